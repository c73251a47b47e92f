/** Builds records for the tables of tests. */

import type { Origin } from "../../src/records/origin.ts";
import type { RunRecord, RunStep } from "../../src/records/record.ts";

export const HOUR = 3_600_000;

export const PULL_REQUEST = { kind: "pull-request", number: 1 } as const satisfies Origin;
export const MAIN = { kind: "branch", name: "main", isManual: false } as const satisfies Origin;
export const PREVIEW = "preview:acme/shop/pr-1";

export const pushing = (deployment: string | null = "small-fox-1", created = false): RunStep => ({
  kind: "pushing",
  deployment,
  created,
});
export const pushed = (deployment: string | null = "small-fox-1", done: "imported" | "seeded" | "" = ""): RunStep => ({
  kind: "pushed",
  deployment,
  imported: done === "imported",
  seeded: done === "seeded",
});
export const ended = (how: "failed" | "cancelled" | "superseded" | "lost" = "failed", mayBeLive = false): RunStep => ({
  kind: "ended",
  how,
  mayBeLive,
});

/**
 * A record that starts in the second `from`, with one step in each following second.
 *
 * @param id - Its ID, which is also its commit unless `more` has another one.
 */
export function record(id: string, from: number, steps: readonly RunStep[], more: Partial<RunRecord> = {}): RunRecord {
  const all: readonly RunStep[] = [{ kind: "begun" }, ...steps];
  return {
    id,
    slot: PREVIEW,
    runId: from,
    runAttempt: 1,
    startedAt: from * 1000,
    deadline: from * 1000 + HOUR,
    event: "push",
    workflow: "Deploy",
    workflowPath: `${more.workflow ?? "Deploy"}.yml`,
    origin: MAIN,
    isChosen: false,
    commit: id,
    baseCommit: null,
    appName: "web",
    workingDirectory: ".",
    recreates: false,
    account: "own",
    githubDeploymentId: null,
    steps: all.map((step, index) => ({
      ...step,
      at: (from + index) * 1000,
      statusId: index === 0 ? null : from * 100 + index,
    })),
    ...more,
  };
}

/** The record of a push: started at `from`, pushing a second later, pushed two seconds later. */
export function deployed(id: string, from: number, more: Partial<RunRecord> = {}): RunRecord {
  return record(id, from, [pushing(), pushed()], more);
}
