/** What GitHub's own actions refuse, as their sources say: https://github.com/actions/checkout/blob/v7.0.1/src/unsafe-pr-checkout-helper.ts */

import { expect, test } from "@jest/globals";
import { pullRequestEvent, type WorkflowEvent, workflowRunEvent } from "../../fakes/events/events.ts";
import { refusalOf } from "../../fakes/runner/other-actions.ts";

const sha = "c".repeat(40);
const fork = { of: "pull_request", headRepository: "stranger/shop", headBranch: "patch", headSha: sha } as const;
const checkout = (given: Readonly<Record<string, string>>, event = workflowRunEvent(fork)) =>
  refusalOf("actions/checkout@v7", given, event);
const refused = "Refusing to check out fork pull request code from a 'workflow_run' workflow.";

test.each<[string, Readonly<Record<string, string>>, string | null]>([
  ["its commit", { ref: sha }, refused],
  ["its commit in capitals", { ref: sha.toUpperCase() }, refused],
  ["its repository, however it is written", { repository: "Stranger/Shop" }, refused],
  ["the pull request's own ref", { ref: "refs/pull/7/merge" }, refused],
  ["the default branch", {}, null],
  ["its commit where the step allows it", { ref: sha, "allow-unsafe-pr-checkout": "true" }, null],
])("a fork's code, %s", (_what, given, expected) => {
  expect(checkout(given)).toBe(expected);
});

test("refuses nothing of a fork that is deleted, which has no id, and nothing on pull_request", () => {
  expect(checkout({ ref: sha }, workflowRunEvent({ ...fork, headRepository: null }))).toBeNull();
  expect(checkout({ ref: sha }, pullRequestEvent({ headSha: sha }))).toBeNull();
});

test.each<[string, WorkflowEvent]>([
  ["workflow_run", workflowRunEvent({ ...fork, headRepository: "acme/shop" })],
  ["pull_request_target", pullRequestEvent({ event: "pull_request_target", headSha: sha })],
])("%s: the repository's own code is no fork's, whatever is checked out", (_event, event) => {
  for (const given of [{ ref: sha }, { repository: "acme/shop" }, { ref: "refs/pull/7/head" }])
    expect(checkout(given, event)).toBeNull();
});

test("a repository is known by its id: names change, and a fork may have the name that its parent had", () => {
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

test("pull_request_target: a fork's head and its trial merge are refused, the base is not", () => {
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

test("workflow_run after pull_request_target: the run's head is the default branch, the fork's commit is named beside it", () => {
  const event = workflowRunEvent({ ...fork, of: "pull_request_target" });
  const run = event.payload.workflow_run as object;
  const payload = { ...event.payload, workflow_run: { ...run, head_commit: { id: "e".repeat(40) } } };
  expect(checkout({ ref: sha }, { ...event, payload })).toBeNull();
  expect(checkout({ ref: "e".repeat(40) }, { ...event, payload })).toBe(refused);
});

test.each<[string, string, Readonly<Record<string, string>>, string | null]>([
  ["upload-artifact", "no path", {}, "Input required and not supplied: path"],
  ["upload-artifact", "a path", { path: "dist", name: "site" }, null],
  [
    "upload-artifact",
    "a branch in the name",
    { path: "dist", name: "site-feature/a" },
    "The artifact name is not valid: site-feature/a. Contains the following character:  /",
  ],
  [
    "upload-artifact",
    "an unknown choice",
    { path: "dist", "if-no-files-found": "fail" },
    "Unrecognized if-no-files-found input. Provided: fail. Available options: warn,error,ignore",
  ],
  ["download-artifact", "one by name", { name: "site" }, null],
  [
    "download-artifact",
    "one by name and id",
    { name: "site", "artifact-ids": "1" },
    "Inputs 'name' and 'artifact-ids' cannot be used together. Please specify only one.",
  ],
  ["setup-node", "anything", {}, null],
])("actions/%s with %s", (action, _what, given, expected) => {
  expect(refusalOf(`actions/${action}@v7`, given, workflowRunEvent())).toBe(expected);
});
