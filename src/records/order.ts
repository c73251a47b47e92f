/** Decides whether a run may still push, and whether a newer run has pushed in the meantime. */

import type { Superseded } from "../plan/superseded.ts";
import { originKey } from "./origin.ts";
import {
  begunAt,
  compareStarts,
  endOf,
  isDeployed,
  isInProgress,
  isSameWorkflow,
  lastStep,
  pushEnd,
  pushSpan,
  type RunRecord,
} from "./record.ts";
import { targetOf } from "./slot.ts";

/**
 * GitHub's result for `compare/<ours>...<other>`, where ours is the commit of this run: `ahead` if ours is an ancestor.
 * https://docs.github.com/en/rest/commits/commits#compare-two-commits
 */
export type Relation = "identical" | "ahead" | "behind" | "diverged";

/** The run that asks whether it may push. */
export interface CurrentRun {
  /** Its own record, at least with the step `begun`. */
  readonly record: RunRecord;
  /** The event's branch; in a merge queue, the queue's branch. */
  readonly branch: string | null;
  /** The second parent of the checked-out commit, if that is a merge of the pull request into its base. */
  readonly mergedHead: string | null;
}

/** What to read from GitHub before `superseded` or `overtaken` is called, in one query with the slot's records. */
export interface NeededFacts {
  readonly pullRequest: number | null;
  /** Full ref names, such as `refs/heads/main`, whose commits are needed. */
  readonly refs: readonly string[];
}

export interface GitHubNow {
  /** Milliseconds since the epoch. */
  readonly time: number;
  /** `null` if it is not needed or could not be read. */
  readonly pullRequest: { readonly isOpen: boolean; readonly headSha: string } | null;
  /** For each full ref name its commit, or `null` if it does not exist. Refs that could not be read are missing. */
  readonly refs: Readonly<Record<string, string | null>>;
  /** For each of `commitsToCompare`, its relation to this run's commit. Those that could not be read are missing. */
  readonly relations: Readonly<Record<string, Relation>>;
}

export type PushCheck =
  | { readonly kind: "continue"; readonly notices: readonly string[] }
  | (Superseded & {
      readonly kind: "superseded";
      /** The newer run, if its record decided. */
      readonly by: RunRecord | null;
    });

export interface Overtaking {
  /** The other run. */
  readonly by: RunRecord;
  /** False if the pushes overlapped, so that their order is unknown. */
  readonly isCertain: boolean;
  /** Whether this run's commit is the older one. If not, the other run's older commit may be live instead of it. */
  readonly isOwnOlder: boolean;
}

/** Another folder or workflow that pushes to the same slot. */
export interface Sharing {
  readonly workflow: string;
  readonly workingDirectory: string;
  /** Whether it had pushed a newer commit, which this run's push has replaced. */
  readonly isNewer: boolean;
}

/** @returns What to read from GitHub before `commitsToCompare` is called. */
export function neededFacts({ record, branch }: CurrentRun): NeededFacts {
  const { origin, event, isChosen } = record;
  const pullRequest = origin.kind === "pull-request" ? origin.number : null;
  if (event === "merge_group" && !isChosen) return { pullRequest, refs: branch === null ? [] : [headRef(branch)] };
  if (isChosen || pullRequest !== null) return { pullRequest, refs: [] };
  if (origin.kind === "tag") return { pullRequest: null, refs: [tagRef(origin.name)] };
  if (origin.kind !== "branch") return NOTHING;
  // The other workflow may have run for a branch or for a tag of this name.
  const tags = event === "workflow_run" ? [tagRef(origin.name)] : [];
  return { pullRequest: null, refs: [headRef(origin.name), ...tags] };
}

/**
 * The commits with which this run's commit must be compared. Usually none: it is the head, and no other run pushes to the
 * slot at the same time.
 *
 * @param readBefore - See `overtaken`. Omit it before the push.
 */
export function commitsToCompare(
  { record: own }: CurrentRun,
  records: readonly RunRecord[],
  now: Omit<GitHubNow, "relations">,
  readBefore: readonly RunRecord[] | null = null,
): readonly string[] {
  const commits =
    readBefore === null
      ? [...headsOf(own, now), ...(isOrdered(own, now) ? deciding(own, records, now) : []).map(historyCommit)]
      : [...pushesSince(own, records, readBefore), ...possiblyLast(sharingPushes(own, records, now.time))].map(
          historyCommit,
        );
  return [...new Set(commits)].filter((commit) => commit !== "" && commit !== historyCommit(own));
}

