import type { PullRequestInfo, RepositoryName } from "../trigger/trigger.ts";
import type { Target } from "./policy.ts";

/** The inputs that decide what happens. Texts left empty are `null`. */
export interface PlanSettings {
  readonly operation: "auto" | "deploy" | "cleanup" | "sweep" | "resolve" | "report";
  readonly target: "auto" | Target;
  /** Globs. Empty: the default branch. */
  readonly productionBranches: readonly string[];
  /** The commit being deployed, where it is not the event's: its SHA, whole or in short, a tag or a branch. */
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
  /** Template of the site's address. */
  readonly appUrl: string | null;
}

/** A checkout whose commit cannot be read. `reftable`: its refs are in a format that the action cannot read. */
export interface UnreadableCheckout {
  readonly unreadable: "reftable" | "damaged";
}

/** A commit of the checkout. */
export interface CheckedOutCommit {
  /** Whole SHA. */
  readonly id: string;
  /** Of a merge of two commits, the one that was merged. null: it is no such merge, or it cannot be read. */
  readonly secondParent: string | null;
}

/** The git checkout of the folder that is deployed. */
export interface Checkout {
  /** Path of its top folder from the workspace. `.`: the workspace itself. */
  readonly directory: string;
  readonly head: CheckedOutCommit;
  /** What HEAD was committed or merged onto in this job, step by step. Empty: HEAD was checked out itself. */
  readonly madeFrom: readonly CheckedOutCommit[];
  /** The repository that it was checked out from. null: its configuration does not tell. */
  readonly origin: RepositoryName | null;
}

/** What `commit` names. `ambiguous`: several commits. `unknown`: no commit of the checkout, and GitHub did not tell. */
export type NamedCommit =
  | { readonly kind: "found"; readonly id: string; readonly by: "tag" | "branch" | "sha" }
  | { readonly kind: "ambiguous" | "absent" | "unknown" };

/** What only the outside can tell. A field left out was not asked for yet. */
export interface ExternalFacts {
  /** What the `commit` input names, if that is no whole SHA. */
  readonly namedCommit?: NamedCommit;
  /** null: no git repository in the workspace tracks the folder that is deployed. */
  readonly checkout?: Checkout | UnreadableCheckout | null;
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
