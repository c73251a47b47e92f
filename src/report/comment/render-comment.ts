/** The pull request comment as Markdown: a table with a row per app, and folded details. */

import { alarms, changeItems } from "../text/schema-changes-text.ts";
import { encodeState, type Row, type RowStatus } from "./comment-state.ts";
import { code, createdText, duration, expiryText, link, prose, tableLine } from "../../markdown/markdown.ts";
import type { Place } from "../../outcome/public-outcome.ts";

/** GitHub's limit for a comment, in characters. */
export const LONGEST_COMMENT = 65_536;

const STATUS: Readonly<Record<RowStatus, string>> = {
  deploying: "⏳ Deploying",
  deployed: "✅ Deployed",
  "dry-run": "🔎 Dry run",
  failed: "❌ Failed",
  refused: "⛔ Refused",
  skipped: "⏭️ Skipped",
  cancelled: "⏹️ Cancelled",
  "cleaned-up": "🧹 Removed",
  removed: "🧹 Removed",
  kept: "📦 Kept",
  swept: "🧹 Swept",
};

/** How details give way, step by step, until the comment fits. */
const SHORTENINGS: readonly ((row: Row) => Row)[] = [
  (row) => row,
  (row) => ({ ...withoutDetails(row), cause: cut(row.cause, 200), link: row.link }),
];

/** How rows do where a table without any details is still too long. None is left out. */
const TABLE_SHORTENINGS: readonly ((row: Row) => Row)[] = [
  withoutDetails,
  (row) => ({ ...withoutDetails(row), siteUrl: "", dashboardUrl: "", commit: row.commit.slice(0, 7) }),
  (row) => ({ ...withoutDetails(row), siteUrl: "", dashboardUrl: "", commit: "", url: "", app: cut(row.app, 40) }),
];

function withoutDetails(row: Row): Row {
  return { ...row, notes: [], changes: [], places: [], fix: "", cause: "", link: "" };
}

function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1).toWellFormed()}…`;
}

/** Where a comment is, and what links of it are made from. */
export interface CommentPlace {
  /** Of GitHub. */
  readonly serverUrl: string;
  /** `owner/name`. */
  readonly repository: string;
  readonly pullRequestNumber: number;
}

/** @returns At most 65,536 characters, for a hundred apps with names of 255 characters each. */
export function renderComment(rows: readonly Row[], place: CommentPlace): string {
  let body = "";
  for (body of everShorter(rows, place)) if (body.length <= LONGEST_COMMENT) break;
  return body;
}

function* everShorter(rows: readonly Row[], { serverUrl, repository, pullRequestNumber }: CommentPlace) {
  const repositoryUrl = `${serverUrl}/${repository}`;
  const comment = (shown: readonly Row[], details: readonly string[]) =>
    [encodeState(shown, pullRequestNumber), "### Convex", "", ...tableOf(shown, repositoryUrl), ...details]
      .join("\n")
      .trimEnd();
  for (const shorten of SHORTENINGS) {
    const shown = rows.map(shorten);
    yield comment(shown, ["", ...shown.flatMap((row) => openText(row, repositoryUrl)), ...foldedText(shown)]);
  }
  for (const shorten of TABLE_SHORTENINGS) yield comment(rows.map(shorten), []);
}

function tableOf(rows: readonly Row[], repositoryUrl: string): readonly string[] {
  return [
    "| App | Status | Convex deployment | Commit | Run |",
    "| :-- | :-- | :-- | :-- | :-- |",
    ...rows.map((row) => tableRow(row, repositoryUrl)),
  ];
}

function tableRow(row: Row, repositoryUrl: string): string {
  const cells = [
    `**${code(row.app)}**${row.target === "" ? "" : ` ${row.target}`}`,
    STATUS[row.status],
    deploymentLinks(row),
    row.commit === "" ? "" : link(code(row.commit.slice(0, 7)), `${repositoryUrl}/commit/${row.commit}`),
    link(row.status === "deploying" ? "running" : duration(row.seconds), row.runUrl),
  ];
  return tableLine(cells);
}

function deploymentLinks(row: Row): string {
  const name = code(row.deploymentName || row.previewName);
  // What was removed leads nowhere.
  if (GONE.includes(row.status)) return name;
  return [
    row.url === "" ? name : link(code(row.deploymentName || row.url), row.url),
    row.siteUrl === "" ? "" : link("HTTP actions", row.siteUrl),
    row.dashboardUrl === "" ? "" : link("dashboard", row.dashboardUrl),
  ]
    .filter((part) => part !== "")
    .join(" · ");
}

/** Its notes are the reason. */
function isPlainSkip({ status, cause }: Row): boolean {
  return status === "skipped" && cause === "";
}

const GONE: readonly RowStatus[] = ["cleaned-up", "removed", "swept"];

/** What one has to know: why an app was not deployed, and what is gone. */
function openText(row: Row, repositoryUrl: string): readonly string[] {
  const loud = changeItems(alarms(row.changes));
  return [
    ...(row.cause === "" ? [] : failureText(row, repositoryUrl)),
    ...(isPlainSkip(row) ? row.notes.flatMap((note) => [`**${code(row.app)}** was skipped: ${prose(note)}`, ""]) : []),
    ...(loud.length === 0 ? [] : [`**${code(row.app)}**`, "", ...loud.map((item) => `- ${item}`), ""]),
  ];
}

/** The cause beside the app's name, where it is, then what to do. */
function failureText(row: Row, repositoryUrl: string): readonly string[] {
  const more = [
    row.link === "" ? "" : link("Read on", row.link),
    // What was printed is masked there, and nowhere else.
    row.status === "failed" ? link("Output of the run", row.runUrl) : "",
  ]
    .filter((part) => part !== "")
    .join(" · ");
  const steps = prose(row.fix);
  const fix = steps.endsWith("```") ? `${steps}\n\n${more}` : `${steps} ${more}`;
  const places = row.places.map((place) => `- ${placeText(place, row.commit, repositoryUrl)}`);
  return [
    `**${code(row.app)}**: ${prose(row.cause)}`,
    "",
    ...(places.length === 0 ? [] : [...places, ""]),
    ...(fix.trim() === "" ? [] : [fix.trim(), ""]),
  ];
}

