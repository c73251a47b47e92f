/** Failures because a deploy exceeds one of Convex's limits. */

import {
  convexCommand,
  DOCS,
  type FailedRun,
  type FailurePattern,
  NAME,
  NUMBER,
  shellBlock,
} from "./failure-pattern.ts";

const LIMITS = `${DOCS}/production/state/limits`;
/** A size as Convex writes it, such as `51.2 MiB`. */
const SIZE = /^[\d.]{1,12} [kKMGT]?i?B$/;

/** @returns `: 5 (the limit is 4)`, without the numbers that are not known. */
function found(count: string | undefined, allowed: string | undefined, unit = ""): string {
  if (allowed === undefined) return "";
  return `${count === undefined ? "" : `: ${count}${unit}`} (the limit is ${allowed})`;
}

function unusedVariables(run: FailedRun): string {
  return `Delete those that are no longer used:${shellBlock(convexCommand(run, "env list", ""), convexCommand(run, "env remove", "NAME"))}`;
}

const OF_VARIABLES: readonly FailurePattern[] = [
  {
    code: "environment-variable-limit",
    pattern: /EnvVarLimitMet\b(?:[^\n]{0,200}\((\d{1,9})\))?/,
    fields: [NUMBER],
    explain: ([, allowed], run) => ({
      cause: `The Convex deployment already has the maximum number of environment variables${found(undefined, allowed)}.`,
      fix: unusedVariables(run),
      link: `${LIMITS}#environment-variables`,
    }),
  },
  {
    code: "environment-variable-limit",
    pattern: /EnvVarTotalSizeLimitMet\b(?:[^\n]{0,200}\((\d{1,9}) bytes\)[^\n]{0,200}\((\d{1,9}) bytes\))?/,
    fields: [NUMBER, NUMBER],
    explain: ([, count, allowed], run) => ({
      cause: `The names and values of all environment variables of the Convex deployment take more space than Convex allows${found(count, allowed, " bytes")}.`,
      fix: unusedVariables(run),
      link: `${LIMITS}#environment-variables`,
    }),
  },
  {
    code: "environment-variable-limit",
    pattern: /EnvironmentVariableValueTooLarge\b(?:[^\n]{0,200} is (\d{1,9}) bytes[^\n]{0,200}max size: (\d{1,9}))?/,
    fields: [NUMBER, NUMBER],
    explain: ([, count, allowed]) => ({
      cause: `The value of an environment variable is larger than Convex allows${found(count, allowed, " bytes")}.`,
      fix: "Shorten the value, or store larger data in a table or in file storage.",
      link: `${LIMITS}#environment-variables`,
    }),
  },
  {
    code: "environment-variable-limit",
    pattern: /EnvironmentVariableNameTooLong\b(?:[^\n]{0,600}must be less than (\d{1,9}))?/,
    fields: [NUMBER],
    explain: ([, allowed]) => ({
      cause: `The name of an environment variable is longer than Convex allows${allowed === undefined ? "" : ` (the limit is ${allowed} characters)`}.`,
      fix: "Shorten the name, and change the code that reads the variable.",
      link: `${LIMITS}#environment-variables`,
    }),
  },
];

const OF_CODE: readonly FailurePattern[] = [
  {
    code: "code-too-large",
    pattern:
      /ModulesTooLarge\b(?:[\s\S]{0,300}?\b(zipped|unzipped) maximum \(([\d.]{1,12} [kKMGT]?i?B) > maximum size ([\d.]{1,12} [kKMGT]?i?B)\))?|Total module size exceeded/,
    fields: [/^(?:un)?zipped$/, SIZE, SIZE],
    explain: ([, form, count, allowed]) => ({
      cause: `The bundled functions, with the packages they import, are larger than Convex allows${found(count, allowed, ` ${form}`)}.`,
      fix: "Import less: look for a large package that few functions need, and for files that contain no functions. Packages of Node actions can be installed on the server instead, by `node.externalPackages` in `convex.json`, but they count as well.",
      link: `${DOCS}/functions/bundling#external-packages`,
    }),
  },
  {
    code: "too-many-modules",
    pattern: /Too many function files \((\d{1,9}) > maximum (\d{1,9})\)/,
    fields: [NUMBER, NUMBER],
    explain: ([, count, allowed]) => ({
      cause: `The functions folder has more modules than Convex allows${found(count, allowed)}.`,
      fix: "Move files without functions out of the folder: every file in it and in its subfolders becomes a module. The Convex CLI leaves out files with several dots in their names, such as `messages.test.ts`.",
      link: `${DOCS}/functions/bundling`,
    }),
  },
];

const OF_SCHEMA: readonly FailurePattern[] = [
  {
    code: "schema-limit",
    pattern: /TooManyTables\b(?:[\s\S]{0,300}?cannot exceed (\d{1,9}))?/,
    fields: [NUMBER],
    explain: ([, allowed]) => ({
      cause: `The Convex deployment has more tables than Convex allows${found(undefined, allowed)}.`,
      fix: "On the Convex dashboard (Data), delete tables that are no longer used: a table remains until you delete it there, even if the schema no longer has it. You can also merge tables with the same fields into one, and add a field that tells their documents apart.",
      link: `${LIMITS}#database`,
    }),
  },
  {
    code: "schema-limit",
    pattern: /TooManyIndexes\b(?:[\s\S]{0,300}?Table "([\w-]{1,100})" cannot have more than (\d{1,9}) indexes)?/,
    fields: [NAME, NUMBER],
    explain: ([, table, allowed]) => ({
      cause: `${table === undefined ? "A table" : `Table \`${table}\``} has more indexes in the schema than Convex allows${found(undefined, allowed)}.`,
      fix: "Remove the indexes that no query uses. An index on `a` is not needed if there is one on `a` and `b`.",
      link: `${LIMITS}#database`,
    }),
  },
  {
    code: "schema-limit",
    pattern: /IndexTooMany(Filter)?Fields\b(?:[\s\S]{0,300}?up to (\d{1,9}) )?/,
    fields: [/^Filter$/, NUMBER],
    explain: ([, kind, allowed]) => ({
      cause: `An index in the schema has more ${kind === undefined ? "fields" : "filter fields"} than Convex allows${found(undefined, allowed)}.`,
      fix: "Remove fields from the index, starting with the last one, and filter by them in the query.",
      link: `${LIMITS}#database`,
    }),
  },
];

/** Must come before the general patterns, which only recognize that a push or a schema was refused. */
export const LIMIT_FAILURES: readonly FailurePattern[] = [...OF_VARIABLES, ...OF_CODE, ...OF_SCHEMA];

/** Clauses for Convex's error codes. Convex's own messages are not used, because they may contain a variable's value. */
export const VARIABLE_LIMITS: Readonly<Record<string, string>> = {
  EnvVarLimitMet: "the deployment already has the maximum number of environment variables (EnvVarLimitMet)",
  EnvVarTotalSizeLimitMet:
    "the names and values of all its environment variables take more space than Convex allows (EnvVarTotalSizeLimitMet)",
  EnvironmentVariableValueTooLarge: "a value is larger than Convex allows (EnvironmentVariableValueTooLarge)",
  EnvironmentVariableNameTooLong: "a name is longer than Convex allows (EnvironmentVariableNameTooLong)",
};
