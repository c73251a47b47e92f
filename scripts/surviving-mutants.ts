import type { Mutant } from "./mutation-report.ts";
export const SURVIVORS: readonly { because: string; covers: (mutant: Mutant) => boolean }[] = [];
