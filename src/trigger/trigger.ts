/** What triggered this run, according to the webhook payload and the runner's variables. */

/** A repository in `owner/name` form. GitHub ignores its case. */
export type RepositoryName = string;

export interface PullRequestInfo {
  readonly number: number;
  readonly headSha: string;
  readonly headBranch: string;
  /** `null` if the fork was deleted. */
  readonly headRepository: RepositoryName | null;
  readonly baseBranch: string;
  readonly isFork: boolean;
  readonly state: "open" | "closed";
}

/** The ref that a manual run was started on. */
export type GitRef = { readonly kind: "branch" | "tag" | "other"; readonly name: string };

/** The fields that all triggers share. */
export interface RunContext {
  /** `GITHUB_EVENT_NAME`; in a called workflow, the caller's event. */
  readonly event: string;
  readonly action: string | null;
  readonly repository: RepositoryName;
  readonly defaultBranch: string | null;
  readonly isDependabot: boolean;
  readonly runId: string;
  readonly runAttempt: number;
  /** The workflow's name; in a called workflow, the caller's. */
  readonly workflow: string;
  /** Path of that workflow's file, such as `.github/workflows/deploy.yml`, or `""`. */
  readonly workflowPath: string;
  /** `GITHUB_SERVER_URL` without a trailing slash. */
  readonly serverUrl: string;
}

export type Trigger = RunContext & {
  /** The commit that this run is for (on a pull request its head, not the merge commit), or `""` if it is not known. */
  readonly commit: string;
  /** The branch of the commit, without `refs/heads/`. */
  readonly branch: string | null;
} & (
    | {
        readonly kind: "pull-request";
        /** `comment` for `issue_comment` and any other event that names a pull request but is not about its code. */
        readonly via: "pull_request" | "pull_request_target" | "comment";
        readonly pullRequest: PullRequestInfo;
        /** GitHub's test merge of head and base, which `pull_request` runs check out by default. `null` on other events. */
        readonly mergeCommit: string | null;
      }
    /** The payload of a comment has an issue instead of the pull request, so only the number is known. */
    | { readonly kind: "pull-request-comment"; readonly number: number }
    | { readonly kind: "push"; readonly deleted: boolean }
    | { readonly kind: "tag"; readonly tag: string; readonly deleted: boolean }
    /** `isPublished` if this event publishes the release; false if it was created, edited, unpublished or deleted. */
    | { readonly kind: "release"; readonly tag: string; readonly prerelease: boolean; readonly isPublished: boolean }
    /** `workflow_dispatch`, `repository_dispatch`, `schedule`. */
    | { readonly kind: "manual"; readonly ref: GitRef }
    | { readonly kind: "merge-group"; readonly number: number | null }
    | {
        readonly kind: "workflow-run";
        /**
         * The event of the other run. If that pushed a tag, `branch` is the tag's name: GitHub does not distinguish
         * them.
         */
        readonly of: string;
        readonly succeeded: boolean;
        readonly headRepository: RepositoryName | null;
        readonly isFork: boolean;
      }
    /**
     * Another tool, such as a site's host, reports its deploy. `task` is the one of its GitHub Deployment, `state` is `""` if
     * the payload has none.
     */
    | { readonly kind: "deployment-status"; readonly task: string; readonly state: string }
    /** A `delete` event of a branch; `branch` names it. */
    | { readonly kind: "branch-deleted" }
    /** `problem` is what is wrong with the payload, or `null` if this action does not support the event. */
    | { readonly kind: "unsupported"; readonly problem: string | null }
  );
