/** The job summary as Markdown. */

import { changeItems } from "../text/schema-changes-text.ts";
import { code, createdText, duration, fenced, link, moment, prose, tableLine } from "../../markdown/markdown.ts";
import type { Outcome, Status } from "../../outcome/outcome.ts";

/** The word is what was attempted. */
const HEADINGS: Readonly<Record<Status, (word: Outcome["operation"]) => string>> = {
  deployed: () => "✅ Convex deployed",
  skipped: (word) => `⏭️ Convex ${word} skipped`,
  "dry-run": () => "🔎 Convex dry run",
  "cleaned-up": () => "🧹 Convex preview cleaned up",
  swept: () => "🧹 Convex previews swept",
  failed: (word) => `❌ Convex ${word} failed`,
  refused: (word) => `⛔ Convex ${word} refused`,
  cancelled: (word) => `⏹️ Convex ${word} cancelled`,
};

export function renderSummary(outcome: Outcome): string {
  const { deployment, preview } = outcome;
  const facts: readonly (readonly [name: string, value: string])[] = [
    ["App", code(outcome.appName)],
    ["Target", outcome.target ?? ""],
    ["Preview deployment", preview === null ? "" : `${code(preview.name)}${createdText(preview.created)}`],
    ["Expires", outcome.expiresAt === null ? "" : moment(outcome.expiresAt)],
    ["Convex deployment", deployment.name === null ? "" : code(deployment.name)],
    ["URL", address(deployment.url, deployment.isGiven)],
    ["HTTP actions", address(deployment.siteUrl, deployment.isGiven)],
    ["Dashboard", deployment.dashboardUrl === null ? "" : link("Open", deployment.dashboardUrl)],
    ["Commit", code(outcome.commit.slice(0, 7))],
    ["Branch", code(outcome.branch ?? "")],
    ["Convex CLI", code(outcome.cliVersion ?? "")],
    ["Took", took(outcome)],
  ];
  const [first = ["", ""], ...others] = facts.filter(([, value]) => value !== "");
  return [
    `## ${HEADINGS[outcome.status](outcome.operation)}`,
    "",
    ...failureLines(outcome),
    ...listed([...outcome.notes.map(prose), ...changeItems(outcome.changes)]),
    tableLine(first),
    "| :-- | :-- |",
    ...others.map(tableLine),
    "",
    ...(outcome.failure === null || outcome.tail.length === 0
      ? []
      : ["<details><summary>End of the output</summary>", "", fenced(outcome.tail), "", "</details>", ""]),
  ].join("\n");
}

function failureLines({ failure, located: { locations, further } }: Outcome): readonly string[] {
  if (failure === null) return [];
  const places = locations.map(
    ({ path, line, message }) => `${code(line === null ? path : `${path}:${line}`)} ${code(message)}`,
  );
  return [
    prose(failure.cause),
    "",
    ...listed(further > 0 ? [...places, `and ${further} more`] : places),
    prose(failure.fix),
    "",
    ...(failure.link === null ? [] : [link("Read on", failure.link), ""]),
  ];
}

function listed(items: readonly string[]): readonly string[] {
  return items.length === 0 ? [] : [...items.map((item) => `- ${item}`), ""];
}

/** A URL that Convex did not give is shown, not linked. */
function address(url: string | null, isGiven: boolean): string {
  if (url === null) return "";
  return isGiven ? link(code(url), url) : code(url);
}

function took({ durationSeconds, buildSeconds, pushSeconds }: Outcome): string {
  const parts = [
    buildSeconds === null ? "" : `build ${duration(buildSeconds)}`,
    pushSeconds === null ? "" : `push ${duration(pushSeconds)}`,
  ].filter((part) => part !== "");
  return `${duration(durationSeconds)}${parts.length === 0 ? "" : ` (${parts.join(", ")})`}`;
}
