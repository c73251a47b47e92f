import { describe, expect, test } from "@jest/globals";
import type { Failure } from "../../../src/diagnosis/failure.ts";
import { NO_DEPLOYMENT } from "../../../src/outcome/outcome.ts";
import { type PublicOutcome, toPublicOutcome } from "../../../src/outcome/public-outcome.ts";
import type { RecordedStep } from "../../../src/records/record.ts";
import { claimStep, endStep } from "../../../src/report/records/end-step.ts";
import { type OutcomeFields, testOutcome } from "../../../tools/report-previews/test-outcome.ts";
import { NOTHING_HIDDEN, record } from "../comment/fixtures.ts";

const NAME = "happy-otter-123";
const REACHED = { deployment: { ...NO_DEPLOYMENT, name: NAME } };

/** A public outcome, with the failure's code and texts unchanged. @param isBeforePush - Whether it surely failed before its push. */
function outcome(fields: Partial<OutcomeFields>, isBeforePush = false): PublicOutcome {
  const made = toPublicOutcome(testOutcome({ ...REACHED, ...fields }), NOTHING_HIDDEN);
  return made.failure === null ? made : { ...made, failure: { ...made.failure, isBeforePush } };
}

const failure = (code: string, cause = "It broke."): Failure => ({ code, cause, fix: "Mend it.", link: null });
const failed = (code: string, cause?: string): Partial<OutcomeFields> => ({
  status: "failed",
  failure: failure(code, cause),
});

const written = { at: 1_500, statusId: null };
const PUSHING: RecordedStep = { kind: "pushing", deployment: NAME, created: true, ...written };
const SEEDING: RecordedStep = { kind: "seeding", deployment: NAME, item: 1, ...written };
const CLAIMED: RecordedStep = { kind: "claimed", deployment: NAME, created: true, ...written };

describe("a record ends", () => {
  const pushed = { kind: "pushed", deployment: NAME, imported: false, seeded: false };
  test.each<[string, readonly RecordedStep[], PublicOutcome, object]>([
    ["a deploy", [PUSHING], outcome({}), pushed],
    ["a deploy that was seeded", [PUSHING, SEEDING], outcome({ isSeeded: true }), { ...pushed, seeded: true }],
    [
      "a deploy whose deployment has no known name",
      [PUSHING],
      outcome({ deployment: NO_DEPLOYMENT }),
      { ...pushed, deployment: null },
    ],
    ["a function that failed", [PUSHING, SEEDING], outcome({ ...failed("run-failed"), status: "deployed" }), pushed],
    ["a push that was overtaken", [PUSHING], outcome(failed("overtaken")), pushed],
    ["a run that was cancelled while it seeded", [PUSHING, SEEDING], outcome({ status: "cancelled" }), pushed],
  ])("with `pushed` after %s", (_case, steps, of, expected) => {
    expect(endStep(record("web", 1, steps), of)).toStrictEqual(expected);
  });

  const end = (how: string, mayBeLive = false) => ({ kind: "ended", how, mayBeLive });
  test.each<[string, readonly RecordedStep[], PublicOutcome, object]>([
    ["failed before its push", [], outcome(failed("build-failed")), end("failed")],
    ["failed during its push", [PUSHING], outcome(failed("push-failed")), end("failed", true)],
    ["failed, and certainly before its push", [PUSHING], outcome(failed("push-failed"), true), end("failed")],
    ["failed because Convex rejected its code", [PUSHING], outcome(failed("schema-validation-failed")), end("failed")],
    ["failed because Convex rejected its key", [PUSHING], outcome(failed("key-rejected")), end("failed")],
    ["got no response from Convex", [PUSHING], outcome(failed("network")), end("failed", true)],
    ["got an unknown response from Convex", [PUSHING], outcome(failed("unknown")), end("failed", true)],
    ["was superseded before another attempt", [PUSHING], outcome(failed("superseded")), end("superseded")],
    ["was superseded", [], outcome(failed("superseded")), end("superseded")],
    ["was refused", [], outcome({ status: "refused", failure: failure("fork") }), end("refused")],
    ["was skipped", [], outcome({ status: "skipped" }), end("skipped")],
    ["was cancelled", [], outcome({ status: "cancelled" }), end("cancelled")],
    [
      "was cancelled during its push",
      [PUSHING],
      outcome({ status: "cancelled", failure: failure("cancelled") }),
      end("cancelled", true),
    ],
  ])("with `ended` if the run %s", (_case, steps, of, expected) => {
    expect(endStep(record("web", 1, steps), of)).toStrictEqual(expected);
  });

  test("with a name that fits into a status, whatever Convex calls the deployment", () => {
    const name = `a name with spaces ${"x".repeat(100)}`;
    const step = endStep(record("web", 1, [PUSHING]), outcome({ deployment: { ...NO_DEPLOYMENT, name } }));
    expect(step).toMatchObject({ deployment: expect.stringMatching(/^deployment-[0-9a-f]{20}$/) });
  });
});

describe("a run records that it created its deployment", () => {
  const preview = (created: boolean | null) => ({ preview: { name: "pr-7", created } });
  test.each<[string, readonly RecordedStep[], PublicOutcome, object | null]>([
    ["if it did", [], outcome(preview(true)), { kind: "claimed", deployment: NAME, created: true }],
    ["but not if the deployment existed", [], outcome(preview(false)), null],
    ["but not if that is not known", [], outcome(preview(null)), null],
    ["but not if there is no preview", [], outcome({ preview: null }), null],
    ["but not without the deployment's name", [], outcome({ ...preview(true), deployment: NO_DEPLOYMENT }), null],
    ["but not again after its push started", [PUSHING], outcome(preview(true)), null],
    ["but not again after its claim", [CLAIMED], outcome(preview(true)), null],
    [
      "but not if the CLI did not name it before its push",
      [{ ...PUSHING, deployment: null }],
      outcome(preview(true)),
      null,
    ],
    [
      "also for a second one, which it claimed because the first was deleted",
      [{ ...PUSHING, deployment: "gone-fox-1" }],
      outcome(preview(true)),
      { kind: "claimed", deployment: NAME, created: true },
    ],
  ])("%s", (_case, steps, of, expected) => {
    expect(claimStep(record("web", 1, steps), of)).toStrictEqual(expected);
  });
});
