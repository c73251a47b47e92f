/** Changes that no test can notice, because they change nothing, or nothing that matters; and why. */

import type { Mutant } from "./mutation-report.ts";

interface Survivors {
  readonly because: string;
  readonly covers: (mutant: Mutant) => boolean;
}

const inRows = ({ file }: Mutant) => file === "src/report/comment-state.ts";
const inTrigger = ({ file }: Mutant) => file.startsWith("src/trigger/");

export const SURVIVORS: readonly Survivors[] = [
  {
    because: "What stands for a text that is missing is no ref, SHA or number, whichever text it is",
    covers: (mutant) => inTrigger(mutant) && mutant.code === '""',
  },
  {
    because: "`.+` is greedy and takes line ends too, so it reaches the end of the text without being told",
    covers: (mutant) => inTrigger(mutant) && /^\/\^refs.*\(\.\+\)\$\/s$/.test(mutant.code),
  },
  {
    because:
      "What is no number is no safe integer either, what is 0 is told as 0 either way, and `null` is told as `null`",
    covers: (mutant) =>
      inTrigger(mutant) && ['typeof found === "number"', "number > 0", "found !== null"].includes(mutant.code),
  },
  {
    because:
      "A comment without the line of ours has no sum that fits, and what is no object cannot be read: both end as none",
    covers: (mutant) =>
      inRows(mutant) &&
      ['""', "[]", "sum === undefined", "value === null", 'typeof value !== "object"'].some((code) =>
        mutant.code.startsWith(code),
      ),
  },
  {
    because: "Of two that are equal it does not matter which is taken",
    covers: (mutant) =>
      inRows(mutant) && /^(?:order > 0|text(?:\.length)? > otherText.*|one [<>] other)$/.test(mutant.code),
  },
  {
    because: "The first in the order of states is before the others by any other name too",
    covers: (mutant) => inRows(mutant) && mutant.code === '"begun"',
  },
];
