/**
 * What may go where, cell by cell: every event, every kind of key, every `target`, every opt-in. The table is written
 * out here once more, by hand from the documentation, in its own notation; nothing is read from the code's table. What
 * users read in README.md is held to the same signs.
 */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { type DecisionInput, decide, type Facts, type Plan } from "../../src/plan/decide.ts";
import { type EventName, HEAD, MAIN, trigger } from "./event-fixtures.ts";
import { answer, checkoutAt, KEYS, type KeyName, settings } from "./fixtures.ts";

/**
 * A cell says what a key needs to go where it leads:
 *
 * | sign | needs |
 * |---|---|
 * | `go` | nothing |
 * | `T` | an explicit `target` |
 * | `P` | `allow-production-from-pull-request`, for production |
 * | `J` | `allow-project-token` |
 * | `B` | a production branch as ref, or an explicit `target`, for production |
 * | `C` | a commit that a production branch contains, or an explicit `target`, for production |
 * | `C!` | a commit that a production branch contains, for production |
 * | `no` | refused, whatever is given |
 */
const TABLE = `
event                   | preview | one-preview | prod | dev | custom | project | admin
pull request            | go      | go          | P    | T   | T      | no      | T
pull request of a fork  | go      | go          | no   | T   | T      | no      | no
push to production      | T       | T           | go   | go  | go     | J       | go
push elsewhere          | go      | go          | no   | go  | go     | no      | T
tag                     | T       | T           | C    | go  | go     | J C     | C
pre-release             | T       | T           | T    | T   | T      | T J     | T
manual                  | go      | go          | B    | go  | go     | J B     | B
merge group             | go      | go          | no   | T   | T      | no      | T
run of production push  | T       | T           | C!   | go  | go     | J C!    | C!
chained on production   | no      | no          | C!   | go  | go     | J C!    | C!
chained elsewhere       | no      | no          | no   | go  | go     | no      | T
other                   | no      | no          | no   | no  | no     | no      | no
`;

/** Which row each event reads, with `untrusted` where nothing goes without `allow-untrusted-code`. */
const ROW_OF: Readonly<Record<EventName, string>> = {
  "pull request opened": "pull request",
  "pull request pushed to": "pull request",
  "pull request reopened": "pull request",
  "pull request labeled": "pull request",
  "draft pull request": "pull request",
  "pull request of Dependabot": "pull request",
  "pull request of a fork": "pull request of a fork",
  "pull request of a deleted fork": "pull request of a fork",
  pull_request_target: "untrusted: pull request",
  "pull_request_target of a fork": "untrusted: pull request of a fork",
  "pull request review": "untrusted: pull request",
  "pull request review comment of a fork": "untrusted: pull request of a fork",
  "comment on a pull request": "untrusted: pull request",
  "push to main": "push to production",
  "push to a branch": "push elsewhere",
  "push of a tag": "tag",
  "release published": "tag",
  "release made the latest": "tag",
  "pre-release published": "pre-release",
  "pre-release": "pre-release",
  "dispatch on main": "manual",
  "dispatch on a branch": "manual",
  "dispatch on a tag": "manual",
  "repository dispatch": "manual",
  schedule: "manual",
  "merge group": "merge group",
  "run after a push to main": "run of production push",
  "run after a push to a branch": "push elsewhere",
  "run after a failed push to main": "other",
  "run after a push elsewhere": "untrusted: other",
  "run after a schedule": "chained on production",
  "run after a run": "chained on production",
  "run after a dispatch on a branch": "chained elsewhere",
  "run after a failed dispatch": "other",
  "run after a schedule elsewhere": "untrusted: other",
  "run after pull_request_target": "other",
  "run after a pull request": "pull request",
  "run after a failed pull request": "pull request",
  "run after a pull request of a fork": "untrusted: pull request of a fork",
  "comment on an issue": "other",
  "tag created": "other",
  "check run": "other",
  "deployment status": "other",
  "pull request without a head": "other",
  "push to a note": "other",
};

/** Manual runs on a branch that may reach production. */
const ON_PRODUCTION_BRANCH = ["dispatch on main", "repository dispatch", "schedule"];