/**
 * Whether this run is superseded. Call it before the CLI starts if the claim replaces a Convex deployment (`recreates`),
 * and before the push; in both cases after `begun` was written. If GitHub cannot be read, the run continues.
 *
 * @param records - The slot's records, including this run's.
 */
export function superseded(run: CurrentRun, records: readonly RunRecord[], now: GitHubNow): PushCheck {
  const { record: own } = run;
  if (own.isChosen) return continues(notHeadOfOpen(own, now));
  if (own.event === "merge_group") return inMergeQueue(run, now);
  switch (own.origin.kind) {
    case "pull-request":
      return inPullRequest(run, own.origin.number, now);
    case "branch":
      return chosenByPerson(own, records, now) ?? onBranch(own, own.origin.name, records, now);
    case "tag":
      return chosenByPerson(own, records, now) ?? atTag(own, own.origin.name, records, now);
    case "unknown":
      return continues();
  }
}

/**
 * Whether no other run of the slot is in progress. If this is so after our push, the records may have been read before our
 * `pushed` was written: a run that starts later pushes later, and sees our push. Otherwise at least one of two runs whose
 * pushes overlap has to read the records after both have written.
 *
 * @param records - The slot's records.
 * @param time - In milliseconds since the epoch.
 */
export function isAlone(own: RunRecord, records: readonly RunRecord[], time: number): boolean {
  return records.every((other) => other.id === own.id || !isInProgress(other, time));
}

/**
 * Whether another run pushed at the same time, so that an older commit is live, or may be. The step fails with `overtaken`
 * if the result is not `null`.
 *
 * @param records - The slot's records, read after `pushed` was written, or with `isAlone` after the push.
 * @param readBefore - The slot's records as they were read for `superseded` before the push.
 */
export function overtaken(
  run: CurrentRun,
  records: readonly RunRecord[],
  now: GitHubNow,
  readBefore: readonly RunRecord[],
): Overtaking | null {
  const own = run.record;
  const pushes = pushesSince(own, records, readBefore);
  const newer = pushes.find((other) => isNewer(other, run, now));
  if (newer !== undefined) return { by: newer, isCertain: endedBefore(newer, own), isOwnOlder: true };
  const older = pushes.find((other) => !endedBefore(other, own) && isOlder(other, run, now));
  return older === undefined ? null : { by: older, isCertain: false, isOwnOlder: false };
}

/**
 * Lists other folders and workflows that push the same or a newer commit to the same slot, for a warning: each push
 * overwrites the others. They never supersede each other, since each may build another site.
 */
export function sharing(own: RunRecord, records: readonly RunRecord[], now: GitHubNow): readonly Sharing[] {
  const found = new Map<string, Sharing>();
  for (const other of sharingPushes(own, records, now.time)) {
    const isNewer = now.relations[historyCommit(other)] === "ahead";
    if (!isNewer && historyCommit(other) !== historyCommit(own)) continue;
    const { workflow, workingDirectory } = other;
    const key = JSON.stringify([workflow, workingDirectory]);
    found.set(key, { workflow, workingDirectory, isNewer: isNewer || found.get(key)?.isNewer === true });
  }
  return [...found.values()];
}

function inMergeQueue({ record, branch }: CurrentRun, { refs, pullRequest }: GitHubNow): PushCheck {
  const head = branch === null ? undefined : refs[headRef(branch)];
  if (head === undefined || head === historyCommit(record)) return continues();
  // GitHub deletes the branch both after the merge and after the pull request was removed from the queue.
  const closed = pullRequest?.isOpen === false ? "pull-request" : null;
  return stops(`the merge queue's branch ${head === null ? "was deleted" : "has moved on"}`, { closed });
}

function inPullRequest({ record, mergedHead }: CurrentRun, number: number, now: GitHubNow): PushCheck {
  const { pullRequest } = now;
  if (pullRequest === null) return continues(unreadable(record, `read pull request #${number}`));
  const { isOpen, headSha } = pullRequest;
  if (!isOpen) return stops(`pull request #${number} is closed`, { closed: "pull-request" });
  if (historyCommit(record) === "" || isHead(headSha, record, mergedHead)) return continues(notHeadOfOpen(record, now));
  return stops(`pull request #${number} has moved on to ${headSha.slice(0, 7)}`);
}

