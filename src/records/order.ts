/** Who is newer: whether a run may still push, and whether somebody newer has pushed meanwhile. */

import { originKey } from "./origin.ts";
import { compareStarts, endOf, isAtWork, isDeployed, pushSpan, type RunRecord } from "./record.ts";

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

export function neededFacts({ record, branch }: Asking): NeededFacts {
  const { origin, event, isChosen } = record;
  if (isChosen) return NOTHING;
  if (event === "merge_group") return { pullRequest: null, refs: branch === null ? [] : [headRef(branch)] };
  if (origin.kind === "pull-request") return { pullRequest: origin.number, refs: [] };
  if (origin.kind !== "branch") return NOTHING;
  return {
    pullRequest: null,
    refs: [headRef(origin.name), ...(event === "workflow_run" ? [tagRef(origin.name)] : [])],
  };
}

/**
 * The commits whose relation to ours decides. None in most runs: our commit is its branch's head, and nobody meets us.
 *
 * @param asked - See `overtaken`. Leave it out before the push.
 */
export function commitsToCompare(
  asking: Asking,
  records: readonly RunRecord[],
  now: Omit<GitHubNow, "relations">,
  asked: readonly RunRecord[] | null = null,
): readonly string[] {
  const { record: own } = asking;
  const others = records.filter(({ id }) => id !== own.id);
  const meeting = others.filter((other) => asked !== null && hasMet(other, own, asked));
  const decisive = asked === null && isOrdered(own, now) ? deciding(own, others, now.time) : [];
  const heads = asked === null && !own.isChosen ? Object.values(now.refs).filter((head) => head !== null) : [];
  const sharer =
    asked === null
      ? null
      : newestOf(
          others.filter((other) => !isPeer(other, own)),
          now.time,
        );
  const commits = [...heads, ...[...meeting, ...decisive, ...(sharer === null ? [] : [sharer])].map(placeOf)];
  return [...new Set(commits)].filter((commit) => commit !== "" && commit !== placeOf(own));
}

/**
 * Whether this run is no longer wanted. Ask before the CLI starts if the claim replaces a Convex deployment (`recreates`),
 * and before the push, in both cases after `begun` was written. What GitHub does not tell lets the run go on.
 *
 * @param records - Those of the slot, ours among them.
 */
export function superseded(asking: Asking, records: readonly RunRecord[], now: GitHubNow): Answer {
  const { record: own } = asking;
  const others = records.filter(({ id }) => id !== own.id);
  if (own.isChosen) return goesOn();
  if (own.event === "merge_group") return inMergeQueue(asking, now);
  switch (own.origin.kind) {
    case "pull-request":
      return inPullRequest(asking, own.origin.number, now);
    case "branch":
      return onBranch(own, own.origin.name, others, now);
    case "tag":
      return byPerson(own, others, now) ?? atTag(own, others, now);
    case "unknown":
      return goesOn();
  }
}

/**
 * Whether another push has met ours, so that an older commit is live now, or may be. Ask after `pushed` was written: of
 * two runs whose pushes overlap, at least one then reads of the other. An answer is a failure of the step, `overtaken`.
 *
 * @param records - Those of the slot as they are after our push.
 * @param asked - The slot's records as they were read when `superseded` was asked before the push.
 */
export function overtaken(
  asking: Asking,
  records: readonly RunRecord[],
  now: GitHubNow,
  asked: readonly RunRecord[],
): Overtaking | null {
  const own = asking.record;
  const from = pushSpan(own)?.from ?? 0;
  const met = records.filter(
    (other) => other.id !== own.id && isPeer(other, own) && isDeployed(other) && hasMet(other, own, asked),
  );
  const newer = met.find((other) => isNewer(other, asking, now));
  if (newer !== undefined) return { by: newer, isCertain: (pushSpan(newer)?.to ?? from) < from, isOurs: true };
  const older = met.find((other) => (pushSpan(other)?.to ?? 0) >= from && isOlder(other, asking, now));
  return older === undefined ? null : { by: older, isCertain: false, isOurs: false };
}

/**
 * The other folders and workflows that push what our run pushes to the same slot, and so overwrite it: for a warning that
 * names them. They never supersede each other, since each may build another site.
 */
