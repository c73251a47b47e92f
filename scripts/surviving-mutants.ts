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
const inRecord = (mutant: Mutant, name: string) => mutant.file === `src/records/${name}.ts`;
const inTrigger = ({ file }: Mutant) => file.startsWith("src/trigger/");

/** Forms of `fields` for groups of patterns that capture nothing else. */
const CAPTURED_FORMS: readonly string[] = [
  "/^[\\w:]{1,80}$/",
  "/^[\\d.]{1,10}m?s$/",
  "/^[\\d.]{1,20}$/",
  "/^[\\d.]{1,12} [kKMGT]?i?B$/",
  "/^--[a-z-]+$/",
  "/^--[a-z-]{1,60}$/",
  "/^`[\\w.]{1,100}`$/",
  "/^\\.[\\w.]{1,20}$/",
  "/^http$|^crons?$/",
  "/^tsc$|^tsgo$/",
  "/^tsconfig\\.json$/",
  "/^src[\\\\/]convex\\.json$/",
  "/^(?:un)?zipped$/",
  "/^Filter$/",
];
/** The words with which the keys of `fold-entries.ts` begin. */
const KINDS = ["open", "may-be-live", "deployed", "unknown", "created", "pushed", "imported", "seeded", "reached"].map(
  (kind) => JSON.stringify(kind),
);
const withoutAnchors = (pattern: string) => pattern.replace(/(?<!\[)\^|\$/g, "");
/** Whether the mutant only accepts, or no longer accepts, equal values. */
const isAboutEqual = ({ code, replacement }: Mutant) => code.replace(/ ([<>]) /, " $1= ") === replacement;
/** Whether the mutant only fails if the value is missing. */
const isAboutMissing = ({ code, replacement }: Mutant) => code.replace("?.", ".") === replacement;
/** Whether the mutant differs from the code only in a part of it. */
const differsOnlyIn = ({ code, replacement }: Mutant, part: RegExp) =>
  part.test(code) && code.replace(part, "") === replacement.replace(part, "");

export const SURVIVORS: readonly Survivors[] = [
  {
    because: "The text that replaces a missing one is not a ref, SHA or number, whatever it says",
    covers: (mutant) => inTrigger(mutant) && mutant.code === '""',
  },
  {
    because: "`.+` is greedy and matches line ends too, so it reaches the end of the text without `$`",
    covers: (mutant) => inTrigger(mutant) && /^\/\^refs.*\(\.\+\)\$\/s$/.test(mutant.code),
  },
  {
    because:
      "A value that is not a number is not a safe integer either; 0 gives 0 and `null` gives `null` on both paths",
    covers: (mutant) =>
      inTrigger(mutant) && ['typeof found === "number"', "number > 0", "found !== null"].includes(mutant.code),
  },
  {
    because:
      "A split text always has a first part, and the text of a key that is only checked for its format is never shown",
    covers: (mutant) => mutant.file === "src/key/parse-deploy-key.ts" && mutant.code === '""',
  },
  {
    because:
      "The search for fragments starts at every anchor: a fragment that is long enough contains two, or one in its middle",
    covers: (mutant) =>
      mutant.file === "src/key/redactor.ts" &&
      ["place + ANCHOR <= secret.length", "found >= 0", "start > 0"].includes(mutant.code),
  },
  {
    because: "A fragment that would end after the text ends at the text's end",
    covers: (mutant) => mutant.file === "src/key/redactor.ts" && mutant.code === "end < text.length",
  },
  {
    because: "Occurrences that are not joined here are joined later, with those of all other encodings",
    covers: (mutant) => mutant.file === "src/key/redactor.ts" && /^(?:-1|.*start <= last\.end)$/.test(mutant.code),
  },
  {
    because: "The comparison only saves time: searching an unchanged text again finds nothing new",
    covers: (mutant) => mutant.file === "src/key/redactor.ts" && mutant.code === "visible === raw",
  },
  {
    because: "A random secret that occurs in no text hides nothing",
    covers: (mutant) => mutant.file === "src/key/redactor.ts" && mutant.code === "[]",
  },
  {
    because: "A secret without an encoded character decodes to itself, which is searched for anyway",
    covers: (mutant) => mutant.file === "src/key/secret-encodings.ts" && mutant.code.startsWith("/%[0-9a-f]{2}/i"),
  },
  {
    because: "A group that must match has matched, and a text without `@` contains no credentials",
    covers: (mutant) =>
      /^src\/key\/(?:url-credentials|secret-variables)\.ts$/.test(mutant.file) && mutant.code === '""',
  },
  {
    because: "A cell of the table that requires `target` is never used to choose a target",
    covers: (mutant) => mutant.file === "src/plan/policy.ts" && /^"(?:production|preview)"$/.test(mutant.code),
  },
  {
    because:
      "A cell needs a target, an input or a condition, and a condition is about the ref or the commit: the last case needs no name",
    covers: (mutant) =>
      mutant.file === "src/plan/policy.ts" &&
      ['"condition"', '"production-branch-contains-commit"'].includes(mutant.code),
  },
  {
    because:
      "No other event has that field, and an event without a row in the table has none under another name either",
    covers: (mutant) =>
      /^src\/plan\/(?:decide|classify-run)\.ts$/.test(mutant.file) &&
      /^(?:trigger\.kind === "(?:tag|release|pull-request|workflow-run)"|case "tag":.*|"branch-deleted"|"unsupported"|row === undefined)$/s.test(
        mutant.code,
      ),
  },
  {
    because:
      "No other event of outside contributors ends with `closed`, and this one says that the pull request is closed",
    covers: (mutant) =>
      mutant.file === "src/plan/decide.ts" &&
      [
        'trigger.event === "pull_request_target"',
        'trigger.kind === "pull-request" && trigger.pullRequest.state === "closed"',
        'trigger.pullRequest.state === "closed"',
      ].includes(mutant.code),
  },
  {
    because: "A requirement that is met stays met, so checking it again changes nothing",
    covers: (mutant) =>
      mutant.file === "src/plan/decide.ts" && mutant.code === "cell.needs.filter((need) => !isPlain(need))",
  },
  {
    because: "Only a `workflow_run` has the event of another run",
    covers: (mutant) => mutant.file === "src/plan/chained-run.ts" && mutant.code === 'trigger.kind === "workflow-run"',
  },
  {
    because: "No commit has the text that stands in the list, and this run has no other commits",
    covers: (mutant) => mutant.file === "src/plan/check-checkout.ts" && mutant.code === "[]",
  },
  {
    because: "`none` is not a pull request, so it has no head that could match",
    covers: (mutant) => mutant.file === "src/plan/classify-run.ts" && /^(?:found === )?"none"$/.test(mutant.code),
  },
  {
    because: "Every other event comes from this repository, listed or not",
    covers: (mutant) => mutant.file === "src/plan/classify-run.ts" && mutant.code.startsWith("default:"),
  },
  {
    because: "A branch name has no backslash: https://git-scm.com/docs/git-check-ref-format",
    covers: (mutant) => mutant.file === "src/plan/production-branch.ts" && mutant.code === "false",
  },
  {
    because: "The refusal's code already implies this kind of key, event, situation or detail",
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
        '"The checked-out commit is not the one that this run is for."',
        '"The preview has no usable name."',
        '"`commit` names no commit."',
        "about.pullRequest?.baseBranch",
        '"main"',
      ].includes(mutant.code),
  },
  {
    because: "A group that must match has matched, so its default is never used",
    covers: (mutant) =>
      inDiagnosis(mutant) && ['""', '"NAME"', "[]"].includes(mutant.code) && mutant.status === "NoCoverage",
  },
  {
    because: "The group of the pattern captures only text of this form, so the form needs no anchors",
    covers: (mutant) =>
      inDiagnosis(mutant) &&
      CAPTURED_FORMS.includes(mutant.code) &&
      withoutAnchors(mutant.code) === withoutAnchors(mutant.replacement),
  },
  {
    because: "The name that is captured ends with `URL`",
    covers: (mutant) =>
      mutant.file === "src/diagnosis/build-failures.ts" && mutant.replacement.endsWith("CONVEX_(?:SITE_)?URL/"),
  },
  {
    because: "The line of pnpm contains `Missing script: ` after its code as well",
    covers: (mutant) =>
      mutant.file === "src/diagnosis/build-environment-failures.ts" &&
      differsOnlyIn(mutant, /ERR_PNPM_NO_SCRIPT.{1,20}Missing script: \|/),
  },
  {
    because: "A quote may follow the name of a script, so the pattern need not match the quote itself",
    covers: (mutant) =>
      mutant.file === "src/diagnosis/build-environment-failures.ts" &&
      differsOnlyIn(mutant, /\[\^?"'\]\?(?=\(\?= not found)/),
  },
  {
    because: "How much of the rest of the line is matched changes nothing",
    covers: (mutant) =>
      mutant.file === "src/diagnosis/installation-failures.ts" &&
      mutant.code.startsWith("/^error: ") &&
      [
        /(?<==['"]?\])\[\^?\\n\]\{0,300\}/,
        /(?<=used\))\[\^?\\n\](?:\{0,300\})?/,
        /(?<=for )\[\^?\\n\](?:\{0,100\})?/,
      ].some((rest) => differsOnlyIn(mutant, rest)),
  },
  {
    because: "Any text may stand before the client's words, and thus the class of the error",
    covers: (mutant) =>
      mutant.file === "src/diagnosis/module-failures.ts" &&
      mutant.code.includes("Missing API key") &&
      differsOnlyIn(mutant, /\(\?:Uncaught \\[wW](?:\{0,40\})?Error: \)\?/),
  },
  {
    because: "A location without an error before it is not read",
    covers: (mutant) => inLocation(mutant) && mutant.code === '{ message: "", sent: "" }',
  },
  {
    because: "A visible line of an import does not begin with a digit, so no number continues in the next line",
    covers: (mutant) => mutant.file === "src/diagnosis/data-failures.ts" && mutant.code === '"\\n"',
  },
  {
    because: "The words that are found in a row's error contain this one only at their beginning",
    covers: (mutant) =>
      mutant.file === "src/diagnosis/data-failures.ts" && mutant.code === "/^Row/" && mutant.replacement === "/Row/",
  },
  {
    because: "Without a reason the text is that of `EACCES`, and no variable has the text that stands in the list",
    covers: (mutant) =>
      (mutant.file === "src/diagnosis/installation-failures.ts" && mutant.code === '"EACCES"') ||
      (mutant.file === "src/diagnosis/build-failures.ts" && mutant.code === "[]"),
  },
  {
    because:
      "No failure of an import or export is explained by the target or its name, and what stands before its words is not read",
    covers: (mutant) =>
      mutant.file === "src/diagnosis/data-failures.ts" && ['"production"', '""'].includes(mutant.code),
  },
  {
    because: "The text that replaces a missing one contains no code, path, count or name of a variable",
    covers: (mutant) =>
      /^src\/diagnosis\/(?:build-failures|code-failures|diagnose|schema-failures|source-location)\.ts$/.test(
        mutant.file,
      ) && ['""', "[]"].includes(mutant.code),
  },
  {
    because: "`preview-import` is one snapshot or a list of tables, never both",
    covers: (mutant) =>
      mutant.file === "src/diagnosis/data-failures.ts" && mutant.code === "files.some(({ table }) => table === null)",
  },
  {
    because: "A name that is not sent gives the same text as `crons`",
    covers: (mutant) => mutant.file === "src/diagnosis/code-failures.ts" && mutant.replacement === "/^http$|^crons$/",
  },
  {
    because: "Another pattern of the same code is temporary, too",
    covers: (mutant) =>
      /^src\/diagnosis\/(?:connection|service)-failures\.ts$/.test(mutant.file) && mutant.code === "true",
  },
  {
    because: "A table's name never spans two lines",
    covers: (mutant) => mutant.file === "src/diagnosis/code-failures.ts" && mutant.code === '"\\n"',
  },
  {
    because:
      "The patterns of lines allow a scheme and a drive only where a path begins, and a `file:` URL has three slashes",
    covers: (mutant) =>
      inLocation(mutant) &&
      (mutant.code.startsWith("/^file:") ||
        mutant.code === "/^[A-Za-z]:\\//" ||
        mutant.replacement.includes("(?:file:\\/\\/\\/)?")),
  },
  {
    because: "`.*` reaches the end of a line without `$`",
    covers: (mutant) => inLocation(mutant) && mutant.code === `${mutant.replacement.slice(0, -1)}$/`,
  },
  {
    because: "The paths here are Linux paths without backslashes, and the parent folder is not a file",
    covers: (mutant) =>
      inLocation(mutant) && (mutant.code === '"/"' || /^\/\^\\\.\\\.\(\?:\\\/\)/.test(mutant.replacement)),
  },
  {
    because:
      "A comment without this action's line has no valid checksum, and what cannot be parsed gives `null` in any way",
    covers: (mutant) => inRows(mutant) && ['""', "[]", "sum === undefined", "records === null"].includes(mutant.code),
  },
  {
    because: "Of two equal values either may be used",
    covers: (mutant) =>
      inRows(mutant) &&
      mutant.replacement !== "true" &&
      /^(?:text(?:\.length)? > otherText.*|one\.(?:at|appUrl\w*) > other\.\w+)$/.test(mutant.code),
  },
  {
    because: "The word in a key is never read, and an empty one still differs from all others",
    covers: (mutant) =>
      mutant.file === "src/report/comment/fold-entries.ts" &&
      mutant.replacement === '""' &&
      KINDS.includes(mutant.code),
  },
  {
    because: "The run that created the newest deployment names it, so it is not one that was replaced",
    covers: (mutant) =>
      mutant.file === "src/report/comment/fold-entries.ts" &&
      mutant.replacement === "compareStarts(record, current) <= 0",
  },
  {
    because: "A group of records has at least one, so it has a last attempt, and that is not compared with itself",
    covers: (mutant) =>
      mutant.file === "src/report/comment/select-rows.ts" &&
      (mutant.code === "compareStarts(record, other) > 0" ||
        (["attempt === null", "last === null"].includes(mutant.code) && mutant.replacement === "false")),
  },
  {
    because: "Before the first fetch, and after a deletion, there are no duplicates, and a text is not one",
    covers: (mutant) => inWriting(mutant) && mutant.code === "[]",
  },
  {
    because: "Duplicates are comments that could be parsed, and are checked only when this run has a row",
    covers: (mutant) =>
      inWriting(mutant) && ["false", "this.#read(body)?.some", "own !== null", "this.#own?.key"].includes(mutant.code),
  },
  {
    because: "If there is no duplicate and the comment is up to date, nothing is written or deleted",
    covers: (mutant) => inWriting(mutant) && mutant.code === "this.#duplicates.length === 0",
  },
  {
    because:
      "A comment that cannot be parsed differs from every comment that is written, and after a write there is a comment",
    covers: (mutant) =>
      inWriting(mutant) && /^(?:state !== null.*|wanted !== null|this\.#comment\?\.url)$/.test(mutant.code),
  },
  {
    because: "A delay that has ended cannot end again",
    covers: (mutant) => inWriting(mutant) && /^(?:\{ once: true \}|true)$/.test(mutant.code),
  },
  {
    because:
      "Where the span of a push is read, the run has pushed; then its end is known, and every record has a start",
    covers: (mutant) =>
      (inRecord(mutant, "order") &&
        /^(?:pushSpan\((?:other|certain|push|own)\)\?\.(?:to|from)|end\?\.statusId)$/.test(mutant.code) &&
        isAboutMissing(mutant)) ||
      (inRecord(mutant, "record") && mutant.code === "record.steps[0]?.at" && isAboutMissing(mutant)) ||
      (inRecord(mutant, "live") && mutant.code === "push !== null" && mutant.replacement === "true"),
  },
  {
    because: "Two records never start at the same place in their order, and two statuses never have the same ID",
    covers: (mutant) =>
      isAboutEqual(mutant) &&
      ((inRecord(mutant, "order") && /^compareStarts\(|statusId/.test(mutant.code)) ||
        (inRecord(mutant, "seed") && mutant.code === "(statusId ?? 0) < ownStatusId")),
  },
  {
    because: "Equal times were compared before",
    covers: (mutant) => inRecord(mutant, "order") && mutant.code === "to < from" && isAboutEqual(mutant),
  },
  {
    because: "Nothing was read from GitHub under the name of what is missing, and no ref for a tag",
    covers: (mutant) =>
      inRecord(mutant, "order") &&
      ((["branch === null", "head === undefined"].includes(mutant.code) && mutant.replacement === "false") ||
        (mutant.code === 'origin.kind === "branch"' && mutant.replacement === "true")),
  },
  {
    because: "The word is only compared with others, and an empty one differs from them, too",
    covers: (mutant) =>
      mutant.replacement === '""' &&
      ((inRecord(mutant, "order") && mutant.code === '"stopped"') ||
        (inRecord(mutant, "live") && mutant.code === '"claim"')),
  },
  {
    because: "Only an origin, step or end of that kind has the field that is read next",
    covers: (mutant) =>
      mutant.replacement === "true" &&
      ((inRecord(mutant, "live") && mutant.code === 'end.kind === "ended"') ||
        (inRecord(mutant, "seed") && mutant.code === 'step.kind === "pushed"') ||
        (inRecord(mutant, "verdict") && mutant.code === 'origin.kind === "branch"')),
  },
  {
    because: "No record names a deployment by `null` or the text that stands in the list, and that text is no change",
    covers: (mutant) =>
      (inRecord(mutant, "live") && ["deployment !== null", "[]"].includes(mutant.code)) ||
      (inRecord(mutant, "slot") && ["deployment === null", "[]"].includes(mutant.code)),
  },
  {
    because: "`begun` is compared before the list is used, so `claimed` comes first, listed or not",
    covers: (mutant) => inRecord(mutant, "record") && ['"begun"', '"claimed"'].includes(mutant.code),
  },
  {
    because: "Either all parts are missing or none, and `null` as a text is no URL",
    covers: (mutant) =>
      (inRecord(mutant, "seed") && /^(?:first|last) === undefined/.test(mutant.code)) ||
      (inRecord(mutant, "slot") &&
        (/^(?:teamSlug|projectSlug|name) === undefined/.test(mutant.code) || mutant.code === "url !== null")),
  },
  {
    because: "A group has at least one record, and a cleanup names what it removed",
    covers: (mutant) =>
      inRecord(mutant, "record-to-report") &&
      ["[]", '""', "group[0]?.slot", "record === null", '{ kind: "none" }', '"none"'].includes(mutant.code),
  },
  {
    because:
      "What is not a record is `null`, whatever the error says, and the text that replaces a missing one is no step",
    covers: (mutant) =>
      (inRecord(mutant, "status-descriptions") && ['""', "steps[0]?.kind"].includes(mutant.code)) ||
      (inRecord(mutant, "status-descriptions") && /^"The (?:record|step) /.test(mutant.code)),
  },
  {
    because:
      "Records are joined after they were decoded, which names every other account `other`, and fields that do not exist add nothing",
    covers: (mutant) => inRecord(mutant, "status-descriptions") && ['"other"', "() => ({})"].includes(mutant.code),
  },
];
