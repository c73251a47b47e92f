/** Which run is newer: when a run stops before its push, and what it reports after its push. */

import { describe, expect, test } from "@jest/globals";
import {
  type CurrentRun,
  commitsToCompare,
  endedAsOwnStarted,
  type GitHubNow,
  neededFacts,
  overtaken,
  type Relation,
  sharing,
  superseded,
} from "../../src/records/order.ts";
import type { RunRecord } from "../../src/records/record.ts";
import { deployed, ended, PULL_REQUEST, pushing, record } from "./build-record.ts";

const PRODUCTION = "production:happy-otter-1";

const asking = (own: RunRecord, more: Partial<CurrentRun> = {}): CurrentRun => ({
  record: own,
  branch: own.origin.kind === "branch" ? own.origin.name : null,
  mergedHead: null,
  ...more,
});

/** @param head - Head of `main`. @param relations - Relation of each other commit to the run's own. */
function now(head: string | null | undefined, relations: Readonly<Record<string, Relation>> = {}): GitHubNow {
  const refs = head === undefined ? {} : { "refs/heads/main": head };
  return { time: 20_000, pullRequest: null, refs, relations };
}

const onPullRequest = (isOpen: boolean, headSha: string): GitHubNow => ({
  ...now(undefined),
  pullRequest: { isOpen, headSha },
});

/** `goes on`, `goes on, with a notice`, or the reason why the run stops. */
function decide(question: CurrentRun, others: readonly RunRecord[], facts: GitHubNow): string {
  const answer = superseded(question, [...others, question.record], facts);
  if (answer.kind === "superseded")
    return `${answer.reason}; by ${answer.by?.id ?? "GitHub"}, closed: ${answer.closed ?? "nothing"}`;
  return answer.notices.length === 0 ? "goes on" : "goes on, with a notice";
}

const own = record("a", 10, []);
const production = { ...own, slot: PRODUCTION };
const byHand = { isChosen: true, event: "workflow_dispatch" } as const;
const newer = "run 1 has deployed the newer commit b; by b, closed: nothing";
const chosen = "run 11, which somebody started by hand, has deployed since; by b, closed: nothing";
const dropped = "the branch `main` no longer contains commit a; by GitHub, closed: nothing";
const lost = record("b", 1, [pushing()], { deadline: 5000 });
const stopped = record("b", 1, [pushing(), ended("cancelled", true)]);

