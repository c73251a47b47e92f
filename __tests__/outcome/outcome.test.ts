import { expect, test } from "@jest/globals";
import { redactOutcome } from "../../src/outcome/outcome.ts";
import { toOutputs } from "../../src/report/outputs.ts";
import { rowOf } from "../../tools/report-previews/samples.ts";
import { type OutcomeFields, testOutcome } from "../../tools/report-previews/test-outcome.ts";

const SHOWN = "production";
const hide = (word: string) => (text: string) => text.replaceAll(word, "***");

/** Every text of it is, or holds, a word that is a variable's value too, and a key. */
const TEXT = `${SHOWN} s3cret`;
const FIELDS: OutcomeFields = {
  operation: "deploy",
  appUrl: null,
  status: "deployed",
  target: SHOWN,
  keyKind: SHOWN,
  appName: TEXT,
  workingDirectory: TEXT,
  deployment: { name: TEXT, url: TEXT, siteUrl: TEXT, dashboardUrl: TEXT, urlsFromApi: true },
  preview: { name: TEXT, created: true },
  expiresAt: 5,
  isImported: true,
  isSeeded: true,
  commit: TEXT,
  branch: TEXT,
  pullRequestNumber: 7,
  cliVersion: TEXT,
  durationSeconds: 1,
  buildSeconds: null,
  pushSeconds: null,
  exportPath: TEXT,
  failure: { code: SHOWN, cause: TEXT, fix: TEXT, link: TEXT },
  notes: [TEXT],
  schemaChanges: [{ kind: "deleted", what: TEXT, name: TEXT }],
  locations: { locations: [{ path: TEXT, line: 1, column: null, message: TEXT, sent: TEXT }], omitted: 0 },
  outputTail: [TEXT],
  functions: [{ input: "run", name: TEXT, result: "returned", seconds: 1, bytes: 2 }],
  comparison: {
    baseBranch: TEXT,
    problem: null,
    changes: [{ rule: "field-required", subject: TEXT, part: TEXT, detail: TEXT }],
    notCompared: [TEXT],
    waivedBy: null,
  },
};
const OUTCOME = testOutcome(FIELDS);
const redactTrusted = hide("s3cret");
const redactExternal = (text: string) => redactTrusted(hide(SHOWN)(text));

test("a value is redacted in external text, and stays in the action's own text, names and URLs", () => {
  const [own, elsewhere] = [`${SHOWN} ***`, "*** ***"];
  expect(redactOutcome(OUTCOME, { redactExternal, redactTrusted })).toStrictEqual(
    testOutcome({
      ...FIELDS,
      appName: own,
      exportPath: own,
      workingDirectory: own,
      deployment: { name: own, url: own, siteUrl: own, dashboardUrl: own, urlsFromApi: true },
      preview: { name: own, created: true },
      commit: own,
      branch: own,
      cliVersion: elsewhere,
      failure: { code: SHOWN, cause: elsewhere, fix: elsewhere, link: own },
      notes: [elsewhere],
      schemaChanges: [{ kind: "deleted", what: elsewhere, name: elsewhere }],
      locations: {
        locations: [{ path: elsewhere, line: 1, column: null, message: elsewhere, sent: elsewhere }],
        omitted: 0,
      },
      outputTail: [elsewhere],
      functions: [{ input: "run", name: own, result: "returned", seconds: 1, bytes: 2 }],
      comparison: {
        baseBranch: elsewhere,
        problem: null,
        changes: [{ rule: "field-required", subject: elsewhere, part: elsewhere, detail: elsewhere }],
        notCompared: [elsewhere],
        waivedBy: null,
      },
    }),
  );
});

test("URLs that do not come from Convex's API are external text", () => {
  const read = { ...OUTCOME, deployment: { ...OUTCOME.deployment, urlsFromApi: false } };
  expect(redactOutcome(read, { redactExternal, redactTrusted }).deployment).toStrictEqual({
    name: `${SHOWN} ***`,
    url: "*** ***",
    siteUrl: "*** ***",
    dashboardUrl: "*** ***",
    urlsFromApi: false,
    previewCreated: true,
    expiresAt: 5,
  });
});

test("a key is redacted in every text", () => {
  const clean = redactOutcome(OUTCOME, { redactExternal, redactTrusted });
  for (const told of [clean, toOutputs(clean, { final: true }), rowOf(clean)])
    expect(JSON.stringify(told)).not.toContain("s3cret");
});
