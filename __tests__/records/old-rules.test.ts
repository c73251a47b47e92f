/** The properties find what the rules by label got wrong: each case breaks one under those rules, and none under the new ones. */

import { describe, expect, test } from "@jest/globals";
import { countBreaches } from "../../tools/reliability/play-records.ts";
import { oldRules } from "./old-rules.ts";
import { type Action, type Event, type Property, play, replay } from "./play.ts";
import { newRules } from "./rules.ts";
import type { Script } from "./runs.ts";

const SCRIPT: Script = { recreates: false, seeds: false, build: "ok", push: "ok", seed: "ok" };

type Trigger = Extract<Action, { do: "trigger" }>;
type Cleanup = Extract<Action, { do: "cleanup" }>;

/** Branch 0 is `main`, branches 1 and 2 have pull requests. Slot 0 is a preview, slot 1 another one or production. */
function trigger(event: Event, on: Trigger["on"], script: Partial<Script> = {}, more: Partial<Trigger> = {}): Action {
  const usual = { slot: 0, label: 0, account: "own", reads: true } as const;
  return { do: "trigger", event, on, ...usual, script: { ...SCRIPT, ...script }, ...more };
}

function cleanup(on: Cleanup["on"], more: Partial<Cleanup> = {}): Action {
  const usual = { of: "pull-request", slot: 0, label: 0, keeps: false, mayDelete: true, reads: true } as const;
  return { do: "cleanup", on, ...usual, ...more };
}

/** 2: until the claim. 4: until GitHub is asked before the push. 6: until the push. Without a number: to the end. */
const step = (run: number, times = 100): Action => ({ do: "step", run, times });
const sweep = (label: 0 | 1 | 2 = 0): Action => ({ do: "sweep", label, reads: true });
const rerun = (run: number): Action => ({ do: "rerun", run, script: SCRIPT });
const close = (on: 0 | 1): Action => ({ do: "close", on });
const reopen = (on: 0 | 1): Action => ({ do: "reopen", on });
const commit = (on: 0 | 1 | 2): Action => ({ do: "commit", on });

const PRODUCTION = { slot: 1 } as const;