function placeText({ path, line, message }: Place, commit: string, repositoryUrl: string): string {
  const name = code(line === null ? path : `${path}:${line}`);
  const anchor = line === null ? "" : `#L${line}`;
  const url = `${repositoryUrl}/blob/${commit}/${path.split("/").map(encodeURIComponent).join("/")}${anchor}`;
  return [commit === "" ? name : link(name, url), code(message)].filter((part) => part !== "").join(" ");
}

/** What only some want to know, of all apps in one place. */
function foldedText(rows: readonly Row[]): readonly string[] {
  const lists = rows
    .map((row) => ({ row, items: quietItems(row) }))
    .filter(({ items }) => items.length > 0)
    .map(({ row, items }) => [...(rows.length > 1 ? [`**${code(row.app)}** ${row.target}`, ""] : []), ...items, ""]);
  return folded("Details", lists.flat());
}

function quietItems(row: Row): readonly string[] {
  return [
    row.previewName === "" ? "" : `Preview deployment ${code(row.previewName)}${createdText(row.previewCreated)}`,
    GONE.includes(row.status) ? "" : expiryText(row.expiresAt),
    row.cliVersion === "" ? "" : `Convex CLI ${code(row.cliVersion)}`,
    times(row),
    ...(isPlainSkip(row) ? [] : row.notes.map(prose)),
    ...changeItems(row.changes.filter((change) => !alarms(row.changes).includes(change))),
  ]
    .filter((fact) => fact !== "")
    .map((fact) => `- ${fact}`);
}

/** @param title - Ours, or from `html`. */
function folded(title: string, lines: readonly string[]): readonly string[] {
  if (lines.length === 0) return [];
  return [`<details><summary>${title}</summary>`, "", ...lines, "", "</details>", ""];
}

function times({ buildSeconds, pushSeconds }: Row): string {
  return [
    buildSeconds === null ? "" : `Build ${duration(buildSeconds)}`,
    pushSeconds === null ? "" : `${buildSeconds === null ? "Push" : "push"} ${duration(pushSeconds)}`,
  ]
    .filter((part) => part !== "")
    .join(", ");
}
