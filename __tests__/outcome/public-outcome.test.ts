import { describe, expect, test } from "@jest/globals";
import * as own from "../../src/diagnosis/action-failures.ts";
import { diagnose } from "../../src/diagnosis/diagnose.ts";
import type { FailedRun } from "../../src/diagnosis/failure-pattern.ts";
import { NO_DEPLOYMENT } from "../../src/outcome/outcome.ts";
import { causeText, forSummary, toPublicOutcome, withoutExternalText } from "../../src/outcome/public-outcome.ts";
import { renderSummary } from "../../src/report/summary/render-summary.ts";
import { defaultAuditMessage } from "../../src/report/text/audit-log-message.ts";
import { OWN_FAILURES } from "../../tools/failures/action-failures.ts";
import { type OutcomeFields, testOutcome } from "../../tools/report-previews/test-outcome.ts";

const AS_IT_IS = (text: string) => text;
const NOTHING_HIDDEN = { redactExternal: AS_IT_IS, redactTrusted: AS_IT_IS, redactSent: AS_IT_IS };
const FAILED: Partial<OutcomeFields> = {
  status: "failed",
  deployment: { ...NO_DEPLOYMENT, name: "happy-otter-123" },
  durationSeconds: 60,
  buildSeconds: 42,
};
const sent = (change: Partial<OutcomeFields>) => toPublicOutcome(testOutcome({ ...FAILED, ...change }), NOTHING_HIDDEN);

function symptoms(text: string, more: Partial<FailedRun> = {}): FailedRun {
  const lines = text.split("\n");
  return {
    outputTail: lines,
    cliTail: lines,
    buildExitCode: null,
    keyKind: "preview",
    target: "preview",
    deploymentFlag: "--preview-name pr-7",
    dashboardUrl: null,
    isTracked: (path) => ["pay.js", "my-file.ts", "a.ts"].includes(path),
    ...more,
  };
}
const told = (text: string, more: Partial<FailedRun> = {}) => sent({ failure: diagnose(symptoms(text, more)) }).failure;

