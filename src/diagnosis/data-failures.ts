/** Failures of `preview-import` and `export-path`. */

import { invalidInputs } from "./action-failures.ts";
import { diagnose, isTransient } from "./diagnose.ts";
import type { Failure, FailureTexts } from "./failure.ts";
import { DOCS, type FailedRun, type Groups, ONE_RUN_AT_A_TIME, yamlBlock } from "./failure-pattern.ts";

const IMPORT_DOCS = `${DOCS}/database/import-export/import`;
const EXPORT_DOCS = `${DOCS}/database/import-export/export`;

/** What is known about an import that failed. */
export interface FailedImport {
  /** The visible lines of the CLI's output, or of Convex's error. They contain no data. */
  readonly lines: readonly string[];
  /** The snapshot, or the table as a code span. */
  readonly what: string;
  readonly isSnapshot: boolean;
  readonly keyKind: FailedRun["keyKind"];
}

interface ImportPattern {
  readonly code: string;
  readonly pattern: RegExp;
  /** `cause` completes "Importing … failed:", and starts with a lower-case letter. */
  readonly explain: (groups: Groups, failed: FailedImport) => FailureTexts;
}

const RECREATE = yamlBlock("with:", "  preview-mode: recreate");

const IMPORT_PATTERNS: readonly ImportPattern[] = [
  {
    code: "preview-import-table-not-empty",
    pattern: /Table (\w{1,64}) already exists\./,
    explain: ([, table = ""]) => ({
      cause: `the table \`${table}\` of the preview deployment is not empty, and \`preview-import\` never adds to documents or replaces them.`,
      fix: `If you do not need its documents, delete them on the Convex dashboard, or recreate the preview once:${RECREATE}\n\nFind out what filled the table: a function of \`run\`, a cron job, or someone by hand.`,
    }),
  },
  {
    code: "preview-import-schema-mismatch",
    pattern:
      /document in table "(\w{1,64})" because it does not match the schema: Object is missing the required field `(\w{1,64})`/,
    explain: ([, table = "", field = ""], { isSnapshot }) => ({
      cause: isSnapshot
        ? `the snapshot was taken before \`${table}\` had the field \`${field}\`, which this pull request's schema requires.`
        : `a document of \`${table}\` lacks the field \`${field}\`, which the schema requires.`,
      fix: `${isSnapshot ? "Production's documents lack it too, so this push would fail there. " : ""}Make the field optional (\`v.optional(…)\`), deploy, fill it in with a migration, and then require it. Or import data that has it.`,
    }),
  },
  {
    code: "preview-import-schema-mismatch",
    pattern:
      /document in table "(\w{1,64})" because it does not match the schema(?:: Object contains extra field `(\w{1,64})`)?/,
    explain: ([, table = "", field], { isSnapshot }) => ({
      cause:
        field === undefined
          ? `a document of \`${table}\` does not match this commit's schema.`
          : `a document of \`${table}\` has the field \`${field}\`, which this commit's schema does not have.`,
      fix: isSnapshot
        ? `Production's documents do not match it either, so this push would fail there. Widen the schema, deploy, migrate the documents, and then tighten it.`
        : "Correct the data, or the schema. Documents are not shown in this log: to see which one it is, import the file into your own development deployment (`npx convex import`).",
    }),
  },
  {
    code: "preview-import-schema-changed",
    pattern: /Could not complete import because schema changed/,
    explain: () => ({
      cause: "another push changed the schema of the preview deployment during the import, so nothing was imported.",
      fix: `Let runs for the same preview wait for each other:${ONE_RUN_AT_A_TIME}`,
    }),
  },
  {
    code: "preview-import-conflict",
    pattern: /Import changes table '(\w{1,64})' which is referenced by '(\w{1,64})'/,
    explain: ([, table = "", other = ""]) => ({
      cause: `the IDs in \`${table}\` are from another deployment, and \`${other}\`, which is not empty, references this table with \`v.id("${table}")\`.`,
      fix: `Import \`${table}\` before \`${other}\`, take a snapshot that contains both, or remove \`_id\` from the file. If you do not need the preview's data, recreate it:${RECREATE}`,
    }),
  },
  {
    code: "preview-import-conflict",
    pattern: /New table `(\w{1,64})`[^\n]{0,220} has IDs that conflict with existing (?:table `(\w{1,64})`)?/,
    explain: ([, table = "", other]) => ({
      cause: `the IDs in \`${table}\` contain a table number that this preview deployment uses for ${other === undefined ? "a table of Convex's own" : `the table \`${other}\``}, which the import does not contain.`,
      fix: `${other === undefined ? "" : `This happens when a pull request adds a table (\`${other}\`) and the snapshot comes from a deployment without it. `}Import tables one by one from files without \`_id\` and \`_creationTime\`:${yamlBlock("with:", "  preview-import: |", `    ${table}=seed/${table}.jsonl`)}`,
    }),
  },
  {
    code: "preview-import-conflict",
    pattern: /cannot be imported into '(\w{1,64})' because it came from a different deployment/,
    explain: ([, table = ""]) => ({
      cause: `the documents of \`${table}\` have IDs from different tables.`,
      fix: `Use the documents of one table only, or remove \`_id\` from the file.`,
    }),
  },
  {
    code: "preview-import-failed",
    pattern: /Import took too long/,
    explain: () => ({
      cause: "Convex stopped the import, because it took too long.",
      fix: "Run the job again. If it happens again, import less: a small seed for previews, or single tables instead of a whole snapshot.",
    }),
  },
  {
    code: "preview-import-invalid-data",
    pattern:
      /((?:CSV row|Row) \d{1,12}|CSV file|CSV header|Not a JSON array|Not valid JSON|Import wasn't valid UTF8|Import is too large for JSON|UTF-8 BOM|invalid zip file|have duplicate _id fields|invalid _id)/,
    explain: ([, found = ""]) => ({
      cause: `Convex cannot read the file (${INVALID[found] ?? rowText(found)}).`,
      fix: "Correct the file. A CSV file needs a header with the names of the fields, a `.jsonl` file one JSON object per line, a `.json` file one array of objects. A snapshot is a file that `convex export` wrote.",
    }),
  },
];

