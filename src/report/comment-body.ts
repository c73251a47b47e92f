/** The pull request comment as Markdown: a table with a row per app, and folded details. */

import { alarms, changeItems } from "./changes-text.ts";
import { encodeState, type Row, type RowStatus } from "./comment-state.ts";
import { code, duration, fenced, html, link } from "./markdown.ts";

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
  swept: "🧹 Swept",
};

/** How much of each failed row's output is shown; the first that fits is taken, rows never give way. */
const TAIL_LENGTHS = [40, 20, 8, 0] as const;

/**
 * @param serverUrl - Of GitHub, for links to commits.
 * @param repository - `owner/name`.
 * @returns At most 65,536 characters.
 */
export function renderComment(rows: readonly Row[], serverUrl: string, repository: string): string {
  const bodies = TAIL_LENGTHS.map((lines) => {
    const shortened = rows.map((row) => ({ ...row, tail: lines === 0 ? [] : row.tail.slice(-lines) }));
    return renderRows(shortened, `${serverUrl}/${repository}`);
  });
  const fitting = bodies.find((body) => body.length <= LONGEST_COMMENT);
  if (fitting !== undefined) return fitting;
  return renderRows(
    rows.map((row) => ({ ...row, tail: [], notes: [], changes: [], fix: "", cause: row.cause.slice(0, 200) })),
    `${serverUrl}/${repository}`,
  );
}

function renderRows(rows: readonly Row[], repositoryUrl: string): string {
  const table = [
    "| App | Status | Convex deployment | Commit | Run |",
    "| :-- | :-- | :-- | :-- | :-- |",
    ...rows.map((row) => tableRow(row, repositoryUrl)),
  ];
  return [encodeState(rows), "### Convex", "", ...table, "", ...rows.flatMap(details)].join("\n").trimEnd();
}

function tableRow(row: Row, repositoryUrl: string): string {
  const cells = [
    `**${code(row.app)}**${row.target === "" ? "" : ` ${row.target}`}`,
    STATUS[row.status] ?? "",
    deploymentLinks(row),
    row.commit === "" ? "" : link(code(row.commit.slice(0, 7)), `${repositoryUrl}/commit/${row.commit}`),
    link(row.status === "deploying" ? "running" : duration(row.seconds), row.runUrl),
  ];
  return `| ${cells.join(" | ")} |`;
}

function deploymentLinks(row: Row): string {
  return [
    row.url === "" ? code(row.deploymentName || row.previewName) : link(code(row.deploymentName || row.url), row.url),
    row.siteUrl === "" ? "" : link("HTTP actions", row.siteUrl),
    row.dashboardUrl === "" ? "" : link("dashboard", row.dashboardUrl),
  ]
    .filter((part) => part !== "")
    .join(" · ");
}

/** A failure is open for all to see; what only some want to know is folded. */
function details(row: Row): readonly string[] {
  const facts = [
    row.previewName === "" ? "" : `Preview deployment ${code(row.previewName)}${PREVIEW[row.previewCreated] ?? ""}`,
    row.cliVersion === "" ? "" : `Convex CLI ${code(row.cliVersion)}`,
    times(row),
    ...row.notes,
    ...changeItems(row.changes.filter((change) => !alarms(row.changes).includes(change))),
  ].filter((fact) => fact !== "");
  const failure =
    row.cause === "" ? [] : [`**${code(row.app)}**: ${row.cause}`, "", ...(row.fix === "" ? [] : [row.fix, ""])];
  const tail =
    row.tail.length === 0
      ? []
      : ["<details><summary>End of the output</summary>", "", fenced(row.tail), "", "</details>", ""];
  const folded =
    facts.length === 0
      ? []
      : [
          `<details><summary>Details of ${html(row.app)}</summary>`,
          "",
          ...facts.map((fact) => `- ${fact}`),
          "",
          "</details>",
          "",
        ];
  const loud = changeItems(alarms(row.changes));
  const alarm = loud.length === 0 ? [] : [`**${code(row.app)}**:`, "", ...loud.map((item) => `- ${item}`), ""];
  return [...failure, ...alarm, ...tail, ...folded];
}

const PREVIEW: Readonly<Record<string, string>> = { true: ", newly created", false: ", reused with its data" };

function times({ buildSeconds, pushSeconds }: Row): string {
  return [
    buildSeconds === null ? "" : `build ${duration(buildSeconds)}`,
    pushSeconds === null ? "" : `push ${duration(pushSeconds)}`,
  ]
    .filter((part) => part !== "")
    .join(", ");
}
