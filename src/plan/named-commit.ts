/** Resolves the `commit` input to a commit. */

import { codeSpan } from "../markdown/code-span.ts";
import { type ClassifiedRun, refusalContext } from "./classify-run.ts";
import { type DecisionInput, type EarlyDecision, refuse } from "./plan.ts";
import type { NamedCommit } from "./plan-input.ts";

/** Whether the text is a full SHA-1 or SHA-256, in either case. */
export function isWholeSha(text: string): boolean {
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i.test(text);
}

/** Replaces `commit` by the full SHA, in lower case. */
export function withWholeCommit(input: DecisionInput, subject: ClassifiedRun): DecisionInput | EarlyDecision {
  const { settings, facts } = input;
  const { commit } = settings;
  if (commit === null) return input;
  if (isWholeSha(commit)) return { ...input, settings: { ...settings, commit: commit.toLowerCase() } };
  const named = facts.namedCommit;
  if (named === undefined) return { kind: "need-fact", fact: "namedCommit" };
  if (named.kind === "found") return { ...input, settings: { ...settings, commit: named.id } };
  const detail = `\`commit\` is ${codeSpan(commit)}, and ${UNKNOWN_REASONS[named.kind]}.`;
  return refuse("unknown-commit", { ...refusalContext(input, subject), detail });
}

const UNKNOWN_REASONS: Readonly<Record<Exclude<NamedCommit["kind"], "found">, string>> = {
  ambiguous: "the SHA of several commits begins with it",
  absent: "neither the checkout nor GitHub has a tag, a branch or a commit of that name",
  unknown: "the checkout has no tag, branch or commit of that name, and GitHub could not be asked",
};

/**
 * @returns The full SHA if a person chose this exact commit, or `null`. A branch that `commit` names is not one: it
 *   moves.
 */
export function chosenCommit({ settings, facts }: DecisionInput): string | null {
  const isBranch = facts.namedCommit?.kind === "found" && facts.namedCommit.by === "branch";
  return isBranch ? null : settings.commit;
}
