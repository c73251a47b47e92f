/** Checks with GitHub whether a run may push, and after its push whether it conflicts with pushes of other runs. */

import { githubNow } from "../../github/clock.ts";
import type { RepositoryView } from "../../github/repository-view.ts";
import {
  type CurrentRun,
  commitsToCompare,
  endedAsOwnStarted,
  type GitHubNow,
  isAlone,
  isOrdered,
  lateNotices,
  neededFacts,
  type Overtaking,
  overtaken,
  type Sharing,
  sharing,
  superseded,
} from "../../records/order.ts";
import { mergeRecords, type RunRecord } from "../../records/record.ts";
import { recordsOfSlot } from "../../records/slot.ts";
import type { SlotRecords } from "./slot-records.ts";

/** This run, and what is known of other runs. */
export interface RunIdentity extends Pick<CurrentRun, "branch"> {
  /** Whether the run is for the head of its pull request. False if only the input `pull-request` names that. */
  readonly isOfHead: boolean;
  readonly record: () => RunRecord;
  /** The records in the comment and in the GitHub Deployments that were read so far. */
  readonly known: () => readonly RunRecord[];
}

/** Pushes of other runs to the same Convex deployment that conflict with this run's push. */
export interface PushConflicts {
  readonly overtaking: Overtaking | null;
  readonly sharing: readonly Sharing[];
}

export class RunOrder {
  readonly #slots: SlotRecords;
  readonly #run: RunIdentity;
  /** The slot's records as they were when this run checked whether it may push. */
  #readBefore: readonly RunRecord[] = [];
  /** The run's Convex deployment as in records, or `null` while it is not known. */
  #deployment: string | null = null;

  constructor(slots: SlotRecords, run: RunIdentity) {
    this.#slots = slots;
    this.#run = run;
  }

  #currentRun(pullRequest: RepositoryView["pullRequest"]): CurrentRun {
    const { record, branch, isOfHead } = this.#run;
    return { record: record(), branch, mergedHead: isOfHead ? null : (pullRequest?.headSha ?? null) };
  }

  /** The pull request and the refs that `superseded` depends on. */
  get needed(): ReturnType<typeof neededFacts> {
    return neededFacts(this.#currentRun(null));
  }

  /** Whether no other run of the slot is in progress, as far as is known. */
  get isAlone(): boolean {
    return isAlone(this.#run.record(), this.#known(), githubNow());
  }

  /**
   * Whether this run is superseded.
   *
   * @param fetchView - Reads what `needed` names from GitHub. An error counts as unreadable.
   * @param deployment - The run's Convex deployment as in records, if it is known: its record does not name it yet.
   * @param late - Aborted when the run no longer waits for the result.
   */
  async isSuperseded(
    fetchView: () => Promise<Pick<RepositoryView, "pullRequest" | "refs">>,
    deployment: string | null,
    late: AbortSignal,
  ): Promise<ReturnType<typeof superseded>> {
    this.#deployment = deployment;
    const view = await fetchView().catch(() => null);
    const run = this.#currentRun(view?.pullRequest ?? null);
    const now = { time: githubNow(), pullRequest: view?.pullRequest ?? null, refs: view?.refs ?? {} };
    const records = isOrdered(run.record, now) ? await this.#readSlot().catch(() => this.#known()) : this.#known();
    // By now the run may have pushed, so these records do not show what was deployed before its push.
    if (!late.aborted) this.#readBefore = records;
    const relations = await this.#relations(run, records, now, null).catch(() => ({}));
    return superseded(run, records, { ...now, relations });
  }

  /** What to tell people if GitHub did not respond in time, so that nobody knows whether this run is superseded. */
  get lateNotices(): readonly string[] {
    return lateNotices(this.#run.record());
  }

  /**
   * Finds the pushes of other runs that conflict with this run's push.
   *
   * @param view - Read after the end of the push was written, or at the same time if this run `isAlone`.
   * @throws What Octokit throws.
   */
  async findConflicts(view: Pick<RepositoryView, "pullRequest" | "refs">): Promise<PushConflicts> {
    const run = this.#currentRun(view.pullRequest);
    const known = this.#known();
    // Without the IDs, the two pushes count as overlapping.
    const tied = await this.#slots.withStatusIds(endedAsOwnStarted(run.record, known)).catch(() => []);
    const records = mergeRecords(known, tied);
    const now = { time: githubNow(), pullRequest: view.pullRequest, refs: view.refs };
    const relations = await this.#relations(run, records, now, this.#readBefore);
    const facts: GitHubNow = { ...now, relations };
    return {
      overtaking: overtaken(run, records, facts, this.#readBefore),
      sharing: sharing(run.record, records, facts),
    };
  }

  async #readSlot(): Promise<readonly RunRecord[]> {
    const { records } = await this.#slots.readLatest(this.#run.record().slot);
    return this.#ofSlot(mergeRecords(this.#run.known(), records, [this.#run.record()]));
  }

  #known(): readonly RunRecord[] {
    return this.#ofSlot(mergeRecords(this.#run.known(), [this.#run.record()]));
  }

  #ofSlot(records: readonly RunRecord[]): readonly RunRecord[] {
    return recordsOfSlot(this.#run.record().slot, records, this.#deployment ?? undefined);
  }

  async #relations(
    run: CurrentRun,
    records: readonly RunRecord[],
    now: Omit<GitHubNow, "relations">,
    readBefore: readonly RunRecord[] | null,
  ): Promise<GitHubNow["relations"]> {
    const commits = commitsToCompare(run, records, now, readBefore);
    const { baseCommit, commit } = run.record;
    return commits.length === 0 ? {} : this.#slots.compare(baseCommit ?? commit, commits);
  }
}
