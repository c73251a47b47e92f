/** What came of comparing a pull request with its base. */

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
  /** `null`: both were read and compared. */
  readonly problem: ComparisonProblem | null;
  readonly changes: readonly Change[];
  /** Modules of head or base that could not be read. */
  readonly notCompared: readonly string[];
  /** The label by which somebody allows what breaks; `null`: it is not there, or nobody asked. */
  readonly waivedBy: string | null;
}

/** @returns How many changes break something, or `null` if that is not known. */
export function countBreaking(comparison: Comparison | null): number | null {
  return comparison === null || comparison.problem !== null ? null : comparison.changes.filter(isBreaking).length;
}

const NOT_COMPARED: Readonly<Record<ComparisonProblem, (branch: string) => string>> = {
  "cli-unsupported": (branch) =>
    `Not compared with ${branch}: the installed Convex CLI cannot write what it would push. Update \`convex\` to 1.32 or newer.`,
  "base-missing": (branch) =>
    `Not compared with ${branch}: its commit is neither in the checkout nor could it be fetched. Give \`actions/checkout\` the line \`fetch-depth: 2\`.`,
  "base-without-functions": (branch) => `Not compared with ${branch}: it has no Convex functions here.`,
  "base-not-bundled": (branch) =>
    `Not compared with ${branch}: its functions could not be bundled and loaded with the packages that are installed now.`,
  "head-not-bundled": (branch) =>
    `Not compared with ${branch}: the functions could not be bundled and loaded a second time.`,
  timeout: (branch) => `Not compared with ${branch}: reading the functions took too long.`,
};

/** @param code - Shows a name in the syntax of the report. */
export function problemText({ problem, baseBranch }: Comparison, code: (name: string) => string): string {
  return problem === null ? "" : NOT_COMPARED[problem](code(baseBranch));
}

/** Allows breaking changes where `breaking-changes` is `fail`. */
export const WAIVING_LABEL = "convex-breaking-ok";
