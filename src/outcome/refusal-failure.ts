import type { Failure } from "../diagnosis/failure.ts";
import { fenced } from "../markdown/markdown.ts";
import type { Refusal } from "../plan/decide.ts";

/** Converts a refusal to a failure. */
export function toFailure({ code, cause, risk, fix, snippet, docsUrl }: Refusal): Failure {
  return {
    code,
    cause: [cause, risk].filter((part) => part !== "").join(" "),
    fix: snippet === "" ? fix : `${fix}\n\n${fenced(snippet.split("\n"), "")}`,
    link: docsUrl === "" ? null : docsUrl,
  };
}
