/** Arbitrary records and steps in the form in which the action writes them. */

import fc from "fast-check";
import type { Origin } from "../../src/records/origin.ts";
import type { RecordedStep, RunRecord } from "../../src/records/record.ts";
import type { StatusStep } from "../../src/records/status-descriptions.ts";

/** Objects with these fields and the usual prototype, as parsed JSON has it. */
function plain<Fields>(fields: { [Name in keyof Fields]: fc.Arbitrary<Fields[Name]> }): fc.Arbitrary<Fields> {
  return fc.record<Fields>(fields, { noNullPrototype: true });
}

const LETTERS = [..."abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_."];

/** Names in Convex's form, or as long as a description allows. */
export const deploymentName = fc.oneof(
  fc.constantFrom("happy-otter-123", "small-fox-7", "convex-self-hosted"),
  fc.string({ unit: fc.constantFrom(...LETTERS), minLength: 1, maxLength: 63 }),
);

const count = fc.nat({ max: Number.MAX_SAFE_INTEGER });
const time = fc.nat({ max: 4_000_000_000_000 });
const orNull = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: null });
/** Any text, including white space, quotes, control characters and unpaired surrogates. */
export const text = fc.string({ unit: "binary", maxLength: 300 });
const kind = <Kind extends string>(...kinds: readonly Kind[]) => fc.constantFrom(...kinds);

export const statusStep: fc.Arbitrary<StatusStep> = fc.oneof(
  plain({ kind: kind("claimed"), deployment: deploymentName, created: fc.boolean() }),
  plain({ kind: kind("pushing"), deployment: orNull(deploymentName), created: fc.boolean() }),
  plain({
    kind: kind("importing", "seeding", "import-failed", "seed-failed"),
    deployment: deploymentName,
    item: fc.integer({ min: 1, max: 999_999_999 }),
  }),
  plain({
    kind: kind("importing", "seeding", "import-failed", "seed-failed"),
    deployment: deploymentName,
    item: fc.integer({ min: 2, max: 999_999_999 }),
    after: fc.stringMatching(/^[0-9a-f]{8}$/),
  }),
  plain({
    kind: kind("pushed"),
    deployment: orNull(deploymentName),
    imported: fc.boolean(),
    seeded: fc.boolean(),
  }),
  plain({
    kind: kind("ended"),
    how: kind("failed", "cancelled", "refused", "skipped", "superseded", "lost"),
    mayBeLive: fc.boolean(),
  }),
  plain({ kind: kind("removed", "kept"), deployment: deploymentName }),
);

const origin: fc.Arbitrary<Origin> = fc.oneof(
  plain({ kind: kind("pull-request"), number: count }),
  plain({ kind: kind("branch"), name: text, isManual: fc.boolean() }),
  plain({ kind: kind("tag"), name: text }),
  fc.constant({ kind: "unknown" as const }),
);

const step = fc.tuple(statusStep, fc.integer({ min: 1, max: 9_000 }), orNull(count));

/** Each step at most once, because a run never records the same step twice. */
const recordedSteps = fc
  .tuple(time, fc.uniqueArray(step, { maxLength: 6, selector: ([of]) => JSON.stringify(Object.entries(of).sort()) }))
  .map(([start, others]): readonly RecordedStep[] => {
    const steps: RecordedStep[] = [{ kind: "begun", at: start, statusId: null }];
    for (const [step, later, statusId] of others)
      steps.push({ ...step, at: (steps.at(-1)?.at ?? start) + later, statusId });
    return steps;
  });

export const anyRecord: fc.Arbitrary<RunRecord> = plain({
  id: fc.uuid(),
  slot: text,
  runId: count,
  runAttempt: count,
  startedAt: time,
  deadline: orNull(time),
  event: text,
  workflow: text,
  workflowPath: text,
  origin,
  isChosen: fc.boolean(),
  commit: fc.oneof(
    fc.constant(""),
    fc.string({ unit: fc.constantFrom(..."0123456789abcdef"), minLength: 40, maxLength: 40 }),
  ),
  baseCommit: orNull(text),
  appName: text,
  workingDirectory: text,
  recreates: fc.boolean(),
  account: kind("own", "other"),
  githubDeploymentId: orNull(count),
  steps: recordedSteps,
});
