/** The job summary as Markdown. */

import { changeItems } from "./changes-text.ts";
import { code, duration, fenced, link } from "./markdown.ts";
import type { Outcome, Status } from "./outcome.ts";

const HEADINGS: Readonly<Record<Status, string>> = {
  deployed: "✅ Convex deployed",
  skipped: "⏭️ Convex deploy skipped",
  "dry-run": "🔎 Convex dry run",
  "cleaned-up": "🧹 Convex preview removed",
  swept: "🧹 Convex previews swept",
  failed: "❌ Convex deploy failed",
  refused: "⛔ Convex deploy refused",
  cancelled: "⏹️ Convex deploy cancelled",
};

export function renderSummary(outcome: Outcome): string {
  const { deployment, preview } = outcome;
  const facts: readonly (readonly [name: string, value: string])[] = [
    ["App", code(outcome.appName)],
    ["Target", outcome.target ?? ""],
    ["Preview deployment", preview === null ? "" : `${code(preview.name)}${CREATED.get(preview.created) ?? ""}`],
    ["Convex deployment", deployment.name === null ? "" : code(deployment.name)],
    ["URL", deployment.url === null ? "" : link(code(deployment.url), deployment.url)],
    ["HTTP actions", deployment.siteUrl === null ? "" : link(code(deployment.siteUrl), deployment.siteUrl)],
    ["Dashboard", deployment.dashboardUrl === null ? "" : link("Open", deployment.dashboardUrl)],
    ["Commit", code(outcome.commit.slice(0, 7))],
    ["Branch", code(outcome.branch ?? "")],
    ["Convex CLI", code(outcome.cliVersion ?? "")],
    ["Took", took(outcome)],
  ];
  const { failure } = outcome;
  return [
    `## ${HEADINGS[outcome.status]}`,
    "",
    ...(failure === null
      ? []
      : [failure.cause, "", failure.fix, "", ...(failure.link === null ? [] : [`[Read on](${failure.link})`, ""])]),
    "| | |",
    "| :-- | :-- |",
    ...facts.filter(([, value]) => value !== "").map(([name, value]) => `| ${name} | ${value} |`),
    "",
    ...outcome.notes.map((note) => `- ${note}`),
    ...changeItems(outcome.changes).map((item) => `- ${item}`),
    ...(failure === null || outcome.tail.length === 0
      ? []
      : ["", "<details><summary>End of the output</summary>", "", fenced(outcome.tail), "", "</details>"]),
    "",
  ].join("\n");
}

const CREATED: ReadonlyMap<boolean | null, string> = new Map([
  [true, ", newly created"],
  [false, ", reused with its data"],
]);

function took({ durationSeconds, buildSeconds, pushSeconds }: Outcome): string {
  const parts = [
    buildSeconds === null ? "" : `build ${duration(buildSeconds)}`,
    pushSeconds === null ? "" : `push ${duration(pushSeconds)}`,
  ].filter((part) => part !== "");
  return `${duration(durationSeconds)}${parts.length === 0 ? "" : ` (${parts.join(", ")})`}`;
}