export function sharing(own: RunRecord, records: readonly RunRecord[], now: GitHubNow): readonly Sharing[] {
  const found = new Map<string, Sharing>();
  for (const other of records) {
    if (other.id === own.id || isPeer(other, own) || !(isDeployed(other) || isDeploying(other, now.time))) continue;
    const newer = now.relations[placeOf(other)] === "ahead";
    if (!newer && placeOf(other) !== placeOf(own)) continue;
    const { workflow, workingDirectory } = other;
    const key = JSON.stringify([workflow, workingDirectory]);
    found.set(key, { workflow, workingDirectory, isNewer: newer || found.get(key)?.isNewer === true });
  }
  return [...found.values()];
}

function inMergeQueue({ record, branch }: Asking, { refs }: GitHubNow): Answer {
  const head = branch === null ? undefined : refs[headRef(branch)];
  if (head === undefined || head === placeOf(record)) return goesOn();
  const what = head === null ? "is gone" : "has moved on";
  return { kind: "superseded", reason: `the merge queue's branch ${what}`, over: null, by: null };
}

function inPullRequest({ record, mergedHead }: Asking, number: number, { pullRequest }: GitHubNow): Answer {
  if (pullRequest === null) return goesOn(unreadable(record, `pull request #${number}`));
  const { isOpen, headSha } = pullRequest;
  if (!isOpen)
    return { kind: "superseded", reason: `pull request #${number} is closed`, over: "pull-request", by: null };
  if (placeOf(record) === "" || isHead(headSha, record, mergedHead)) return goesOn();
  const reason = `pull request #${number} has moved on to ${headSha.slice(0, 7)}`;
  return { kind: "superseded", reason, over: null, by: null };
}

function onBranch(own: RunRecord, name: string, others: readonly RunRecord[], now: GitHubNow): Answer {
  const head = now.refs[headRef(name)];
  const isTag = head === null && typeof now.refs[tagRef(name)] === "string";
  const chosen = byPerson(own, others, now);
  if (chosen !== null) return chosen;
  if (isTag) return atTag(own, others, now);
  if (head === null && isPreview(own))
    return { kind: "superseded", reason: `the branch \`${name}\` was deleted`, over: "branch", by: null };
  if (head === placeOf(own)) return goesOn();
  const relation = head == null ? undefined : now.relations[head];
  if (relation === "behind" || relation === "diverged") {
    const reason = `the branch \`${name}\` no longer contains commit ${placeOf(own).slice(0, 7)}`;
    return { kind: "superseded", reason, over: null, by: null };
  }
  const isUnknown = head !== null && relation === undefined;
  return byRecords(own, others, now, isUnknown ? unreadable(own, `the branch \`${name}\``) : []);
}

function atTag(own: RunRecord, others: readonly RunRecord[], now: GitHubNow): Answer {
  const newest = newestOf(
    others.filter((other) => isPeer(other, own)),
    now.time,
  );
  const isApart = newest !== null && now.relations[placeOf(newest)] === "diverged";
  const notice = `What was deployed before, ${short(newest)}, is not part of the history of ${placeOf(own).slice(0, 7)}.`;
  const answer = byRecords(own, others, now, isApart ? [notice] : []);
  return answer.kind === "superseded" && answer.by !== newest ? goesOn() : answer;
}

/** A person's own run goes first if it was begun after this attempt. */
function byPerson(own: RunRecord, others: readonly RunRecord[], { time }: GitHubNow): Answer | null {
  const by = newestOf(
    others.filter((other) => isChosenLater(other, own) && isPeer(other, own) && placeOf(other) !== placeOf(own)),
    time,
  );
  if (by === null) return null;
  return {
    kind: "superseded",
    reason: `run ${by.runId}, which somebody started by hand, has deployed since`,
    over: null,
    by,
  };
}

function byRecords(own: RunRecord, others: readonly RunRecord[], now: GitHubNow, notices: readonly string[]): Answer {
  const isAhead = (other: RunRecord) => now.relations[placeOf(other)] === "ahead";
  const candidates = deciding(own, others, now.time);
  const by = candidates.find((other) => !isStopped(other, now.time) && isAhead(other));
  if (by !== undefined)
    return { kind: "superseded", reason: `run ${by.runId} has deployed the newer commit ${short(by)}`, over: null, by };
  const stopped = candidates.find((other) => isStopped(other, now.time) && isAhead(other));
  if (stopped === undefined) return goesOn(notices);
  return goesOn([
    ...notices,
    `Run ${stopped.runId}, which was stopped in its push, may have deployed the newer commit ${short(stopped)}. It is replaced by ${placeOf(own).slice(0, 7)}.`,
  ]);
}

