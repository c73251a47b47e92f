import { describe, expect, test } from "@jest/globals";
import { pullRequestEvent } from "../../fakes/events/events.ts";
import { REPOSITORY } from "../../fakes/test-environment.ts";
import { renderMarkdown } from "../../tools/render-github-markdown.ts";
import { annotationsOf, commentsOn, openPullRequest, stage, statesOf, useStage, visible } from "./run-action.ts";

let workspace: string;
useStage(
  async () => {
    workspace = await stage.checkout();
  },
  { previewKeysMayDelete: true },
);

/** A run that is refused. It writes the same comment as a deploy, in a tenth of the time. */
const refused = () => ({ workspace, with: { "deploy-key": stage.productionKey } });
const BOT = "github-actions[bot]";

describe("one comment for a pull request", () => {
  test("is written on the first push, updated on the next, and reports why a deploy failed", async () => {
    const pullRequest = openPullRequest(stage, "feature/three-pushes");
    const deploy = { workspace, with: { "deploy-key": stage.previewKey } };
    const first = await stage.run({ ...deploy, event: pullRequest.event() });
    const preview = stage.cloud.preview(`pr-${pullRequest.number}`);
    const [created] = commentsOn(stage, pullRequest.number);
    expect(visible(created ?? "")).toContain(`[\`${preview?.name}\`](${preview?.cloudUrl})`);
    expect(visible(created ?? "")).toContain("newly created");

    const second = await stage.run({ ...deploy, event: pullRequest.push() });
    const [updated, ...others] = commentsOn(stage, pullRequest.number);
    expect(others).toStrictEqual([]);
    expect(visible(updated ?? "")).toContain("reused with its data");
    expect(second.outputs["comment-url"]).toBe(first.outputs["comment-url"]);

    const error = "Object is missing the required field `text`";
    preview?.failSchema({ table: "messages", error });
    const third = await stage.run({ ...deploy, event: pullRequest.push() });
    expect(third.outputs).toMatchObject({ status: "failed", "failure-code": "schema-validation-failed" });
    const [failed, ...more] = commentsOn(stage, pullRequest.number);
    expect(more).toStrictEqual([]);
    for (const text of ["Failed", "do not match the new schema", "Make the new field optional", "Output of the run"])
      expect(visible(failed ?? "")).toContain(text);
    expect(third.summary).toContain(error);
    expect(failed).not.toContain(error);
  });

  test("shows the cause, fix and location of a type error, without the key in the output", async () => {
    const key = stage.previewKey;
    const broken = await stage.checkout({
      typescript: true,
      files: { "convex/broken.ts": `export const answer: "yes" = ${JSON.stringify(key)};\n` },
    });
    const pullRequest = openPullRequest(stage, "feature/type-error");
    const run = await stage.run({
      event: pullRequest.event(),
      workspace: broken,
      with: { "deploy-key": key, typecheck: "enable" },
    });
    expect(run.outputs).toMatchObject({ status: "failed", "failure-code": "type-error" });
    expect(annotationsOf(run, "error")).toHaveLength(1);
    const [comment = ""] = commentsOn(stage, pullRequest.number);
    for (const text of ["TypeScript found", "npx convex typecheck", "broken.ts", "TS2322"])
      expect(visible(comment)).toContain(text);
    const state = Buffer.from(/v1 (\S+)/.exec(comment)?.[1] ?? "", "base64").toString();
    for (const text of [comment, state, run.summary]) expect(text).not.toContain(key.split("|")[1]);
  });

  test("is found among 120 and updated", async () => {
    const pullRequest = openPullRequest(stage, "feature/much-talk");
    const { number } = pullRequest;
    const talk = (login: string) => stage.github.addComment({ repository: REPOSITORY, number, login, body: "Nice." });
    for (let at = 1; at < 110; at++) talk(at % 3 === 0 ? BOT : "octocat");
    await stage.run({ ...refused(), event: pullRequest.event() });
    const ours = commentsOn(stage, number).at(-1);
    for (let at = 111; at <= 120; at++) talk("octocat");

    const run = await stage.run({ ...refused(), event: pullRequest.push() });
    const comments = commentsOn(stage, number);
    expect(comments).toHaveLength(120);
    expect(comments[109]).not.toBe(ours);
    expect(comments.filter((body) => body.includes("convex-deploy-action"))).toStrictEqual([comments[109]]);
    expect(run.outputs["comment-url"]).toBeDefined();
  });

  test("is not confused with another account's copy of it", async () => {
    const source = openPullRequest(stage, "feature/original");
    await stage.run({ ...refused(), event: source.event() });
    const [copied = ""] = commentsOn(stage, source.number);

    const pullRequest = openPullRequest(stage, "feature/copied");
    const { number } = pullRequest;
    const theirs = [
      stage.github.addComment({ repository: REPOSITORY, number, login: "mallory", body: copied }),
      // On GitHub, nobody else can have the name of the bot. Another app's bot is the most similar account.
      stage.github.addComment({ repository: REPOSITORY, number, login: "other-app[bot]", body: copied }),
      // Another workflow of the repository writes with the same account, and may repeat text of outside contributors.
      stage.github.addComment({ repository: REPOSITORY, number, login: BOT, body: copied }),
    ];
    await stage.run({ ...refused(), event: pullRequest.event() });
    await stage.run({ ...refused(), event: pullRequest.push() });
    const comments = stage.github.comments(REPOSITORY, number);
    expect(comments).toHaveLength(4);
    expect(comments.slice(0, 3).map(({ id, body }) => [id, body])).toStrictEqual(theirs.map(({ id }) => [id, copied]));
    expect(comments[3]?.login).toBe(BOT);
  });

  test("has a row for each app, by name and by working directory", async () => {
    const monorepo = await stage.checkout({
      files: { "apps/web/package.json": "{}", "apps/admin/package.json": "{}" },
    });
    const pullRequest = openPullRequest(stage, "feature/monorepo");
    const key = { "deploy-key": stage.productionKey };
    const event = pullRequest.event();
    const apps = [
      { "working-directory": "apps/web" },
      { "working-directory": "apps/admin" },
      { "working-directory": "apps/admin", "app-name": "back office" },
    ];
    for (const app of apps) await stage.run({ event, workspace: monorepo, with: { ...key, ...app } });
    const comments = commentsOn(stage, pullRequest.number);
    expect(comments).toHaveLength(1);
    const rows = visible(comments[0] ?? "")
      .split("\n")
      .filter((line) => line.startsWith("| **"));
    expect(rows.map((row) => /\*\*`(.*?)`\*\*/.exec(row)?.[1])).toStrictEqual(["admin", "back office", "web"]);
  });

  test("shows the run that started last, whatever the run numbers", async () => {
    const pullRequest = openPullRequest(stage, "feature/slow-first-run");
    const event = pullRequest.event();
    await stage.run({ ...refused(), event, runNumber: 1_050 });
    await stage.run({ ...refused(), event, runNumber: 1_049, runAttempt: 2 });
    const comments = commentsOn(stage, pullRequest.number);
    expect(comments).toHaveLength(1);
    expect(visible(comments[0] ?? "")).toContain("/runs/2049)");
    expect(visible(comments[0] ?? "")).not.toContain("/runs/2050)");
  });

  test("no longer shows a refusal once the key is right", async () => {
    const pullRequest = openPullRequest(stage, "feature/key-mended");
    await stage.run({ ...refused(), event: pullRequest.event() });
    await stage.run({ event: pullRequest.event(), workspace, with: { "deploy-key": stage.previewKey } });
    const [comment = ""] = commentsOn(stage, pullRequest.number);
    expect(visible(comment)).toContain("Deployed");
    expect(visible(comment)).not.toContain("Refused");
  });
});

