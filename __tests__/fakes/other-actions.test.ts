/** What `actions/checkout` refuses, as its source says: https://github.com/actions/checkout/blob/v7.0.1/src/unsafe-pr-checkout-helper.ts */

import { expect, test } from "@jest/globals";
import { pullRequestEvent, workflowRunEvent } from "../../fakes/events/events.ts";
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

test("refuses neither a deleted fork, which has no ID, nor anything on pull_request", () => {
  expect(checkout({ ref: sha }, workflowRunEvent({ ...fork, headRepository: null }))).toBeNull();
  expect(checkout({ ref: sha }, pullRequestEvent({ headSha: sha }))).toBeNull();
});
