import type { PullRequestInfo } from "../trigger/trigger.ts";
import type { Target } from "./policy.ts";

/** The inputs that decide what happens. Texts left empty are `null`. */
export interface PlanSettings {
  readonly operation: "auto" | "deploy" | "cleanup" | "sweep";
  readonly target: "auto" | Target;
  /** Globs. Empty: the default branch. */
  readonly productionBranches: readonly string[];
  /** The commit being deployed, where it is not the event's. At least seven digits of its SHA. */
  readonly commit: string | null;
  readonly allowProductionFromPullRequest: boolean;
  readonly allowUntrustedCode: boolean;
  readonly allowProjectToken: boolean;
  readonly expectedDeployment: string | null;
  readonly previewName: string | null;
  readonly onMissingKey: "auto" | "skip" | "fail";
  readonly onClose: "delete" | "keep";
  /** Backend that an admin key belongs to. */
  readonly url: string | null;
  /** Used where the event does not tell. */
  readonly pullRequest: number | null;
  readonly appName: string;
}

/** A checkout whose commit cannot be read. `reftable`: its refs are in a format that the action cannot read. */
export interface UnreadableCheckout {
  readonly unreadable: "reftable" | "damaged";
}

/** What only the outside can tell. A field left out was not asked for yet. */
export interface ExternalFacts {
  /** HEAD of the checkout, as a whole SHA in lower case. null if there is no checkout. */
  readonly checkedOutCommit?: string | UnreadableCheckout | null;
  /**
   * Whether a production branch contains the commit being deployed (the `commit` input, else the trigger's);
   * `null`: GitHub could not tell.
   */
  readonly productionBranchContainsCommit?: boolean | null;
  /**
   * The one pull request that a `workflow_run` was about, open or closed; `none`: none, or more than one; `null`: GitHub
   * could not tell.
   */
  readonly workflowRunPullRequest?: PullRequestInfo | "none" | null;
  /** The pull request that was commented on; `null`: it could not be read. */
  readonly commentPullRequest?: PullRequestInfo | null;
}