describe("a comment that cannot be written leaves the deploy green", () => {
  test("without the permission there is exactly one warning, which names it", async () => {
    const pullRequest = openPullRequest(stage, "feature/no-permission");
    const run = await stage.run({
      event: pullRequest.event(),
      workspace,
      with: { "deploy-key": stage.previewKey },
      permissions: { contents: "read" },
    });
    expect(run.conclusion).toBe("success");
    expect(run.outputs).toMatchObject({ status: "deployed", "preview-created": "true" });
    expect(annotationsOf(run, "warning")).toStrictEqual([expect.stringContaining("pull-requests: write")]);
    expect(annotationsOf(run, "error")).toStrictEqual([]);
    expect(commentsOn(stage, pullRequest.number)).toStrictEqual([]);
  });

  test("for a fork, whose token can only read, it is a notice", async () => {
    const headRepository = "stranger/shop";
    const { number, headSha } = stage.github.openPullRequest({ repository: REPOSITORY, headRepository });
    const run = await stage.run({
      event: pullRequestEvent({ number, headSha, headRepository }),
      workspace,
      permissions: { contents: "read", "pull-requests": "read" },
    });
    expect(run.conclusion).toBe("success");
    expect(annotationsOf(run, "warning")).toStrictEqual([]);
    const notices = annotationsOf(run, "notice").filter((notice) => notice.includes("comment could not be written"));
    expect(notices).toHaveLength(1);
  });

  test("and causes one warning if GitHub is down", async () => {
    const pullRequest = openPullRequest(stage, "feature/github-down");
    const lift = stage.github.fault({ path: /./, kind: "refused", times: Number.POSITIVE_INFINITY });
    const run = await stage.run({
      event: pullRequest.event(),
      workspace,
      with: { "deploy-key": stage.previewKey },
    });
    lift();
    expect(run.conclusion).toBe("success");
    expect(run.outputs.status).toBe("deployed");
    expect(annotationsOf(run, "warning")).toStrictEqual([expect.stringContaining("GitHub could not be reached")]);
    expect(run.summary).toContain("Convex deployed");
  });

  test("and causes one warning if GitHub does not accept the token", async () => {
    const pullRequest = openPullRequest(stage, "feature/bad-token");
    const run = await stage.run({
      event: pullRequest.event(),
      workspace,
      with: { "deploy-key": stage.previewKey, "github-token": `ghs_${"0".repeat(36)}` },
    });
    expect(run.conclusion).toBe("success");
    expect(run.outputs.status).toBe("deployed");
    expect(annotationsOf(run, "warning")).toStrictEqual([expect.stringContaining("Bad credentials")]);
  });

  test("`comment: false` needs no permission for pull requests, and the GitHub Deployment is written", async () => {
    const repository = stage.github.repository(REPOSITORY);
    Object.assign(repository, { private: true });
    const run = await stage.run({
      event: openPullRequest(stage).event(),
      workspace,
      permissions: { contents: "read", deployments: "write" },
      with: { "deploy-key": stage.previewKey, comment: "false" },
    });
    Object.assign(repository, { private: false });
    expect(annotationsOf(run, "warning")).toStrictEqual([]);
    expect(statesOf(run.outputs["github-deployment-id"])).toStrictEqual(["in_progress", "success"]);
  });

  test("`comment: false` makes no requests for comments", async () => {
    const before = stage.github.calls.length;
    const event = openPullRequest(stage, "feature/no-comment").event();
    const run = await stage.run({ event, workspace, with: { ...refused().with, comment: "false" } });
    expect(run.outputs.status).toBe("refused");
    expect(stage.github.calls.slice(before)).toStrictEqual([]);
  });
});

