/** Mutants that no test can detect because they change nothing that matters, with the reason for each. */

import type { Mutant } from "./mutation-report.ts";

interface Survivors {
  readonly because: string;
  readonly covers: (mutant: Mutant) => boolean;
}

const inDiagnosis = ({ file }: Mutant) => file.startsWith("src/diagnosis/");
const inLocation = ({ file }: Mutant) => file === "src/diagnosis/source-location.ts";
const inRows = ({ file }: Mutant) => file === "src/report/comment/comment-state.ts";
const inWriting = ({ file }: Mutant) => file === "src/report/comment/comment-sync.ts";
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
    because: "A text that is split has a first part, and nobody sees the text of a key that is only tried for its form",
    covers: (mutant) => mutant.file === "src/key/parse-deploy-key.ts" && mutant.code === '""',
  },
  {
    because:
      "The search for pieces begins at every anchor: a piece that is long enough holds two, or one in its middle",
    covers: (mutant) =>
      mutant.file === "src/key/redactor.ts" &&
      ["place + ANCHOR <= secret.length", "found >= 0", "start > 0"].includes(mutant.code),
  },
  {
    because: "A piece that would end behind the text's end ends there",
    covers: (mutant) => mutant.file === "src/key/redactor.ts" && mutant.code === "end < text.length",
  },
  {
    because: "Occurrences that are not joined here are joined where all forms come together",
    covers: (mutant) => mutant.file === "src/key/redactor.ts" && /^(?:-1|.*start <= last\.end)$/.test(mutant.code),
  },
  {
    because: "Looking again at a text that has not changed finds nothing new; it is not done to save time",
    covers: (mutant) => mutant.file === "src/key/redactor.ts" && mutant.code === "visible === raw",
  },
  {
    because: "A random secret that no text holds hides nothing",
    covers: (mutant) => mutant.file === "src/key/redactor.ts" && mutant.code === "[]",
  },
  {
    because: "What holds no code decodes to itself, which is looked for anyway",
    covers: (mutant) => mutant.file === "src/key/secret-encodings.ts" && mutant.code.startsWith("/%[0-9a-f]{2}/i"),
  },
  {
    because: "A cell of the table that wants an explicit `target` is never asked where its key goes without one",
    covers: (mutant) => mutant.file === "src/plan/policy.ts" && /^"(?:production|preview)"$/.test(mutant.code),
  },
  {
    because:
      "What a cell needs is a target, an input, or else a condition; a condition is of the ref, or else of the commit",
    covers: (mutant) =>
      mutant.file === "src/plan/policy.ts" &&
      ['"condition"', '"production-branch-contains-commit"'].includes(mutant.code),
  },
  {
    because: "No other event has that field, and what has no row in the table has none by any other name",
    covers: (mutant) =>
      /^src\/plan\/(?:plan|scene)\.ts$/.test(mutant.file) &&
      /^(?:trigger\.kind === "(?:tag|release|pull-request|workflow-run)"|case "tag":.*|"branch-deleted"|"unsupported"|row === undefined)$/s.test(
        mutant.code,
      ),
  },
  {
    because: "`none` is no pull request, whose head could fit",
    covers: (mutant) => mutant.file === "src/plan/classify-run.ts" && /^(?:found === )?"none"$/.test(mutant.code),
  },
  {
    because: "What is no event from outside is of our own repository, named or not",
    covers: (mutant) => mutant.file === "src/plan/classify-run.ts" && mutant.code.startsWith("default:"),
  },
  {
    because: "A branch has no backslash: https://git-scm.com/docs/git-check-ref-format",
    covers: (mutant) => mutant.file === "src/plan/production-branch.ts" && mutant.code === "false",
  },
  {
    because: "The code of a refusal says already that there is such a key, event, situation or sentence",
    covers: (mutant) =>
      mutant.file === "src/plan/refusals.ts" &&
      [
        'key?.kind === "malformed"',
        "key?.kind",
        "about.key?.kind",
        'about.trigger.kind === "unsupported"',
        "situation !== undefined",
        'trigger.kind !== "workflow-run"',
        '"another run"',
        '"The deploy key is malformed."',
        '"The checked-out commit is not the one that this run is about."',
        '"The preview has no usable name."',
      ].includes(mutant.code),
  },
  {
    because: "A group that must match has matched, so nothing stands in for it",
    covers: (mutant) =>
      inDiagnosis(mutant) && ['""', '"NAME"', "[]"].includes(mutant.code) && mutant.status === "NoCoverage",
  },
  {
    because: "What stands on two lines is no table's name",
    covers: (mutant) => mutant.file === "src/diagnosis/code-failures.ts" && mutant.code === '"\\n"',
  },
  {
    because:
      "The patterns of lines let a scheme and a drive stand only where a path begins, and a URL of a file has three slashes",
    covers: (mutant) =>
      inLocation(mutant) &&
      (mutant.code.startsWith("/^file:") ||
        mutant.code === "/^[A-Za-z]:\\//" ||
        mutant.replacement.includes("(?:file:\\/\\/\\/)?")),
  },
  {
    because: "`.*` reaches the end of a line without being told",
    covers: (mutant) => inLocation(mutant) && mutant.code === `${mutant.replacement.slice(0, -1)}$/`,
  },
  {
    because: "Of the paths here, which are Linux's, none has a backslash left, and the folder above is no file",
    covers: (mutant) =>
      inLocation(mutant) && (mutant.code === '"/"' || /^\/\^\\\.\\\.\(\?:\\\/\)/.test(mutant.replacement)),
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
    because: "Before the first look, and behind a removal, no comment is a duplicate; a text is none either",
    covers: (mutant) => inWriting(mutant) && mutant.code === "[]",
  },
  {
    because: "Duplicates are comments that could be read, and are looked at when this run has a row",
    covers: (mutant) =>
      inWriting(mutant) && ["false", "this.#read(body)?.some", "own !== null", "this.#own?.key"].includes(mutant.code),
  },
  {
    because: "Where there is no duplicate and all stands, nothing is written or removed",
    covers: (mutant) => inWriting(mutant) && mutant.code === "this.#duplicates.length === 0",
  },
  {
    because: "A comment that cannot be read is unlike every one that is written, and behind a write there is a comment",
    covers: (mutant) =>
      inWriting(mutant) && /^(?:state !== null.*|wanted !== null|this\.#comment\?\.url)$/.test(mutant.code),
  },
  {
    because: "A pause that has ended ends no more",
    covers: (mutant) => inWriting(mutant) && /^(?:\{ once: true \}|true)$/.test(mutant.code),
  },
  {
    because: "The first in the order of states is before the others by any other name too",
    covers: (mutant) => inRows(mutant) && mutant.code === '"begun"',
  },
];
