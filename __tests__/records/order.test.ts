/** Which run is newer: when a run stops before its push, and what it reports after its push. */

import { describe, expect, test } from "@jest/globals";
import {
  type CurrentRun,
  commitsToCompare,
  endedAsOwnStarted,
  type GitHubNow,
  isAlone,
  isOrdered,
  lateNotices,
  neededFacts,
  overtaken,
  type Relation,
  sharing,
  superseded,
} from "../../src/records/order.ts";
import type { RunRecord } from "../../src/records/record.ts";
import { deployed, ended, PULL_REQUEST, pushed, pushing, record } from "./build-record.ts";

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

/** `goes on`, `goes on` with its notices, or the reason why the run stops. */
function decide(question: CurrentRun, others: readonly RunRecord[], facts: GitHubNow): string {
  const answer = superseded(question, [...others, question.record], facts);
  if (answer.kind === "superseded")
    return `${answer.reason}; by ${answer.by?.id ?? "GitHub"}, closed: ${answer.closed ?? "nothing"}`;
  return ["goes on", ...answer.notices].join(": ");
}

const own = record("a", 10, []);
const production = { ...own, slot: PRODUCTION };
const byHand = { isChosen: true, event: "workflow_dispatch" } as const;
const newer = "run 1 has deployed the newer commit b; by b, closed: nothing";
const chosen = "run 11, which somebody started by hand, has deployed since; by b, closed: nothing";
const dropped = "the branch `main` no longer contains commit a; by GitHub, closed: nothing";
const replaces = "goes on: Run 1 was stopped during its push and may have deployed the newer commit b. a replaces it.";
const unread = (what: string) => `goes on: Could not ${what}, so this deploy may replace a newer one.`;
const apart = "goes on: The commit deployed before, b, is not part of the history of a.";
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
    ["a newer commit's run was stopped during its push", own, [stopped], now("b", { b: "ahead" }), replaces],
    ["a newer commit's machine was lost in its push", own, [lost], now("b", { b: "ahead" }), replaces],
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
      unread("compare commit a with the branch `main`"),
    ],
    [
      "a newer commit was pushed to the branch that deploys to production, and nobody has deployed it",
      production,
      [],
      now("b", { b: "ahead" }),
      "goes on",
    ],
    [
      "the branch was deleted, and GitHub cannot compare it with what production has",
      production,
      [deployed("b", 1)],
      now(null),
      unread("compare commit a with b, which was deployed before"),
    ],
    [
      "the branch was deleted, and production has an older commit",
      production,
      [deployed("b", 1)],
      now(null, { b: "behind" }),
      "goes on",
    ],
    [
      "the branch was deleted, and production has the same commit",
      production,
      [deployed("b", 1, { commit: "a" })],
      now(null),
      "goes on",
    ],
    [
      "the branch was deleted, and nobody knows which commit production has",
      production,
      [deployed("b", 1, { commit: "" })],
      now(null),
      "goes on",
    ],
    ["a newer commit's push failed", own, [record("b", 1, [pushing(), ended()])], now("b", { b: "ahead" }), "goes on"],
    [
      "a newer commit was deployed, and other runs have not pushed",
      own,
      [record("c", 2, []), record("d", 3, [ended()]), deployed("b", 1)],
      now("b", { b: "ahead" }),
      newer,
    ],
    [
      "the push of a newer commit ended in the second in which that of an older one began",
      own,
      [deployed("b", 1), deployed("c", 2)],
      now("b", { b: "ahead", c: "behind" }),
      newer,
    ],
    [
      "a person deployed the same commit since it began",
      own,
      [deployed("b", 11, { ...byHand, commit: "a" })],
      now("a"),
      "goes on",
    ],
    [
      "it has neither a branch nor a tag",
      { ...own, origin: { kind: "unknown" } },
      [deployed("b", 1)],
      now(null),
      "goes on",
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
    const run = { ...own, event: "workflow_run" };
    expect(decide(asking(run), [deployed("b", 1, { origin: PULL_REQUEST })], facts)).toBe(apart);
    // The tag was moved back from that commit.
    const ahead = { ...facts, relations: { b: "ahead" } as const };
    expect(decide(asking(run), [deployed("b", 1)], ahead)).toBe("goes on");
  });

  test("stops by the branch if it is a workflow_run, and a tag has the branch's name", () => {
    const facts = { ...now("b", { b: "diverged" }), refs: { "refs/heads/main": "b", "refs/tags/main": "a" } };
    expect(decide(asking({ ...own, event: "workflow_run" }), [], facts)).toBe(dropped);
  });

  test("names commits by the first seven digits", () => {
    const [ours, other] = ["a1b2c3d4e5".repeat(4), "b1c2d3e4f5".repeat(4)];
    const run = { ...own, commit: ours };
    expect(decide(asking(run), [deployed("b", 1, { commit: other })], now(other, { [other]: "ahead" }))).toBe(
      "run 1 has deployed the newer commit b1c2d3e; by b, closed: nothing",
    );
    expect(decide(asking({ ...run, origin: PULL_REQUEST }), [], onPullRequest(true, other))).toBe(
      "pull request #1 has moved on to b1c2d3e; by GitHub, closed: nothing",
    );
  });
});

