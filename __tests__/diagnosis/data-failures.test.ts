/** Imports and exports that Convex or the runner ends, in the words that the filter of their output lets through. */

import { expect, test } from "@jest/globals";
import { visibleDataLine } from "../../src/convex/data/data-output.ts";
import {
  exportFailed,
  IMPORT_FAILURES,
  importFailed,
  importFilesUnusable,
  isExportRunning,
  isExportTransient,
} from "../../src/diagnosis/data-failures.ts";
import { VARIABLE_LIMITS } from "../../src/diagnosis/limit-failures.ts";

const visible = (text: string) => text.split("\n").flatMap((line) => visibleDataLine(line) ?? []);
const exported = (text: string) => exportFailed(visible(text), "production");

test("a failed import says that it took too long", () => {
  const lines = visible(
    '✖ Importing data from "seed.zip" failed\n\nImport took too long. Try again or contact Convex.',
  );
  const failed = importFailed({ lines, what: "the snapshot", isSnapshot: true, keyKind: "preview" });
  expect(failed).toMatchObject({ code: "preview-import-failed", cause: expect.stringContaining("it took too long") });
});

test("files that cannot be imported are all named, with the lines to change", () => {
  const problem = "does not exist";
  const tables = importFilesUnusable([
    { table: "tasks", what: "`tasks`", problem, suggested: null },
    { table: "users", what: "`users`", problem, suggested: "seed/users.jsonl" },
  ]);
  expect(tables.cause).toContain("the file of `tasks` does not exist, and the file of `users` does not exist. Nothing");
  expect(tables.fix).toContain(
    "  preview-import: |\n    tasks=path/from/the/workspace/tasks.jsonl\n    users=seed/users.jsonl\n",
  );
  const snapshot = { table: null, what: "the snapshot", problem, suggested: null };
  expect(importFilesUnusable([snapshot]).fix).toContain("\n  preview-import: path/from/the/workspace/snapshot.zip\n");
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

test.each([
  ["CSV file doesn't have headers", "it has no header"],
  ['CSV header "a b" isn\'t a valid field name: Invalid identifier', "its header contains an invalid field name"],
  ["CSV row 123 doesn't have all of the fields in the header", "see CSV row 123"],
  ["Failed to parse CSV row 123: a quote is never closed", "see CSV row 123"],
  ["Row 123 wasn't valid JSON: expected value at line 1 column 1", "see row 123"],
  ["Row 2 wasn't an object", "see row 2"],
  ["Not a JSON array", "it is not a JSON array"],
  ["Not valid JSON: expected value at line 1 column 1", "it is not JSON"],
  ["Import wasn't valid UTF8: invalid utf-8 sequence", "it is not UTF-8"],
  ["UTF-8 BOM is not supported", "it begins with a byte order mark"],
  ["Import is too large for JSON: use JSONLines", "it is too large for a JSON array; use `.jsonl`"],
  ["invalid zip file", "it is not a ZIP archive"],
  ['Objects in table "messages" have duplicate _id fields', "two documents have the same `_id`"],
  ["invalid _id 'x'", "an `_id` is not a Convex ID"],
])("a file that Convex cannot read is described: %s", (text, words) => {
  const failed = importFailed({ lines: visible(text), what: "`messages`", isSnapshot: false, keyKind: "preview" });
  expect(failed.code).toBe("preview-import-invalid-data");
  expect(failed.cause).toContain(`Convex cannot read the file (${words}). The`);
});

test("IDs that conflict are found in a component's table as well", () => {
  const text =
    "New table `messages` in component chat has IDs that conflict with existing table `drafts`. To delete all";
  const failed = importFailed({ lines: visible(text), what: "the snapshot", isSnapshot: true, keyKind: "preview" });
  expect(failed).toMatchObject({ code: "preview-import-conflict", cause: expect.stringContaining("table `drafts`") });
});

test("a failed import or export says what to do about it", () => {
  const late = visible("Import took too long. Try again or contact Convex.");
  const imported = importFailed({ lines: late, what: "`messages`", isSnapshot: false, keyKind: "preview" });
  expect(imported.fix).toContain("Run the job again. If it happens again, import less");
  const failed = exported("✖ Export failed. Please try again later or contact support@convex.dev for help.");
  expect(failed.fix).toContain("support@convex.dev");
});

test("a reason begins in lower case, except for a name", () => {
  expect(exported("✖ Exporting data failed: Error: ENOSPC: no space left on device, write").cause).toContain(
    "taken: the Convex CLI could not write a file",
  );
  expect(exported("✖ Exporting data failed: TypeError: terminated").cause).toContain("taken: Convex could not be");
});

test("only an error at the start of a line is that of Convex's own query", () => {
  const lines = (text: string) => exportFailed([text], "production").cause;
  expect(lines("Uncaught Error: fetch failed")).toContain("could not be reached");
  expect(lines("odd: Uncaught Error: fetch failed")).toContain("a reason that this action does not know");
});

test("another export that is running is waited for", () => {
  const running =
    "✖ A snapshot export is already requested or in progress. Only one can run at a time, so wait for it to finish and try again.";
  expect(isExportRunning(["Creating snapshot export", running])).toBe(true);
  expect(isExportRunning(["400 Bad Request: ExportInProgress: no"])).toBe(true);
  expect(isExportRunning(["Creating snapshot export"])).toBe(false);
});

test("an export is tried again only after a temporary failure", () => {
  expect(isExportTransient(["✖ Exporting data failed: TypeError: terminated"], "production")).toBe(true);
  expect(isExportTransient(["TypeError: fetch failed"], "admin")).toBe(true);
  expect(isExportTransient(["✖ Exporting data failed: Error: ENOSPC: no space left"], "production")).toBe(false);
});

test("the codes of failed imports are those that follow a push", () => {
  expect(IMPORT_FAILURES).toStrictEqual([
    "preview-import-failed",
    "preview-import-table-not-empty",
    "preview-import-schema-mismatch",
    "preview-import-schema-changed",
    "preview-import-conflict",
    "preview-import-failed",
    "preview-import-invalid-data",
  ]);
});

test("the limits of environment variables are told by their codes", () => {
  expect(VARIABLE_LIMITS).toMatchSnapshot();
});
