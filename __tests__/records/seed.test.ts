/** A Convex deployment is imported and seeded at most once. */

import { describe, expect, test } from "@jest/globals";
import type { RunRecord, RunStep } from "../../src/records/record.ts";
import { digestBefore, type SeedKind, seedClaim } from "../../src/records/seed.ts";
import { ended, HOUR, pushed, pushing, record } from "./build-record.ts";

const NAME = "small-fox-1";
const ITEMS = ["a", "b", "c"];
const task = (kind: SeedKind, items = ITEMS) => ({ kind, items });
const step = (
  kind: "importing" | "import-failed" | "seeding" | "seed-failed",
  item: number,
  items = ITEMS,
): RunStep => ({ kind, deployment: NAME, item, ...digestBefore(task("seed", items), item) });
const run = (id: string, from: number, ...steps: readonly RunStep[]): RunRecord =>
  record(id, from, [pushing(), ...steps]);
const withoutIds = (one: RunRecord): RunRecord => ({
  ...one,
  steps: one.steps.map((of) => ({ ...of, statusId: null })),
});

const own = run("own", 10);
const claimed = run("own", 10, step("seeding", 1));

function asked(records: readonly RunRecord[], now = 20_000, items = ITEMS): string {
  const claim = seedClaim(task("seed", items), "own", NAME, records, now);
  return claim.kind === "claimed" ? `from ${claim.from}` : claim.kind;
}

describe("whether a run seeds", () => {
  test.each<[string, readonly RunRecord[], string]>([
    ["nobody has", [own], "from 1"],
    ["a run has", [own, run("b", 1, step("seeding", 1), pushed(NAME, "seeded"))], "done"],
    ["a run has, under whatever label", [own, { ...run("b", 1, pushed(NAME, "seeded")), appName: "site" }], "done"],
    ["a run has seeded another deployment", [own, run("b", 1, pushed("small-fox-2", "seeded"))], "from 1"],
    ["a run has imported", [own, run("b", 1, step("importing", 1), pushed(NAME, "imported"))], "from 1"],
    ["a run is at it", [own, run("b", 1, step("seeding", 1))], "begun"],
    ["a run was lost at it", [own, { ...run("b", 1, step("seeding", 2)), deadline: 5000 }], "lost"],
    ["a run was cancelled at it", [own, run("b", 1, step("seeding", 1), ended("cancelled", false))], "lost"],
    [
      "a run's second item failed",
      [own, run("b", 1, step("seeding", 1), step("seeding", 2), step("seed-failed", 2), ended())],
      "from 2",
    ],
    [
      "a run's third item failed after another's second",
      [own, run("b", 1, step("seed-failed", 2), ended()), run("c", 5, step("seed-failed", 3), ended())],
      "from 3",
    ],
    ["a run left it to another one", [own, run("b", 1, step("seeding", 1), pushed())], "from 1"],
    [
      "a run is at another deployment",
      [own, run("b", 1, { kind: "seeding", deployment: "small-fox-2", item: 1 })],
      "from 1",
    ],
    ["it has claimed it, and GitHub did not return the ID", [withoutIds(claimed)], "from 1"],
    ["its own claim came first", [claimed, run("b", 11, step("seeding", 1))], "from 1"],
    ["another claim came first", [claimed, run("b", 9, step("seeding", 1))], "begun"],
    ["it cannot tell which claim came first", [withoutIds(claimed), run("b", 11, step("seeding", 1))], "begun"],
    ["it cannot tell when the other claim came", [claimed, withoutIds(run("b", 11, step("seeding", 1)))], "begun"],
    ["its own item failed before", [run("own", 10, step("seeding", 1), step("seed-failed", 1))], "from 1"],
  ])("if %s", (_what, records, answer) => {
    expect(asked(records)).toBe(answer);
  });

  test("of two that claim at the same time, never both", () => {
    const other = run("b", 11, step("seeding", 1));
    for (const records of [
      [claimed, other],
      [withoutIds(claimed), withoutIds(other)],
      [withoutIds(claimed), other],
    ]) {
      const answers = ["own", "b"].map((id) => seedClaim(task("seed"), id, NAME, records, 20_000).kind);
      expect(answers.filter((kind) => kind === "claimed").length).toBeLessThanOrEqual(1);
    }
  });

  test("not if a run that started it recorded no end before its timeout", () => {
    const other = run("b", 1, step("seeding", 1));
    expect([asked([own, other]), asked([own, other], 2 * HOUR)]).toStrictEqual(["begun", "lost"]);
  });

  test.each<[string, readonly RunRecord[], object]>([
    ["nobody has", [own], { from: 1, isResumed: false }],
    ["it has claimed it itself", [run("own", 10, step("importing", 1))], { from: 1, isResumed: false }],
    [
      "it has claimed it itself, and its timeout has passed by GitHub's clock",
      [{ ...run("own", 10, step("importing", 1)), deadline: 11_000 }],
      { from: 1, isResumed: false },
    ],
    [
      "a run was lost at its second file",
      [own, { ...run("b", 1, step("importing", 1), step("importing", 2)), deadline: 5000 }],
      { from: 2, isResumed: true },
    ],
    [
      "a run was cancelled at it",
      [own, run("b", 1, step("importing", 1), ended("cancelled", false))],
      { from: 1, isResumed: true },
    ],
    [
      "a run that pushed did not say how its second file ended",
      [own, run("b", 1, step("importing", 1), step("importing", 2), pushed())],
      { from: 2, isResumed: true },
    ],
    [
      "a run's second file failed",
      [own, run("b", 1, step("importing", 1), step("importing", 2), step("import-failed", 2), pushed())],
      { from: 2, isResumed: true },
    ],
  ])("and an import is resumed, after asking Convex, if %s", (_what, records, claim) => {
    expect(seedClaim(task("import"), "own", NAME, records, 20_000)).toStrictEqual({ kind: "claimed", ...claim });
  });

  test("and imports are recorded with their own steps", () => {
    const records = [own, run("b", 1, step("importing", 1))];
    expect(seedClaim(task("import"), "own", NAME, records, 20_000)).toMatchObject({ kind: "begun" });
    expect(seedClaim(task("import"), "own", NAME, [own, run("b", 1, pushed(NAME, "imported"))], 20_000)).toStrictEqual({
      kind: "done",
    });
    expect(asked(records)).toBe("from 1");
  });

  const failed = [own, run("b", 1, step("seeding", 1), step("seeding", 2), step("seed-failed", 2), pushed())];
  test.each<[string, readonly string[], string]>([
    ["the item that failed", ["a", "other"], "from 2"],
    ["the last items, which were removed", ["a"], "from 2"],
    ["an item that was called", ["other", "b", "c"], "changed"],
    ["the order", ["b", "a", "c"], "changed"],
    ["everything", ["all"], "changed"],
  ])("and not again if a list has changed in %s", (_what, items, answer) => {
    expect(asked(failed, 20_000, [...items])).toBe(answer);
  });

  test("and an import begins again if the list before the failed table has changed", () => {
    const records = [own, run("b", 1, step("importing", 1), step("importing", 2), step("import-failed", 2), pushed())];
    expect(seedClaim(task("import", ["b"]), "own", NAME, records, 20_000)).toStrictEqual({
      kind: "claimed",
      from: 1,
      isResumed: true,
    });
  });
});

test("a step names the items before its own by a short digest, which the first item does not need", () => {
  expect(digestBefore(task("seed"), 1)).toStrictEqual({});
  expect(digestBefore(task("seed"), 2)).toStrictEqual({ after: expect.stringMatching(/^[0-9a-f]{8}$/) });
});
