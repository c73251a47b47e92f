/** Jobs that start together, and a token that is not the workflow's, still result in a single comment. */

import { expect, test } from "@jest/globals";
import { REPOSITORY } from "../../fakes/test-environment.ts";
import { annotationsOf, commentsOn, openPullRequest, stage, useStage, visible } from "./run-action.ts";

/**
 * `JOBS_AT_ONCE=20` takes half a minute on two idle cores. On busy cores, it exceeds the action's own time limits.
 * `report/comment/concurrent-comment-sync.test.ts` tests twenty writers in one process.
 */
const MAX_JOBS = Number(process.env.JOBS_AT_ONCE ?? 4);

useStage();

test.each([2, MAX_JOBS])(
  "%i deploys of a matrix that start together end as one comment with a row each",
  async (jobs) => {
    const pullRequest = openPullRequest(stage, `feature/matrix-${jobs}`);
    const event = pullRequest.event();
    const apps = Array.from({ length: jobs }, (_, at) => `app-${String(at).padStart(2, "0")}`);
    const workspaces = await Promise.all(apps.map(() => stage.checkout()));
    const deploy = (app: string, at: number) =>
      stage.run({
        event,
        workspace: workspaces[at] ?? "",
        runNumber: jobs,
        with: { "deploy-key": stage.previewKey, "app-name": app, "preview-name": "{app}-{number}" },
      });
    const runs = await Promise.all(apps.map(deploy));
    for (const run of runs) {
      expect(run.outputs.status).toBe("deployed");
      expect(annotationsOf(run, "warning")).toStrictEqual([]);
    }
    const comments = stage.github.comments(REPOSITORY, pullRequest.number);
    expect(comments).toHaveLength(1);
    const rows = visible(comments[0]?.body ?? "")
      .split("\n")
      .filter((line) => line.startsWith("| **"));
    expect(rows.map((row) => /\*\*`(.*?)`\*\*/.exec(row)?.[1])).toStrictEqual(apps);
    for (const row of rows) expect(row).toContain("Deployed");
    const head = stage.github.repository(REPOSITORY).headSha(pullRequest.branch);
    const records = stage.github.deployments(REPOSITORY).filter(({ sha }) => sha === head);
    expect(records.map(({ statuses }) => statuses.at(-1)?.state)).toStrictEqual(apps.map(() => "success"));
  },
  300_000,
);

test("with an App's token two runs end as one comment of that App, updated", async () => {
  const pullRequest = openPullRequest(stage, "feature/app-token");
  const login = "acme-bot[bot]";
  const permissions = { "pull-requests": "write", deployments: "write" } as const;
  const deploy = async (event: ReturnType<typeof pullRequest.event>) =>
    stage.run({
      event,
      workspace: await stage.checkout(),
      with: {
        "deploy-key": stage.previewKey,
        "github-token": stage.github.createToken({ repository: REPOSITORY, login, permissions }),
      },
    });
  const first = await deploy(pullRequest.event());
  const [before] = commentsOn(stage, pullRequest.number);
  const second = await deploy(pullRequest.push());
  const comments = stage.github.comments(REPOSITORY, pullRequest.number);
  expect(comments.map((comment) => comment.login)).toStrictEqual([login]);
  expect(comments[0]?.body).not.toBe(before);
  expect(visible(comments[0]?.body ?? "")).toContain("reused with its data");
  expect(second.outputs["comment-url"]).toBe(first.outputs["comment-url"]);
  for (const run of [first, second]) expect(annotationsOf(run, "warning")).toStrictEqual([]);
});
