/** The job summary as Markdown. */

import { NO_LOCATIONS } from "../../diagnosis/source-location.ts";
import { cellCodeSpan } from "../../markdown/code-span.ts";
import {
  fenced,
  folded,
  formatBytes,
  formatCreated,
  formatDuration,
  formatTime,
  joinParts,
  link,
  sanitizeMarkdown,
  tableLine,
} from "../../markdown/markdown.ts";
import {
  type FunctionReport,
  type Outcome,
  operationOf,
  type PlannedRun,
  previewOf,
  type Status,
  subjectOf,
} from "../../outcome/outcome.ts";
import { breakingText, comparisonTitle, otherChangesText } from "../text/comparison-text.ts";
import { toListItems } from "../text/schema-changes-text.ts";

/** Headings by status, for the operation that was attempted. */
const HEADINGS: Readonly<Record<Status, (operation: PlannedRun["operation"]) => string>> = {
  deployed: () => "✅ Convex deployed",
  skipped: (operation) => `⏭️ Convex ${operation} skipped`,
  "dry-run": () => "🔎 Convex dry run",
  "cleaned-up": () => "🧹 Convex preview cleaned up",
  swept: () => "🧹 Convex previews swept",
  reported: () => "🔗 Address of the site reported",
  resolved: () => "🔗 Convex deployment found",
  failed: (operation) => `❌ Convex ${operation} failed`,
  refused: (operation) => `⛔ Convex ${operation} refused`,
  cancelled: (operation) => `⏹️ Convex ${operation} cancelled`,
};

export function renderSummary(outcome: Outcome): string {
  const { run, plan, deployment, deploy, functions, comparison, ending } = outcome;
  const { commit, branch } = subjectOf(outcome);
  const preview = previewOf(outcome);
  const facts: readonly (readonly [name: string, value: string])[] = [
    ["App", cellCodeSpan(run.appName)],
    ["Target", plan?.target ?? ""],
    ["Preview deployment", preview === null ? "" : `${cellCodeSpan(preview.name)}${formatCreated(preview.created)}`],
    ["Expires", deployment.expiresAt === null ? "" : formatTime(deployment.expiresAt)],
    ["Convex deployment", deployment.name === null ? "" : cellCodeSpan(deployment.name)],
    ["Site", plan === null || plan.appUrl === null ? "" : link(cellCodeSpan(plan.appUrl), plan.appUrl)],
    ["URL", urlText(deployment.url, deployment.urlsFromApi)],
    ["HTTP actions", urlText(deployment.siteUrl, deployment.urlsFromApi)],
    ["Dashboard", deployment.dashboardUrl === null ? "" : link("Open", deployment.dashboardUrl)],
    ["Commit", cellCodeSpan(commit.slice(0, 7))],
    ["Branch", cellCodeSpan(branch ?? "")],
    ["Convex CLI", cellCodeSpan(deploy?.cliVersion ?? "")],
    ["Took", durationText(outcome)],
  ];
  const [first = ["", ""], ...others] = facts.filter(([, value]) => value !== "");
  return [
    `## ${HEADINGS[ending.status](operationOf(outcome))}`,
    "",
    ...failureLines(outcome),
    ...breakingText(comparison, run.appName),
    ...listed([...ending.notes.map(sanitizeMarkdown), ...toListItems(deploy?.schemaChanges ?? [])]),
    tableLine(first),
    "| :-- | :-- |",
    ...others.map(tableLine),
    "",
    ...functionTable(functions),
    ...(comparison === null ? [] : folded(comparisonTitle(comparison), otherChangesText(comparison))),
    ...(ending.failure === null || deploy === null || deploy.outputTail.length === 0
      ? []
      : folded("End of the output", [fenced(deploy.outputTail)])),
  ].join("\n");
}

const RESULTS: Readonly<Record<FunctionReport["result"], string>> = {
  returned: "✅ returned",
  threw: "❌ failed",
  "not-run": "❌ did not run",
  "no-response": "❔ no response",
  "no-deployment": "❌ not called",
};

/** Shows only names, times and sizes, because the functions' results may contain personal data. */
function functionTable(functions: Outcome["functions"]): readonly string[] {
  if (functions.length === 0) return [];
  const lines = functions.map(({ input, name, result, seconds, bytes }) =>
    tableLine([
      cellCodeSpan(name),
      `\`${input}\``,
      RESULTS[result],
      formatDuration(seconds),
      bytes === null ? "" : formatBytes(bytes),
    ]),
  );
  return ["| Function | Input | Result | Took | Size |", "| :-- | :-- | :-- | :-- | :-- |", ...lines, ""];
}

function failureLines({ ending: { failure }, deploy }: Outcome): readonly string[] {
  const { locations, omitted } = deploy?.locations ?? NO_LOCATIONS;
  if (failure === null) return [];
  const items = locations.map(
    ({ path, line, message }) => `${cellCodeSpan(line === null ? path : `${path}:${line}`)} ${cellCodeSpan(message)}`,
  );
  return [
    sanitizeMarkdown(failure.cause),
    "",
    ...listed(omitted > 0 ? [...items, `and ${omitted} more`] : items),
    sanitizeMarkdown(failure.fix),
    "",
    ...(failure.link === null ? [] : [link("Learn more", failure.link), ""]),
  ];
}

function listed(items: readonly string[]): readonly string[] {
  return items.length === 0 ? [] : [...items.map((item) => `- ${item}`), ""];
}

/** A URL is linked only if Convex's API returned it. */
function urlText(url: string | null, isFromApi: boolean): string {
  if (url === null) return "";
  return isFromApi ? link(cellCodeSpan(url), url) : cellCodeSpan(url);
}

function durationText({ run: { durationSeconds }, deploy }: Outcome): string {
  const { buildSeconds, pushSeconds } = deploy ?? { buildSeconds: null, pushSeconds: null };
  const build = buildSeconds === null ? "" : `build ${formatDuration(buildSeconds)}`;
  const push = pushSeconds === null ? "" : `push ${formatDuration(pushSeconds)}`;
  const parts = joinParts([build, push], ", ");
  return `${formatDuration(durationSeconds)}${parts === "" ? "" : ` (${parts})`}`;
}