/** The codes that `importFailed` and `importFileUnusable` return. The push succeeded before. */
export const IMPORT_FAILURES: readonly string[] = [
  "preview-import-failed",
  ...new Set(IMPORT_PATTERNS.map(({ code }) => code)),
];

const INVALID: Readonly<Record<string, string>> = {
  "CSV file": "it has no header",
  "CSV header": "its header contains an invalid field name",
  "Not a JSON array": "it is not a JSON array",
  "Not valid JSON": "it is not JSON",
  "Import wasn't valid UTF8": "it is not UTF-8",
  "UTF-8 BOM": "it begins with a byte order mark",
  "Import is too large for JSON": "it is too large for a JSON array; use `.jsonl`",
  "invalid zip file": "it is not a ZIP archive",
  "have duplicate _id fields": "two documents have the same `_id`",
  "invalid _id": "an `_id` is not a Convex ID",
};

function rowText(found: string): string {
  return `see ${found.replace(/^Row/, "row")}`;
}

/** A command of the Convex CLI that imports or exports data. */
interface DataCommand {
  readonly name: string;
  /** The permissions that a key needs for it. */
  readonly scopes: string;
}

const IMPORT: DataCommand = {
  name: "npx convex import",
  scopes: "`preview-import` needs `deployment:backups:import` and `deployment:backups:view`",
};
const EXPORT: DataCommand = {
  name: "npx convex export",
  scopes:
    "`export-path` needs `deployment:backups:create`, `deployment:backups:view` and `deployment:backups:download`",
};

/** Explains why an import after the push failed. */
export function importFailed(failed: FailedImport): Failure {
  const text = failed.lines.join("\n");
  for (const { code, pattern, explain } of IMPORT_PATTERNS) {
    const match = pattern.exec(text);
    if (match === null) continue;
    const { cause, fix } = explain(match, failed);
    return afterPush(code, failed.what, cause, fix);
  }
  const { reason, fix } = generalReason(failed.lines, failed.keyKind, IMPORT);
  return afterPush("preview-import-failed", failed.what, reason, fix);
}

/** A file of `preview-import` that cannot be imported, as found before the push. */
export interface UnusableImportFile {
  /** `null` for a snapshot. */
  readonly table: string | null;
  /** The snapshot, or the table as a code span. */
  readonly what: string;
  /** Completes "The file of `messages`". */
  readonly problem: string;
  /** The right path relative to the workspace, if it was found. */
  readonly suggested: string | null;
}

