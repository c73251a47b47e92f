/** What a run was started for. A preview lives as long as one of its origins does. */

import type { Trigger } from "../trigger/trigger.ts";

export type Origin =
  | { readonly kind: "pull-request"; readonly number: number }
  /** `isManual` for a dispatch or a schedule: nobody pushed to the branch for it. */
  | { readonly kind: "branch"; readonly name: string; readonly isManual: boolean }
  | { readonly kind: "tag"; readonly name: string }
  /** A dispatch on a ref that is neither branch nor tag. */
  | { readonly kind: "unknown" };

/**
 * The origin of a run.
 *
 * @param plan - Its `pullRequestNumber` comes from the event, the merge queue's ref or the `pull-request` input. A pull
 *   request that was only looked up to comment on it must not be in it.
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

/** A text that two origins have in common if they are one, so that facts can be found by it. */
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
 * Whether a person chose what this run deploys, so that it is never superseded: a `workflow_dispatch`, or a `commit` that
 * is another one than the event's. A branch's name in `commit` is no choice of a commit.
 *
 * @param commit - The `commit` input, resolved to a whole SHA. `null` if it was not given or names a branch.
 */
export function isChosenByPerson(trigger: Pick<Trigger, "event" | "commit">, commit: string | null): boolean {
  return trigger.event === "workflow_dispatch" || (commit !== null && commit !== trigger.commit);
}
