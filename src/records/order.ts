/** Who is newer: whether a run may still push, and whether somebody newer has pushed meanwhile. */

import { originKey } from "./origin.ts";
import { compareStarts, endOf, isAtWork, isDeployed, lastStep, pushEnd, pushSpan, type RunRecord } from "./record.ts";

/**
 * How another commit stands to ours, in GitHub's words for `compare/<ours>...<other>`: `ahead` if ours is its ancestor.
 * https://docs.github.com/en/rest/commits/commits#compare-two-commits
 */
export type Relation = "identical" | "ahead" | "behind" | "diverged";

/** The run that asks. */
export interface Asking {
  /** Its own record; `begun` is enough. */
  readonly record: RunRecord;
  /** The branch that the event names; in a merge queue the queue's own. */
  readonly branch: string | null;
  /** The second parent of the checked-out commit, if that is a merge of the pull request into its base. */
  readonly mergedHead: string | null;
}

/** What to find out at GitHub before `superseded` or `overtaken` is called: in one query, with the slot's records. */
export interface NeededFacts {
  readonly pullRequest: number | null;
  /** Refs in full, such as `refs/heads/main`: the commit that each points to. */
  readonly refs: readonly string[];
}

export interface GitHubNow {
  /** In milliseconds since the epoch. */
  readonly time: number;
  /** `null`: not needed, or GitHub did not tell. */
  readonly pullRequest: { readonly isOpen: boolean; readonly headSha: string } | null;
  /** By ref in full; `null` for one that does not exist. One that GitHub did not tell of is missing. */
  readonly refs: Readonly<Record<string, string | null>>;
  /** From our commit to each of `commitsToCompare`. One that GitHub did not tell of is missing. */
  readonly relations: Readonly<Record<string, Relation>>;
}

export type Answer =
  | { readonly kind: "goes-on"; readonly notices: readonly string[] }
  | {
      readonly kind: "superseded";
      /** As a clause. */
      readonly reason: string;
      /** What is over, so that a preview which this run created may have lost its last origin. `null`: it is only older. */
      readonly over: "pull-request" | "branch" | null;
      /** The newer run, if a record decided. */
      readonly by: RunRecord | null;
    };

export interface Overtaking {
  /** The run whose push met ours. */
  readonly by: RunRecord;
  /** `false`: the pushes overlapped, so that nobody knows which came last. */
  readonly isCertain: boolean;
  /** Whether our commit is the older one. Otherwise the other's may be live in place of ours. */
  readonly isOurs: boolean;
}

/** Another folder or workflow that pushes to the same slot. */
export interface Sharing {
  readonly workflow: string;
  readonly workingDirectory: string;
  /** Whether it had pushed a newer commit than ours, which our push has replaced. */
  readonly isNewer: boolean;
}

/** @returns What GitHub has to be asked before `commitsToCompare`. */
export function neededFacts({ record, branch }: Asking): NeededFacts {
  const { origin, event, isChosen } = record;
  if (isChosen) return NOTHING;
  if (event === "merge_group") return { pullRequest: null, refs: branch === null ? [] : [headRef(branch)] };
  if (origin.kind === "pull-request") return { pullRequest: origin.number, refs: [] };
  if (origin.kind !== "branch") return NOTHING;
  // Whether the other workflow ran for a branch or for a tag of this name is not known.
  const tags = event === "workflow_run" ? [tagRef(origin.name)] : [];
  return { pullRequest: null, refs: [headRef(origin.name), ...tags] };
}

/**
 * The commits to compare ours with. Usually none: our commit is the head, and no other run pushes to the slot meanwhile.
 *
 * @param asked - See `overtaken`. Leave it out before the push.
 */
export function commitsToCompare(
  { record: own }: Asking,
  records: readonly RunRecord[],
  now: Omit<GitHubNow, "relations">,
  asked: readonly RunRecord[] | null = null,
): readonly string[] {
  const commits =
    asked === null
      ? [...headsOf(own, now), ...(isOrdered(own, now) ? deciding(own, records, now.time) : []).map(placeOf)]
      : [...metBy(own, records, asked), ...lastOnes(neighbours(own, records, now.time))].map(placeOf);
  return [...new Set(commits)].filter((commit) => commit !== "" && commit !== placeOf(own));
}

/**
 * Whether this run is no longer wanted. Ask before the CLI starts if the claim replaces a Convex deployment (`recreates`),
 * and before the push, in both cases after `begun` was written. If GitHub cannot be read, the run goes on.
 *
 * @param records - Those of the slot, ours among them.
 */
