/** Why this run exists, as far as the webhook payload and the runner's variables tell. */

/** A repository in `owner/name` form; GitHub compares it without regard to case. */
export type RepositoryName = string;

export interface PullRequestInfo {
  readonly number: number;
  readonly headSha: string;
  readonly headBranch: string;
  /** `null`: the fork was deleted. */
  readonly headRepository: RepositoryName | null;
  readonly baseBranch: string;
  readonly isFork: boolean;
  readonly isDraft: boolean;
  readonly state: "open" | "closed";
  readonly merged: boolean;
  readonly title: string;
}

/** Where a manual or tag run points. */
export type GitRef = { readonly kind: "branch" | "tag" | "other"; readonly name: string };

/** What every trigger knows. */
export interface RunContext {
  /** `GITHUB_EVENT_NAME`; in a called workflow the caller's. */
  readonly event: string;
  readonly action: string | null;
  readonly repository: RepositoryName;
  readonly defaultBranch: string | null;
  readonly actor: string;
  readonly isDependabot: boolean;
  readonly runId: string;
  readonly runNumber: number;
  readonly runAttempt: number;
  readonly job: string;
  readonly workflow: string;
  /** `GITHUB_SERVER_URL` without a slash at its end. */
  readonly serverUrl: string;
}

export type Trigger = RunContext & {
  /** The head commit that this run is about (on a pull request its head, not the merge commit). `""`: not known. */
  readonly commit: string;
  /** The branch the commit is of, without `refs/heads/`. */
  readonly branch: string | null;
} & (
    | {
        readonly kind: "pull-request";
        /** `comment`: `issue_comment` or any other payload that names a PR without being about its code. */
        readonly via: "pull_request" | "pull_request_target" | "comment";
        readonly pullRequest: PullRequestInfo;
        /** What `pull_request` runs check out by default: GitHub's trial merge of head and base. `null` on other events. */
        readonly mergeCommit: string | null;
      }
    /** A PR comment event carries an issue, not the PR's head: only its number is known. */
    | { readonly kind: "pull-request-comment"; readonly number: number }
    | { readonly kind: "push"; readonly deleted: boolean }
    | { readonly kind: "tag"; readonly tag: string; readonly deleted: boolean }
    /** `isPublished`: by this event, and not earlier. False where a release was created, edited, unpublished or deleted. */
    | { readonly kind: "release"; readonly tag: string; readonly prerelease: boolean; readonly isPublished: boolean }
    /** `workflow_dispatch`, `repository_dispatch`, `schedule`. */
    | { readonly kind: "manual"; readonly ref: GitRef }
    | { readonly kind: "merge-group"; readonly number: number | null }
    | {
        readonly kind: "workflow-run";
        /** The event that started the other run. Of a tag push, `branch` is the tag's name: GitHub does not tell which. */
        readonly of: string;
        readonly succeeded: boolean;
        readonly headRepository: RepositoryName | null;
        readonly isFork: boolean;
      }
    /** Some tool, a host of sites above all, says how its deploy goes. `task`: of the GitHub Deployment. */
    | { readonly kind: "deployment-status"; readonly task: string }
    /** A `delete` event of a branch; `branch` names it. */
    | { readonly kind: "branch-deleted" }
    /** `problem`: what is wrong with the payload; `null` where it is only an event that this action does not serve. */
    | { readonly kind: "unsupported"; readonly problem: string | null }
  );
