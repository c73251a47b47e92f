/** What has to be over before a Convex deployment may be deleted. */

import { describe, expect, test } from "@jest/globals";
import type { Origin } from "../../src/records/origin.ts";
import type { RunRecord, RunStep } from "../../src/records/record.ts";
import { originsOf } from "../../src/records/verdict.ts";

const PULL_REQUEST: Origin = { kind: "pull-request", number: 1 };
const DISPATCH_ON_MAIN: Origin = { kind: "branch", name: "main", isManual: true };

const BEGUN: RunStep = { kind: "begun" };
const CANCELLED: RunStep = { kind: "ended", how: "cancelled", mayBeLive: false };
const PUSHING: RunStep = { kind: "pushing", deployment: "small-fox-0", created: true };
const PUSHED: RunStep = { kind: "pushed", deployment: "small-fox-0", imported: false, seeded: false };

function record(id: string, origin: Origin, steps: readonly RunStep[]): RunRecord {
  return {
    id,
    slot: "preview:acme/shop/staging",
    runId: 1,
    runAttempt: 1,
    startedAt: 0,
    deadline: 3_600_000,
    event: "workflow_dispatch",
    origin,
    workflow: "Deploy",
    appName: "web",
    workingDirectory: ".",
    isChosen: false,
    commit: id,
    baseCommit: null,
    recreates: false,
    account: "own",
    githubDeploymentId: null,
    steps: steps.map((step, index) => ({ ...step, at: Number(id) * 10 + index, statusId: null })),
  };
}

describe("the origins of a deployment", () => {
  test("include the branch of a manual run if a pull request's run never reached the deployment", () => {
    const cancelled = record("1", PULL_REQUEST, [BEGUN, CANCELLED]);
    const dispatched = record("2", DISPATCH_ON_MAIN, [BEGUN, PUSHING, PUSHED]);
    expect(originsOf("small-fox-0", [cancelled, dispatched])).toContainEqual(DISPATCH_ON_MAIN);
  });

  test("leave out the branch of a manual run if a pull request deployed there too", () => {
    const deployed = record("1", PULL_REQUEST, [BEGUN, PUSHING, PUSHED]);
    const dispatched = record("2", DISPATCH_ON_MAIN, [BEGUN, PUSHING, PUSHED]);
    expect(originsOf("small-fox-0", [deployed, dispatched])).toEqual([PULL_REQUEST]);
  });
});