describe("a run of a pull request", () => {
  const run = { ...own, origin: PULL_REQUEST };
  const byPerson = { ...run, ...byHand };
  const moved = "pull request #1 has moved on to b; by GitHub, closed: nothing";
  const other =
    "goes on: The head of pull request #1 is b, but this run deploys a to its preview. To deploy the pull request's own code, run on its branch, or check out its head and name it in `commit`.";
  const closed =
    "goes on: Pull request #1 is closed, so nothing but a sweep or a manual cleanup deletes the preview of this run before it expires.";
  test.each<[string, Partial<CurrentRun>, GitHubNow, string]>([
    ["its commit is the head", {}, onPullRequest(true, "a"), "goes on"],
    ["the head has moved on", {}, onPullRequest(true, "b"), moved],
    [
      "only the input names the pull request, and its head is another",
      { mergedHead: "b" },
      onPullRequest(true, "b"),
      other,
    ],
    ["it is closed", {}, onPullRequest(false, "a"), "pull request #1 is closed; by GitHub, closed: pull-request"],
    ["its commit is not known", { record: { ...run, commit: "" } }, onPullRequest(true, "b"), "goes on"],
    ["GitHub cannot be read", {}, now(undefined), "goes on"],
    [
      "GitHub cannot be read, and it deploys to production",
      { record: { ...run, slot: PRODUCTION } },
      now(undefined),
      unread("read pull request #1"),
    ],
    ["it was started by hand for the head", { record: byPerson }, onPullRequest(true, "a"), "goes on"],
    ["it was started by hand for another commit", { record: byPerson }, onPullRequest(true, "b"), other],
    ["it was started by hand, and the pull request is closed", { record: byPerson }, onPullRequest(false, "b"), closed],
    ["it was started by hand, and GitHub cannot be read", { record: byPerson }, now(undefined), "goes on"],
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
    [
      "the queue's branch was deleted, and the pull request cannot be read",
      { ...at(null), pullRequest: null },
      "the merge queue's branch was deleted; by GitHub, closed: nothing",
    ],
    ["GitHub cannot be read", at(undefined), "goes on"],
  ])("continues or stops if %s", (_what, facts, answer) => {
    expect(decide(asking(run, { branch: "queue" }), [deployed("b", 1)], facts)).toBe(answer);
  });
});

