/** The table of the pull request comment as Markdown: its columns, and what each says. */

import { cellCodeSpan } from "../../markdown/code-span.ts";
import { formatDuration, joinParts, link, tableLine } from "../../markdown/markdown.ts";
import type { CommentRow, RowStatus } from "./comment-row.ts";
import type { LiveBeside, TableRow } from "./select-rows.ts";

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

/** Renders the table: its heading, and a line per row. */
export function renderTable(rows: readonly TableRow[], repositoryUrl: string): readonly string[] {
  return [
    "| App | Status | Convex deployment | Commit | Run |",
    "| :-- | :-- | :-- | :-- | :-- |",
    ...rows.map((row) => renderRow(row, repositoryUrl)),
  ];
}

function renderRow({ attempt, live }: TableRow, repositoryUrl: string): string {
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