describe("what is sent of a failure", () => {
  test.each([
    ["Failed to analyze pay.js: Uncaught Error: HUNTER_TWO is not set", /`pay\.js` throws when it is loaded/],
    ["Failed to analyze hunter2=x.js: Uncaught Error: hunter2", /cannot load a module/],
    ["Failed to analyze hunter2.js: Uncaught Error: no", /cannot load a module/],
    ["hunter2.ts is not a valid path to a Convex module", /does not accept the path of a file/],
    ['"use node" directive is not allowed for hunter2.ts', /^A module starts with/],
    ["Failed to analyze hunter2|x.js: Uncaught Error: A_KEY is missing", /^A module throws/],
    ["x: hunter2=my-file is not a valid path to a Convex module", /does not accept the path of a file/],
    ['"use node" directive is not allowed for hunter2=a.ts', /^A module starts with/],
    ['✖ Schema validation failed.\nObject: {text: "hunter2"}', /^Documents already stored do not match/],
    ['✖ Schema validation failed.\nin table "notes": {text: "hunter2"}', /in table `notes` do not match/],
    ['✘ [ERROR] Could not resolve "hunter2 hunter2"', /cannot be bundled/],
    ["✖ hunter2", /does not know/],
  ])("contains nothing that was thrown or stored: %j", (text, cause) => {
    const failure = told(text);
    expect(failure?.cause).toMatch(cause);
    expect(JSON.stringify(failure)).not.toMatch(/hunter/i);
  });

  test.each([
    ["Environment variable AUTH_ISSUER is used in auth config file but its value was not set.", "`AUTH_ISSUER`"],
    ["Required environment variables are not set: A_KEY, B. Set them", "`A_KEY`, `B`"],
    ["Your team's deployment quota of 40 has been reached", "its quota is 40"],
    ["You do not have permission to perform this operation (deployment:deploy).", "`deployment:deploy`"],
    ['✘ [ERROR] Could not resolve "left-pad"', "`left-pad`"],
    ["✖ `tsc`\na.ts(1,1): error TS1: hunter2\nb.ts(1,1): error TS2: hunter2", "2 errors"],
    ["Expected `node.nodeVersion` in `convex.json` to be a string", "`node.nodeVersion`"],
  ])("contains the fields of the CLI's and Convex's messages: %j", (text, cause) => {
    expect(told(text)?.cause).toContain(cause);
    expect(JSON.stringify(told(text))).not.toContain("hunter2");
  });

  test("says that `cmd` failed, how, after how long and where", () => {
    const place = { path: "app/page.tsx", line: 12, column: 3, message: "TS2345: hunter2", sent: "TS2345" };
    const locations = { locations: [place], omitted: 0 };
    const failure = diagnose(symptoms("hunter2: command not found", { buildExitCode: 1 }));
    const public1 = sent({ failure, locations }).failure;
    if (public1 === null) throw new Error("There is a failure.");
    const cause = "`cmd` failed (exit 1, 42 s), first at `app/page.tsx:12` (TS2345).";
    expect(causeText(public1, "4f1c9e07a3b2")).toBe(`${cause} Nothing was pushed; \`4f1c9e0\` stays live.`);
    expect(causeText(public1, "")).toBe(`${cause} Nothing was pushed.`);
    expect(told("hunter2: command not found", { buildExitCode: 127 })?.cause).toBe(
      "`cmd` failed (exit 127, 42 s). A program was not found.",
    );
    expect(told("✖ No CONVEX_DEPLOYMENT set", { buildExitCode: 1 })?.cause).toMatch(
      /^`cmd` failed \(exit 1, 42 s\)\. The build calls the Convex CLI/,
    );
    expect(sent({ failure, buildSeconds: null }).failure?.cause).toBe("`cmd` failed (exit 1).");
  });

  test("does not contain the message of a server or an error", () => {
    const reason = { full: "Convex responded with 403: hunter2", sent: "Convex responded with 403" };
    const failures = [
      own.cleanupFailed("pr-7", reason, ""),
      own.cleanupNotAllowed("pr-7", reason, ""),
      own.sweepFailed([reason]),
      own.deploymentEnvFailed(["A"], reason),
      own.internalError(new TypeError("hunter2")),
      own.internalError(Object.assign(new Error("x"), { name: "hunter2" })),
      own.internalError("hunter2"),
      own.declaredMissing("hunter2"),
    ];
    for (const failure of failures) expect(JSON.stringify(sent({ failure }))).not.toContain("hunter2");
    expect(sent({ failure: own.internalError(new TypeError("hunter2")) }).failure?.cause).toContain("TypeError");
    expect(own.cleanupFailed("pr-7", reason, "").cause).toContain("hunter2");
  });

  test("is not empty, whatever the failure", () => {
    for (const failure of Object.values(OWN_FAILURES).filter(({ cause }) => cause !== ""))
      expect(sent({ failure }).failure?.cause).toMatch(/\w/);
  });
});

const PRINTED: Partial<OutcomeFields> = {
  outputTail: ["hunter2"],
  cliVersion: "1.48.0 hunter2",
  deployment: {
    ...NO_DEPLOYMENT,
    url: "https://user:hunter2@a.convex.cloud/?hunter2",
    siteUrl: "hunter2",
    urlsFromApi: false,
  },
  locations: { locations: [{ path: "a.ts", line: 1, column: 1, message: "hunter2", sent: "" }], omitted: 0 },
  schemaChanges: [{ kind: "warning", what: "Index", name: "a.by_b = hunter2" }],
};

test("nothing else of an outcome holds what was printed", () => {
  const outcome = sent(PRINTED);
  expect(JSON.stringify(outcome)).not.toContain("hunter2");
  expect(outcome.deployment.url).toBe("https://a.convex.cloud");
  expect(outcome.locations).toStrictEqual([{ path: "a.ts", line: 1, message: "" }]);
  expect(sent({ operation: "sweep", notes: ["hunter2"] }).notes).toStrictEqual([]);
});

