/**
 * Compares the text of every refusal with a snapshot, so that the diff shows a changed text as users will read it.
 */
import { expect, test } from "@jest/globals";
import type { Facts } from "../../src/plan/decide.ts";
import { describeEvent, refusal } from "../../src/plan/refusals.ts";
import { ENDINGS, EVENTS, type EventName, HEAD, MAIN, trigger } from "./event-fixtures.ts";
import { answer, checkoutAt, KEYS, type KeyName, settings } from "./fixtures.ts";

/** The refusal as a user reads it. */
function explain(
  event: EventName | keyof typeof ENDINGS,
  key: KeyName,
  changes: Parameters<typeof settings>[0] = {},
  facts: Facts = {},
): string {
  const plan = answer({ trigger: trigger(event), key: KEYS[key], settings: settings(changes), facts });
  if (plan.kind !== "refuse") throw new Error(`${event} with ${key} is not refused`);
  const { code, cause, risk, fix, snippet, docsUrl } = plan.refusal;
  return [`[${code}]`, cause, risk, fix, snippet, docsUrl].join("\n");
}

const MOVED = { directory: "backend", head: "8".repeat(40), named: "9".repeat(40) };
const allowed = { allowUntrustedCode: true };

test.each<Parameters<typeof explain>>([
  ["pull request opened", "none"],
  ["push to main", "none"],
  ["push to a branch", "none"],
  ["push of a tag", "none"],
  ["release published", "none"],
  ["pre-release published", "none"],
  ["dispatch on main", "none"],
  ["merge group", "none"],
  ["run after a push to main", "none"],
  ["dispatch on main", "none", { target: "preview" }],
  ["push to a branch", "none", { target: "production" }],
  ["pull request of Dependabot", "none", { onMissingKey: "fail" }],
  ["pull request of a fork", "none", { onMissingKey: "fail" }],
  ["pull request opened", "malformed"],
  ["push to main", "malformed"],
  ["push to main", "team"],
  ["push to main", "access token"],
  ["push to main", "prod", { url: "http://127.0.0.1:3210" }],
  ["push to main", "admin"],
  ["push to main", "preview", { target: "production" }],
  ["push to main", "prod", { expectedDeployment: "calm-fox-9" }],
  ["push to main", "admin", { expectedDeployment: "calm-fox-9", url: "http://127.0.0.1:3210" }],
  ["pull request opened", "preview", { expectedDeployment: "calm-fox-9" }],
  ["check run", "preview"],
  ["tag created", "preview"],
  ["pull request without a head", "preview"],
  ["push to a note", "prod"],
  ["run after a schedule", "preview"],
  ["run after a failed dispatch", "prod"],
  ["run after a schedule elsewhere", "prod", allowed],
  ["pull request merged", "prod", { target: "production" }],
  ["run after a failed push to main", "prod"],
  ["run after pull_request_target", "prod"],
  ["pull_request_target", "preview"],
  ["comment on a pull request", "preview"],
  ["pull request of a fork", "prod"],
  ["pull_request_target of a fork", "prod", allowed],
  ["pull request opened", "dev"],
  ["merge group", "custom"],
  ["pull request opened", "admin", { url: "http://127.0.0.1:3210" }],
  ["pre-release published", "prod"],
  ["pre-release published", "dev"],
  ["pre-release published", "project", { allowProjectToken: true }],
  ["merge group", "dev"],
  ["push to a branch", "admin", { url: "http://127.0.0.1:3210" }],
  ["run after a push elsewhere", "prod", allowed],
  ["push to main", "prod", {}, { checkout: { unreadable: "damaged" } }],
  ["push to main", "prod", {}, { checkout: { unreadable: "reftable" } }],
  ["pre-release published", "admin", { url: "http://127.0.0.1:3210" }],
  ["push to main", "project"],
  ["push to main", "preview"],
  ["push of a tag", "preview"],
  ["release published", "one-preview"],
  ["pull request opened", "prod"],
  ["pull request opened", "project", { allowProjectToken: true }],
  ["merge group", "prod"],
  ["push to a branch", "prod"],
  ["push to a branch", "prod", { productionBranches: ["live", "release/*"] }],
  ["dispatch on a branch", "prod"],
  ["push of a tag", "prod", {}, { productionBranchContainsCommit: false }],
  ["push of a tag", "prod", {}, { productionBranchContainsCommit: null }],
  ["run after a push to main", "prod", {}, { productionBranchContainsCommit: false }],
  ["push to main", "prod", { commit: HEAD }, { productionBranchContainsCommit: false }],
  ["run after a push to main", "prod", { commit: HEAD }, { productionBranchContainsCommit: false }],
  ["push to main", "prod", {}, { checkout: checkoutAt(HEAD) }],
  ["push to main", "prod", { commit: HEAD }, { checkout: checkoutAt(MAIN) }],
  ["run after a push to main", "prod", {}, { checkout: checkoutAt(MAIN) }],
  ["pull request opened", "prod", { allowProductionFromPullRequest: true }, { checkout: checkoutAt(MAIN) }],
  [
    "comment on a pull request",
    "prod",
    { ...allowed, allowProductionFromPullRequest: true },
    { checkout: checkoutAt(MAIN) },
  ],
  ["comment on a pull request", "preview", allowed, { checkout: checkoutAt(MAIN) }],
  ["run after a pull request", "preview", {}, { checkout: checkoutAt(MAIN) }],
  ["push to main", "dev", {}, { checkout: checkoutAt(HEAD, { directory: "release", origin: "acme/design" }) }],
  ["comment on a pull request", "preview", allowed, { commentPullRequest: null }],
  ["run after a pull request", "preview", {}, { workflowRunPullRequest: null }],
  ["push to main", "prod", { commit: "v1" }, { namedCommit: { kind: "unknown" } }],
  ["push to main", "prod", {}, { checkout: checkoutAt(MAIN, { movedSubmodule: MOVED }) }],
  ["pull request opened", "preview", { previewName: "a|b" }],
  ["push to a branch", "preview", { previewName: "{number}" }],
  ["merge group", "preview", { previewName: "a|b" }],
  ["pull request closed", "preview", { previewName: "a|b" }],
  ["dispatch on main", "prod", { operation: "cleanup" }],
  ["pull request opened", "preview", { operation: "sweep" }],
])("a refusal is explained: %s, key %s", (...circumstances) => {
  expect(explain(...circumstances)).toMatchSnapshot();
});

