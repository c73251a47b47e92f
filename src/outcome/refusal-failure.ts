import type { Failure } from "../diagnosis/failure.ts";
import { fenced, joinParts } from "../markdown/markdown.ts";
import type { Refusal } from "../plan/decide.ts";

/** Converts a refusal to a failure. */
export function toFailure({ code, cause, risk, fix, snippet, docsUrl }: Refusal): Failure {
  return {
    code,
    cause: joinParts([cause, risk], " "),
    fix: snippet === "" ? fix : `${fix}\n\n${fenced(snippet.split("\n"), "")}`,
    link: docsUrl === "" ? null : docsUrl,
  };
}
