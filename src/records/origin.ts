/** What a run was started for: a pull request, a branch or a tag. A preview is kept while any of its origins exists. */

import type { Trigger } from "../trigger/trigger.ts";

export type Origin =
  | { readonly kind: "pull-request"; readonly number: number }
  /** `isManual` for a dispatch or a schedule, which happen without a push to the branch. */
  | { readonly kind: "branch"; readonly name: string; readonly isManual: boolean }
  | { readonly kind: "tag"; readonly name: string }
  /** A run on a ref that is neither a branch nor a tag. */
  | { readonly kind: "unknown" };

/**
 * The origin of a run.
 *
 * @param plan - Its `pullRequestNumber` must come from the event, the merge queue's ref or the `pull-request` input, not
 *   from a look-up that only serves to comment.
 */
export function originOf(trigger: Trigger, plan: { readonly pullRequestNumber: number | null }): Origin {
  if (trigger.kind === "pull-request") return { kind: "pull-request", number: trigger.pullRequest.number };
  if (trigger.kind === "pull-request-comment") return { kind: "pull-request", number: trigger.number };
  if (plan.pullRequestNumber !== null) return { kind: "pull-request", number: plan.pullRequestNumber };
  if (trigger.kind === "tag" || trigger.kind === "release") return { kind: "tag", name: trigger.tag };
  if (trigger.kind === "manual" && trigger.ref.kind === "tag") return { kind: "tag", name: trigger.ref.name };
  if (trigger.branch === null) return { kind: "unknown" };
  return { kind: "branch", name: trigger.branch, isManual: trigger.kind === "manual" };
}

/** A key that is the same for equal origins. */
export function originKey(origin: Origin): string {
  switch (origin.kind) {
    case "pull-request":
      return `pull-request:${origin.number}`;
    case "branch":
    case "tag":
      return `${origin.kind}:${origin.name}`;
    case "unknown":
      return "unknown";
  }
}

/**
 * Whether a person chose the deployed commit, so that the run is never superseded: by a `workflow_dispatch`, or with a
 * `commit` that differs from the event's. A branch in `commit` does not choose a commit.
 *
 * @param commit - The `commit` input, resolved to a full SHA, or `null` if it is not set or names a branch.
 */
export function isChosenByPerson(trigger: Pick<Trigger, "event" | "commit">, commit: string | null): boolean {
  return trigger.event === "workflow_dispatch" || (commit !== null && commit !== trigger.commit);
}
