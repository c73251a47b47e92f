import { afterAll, describe, expect, test } from "@jest/globals";
import { GitHubServer } from "../../sandbox/github/server.ts";
import { NOTHING_LOCATED } from "../../src/diagnosis/source-location.ts";
import { createGitHubClient } from "../../src/github/client.ts";
import { PullRequestComments } from "../../src/github/pull-request-comments.ts";
import { PullRequestComment } from "../../src/report/comment.ts";
import { renderComment } from "../../src/report/comment-body.ts";
import { decodeState, type Row, rowOf } from "../../src/report/comment-state.ts";
import { NO_DEPLOYMENT, type Outcome } from "../../src/report/outcome.ts";

const REPOSITORY = "acme/shop";
const SLOWEST_MS = 60;
/** Of two jobs; of twenty it is an eighth of them. `COMMENT_ROUNDS=400` takes a few minutes. */
const ROUNDS = Number(process.env.COMMENT_ROUNDS ?? 48);

const github = await GitHubServer.start({ latencyMs: () => Math.random() * SLOWEST_MS });
github.createRepository({ fullName: REPOSITORY });
afterAll(async () => {
  await github.close();
  expect(github.violations).toEqual([]);
});

const OUTCOME: Outcome = {
  operation: "deploy",
  expiresAt: null,
  isSeeded: false,
  isKept: false,
  status: "deployed",
  target: "preview",
  keyKind: "preview",
  appName: "web",
  workingDirectory: ".",
  deployment: NO_DEPLOYMENT,
  preview: { name: "pr-7", created: true },
  commit: "0123456789abcdef",
  branch: "feature",
  pullRequestNumber: 7,
  cliVersion: "1.48.0",
  durationSeconds: 12,
  buildSeconds: null,
  pushSeconds: null,
  failure: null,
  notes: [],
  changes: [],
  located: NOTHING_LOCATED,
  tail: [],
};

let branches = 0;
function openPullRequest(): number {
  branches += 1;
  const branch = `feature/${branches}`;
  github.pushTo({ repository: REPOSITORY, branch });
  return github.openPullRequest({ repository: REPOSITORY, headBranch: branch }).number;
}

/** What a job of a run does: tells its beginning, works, and tells its end. */
async function runJob(number: number, appName: string, runId: number): Promise<void> {
  const token = github.createToken({ repository: REPOSITORY, permissions: { "pull-requests": "write" } });
  const comment = new PullRequestComment({
    comments: new PullRequestComments(
      createGitHubClient(token, github.apiUrl),
      { owner: "acme", repo: "shop" },
      number,
    ),
    render: (rows) =>
      renderComment(rows, { serverUrl: "https://github.com", repository: REPOSITORY, pullRequestNumber: number }),
    redact: (text) => text,
    hurry: AbortSignal.timeout(Math.floor(Math.random() * 500)),
  });
  const row = (status: Row["status"]) =>
    rowOf({ ...OUTCOME, appName }, status, {
      runId,
      runAttempt: 1,
      runUrl: `https://github.com/${REPOSITORY}/actions/runs/${runId}`,
      githubDeploymentId: null,
      liveGitHubDeploymentId: null,
    });
  await comment.look();
  await comment.begin(row("deploying"));
  await comment.refresh();
  await comment.end(row("deployed"));
}

const apps = (count: number) => Array.from({ length: count }, (_, at) => `app-${String(at).padStart(2, "0")}`);

/** One comment, a row for each app, each at its end. */
function expectAllRows(number: number, count: number, runId: number): void {
  const bodies = github.comments(REPOSITORY, number).map(({ body }) => decodeState(body, number));
  expect(bodies).toHaveLength(1);
  expect(bodies[0]?.map((row) => [row.app, row.status, row.runId])).toEqual(
    apps(count).map((app) => [app, "deployed", runId]),
  );
}

describe("jobs that start together end as one comment with every row", () => {
  test.each([
    [2, ROUNDS, 10],
    [20, Math.floor(ROUNDS / 8), 2],
  ])(
    "%i jobs, %i rounds",
    async (jobs, rounds, atOnce) => {
      for (let round = 0; round < rounds; round += atOnce) {
        await Promise.all(
          Array.from({ length: atOnce }, async () => {
            const number = openPullRequest();
            await Promise.all(apps(jobs).map((app) => runJob(number, app, 1)));
            expectAllRows(number, jobs, 1);
          }),
        );
      }
    },
    300_000,
  );

  test("and again on the next push, when the comment is there", async () => {
    const number = openPullRequest();
    for (const runId of [1, 2]) {
      await Promise.all(apps(8).map((app) => runJob(number, app, runId)));
      expectAllRows(number, 8, runId);
    }
  }, 60_000);
});

test("an older run that ends late leaves the newer one's row", async () => {
  const number = openPullRequest();
  await runJob(number, "app-00", 2);
  await runJob(number, "app-00", 1);
  expectAllRows(number, 1, 2);
});

test("jobs whose creations are answered by nobody leave one comment all the same", async () => {
  const number = openPullRequest();
  const path = `/repos/${REPOSITORY}/issues/${number}/comments`;
  github.fault({ method: "POST", path, kind: "status", status: 502, afterWrite: true, times: 2 });
  await Promise.all(apps(3).map((app) => runJob(number, app, 1)));
  expectAllRows(number, 3, 1);
});

test("a comment that somebody deleted meanwhile is written anew", async () => {
  const number = openPullRequest();
  await runJob(number, "app-00", 1);
  for (const { id } of github.comments(REPOSITORY, number)) github.repository(REPOSITORY).comments.delete(id);
  await runJob(number, "app-00", 2);
  expectAllRows(number, 1, 2);
});
