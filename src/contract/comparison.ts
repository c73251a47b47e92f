/** The result of comparing a pull request with its base. */

import { type Change, isBreaking } from "./change.ts";

export const PROBLEMS = [
  "cli-unsupported",
  "base-missing",
  "base-without-functions",
  "base-not-bundled",
  "head-not-bundled",
  "timeout",
] as const;

/** Why nothing was compared. */
export type ComparisonProblem = (typeof PROBLEMS)[number];

export interface Comparison {
  readonly baseBranch: string;
  /** `null` if both were read and compared. */
  readonly problem: ComparisonProblem | null;
  readonly changes: readonly Change[];
  /** Modules of head or base that could not be read. */
  readonly notCompared: readonly string[];
  /** The label that allows breaking changes, or `null` if the pull request does not have it or it was not checked. */
  readonly waivedBy: string | null;
}

/** @returns The number of breaking changes, or `null` if it is not known. */
export function countBreaking(comparison: Comparison | null): number | null {
  return comparison === null || comparison.problem !== null ? null : comparison.changes.filter(isBreaking).length;
}

const NOT_COMPARED: Readonly<Record<ComparisonProblem, (branch: string) => string>> = {
  "cli-unsupported": (branch) =>
    `Not compared with ${branch}: the installed Convex CLI cannot write what it would push. Update \`convex\` to 1.32 or newer.`,
  "base-missing": (branch) =>
    `Not compared with ${branch}: its commit is not in the checkout and could not be fetched. Set \`fetch-depth: 2\` for \`actions/checkout\`.`,
  "base-without-functions": (branch) => `Not compared with ${branch}: it has no Convex functions here.`,
  "base-not-bundled": (branch) =>
    `Not compared with ${branch}: its functions could not be bundled and loaded with the packages that are installed now.`,
  "head-not-bundled": (branch) =>
    `Not compared with ${branch}: the functions could not be bundled and loaded a second time.`,
  timeout: (branch) => `Not compared with ${branch}: reading the functions took too long.`,
};

/** @param code - Formats a name in the syntax of the report. */
export function problemText({ problem, baseBranch }: Comparison, code: (name: string) => string): string {
  return problem === null ? "" : NOT_COMPARED[problem](code(baseBranch));
}

/** The label that allows breaking changes with `breaking-changes: fail`. */
export const WAIVING_LABEL = "convex-breaking-ok";