test.each<[string, Partial<OutcomeFields>]>([
  ["that deployed", { status: "deployed" }],
  ["whose build failed", { failure: diagnose(symptoms("hunter2: not found", { buildExitCode: 127 })) }],
  ["whose build failed at a place", { failure: diagnose(symptoms("no", { buildExitCode: 1 })) }],
  ["with a module that throws", { failure: diagnose(symptoms("Failed to analyze pay.js: Uncaught Error: hunter2")) }],
  ["with a defect", { failure: own.internalError(new TypeError("hunter2")) }],
  ["of a sweep", { operation: "sweep", notes: ["hunter2"] }],
])("the state of a run %s for `post` does not contain it either, and `post` sends the same", (_, change) => {
  const outcome = testOutcome({ ...FAILED, ...PRINTED, notes: ["Seeded with `seed`."], ...change });
  const kept = withoutExternalText(outcome, NOTHING_HIDDEN);
  expect(JSON.stringify(kept)).not.toContain("hunter2");
  expect(toPublicOutcome(kept, NOTHING_HIDDEN)).toStrictEqual(toPublicOutcome(outcome, NOTHING_HIDDEN));
  expect(kept.ending.failure?.cause).not.toBe("");
});

test("printed text is in the summary only unchanged, so that the runner's masks find secrets in it", () => {
  // Markdown would write some of its characters otherwise.
  const secret = "a|hunter2\\b`c";
  const failure = diagnose(symptoms(`Failed to analyze ${secret}.js: Uncaught Error: ${secret} is not set`));
  const outcome = testOutcome({ ...FAILED, ...PRINTED, outputTail: [`Bad key ${secret}`], failure });
  expect(outcome.ending.failure?.cause).toContain("hunter2");
  const summary = renderSummary(forSummary(outcome, NOTHING_HIDDEN));
  expect(summary).toContain(`\nBad key ${secret}\n`);
  expect(summary.replace(secret, "")).not.toContain("hunter2");
  const failed = testOutcome({ ...FAILED, failure: diagnose(symptoms("no", { buildExitCode: 1 })) });
  expect(renderSummary(forSummary(failed, NOTHING_HIDDEN))).toContain(
    "`cmd` failed (exit 1, 42 s). Nothing was pushed.",
  );
});

test.each([
  "messages.by_author (author, _creationTime ⚠️ 250,000 documents)",
  "messages.search_body (text) (body, filters on channel, author)",
  "notes.by_vector (vector) (embedding (1536 dimensions))",
  "notes: validated",
  "tags: validated. Safe to apply the staged schema changes and deploy.",
  "messages (1,000,000 documents, 10 GB)",
  "rateLimiter",
])("what a push changed is listed: %s", (name) => {
  expect(sent({ schemaChanges: [{ kind: "added", what: "Index", name }] }).schemaChanges).toStrictEqual([
    { kind: "added", what: "Index", name },
  ]);
});

test("values of secret variables are redacted in texts, but not in names and URLs of the deployment", () => {
  const redactSent = (text: string) => text.replaceAll("happy-otter-123", "***");
  const url = "https://happy-otter-123.convex.cloud";
  const deployment = { name: "happy-otter-123", url, siteUrl: url, dashboardUrl: url, urlsFromApi: true };
  const failure = { code: "x", cause: "happy-otter-123", fix: "happy-otter-123", link: null };
  const notes = ["happy-otter-123"];
  const all = toPublicOutcome(testOutcome({ deployment, failure, notes }), { ...NOTHING_HIDDEN, redactSent });
  expect(all).toMatchObject({ deployment, notes: ["***"], failure: { cause: "***", fix: "***" } });
  const redaction = { ...NOTHING_HIDDEN, redactSent };
  expect(defaultAuditMessage("to happy-otter-123", all, redaction)).toBe("to ***");
  expect(defaultAuditMessage(null, all, redaction)).toBe("PR #7 (feature) at 0123456");
});
