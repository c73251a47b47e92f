/** Failures of the action itself in the circumstances that `tools/failures/action-failures.ts` has no example of. */

import { describe, expect, test } from "@jest/globals";
import * as own from "../../src/diagnosis/action-failures.ts";
import type { Failure } from "../../src/diagnosis/failure.ts";
import { failureAsText } from "../failure-as-text.ts";

describe("an interruption", () => {
  test.each(["build", "export", "push", "import", "functions"] as const)(
    "says what it means for the push: %s",
    (stage) => {
      expect(failureAsText(own.cancelled(stage))).toMatchSnapshot();
      expect(failureAsText(own.timeout(60_000, stage))).toMatchSnapshot();
    },
  );
});

test("one breaking change is one", () => {
  expect(own.breakingChanges(1, "`main`", "ok").cause).toContain("would make 1 breaking change,");
  expect(own.breakingChanges(2, "`main`", "ok").cause).toContain("would make 2 breaking changes,");
});

test.each([
  { isCertain: true, isOwnOlder: true },
  { isCertain: false, isOwnOlder: true },
  { isCertain: true, isOwnOlder: false },
  { isCertain: false, isOwnOlder: false },
])("a push beside another one says which commit is live: %j", (happened) => {
  const by = { commit: "9e8d7c6b5a493827160f5e4d3c2b1a0987654321", runId: 1002 };
  expect(failureAsText(own.overtaken({ by, ...happened }))).toMatchSnapshot();
});

describe("a quota that is reached", () => {
  const quota: Failure = { code: "quota-reached", cause: "Full.", fix: "Delete some.", link: null };
  const previews = [
    { previewName: "feature", deployment: "happy-otter-123" },
    { previewName: "fix", deployment: "calm-fox-45" },
  ];

  test("names the previews that nobody needs", () => {
    expect(failureAsText(own.quotaReached(quota, previews, false))).toMatchSnapshot();
    expect(failureAsText(own.quotaReached(quota, previews, true))).toMatchSnapshot();
  });

  test("names them in the text that is sent, too, and keeps what else that text says", () => {
    const failure = { ...quota, sent: { cause: "Full, as sent.", fix: "Delete, as sent." } };
    expect(failureAsText(own.quotaReached(failure, previews, false))).toMatchSnapshot();
    expect(own.quotaReached(quota, previews, false)).not.toHaveProperty("sent");
  });
});

test("values that the pushed code refuses are named", () => {
  expect(failureAsText(own.deploymentEnvRefused(["AUTH_DOMAIN", "PLAN"]))).toMatchSnapshot();
});

test("reasons of a sweep are sent without the words of a server, as separate sentences", () => {
  const reasons = [
    { full: "`a` could not be deleted: s3cret.", sent: "`a` could not be deleted." },
    { full: "Nor could `b`: s3cret.", sent: "Nor could `b`." },
  ];
  expect(own.sweepFailed(reasons)).toMatchObject({
    cause: "`a` could not be deleted: s3cret. Nor could `b`: s3cret.",
    sent: { cause: "`a` could not be deleted. Nor could `b`." },
  });
});

describe("a bug of the action", () => {
  const named = (name: string, message: string) => Object.assign(new Error(message), { name });

  test.each([
    [new TypeError("x is not a function\n    at s3cret"), "(TypeError: x is not a function)", "(TypeError)"],
    [new TypeError(""), "(TypeError)", "(TypeError)"],
    [named("", "no"), "(no)", "(unknown error)"],
    [named("E s3cret", "no"), "(E s3cret: no)", "(unknown error)"],
    [named("s3cret", "no"), "(s3cret: no)", "(unknown error)"],
    [named("x".repeat(61), "no"), `(${"x".repeat(61)}: no)`, "(unknown error)"],
    ["s3cret", "(unknown error)", "(unknown error)"],
    [undefined, "(unknown error)", "(unknown error)"],
  ])("is sent without anything but the usual name of an error: %s", (error, cause, sent) => {
    const failure = own.internalError(error);
    expect(failure.cause).toBe(`This action has a bug ${cause}.`);
    expect(failure.sent?.cause).toBe(`This action has a bug ${sent}.`);
  });
});
