import { setImmediate as turn } from "node:timers/promises";
import { afterAll, afterEach, describe, expect, jest, test } from "@jest/globals";
import { GitHubServer } from "../../../fakes/github/server.ts";
import { createGitHubClient } from "../../../src/github/client.ts";
import type { ViewerComment } from "../../../src/github/comment-node.ts";
import { PullRequestComments } from "../../../src/github/pull-request-comments.ts";
import type { CommentEntry } from "../../../src/report/comment/comment-row.ts";
import { decodeState } from "../../../src/report/comment/comment-state.ts";
import { type CommentSettings, CommentSync } from "../../../src/report/comment/comment-sync.ts";
import { renderComment } from "../../../src/report/comment/render-comment.ts";
import { entry, REPOSITORY } from "./fixtures.ts";

const SLOWEST_MS = 60;
/** Rounds with two jobs; with twenty jobs there are an eighth as many. `COMMENT_ROUNDS=400` takes a few minutes. */
const ROUNDS = Number(process.env.COMMENT_ROUNDS ?? 16);

const github = await GitHubServer.start({ latencyMs: () => Math.random() * SLOWEST_MS });
github.createRepository({ fullName: REPOSITORY });
afterAll(async () => {
  await github.close();
  expect(github.violations).toStrictEqual([]);
});

let branches = 0;
function openPullRequest(): number {
  branches += 1;
  const branch = `feature/${branches}`;
  github.pushTo({ repository: REPOSITORY, branch });
  return github.openPullRequest({ repository: REPOSITORY, headBranch: branch }).number;
}

function commentOf(comments: CommentSettings["comments"], skipDelays: AbortSignal): CommentSync {
  const place = { serverUrl: "https://github.com", repository: REPOSITORY, pullRequestNumber: comments.number };
  const render = (entries: readonly CommentEntry[]) => renderComment(entries, place, Date.now());
  return new CommentSync({
    comments,
    render,
    redaction: { redactExternal: (text) => text, redactTrusted: (text) => text, redactSent: (text) => text },
    onlyAfterFailure: false,
    skipDelays,
  });
}

/** One job of a run: reports its start, deploys, and reports its end. */
async function runJob(number: number, appName: string, runId: number): Promise<void> {
  const token = github.createToken({ repository: REPOSITORY, permissions: { "pull-requests": "write" } });
  const client = createGitHubClient(token, github.apiUrl);
  const comments = new PullRequestComments(client, { owner: "acme", repo: "shop" }, number);
  const comment = commentOf(comments, AbortSignal.timeout(Math.floor(Math.random() * 500)));
  await comment.fetch();
  await comment.writeStart(entry(appName, runId, "deploying"));
  await comment.fetch();
  await comment.writeEnd([entry(appName, runId, "deployed")]);
}

const apps = (count: number) => Array.from({ length: count }, (_, at) => `app-${String(at).padStart(2, "0")}`);

/** Expects one comment with a row for each app, each with the status `deployed`. */
function expectAllRows(number: number, count: number, runId: number): void {
  const bodies = github.comments(REPOSITORY, number).map(({ body }) => decodeState(body, number));
  expect(bodies).toHaveLength(1);
  expect(bodies[0]?.map(({ record, row }) => [row?.appName, row?.status, record.runId])).toStrictEqual(
    apps(count).map((app) => [app, "deployed", runId]),
  );
}

describe("jobs that start at the same time", () => {
  test.each([
    [2, ROUNDS, 10],
    [20, Math.floor(ROUNDS / 8), 2],
  ])(
    "write one comment with every row: %i jobs, %i rounds",
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
    600_000,
  );

  test("update that comment on the next push", async () => {
    const number = openPullRequest();
    for (const runId of [1, 2]) {
      await Promise.all(apps(8).map((app) => runJob(number, app, runId)));
      expectAllRows(number, 8, runId);
    }
  });
});

test("an older run that ends late does not replace the newer one's row", async () => {
  const number = openPullRequest();
  await runJob(number, "app-00", 2);
  await runJob(number, "app-00", 1);
  expectAllRows(number, 1, 2);
});

test("jobs that get an error although their comments were created leave one comment", async () => {
  const number = openPullRequest();
  const path = `/repos/${REPOSITORY}/issues/${number}/comments`;
  github.fault({ method: "POST", path, kind: "status", status: 502, afterWrite: true, times: 2 });
  await Promise.all(apps(3).map((app) => runJob(number, app, 1)));
  expectAllRows(number, 3, 1);
});

test("a comment that somebody deleted is created again", async () => {
  const number = openPullRequest();
  await runJob(number, "app-00", 1);
  for (const { id } of github.comments(REPOSITORY, number)) github.repository(REPOSITORY).comments.delete(id);
  await runJob(number, "app-00", 2);
  expectAllRows(number, 1, 2);
});

const SLOW_PULL_REQUEST = 7;

interface Latency {
  /** In milliseconds. */
  readonly min: number;
  readonly max: number;
}

/** The range in which a job's pause is long enough for every response that another job can get. */
const EVEN: Latency = { min: 400, max: 700 };
/** A range in which a job may get quick responses, and so check too early, while another job's write is slow. */
const UNEVEN: Latency = { min: 200, max: 800 };

/** The comments of a pull request, where each response takes some time by a clock that the tests advance. */
class SlowComments {
  readonly #latency: Latency;
  readonly #bodies = new Map<number, string>();
  #newest = 0;

  constructor(latency: Latency) {
    this.#latency = latency;
  }

