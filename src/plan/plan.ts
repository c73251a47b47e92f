/** The input and the result of `decide`. */
import type { DeployKey } from "../key/deploy-key.ts";
import type { PullRequestInfo, Trigger } from "../trigger/trigger.ts";
import type { ExternalFacts, PlanSettings } from "./plan-input.ts";
import type { Target } from "./policy.ts";
import type { RefusalCode } from "./refusal-code.ts";
import { type Refusal, type RefusalContext, refusal } from "./refusals.ts";

/** What this run does. */
export type Plan = DeployPlan | ResolvePlan | CleanupPlan | ReportPlan | { readonly kind: "sweep" } | EarlyDecision;

/** Decisions that end the planning, or need another fact first. */
export type EarlyDecision =
  | { readonly kind: "skip"; readonly reason: SkipReason; readonly message: string }
  | { readonly kind: "refuse"; readonly refusal: Refusal }
  /** The caller must fetch this fact and call `decide` again with it. */
  | { readonly kind: "need-fact"; readonly fact: keyof ExternalFacts };

export interface DeployPlan {
  readonly kind: "deploy";
  readonly target: Target;
  /** Number of the pull request, from the event, the merge queue's ref or the `pull-request` input. */
  readonly pullRequestNumber: number | null;
  /** The pull request, if the event or GitHub described it. */
  readonly pullRequest: PullRequestInfo | null;
  /** The preview to claim, or `null` if the key names its deployment, as the key of a single preview does. */
  readonly preview: { readonly name: string } | null;
  /** The Convex deployment that the key names, or `null`. It matches `expected-deployment`. */
  readonly deploymentName: string | null;
  /** The commit to report: the `commit` input, else the head commit. `""` if it is not known. */
  readonly commit: string;
  /** The full SHA that the `commit` input names, or null if it is not set or names a branch. */
  readonly chosenCommit: string | null;
  readonly branch: string | null;
  /** URL of the deployed site. */
  readonly appUrl: string | null;
  /** Sentences for the log: which opt-ins this run needed, and why there is no link to the site. */
  readonly notices: readonly string[];
}

/** Looks up the Convex deployment that a deploy with this key would reach, without changing it. */
export interface ResolvePlan extends Omit<DeployPlan, "kind"> {
  readonly kind: "resolve";
}

/** Adds the site's URL to the reports of an earlier run. Makes no request to Convex. */
export interface ReportPlan {
  readonly kind: "report";
  readonly appUrl: string;
  /** `null` for any target. */
  readonly target: Target | null;
  /** The commit whose run is reported, if it is not this run. `""` if it is not known. */
  readonly commit: string;
  readonly branch: string | null;
}

export interface CleanupPlan {
  readonly kind: "cleanup";
  readonly previewName: string;
  /** True for `on-close: keep`: only the reports are updated. */
  readonly keepPreview: boolean;
  readonly pullRequestNumber: number | null;
  readonly branch: string | null;
}

export type SkipReason =
  | "missing-key"
  | "missing-key-fork"
  | "missing-key-dependabot"
  | "branch-deleted"
  | "tag-deleted"
  | "release-not-published"
  /** `operation: report`, and placeholders of `app-url` for which this run has no value. */
  | "no-app-url"
  /** A closed pull request or deleted branch, and a key that cannot delete previews. */
  | "nothing-to-clean-up"
  /** `operation: deploy` for a closed pull request or a deleted branch. */
  | "pull-request-closed"
  /** No pull request, open or closed, has the head commit of the `workflow_run`, usually because of a newer push. */
  | "pull-request-not-found";

/** The input of `decide`. */
export interface DecisionInput {
  readonly trigger: Trigger;
  /** `null` if the key is missing. */
  readonly key: DeployKey | null;
  readonly settings: PlanSettings;
  readonly facts: ExternalFacts;
}

export function refuse(code: RefusalCode, context: RefusalContext): EarlyDecision {
  return { kind: "refuse", refusal: refusal(code, context) };
}

export function skip(reason: SkipReason, message: string): EarlyDecision {
  return { kind: "skip", reason, message };
}
