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

/** @param areas - For each area its mutants, or `null` if they were not tested yet. */
export function mutationReport(areas: ReadonlyMap<string, readonly Mutant[] | null>): MutationReport {
  const all = [...areas.values()].flatMap((mutants) => mutants ?? []);
  const rows = [...areas, ["together", all] as const].map(([area, mutants]) => rowOf(area, mutants));
  const alive = all.filter(isAlive);
  const reasons = new Map<string, Mutant[]>(SURVIVORS.map(({ because }) => [because, []]));
  const unexplained: string[] = [];
  for (const mutant of alive) {
    const reason = reasonFor(mutant);
    if (reason === undefined) unexplained.push(textOf(mutant));
    else reasons.get(reason)?.push(mutant);
  }
  const told = [...reasons].filter(([, mutants]) => mutants.length > 0);
  return {
    table: [
      "| Area | Mutants | Killed | Survived | Without a reason | Score |",
      "| :-- | --: | --: | --: | --: | --: |",
      ...rows,
    ].join("\n"),
    survivors: told
      .map(([because, mutants]) =>
        [`**${because}** (${mutants.length})`, "", ...mutants.map((one) => `- ${textOf(one)}`)].join("\n"),
      )
      .join("\n\n"),
    unexplained,
  };
}

function rowOf(area: string, mutants: readonly Mutant[] | null): string {
  if (mutants === null) return `| ${area} | not tested | | | | |`;
  const noticed = mutants.filter(({ status }) => NOTICED.includes(status)).length;
  const left = mutants.filter(isAlive);
  const unexplained = left.filter((mutant) => reasonFor(mutant) === undefined);
  const score = ((100 * noticed) / (noticed + left.length)).toFixed(1);
  const counts = [noticed + left.length, noticed, left.length, unexplained.length];
  return `| ${area} | ${counts.join(" | ")} | ${score} % |`;
}

function reasonFor(mutant: Mutant): string | undefined {
  return SURVIVORS.find(({ covers }) => covers(mutant))?.because;
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