const CASES: readonly (readonly [
  what: string,
  property: Property,
  secondIsPreview: boolean,
  actions: readonly Action[],
])[] = [
  [
    "two previews of one app in one pull request: one ends superseded",
    "stopped-without-need",
    true,
    [trigger("pull_request", 1), trigger("pull_request", 1, {}, { slot: 1 }), step(1), step(0)],
  ],
  [
    "a newer run that failed supersedes one that would work",
    "stopped-without-need",
    true,
    [trigger("pull_request", 1), trigger("pull_request", 1, { build: "fails" }), step(1), step(0)],
  ],
  [
    "a newer run that was cancelled supersedes one that would work",
    "stopped-without-need",
    true,
    [trigger("pull_request", 1), trigger("pull_request", 1), step(1, 3), { do: "cancel", run: 1 }, step(1), step(0)],
  ],
  [
    "an older production run overwrites the newer commit",
    "older",
    false,
    [trigger("push", 0, {}, PRODUCTION), commit(0), trigger("push", 0, {}, PRODUCTION), step(1), step(0)],
  ],
  [
    "a re-run of an older production run overwrites the newer commit",
    "older",
    false,
    [
      trigger("workflow_run", 0, {}, PRODUCTION),
      step(0),
      commit(0),
      trigger("workflow_run", 0, {}, PRODUCTION),
      step(1),
      rerun(0),
      step(2),
    ],
  ],
  [
    "an older push to a branch with a pull request overwrites the preview",
    "older",
    true,
    [trigger("push", 1), commit(1), trigger("pull_request", 1, {}, { label: 1 }), step(1), step(0)],
  ],
  [
    "recreate: a run that was overtaken deletes the newer preview with its claim",
    "live",
    true,
    [trigger("pull_request", 1, { recreates: true }), commit(1), trigger("pull_request", 1), step(1), step(0)],
  ],
  [
    "recreate with a failing build: the old preview is gone, and its record says that it is live",
    "live",
    true,
    [trigger("pull_request", 1), step(0), trigger("pull_request", 1, { recreates: true, build: "fails" }), step(1)],
  ],
  [
    "a re-run of an old closed job deletes the preview of the reopened pull request",
    "deleted",
    true,
    [
      trigger("pull_request", 1),
      step(0),
      close(0),
      cleanup(0),
      step(1, 1),
      { do: "cancel", run: 1 },
      step(1),
      reopen(0),
      rerun(1),
      step(2),
    ],
  ],
  [
    "a late cleanup deletes the preview of the reopened pull request",
    "deleted",
    true,
    [trigger("pull_request", 1), step(0), close(0), cleanup(0), reopen(0), step(1)],
  ],
  [
    "a late delete event deletes the preview of a branch that was pushed again",
    "deleted",
    true,
    [
      trigger("push", 1),
      step(0),
      { do: "delete-branch", on: 1 },
      cleanup(0, { of: "branch" }),
      { do: "restore-branch", on: 1 },
      step(1),
    ],
  ],
  [
    "a merged pull request deletes the preview of its head branch, which lives on",
    "deleted",
    true,
    [trigger("push", 1), step(0), { do: "merge", on: 0, how: "merge" }, cleanup(0), step(1)],
  ],
  [
    "a preview that others created is deleted",
    "deleted",
    true,
    [{ do: "foreign", slot: 0 }, trigger("pull_request", 1), step(0), close(0), cleanup(0), step(1)],
  ],
  [
    "a preview that another open pull request uses is deleted if GitHub cannot be read",
    "deleted",
    true,
    [
      trigger("pull_request", 1),
      step(0),
      trigger("pull_request", 2),
      step(1),
      close(0),
      cleanup(0, { reads: false }),
      step(2),
    ],
  ],
  [
    "a preview that another app uses is deleted",
    "deleted",
    true,
    [
      trigger("pull_request", 1),
      step(0),
      trigger("pull_request", 2, {}, { label: 2 }),
      step(1),
      close(0),
      cleanup(0),
      step(2),
    ],
  ],
  [
    "the app name was changed during the pull request: the preview stays",
    "left",
    true,
    [trigger("pull_request", 1, {}, { label: 1 }), step(0), close(0), cleanup(0), step(1)],
  ],
  [
    "the sweep misses the app in a subfolder",
    "left",
    true,
    [trigger("pull_request", 1, {}, { label: 2 }), step(0), close(0), sweep(), step(1)],
  ],
  [
    "the app name was changed during the pull request: a row says that a removed preview is live",
    "live",
    true,
    [
      trigger("pull_request", 1, {}, { label: 1 }),
      step(0),
      trigger("pull_request", 1),
      step(1),
      close(0),
      cleanup(0),
      step(2),
    ],
  ],
  [
    "preview-run seeds one deployment twice under two app names",
    "seeded-twice",
    true,
    [
      trigger("pull_request", 1, { seeds: true }),
      step(0),
      trigger("pull_request", 1, { seeds: true }, { label: 1 }),
      step(1),
    ],
  ],
  [
    "the sweep deletes what on-close: keep kept",
    "deleted",
    true,
    [trigger("pull_request", 1), step(0), close(0), cleanup(0, { keeps: true }), step(1), sweep(), step(2)],
  ],
  [
    "a machine is lost: its run looks as if it were at work for ever",
    "open-for-ever",
    false,
    [trigger("push", 0, {}, PRODUCTION), step(0, 3), { do: "lose", run: 0, goesOn: false }],
  ],
  [
    "a push that timed out without an answer is live, and nothing says so",
    "live",
    true,
    [trigger("pull_request", 1, { push: "applied" }), step(0)],
  ],
];

describe("the rules by label", () => {
  test.each(CASES)("break: %s (%s)", (_what, property, secondIsPreview, actions) => {
    const scenario = { secondIsPreview, quota: 5, actions };
    expect(play(scenario, oldRules).map((breach) => breach.property)).toContain(property);
    expect(play(scenario, newRules).length === 0 ? null : replay(scenario, newRules)).toBeNull();
  });

  test("break every property within 3,000 interleavings", () => {
    const breaches = Object.entries(countBreaches(oldRules, 3_000, 1));
    expect(breaches.filter(([, times]) => times === 0)).toStrictEqual([]);
  });
});

describe("rules that mark everything", () => {
  test("break the property about marks, and no other", () => {
    const marking = {
      ...newRules,
      told: (...of: Parameters<typeof newRules.told>) => ({ ...newRules.told(...of), isMarked: true }),
    };
    const scenario = { secondIsPreview: true, quota: 5, actions: [trigger("push", 0)] };
    expect(play(scenario, marking).map(({ property }) => property)).toStrictEqual(["marked-for-ever"]);
  });
});