/** Somebody may have given the wrong number in `pull-request`, or started the run on the wrong branch. */
function notHeadOfOpen(own: RunRecord, { pullRequest }: Pick<GitHubNow, "pullRequest">): readonly string[] {
  if (own.origin.kind !== "pull-request" || pullRequest === null || !isPreview(own)) return [];
  const { number } = own.origin;
  if (!pullRequest.isOpen)
    return [
      `Pull request #${number} is closed, so nothing but a sweep or a manual cleanup deletes the preview of this run before it expires.`,
    ];
  if (["", pullRequest.headSha].includes(historyCommit(own))) return [];
  return [
    `The head of pull request #${number} is ${pullRequest.headSha.slice(0, 7)}, but this run deploys ${short(own)} to its preview. To deploy the pull request's own code, run on its branch, or check out its head and name it in \`commit\`.`,
  ];
}

function onBranch(own: RunRecord, name: string, records: readonly RunRecord[], now: GitHubNow): PushCheck {
  const head = now.refs[headRef(name)];
  if (head === null && typeof now.refs[tagRef(name)] === "string") return atTag(own, name, records, now);
  if (head === null)
    return isPreview(own)
      ? stops(`the branch \`${name}\` was deleted`, { closed: "branch" })
      : byRecords(own, records, now);
  if (head === historyCommit(own)) return continues();
  const relation = head === undefined ? undefined : now.relations[head];
  if (relation === "behind" || relation === "diverged")
    return stops(`the branch \`${name}\` no longer contains commit ${short(own)}`);
  return byRecords(
    own,
    records,
    now,
    relation === undefined ? unreadable(own, `compare commit ${short(own)} with the branch \`${name}\``) : [],
  );
}

function atTag(own: RunRecord, name: string, records: readonly RunRecord[], now: GitHubNow): PushCheck {
  const target = now.refs[tagRef(name)] ?? null;
  const relation = target === null ? undefined : now.relations[target];
  if (target !== null && (relation === "behind" || relation === "diverged"))
    return stops(`the tag \`${name}\` was moved to ${target.slice(0, 7)}, which does not contain commit ${short(own)}`);
  const newest = deciding(own, records, now).find(isDeployed);
  const isApart = newest !== undefined && now.relations[historyCommit(newest)] === "diverged";
  return byRecords(
    own,
    records,
    now,
    isApart ? [`The commit deployed before, ${short(newest)}, is not part of the history of ${short(own)}.`] : [],
  );
}

/** A run whose commit a person chose takes precedence if it started after this attempt. */
function chosenByPerson(own: RunRecord, records: readonly RunRecord[], { time }: GitHubNow): PushCheck | null {
  const [by] = peersOf(own, records).filter(
    (other) =>
      isChosenLater(other, own) && historyCommit(other) !== historyCommit(own) && hasPushedOrIsPushing(other, time),
  );
  if (by === undefined) return null;
  return stops(`run ${by.runId}, which somebody started by hand, has deployed since`, { by });
}

function byRecords(
  own: RunRecord,
  records: readonly RunRecord[],
  now: GitHubNow,
  notices: readonly string[] = [],
): PushCheck {
  const others = deciding(own, records, now).filter(
    (other) => !["", historyCommit(own)].includes(historyCommit(other)),
  );
  const newer = others.filter((other) => now.relations[historyCommit(other)] === "ahead");
  const by = newer.find((other) => hasPushedOrIsPushing(other, now.time));
  if (by !== undefined) return stops(`run ${by.runId} has deployed the newer commit ${short(by)}`, { by });
  const unread = others.find((other) => now.relations[historyCommit(other)] === undefined);
  return continues([
    ...notices,
    ...(unread === undefined || notices.length > 0
      ? []
      : unreadable(own, `compare commit ${short(own)} with ${short(unread)}, which was deployed before`)),
    ...newer.map(
      (stopped) =>
        `Run ${stopped.runId} was stopped during its push and may have deployed the newer commit ${short(stopped)}. ${short(own)} replaces it.`,
    ),
  ]);
}

/** The records that decide: the pushes that may have been the last one in the slot, and the last one of this branch. */
function deciding(
  own: RunRecord,
  records: readonly RunRecord[],
  now: Pick<GitHubNow, "time" | "refs">,
): readonly RunRecord[] {
  const peers = peersOf(own, records).filter((other) => pushOf(other, now.time) !== null);
  const ofBranch = own.origin.kind === "branch" ? peers.filter((other) => isOfSameOrigin(other, own)) : [];
  const last = new Set([...possiblyLast(peers), ...possiblyLast(ofBranch)]);
  return [...last].filter((other) => !isMovedFrom(other, own, now));
}

