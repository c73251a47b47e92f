/** The commit that the `commit` input names. */

import { codeSpan } from "../markdown/code-span.ts";
import { aboutScene, type RunSubject } from "./classify-run.ts";
import { type DecisionInput, type EarlyDecision, refuse } from "./plan.ts";
import type { NamedCommit } from "./plan-input.ts";

/** SHA-1 or SHA-256, in letters of either case. */
export function isWholeSha(text: string): boolean {
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i.test(text);
}

/** The input with the whole SHA as its `commit`, in lower case. */
export function withWholeCommit(input: DecisionInput, scene: RunSubject): DecisionInput | EarlyDecision {
  const { settings, facts } = input;
  const { commit } = settings;
  if (commit === null) return input;
  if (isWholeSha(commit)) return { ...input, settings: { ...settings, commit: commit.toLowerCase() } };
  const named = facts.namedCommit;
  if (named === undefined) return { kind: "need-fact", fact: "namedCommit" };
  if (named.kind === "found") return { ...input, settings: { ...settings, commit: named.id } };
  const detail = `\`commit\` is ${codeSpan(commit)}, and ${WHY_UNKNOWN[named.kind]}.`;
  return refuse("unknown-commit", { ...aboutScene(input, scene), detail });
}

const WHY_UNKNOWN: Readonly<Record<Exclude<NamedCommit["kind"], "found">, string>> = {
  ambiguous: "the SHA of several commits begins with it",
  absent: "neither the checkout nor GitHub has a tag, a branch or a commit of that name",
  unknown: "the checkout has no tag, branch or commit of that name, and GitHub did not tell",
};

/** The whole SHA, where a person chose this very commit: a branch is whatever it happens to be at. */
export function chosenCommit({ settings, facts }: DecisionInput): string | null {
  const isBranch = facts.namedCommit?.kind === "found" && facts.namedCommit.by === "branch";
  return isBranch ? null : settings.commit;
}