describe("a run of a branch", () => {
  test.each<[string, RunRecord, readonly RunRecord[], GitHubNow, string]>([
    ["its commit is the head", own, [deployed("b", 1)], now("a", { b: "ahead" }), "goes on"],
    [
      "its commit is the head, and another workflow's newer run failed",
      own,
      [record("b", 11, [ended()])],
      now("a"),
      "goes on",
    ],
    [
      "a newer commit was pushed to the branch, and nobody has deployed it",
      own,
      [],
      now("b", { b: "ahead" }),
      "goes on",
    ],
    ["a newer commit was deployed", own, [deployed("b", 1)], now("b", { b: "ahead" }), newer],
    ["a newer commit is being deployed", own, [record("b", 1, [pushing()])], now("b", { b: "ahead" }), newer],
    [
      "a newer commit's run failed before its push",
      own,
      [record("b", 1, [ended()])],
      now("b", { b: "ahead" }),
      "goes on",
    ],
    ["a newer commit's run is still building", own, [record("b", 11, [])], now("b", { b: "ahead" }), "goes on"],
    [
      "a newer commit's run was stopped during its push",
      own,
      [stopped],
      now("b", { b: "ahead" }),
      "goes on, with a notice",
    ],
    ["a newer commit's machine was lost in its push", own, [lost], now("b", { b: "ahead" }), "goes on, with a notice"],
    [
      "a newer commit was deployed before a rollback",
      own,
      [deployed("b", 1), deployed("c", 4, { origin: PULL_REQUEST })],
      now("b", { b: "ahead", c: "behind" }),
      newer,
    ],
    [
      "a newer commit was deployed while an older one was being pushed",
      own,
      [deployed("b", 1), record("c", 1, [pushing()])],
      now("b", { b: "ahead", c: "behind" }),
      newer,
    ],
    ["an older commit was deployed", own, [deployed("b", 1)], now("c", { b: "behind", c: "ahead" }), "goes on"],
    ["the same commit was deployed", own, [deployed("x", 1, { commit: "a" })], now("c", { c: "ahead" }), "goes on"],
    ["the branch was rewritten", own, [], now("b", { b: "diverged" }), dropped],
    ["the branch was reset to an older commit", own, [], now("b", { b: "behind" }), dropped],
    ["the branch was deleted", own, [], now(null), "the branch `main` was deleted; by GitHub, closed: branch"],
    ["the branch was deleted, and it deploys to production", production, [], now(null), "goes on"],
    [
      "the branch was deleted, and production has a newer commit",
      production,
      [deployed("b", 1)],
      now(null, { b: "ahead" }),
      newer,
    ],
    ["GitHub cannot be read", own, [deployed("b", 1)], now(undefined), "goes on"],
    [
      "GitHub cannot be read, and it deploys to production",
      production,
      [deployed("b", 1)],
      now(undefined),
      "goes on, with a notice",
    ],
    ["a person deployed another commit since it began", own, [deployed("b", 11, byHand)], now("a"), chosen],
    ["a person deployed another commit before it began", own, [deployed("b", 1, byHand)], now("a"), "goes on"],
    ["a person's run failed", own, [record("b", 11, [ended()], byHand)], now("a"), "goes on"],
    [
      "another folder deployed a newer commit",
      own,
      [deployed("b", 1, { workingDirectory: "api" })],
      now("b", { b: "ahead" }),
      "goes on",
    ],
    [
      "another workflow of the branch deployed a newer commit",
      own,
      [deployed("b", 1, { workflow: "API" })],
      now("b", { b: "ahead" }),
      "goes on",
    ],
    [
      "its workflow has deployed a newer commit under another name",
      own,
      [deployed("b", 1, { workflow: "API", workflowPath: own.workflowPath })],
      now("b", { b: "ahead" }),
      newer,
    ],
    [
      "its workflow has deployed a newer commit from another file",
      own,
      [deployed("b", 1, { workflowPath: "deploy-2.yml" })],
      now("b", { b: "ahead" }),
      newer,
    ],
    [
      "another workflow deployed a newer commit, and neither has a known file",
      { ...own, workflowPath: "" },
      [deployed("b", 1, { workflow: "API", workflowPath: "" })],
      now("b", { b: "ahead" }),
      "goes on",
    ],
    [
      "a release deployed a newer commit with another workflow",
      own,
      [deployed("b", 1, { workflow: "Release", origin: { kind: "tag", name: "v1" } })],
      now("b", { b: "ahead" }),
      newer,
    ],
    ["it was started by hand", { ...own, ...byHand }, [deployed("b", 1)], now("b", { b: "ahead" }), "goes on"],
    ["its job made the commit that it deploys", { ...own, commit: "made", baseCommit: "a" }, [], now("a"), "goes on"],
  ])("continues or stops if %s", (_what, run, others, facts, answer) => {
    expect(decide(asking(run), others, facts)).toBe(answer);
  });

  test("continues or stops by the tag if it is a workflow_run for a tag of that name", () => {
    const facts = { ...now(null, { b: "diverged" }), refs: { "refs/heads/main": null, "refs/tags/main": "a" } };
    expect(decide(asking({ ...own, event: "workflow_run" }), [deployed("b", 1)], facts)).toBe("goes on, with a notice");
  });
});

describe("a run of a pull request", () => {
  const run = { ...own, origin: PULL_REQUEST };
  const moved = "pull request #1 has moved on to b; by GitHub, closed: nothing";
  test.each<[string, Partial<CurrentRun>, GitHubNow, string]>([
    ["its commit is the head", {}, onPullRequest(true, "a"), "goes on"],
    ["the head has moved on", {}, onPullRequest(true, "b"), moved],
    [
      "the head has moved on, and the checkout is the merge of it",
      { mergedHead: "b" },
      onPullRequest(true, "b"),
      "goes on",
    ],
    ["it is closed", {}, onPullRequest(false, "a"), "pull request #1 is closed; by GitHub, closed: pull-request"],
    ["its commit is not known", { record: { ...run, commit: "" } }, onPullRequest(true, "b"), "goes on"],
    ["GitHub cannot be read", {}, now(undefined), "goes on"],
    [
      "GitHub cannot be read, and it deploys to production",
      { record: { ...run, slot: PRODUCTION } },
      now(undefined),
      "goes on, with a notice",
    ],
    ["it was started by hand", { record: { ...run, isChosen: true } }, onPullRequest(false, "b"), "goes on"],
  ])("continues or stops if %s", (_what, more, facts, answer) => {
    expect(decide(asking(run, more), [deployed("b", 1)], facts)).toBe(answer);
  });
});

