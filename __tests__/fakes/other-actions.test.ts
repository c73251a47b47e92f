/** What GitHub's own actions reject, according to their source code: https://github.com/actions/checkout/blob/v7.0.1/src/unsafe-pr-checkout-helper.ts */

import { expect, test } from "@jest/globals";
import { pullRequestEvent, type WorkflowEvent, workflowRunEvent } from "../../fakes/events/events.ts";
import { refusalOf } from "../../fakes/runner/other-actions.ts";

const sha = "c".repeat(40);
const fork = { of: "pull_request", headRepository: "stranger/shop", headBranch: "patch", headSha: sha } as const;
const checkout = (given: Readonly<Record<string, string>>, event = workflowRunEvent(fork)) =>
  refusalOf("actions/checkout@v7", given, event);
const refused = "Refusing to check out fork pull request code from a 'workflow_run' workflow.";

test.each<[string, Readonly<Record<string, string>>, string | null]>([
  ["refuses its commit", { ref: sha }, refused],
  ["refuses its commit in capitals", { ref: sha.toUpperCase() }, refused],
  ["refuses its repository, however it is written", { repository: "Stranger/Shop" }, refused],
  ["refuses the pull request's own ref", { ref: "refs/pull/7/merge" }, refused],
  ["checks out the default branch", {}, null],
  ["checks out its commit if the step allows it", { ref: sha, "allow-unsafe-pr-checkout": "true" }, null],
])("actions/checkout, for the workflow_run of a fork, %s", (_what, given, expected) => {
  expect(checkout(given)).toBe(expected);
});

test("actions/checkout refuses neither a deleted fork, which has no ID, nor anything on pull_request", () => {
  expect(checkout({ ref: sha }, workflowRunEvent({ ...fork, headRepository: null }))).toBeNull();
  expect(checkout({ ref: sha }, pullRequestEvent({ headSha: sha }))).toBeNull();
});

test.each<[string, WorkflowEvent]>([
  ["workflow_run", workflowRunEvent({ ...fork, headRepository: "acme/shop" })],
  ["pull_request_target", pullRequestEvent({ event: "pull_request_target", headSha: sha })],
])("actions/checkout never refuses the repository's own code on %s", (_event, event) => {
  for (const given of [{ ref: sha }, { repository: "acme/shop" }, { ref: "refs/pull/7/head" }])
    expect(checkout(given, event)).toBeNull();
});

test("actions/checkout compares repositories by ID: names change, and a fork may have the former name of its parent", () => {
  const withHead = (head: object): WorkflowEvent => {
    const event = workflowRunEvent(fork);
    const run = event.payload.workflow_run as { readonly head_repository: object };
    const head_repository = { ...run.head_repository, ...head };
    return { ...event, payload: { ...event.payload, workflow_run: { ...run, head_repository } } };
  };
  const { id } = workflowRunEvent(fork).payload.repository as { readonly id: number };
  expect(checkout({ ref: sha }, withHead({ id }))).toBeNull();
  expect(checkout({ ref: sha }, withHead({ full_name: "acme/shop" }))).toBe(refused);
});

test("actions/checkout, on pull_request_target, refuses a fork's head and its test merge, but not the base", () => {
  const event = pullRequestEvent({
    event: "pull_request_target",
    headSha: sha,
    headRepository: "stranger/shop",
    mergeSha: "d".repeat(40),
  });
  const merge = (event.payload.pull_request as { readonly merge_commit_sha: string }).merge_commit_sha;
  const said = "Refusing to check out fork pull request code from a 'pull_request_target' workflow.";
  expect(checkout({ ref: sha }, event)).toBe(said);
  expect(checkout({ ref: merge }, event)).toBe(said);
  expect(checkout({}, event)).toBeNull();
});

test("actions/checkout, for the workflow_run of a pull_request_target, refuses the fork's commit, but not the run's head", () => {
  const event = workflowRunEvent({ ...fork, of: "pull_request_target" });
  const run = event.payload.workflow_run as object;
  const payload = { ...event.payload, workflow_run: { ...run, head_commit: { id: "e".repeat(40) } } };
  expect(checkout({ ref: sha }, { ...event, payload })).toBeNull();
  expect(checkout({ ref: "e".repeat(40) }, { ...event, payload })).toBe(refused);
});

test.each<[string, string, Readonly<Record<string, string>>, string | null]>([
  ["upload-artifact", "rejects a missing path", {}, "Input required and not supplied: path"],
  ["upload-artifact", "accepts a path", { path: "dist", name: "site" }, null],
  [
    "upload-artifact",
    "rejects a slash in the name",
    { path: "dist", name: "site-feature/a" },
    "The artifact name is not valid: site-feature/a. Contains the following character:  /",
  ],
  [
    "upload-artifact",
    "rejects an unknown option",
    { path: "dist", "if-no-files-found": "fail" },
    "Unrecognized if-no-files-found input. Provided: fail. Available options: warn,error,ignore",
  ],
  ["download-artifact", "accepts an artifact's name", { name: "site" }, null],
  [
    "download-artifact",
    "rejects a name together with an ID",
    { name: "site", "artifact-ids": "1" },
    "Inputs 'name' and 'artifact-ids' cannot be used together. Please specify only one.",
  ],
  ["setup-node", "accepts anything", {}, null],
])("actions/%s %s", (action, _what, given, expected) => {
  expect(refusalOf(`actions/${action}@v7`, given, workflowRunEvent())).toBe(expected);
});
