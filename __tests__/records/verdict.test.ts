/** A deployment is deleted only if all five conditions hold. */

import { describe, expect, test } from "@jest/globals";
import { type Origin, originKey } from "../../src/records/origin.ts";
import type { RunRecord } from "../../src/records/record.ts";
import {
  type ConvexNow,
  deploymentsToDecide,
  inUseText,
  mayBeUnread,
  type OriginsNow,
  originsOf,
  originText,
  previewAsRecorded,
  recordedPreviewName,
  recordsNaming,
  retentionReason,
} from "../../src/records/verdict.ts";
import { deployed, ended, MAIN, PULL_REQUEST, pushed, pushing, record } from "./build-record.ts";

const NAME = "small-fox-1";
const PROJECT = { teamSlug: "acme", projectSlug: "shop" };
const BY_HAND: Origin = { ...MAIN, isManual: true };
const FEATURE: Origin = { kind: "branch", name: "feature", isManual: false };

const found = (more: Partial<ConvexNow> = {}): ConvexNow => ({
  project: PROJECT,
  type: "preview",
  isDefault: false,
  previewName: "pr-1",
  ...more,
});

const created = record("1", 1, [pushing(NAME, true), pushed()], { origin: PULL_REQUEST });
const over = (...origins: readonly Origin[]): OriginsNow =>
  Object.fromEntries(origins.map((one) => [originKey(one), "closed"]));
const lives = (...origins: readonly Origin[]): OriginsNow =>
  Object.fromEntries(origins.map((one) => [originKey(one), "open"]));

/** The project was renamed between these two runs. */
const RENAMED = { ...PROJECT, projectSlug: "store" };
const reachedSince = deployed("2", 20, { slot: "preview:acme/store/pr-1" });

interface Case {
  readonly records?: readonly RunRecord[];
  readonly isComplete?: boolean;
  readonly convex?: ConvexNow;
  readonly origins?: OriginsNow;
}

/** The reason to keep it, or `delete`. */
function judged({
  records = [created],
  isComplete = true,
  convex = found(),
  origins = over(PULL_REQUEST, MAIN, FEATURE),
}: Case): string {
  return retentionReason(NAME, { records, isComplete }, convex, origins) ?? "delete";
}

const kept = (record: RunRecord, at: number): RunRecord => ({
  ...record,
  steps: [...record.steps, { kind: "kept", deployment: NAME, at, statusId: null }],
});

