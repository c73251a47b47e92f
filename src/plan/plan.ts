/** What a decision is made from, and the forms it can have. `plan.ts` makes it; what comes after reads nothing else. */
import type { DeployKey } from "../key/deploy-key.ts";
import type { PullRequestInfo, Trigger } from "../trigger/trigger.ts";
import type { ExternalFacts, PlanSettings } from "./plan-input.ts";
import type { Target } from "./policy.ts";
import type { RefusalCode } from "./refusal-code.ts";
import { type Refusal, type RefusalContext, refusal } from "./refusals.ts";

/** What this run is to do. */
export type Plan = DeployPlan | ResolvePlan | CleanupPlan | ReportPlan | { readonly kind: "sweep" } | EarlyDecision;

/** What ends a decision before anything is planned. */
export type EarlyDecision =
  | { readonly kind: "skip"; readonly reason: SkipReason; readonly message: string }
  | { readonly kind: "refuse"; readonly refusal: Refusal }
  /** Find out this fact, then decide again with it. */
  | { readonly kind: "need-fact"; readonly fact: keyof ExternalFacts };

export interface DeployPlan {
  readonly kind: "deploy";
  readonly target: Target;
  /** The pull request that this is about, from the event, the merge queue's ref or `pull-request`. */
  readonly pullRequestNumber: number | null;
  /** All of it, where the event or GitHub told it. */
  readonly pullRequest: PullRequestInfo | null;
  /** The preview to claim. `null` where the key names its deployment, one preview's key included. */
  readonly preview: { readonly name: string } | null;
  /** What the result must be called, where the key names it; `expected-deployment` agrees. */
  readonly deploymentName: string | null;
  /** The commit to report: `commit`, else the head that the run is about. `""`: not known. */
  readonly commit: string;
  /** The commit that the `commit` input names, as a whole SHA. null: it is not set, or names a branch. */
  readonly chosenCommit: string | null;
  readonly branch: string | null;
  /** Where people see the site. */
  readonly appUrl: string | null;
  /** Sentences for the log: which opt-in was made use of, and why there is no link to the site. */
  readonly notices: readonly string[];
}

/** What a deploy by this key would reach, to be looked up and left as it is. */
export interface ResolvePlan extends Omit<DeployPlan, "kind"> {
  readonly kind: "resolve";
}

/** To add the site's address to what an earlier run has reported. Nothing is done at Convex. */
export interface ReportPlan {
  readonly kind: "report";
  readonly appUrl: string;
  /** `null` for any. */
  readonly target: Target | null;
  /** Of the run whose report it is, unless that is this run. `""`: not known. */
  readonly commit: string;
  readonly branch: string | null;
  readonly pullRequestNumber: number | null;
}

export interface CleanupPlan {
  readonly kind: "cleanup";
  readonly previewName: string;
  /** `on-close: keep`: only the reports are retired. */
  readonly keepPreview: boolean;
  readonly pullRequestNumber: number | null;
  readonly pullRequest: PullRequestInfo | null;
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
  /** A closed pull request or deleted branch, and a key that removes no preview. */
  | "nothing-to-clean-up"
  /** `operation: deploy` for a pull request that is closed, or on the deletion of a branch. */
  | "pull-request-closed"
  /** No open or closed pull request has the head that a `workflow_run` was about: pushed again since, mostly. */
  | "pull-request-not-found";

/** What a decision is made from. */
export interface DecisionInput {
  readonly trigger: Trigger;
  /** `null`: there is none. */
  readonly key: DeployKey | null;
  readonly settings: PlanSettings;
  readonly facts: ExternalFacts;
}

export function refuse(code: RefusalCode, circumstances: RefusalContext): EarlyDecision {
  return { kind: "refuse", refusal: refusal(code, circumstances) };
}

export function skip(reason: SkipReason, message: string): EarlyDecision {
  return { kind: "skip", reason, message };
}