/** The targets that a key can have; the first is where it goes by itself. */
const LEADS_TO: Readonly<Record<string, readonly string[]>> = {
  preview: ["preview"],
  "one-preview": ["preview"],
  prod: ["production"],
  dev: ["development"],
  custom: ["custom"],
  project: ["production"],
  admin: ["production", "development", "custom"],
};

const cells = new Map<string, string>();
const [head = "", ...rows] = TABLE.trim().split("\n");
const columns = head.split("|").map((text) => text.trim());
for (const row of rows) {
  const [name = "", ...signs] = row.split("|").map((text) => text.trim());
  for (const [column, sign] of signs.entries()) cells.set(`${name} × ${columns[column + 1]}`, sign);
}

const TARGETS = ["auto", "preview", "production", "development", "custom"] as const;

interface Case {
  readonly target: (typeof TARGETS)[number];
  readonly allowProductionFromPullRequest: boolean;
  readonly allowUntrustedCode: boolean;
  readonly allowProjectToken: boolean;
  readonly contained: boolean | null;
}

const BOOLEANS = [false, true];
const CASES: readonly Case[] = TARGETS.flatMap((target) =>
  BOOLEANS.flatMap((allowProductionFromPullRequest) =>
    BOOLEANS.flatMap((allowUntrustedCode) =>
      BOOLEANS.flatMap((allowProjectToken) =>
        [true, false, null].map((contained) => ({
          target,
          allowProductionFromPullRequest,
          allowUntrustedCode,
          allowProjectToken,
          contained,
        })),
      ),
    ),
  ),
);

/** The result according to the table above: the target, or `refuse`. */
function expected(event: EventName, key: KeyName, given: Case): string {
  const [gate, row] = ROW_OF[event].startsWith("untrusted: ") ? ROW_OF[event].split(": ") : ["", ROW_OF[event]];
  const leads = LEADS_TO[key];
  if (leads === undefined || (gate !== "" && !given.allowUntrustedCode)) return "refuse";
  const goal = given.target === "auto" ? (leads[0] ?? "") : given.target;
  if (!leads.includes(goal)) return "refuse";
  const named = given.target !== "auto";
  const met: Readonly<Record<string, boolean>> = {
    go: true,
    no: false,
    T: named,
    P: goal !== "production" || given.allowProductionFromPullRequest,
    J: given.allowProjectToken,
    B: goal !== "production" || named || ON_PRODUCTION_BRANCH.includes(event),
    C: goal !== "production" || named || given.contained === true,
    "C!": goal !== "production" || given.contained === true,
  };
  const signs = cells.get(`${row} × ${key}`)?.split(" ") ?? [];
  return signs.every((sign) => met[sign] === true) ? goal : "refuse";
}

function outcome(plan: Plan): string {
  if (plan.kind === "deploy") return plan.target;
  return plan.kind;
}

/** Decides as the action does, and supplies each requested fact. */
function settled(event: EventName, key: KeyName, given: Case): Plan {
  const { contained, ...changes } = given;
  const input: DecisionInput = {
    trigger: trigger(event),
    key: KEYS[key],
    settings: settings({ ...changes, url: key === "admin" ? "http://127.0.0.1:3210" : null, previewName: "x" }),
    facts: {},
  };
  return answer(input, contained);
}

const eventNames = Object.keys(ROW_OF) as EventName[];
const keyNames = (Object.keys(KEYS) as KeyName[]).filter((name) => name !== "none");

test("the table has a symbol for every row and key", () => {
  const used = new Set(Object.values(ROW_OF).map((row) => row.replace("untrusted: ", "")));
  for (const row of used) {
    for (const key of Object.keys(LEADS_TO)) expect(cells.get(`${row} × ${key}`)).toBeDefined();
  }
  expect(cells.size).toBe(used.size * 7);
});

describe.each(eventNames)("on %s", (event) => {
  test.each(keyNames)(
    `a %s key is handled as the table says, for ${CASES.length} combinations of target and opt-ins`,
    (key) => {
      const wrong = CASES.filter((given) => outcome(settled(event, key, given)) !== expected(event, key, given));
      expect(wrong).toStrictEqual([]);
    },
  );
});

