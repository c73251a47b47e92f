/** The pull request comment as Markdown: the table, what failed, and folded details. */

import { cellCodeSpan } from "../../markdown/code-span.ts";
import {
  folded,
  formatCreated,
  formatDuration,
  formatExpiry,
  htmlCode,
  joinParts,
  link,
  sanitizeMarkdown,
} from "../../markdown/markdown.ts";
import type { SentLocation } from "../../outcome/public-outcome.ts";
import { breakingText, comparisonTitle, otherChangesText } from "../text/comparison-text.ts";
import { destructiveChanges, toListItems } from "../text/schema-changes-text.ts";
import type { CommentEntry, CommentRow } from "./comment-row.ts";
import { encodeState } from "./comment-state.ts";
import { renderTable } from "./render-table.ts";
import { selectRows } from "./select-rows.ts";

/** GitHub's limit for a comment, in characters. */
export const MAX_COMMENT_LENGTH = 65_536;

/** Shortens the details step by step until the comment fits. */
const SHORTENINGS: readonly ((row: CommentRow) => CommentRow)[] = [
  (row) => row,
  (row) => ({ ...row, notes: [], changes: destructiveChanges(row.changes) }),
  (row) => ({ ...withoutDetails(row), cause: truncate(row.cause, 200), link: row.link }),
];

/** Shortens the rows step by step if the table without details is still too long. No row is left out. */
const TABLE_SHORTENINGS: readonly ((row: CommentRow) => CommentRow)[] = [
  withoutDetails,
  (row) => ({ ...withoutDetails(row), siteUrl: "", dashboardUrl: "", commit: row.commit.slice(0, 7) }),
  (row) => ({
    ...withoutDetails(row),
    siteUrl: "",
    dashboardUrl: "",
    commit: "",
    url: "",
    appUrl: "",
    appName: truncate(row.appName, 40),
  }),
];

function withoutDetails(row: CommentRow): CommentRow {
  return { ...row, notes: [], changes: [], comparison: null, locations: [], fix: "", cause: "", link: "" };
}

function truncate(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1).toWellFormed()}…`;
}

/** The pull request that a comment is on, for its links. */
export interface CommentContext {
  /** GitHub's URL. */
  readonly serverUrl: string;
  /** `owner/name`. */
  readonly repository: string;
  readonly pullRequestNumber: number;
}

/**
 * @param now - Milliseconds since the epoch.
 * @returns At most 65,536 characters, for a hundred apps with names of 255 characters each.
 */
export function renderComment(entries: readonly CommentEntry[], context: CommentContext, now: number): string {
  let body = "";
  for (body of progressivelyShorter(entries, context, now)) if (body.length <= MAX_COMMENT_LENGTH) break;
  return body;
}

function* progressivelyShorter(
  entries: readonly CommentEntry[],
  { serverUrl, repository, pullRequestNumber }: CommentContext,
  now: number,
) {
  const repositoryUrl = `${serverUrl}/${repository}`;
  const comment = (shorten: (row: CommentRow) => CommentRow, withDetails: boolean) => {
    const shown = entries.map(({ record, row }) => ({ record, row: row === null ? null : shorten(row) }));
    const rows = selectRows(shown, now);
    const attempts = rows.map(({ attempt }) => attempt);
    const details = withDetails
      ? ["", ...attempts.flatMap((row) => visibleSection(row, repositoryUrl)), ...detailsSection(attempts)]
      : [];
    return [encodeState(shown, pullRequestNumber), "### Convex", "", ...renderTable(rows, repositoryUrl), ...details]
      .join("\n")
      .trimEnd();
  };
  for (const shorten of SHORTENINGS) yield comment(shorten, true);
  for (const shorten of TABLE_SHORTENINGS) yield comment(shorten, false);
}

/** Whether the run was skipped without a failure: then its notes are the reason. */
function isPlainSkip({ status, cause }: CommentRow): boolean {
  return status === "skipped" && cause === "";
}

/** The part that is never folded: why an app was not deployed, breaking changes and deletions. */
function visibleSection(row: CommentRow, repositoryUrl: string): readonly string[] {
  const destructive = toListItems(destructiveChanges(row.changes));
  return [
    ...(row.cause === "" ? [] : failureText(row, repositoryUrl)),
    ...breakingText(row.comparison, row.appName),
    ...(isPlainSkip(row)
      ? row.notes.flatMap((note) => [`**${cellCodeSpan(row.appName)}** was skipped: ${sanitizeMarkdown(note)}`, ""])
      : []),
    ...(destructive.length === 0
      ? []
      : [`**${cellCodeSpan(row.appName)}**`, "", ...destructive.map((item) => `- ${item}`), ""]),
  ];
}

/** The app's name with the cause, the locations in the code, then the fix. */
function failureText(row: CommentRow, repositoryUrl: string): readonly string[] {
  // Link to the output instead of quoting it: only the runner's log masks it.
  const output = row.status === "failed" ? link("Output of the run", row.runUrl) : "";
  const more = joinParts([row.link === "" ? "" : link("Learn more", row.link), output], " · ");
  const steps = sanitizeMarkdown(row.fix);
  const fix = steps.endsWith("```") ? `${steps}\n\n${more}` : `${steps} ${more}`;
  const locations = row.locations.map((one) => `- ${locationText(one, row.commit, repositoryUrl)}`);
  return [
    `**${cellCodeSpan(row.appName)}**: ${sanitizeMarkdown(row.cause)}`,
    "",
    ...(locations.length === 0 ? [] : [...locations, ""]),
    ...(fix.trim() === "" ? [] : [fix.trim(), ""]),
  ];
}

