/**
 * Events that start a workflow: GitHub's example payloads with the values of a test, and the `GITHUB_SHA`, `GITHUB_REF`
 * and similar variables of each event.
 *
 * @see https://docs.github.com/actions/reference/workflows-and-actions/events-that-trigger-workflows
 */
import { createHash } from "node:crypto";
import { objectAt, type Payload, webhookExample } from "./examples.ts";
import { account, repositoryOf, stableId } from "./fixtures.ts";

export interface WorkflowEvent {
  /** `GITHUB_EVENT_NAME`. */
  readonly name: string;
  readonly payload: Payload;
  /** The part of the `github` context that depends on the event. */
  readonly github: {
    readonly repository: string;
    readonly sha: string;
    readonly ref: string;
    readonly refName: string;
    /** Both are empty, except on `pull_request` and `pull_request_target`. */
    readonly headRef: string;
    readonly baseRef: string;
    readonly actor: string;
  };
}

/** Options of every event. */
export interface EventOptions {
  /** `owner/name`. Default: `acme/shop`. */
  readonly repository?: string;
  /** Default: `main`. */
  readonly defaultBranch?: string;
  /** Latest commit of the default branch. */
  readonly defaultBranchSha?: string;
  /** The user who triggers the event. `dependabot[bot]` makes it a run of Dependabot. Default: `octocat`. */
  readonly actor?: string;
  /** Whether this repository itself is a fork. */
  readonly repositoryIsFork?: boolean;
}

/** A made-up commit: the same text always gives the same SHA. */
export function commitSha(text: string): string {
  return createHash("sha1").update(text).digest("hex");
}

export interface PullRequestFacts extends EventOptions {
  /** Default: `opened`. */
  readonly action?: string;
  readonly number?: number;
  readonly headSha?: string;
  readonly headBranch?: string;
  /** Name of a fork, or `null` for a deleted fork. Default: this repository. */
  readonly headRepository?: string | null;
  readonly baseBranch?: string;
  readonly baseSha?: string;
  /** GitHub's test merge, or the merge commit if `merged`. `null` if there are conflicts, or GitHub has not created it yet. */
  readonly mergeSha?: string | null;
  readonly draft?: boolean;
  /** Names of the pull request's labels. Default: none. */
  readonly labels?: readonly string[];
  /** Can be true only with the action `closed`. */
  readonly merged?: boolean;
  readonly title?: string;
  readonly body?: string | null;
  /** The author of the pull request. Default: the actor. */
  readonly author?: string;
  /** Default: `pull_request`. */
  readonly event?: "pull_request" | "pull_request_target";
}

/**
 * `pull_request` runs on the test merge, or on the base branch after the merge. `pull_request_target` runs on the
 * default branch, whatever the base is (since December 2025).
 *
 * @see https://docs.github.com/actions/reference/workflows-and-actions/events-that-trigger-workflows#pull_request
 * @see https://github.blog/changelog/2025-11-07-actions-pull_request_target-and-environment-branch-protections-changes/
 */
export function pullRequestEvent(facts: PullRequestFacts = {}): WorkflowEvent {
  const { event = "pull_request", number = 7, action = "opened" } = facts;
  const merged = action === "closed" && (facts.merged ?? false);
  const around = withDefaults(facts);
  const headBranch = facts.headBranch ?? "feature/checkout";
  const baseBranch = facts.baseBranch ?? around.defaultBranch;
  const headSha = facts.headSha ?? commitSha(`${headBranch} of #${number}`);
  const mergeSha = facts.mergeSha === undefined ? commitSha(`merge of ${headSha}`) : facts.mergeSha;
  const pullRequest = pullRequestObject(facts, { number, headBranch, baseBranch, headSha, mergeSha });
  const payload = {
    ...envelope(event === "pull_request_target" ? "pull_request" : event, around, action),
    action,
    number,
    pull_request: pullRequest,
    ...(action === "synchronize" ? { before: commitSha(`before ${headSha}`), after: headSha } : {}),
  };
  const place =
    event === "pull_request_target"
      ? onDefaultBranch(around)
      : merged
        ? { sha: mergeSha ?? headSha, ref: `refs/heads/${baseBranch}`, refName: baseBranch }
        : { sha: mergeSha ?? headSha, ref: `refs/pull/${number}/merge`, refName: `${number}/merge` };
  return finish(event, payload, around, { ...place, headRef: headBranch, baseRef: baseBranch });
}