describe("a run of a tag", () => {
  const run = { ...own, origin: { kind: "tag", name: "v1" } as const };
  const ofTag = deployed("b", 1, { origin: run.origin });
  const tagAt = (commit: string | null, relations: GitHubNow["relations"] = {}): GitHubNow => ({
    ...now(undefined, relations),
    refs: { "refs/tags/v1": commit },
  });
  const moved = "the tag `v1` was moved to b, which does not contain commit a; by GitHub, closed: nothing";
  test.each<[string, readonly RunRecord[], GitHubNow, string]>([
    ["nothing was deployed", [], now(undefined), "goes on"],
    ["a newer commit was deployed", [deployed("b", 1)], now(undefined, { b: "ahead" }), newer],
    ["an older commit was deployed", [deployed("b", 1)], now(undefined, { b: "behind" }), "goes on"],
    ["a commit of another history was deployed", [deployed("b", 1)], now(undefined, { b: "diverged" }), apart],
    ["GitHub cannot compare it with what was deployed", [deployed("b", 1)], now(undefined), "goes on"],
    [
      "a newer commit was deployed, and an older one after it",
      [deployed("b", 1), deployed("c", 5)],
      now(undefined, { b: "ahead", c: "behind" }),
      "goes on",
    ],
    [
      "a newer commit was deployed for the same tag, and an older one after it",
      [deployed("b", 1, { origin: run.origin }), deployed("c", 5)],
      now(undefined, { b: "ahead", c: "behind" }),
      "goes on",
    ],
    ["a person deployed another commit since", [deployed("b", 11, byHand)], now(undefined), chosen],
    ["the tag was moved back", [], tagAt("b", { b: "behind" }), moved],
    ["the tag was moved to another history", [], tagAt("b", { b: "diverged" }), moved],
    ["the tag was moved to a newer commit that nobody has deployed", [], tagAt("b", { b: "ahead" }), "goes on"],
    ["the tag was moved to a newer commit that was deployed", [deployed("b", 1)], tagAt("b", { b: "ahead" }), newer],
    ["the tag was moved, and GitHub cannot compare the commits", [], tagAt("b"), "goes on"],
    ["the tag was deleted", [deployed("b", 1)], tagAt(null, { b: "ahead" }), newer],
    ["the tag was moved back to its commit", [ofTag], tagAt("a", { b: "ahead" }), "goes on"],
    ["another tag's newer commit was deployed", [deployed("b", 1)], tagAt("a", { b: "ahead" }), newer],
  ])("continues or stops if %s", (_what, others, facts, answer) => {
    expect(decide(asking(run), others, facts)).toBe(answer);
  });
});

test("a run of a tag that deploys to production gets a notice if GitHub cannot compare it with the previous deploy", () => {
  const run = { ...production, origin: { kind: "tag", name: "v1" } as const };
  expect(decide(asking(run), [deployed("b", 1)], now(undefined))).toBe(
    unread("compare commit a with b, which was deployed before"),
  );
  expect(decide(asking(run), [], now(undefined))).toBe("goes on");
});

test.each<[string, RunRecord, readonly string[]]>([
  [
    "to production",
    production,
    ["Could not read in time what was deployed before, so this deploy may replace a newer one."],
  ],
  ["to a preview", own, []],
  ["a commit that a person chose", { ...production, ...byHand }, []],
])(
  "a run that pushes before GitHub has answered gives a notice only where it may do harm: %s",
  (_what, run, notices) => {
    expect(lateNotices(run)).toStrictEqual(notices);
  },
);

test.each<[string, RunRecord, string | null | undefined, boolean]>([
  ["whose commit is the head of its branch", own, "a", false],
  ["whose commit is not the head of its branch", own, "b", true],
  ["of a branch that cannot be read", own, undefined, true],
  ["of a tag", { ...own, origin: { kind: "tag", name: "v1" } }, undefined, true],
  ["of a pull request", { ...own, origin: PULL_REQUEST }, undefined, false],
  ["in a merge queue", { ...own, event: "merge_group" }, "b", false],
  ["whose commit a person chose", { ...own, ...byHand }, "b", false],
])("the slot's records decide, or not, about a run %s", (_what, run, head, isDecided) => {
  expect(isOrdered(run, now(head))).toBe(isDecided);
});