/** Whether the tag of both runs was moved to this run's commit. It may be older: somebody wants that, as with a branch. */
function isMovedFrom(other: RunRecord, own: RunRecord, { refs }: Pick<GitHubNow, "refs">): boolean {
  const tag = tagOf(own, refs);
  return tag !== null && isOfSameOrigin(other, own) && refs[tagRef(tag)] === historyCommit(own);
}

/** The tag of a run. The other workflow of a `workflow_run` may have run for a tag: then there is no branch of the name. */
function tagOf({ origin }: Pick<RunRecord, "origin">, refs: GitHubNow["refs"]): string | null {
  if (origin.kind === "tag") return origin.name;
  return origin.kind === "branch" && refs[headRef(origin.name)] === null ? origin.name : null;
}

/** Whether the slot's records decide about this run. Not if its commit is the branch's head: nothing is newer. */
export function isOrdered(own: RunRecord, { refs }: Pick<GitHubNow, "refs">): boolean {
  if (own.isChosen || own.event === "merge_group") return false;
  return (
    own.origin.kind === "tag" || (own.origin.kind === "branch" && refs[headRef(own.origin.name)] !== historyCommit(own))
  );
}

function headsOf(own: RunRecord, { refs }: Pick<GitHubNow, "refs">): readonly string[] {
  return own.event === "merge_group" ? [] : Object.values(refs).filter((head) => head !== null);
}

/** The other runs that can supersede this one, the newest push first. */
function peersOf(own: RunRecord, records: readonly RunRecord[]): readonly RunRecord[] {
  return newestFirst(records.filter((other) => other.id !== own.id && isPeer(other, own)));
}

/** The records of pushes by other folders and workflows to the slot, newest first. */
function sharingPushes(own: RunRecord, records: readonly RunRecord[], time: number): readonly RunRecord[] {
  return newestFirst(records.filter((other) => !isPeer(other, own) && pushOf(other, time) !== null));
}

/** The pushes that may have been the last: those that overlapped the last certain one, or came after it. */
function possiblyLast(pushes: readonly RunRecord[]): readonly RunRecord[] {
  const certain = pushes.find(isDeployed);
  const from = certain === undefined ? 0 : (pushSpan(certain)?.from ?? 0);
  return pushes.filter((push) => (pushSpan(push)?.to ?? 0) >= from);
}

function newestFirst(records: readonly RunRecord[]): readonly RunRecord[] {
  const from = (record: RunRecord) => pushSpan(record)?.from ?? 0;
  return records.toSorted((one, other) => from(other) - from(one));
}

/**
 * Whether the two runs can supersede each other. Two folders are two apps, and two workflows of one branch may build two
 * sites. But a release, or a run whose commit a person chose, deploys the same site as the branch's workflow.
 */
function isPeer(one: RunRecord, other: RunRecord): boolean {
  const isSameWork = isSameWorkflow(one, other) || !isOfSameOrigin(one, other);
  return one.workingDirectory === other.workingDirectory && (isSameWork || one.isChosen || other.isChosen);
}

/**
 * The peers that pushed, or may have, since `readBefore` was read. A push that had ended by then ended before this run's.
 * If GitHub could not be read then, `readBefore` lacks them; a run that a person started still means to replace what had
 * been pushed when it started.
 */
function pushesSince(
  own: RunRecord,
  records: readonly RunRecord[],
  readBefore: readonly RunRecord[],
): readonly RunRecord[] {
  const before = new Set(readBefore.filter(hasPushed).map(({ id }) => id));
  const isReplacedByChoice = (other: RunRecord) => own.isChosen && (pushSpan(other)?.to ?? 0) <= begunAt(own);
  return peersOf(own, records).filter(
    (other) => hasPushed(other) && !before.has(other.id) && !isReplacedByChoice(other),
  );
}

/**
 * The records of runs whose push ended in the second in which this run's push started: `overtaken` needs the IDs of their
 * statuses to know which came first.
 */
export function endedAsOwnStarted(own: RunRecord, records: readonly RunRecord[]): readonly RunRecord[] {
  const from = pushSpan(own)?.from;
  return records.filter((other) => other.id !== own.id && hasPushed(other) && pushSpan(other)?.to === from);
}

/** Whether the other run's push had ended before this run's push started. */
function endedBefore(other: RunRecord, own: RunRecord): boolean {
  const [end, begin] = [pushEnd(other), lastStep(own, "pushing")];
  const [to, from] = [pushSpan(other)?.to ?? Number.POSITIVE_INFINITY, pushSpan(own)?.from ?? 0];
  if (to !== from) return to < from;
  return (end?.statusId ?? Number.POSITIVE_INFINITY) < (begin?.statusId ?? 0);
}

