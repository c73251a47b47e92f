/** The records of a slot show what is live and what may be live. */

import { describe, expect, test } from "@jest/globals";
import { isEmptied, liveIn, removedBy } from "../../src/records/live.ts";
import type { RunRecord, RunStep } from "../../src/records/record.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

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
const pushing = (deployment: string | null, created = false): RunStep => ({ kind: "pushing", deployment, created });
const pushed = (deployment: string | null): RunStep => ({ kind: "pushed", deployment, imported: false, seeded: false });
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
    [
      "perhaps nothing, if a claim that created another deployment overlapped the push, and a cleanup deleted that one",
      [
        done("a", 2, 4, "d2"),
        record("b", [
          [1, begun],
          [3, pushing("d1", true)],
          [4, ended(false)],
          [5, { kind: "removed", deployment: "d1" }],
        ]),
      ],
      "a",
      ["b"],
    ],
    [
      "perhaps nothing, if a run with the same code created the deployment during the push",
      [
        done("a", 2, 4),
        record(
          "b",
          [
            [1, begun],
            [3, pushing("d1", true)],
            [4, ended(false)],
          ],
          { commit: "a" },
        ),
      ],
      "a",
      ["b"],
    ],
    [
      "not what has only found the deployment, with `recreate`",
      [
        done("a", 1, 2),
        record(
          "b",
          [
            [3, begun],
            [4, { kind: "claimed", deployment: "d1", created: false }],
          ],
          { recreates: true },
        ),
      ],
      "a",
      [],
    ],
    [
      "either of two whose commits are not known",
      [
        { ...done("a", 1, 4), commit: "" },
        { ...done("b", 2, 3), commit: "" },
      ],
      "a",
      ["b"],
    ],
    [
      "either of two folders that pushed the same commit",
      [done("a", 1, 4), { ...done("b", 2, 3), commit: "a", workingDirectory: "api" }],
      "a",
      ["b"],
    ],
    [
      "either of two that pushed the same code to two deployments",
      [done("a", 1, 4), { ...done("b", 2, 3, "d2"), commit: "a" }],
      "a",
      ["b"],
    ],
    [
      "what is being pushed again with the same code",
      [
        done("a", 1, 2),
        record(
          "b",
          [
            [3, begun],
            [4, pushing("d1")],
          ],
          { commit: "a" },
        ),
      ],
      "a",
      [],
    ],
    [
      "one of two with the same code, of which one learned the name after its push",
      [
        record("a", [
          [1, begun],
          [1.1, pushing(null)],
          [4, pushed("d1")],
        ]),
        { ...done("b", 2, 3), commit: "a" },
      ],
      "a",
      [],
    ],
    [
      "one of two with the same code, of which neither learned the name",
      [
        record("a", [
          [1, begun],
          [4, pushed(null)],
        ]),
        record(
          "b",
          [
            [2, begun],
            [3, pushed(null)],
          ],
          { commit: "a" },
        ),
      ],
      "a",
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

  test.each<[string, number, readonly string[]]>([
    ["possibly what a lost run pushed, if their clocks may differ that much", 4 * MINUTE, ["b"]],
    ["not what a lost run pushed, if their clocks cannot differ that much", 6 * MINUTE, []],
  ])("after a timeout is %s", (_what, after, rivals) => {
    const lost = record("b", [
      [0, begun],
      [1, pushing("d1")],
    ]);
    const later = done("c", HOUR + after, HOUR + after + 1);
    expect(liveIn([lost, later]).rivals.map(({ id }) => id)).toStrictEqual(rivals);
  });

  test("is the deployment that the CLI named last", () => {
    const moved = record("a", [
      [1, begun],
      [2, pushing("d1")],
      [3, pushed("d2")],
    ]);
    expect(liveIn([moved])).toStrictEqual({ record: moved, deployment: "d2", rivals: [] });
  });
});

describe("what a cleanup removed", () => {
  const removed = (id: string, ...names: readonly string[]) =>
    record(id, [[1, begun], ...names.map((deployment) => [2, { kind: "removed", deployment }] as const)]);

  test("is what its steps name, and nothing else", () => {
    expect([done("a", 1, 2), removed("b", "d1", "d2")].map(removedBy)).toStrictEqual([[], ["d1", "d2"]]);
  });

  test.each<[string, readonly RunRecord[], boolean]>([
    ["nothing was deployed", [record("a", [[1, begun]])], false],
    ["nothing was removed", [done("a", 1, 2)], false],
    ["the only one was removed", [done("a", 1, 2), removed("b", "d1")], true],
    ["one of two was removed", [done("a", 1, 2), done("b", 3, 4, "d2"), removed("c", "d1")], false],
    ["both were removed", [done("a", 1, 2), done("b", 3, 4, "d2"), removed("c", "d1", "d2")], true],
  ])("leaves a slot empty or not if %s", (_what, records, isEmpty) => {
    expect(isEmptied(records)).toBe(isEmpty);
  });
});