test.each<[string, readonly RunRecord[], boolean]>([
  ["there is no other", [], true],
  ["another one is in progress", [record("b", 11, [])], false],
  ["others have ended", [deployed("b", 1), record("c", 11, [ended()])], true],
  ["others have ended, and one is in progress", [deployed("b", 1), record("c", 11, [pushing()])], false],
  ["another one's timeout has passed", [lost], true],
])("a run is alone in its slot, or not, if %s", (_what, others, alone) => {
  expect(isAlone(own, [own, ...others], 20_000)).toBe(alone);
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
    [
      "a merge queue whose branch is not known",
      { branch: null },
      { event: "merge_group", origin: PULL_REQUEST },
      { pullRequest: 1, refs: [] },
    ],
    [
      "a merge queue whose pull request is not known",
      { branch: "queue" },
      { event: "merge_group" },
      { pullRequest: null, refs: ["refs/heads/queue"] },
    ],
    ["a tag", {}, { origin: { kind: "tag", name: "v1" } }, { pullRequest: null, refs: ["refs/tags/v1"] }],
    ["an unknown origin", {}, { origin: { kind: "unknown" } }, { pullRequest: null, refs: [] }],
    ["a person", {}, byHand, { pullRequest: null, refs: [] }],
    ["a person, for a pull request", {}, { ...byHand, origin: PULL_REQUEST }, { pullRequest: 1, refs: [] }],
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
    ["nothing for a merge queue", { event: "merge_group", origin: PULL_REQUEST }, [deployed("b", 1)], now("c"), []],
    ["what was deployed last, if the branch was deleted", {}, [deployed("b", 1)], now(null), ["b"]],
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
  /** It started before this run, and its push ended after this run's began. */
  const longer = record("b", 9, [pushing(), pushing(), pushed()]);
  const later = deployed("b", 11);
  const ofPullRequest = (one: RunRecord): RunRecord => ({ ...one, origin: PULL_REQUEST });
  const isOurs = "ours is the older commit: b";
  const isPerhapsOurs = "ours is the older commit, perhaps: b";
  const isPerhapsTheirs = "the other's is the older commit, perhaps: b";
  const withoutIds = (record: RunRecord): RunRecord => ({
    ...record,
    steps: record.steps.map((step) => ({ ...step, statusId: null })),
  });

  test("only runs whose push ended in the second in which this run's push started need the IDs of their statuses", () => {
    const others = [beforehand, deployed("c", 8), overlapping, record("d", 9, [pushing(), ended()])];
    expect(endedAsOwnStarted(ours, [...others, ours]).map(({ id }) => id)).toStrictEqual(["b"]);
    const inOneSecond = { ...ours, steps: ours.steps.map((step) => ({ ...step, at: 11_000 })) };
    expect(endedAsOwnStarted(inOneSecond, [inOneSecond])).toStrictEqual([]);
    expect(endedAsOwnStarted(record("a", 10, []), others)).toStrictEqual([]);
  });

  describe.each<[string, RunRecord["origin"], string]>([
    ["a branch", ours.origin, "refs/heads/main"],
    ["a tag", { kind: "tag", name: "v1" }, "refs/tags/v1"],
  ])("of %s that was moved back", (_what, origin, ref) => {
    const movedTo = (commit: string, relation: Relation): GitHubNow => ({
      ...now(undefined, { b: relation }),
      refs: { [ref]: commit },
    });

    test("to its commit, it has not deployed the older one", () => {
      const run = { ...ours, origin };
      expect(answer({ ...between, origin }, movedTo("a", "ahead"), [], run)).toBe("nothing");
      expect(answer({ ...overlapping, origin }, movedTo("a", "ahead"), [], run)).toBe(isPerhapsTheirs);
      // Another branch or tag does not move with it.
      expect(answer({ ...between, origin: PULL_REQUEST }, movedTo("a", "ahead"), [], run)).toBe(isOurs);
    });

    test("from its commit, it was overtaken", () => {
      const run = { ...ours, origin };
      expect(answer({ ...between, origin }, movedTo("b", "behind"), [], run)).toBe(isOurs);
      expect(answer({ ...overlapping, origin }, movedTo("b", "behind"), [], run)).toBe(isPerhapsOurs);
    });
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
    [
      "a newer commit was being pushed when it asked",
      between,
      now("b", { b: "ahead" }),
      [record("b", 6, [pushing()])],
      ours,
      isOurs,
    ],
    [
      "the branch cannot be read, and a newer commit was pushed",
      between,
      now(undefined, { b: "ahead" }),
      [],
      ours,
      isOurs,
    ],
    ["a newer commit was pushed, in another second", withoutIds(between), now("b", { b: "ahead" }), [], ours, isOurs],
    [
      "a newer commit's push ended in the second in which this one began, but after that",
      { ...beforehand, steps: beforehand.steps.map((step) => ({ ...step, statusId: 5000 })) },
      now("b", { b: "ahead" }),
      [],
      ours,
      isPerhapsOurs,
    ],
    [
      "a newer commit's push ended in the second in which this run began, which could not record its own push in time",
      deployed("b", 8),
      now("b", { b: "ahead" }),
      [],
      record("a", 10, [pushed()]),
      isPerhapsOurs,
    ],
    [
      "a newer commit's run was stopped, and no status shows that it pushed",
      record("b", 10, [ended("cancelled", true)]),
      now("b", { b: "ahead" }),
      [],
      ours,
      "nothing",
    ],
    [
      "a person started it after the newer commit was pushed",
      between,
      now("b", { b: "ahead" }),
      [],
      { ...ours, ...byHand },
      "nothing",
    ],
    [
      "a person started it in the second in which the push of the newer commit ended",
      deployed("b", 8),
      now("b", { b: "ahead" }),
      [],
      { ...ours, ...byHand },
      "nothing",
    ],
    [
      "a person started it before the push of the newer commit ended",
      beforehand,
      now("b", { b: "ahead" }),
      [],
      { ...ours, ...byHand },
      isOurs,
    ],
    [
      "a person started it, and a run of another branch pushed at the same moment",
      ofPullRequest(longer),
      now("a", { b: "diverged" }),
      [],
      { ...ours, ...byHand },
      isPerhapsTheirs,
    ],
    [
      "a pull request pushed an older commit at the same moment",
      ofPullRequest(overlapping),
      now("a", { b: "behind" }),
      [],
      ours,
      isPerhapsTheirs,
    ],
    [
      "a pull request pushed a commit of another history at the same moment",
      ofPullRequest(overlapping),
      now("a", { b: "diverged" }),
      [],
      ours,
      "nothing",
    ],
    [
      "neither commit is the head, and a later run of a pull request pushed",
      ofPullRequest(later),
      now("c", { b: "diverged" }),
      [],
      ours,
      "nothing",
    ],
    [
      "neither commit is the head, and an earlier run had pushed",
      between,
      now("c", { b: "diverged" }),
      [],
      ours,
      "nothing",
    ],
    [
      "neither commit is the head, and an earlier run pushed at the same moment",
      longer,
      now("c", { b: "diverged" }),
      [],
      ours,
      "nothing",
    ],
    ["neither commit is the head, and a later run pushed", later, now("c", { b: "diverged" }), [], ours, isPerhapsOurs],
    [
      "the branch was rewritten to its commit, and the one before was pushed at the same moment",
      overlapping,
      now("a", { b: "diverged" }),
      [],
      ours,
      isPerhapsTheirs,
    ],
    ["GitHub cannot be read, and a later run of the branch pushed", later, now(undefined), [], ours, "nothing"],
    [
      "GitHub cannot be read, and an earlier run of the branch pushed at the same moment",
      longer,
      now(undefined),
      [],
      ours,
      isPerhapsTheirs,
    ],
    [
      "GitHub cannot be read, and an earlier run of the pull request pushed at the same moment",
      ofPullRequest(longer),
      now(undefined),
      [],
      ofPullRequest(ours),
      isPerhapsTheirs,
    ],
    [
      "GitHub cannot be read, and a later run of the pull request pushed the same commit",
      ofPullRequest({ ...later, commit: "a" }),
      now(undefined),
      [],
      ofPullRequest(ours),
      "nothing",
    ],
    [
      "it is the pull request's head, and a later run pushed another commit",
      ofPullRequest(later),
      onPullRequest(true, "a"),
      [],
      ofPullRequest(ours),
      isPerhapsTheirs,
    ],
    [
      "it is of a merge queue, and the pull request's head had been pushed",
      ofPullRequest(between),
      onPullRequest(true, "b"),
      [],
      { ...ofPullRequest(ours), event: "merge_group" },
      "nothing",
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

  test("as newer, also if it has pushed the same commit before", () => {
    const other = { workingDirectory: "api" };
    const records = [deployed("a2", 1, { ...other, commit: "a" }), deployed("b", 4, other), run];
    expect(sharing(run, records, now("a", { b: "ahead" }))).toStrictEqual([
      { workflow: "Deploy", workingDirectory: "api", isNewer: true },
    ]);
  });

  test("each folder by itself, the last push first", () => {
    const records = ["api", "site"].map((workingDirectory, index) =>
      deployed(workingDirectory, 1 + 4 * index, { workingDirectory, commit: "a" }),
    );
    expect(sharing(run, [...records, run], now("a"))).toStrictEqual([
      { workflow: "Deploy", workingDirectory: "site", isNewer: false },
      { workflow: "Deploy", workingDirectory: "api", isNewer: false },
    ]);
  });

  test("not if it failed before its push", () => {
    expect(
      sharing(run, [record("a2", 4, [ended()], { workingDirectory: "api", commit: "a" }), run], now("a")),
    ).toStrictEqual([]);
  });
});