export function superseded(asking: Asking, records: readonly RunRecord[], now: GitHubNow): Answer {
  const { record: own } = asking;
  if (own.isChosen) return goesOn();
  if (own.event === "merge_group") return inMergeQueue(asking, now);
  switch (own.origin.kind) {
    case "pull-request":
      return inPullRequest(asking, own.origin.number, now);
    case "branch":
      return byPerson(own, records, now) ?? onBranch(own, own.origin.name, records, now);
    case "tag":
      return byPerson(own, records, now) ?? atTag(own, records, now);
    case "unknown":
      return goesOn();
  }
}

/**
 * Whether no other run of the slot is under way. A reading that shows this after our push may be older than our `pushed`: who
 * begins later pushes later, and reads of us. Otherwise at least one of two runs whose pushes overlap has to read after
 * both have written.
 *
 * @param records - Those of the slot.
 * @param time - In milliseconds since the epoch.
 */
export function isAlone(own: RunRecord, records: readonly RunRecord[], time: number): boolean {
  return records.every((other) => other.id === own.id || !isAtWork(other, time));
}

/**
 * Whether another push has met ours, so that an older commit is live now, or may be. An answer is a failure of the step,
 * `overtaken`.
 *
 * @param records - Those of the slot as they are after our push: read after `pushed` was written, or `isAlone`.
 * @param asked - The slot's records as they were read when `superseded` was asked before the push.
 */
export function overtaken(
  asking: Asking,
  records: readonly RunRecord[],
  now: GitHubNow,
  asked: readonly RunRecord[],
): Overtaking | null {
  const own = asking.record;
  const met = metBy(own, records, asked);
  const newer = met.find((other) => isNewer(other, asking, now));
  if (newer !== undefined) return { by: newer, isCertain: isOverBefore(newer, own), isOurs: true };
  const older = met.find((other) => !isOverBefore(other, own) && isOlder(other, asking, now));
  return older === undefined ? null : { by: older, isCertain: false, isOurs: false };
}

/**
 * The other folders and workflows that push the same commit as our run, or a newer one, to the same slot, and so overwrite
 * it: for a warning that names them. They never supersede each other, since each may build another site.
 */
export function sharing(own: RunRecord, records: readonly RunRecord[], now: GitHubNow): readonly Sharing[] {
  const found = new Map<string, Sharing>();
  for (const other of neighbours(own, records, now.time)) {
    const isNewer = now.relations[placeOf(other)] === "ahead";
    if (!isNewer && placeOf(other) !== placeOf(own)) continue;
    const { workflow, workingDirectory } = other;
    const key = JSON.stringify([workflow, workingDirectory]);
    found.set(key, { workflow, workingDirectory, isNewer: isNewer || found.get(key)?.isNewer === true });
  }
  return [...found.values()];
}

function inMergeQueue({ record, branch }: Asking, { refs }: GitHubNow): Answer {
  const head = branch === null ? undefined : refs[headRef(branch)];
  if (head === undefined || head === placeOf(record)) return goesOn();
  return stops(`the merge queue's branch ${head === null ? "is gone" : "has moved on"}`);
}

function inPullRequest({ record, mergedHead }: Asking, number: number, { pullRequest }: GitHubNow): Answer {
  if (pullRequest === null) return goesOn(unreadable(record, `read pull request #${number}`));
  const { isOpen, headSha } = pullRequest;
  if (!isOpen) return stops(`pull request #${number} is closed`, { over: "pull-request" });
  if (placeOf(record) === "" || isHead(headSha, record, mergedHead)) return goesOn();
  return stops(`pull request #${number} has moved on to ${headSha.slice(0, 7)}`);
}