test.each<Parameters<typeof explain>>([
  ["push that deletes a branch", "prod"],
  ["tag deleted", "prod"],
  ["release unpublished", "prod"],
  ["release edited", "prod"],
  ["branch deleted", "prod"],
  ["branch deleted", "none", { onMissingKey: "skip" }],
  ["pull request closed", "prod"],
  ["pull request closed", "preview", { operation: "deploy" }],
  ["branch deleted", "preview", { operation: "deploy" }],
  ["pull request opened", "none", { onMissingKey: "skip" }],
  ["pull request of a fork", "none"],
  ["push to main", "none", { operation: "resolve" }],
  ["pull request of Dependabot", "none"],
  ["run after a pull request", "preview", {}, { workflowRunPullRequest: "none" }],
])("a skip is explained: %s, key %s", (event, key, changes = {}, facts = {}) => {
  const plan = answer({ trigger: trigger(event), key: KEYS[key], settings: settings(changes), facts });
  expect(plan.kind).toBe("skip");
  expect(plan).toMatchSnapshot();
});

test("a deploy that an input allowed has a notice", () => {
  const notices = (event: EventName, key: KeyName, changes: Parameters<typeof settings>[0]) => {
    const plan = answer({ trigger: trigger(event), key: KEYS[key], settings: settings(changes), facts: {} });
    return plan.kind === "deploy" ? plan.notices : plan;
  };
  expect([
    notices("pull request opened", "prod", { allowProductionFromPullRequest: true }),
    notices("push to main", "project", { allowProjectToken: true }),
    notices("pull_request_target", "preview", allowed),
    notices("pull request opened", "preview", { allowProductionFromPullRequest: true }),
  ]).toMatchSnapshot();
});

test("a refusal for which nothing more is known still says what failed, and takes the target for production", () => {
  const about = { trigger: trigger("push of a tag"), key: KEYS.prod, settings: settings() };
  expect(refusal("commit-not-on-production-branch", about).cause).toContain("no production branch contains its commit");
  expect(refusal("wrong-commit", about).risk).toMatch(/would be deployed to production\.$/);
});

test("every event has a phrase", () => {
  const events = Object.keys({ ...EVENTS, ...ENDINGS }) as EventName[];
  expect(Object.fromEntries(events.map((event) => [event, describeEvent(trigger(event))]))).toMatchSnapshot();
});

test("every key has a phrase", () => {
  const about = { trigger: trigger("dispatch on main"), settings: settings() };
  const names = Object.keys(KEYS) as KeyName[];
  const phrases = names.map((name) => [
    name,
    refusal("cleanup-requires-preview-key", { ...about, key: KEYS[name] }).cause,
  ]);
  expect(Object.fromEntries(phrases)).toMatchSnapshot();
});