interface PullRequestPlace {
  readonly number: number;
  readonly headBranch: string;
  readonly baseBranch: string;
  readonly headSha: string;
  readonly mergeSha: string | null;
}

function pullRequestObject(facts: PullRequestFacts, place: PullRequestPlace): Payload {
  const around = withDefaults(facts);
  const { number, headBranch, baseBranch, headSha } = place;
  const closed = facts.action === "closed";
  const merged = closed && (facts.merged ?? false);
  const head = facts.headRepository === undefined ? around.repository : facts.headRepository;
  const isFork = head !== around.repository || around.repositoryIsFork;
  const headOwner = head?.split("/")[0] ?? "ghost";
  const baseOwner = around.repository.split("/")[0] ?? "";
  const author = account(facts.author ?? around.actor);
  const example = objectAt(webhookExample("pull_request", facts.action) ?? {}, "pull_request");
  return {
    ...example,
    ...pullRequestUrls(around.repository, number),
    id: stableId(`${around.repository}#${number}`),
    number,
    state: closed ? "closed" : "open",
    title: facts.title ?? "Faster checkout",
    body: facts.body === undefined ? "Makes the checkout faster." : facts.body,
    user: author,
    draft: facts.draft ?? false,
    labels: (facts.labels ?? []).map((name) => ({
      id: stableId(`label ${name}`),
      name,
      color: "ededed",
      default: false,
    })),
    merged,
    mergeable: merged ? null : place.mergeSha !== null,
    merge_commit_sha: place.mergeSha,
    closed_at: closed ? "2026-01-05T10:30:00Z" : null,
    merged_at: merged ? "2026-01-05T10:30:00Z" : null,
    merged_by: merged ? account(around.actor) : null,
    head: {
      label: `${headOwner}:${headBranch}`,
      ref: headBranch,
      sha: headSha,
      user: head === null ? null : account(headOwner),
      repo: head === null ? null : repositoryOf(head, around.defaultBranch, isFork),
    },
    base: {
      label: `${baseOwner}:${baseBranch}`,
      ref: baseBranch,
      sha: facts.baseSha ?? commitSha(`${baseBranch} of ${around.repository}`),
      user: account(baseOwner, "Organization"),
      repo: repositoryObject(around),
    },
  };
}

function pullRequestUrls(repository: string, number: number): Payload {
  const api = `https://api.github.com/repos/${repository}`;
  const html = `https://github.com/${repository}/pull/${number}`;
  const urls = {
    url: `${api}/pulls/${number}`,
    html_url: html,
    issue_url: `${api}/issues/${number}`,
    comments_url: `${api}/issues/${number}/comments`,
    commits_url: `${api}/pulls/${number}/commits`,
    review_comments_url: `${api}/pulls/${number}/comments`,
  };
  const links = { self: urls.url, html, issue: urls.issue_url, comments: urls.comments_url, commits: urls.commits_url };
  return {
    ...urls,
    diff_url: `${html}.diff`,
    patch_url: `${html}.patch`,
    _links: Object.fromEntries(Object.entries(links).map(([name, href]) => [name, { href }])),
  };
}

export interface PushFacts extends EventOptions {
  /** A branch or a tag. Default: the default branch. */
  readonly branch?: string;
  readonly tag?: string;
  /** The commit that was pushed. */
  readonly sha?: string;
  readonly before?: string;
  readonly created?: boolean;
  readonly deleted?: boolean;
  readonly forced?: boolean;
  readonly message?: string;
}

const NO_COMMIT = "0".repeat(40);