test("there are thousands of cases, and hundreds for each result", () => {
  const counts: Record<string, number> = {};
  for (const event of eventNames) {
    for (const key of keyNames) {
      for (const given of CASES) {
        const result = expected(event, key, given);
        counts[result] = (counts[result] ?? 0) + 1;
      }
    }
  }
  expect(Object.values(counts).every((count) => count > 200)).toBe(true);
  expect(Object.keys(counts).sort()).toStrictEqual(["custom", "development", "preview", "production", "refuse"]);
});

/** The refusal that a key meets with `target: auto` and no opt-in; `-` where it is not refused. */
const CODES = `
event                                 | preview                          | prod                            | dev              | project                         | admin
pull request opened                   | -                                | production-from-pull-request    | target-required     | production-from-pull-request    | target-required
pull request of a fork                | -                                | production-key-for-fork             | target-required     | production-key-for-fork             | production-key-for-fork
pull_request_target                   | untrusted-code                   | untrusted-code                  | untrusted-code   | untrusted-code                  | untrusted-code
comment on a pull request             | untrusted-code                   | untrusted-code                  | untrusted-code   | untrusted-code                  | untrusted-code
push to main                          | preview-key-on-production-branch | -                               | -                | project-token-not-allowed                   | -
push to a branch                      | -                                | production-from-other-branch    | -                | production-from-other-branch    | target-required
push of a tag                         | preview-key-on-tag               | commit-not-on-production-branch | -                | project-token-not-allowed                   | commit-not-on-production-branch
pre-release                           | preview-key-on-tag               | prerelease-requires-target      | prerelease-requires-target | prerelease-requires-target | prerelease-requires-target
dispatch on a branch                  | -                                | production-from-other-ref       | -                | project-token-not-allowed                   | production-from-other-ref
merge group                           | -                                | production-from-merge-group     | target-required     | production-from-merge-group     | target-required
run after a push to main              | preview-key-on-production-branch | commit-not-on-production-branch | -                | project-token-not-allowed                   | commit-not-on-production-branch
run after a schedule                  | preview-key-on-chained-run       | commit-not-on-production-branch | -                | project-token-not-allowed                   | commit-not-on-production-branch
run after a dispatch on a branch      | preview-key-on-chained-run       | production-from-other-branch    | -                | production-from-other-branch    | target-required
run after a failed push to main       | unsupported-workflow-run          | unsupported-workflow-run         | unsupported-workflow-run | unsupported-workflow-run  | unsupported-workflow-run
run after a pull request of a fork    | untrusted-code                   | untrusted-code                  | untrusted-code   | untrusted-code                  | untrusted-code
check run                             | unsupported-event                 | unsupported-event                | unsupported-event | unsupported-event                | unsupported-event
`;

describe("the code of a refusal names the rule", () => {
  const [header = "", ...lines] = CODES.trim().split("\n");
  const [, ...names] = header.split("|").map((text) => text.trim());
  test.each(lines.map((line) => line.split("|").map((text) => text.trim())))("on %s", (event = "", ...codes) => {
    const plain: Case = {
      target: "auto",
      allowProductionFromPullRequest: false,
      allowUntrustedCode: false,
      allowProjectToken: false,
      contained: false,
    };
    const found = names.map((key) => {
      const plan = settled(event as EventName, key as KeyName, plain);
      return plan.kind === "refuse" ? plan.refusal.code : "-";
    });
    expect(found).toStrictEqual(codes);
  });
});

test.each<[EventName, string]>([
  ["pull request opened", HEAD],
  ["run after a push to main", HEAD],
  ["push of a tag", MAIN],
])("production on %s gets the commit of the event: %s", (event, commit) => {
  const facts: Facts = { checkout: checkoutAt(commit), productionBranchContainsCommit: true };
  const input = {
    trigger: trigger(event),
    key: KEYS.prod,
    settings: settings({ allowProductionFromPullRequest: true }),
    facts,
  };
  expect(decide(input)).toMatchObject({ kind: "deploy", target: "production", commit });
});

/** A sign in the README's words. */
const WORDS: Readonly<Record<string, string>> = {
  T: "needs `target`",
  P: "**refused**, unless `allow-production-from-pull-request`",
  J: "needs `allow-project-token`",
  "T J": "needs `target` and `allow-project-token`",
  "J B": "needs `allow-project-token`, then as a production key",
  "J C": "needs `allow-project-token`, then as a production key",
  B: "production on a production branch, else needs `target`",
  C: "production, when a production branch contains the commit, else needs `target`",
  no: "**refused**",
};

