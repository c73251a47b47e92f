import type { Failure } from "../diagnosis/failure.ts";
import type { Refusal } from "../plan/decide.ts";
import { fenced } from "../markdown/markdown.ts";

/** A refusal in the form of every other failure. */
export function refusalFailure({ code, found, danger, fix, lines, readOn }: Refusal): Failure {
  return {
    code,
    cause: [found, danger].filter((part) => part !== "").join(" "),
    fix: lines === "" ? fix : `${fix}\n\n${fenced(lines.split("\n"), "")}`,
    link: readOn === "" ? null : readOn,
  };
}
