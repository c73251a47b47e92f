/** Every known failure, reproduced with two CLIs, has the right code and the right fix in all reports. */

import { readFile } from "node:fs/promises";
import { afterAll, describe, expect, test } from "@jest/globals";
import { TestEnvironment } from "../../fakes/test-environment.ts";
import { CATALOGUE } from "../../tools/failures/catalogue.ts";
import { DOCUMENT, renewed } from "../../tools/failures/documentation.ts";
import { provoke, type ReproducedFailure, TRIED_VERSIONS } from "../../tools/failures/reproduce.ts";
import { closeStage } from "./run-action.ts";

// Opened here, because concurrent tests start before any hook runs.
const opened = TestEnvironment.open();
const provoked: ReproducedFailure[] = [];
afterAll(async () => closeStage(await opened));

describe.each(TRIED_VERSIONS)("with CLI %s, a run reports the failure:", (version) => {
  const entries = CATALOGUE.filter((entry) => entry.notIn?.[version] === undefined);

  test.concurrent.each(entries.map((entry) => [entry.name, entry] as const))("%s", async (_, entry) => {
    const result = await provoke(entry, version, await opened);
    provoked.push(result);
    const { errors, log, summary, comment } = result;
    expect(result).toMatchObject({ code: entry.code, status: entry.status ?? "failed" });
    if (entry.cliMessage !== null) for (const text of [log, summary]) expect(text).toMatch(entry.cliMessage);
    expect(errors).toHaveLength(1);
    expect(errors[0]).toContain(entry.fix);
    // Output of modules is quoted only in the log, because the runner does not mask the other reports.
    for (const text of [summary, comment ?? summary]) expect(text).toContain(entry.fixInComment ?? entry.fix);
  });
});

test("the page of failures matches what was just reproduced", async () => {
  const inOrder = CATALOGUE.flatMap((entry) =>
    TRIED_VERSIONS.flatMap((version) => provoked.filter((one) => one.entry === entry && one.version === version)),
  );
  const document = await readFile(DOCUMENT, "utf8");
  expect(renewed(document, inOrder)).toBe(document);
});

test("no two failures have the same name", () => {
  const names = CATALOGUE.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});