describe("a run of the merge queue", () => {
  const run = { ...own, event: "merge_group", origin: PULL_REQUEST };
  const at = (head: string | null | undefined, isOpen = true): GitHubNow => ({
    ...onPullRequest(isOpen, "c"),
    refs: head === undefined ? {} : { "refs/heads/queue": head },
  });
  const merged = "the merge queue's branch was deleted; by GitHub, closed: pull-request";
  test.each<[string, GitHubNow, string]>([
    ["the queue's branch is where it was", at("a"), "goes on"],
    ["the queue's branch was deleted", at(null), "the merge queue's branch was deleted; by GitHub, closed: nothing"],
    ["the pull request was merged", at(null, false), merged],
    ["the queue's branch has moved", at("b"), "the merge queue's branch has moved on; by GitHub, closed: nothing"],
    ["GitHub cannot be read", at(undefined), "goes on"],
  ])("continues or stops if %s", (_what, facts, answer) => {
    expect(decide(asking(run, { branch: "queue" }), [deployed("b", 1)], facts)).toBe(answer);
  });
});

describe("a run of a tag", () => {
  const run = { ...own, origin: { kind: "tag", name: "v1" } as const };
  test.each<[string, readonly RunRecord[], GitHubNow, string]>([
    ["nothing was deployed", [], now(undefined), "goes on"],
    ["a newer commit was deployed", [deployed("b", 1)], now(undefined, { b: "ahead" }), newer],
    ["an older commit was deployed", [deployed("b", 1)], now(undefined, { b: "behind" }), "goes on"],
    [
      "a commit of another history was deployed",
      [deployed("b", 1)],
      now(undefined, { b: "diverged" }),
      "goes on, with a notice",
    ],
    ["GitHub cannot compare it with what was deployed", [deployed("b", 1)], now(undefined), "goes on"],
    [
      "a newer commit was deployed, and an older one after it",
      [deployed("b", 1), deployed("c", 5)],
      now(undefined, { b: "ahead", c: "behind" }),
      "goes on",
    ],
    ["a person deployed another commit since", [deployed("b", 11, byHand)], now(undefined), chosen],
  ])("continues or stops if %s", (_what, others, facts, answer) => {
    expect(decide(asking(run), others, facts)).toBe(answer);
  });
});

test("a run of a tag that deploys to production gets a notice if GitHub cannot compare it with the previous deploy", () => {
  const run = { ...production, origin: { kind: "tag", name: "v1" } as const };
  expect(decide(asking(run), [deployed("b", 1)], now(undefined))).toBe("goes on, with a notice");
  expect(decide(asking(run), [], now(undefined))).toBe("goes on");
});

