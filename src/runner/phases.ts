/** How long the phases of a run took, for debug logs and the benchmark. */

/** In the order of a run. Their names are shown. */
export type Phase = "load" | "plan" | "prepare" | "CLI" | "after the CLI" | "report";

/** Marks the end of a phase. If it is called again for the same phase, the last call counts. */
export function endPhase(phase: Phase): void {
  performance.mark(OWN + phase);
}

/** Each phase in milliseconds from the end of the one before. The first counts from the start of the process. */
export function phaseTimesText(): string {
  const marks = performance.getEntriesByType("mark").filter(({ name }) => name.startsWith(OWN));
  const ends = [...new Map(marks.map(({ name, startTime }) => [name.slice(OWN.length), startTime]))].sort(
    ([, a], [, b]) => a - b,
  );
  const times = ends.map(([phase, at], index) => `${phase} ${Math.round(at - (ends[index - 1]?.[1] ?? 0))} ms`);
  return `Phases: ${times.join(", ")}`;
}

/** Other code in this process may have marks of its own. */
const OWN = "convex-deploy-action: ";
