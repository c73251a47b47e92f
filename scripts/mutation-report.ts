/** Reports the mutants: a table of the folders, and the reason why each survivor is accepted. */

import { SURVIVORS } from "./surviving-mutants.ts";

export interface Mutant {
  /** Path from the repository's root. */
  readonly file: string;
  /** Line number, from 1. */
  readonly line: number;
  readonly code: string;
  readonly replacement: string;
  /** Stryker's name for the mutation. */
  readonly status: string;
}

export interface MutationReport {
  /** Markdown, as is `survivors`. */
  readonly table: string;
  readonly survivors: string;
  /** A line for each survivor without a reason. */
  readonly unexplained: readonly string[];
}

const NOTICED = ["Killed", "Timeout"];
const UNNOTICED = ["Survived", "NoCoverage"];

/** Whether no test detects the mutant. */
export function isAlive({ status }: Mutant): boolean {
  return UNNOTICED.includes(status);
}

export function mutationReport(areas: ReadonlyMap<string, readonly Mutant[]>): MutationReport {
  const all = [...areas.values()].flat();
  const rows = [...areas, ["together", all] as const].map(([area, mutants]) => rowOf(area, mutants));
  const alive = all.filter(isAlive);
  const reasons = new Map<string, Mutant[]>(SURVIVORS.map(({ because }) => [because, []]));
  const unexplained: string[] = [];
  for (const mutant of alive) {
    const rule = SURVIVORS.find(({ covers }) => covers(mutant));
    if (rule === undefined) unexplained.push(textOf(mutant));
    else reasons.get(rule.because)?.push(mutant);
  }
  const told = [...reasons].filter(([, mutants]) => mutants.length > 0);
  return {
    table: ["| Area | Mutants | Killed | Survived | Score |", "| :-- | --: | --: | --: | --: |", ...rows].join("\n"),
    survivors: told
      .map(([because, mutants]) =>
        [`**${because}** (${mutants.length})`, "", ...mutants.map((one) => `- ${textOf(one)}`)].join("\n"),
      )
      .join("\n\n"),
    unexplained,
  };
}

function rowOf(area: string, mutants: readonly Mutant[]): string {
  const noticed = mutants.filter(({ status }) => NOTICED.includes(status)).length;
  const left = mutants.filter(isAlive).length;
  return `| ${area} | ${noticed + left} | ${noticed} | ${left} | ${((100 * noticed) / (noticed + left)).toFixed(1)} % |`;
}

function textOf({ file, line, code, replacement }: Mutant): string {
  return `\`${file}:${line}\`: ${shown(code)} → ${shown(replacement)}`;
}

/** The code as one line, in a code span with enough backticks. */
function shown(code: string): string {
  const flat = code.replace(/\s+/g, " ").trim();
  const short = flat.length > 90 ? `${flat.slice(0, 89)}…` : flat;
  return `\`\` ${short} \`\``;
}