function isNewer(other: RunRecord, { record: own, mergedHead }: CurrentRun, now: GitHubNow): boolean {
  if (historyCommit(other) === historyCommit(own)) return false;
  if (isChosenLater(other, own)) return true;
  const head = headNow(own, now);
  const isAtHead = head !== null && isHead(head, own, mergedHead);
  // A branch or a tag may have been moved back to this run's commit.
  if (isAtHead && isOfSameOrigin(other, own)) return false;
  if (now.relations[historyCommit(other)] === "ahead") return true;
  if (isAtHead) return false;
  const isLater = isOfSameOrigin(other, own) && compareStarts(other, own) > 0;
  return head === null ? isLater && own.origin.kind === "pull-request" : historyCommit(other) === head || isLater;
}

function isOlder(other: RunRecord, { record: own, mergedHead }: CurrentRun, now: GitHubNow): boolean {
  if (historyCommit(other) === historyCommit(own)) return false;
  if (isChosenLater(own, other) || now.relations[historyCommit(other)] === "behind") return true;
  const head = headNow(own, now);
  if (!isOfSameOrigin(other, own)) return false;
  return head === null ? compareStarts(other, own) < 0 : isHead(head, own, mergedHead);
}

function headNow({ event, origin, isChosen }: RunRecord, { pullRequest, refs }: GitHubNow): string | null {
  // The commit of a merge queue is a merge that is never the pull request's head, and a person may choose any commit.
  if (event === "merge_group" || isChosen) return null;
  if (origin.kind === "pull-request") return pullRequest?.headSha ?? null;
  const tag = tagOf({ origin }, refs);
  if (tag !== null) return refs[tagRef(tag)] ?? null;
  return origin.kind === "branch" ? (refs[headRef(origin.name)] ?? null) : null;
}

function isChosenLater(one: RunRecord, other: RunRecord): boolean {
  return one.isChosen && compareStarts(one, other) > 0;
}

function isOfSameOrigin(one: RunRecord, other: RunRecord): boolean {
  return originKey(one.origin) === originKey(other.origin);
}

function isHead(head: string, record: RunRecord, mergedHead: string | null): boolean {
  return head === historyCommit(record) || head === mergedHead;
}

/** Whether the run's push has ended, and has succeeded or may have succeeded. */
function hasPushed(record: RunRecord): boolean {
  const end = endOf(record);
  return isDeployed(record) || (end?.kind === "ended" && end.mayBeLive && pushSpan(record) !== null);
}

/** Whether the run has pushed or is pushing. A run that was stopped during its push supersedes no other, but may be live. */
function hasPushedOrIsPushing(record: RunRecord, time: number): boolean {
  const push = pushOf(record, time);
  return push === "deployed" || push === "deploying";
}

/** @returns How far a run's push got, or `null` if it changed nothing. */
function pushOf(record: RunRecord, time: number): "deployed" | "deploying" | "stopped" | null {
  if (isDeployed(record)) return "deployed";
  if (pushSpan(record) === null) return null;
  if (isInProgress(record, time)) return "deploying";
  return endOf(record) === undefined || hasPushed(record) ? "stopped" : null;
}

/** The run's commit in the repository's history: GitHub does not know commits that were made in a job. */
function historyCommit({ baseCommit, commit }: RunRecord): string {
  return baseCommit ?? commit;
}

function isPreview({ slot }: RunRecord): boolean {
  return targetOf(slot) === "preview";
}

/** The notices of a run that pushes because the answer to `superseded` came too late. */
export function lateNotices(record: RunRecord): readonly string[] {
  return record.isChosen ? [] : unreadable(record, "read in time what was deployed before");
}

function unreadable(record: RunRecord, what: string): readonly string[] {
  if (isPreview(record)) return [];
  return [`Could not ${what}, so this deploy may replace a newer one.`];
}

function continues(notices: readonly string[] = []): PushCheck {
  return { kind: "continue", notices };
}

function stops(reason: string, more: Partial<Extract<PushCheck, { kind: "superseded" }>> = {}): PushCheck {
  return { kind: "superseded", reason, closed: null, by: null, ...more };
}

function short(record: RunRecord): string {
  return historyCommit(record).slice(0, 7);
}

function headRef(branch: string): string {
  return `refs/heads/${branch}`;
}

function tagRef(tag: string): string {
  return `refs/tags/${tag}`;
}

const NOTHING: NeededFacts = { pullRequest: null, refs: [] };