describe("the verdict", () => {
  test("is to delete what a run of this repository created, whose only origin is closed", () => {
    expect(judged({ origins: over(PULL_REQUEST) })).toBe("delete");
  });

  test.each<[string, Case, string]>([
    ["no record names it", { records: [] }, "no record shows that a run of this repository created it"],
    [
      "a run of this repository only pushed to it",
      { records: [deployed("1", 1)] },
      "no record shows that a run of this repository created it",
    ],
    [
      "a run of another account created it",
      { records: [{ ...created, account: "other" }] },
      "a run with another account's token created it",
    ],
    [
      "a retry's claim answered that it existed",
      { records: [record("1", 1, [pushing(NAME, true), pushing(NAME, false), pushed()], { origin: PULL_REQUEST })] },
      "delete",
    ],
    [
      "the run that created it failed before its push",
      {
        records: [
          record("1", 1, [{ kind: "claimed", deployment: NAME, created: true }, ended()], { origin: PULL_REQUEST }),
        ],
      },
      "delete",
    ],
    [
      "the CLI named it after the push",
      { records: [record("1", 1, [pushing(null, true), pushed()], { origin: PULL_REQUEST })] },
      "delete",
    ],
    [
      "the CLI named another one after the push",
      {
        records: [
          record("1", 1, [pushing(null, true), pushed("small-fox-2")], { origin: PULL_REQUEST }),
          deployed("2", 5),
        ],
      },
      "no record shows that a run of this repository created it",
    ],
    [
      "a run that reached it after its push had created another one",
      { records: [record("1", 1, [pushing("small-fox-2", true), pushed()])] },
      "no record shows that a run of this repository created it",
    ],
    [
      "the CLI did not name what a run created before it stopped",
      { records: [record("1", 1, [pushing(null, true), { kind: "seeding", deployment: NAME, item: 1 }])] },
      "no record shows that a run of this repository created it",
    ],
    [
      "a run with the key of this one preview says that it created it, too",
      {
        records: [
          record("0", 1, [pushing(NAME, true), pushed()], { slot: `preview-deployment:${NAME}`, origin: FEATURE }),
          created,
        ],
      },
      "delete",
    ],
    ["its records were not read to the end", { isComplete: false }, "not all records since its creation could be read"],
    [
      "no record names it, and they were not read to the end",
      { records: [deployed("1", 1)], isComplete: false },
      "not all records since its creation could be read",
    ],
  ])("depends on whether this repository created the preview, if %s", (_what, of, answer) => {
    expect(judged(of)).toBe(answer);
  });

  test.each<[string, Case, string]>([
    ["it is production", { convex: found({ type: "prod" }) }, "it is a prod deployment"],
    ["it is the default deployment", { convex: found({ isDefault: true }) }, "it is the project's default deployment"],
    [
      "its record is of another project",
      { convex: found({ project: { ...PROJECT, projectSlug: "site" } }) },
      "the last deploy to it used a key of another project, acme/shop",
    ],
    [
      "its record is of a project of another team with the same name",
      { convex: found({ project: { ...PROJECT, teamSlug: "other" } }) },
      "the last deploy to it used a key of another project, acme/shop",
    ],
    [
      "a run has reached it with a key of this project since the project was renamed",
      { convex: found({ project: RENAMED }), records: [created, reachedSince] },
      "delete",
    ],
    [
      "the key has the name that the project had before",
      { records: [created, reachedSince] },
      "the last deploy to it used a key of another project, acme/store",
    ],
    ["it has another preview name", { convex: found({ previewName: "pr-2" }) }, "it was claimed with another name"],
  ])("depends on whether it is a preview of the project, if %s", (_what, of, answer) => {
    expect(judged(of)).toBe(answer);
  });

  test.each<[string, Case, string]>([
    ["its pull request is open", { origins: lives(PULL_REQUEST) }, "pull request #1 is open"],
    [
      "a run with the key of this one preview is about to reach it",
      {
        records: [created, record("2", 20, [], { slot: `preview-deployment:${NAME}`, origin: FEATURE })],
        origins: { ...over(PULL_REQUEST), ...lives(FEATURE) },
      },
      "the branch `feature` exists",
    ],
    [
      "its branch exists",
      { records: [{ ...created, origin: FEATURE }], origins: lives(FEATURE) },
      "the branch `feature` exists",
    ],
    [
      "its tag exists",
      { records: [{ ...created, origin: { kind: "tag", name: "v1" } }], origins: lives({ kind: "tag", name: "v1" }) },
      "the tag `v1` exists",
    ],
    [
      "its origin is not known",
      { records: [{ ...created, origin: { kind: "unknown" } }] },
      "a record of it names neither a pull request nor a branch",
    ],
    [
      "one of its origins is not known",
      { records: [created, deployed("2", 5, { origin: { kind: "unknown" } })] },
      "a record of it names neither a pull request nor a branch",
    ],
    ["GitHub cannot be read", { origins: {} }, "reading pull request #1 from GitHub failed"],
  ])("depends on whether its origin is closed, if %s", (_what, of, answer) => {
    expect(judged(of)).toBe(answer);
  });

  const another = (more: Partial<RunRecord>) => [created, deployed("2", 5, { origin: FEATURE, ...more })];
  const beside: OriginsNow = { ...over(PULL_REQUEST), ...lives(FEATURE, MAIN) };
  test.each<[string, Case, string]>([
    ["another app", { records: another({ appName: "site" }) }, "the branch `feature` exists"],
    ["another folder", { records: another({ workingDirectory: "api" }) }, "the branch `feature` exists"],
    ["another workflow", { records: another({ workflow: "API" }) }, "the branch `feature` exists"],
    ["another account", { records: another({ account: "other" }) }, "the branch `feature` exists"],
    [
      "a key of the deployment itself",
      { records: another({ slot: `preview-deployment:${NAME}` }) },
      "the branch `feature` exists",
    ],
    [
      "a run that may be about to reach it",
      { records: [created, record("2", 5, [], { origin: FEATURE })] },
      "the branch `feature` exists",
    ],
    [
      "a run that pushed to another deployment of the name",
      { records: [created, record("2", 5, [pushing("small-fox-2")], { origin: FEATURE })] },
      "delete",
    ],
    [
      "a run of another name that has not reached any",
      { records: [created, record("2", 5, [], { origin: FEATURE, slot: "preview:acme/shop/feature" })] },
      "delete",
    ],
    [
      "a manual run on a branch of the pull request",
      { records: [created, deployed("2", 5, { origin: BY_HAND })] },
      "delete",
    ],
  ])("depends on whether another origin is open, for %s", (_what, of, answer) => {
    expect(judged({ ...of, origins: beside })).toBe(answer);
  });

  const again = (origin: Origin, from: number) => deployed("2", from, { origin });
  test.each<[string, readonly RunRecord[], string]>([
    ["it was kept", [kept(created, 4000)], "`on-close: keep` kept it"],
    ["its pull request deployed to it since", [kept(created, 4000), again(PULL_REQUEST, 5)], "delete"],
    [
      "another pull request deployed to it since",
      [kept(created, 4000), again({ ...PULL_REQUEST, number: 2 }, 5)],
      "`on-close: keep` kept it",
    ],
    [
      "its pull request deployed to it in the same second",
      [kept(created, 7000), again(PULL_REQUEST, 5)],
      "`on-close: keep` kept it",
    ],
    [
      "its pull request's next run was cancelled in its push",
      [kept(created, 4000), record("2", 5, [pushing(), ended("cancelled")], { origin: PULL_REQUEST })],
      "`on-close: keep` kept it",
    ],
    [
      "another deployment of the name was kept",
      [
        {
          ...created,
          steps: [...created.steps, { kind: "kept", deployment: "small-fox-0", at: 4000, statusId: null }],
        },
      ],
      "delete",
    ],
  ])("depends on whether it was kept, if %s", (_what, records, answer) => {
    expect(judged({ records, origins: over(PULL_REQUEST, { ...PULL_REQUEST, number: 2 }) })).toBe(answer);
  });
});

