/**
 * `npm run demo`: on a small Convex app, a pull request is opened, pushed to again and merged, and its preview is deleted.
 * The action is the built one, the Convex CLI is the real one; Convex's cloud, GitHub and the runner are fakes on this machine.
 */

import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { pullRequestEvent, pushEvent, type WorkflowEvent } from "../fakes/events/events.ts";
import type { StepResult } from "../fakes/runner/runner.ts";
import { headOf, REPOSITORY, TestEnvironment } from "../fakes/test-environment.ts";
import { renderMarkdown } from "./render-github-markdown.ts";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const page = join(root, ".sandbox", "demo.html");

interface DemoStep {
  readonly title: string;
  readonly result: StepResult;
  /** The pull request's comment after the step. */
  readonly comment: string;
}

const BRANCH = "feature/reactions";
const CMD = "node build.mjs";
const GROUP = /^##\[group\](.*)$/;

/** Explains how the log differs from a real one. */
const INTRODUCTION = `A pull request from start to finish, with the real Convex CLI. Convex's cloud, GitHub and the runner are fakes on
this machine, so the log names 127.0.0.1, localhost and CONVEX_PROVISION_HOST. Yours will not.`;

console.log(INTRODUCTION);
const stage = await TestEnvironment.open({ previewKeysMayDelete: true });
try {
  const acts = await play();
  await mkdir(dirname(page), { recursive: true });
  await writeFile(page, await pageOf(acts));
  console.log(`\nThe same as a page: ${pathToFileURL(page)}`);
  const failed = acts.filter(({ result }) => result.conclusion !== "success");
  process.exitCode = failed.length === 0 ? 0 : 1;
} finally {
  await stage.close();
}

async function play(): Promise<readonly DemoStep[]> {
  const workspace = await stage.checkout();
  const keys = { preview: stage.previewKey, production: stage.productionKey };
  const firstCommit = stage.github.pushTo({ repository: REPOSITORY, branch: BRANCH });
  const { number } = stage.github.openPullRequest({ repository: REPOSITORY, headBranch: BRANCH, title: "Reactions" });
  const facts = { number, headBranch: BRANCH, title: "Reactions" };
  const opened = await act("A pull request is opened", number, {
    event: pullRequestEvent({ ...facts, action: "opened", headSha: firstCommit }),
    workspace,
    key: keys.preview,
  });
  await addIndex(workspace);
  const secondCommit = stage.github.pushTo({ repository: REPOSITORY, pullRequest: number });
  const pushed = await act("It is pushed to again, with a new index", number, {
    event: pullRequestEvent({ ...facts, action: "synchronize", headSha: secondCommit }),
    workspace,
    key: keys.preview,
  });
  stage.github.closePullRequest({ repository: REPOSITORY, number, merged: true });
  const merged = await act("It is merged to main", number, {
    event: pushEvent({ branch: "main", sha: headOf(workspace) }),
    workspace,
    key: keys.production,
  });
  const closed = await act("Its preview is deleted, because the pull request is closed", number, {
    event: pullRequestEvent({ ...facts, action: "closed", headSha: secondCommit, merged: true }),
    workspace,
    key: keys.preview,
  });
  return [opened, pushed, merged, closed];
}

async function act(
  title: string,
  number: number,
  step: { readonly event: WorkflowEvent; readonly workspace: string; readonly key: string },
): Promise<DemoStep> {
  console.log(`\n━━ ${title} ${"━".repeat(Math.max(0, 76 - title.length))}\n`);
  const result = await stage.run({
    event: step.event,
    workspace: step.workspace,
    with: { "deploy-key": step.key, cmd: CMD },
    onLog: foldingPrinter(),
  });
  const comment = stage.github.comments(REPOSITORY, number).at(-1)?.body ?? "";
  if (step.event.name === "pull_request") console.log(`\nThe pull request's comment:\n\n${visible(comment)}`);
  return { title, result, comment };
}

/** Prints lines as the log page shows them at first, with the runner's own lines about the step folded. */
function foldingPrinter(): (line: string) => void {
  let folded = false;
  return (line) => {
    const title = GROUP.exec(line)?.[1];
    if (title !== undefined) folded = title.startsWith("Run ");
    if (title !== undefined) console.log(`${folded ? "▸" : "▾"} ${title}`);
    else if (line === "##[endgroup]") folded = false;
    else if (!folded) console.log(line);
  };
}

/** The log with groups that can be opened and closed, as on the log page. */
function logHtml(log: string): string {
  return log
    .trim()
    .split("\n")
    .map((line) => {
      const title = GROUP.exec(line)?.[1];
      if (title !== undefined)
        return `<details${title.startsWith("Run ") ? "" : " open"}><summary>${escapeHtml(title)}</summary>`;
      return line === "##[endgroup]" ? "</details>" : `${escapeHtml(line)}\n`;
    })
    .join("");
}

/** The change of the second push: another index. */
async function addIndex(workspace: string): Promise<void> {
  const path = join(workspace, "convex", "schema.ts");
  const schema = await readFile(path, "utf8");
  await writeFile(path, schema.replace('.index("by_channel"', '.index("by_author", ["author"]).index("by_channel"'));
}

/** The comment without the hidden line that contains its data. */
function visible(comment: string): string {
  return comment.replace(/^<!--.*-->\n/, "");
}

async function pageOf(acts: readonly DemoStep[]): Promise<string> {
  const css = await readFile(join(root, "node_modules", "github-markdown-css", "github-markdown.css"), "utf8");
  const sections = await Promise.all(acts.map(sectionOf));
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Convex Deploy: demo</title>
<style>${css}
:root { color-scheme: light dark; }
body { max-width: 980px; margin: 32px auto; padding: 0 16px; font-family: -apple-system, "Segoe UI", sans-serif; }
.log { background: #0d1117; color: #e6edf3; padding: 16px; border-radius: 6px; overflow-x: auto; font-size: 12px; line-height: 1.5; }
.markdown-body { border: 1px solid #8886; border-radius: 6px; padding: 16px; }
h2 { margin-top: 48px; } h3 { margin: 24px 0 8px; }
</style>
<h1>Convex Deploy: demo</h1>
<p>${escapeHtml(INTRODUCTION)}</p>
${sections.join("\n")}
</html>
`;
}

async function sectionOf({ title, result, comment }: DemoStep): Promise<string> {
  const summary = await renderMarkdown(result.summary, "summary");
  return [
    `<h2>${escapeHtml(title)}</h2>`,
    `<h3>Log</h3><pre class="log">${logHtml(result.log)}</pre>`,
    `<h3>Pull request comment</h3><article class="markdown-body">${await renderMarkdown(comment, "comment")}</article>`,
    `<h3>Job summary</h3><article class="markdown-body">${summary}</article>`,
  ].join("\n");
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`);
}
