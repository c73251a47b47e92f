/** The records of a slot show what is live and what may be live. */

import { describe, expect, test } from "@jest/globals";
import { liveIn } from "../../src/records/live.ts";
import type { RunRecord, RunStep } from "../../src/records/record.ts";

const HOUR = 3_600_000;

function record(
  id: string,
  steps: readonly (readonly [at: number, step: RunStep])[],
  more: Partial<RunRecord> = {},
): RunRecord {
  const head = {
    slot: "preview:acme/shop/pr-1",
    runId: 1,
    runAttempt: 1,
    startedAt: 0,
    deadline: HOUR,
    event: "pull_request",
    workflowPath: `${more.workflow ?? "Deploy"}.yml`,
  };
  const origin = { kind: "pull-request", number: 1 } as const;
  const labels = { workflow: "Deploy", appName: "web", workingDirectory: "." };
  const code = { isChosen: false, commit: id, baseCommit: null, recreates: false, account: "own" } as const;
  return {
    id,
    ...head,
    origin,
    ...labels,
    ...code,
    githubDeploymentId: null,
    steps: steps.map(([at, step]) => ({ ...step, at, statusId: null })),
    ...more,
  };
}

const begun: RunStep = { kind: "begun" };
const pushing = (deployment: string, created = false): RunStep => ({ kind: "pushing", deployment, created });
const pushed = (deployment: string): RunStep => ({ kind: "pushed", deployment, imported: false, seeded: false });
const ended = (mayBeLive: boolean): RunStep => ({ kind: "ended", how: "failed", mayBeLive });
const done = (id: string, from: number, to: number, name = "d1", created = false) =>
  record(id, [
    [from, begun],
    [from + 0.1, pushing(name, created)],
    [to, pushed(name)],
  ]);

describe("what is live", () => {
  test.each<[string, readonly RunRecord[], string | null, readonly string[]]>([
    ["nothing", [], null, []],
    ["the last push by GitHub's order, not by run id", [{ ...done("a", 1, 2), runId: 9 }, done("b", 3, 4)], "b", []],
    [
      "not what failed after it",
      [
        done("a", 1, 2),
        record("b", [
          [3, begun],
          [4, ended(false)],
        ]),
      ],
      "a",
      [],
    ],
    [
      "perhaps what was stopped in its push",
      [
        done("a", 1, 2),
        record("b", [
          [3, begun],
          [4, pushing("d1")],
          [5, ended(true)],
        ]),
      ],
      "a",
      ["b"],
    ],
    [
      "perhaps the first push, which was stopped",
      [
        record("a", [
          [1, begun],
          [2, pushing("d1", true)],
          [3, ended(true)],
        ]),
      ],
      null,
      ["a"],
    ],
    [
      "perhaps what is being pushed",
      [
        done("a", 1, 2),
        record("b", [
          [3, begun],
          [4, pushing("d1")],
        ]),
      ],
      "a",
      ["b"],
    ],
    ["not what is still being built", [done("a", 1, 2), record("b", [[3, begun]])], "a", []],
    [
      "perhaps nothing, while a claim that replaces is at work",
      [done("a", 1, 2), record("b", [[3, begun]], { recreates: true })],
      "a",
      ["b"],
    ],
    [
      "nothing after a claim that created and a push that failed",
      [
        done("a", 1, 2),
        record("b", [
          [3, begun],
          [4, pushing("d2", true)],
          [5, ended(false)],
        ]),
      ],
      null,
      [],
    ],
    ["either of two whose pushes overlapped", [done("a", 1, 4), done("b", 2, 3)], "a", ["b"]],
    ["either of two that overlapped in one second", [done("a", 1, 4), done("b", 3.9, 5)], "b", ["a"]],
    [
      "one of two that pushed the same code, where it makes no difference",
      [done("a", 1, 4), { ...done("b", 2, 3), commit: "a" }],
      "a",
      [],
    ],
    [
      "either of two workflows that pushed the same commit",
      [done("a", 1, 4), { ...done("b", 2, 3), commit: "a", workflow: "API", workflowPath: "api.yml" }],
      "a",
      ["b"],
    ],
    [
      "nothing that was removed",
      [
        record("a", [
          [1, begun],
          [2, pushing("d1", true)],
          [3, pushed("d1")],
          [4, { kind: "removed", deployment: "d1" }],
        ]),
      ],
      null,
      [],
    ],
  ])("is %s", (_what, records, live, rivals) => {
    const found = liveIn(records);
    expect([found.record?.id ?? null, found.rivals.map(({ id }) => id)]).toStrictEqual([live, rivals]);
  });

  test("is possibly what a lost run pushed, until a push after its timeout", () => {
    const lost = record("b", [
      [3, begun],
      [4, pushing("d1")],
    ]);
    expect(liveIn([done("a", 1, 2), lost]).rivals).toStrictEqual([lost]);
    const later = done("c", 5, 6);
    const after = {
      ...later,
      startedAt: 5 * HOUR,
      deadline: 6 * HOUR,
      steps: later.steps.map((step) => ({ ...step, at: 5 * HOUR })),
    };
    expect(liveIn([done("a", 1, 2), lost, after])).toMatchObject({ record: { id: "c" }, rivals: [] });
  });
});