describe("a comment that was not read", () => {
  test.each<[string, readonly RunRecord[], number | undefined, boolean]>([
    ["there is none", [created], undefined, false],
    ["there is none, and no record shows who created it", [], undefined, false],
    ["it was updated before the preview was created", [created], 999, false],
    ["it was updated in the second in which the preview was created", [created], 1000, true],
    ["it was updated after the preview was created", [created], 5000, true],
    ["no record shows who created the preview", [deployed("2", 9)], 999, true],
  ])("may have the record of a run that used the preview, or not, if %s", (_what, records, unreadUntil, mayBe) => {
    const evidence = { records, ...(unreadUntil === undefined ? {} : { unreadUntil }) };
    expect(mayBeUnread(NAME, evidence)).toBe(mayBe);
    if (records.length === 0 || records[0] !== created) return;
    expect(retentionReason(NAME, { ...evidence, isComplete: true }, found(), over(PULL_REQUEST))).toBe(
      mayBe ? "not all records since its creation could be read" : null,
    );
  });
});

describe("the preview name that records give a deployment", () => {
  const production = deployed("2", 5, { slot: `production:${NAME}` });
  test.each<[string, readonly RunRecord[], string | null]>([
    ["is that of its preview", [created], "pr-1"],
    ["is that of its preview, whatever other keys have reached it", [production, created], "pr-1"],
    ["is missing if only another key has reached it", [production], null],
    ["is missing if no record names it", [record("1", 1, [])], null],
  ])("%s", (_what, records, name) => {
    expect(recordedPreviewName(NAME, records)).toBe(name);
  });

  test("is what Convex should return for it", () => {
    expect(previewAsRecorded(PROJECT, "pr-1")).toStrictEqual(found());
    expect(
      retentionReason(
        NAME,
        { records: [created], isComplete: true },
        previewAsRecorded(PROJECT, "pr-1"),
        over(PULL_REQUEST),
      ),
    ).toBeNull();
  });
});