describe("the requests to GitHub", () => {
  test.each<[string, Partial<CurrentRun>, Partial<RunRecord>, ReturnType<typeof neededFacts>]>([
    ["a branch", {}, {}, { pullRequest: null, refs: ["refs/heads/main"] }],
    [
      "a workflow_run",
      {},
      { event: "workflow_run" },
      { pullRequest: null, refs: ["refs/heads/main", "refs/tags/main"] },
    ],
    ["a pull request", {}, { origin: PULL_REQUEST }, { pullRequest: 1, refs: [] }],
    [
      "a merge queue",
      { branch: "queue" },
      { event: "merge_group", origin: PULL_REQUEST },
      { pullRequest: 1, refs: ["refs/heads/queue"] },
    ],
    ["a tag", {}, { origin: { kind: "tag", name: "v1" } }, { pullRequest: null, refs: [] }],
    ["an unknown origin", {}, { origin: { kind: "unknown" } }, { pullRequest: null, refs: [] }],
    ["a person", {}, byHand, { pullRequest: null, refs: [] }],
  ])("for a run of %s read these refs", (_what, more, of, facts) => {
    expect(neededFacts(asking({ ...own, ...of }, more))).toStrictEqual(facts);
  });

  test.each<[string, Partial<RunRecord>, readonly RunRecord[], GitHubNow, readonly string[]]>([
    ["nothing if the run's commit is the head", {}, [deployed("b", 1)], now("a"), []],
    ["the head, and what was deployed last", {}, [deployed("b", 1), deployed("c", 4)], now("d"), ["d", "c"]],
    [
      "what was deployed last, and last from the same branch",
      {},
      [deployed("b", 1), deployed("c", 4, { origin: PULL_REQUEST })],
      now("d"),
      ["d", "c", "b"],
    ],
    [
      "every push that may have been the last",
      {},
      [deployed("b", 1), record("c", 2, [pushing(), ended("failed", true)])],
      now("d"),
      ["d", "c", "b"],
    ],
    ["nothing for a pull request", { origin: PULL_REQUEST }, [deployed("b", 1)], onPullRequest(true, "c"), []],
    ["nothing for a run that a person started", byHand, [deployed("b", 1)], now(undefined), []],
  ])("compare, before the push, %s", (_what, of, others, facts, commits) => {
    const run = { ...own, ...of };
    expect(commitsToCompare(asking(run), [...others, run], facts)).toStrictEqual(commits);
  });

  test("compare, after the push, runs that pushed in the meantime or at the same time, and another folder's last push", () => {
    const before = deployed("b", 1);
    const ours = deployed("a", 10);
    const records = [
      before,
      deployed("c", 10),
      deployed("d", 4),
      deployed("e", 5, { workingDirectory: "api" }),
      deployed("f", 2, { workingDirectory: "api" }),
      ours,
    ];
    expect(commitsToCompare(asking(ours), records, now("a"), [before])).toStrictEqual(["c", "d", "e"]);
    expect(commitsToCompare(asking(ours), [before, ours], now("a"), [before])).toStrictEqual([]);
  });
});