/** A deletion runs on the default branch. Only the payload names the deleted branch or tag. */
export function pushEvent(facts: PushFacts = {}): WorkflowEvent {
  const around = withDefaults(facts);
  const { deleted = false, created = false, forced = false } = facts;
  const refName = facts.tag ?? facts.branch ?? around.defaultBranch;
  const ref = `refs/${facts.tag === undefined ? "heads" : "tags"}/${refName}`;
  const sha = facts.sha ?? (ref === `refs/heads/${around.defaultBranch}` ? around.defaultBranchSha : commitSha(ref));
  const commit = {
    id: sha,
    tree_id: commitSha(`tree of ${sha}`),
    distinct: true,
    message: facts.message ?? "Make the checkout faster",
    timestamp: "2026-01-05T10:00:00Z",
    url: `https://github.com/${around.repository}/commit/${sha}`,
    author: { name: around.actor, email: `${around.actor}@users.noreply.github.com`, username: around.actor },
    committer: { name: "GitHub", email: "noreply@github.com", username: "web-flow" },
    added: [],
    removed: [],
    modified: ["convex/orders.ts"],
  };
  const before = facts.before ?? commitSha(`before ${sha}`);
  const payload = {
    ...envelope("push", around),
    ref,
    before: created ? NO_COMMIT : before,
    after: deleted ? NO_COMMIT : sha,
    created,
    deleted,
    forced,
    base_ref: null,
    compare: `https://github.com/${around.repository}/compare/${before.slice(0, 12)}...${sha.slice(0, 12)}`,
    commits: deleted ? [] : [commit],
    head_commit: deleted ? null : commit,
    pusher: { name: around.actor, email: `${around.actor}@users.noreply.github.com` },
  };
  return finish("push", payload, around, deleted ? onDefaultBranch(around) : { sha, ref, refName });
}

export interface WorkflowDispatchFacts extends EventOptions {
  /** Branch or tag on which the run was started. Default: the default branch. */
  readonly branch?: string;
  readonly tag?: string;
  readonly sha?: string;
  readonly inputs?: Readonly<Record<string, string>>;
}

export function workflowDispatchEvent(facts: WorkflowDispatchFacts = {}): WorkflowEvent {
  const around = withDefaults(facts);
  const refName = facts.tag ?? facts.branch ?? around.defaultBranch;
  const ref = `refs/${facts.tag === undefined ? "heads" : "tags"}/${refName}`;
  const sha = facts.sha ?? (refName === around.defaultBranch ? around.defaultBranchSha : commitSha(ref));
  const payload = { ...envelope("workflow_dispatch", around), ref, inputs: facts.inputs ?? {}, workflow: WORKFLOW };
  return finish("workflow_dispatch", payload, around, { sha, ref, refName });
}

/** `schedule` is not a webhook, and its payload has no sender. */
export function scheduleEvent(facts: EventOptions & { readonly schedule?: string } = {}): WorkflowEvent {
  const around = withDefaults(facts);
  const payload = {
    repository: repositoryObject(around),
    schedule: facts.schedule ?? "0 4 * * *",
    workflow: WORKFLOW,
  };
  return finish("schedule", payload, around, onDefaultBranch(around));
}

export function repositoryDispatchEvent(
  facts: EventOptions & { readonly type?: string; readonly clientPayload?: Payload } = {},
): WorkflowEvent {
  const around = withDefaults(facts);
  const payload = {
    ...envelope("repository_dispatch", around),
    action: facts.type ?? "deploy",
    branch: around.defaultBranch,
    client_payload: facts.clientPayload ?? {},
  };
  return finish("repository_dispatch", payload, around, onDefaultBranch(around));
}

export interface ReleaseFacts extends EventOptions {
  /** Default: `published`. */
  readonly action?: string;
  readonly tag?: string;
  readonly prerelease?: boolean;
  readonly draft?: boolean;
  /** The commit of the tag. */
  readonly sha?: string;
}

export function releaseEvent(facts: ReleaseFacts = {}): WorkflowEvent {
  const around = withDefaults(facts);
  const { action = "published", tag = "v1.2.0", prerelease = false, draft = false } = facts;
  const example = webhookExample("release", action) ?? {};
  const release = {
    ...objectAt(example, "release"),
    tag_name: tag,
    target_commitish: around.defaultBranch,
    name: tag,
    draft,
    prerelease,
    author: account(around.actor),
    html_url: `https://github.com/${around.repository}/releases/tag/${tag}`,
  };
  const payload = { ...envelope("release", around, action), action, release };
  const sha = facts.sha ?? commitSha(`refs/tags/${tag}`);
  return finish("release", payload, around, { sha, ref: `refs/tags/${tag}`, refName: tag });
}