/** The same where the word is the key's. */
const GOES: Readonly<Record<string, string>> = {
  preview: "preview",
  "one-preview": "deploys there",
  prod: "production",
  dev: "deploys there",
  custom: "deploys there",
  admin: "production",
};

function wordsOf(row: string, key: string): string {
  const sign = cells.get(`${row} × ${key}`) ?? "";
  if (sign === "go") return GOES[key] ?? "";
  if (key === "admin" && cells.get(`${row} × prod`) === sign && sign !== "T" && sign !== "no")
    return "as a production key";
  return WORDS[sign] ?? `no words for ${sign}`;
}

/** The README's rows that say the same of every key, and which rows the events read that they are about. */
const SPANNING: Readonly<Record<string, readonly [words: string, rows: Partial<Record<EventName, string>>]>> = {
  "`pull_request_target`, PR comments": [
    "needs `allow-untrusted-code`, then as `pull_request`",
    { pull_request_target: "untrusted: pull request", "comment on a pull request": "untrusted: pull request" },
  ],
  "`workflow_run` after a push that succeeded": [
    "as that push; production only when a production branch contains the commit",
    {
      "run after a push to main": "run of production push",
      "run after a push to a branch": "push elsewhere",
      "run after a failed push to main": "other",
    },
  ],
  "`workflow_run` after a manual, scheduled or `workflow_run` run that succeeded": [
    "as a push of its branch; production only when a production branch contains the commit; a preview key is **refused**",
    {
      "run after a schedule": "chained on production",
      "run after a run": "chained on production",
      "run after a dispatch on a branch": "chained elsewhere",
      "run after a failed dispatch": "other",
    },
  ],
  "`workflow_run` after a pull request": [
    "as `pull_request`; a fork's needs `allow-untrusted-code`",
    {
      "run after a pull request": "pull request",
      "run after a pull request of a fork": "untrusted: pull request of a fork",
    },
  ],
};

const README_ROWS: Readonly<Record<string, string>> = {
  "`pull_request`": "pull request",
  "push to a production branch": "push to production",
  "push to another branch": "push elsewhere",
  "tag push, `release`": "tag",
  "`release` that is a pre-release": "pre-release",
  "`workflow_dispatch`, `repository_dispatch`, `schedule`": "manual",
  "`merge_group`": "merge group",
  "any other": "other",
};

describe("README.md, What may go where", () => {
  const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
  const [, section = ""] = readme.split("\n## What may go where\n");
  const lines = section.split("\n## ")[0]?.match(/^\|.*\|$/gm) ?? [];
  const found = lines.slice(2).map((line) => line.split("|").map((cell) => cell.trim()));
  const told = new Map(found.map(([, event = "", ...words]) => [event, words.slice(0, 6)]));

  test("has a row for each kind of event", () => {
    expect([...told.keys()].sort()).toStrictEqual([...Object.keys(README_ROWS), ...Object.keys(SPANNING)].sort());
  });

  test.each(Object.entries(README_ROWS))("describes %s correctly", (event, row) => {
    const of = (key: string) => wordsOf(row, key);
    expect(told.get(event)).toStrictEqual([
      of("preview"),
      of("one-preview"),
      of("prod"),
      of("dev"),
      of("project"),
      of("admin"),
    ]);
    // Both in one column.
    expect(cells.get(`${row} × dev`)).toBe(cells.get(`${row} × custom`));
  });

  test.each(Object.entries(SPANNING))("describes %s correctly", (event, [words, rows]) => {
    expect(told.get(event)).toStrictEqual([words, "", "", "", "", ""]);
    expect(ROW_OF).toMatchObject(rows);
  });

  test("production after a push requires nothing more than the push but the commit", () => {
    const differing = Object.keys(LEADS_TO).filter(
      (key) => cells.get(`run of production push × ${key}`) !== cells.get(`push to production × ${key}`),
    );
    expect(differing.map((key) => cells.get(`run of production push × ${key}`))).toStrictEqual(["C!", "J C!", "C!"]);
  });
});
