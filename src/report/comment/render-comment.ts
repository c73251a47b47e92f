/** The pull request comment as Markdown: a table with a row per app, and folded details. */

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
  tableLine,
} from "../../markdown/markdown.ts";
import type { SentLocation } from "../../outcome/public-outcome.ts";
import { breakingText, comparisonTitle, otherChangesText } from "../text/comparison-text.ts";
import { destructiveChanges, toListItems } from "../text/schema-changes-text.ts";
import type { CommentEntry, CommentRow, RowStatus } from "./comment-row.ts";
import { encodeState } from "./comment-state.ts";
import { type LiveBeside, type TableRow, tableRows } from "./table-rows.ts";

/** GitHub's limit for a comment, in characters. */
export const MAX_COMMENT_LENGTH = 65_536;

const STATUS: Readonly<Record<RowStatus, string>> = {
  deploying: "⏳ Deploying",
  deployed: "✅ Deployed",
  failed: "❌ Failed",
  refused: "⛔ Refused",
  skipped: "⏭️ Skipped",
  cancelled: "⏹️ Cancelled",
  removed: "🧹 Removed",
  kept: "📦 Kept",
};

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
    const rows = tableRows(shown, now);
    const attempts = rows.map(({ attempt }) => attempt);
    const details = withDetails
      ? ["", ...attempts.flatMap((row) => visibleSection(row, repositoryUrl)), ...detailsSection(attempts)]
      : [];
    return [encodeState(shown, pullRequestNumber), "### Convex", "", ...tableOf(rows, repositoryUrl), ...details]
      .join("\n")
      .trimEnd();
  };
  for (const shorten of SHORTENINGS) yield comment(shorten, true);
  for (const shorten of TABLE_SHORTENINGS) yield comment(shorten, false);
}

function tableOf(rows: readonly TableRow[], repositoryUrl: string): readonly string[] {
  return [
    "| App | Status | Convex deployment | Commit | Run |",
    "| :-- | :-- | :-- | :-- | :-- |",
    ...rows.map((row) => tableRow(row, repositoryUrl)),
  ];
}

function tableRow({ attempt, live }: TableRow, repositoryUrl: string): string {
  const cells = [
    `**${cellCodeSpan(attempt.appName)}**${attempt.target === "" ? "" : ` ${attempt.target}`}`,
    STATUS[attempt.status],
    // A run that pushed nothing has no links of its own.
    deploymentLinks(live === null || live.kind === "nothing" || live.row === null ? attempt : live.row, attempt),
    joinParts([commitLink(attempt.commit, repositoryUrl), liveText(live, attempt, repositoryUrl)], "<br>"),
    link(attempt.status === "deploying" ? "running" : formatDuration(attempt.durationSeconds), attempt.runUrl),
  ];
  return tableLine(cells);
}

function commitLink(commit: string, repositoryUrl: string): string {
  return commit === "" ? "" : link(cellCodeSpan(commit.slice(0, 7)), `${repositoryUrl}/commit/${commit}`);
}

/** Says what is live if the last attempt is not. */
function liveText(live: LiveBeside | null, attempt: CommentRow, repositoryUrl: string): string {
  if (live === null) return "";
  if (live.kind === "nothing") return "nothing is live";
  const links = (commits: readonly string[]) =>
    commits.filter((commit) => commit !== attempt.commit).map((commit) => commitLink(commit, repositoryUrl));
  if (live.kind === "live") return `live: ${links([live.commit])[0] ?? "the same commit"}`;
  const others = links(live.commits).filter((text) => text !== "");
  if (others.length === live.commits.length) return `${others.join(" or ")} may be live`;
  return others.length === 0 ? "may be live" : `may be live, or ${others.join(" or ")} is`;
}

/**
 * @param attempt - The last attempt: its site may exist although nothing was pushed, because a host builds it
 *   separately.
 */
function deploymentLinks(row: CommentRow, attempt: CommentRow): string {
  const name = cellCodeSpan(row.deploymentName || row.previewName);
  // A deleted preview has no links.
  if (row.status === "removed") return name;
  const appUrl = attempt.appUrl || row.appUrl;
  const links = [
    appUrl === "" ? "" : link("site", appUrl),
    row.url === "" ? name : link(cellCodeSpan(row.deploymentName || row.url), row.url),
    row.siteUrl === "" ? "" : link("HTTP actions", row.siteUrl),
    row.dashboardUrl === "" ? "" : link("dashboard", row.dashboardUrl),
  ];
  return joinParts(links, " · ");
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