export interface MergeGroupFacts extends EventOptions {
  /** Number of the last pull request in the group. Only the name of the queue's branch contains it. */
  readonly number?: number;
  readonly baseBranch?: string;
  readonly headSha?: string;
  readonly baseSha?: string;
}

export function mergeGroupEvent(facts: MergeGroupFacts = {}): WorkflowEvent {
  const around = withDefaults({ actor: "github-merge-queue[bot]", ...facts });
  const { number = 7, baseBranch = around.defaultBranch } = facts;
  const headSha = facts.headSha ?? commitSha(`queue of #${number}`);
  const baseSha = facts.baseSha ?? around.defaultBranchSha;
  const ref = `refs/heads/gh-readonly-queue/${baseBranch}/pr-${number}-${baseSha}`;
  const example = webhookExample("merge_group") ?? {};
  const group = objectAt(example, "merge_group");
  const payload = {
    ...envelope("merge_group", around, "checks_requested"),
    action: "checks_requested",
    merge_group: {
      ...group,
      head_sha: headSha,
      head_ref: ref,
      base_sha: baseSha,
      base_ref: `refs/heads/${baseBranch}`,
      head_commit: { ...objectAt(group, "head_commit"), id: headSha },
    },
  };
  return finish("merge_group", payload, around, { sha: headSha, ref, refName: ref.slice("refs/heads/".length) });
}

export interface WorkflowRunFacts extends EventOptions {
  /** Name of the triggering workflow. Default: `Test`. */
  readonly workflow?: string;
  /** Event of the triggering run. */
  readonly of?: string;
  /** Default: `completed`. */
  readonly action?: string;
  /** Default: `success`. `null` while the run is in progress. */
  readonly conclusion?: string | null;
  readonly headSha?: string;
  readonly headBranch?: string;
  /** Repository of the head, or `null` for a deleted fork. Default: this repository. */
  readonly headRepository?: string | null;
  /** Pull request of the triggering run's head. GitHub lists it only if the head is in this repository. */
  readonly pullRequest?: number;
}

/** Runs on the default branch. Only the payload has the commit of the triggering run. */
export function workflowRunEvent(facts: WorkflowRunFacts = {}): WorkflowEvent {
  const around = withDefaults(facts);
  const { workflow = "Test", of = "push", action = "completed", conclusion = "success", pullRequest } = facts;
  const headRepository = facts.headRepository === undefined ? around.repository : facts.headRepository;
  const isOwn = headRepository === around.repository;
  const headBranch = facts.headBranch ?? (of === "push" ? around.defaultBranch : "feature/checkout");
  const headSha =
    facts.headSha ?? (headBranch === around.defaultBranch ? around.defaultBranchSha : commitSha(headBranch));
  const example = webhookExample("workflow_run", action) ?? {};
  const run = objectAt(example, "workflow_run");
  const payload = {
    ...envelope("workflow_run", around, action),
    action,
    workflow: { ...objectAt(example, "workflow"), name: workflow, path: ".github/workflows/test.yml" },
    workflow_run: {
      ...run,
      name: workflow,
      path: ".github/workflows/test.yml",
      event: of,
      status: conclusion === null ? "in_progress" : "completed",
      conclusion,
      head_branch: headBranch,
      head_sha: headSha,
      head_commit: { ...objectAt(run, "head_commit"), id: headSha },
      actor: account(around.actor),
      triggering_actor: account(around.actor),
      repository: repositoryObject(around),
      head_repository: headRepository === null ? null : repositoryOf(headRepository, around.defaultBranch, !isOwn),
      pull_requests:
        isOwn && pullRequest !== undefined ? [runPullRequest(around, pullRequest, headBranch, headSha)] : [],
    },
  };
  return finish("workflow_run", payload, around, onDefaultBranch(around));
}

function runPullRequest(around: Required<EventOptions>, number: number, branch: string, sha: string): Payload {
  const api = `https://api.github.com/repos/${around.repository}`;
  const repo = { id: stableId(around.repository), url: api, name: around.repository.split("/")[1] ?? "" };
  return {
    id: stableId(`${around.repository}#${number}`),
    number,
    url: `${api}/pulls/${number}`,
    head: { ref: branch, sha, repo },
    base: { ref: around.defaultBranch, sha: around.defaultBranchSha, repo },
  };
}