  get bodies(): readonly string[] {
    return [...this.#bodies.values()];
  }

  /** The view that one job has of them. */
  seen(): CommentSettings["comments"] {
    const all = () => [...this.#bodies.keys()].sort((one, other) => one - other).map((id) => this.#comment(id));
    let slowestMs = 0;
    const answer = async <Result>(act: () => Result): Promise<Result> => {
      const { min, max } = this.#latency;
      const ms = min + Math.random() * (max - min);
      await later(ms / 2);
      const result = act();
      await later(ms / 2);
      slowestMs = Math.max(slowestMs, ms);
      return result;
    };
    return {
      number: SLOW_PULL_REQUEST,
      get slowestMs() {
        return slowestMs;
      },
      fetchSnapshot: () =>
        answer(() => ({ isOpen: true, headSha: "", viewerComments: all(), pages: new Map(), isComplete: true })),
      read: (id) => answer(() => (this.#bodies.has(id) ? this.#comment(id) : null)),
      create: (body) => answer(() => this.#write(++this.#newest, body)),
      update: (id, body) => answer(() => (this.#bodies.has(id) ? this.#write(id, body) : null)),
      remove: (id) => answer(() => void this.#bodies.delete(id)),
    };
  }

  #write(id: number, body: string): ViewerComment {
    this.#bodies.set(id, body);
    return this.#comment(id);
  }

  #comment(id: number): ViewerComment {
    return { id, body: this.#bodies.get(id) ?? "", url: "", createdAt: Math.floor(Date.now() / 1000) * 1000 };
  }
}

/** Uses the global timers, which the tests replace. */
const later = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

describe("with a slow GitHub,", () => {
  /** The time limit of the reporter. After it, the comment is given up with a warning. */
  const CAP_MS = 30_000;
  afterEach(() => {
    jest.useRealTimers();
  });

  /** A job that reports its start, works for `ms`, and reports its end. @returns How long the end took to report. */
  async function deployJob(comments: SlowComments, app: string, ms: number): Promise<number> {
    const hurry = new AbortController();
    const comment = commentOf(comments.seen(), hurry.signal);
    // Between the two requests, the job creates its GitHub Deployment.
    const begun = comment
      .fetch()
      .then(() => later(400 + Math.random() * 2_000))
      .then(() => comment.writeStart(entry(app, 1, "deploying")));
    await later(ms);
    hurry.abort();
    const started = Date.now();
    await begun;
    await comment.fetch();
    await comment.writeEnd([entry(app, 1, "deployed")]);
    return Date.now() - started;
  }

  /** A job that reports only its end. */
  async function refusedJob(comments: SlowComments, app: string): Promise<void> {
    await commentOf(comments.seen(), new AbortController().signal).writeEnd([entry(app, 1, "failed")]);
  }

  /** Advances the clock until the promise settles. */
  async function runTimers<Result>(work: Promise<Result>): Promise<Result> {
    let isOver = false;
    const over = work.finally(() => {
      isOver = true;
    });
    for (;;) {
      await turn();
      if (isOver) return over;
      jest.advanceTimersToNextTimer();
    }
  }

  function expectRows(comments: SlowComments, expected: readonly (readonly [app: string, status: string])[]): void {
    const rows = comments.bodies.map((body) => decodeState(body, SLOW_PULL_REQUEST) ?? []);
    expect(rows).toHaveLength(1);
    expect(rows[0]?.map(({ row }) => [row?.appName, row?.status])).toStrictEqual(expected);
  }

  /** Jobs of a matrix, which start and end at about the same time. @returns How long each took to report its end. */
  const matrix = (comments: SlowComments, count: number) =>
    Promise.all(
      apps(count).map(async (app) => {
        await later(Math.random() * 500);
        return deployJob(comments, app, 3_000 + Math.random() * 500);
      }),
    );

  test.each([2, 20])(
    "%i jobs that start at the same time write one comment with every row in time, 50 rounds",
    async (count) => {
      jest.useFakeTimers({ doNotFake: ["setImmediate", "nextTick"] });
      for (let round = 0; round < 50; round += 1) {
        const comments = new SlowComments(UNEVEN);
        const took = await runTimers(matrix(comments, count));
        expect(Math.max(...took)).toBeLessThan(CAP_MS);
        expectRows(
          comments,
          apps(count).map((app) => [app, "deployed"]),
        );
      }
    },
    600_000,
  );

  test.each([
    ["each", EVEN, 0],
    // GitHub has no conditional writes, so a row can be lost here: it was in one of about 40,000 rounds.
    ["all but one at most", UNEVEN, 1],
  ])(
    "a job that starts or is refused at any moment while another ends keeps its row, in %s of 500 rounds: %j",
    async (_, latency, maxLost) => {
      jest.useFakeTimers({ doNotFake: ["setImmediate", "nextTick"] });
      const lost: string[] = [];
      for (let round = 0; round < Number(process.env.COMMENT_ROUNDS ?? 500); round += 1) {
        const comments = new SlowComments(latency);
        const during = () => later(4_000 + Math.random() * 4_000);
        const [first = "", second = "", third = ""] = apps(3);
        await runTimers(
          Promise.all([
            deployJob(comments, first, 5_000),
            during().then(() => deployJob(comments, second, 5_000)),
            round % 2 === 0 ? null : during().then(() => refusedJob(comments, third)),
          ]),
        );
        const rows = comments.bodies.flatMap((body) => decodeState(body, SLOW_PULL_REQUEST) ?? []);
        const told = rows.map(({ row }) => `${row?.appName} ${row?.status}`).join(", ");
        if (told !== `app-00 deployed, app-01 deployed${round % 2 === 0 ? "" : ", app-02 failed"}`) lost.push(told);
      }
      expect(lost.slice(maxLost)).toStrictEqual([]);
    },
    600_000,
  );
});