describe("after its push", () => {
  const ours = deployed("a", 10);
  const answer = (other: RunRecord, facts: GitHubNow, asked: readonly RunRecord[] = [], run = ours) => {
    const found = overtaken(asking(run), [other, run], facts, asked);
    if (found === null) return "nothing";
    return `${found.isOwnOlder ? "ours" : "the other's"} is the older commit${found.isCertain ? "" : ", perhaps"}: ${found.by.id}`;
  };
  const between = deployed("b", 6);
  const overlapping = deployed("b", 10);
  const beforehand = deployed("b", 9);
  const withoutIds = (record: RunRecord): RunRecord => ({
    ...record,
    steps: record.steps.map((step) => ({ ...step, statusId: null })),
  });

  test("only runs whose push ended in the second in which this run's push started need the IDs of their statuses", () => {
    const others = [beforehand, deployed("c", 8), overlapping, record("d", 9, [pushing(), ended()])];
    expect(endedAsOwnStarted(ours, [...others, ours]).map(({ id }) => id)).toStrictEqual(["b"]);
  });

  test.each<[string, RunRecord, GitHubNow, readonly RunRecord[], RunRecord, string]>([
    [
      "a newer commit was pushed since it asked",
      between,
      now("b", { b: "ahead" }),
      [],
      ours,
      "ours is the older commit: b",
    ],
    [
      "a newer commit was pushed at the same moment",
      overlapping,
      now("b", { b: "ahead" }),
      [],
      ours,
      "ours is the older commit, perhaps: b",
    ],
    ["a newer commit had been pushed when it asked", between, now("b", { b: "ahead" }), [between], ours, "nothing"],
    ["an older commit was pushed since it asked", between, now("a", { b: "behind" }), [], ours, "nothing"],
    [
      "an older commit was pushed at the same moment",
      overlapping,
      now("a", { b: "behind" }),
      [],
      ours,
      "the other's is the older commit, perhaps: b",
    ],
    [
      "an older commit's push ended in the second in which this one began",
      beforehand,
      now("a", { b: "behind" }),
      [],
      ours,
      "nothing",
    ],
    [
      "a newer commit's push ended in the second in which this one began",
      beforehand,
      now("b", { b: "ahead" }),
      [],
      ours,
      "ours is the older commit: b",
    ],
    [
      "an older commit's push ended in that second, and GitHub did not tell the order of the statuses",
      withoutIds(beforehand),
      now("a", { b: "behind" }),
      [],
      ours,
      "the other's is the older commit, perhaps: b",
    ],
    ["the same commit was pushed at the same moment", { ...overlapping, commit: "a" }, now("a"), [], ours, "nothing"],
    [
      "a newer commit's run failed before its push",
      record("b", 10, [ended()]),
      now("b", { b: "ahead" }),
      [],
      ours,
      "nothing",
    ],
    [
      "a newer commit's run was stopped during its push",
      record("b", 10, [pushing(), ended("cancelled", true)]),
      now("b", { b: "ahead" }),
      [],
      ours,
      "ours is the older commit, perhaps: b",
    ],
    [
      "a newer commit is being pushed, whose own run will notice",
      record("b", 10, [pushing()]),
      now("b", { b: "ahead" }),
      [],
      ours,
      "nothing",
    ],
    [
      "another folder pushed a newer commit",
      { ...overlapping, workingDirectory: "api" },
      now("b", { b: "ahead" }),
      [],
      ours,
      "nothing",
    ],
    [
      "a person's run pushed another commit",
      deployed("b", 11, byHand),
      now("a"),
      [],
      ours,
      "ours is the older commit, perhaps: b",
    ],
    [
      "the branch was rewritten, and its head was pushed",
      between,
      now("b", { b: "diverged" }),
      [],
      ours,
      "ours is the older commit: b",
    ],
    [
      "the pull request moved on, and its head was pushed",
      { ...deployed("b", 11), origin: PULL_REQUEST },
      onPullRequest(true, "b"),
      [],
      { ...ours, origin: PULL_REQUEST },
      "ours is the older commit, perhaps: b",
    ],
    [
      "GitHub cannot be read, and a later run of the pull request pushed",
      { ...deployed("b", 11), origin: PULL_REQUEST },
      now(undefined),
      [],
      { ...ours, origin: PULL_REQUEST },
      "ours is the older commit, perhaps: b",
    ],
  ])("a run is compared with another one if %s", (_what, other, facts, asked, run, said) => {
    expect(answer(other, facts, asked, run)).toBe(said);
  });
});

describe("another folder or workflow of the slot is reported", () => {
  const run = deployed("a", 10);
  test.each<[string, Partial<RunRecord>, Readonly<Record<string, Relation>>, boolean | null]>([
    ["with the same commit", { workingDirectory: "api", commit: "a" }, {}, false],
    ["with a newer commit", { workflow: "API" }, { b: "ahead" }, true],
    ["not with an older commit: it may have been renamed", { workflow: "API" }, { b: "behind" }, null],
    ["not under another app name alone", { appName: "site", commit: "a" }, {}, null],
    ["not if a person started it", { workflow: "API", commit: "a", ...byHand }, {}, null],
  ])("%s", (_what, more, relations, isNewer) => {
    const other = deployed("b", 1, more);
    const { workflow, workingDirectory } = other;
    expect(sharing(run, [other, run], now("a", relations))).toStrictEqual(
      isNewer === null ? [] : [{ workflow, workingDirectory, isNewer }],
    );
  });

  test("once, also if its push was stopped", () => {
    const other = { workingDirectory: "api" };
    const records = [
      deployed("b", 1, other),
      record("a2", 4, [pushing(), ended("failed", true)], { ...other, commit: "a" }),
      run,
    ];
    expect(sharing(run, records, now("a", { b: "ahead" }))).toStrictEqual([
      { workflow: "Deploy", workingDirectory: "api", isNewer: true },
    ]);
  });

  test("not if it failed before its push", () => {
    expect(
      sharing(run, [record("a2", 4, [ended()], { workingDirectory: "api", commit: "a" }), run], now("a")),
    ).toStrictEqual([]);
  });
});