test.each<[Origin, string, string]>([
  [PULL_REQUEST, "pull request #1", "pull request #1 is open"],
  [FEATURE, "the branch `feature`", "the branch `feature` exists"],
  [{ kind: "tag", name: "v1" }, "the tag `v1`", "the tag `v1` exists"],
  [{ kind: "unknown" }, "its origin", "its origin exists"],
])("the origin %j is called %s", (origin, text, inUse) => {
  expect([originText(origin), inUseText(origin)]).toStrictEqual([text, inUse]);
});

describe("the origins of a deployment", () => {
  test("include the branch of a manual run if a pull request's run never reached the deployment", () => {
    const cancelled = record("1", 1, [ended("cancelled")], { origin: PULL_REQUEST });
    const dispatched = record("2", 5, [pushing(NAME, true), pushed()], { origin: BY_HAND });
    expect(originsOf(NAME, [cancelled, dispatched])).toContainEqual(BY_HAND);
  });

  test("leave out the branch of a manual run if a pull request deployed there too", () => {
    const dispatched = record("2", 5, [pushing(NAME, true), pushed()], { origin: BY_HAND });
    expect(originsOf(NAME, [created, dispatched])).toStrictEqual([PULL_REQUEST]);
  });
});

describe("a cleanup decides about", () => {
  const renamed = record("2", 5, [pushing("small-fox-2", true), pushed("small-fox-2")], {
    origin: PULL_REQUEST,
    slot: "preview:acme/shop/web-1",
    appName: "site",
  });
  const ofBranch = record("3", 9, [pushing("small-fox-3", true), pushed("small-fox-3")], {
    origin: FEATURE,
    slot: "preview:acme/shop/feature",
  });
  const production = record("4", 13, [pushing("happy-otter-1"), pushed("happy-otter-1")], {
    slot: "production:happy-otter-1",
  });
  const removed = record(
    "5",
    17,
    [pushing("small-fox-5", true), pushed("small-fox-5"), { kind: "removed", deployment: "small-fox-5" }],
    { origin: PULL_REQUEST },
  );
  const records = [created, renamed, ofBranch, production, removed];

  test.each<[string, readonly Origin[] | null, readonly string[]]>([
    ["all previews of a pull request, whatever their name and app", [PULL_REQUEST], [NAME, "small-fox-2"]],
    ["those of its head branch too if that was deleted", [PULL_REQUEST, FEATURE], [NAME, "small-fox-2", "small-fox-3"]],
    ["all previews without a record of their deletion, in a sweep", null, [NAME, "small-fox-2", "small-fox-3"]],
    ["nothing of another pull request", [{ ...PULL_REQUEST, number: 2 }], []],
  ])("%s", (_what, origins, names) => {
    expect(deploymentsToDecide(records, origins)).toStrictEqual(names);
  });

  test("a preview that a pull request shares with a branch", () => {
    const shared = deployed("6", 21, { origin: FEATURE });
    expect(deploymentsToDecide([created, shared], [PULL_REQUEST])).toStrictEqual([NAME]);
    expect(deploymentsToDecide([created, shared], [FEATURE])).toStrictEqual([NAME]);
  });

  test("every record that names the deployment", () => {
    const other = deployed("6", 21, { workingDirectory: "api", account: "other" });
    expect(recordsNaming(NAME, [...records, other])).toStrictEqual([created, other]);
  });
});