export interface IssueCommentFacts extends EventOptions {
  readonly action?: string;
  readonly number?: number;
  /** Whether the issue has the `pull_request` field, which only pull requests have. Default: `true`. */
  readonly onPullRequest?: boolean;
  readonly body?: string;
}

/** Runs on the default branch, also for comments on pull requests. */
export function issueCommentEvent(facts: IssueCommentFacts = {}): WorkflowEvent {
  const around = withDefaults(facts);
  const { action = "created", number = 7, onPullRequest = true, body = "/deploy" } = facts;
  const example = webhookExample("issue_comment", action) ?? {};
  const { url, html_url, diff_url, patch_url, issue_url } = pullRequestUrls(around.repository, number);
  const issue = {
    ...objectAt(example, "issue"),
    url: issue_url,
    number,
    user: account(around.actor),
    ...(onPullRequest ? { draft: false, pull_request: { url, html_url, diff_url, patch_url, merged_at: null } } : {}),
  };
  const comment = { ...objectAt(example, "comment"), body, user: account(around.actor), issue_url };
  const payload = { ...envelope("issue_comment", around, action), action, issue, comment };
  return finish("issue_comment", payload, around, onDefaultBranch(around));
}

/** Runs on the default branch. The payload's `ref` does not start with `refs/heads/`. */
export function deleteEvent(
  facts: EventOptions & { readonly refType?: "branch" | "tag"; readonly ref?: string } = {},
): WorkflowEvent {
  const around = withDefaults(facts);
  const { refType = "branch", ref = "feature/checkout" } = facts;
  const payload = { ...envelope("delete", around), ref, ref_type: refType, pusher_type: "user" };
  return finish("delete", payload, around, onDefaultBranch(around));
}

/** Any other event on the default branch, with GitHub's example payload if there is one. */
export function otherEvent(
  name: string,
  facts: EventOptions & { readonly action?: string; readonly payload?: Payload } = {},
): WorkflowEvent {
  const around = withDefaults(facts);
  const action = facts.action === undefined ? {} : { action: facts.action };
  const payload = { ...envelope(name, around, facts.action), ...action, ...facts.payload };
  return finish(name, payload, around, onDefaultBranch(around));
}

const WORKFLOW = ".github/workflows/deploy.yml";

function withDefaults(facts: EventOptions): Required<EventOptions> {
  const repository = facts.repository ?? "acme/shop";
  const defaultBranch = facts.defaultBranch ?? "main";
  return {
    repository,
    defaultBranch,
    defaultBranchSha: facts.defaultBranchSha ?? commitSha(`${defaultBranch} of ${repository}`),
    actor: facts.actor ?? "octocat",
    repositoryIsFork: facts.repositoryIsFork ?? false,
  };
}

/** Puts this repository and sender into the general fields of an example payload. */
function envelope(name: string, around: Required<EventOptions>, action?: string): Payload {
  const { installation: _, organization, ...example } = webhookExample(name, action) ?? {};
  const owner = account(around.repository.split("/")[0] ?? "", "Organization");
  return {
    ...example,
    repository: repositoryObject(around),
    ...(organization === undefined ? {} : { organization: owner }),
    sender: account(around.actor),
  };
}

function repositoryObject(around: Required<EventOptions>): Payload {
  return repositoryOf(around.repository, around.defaultBranch, around.repositoryIsFork);
}

type Place = Pick<WorkflowEvent["github"], "sha" | "ref" | "refName">;

function onDefaultBranch({ defaultBranch, defaultBranchSha }: Required<EventOptions>): Place {
  return { sha: defaultBranchSha, ref: `refs/heads/${defaultBranch}`, refName: defaultBranch };
}

function finish(
  name: string,
  payload: Payload,
  { repository, actor }: Required<EventOptions>,
  place: Place & { readonly headRef?: string; readonly baseRef?: string },
): WorkflowEvent {
  return { name, payload, github: { headRef: "", baseRef: "", ...place, repository, actor } };
}