/** @param files - At least one. */
export function importFilesUnusable(files: readonly UnusableImportFile[]): Failure {
  const problems = files.map(({ table, what, problem }) =>
    table === null ? `${what} ${problem}` : `the file of ${what} ${problem}`,
  );
  const lines = files.map(({ table, suggested }) =>
    table === null
      ? `  preview-import: ${suggested ?? "path/from/the/workspace/snapshot.zip"}`
      : `    ${table}=${suggested ?? `path/from/the/workspace/${table}.jsonl`}`,
  );
  const block = files.some(({ table }) => table === null) ? lines : ["  preview-import: |", ...lines];
  return {
    ...invalidInputs([`\`preview-import\` cannot be used: ${problems.join(", and ")}. Nothing was pushed.`]),
    fix: `Correct the path, which is relative to the workspace, not to \`working-directory\`:${yamlBlock("with:", ...block)}\n\nThe file must be committed (with Git LFS, set \`lfs: true\` for \`actions/checkout\`), or be downloaded in a step before this one, or be written by \`cmd\`.`,
    link: IMPORT_DOCS,
  };
}

/** A file that cannot be imported after the push. @param reason - A clause with a full stop. */
export function importFileUnusable(what: string, reason: string, fix: string): Failure {
  return afterPush("preview-import-failed", what, reason, fix);
}

function afterPush(code: string, what: string, reason: string, fix: string): Failure {
  return {
    code,
    cause: `The functions were pushed, but importing ${what} failed: ${reason} The next run retries it.`,
    fix,
    link: IMPORT_DOCS,
  };
}

/** @param lines - The visible lines of the CLI's output. */
export function exportFailed(lines: readonly string[], keyKind: string): Failure {
  if (lines.some((line) => /Export failed\. Please try again later/.test(line)))
    return exportNotTaken(
      "Convex could not finish the export.",
      "Run the job again. If it happens again, write to Convex's support (support@convex.dev) with the name of the Convex deployment.",
    );
  const { reason, fix } = generalReason(lines, keyKind, EXPORT);
  return exportNotTaken(reason, fix);
}

/** @param reason - A clause with a full stop. */
export function exportNotTaken(reason: string, fix: string): Failure {
  return {
    code: "export-failed",
    cause: `The snapshot for \`export-path\` could not be taken: ${reason} Nothing was pushed.`,
    fix,
    link: EXPORT_DOCS,
  };
}

/** Whether Convex refuses an export because another one is running. */
export function isExportRunning(lines: readonly string[]): boolean {
  return lines.some((line) => /ExportInProgress|export is already requested or in progress/.test(line));
}

/** Whether the failure is temporary, so that the export is worth retrying. */
export function isExportTransient(lines: readonly string[], keyKind: string): boolean {
  return isTransient(diagnoseLines(lines, keyKind));
}

function diagnoseLines(lines: readonly string[], keyKind: string): Failure {
  const nothing = { buildExitCode: null, target: "production", deploymentFlag: "", dashboardUrl: null };
  // The CLI follows an import or export by a query of Convex's own, so what that throws is not text of users.
  const output = lines.map((line) => line.replace(/^Uncaught Error: /, ""));
  return diagnose({ ...nothing, keyKind, outputTail: output, cliTail: output });
}

function generalReason(
  lines: readonly string[],
  keyKind: string,
  { name, scopes }: DataCommand,
): { readonly reason: string; readonly fix: string } {
  const known = diagnoseLines(lines, keyKind);
  const reason = decapitalized(known.cause);
  if (known.code === "permission-denied")
    return { reason, fix: `${scopes}. Create a deploy key that includes them, and store it in the repository secret.` };
  return known.code === "unknown"
    ? {
        reason: "the Convex CLI failed for a reason that this action does not know.",
        fix: `Lines that may contain data are not shown in this log. To see all of them, run \`${name}\` by hand with your own development deployment.`,
      }
    : { reason, fix: known.fix };
}

function decapitalized(sentence: string): string {
  return /^(?:Convex|AuthKit)\b/.test(sentence) ? sentence : sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