/** The records whose commits are compared with ours: the newest of the slot, of our origin, and of what may be live. */
function deciding(own: RunRecord, others: readonly RunRecord[], time: number): readonly RunRecord[] {
  const peers = others.filter((other) => isPeer(other, own));
  const ofOrigin = peers.filter(({ origin }) => originKey(origin) === originKey(own.origin));
  const foreign = others.filter((other) => !isPeer(other, own));
  const stopped = peers.findLast((other) => isStopped(other, time));
  return [newestOf(peers, time), newestOf(ofOrigin, time), stopped ?? null, newestOf(foreign, time)].filter(
    (record) => record !== null,
  );
}

/** The one that pushed last, or is pushing. */
function newestOf(records: readonly RunRecord[], time: number): RunRecord | null {
  const rank = (record: RunRecord) => {
    const { from, to } = pushSpan(record) ?? { from: 0, to: 0 };
    return Number.isFinite(to) ? to : from;
  };
  return records
    .filter((record) => isDeployed(record) || isDeploying(record, time))
    .reduce<RunRecord | null>((best, one) => (best === null || rank(one) > rank(best) ? one : best), null);
}

/** Whether records decide about this run. Where our commit is the branch's head nothing can be newer. */
function isOrdered({ isChosen, origin, event, commit, baseCommit }: RunRecord, { refs }: Pick<GitHubNow, "refs">) {
  if (isChosen || event === "merge_group") return false;
  if (origin.kind === "tag") return true;
  return origin.kind === "branch" && refs[headRef(origin.name)] !== (baseCommit ?? commit);
}

/**
 * Whether runs of the two can supersede each other. Two folders are two apps, and two workflows of one branch may build two
 * sites; a release, though, or a person's own run, is about the same thing as the branch's workflow.
 */
function isPeer(one: RunRecord, other: RunRecord): boolean {
  const isSameWork = one.workflow === other.workflow || originKey(one.origin) !== originKey(other.origin);
  return one.workingDirectory === other.workingDirectory && (isSameWork || one.isChosen || other.isChosen);
}

/** Whether the other pushed since we asked, or while we did. */
function hasMet(other: RunRecord, own: RunRecord, asked: readonly RunRecord[]): boolean {
  const [span, ours] = [pushSpan(other), pushSpan(own)];
  if (span === null) return false;
  const wasDeployed = asked.some((record) => record.id === other.id && isDeployed(record));
  return !wasDeployed || (ours !== null && span.to >= ours.from);
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

function isDeploying(record: RunRecord, time: number): boolean {
  return !isDeployed(record) && pushSpan(record) !== null && isAtWork(record, time);
}

/** Failed, cancelled or lost in its push: it supersedes nobody, but may be live. */
function isStopped(record: RunRecord, time: number): boolean {
  if (isDeployed(record) || isDeploying(record, time) || pushSpan(record) === null) return false;
  const end = endOf(record);
  return end === undefined || (end.kind === "ended" && end.mayBeLive);
}

/** Where the run stands in the repository's history: GitHub knows no commit that a job made. */
function placeOf({ baseCommit, commit }: RunRecord): string {
  return baseCommit ?? commit;
}

function isPreview({ slot }: RunRecord): boolean {
  return slot.startsWith("preview:") || slot.startsWith("preview-deployment:");
}

function unreadable(record: RunRecord, what: string): readonly string[] {
  if (isPreview(record)) return [];
  return [`GitHub did not tell where ${what} stands now, so this deploy may replace a newer one.`];
}

function goesOn(notices: readonly string[] = []): Answer {
  return { kind: "goes-on", notices };
}

function short(record: RunRecord | null): string {
  return record === null ? "" : placeOf(record).slice(0, 7);
}

function headRef(branch: string): string {
  return `refs/heads/${branch}`;
}

function tagRef(tag: string): string {
  return `refs/tags/${tag}`;
}

const NOTHING: NeededFacts = { pullRequest: null, refs: [] };
