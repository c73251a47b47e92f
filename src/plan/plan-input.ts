import type { PullRequestInfo, RepositoryName } from "../trigger/trigger.ts";
import type { Target } from "./policy.ts";

/** The inputs that decide what happens. Empty text inputs are `null`. */
export interface PlanSettings {
  readonly operation: "auto" | "deploy" | "cleanup" | "sweep" | "resolve" | "report";
  readonly target: "auto" | Target;
  /** Globs. If empty, the default branch is meant. */
  readonly productionBranches: readonly string[];
  /** A commit to deploy instead of the event's: a full or short SHA, a tag or a branch. */
  readonly commit: string | null;
  readonly allowProductionFromPullRequest: boolean;
  readonly allowUntrustedCode: boolean;
  readonly allowProjectToken: boolean;
  readonly expectedDeployment: string | null;
  readonly previewName: string | null;
  readonly onMissingKey: "auto" | "skip" | "fail";
  readonly onClose: "delete" | "keep";
  /** URL of the backend that an admin key belongs to. */
  readonly url: string | null;
  /** Used if the event does not name a pull request. */
  readonly pullRequest: number | null;
  readonly appName: string;
  /** Template of the site's URL. */
  readonly appUrl: string | null;
}

/** A checkout whose commit cannot be read; `reftable` if its refs are in that format. */
export interface UnreadableCheckout {
  readonly unreadable: "reftable" | "damaged";
}

/** A commit of the checkout. */
export interface CheckedOutCommit {
  /** Whole SHA, in lower case. */
  readonly id: string;
  /** The commit that was merged in, or null if this is not a merge of two commits or cannot be read. */
  readonly secondParent: string | null;
}

/** The git checkout that contains the deployed folder. */
export interface Checkout {
  /** Path of its top folder from the workspace, with slashes; `.` for the workspace itself. */
  readonly directory: string;
  readonly head: CheckedOutCommit;
  /** The ancestors that HEAD was committed or merged onto since the last checkout. Empty if HEAD itself was checked out. */
  readonly madeFrom: readonly CheckedOutCommit[];
  /** The repository of the remote `origin`, or null if there is none or its URL has another form. */
  readonly origin: RepositoryName | null;
  /** The outermost submodule around the deployed folder that has another commit than its superproject's HEAD names. */
  readonly movedSubmodule: MovedSubmodule | null;
  /** The checkout of the folder of functions, if that is another one than the app's. */
  readonly functions: Checkout | UnreadableCheckout | null;
}

export interface MovedSubmodule {
  /** Path from the workspace, with slashes. */
  readonly directory: string;
  /** Whole SHA of its HEAD. */
  readonly head: string;
  /** Whole SHA of the commit that the superproject names. HEAD was not committed or merged onto it. */
  readonly named: string;
}

/**
 * What `commit` names. `ambiguous` if it fits several commits, `unknown` if it is not in the checkout and GitHub cannot
 * be read.
 */
export type NamedCommit =
  | { readonly kind: "found"; readonly id: string; readonly by: "tag" | "branch" | "sha" }
  | { readonly kind: "ambiguous" | "absent" | "unknown" };

/** Facts that are read from the checkout or from GitHub on request. A field is missing until then. */
export interface ExternalFacts {
  /** What the `commit` input names, if that is not a full SHA. */
  readonly namedCommit?: NamedCommit;
  /** null if no git repository in the workspace tracks the deployed folder. */
  readonly checkout?: Checkout | UnreadableCheckout | null;
  /**
   * Whether a production branch contains the commit being deployed (the `commit` input, else the trigger's), or `null` if
   * GitHub could not be read.
   */
  readonly productionBranchContainsCommit?: boolean | null;
  /**
   * The one open pull request of a `workflow_run`, else the one closed; `none` if there is none or more than one; `null` if
   * GitHub could not be read.
   */
  readonly workflowRunPullRequest?: PullRequestInfo | "none" | null;
  /** The pull request that was commented on, or `null` if it could not be read. */
  readonly commentPullRequest?: PullRequestInfo | null;
}