function locationText({ path, line, message }: SentLocation, commit: string, repositoryUrl: string): string {
  const name = cellCodeSpan(line === null ? path : `${path}:${line}`);
  const anchor = line === null ? "" : `#L${line}`;
  const url = `${repositoryUrl}/blob/${commit}/${path.split("/").map(encodeURIComponent).join("/")}${anchor}`;
  return joinParts([commit === "" ? name : link(name, url), cellCodeSpan(message)], " ");
}

/** The folded details of all apps together. */
function detailsSection(rows: readonly CommentRow[]): readonly string[] {
  const lists = rows
    .map((row) => ({ row, items: detailItems(row) }))
    .filter(({ items }) => items.length > 0)
    .map(({ row, items }) => [
      ...(rows.length > 1 ? [`**${cellCodeSpan(row.appName)}** ${row.target}`, ""] : []),
      ...items,
      "",
    ]);
  return [...folded("Details", lists.flat()), ...rows.flatMap(comparisonSection)];
}

function comparisonSection({ comparison, appName }: CommentRow): readonly string[] {
  return comparison === null
    ? []
    : folded(`${htmlCode(appName)} · ${comparisonTitle(comparison)}`, otherChangesText(comparison));
}

function detailItems(row: CommentRow): readonly string[] {
  const isRemoved = row.status === "removed";
  const created = isRemoved ? "" : formatCreated(row.previewCreated);
  return [
    row.previewName === "" ? "" : `Preview deployment ${cellCodeSpan(row.previewName)}${created}`,
    isRemoved ? "" : formatExpiry(row.expiresAt),
    row.cliVersion === "" ? "" : `Convex CLI ${cellCodeSpan(row.cliVersion)}`,
    times(row),
    ...(isPlainSkip(row) ? [] : row.notes.map(sanitizeMarkdown)),
    ...toListItems(row.changes.filter((change) => !destructiveChanges(row.changes).includes(change))),
  ]
    .filter((fact) => fact !== "")
    .map((fact) => `- ${fact}`);
}

function times({ buildSeconds, pushSeconds }: CommentRow): string {
  const build = buildSeconds === null ? "" : `Build ${formatDuration(buildSeconds)}`;
  const push = pushSeconds === null ? "" : `${build === "" ? "Push" : "push"} ${formatDuration(pushSeconds)}`;
  return joinParts([build, push], ", ");
}