function onBranch(own: RunRecord, name: string, records: readonly RunRecord[], now: GitHubNow): Answer {
  const head = now.refs[headRef(name)];
  if (head === null && typeof now.refs[tagRef(name)] === "string") return atTag(own, records, now);
  if (head === null)
    return isPreview(own)
      ? stops(`the branch \`${name}\` was deleted`, { over: "branch" })
      : byRecords(own, records, now);
  if (head === placeOf(own)) return goesOn();
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

function atTag(own: RunRecord, records: readonly RunRecord[], now: GitHubNow): Answer {
  const newest = deciding(own, records, now.time).find(isDeployed);
  const isApart = newest !== undefined && now.relations[placeOf(newest)] === "diverged";
  return byRecords(
    own,
    records,
    now,
    isApart ? [`What was deployed before, ${short(newest)}, is not part of the history of ${short(own)}.`] : [],
  );
}

/** A person's own run goes first if it began after this attempt. */
function byPerson(own: RunRecord, records: readonly RunRecord[], { time }: GitHubNow): Answer | null {
  const [by] = peersOf(own, records).filter(
    (other) => isChosenLater(other, own) && placeOf(other) !== placeOf(own) && isWanted(other, time),
  );
  if (by === undefined) return null;
  return stops(`run ${by.runId}, which somebody started by hand, has deployed since`, { by });
}

function byRecords(
  own: RunRecord,
  records: readonly RunRecord[],
  now: GitHubNow,
  notices: readonly string[] = [],
): Answer {
  const others = deciding(own, records, now.time).filter((other) => !["", placeOf(own)].includes(placeOf(other)));
  const newer = others.filter((other) => now.relations[placeOf(other)] === "ahead");
  const by = newer.find((other) => isWanted(other, now.time));
  if (by !== undefined) return stops(`run ${by.runId} has deployed the newer commit ${short(by)}`, { by });
  const unread = others.find((other) => now.relations[placeOf(other)] === undefined);
  return goesOn([
    ...notices,
    ...(unread === undefined || notices.length > 0
      ? []
      : unreadable(own, `compare commit ${short(own)} with ${short(unread)}, which was deployed before`)),
    ...newer.map(
      (stopped) =>
        `Run ${stopped.runId} was stopped in its push and may have deployed the newer commit ${short(stopped)}. ${short(own)} replaces it.`,
    ),
  ]);
}

/** The records that decide: of the slot's pushes, and of those from our branch, each that may have been the last. */
function deciding(own: RunRecord, records: readonly RunRecord[], time: number): readonly RunRecord[] {
  const peers = peersOf(own, records).filter((other) => pushOf(other, time) !== null);
  const ofBranch = own.origin.kind === "branch" ? peers.filter((other) => isOfSameOrigin(other, own)) : [];
  return [...new Set([...lastOnes(peers), ...lastOnes(ofBranch)])];
}

/** Whether the slot's records decide about this run. No commit is newer than the branch's head. */
export function isOrdered(own: RunRecord, { refs }: Pick<GitHubNow, "refs">): boolean {
  if (own.isChosen || own.event === "merge_group") return false;
  return own.origin.kind === "tag" || (own.origin.kind === "branch" && refs[headRef(own.origin.name)] !== placeOf(own));
}

function headsOf(own: RunRecord, { refs }: Pick<GitHubNow, "refs">): readonly string[] {
  return own.event === "merge_group" ? [] : Object.values(refs).filter((head) => head !== null);
}

/** The other runs that can supersede ours and that pushed, or may have. The newest push comes first. */
function peersOf(own: RunRecord, records: readonly RunRecord[]): readonly RunRecord[] {
  return newestFirst(records.filter((other) => other.id !== own.id && isPeer(other, own)));
}

/** The pushes of other folders and workflows to the slot, the newest first. */
function neighbours(own: RunRecord, records: readonly RunRecord[], time: number): readonly RunRecord[] {
  return newestFirst(
    records.filter((other) => other.id !== own.id && !isPeer(other, own) && pushOf(other, time) !== null),
  );
}

/** Each of these pushes that may have been the last: those that overlapped the last certain one, or came after it. */
function lastOnes(pushes: readonly RunRecord[]): readonly RunRecord[] {
  const certain = pushes.find(isDeployed);
  const from = certain === undefined ? 0 : (pushSpan(certain)?.from ?? 0);
  return pushes.filter((push) => (pushSpan(push)?.to ?? 0) >= from);
}

function newestFirst(records: readonly RunRecord[]): readonly RunRecord[] {
  const from = (record: RunRecord) => pushSpan(record)?.from ?? 0;
  return records.toSorted((one, other) => from(other) - from(one));
}

/**
 * Whether runs of the two can supersede each other. Two folders are two apps, and two workflows of one branch may build two
 * sites. But a release, or a person's own run, is about the same site as the branch's workflow.
 */
function isPeer(one: RunRecord, other: RunRecord): boolean {
  const isSameWork = one.workflow === other.workflow || !isOfSameOrigin(one, other);
  return one.workingDirectory === other.workingDirectory && (isSameWork || one.isChosen || other.isChosen);
}

/** The peers that have pushed, or may have, since we asked. A push that was over when we asked was over before ours. */
function metBy(own: RunRecord, records: readonly RunRecord[], asked: readonly RunRecord[]): readonly RunRecord[] {
  const before = new Set(asked.filter(hasPushed).map(({ id }) => id));
  return peersOf(own, records).filter((other) => hasPushed(other) && !before.has(other.id));
}

/**
 * The records of runs whose push ended in the second in which ours began: `overtaken` can tell which came first only if it
 * knows the ids of their statuses.
 */
export function endedAsOursBegan(own: RunRecord, records: readonly RunRecord[]): readonly RunRecord[] {
  const from = pushSpan(own)?.from;
  return records.filter((other) => other.id !== own.id && hasPushed(other) && pushSpan(other)?.to === from);
}

/** Whether the other's push was over before ours began. */
function isOverBefore(other: RunRecord, own: RunRecord): boolean {
  const [end, begin] = [pushEnd(other), lastStep(own, "pushing")];
  const [to, from] = [pushSpan(other)?.to ?? Number.POSITIVE_INFINITY, pushSpan(own)?.from ?? 0];
  if (to !== from) return to < from;
  return end?.statusId != null && begin?.statusId != null && end.statusId < begin.statusId;
}

function isNewer(other: RunRecord, { record: own, mergedHead }: Asking, now: GitHubNow): boolean {
  if (placeOf(other) === placeOf(own)) return false;
  if (isChosenLater(other, own) || now.relations[placeOf(other)] === "ahead") return true;
  const head = headNow(own, now);
  if (head !== null && isHead(head, own, mergedHead)) return false;
  const isLater = isOfSameOrigin(other, own) && compareStarts(other, own) > 0;
  return head === null ? isLater && own.origin.kind === "pull-request" : placeOf(other) === head || isLater;
}

function isOlder(other: RunRecord, { record: own, mergedHead }: Asking, now: GitHubNow): boolean {
  if (placeOf(other) === placeOf(own)) return false;
  if (isChosenLater(own, other) || now.relations[placeOf(other)] === "behind") return true;
  const head = headNow(own, now);
  if (!isOfSameOrigin(other, own)) return false;
  return head === null ? compareStarts(other, own) < 0 : isHead(head, own, mergedHead);
}

function headNow({ origin }: RunRecord, { pullRequest, refs }: GitHubNow): string | null {
  if (origin.kind === "pull-request") return pullRequest?.headSha ?? null;
  return origin.kind === "branch" ? (refs[headRef(origin.name)] ?? null) : null;
}

function isChosenLater(one: RunRecord, other: RunRecord): boolean {
  return one.isChosen && compareStarts(one, other) > 0;
}

function isOfSameOrigin(one: RunRecord, other: RunRecord): boolean {
  return originKey(one.origin) === originKey(other.origin);
}

function isHead(head: string, record: RunRecord, mergedHead: string | null): boolean {
  return head === placeOf(record) || head === mergedHead;
}

/** Whether the run's push is over and went through, or may have. */
function hasPushed(record: RunRecord): boolean {
  const end = endOf(record);
  return isDeployed(record) || (end?.kind === "ended" && end.mayBeLive && pushSpan(record) !== null);
}

/** Whether the run has pushed or is pushing. One that was stopped in its push supersedes nobody, but may be live. */
function isWanted(record: RunRecord, time: number): boolean {
  const push = pushOf(record, time);
  return push === "deployed" || push === "deploying";
}

/** @returns How far a run's push got, or `null` if it changed nothing. */
function pushOf(record: RunRecord, time: number): "deployed" | "deploying" | "stopped" | null {
  if (isDeployed(record)) return "deployed";
  if (pushSpan(record) === null) return null;
  if (isAtWork(record, time)) return "deploying";
  return endOf(record) === undefined || hasPushed(record) ? "stopped" : null;
}

/** Where the run stands in the repository's history: GitHub does not know a commit that a job made. */
function placeOf({ baseCommit, commit }: RunRecord): string {
  return baseCommit ?? commit;
}

function isPreview({ slot }: RunRecord): boolean {
  return slot.startsWith("preview:") || slot.startsWith("preview-deployment:");
}

function unreadable(record: RunRecord, what: string): readonly string[] {
  if (isPreview(record)) return [];
  return [`Could not ${what}, so this deploy may replace a newer one.`];
}

function goesOn(notices: readonly string[] = []): Answer {
  return { kind: "goes-on", notices };
}

function stops(reason: string, more: Partial<Extract<Answer, { kind: "superseded" }>> = {}): Answer {
  return { kind: "superseded", reason, over: null, by: null, ...more };
}

function short(record: RunRecord): string {
  return placeOf(record).slice(0, 7);
}

function headRef(branch: string): string {
  return `refs/heads/${branch}`;
}

function tagRef(tag: string): string {
  return `refs/tags/${tag}`;
}

const NOTHING: NeededFacts = { pullRequest: null, refs: [] };
