/** Any interleaving, as a list of simple values, so that a failing list shrinks to the few actions that matter. */

import fc from "fast-check";
import type { Action, Scenario } from "./play.ts";
import type { Script } from "./runs.ts";

const likely = <Value>(usual: Value, ...others: readonly Value[]): fc.Arbitrary<Value> =>
  fc.oneof(
    { arbitrary: fc.constant(usual), weight: 5 },
    ...others.map((value) => ({ arbitrary: fc.constant(value), weight: 1 })),
  );

const script: fc.Arbitrary<Script> = fc.record({
  recreates: likely(false, true),
  seeds: likely(false, true, true),
  build: likely("ok", "fails"),
  push: likely("ok", "fails", "applied", "not-applied"),
  seed: likely("ok", "fails"),
});
const branch = fc.constantFrom(0, 1, 2);
const two = fc.constantFrom(0, 1);
const label = likely<0 | 1 | 2>(0, 1, 2);
const reads = fc.oneof({ arbitrary: fc.constant(true), weight: 9 }, { arbitrary: fc.constant(false), weight: 1 });
const run = fc.nat(11);
const slot = likely<0 | 1>(0, 1, 1);
const one = <Name extends string>(...names: readonly Name[]) => fc.constantFrom(...names);

const ACTIONS: readonly { readonly arbitrary: fc.Arbitrary<Action>; readonly weight: number }[] = [
  {
    weight: 6,
    arbitrary: fc.record({
      do: one("trigger"),
      event: one(
        "pull_request",
        "pull_request",
        "push",
        "push",
        "schedule",
        "workflow_run",
        "workflow_dispatch",
        "merge_group",
        "release",
        "rollback",
      ),
      on: branch,
      slot,
      label,
      script,
      account: likely("own", "other"),
      reads,
    }),
  },
  { weight: 20, arbitrary: fc.record({ do: one("step"), run, times: fc.constantFrom(1, 1, 1, 2, 3, 5, 8, 20) }) },
  { weight: 1, arbitrary: fc.record({ do: one("rerun"), run, script }) },
  { weight: 1, arbitrary: fc.record({ do: one("cancel"), run }) },
  { weight: 1, arbitrary: fc.record({ do: one("lose"), run, goesOn: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ do: one("commit"), on: branch }) },
  { weight: 1, arbitrary: fc.record({ do: one("rewrite"), on: branch, how: one("amend", "reset") }) },
  { weight: 1, arbitrary: fc.record({ do: one("merge"), on: two, how: one("merge", "squash", "rebase") }) },
  { weight: 2, arbitrary: fc.record({ do: one("close", "reopen"), on: two }) },
  { weight: 1, arbitrary: fc.record({ do: one("delete-branch", "restore-branch"), on: fc.constantFrom(1, 2) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: one("cleanup"),
      of: likely<"pull-request" | "branch">("pull-request", "branch"),
      on: two,
      slot,
      label,
      keeps: likely(false, true),
      mayDelete: likely(true, false),
      reads,
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: one("sweep"), label, reads }) },
  { weight: 1, arbitrary: fc.record({ do: one("expire", "foreign"), slot }) },
  { weight: 1, arbitrary: fc.record({ do: one("wait") }) },
];

export const scenarios: fc.Arbitrary<Scenario> = fc.record({
  secondIsPreview: fc.boolean(),
  quota: likely(5, 2),
  actions: fc.array(fc.oneof(...ACTIONS), { minLength: 1, maxLength: 60, size: "max" }),
});
