/** Imports and exports that Convex or the runner ends, in the words that the filter of their output lets through. */

import { expect, test } from "@jest/globals";
import { visibleDataLine } from "../../src/convex/data/data-output.ts";
import { exportFailed, importFailed } from "../../src/diagnosis/data-failures.ts";

const visible = (text: string) => text.split("\n").flatMap((line) => visibleDataLine(line) ?? []);
const exported = (text: string) => exportFailed(visible(text), "production");

test("a failed import says that it took too long", () => {
  const lines = visible(
    '✖ Importing data from "seed.zip" failed\n\nImport took too long. Try again or contact Convex.',
  );
  const failed = importFailed({ lines, what: "the snapshot", isSnapshot: true, keyKind: "preview" });
  expect(failed).toMatchObject({ code: "preview-import-failed", cause: expect.stringContaining("it took too long") });
});

test("a failed import or export names the permissions that its key lacks", () => {
  // The CLI quotes its own query, not a function of the app.
  const lines = visible(
    "Uncaught Error: You do not have permission to perform this operation (deployment:backups:view).",
  );
  const imported = importFailed({ lines, what: "the snapshot", isSnapshot: true, keyKind: "preview" });
  expect(imported.fix).toContain("`deployment:backups:view`");
  expect(exportFailed(lines, "production").fix).toContain("`deployment:backups:view`");
});

test.each([
  ["✖ Export failed. Please try again later or contact support@convex.dev for help.", "could not finish the export"],
  ["✖ Exporting data failed: Error: ENOSPC: no space left on device, write", "the runner's disk is full"],
  ["✖ Exporting data failed: TypeError: terminated", "could not be reached"],
])("a failed export has its reason as the cause: %s", (text, cause) => {
  const failure = exported(text);
  expect(failure.cause).toContain(cause);
  expect(failure.cause.match(/Nothing was pushed/g)).toHaveLength(1);
});

test("the output of an export is shown without paths", () => {
  expect(visible("✖ Exporting data failed: Error: EACCES: permission denied, open '/s3cret'").join()).not.toContain(
    "s3cret",
  );
});