test("external names stay text in comment and summary", async () => {
  const evil = "x--><img/src=x>@org/team";
  const app = "`</code>|<h1>@everyone #1 --> [a](http://evil.example) ~~~";
  const pullRequest = openPullRequest(stage, evil);
  const run = await stage.run({
    event: pullRequest.event({ title: app }),
    workspace,
    with: { "deploy-key": stage.previewKey, "app-name": app, "preview-name": "<b>@org/team #2 `x`</b>" },
  });
  expect(run.conclusion).toBe("success");
  const [comment = ""] = commentsOn(stage, pullRequest.number);
  expect(comment.split("\n")[0]).toMatch(/^<!-- convex-deploy-action v1 [A-Za-z0-9+/=]+ [0-9a-f]{16} -->$/);
  for (const [text, kind] of [
    [comment, "comment"],
    [run.summary, "summary"],
  ] as const) {
    const html = await renderMarkdown(text, kind);
    expect(html).toContain("@everyone");
    expect(html).not.toMatch(/<(img|h1|b)\b/);
    expect(html).not.toContain('href="http://evil.example');
    // GitHub turns names of people, teams and issues into links only outside of code.
    expect(html.replaceAll(/<code[^>]*>[^<]*<\/code>/g, "")).not.toMatch(/@|#\d|img|evil/);
  }
});

test("a preview's name stays one word in every text, and in a command to paste", async () => {
  const evil = "x`@org/team#12<img/src=x>`y;$(id)'z";
  const pullRequest = openPullRequest(stage, "feature/evil-name");
  const settings = { workspace, with: { "deploy-key": stage.previewKey, "preview-name": evil } };
  const message = "Environment variable ISSUER is used in auth config file but its value was not set.";
  const fault = {
    path: "/api/deploy2/start_push",
    kind: "status",
    status: 400,
    body: { code: "Odd", message },
  } as const;
  stage.cloud.fault(fault);
  const failed = await stage.run({ ...settings, event: pullRequest.event() });
  expect(failed.outputs).toMatchObject({ "preview-name": evil, "failure-code": "environment-variable-missing" });
  stage.cloud.fault({ path: "/api/function", kind: "status", status: 502 });
  const unseeded = await stage.run({
    ...settings,
    event: pullRequest.push(),
    with: { ...settings.with, "preview-run": "seed" },
  });
  expect(unseeded.outputs["failure-code"]).toBe("run-failed");
  for (const { summary } of [failed, unseeded])
    expect(summary).toContain(`--preview-name 'x\`@org/team#12<img/src=x>\`y;$(id)'"'"'z' `);

  stage.github.closePullRequest({ repository: REPOSITORY, number: pullRequest.number });
  const event = pullRequest.event({ action: "closed" });
  const cleanup = (onClose: string) =>
    stage.run({ ...settings, event, with: { ...settings.with, "on-close": onClose } });
  const runs = [failed, unseeded, await cleanup("keep"), await cleanup("delete")];
  expect(runs.map(({ outputs }) => outputs.status)).toStrictEqual(["failed", "deployed", "cleaned-up", "skipped"]);
  const shown = [...runs.map(({ summary }) => summary), ...commentsOn(stage, pullRequest.number)];
  for (const text of shown) {
    const html = await renderMarkdown(text, "comment");
    expect(html).toContain("@org/team");
    expect(html).not.toContain("<img");
    expect(html.replaceAll(/<code[^>]*>[^<]*<\/code>/g, "")).not.toMatch(/@|#\d/);
  }
});
