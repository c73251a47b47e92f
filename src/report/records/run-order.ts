/** Asks GitHub whether a run is still wanted before its push, and whom it met after it. */

import type { RepositoryView } from "../../github/repository-view.ts";
import {
  type Asking,
  commitsToCompare,
  endedAsOursBegan,
  type GitHubNow,
  isAlone,
  isOrdered,
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

/** What this run is, as the records tell it. */
export interface RunIdentity extends Pick<Asking, "branch"> {
  /** Whether the run is about the head of its pull request: not where somebody only gave the number. */
  readonly isOfHead: boolean;
  readonly record: () => RunRecord;
  /** What the comment and earlier readings tell of other runs. */
  readonly known: () => readonly RunRecord[];
}

export interface Meeting {
  readonly overtaking: Overtaking | null;
  readonly sharing: readonly Sharing[];
}

export class RunOrder {
  readonly #slots: SlotRecords;
  readonly #run: RunIdentity;
  /** The slot's records as they were when this run asked whether it may push. */
  #asked: readonly RunRecord[] = [];

  constructor(slots: SlotRecords, run: RunIdentity) {
    this.#slots = slots;
    this.#run = run;
  }

  #asking(pullRequest: RepositoryView["pullRequest"]): Asking {
    const { record, branch, isOfHead } = this.#run;
    return { record: record(), branch, mergedHead: isOfHead ? null : (pullRequest?.headSha ?? null) };
  }

  /** The pull request and the refs that `superseded` depends on. */
  get needed(): ReturnType<typeof neededFacts> {
    return neededFacts(this.#asking(null));
  }

  /** Whether no other run of the slot is under way, as far as is known. */
  get isAlone(): boolean {
    return isAlone(this.#run.record(), this.#known(), Date.now());
  }

  /**
   * Whether this run is still wanted.
   *
   * @param look - Asks GitHub what `needed` names. What throws counts as not told.
   */
  async isSuperseded(
    look: () => Promise<Pick<RepositoryView, "pullRequest" | "refs">>,
  ): Promise<ReturnType<typeof superseded>> {
    const view = await look().catch(() => null);
    const asking = this.#asking(view?.pullRequest ?? null);
    const now = { time: Date.now(), pullRequest: view?.pullRequest ?? null, refs: view?.refs ?? {} };
    const records = isOrdered(asking.record, now) ? await this.#readSlot().catch(() => this.#known()) : this.#known();
    this.#asked = records;
    const relations = await this.#relations(asking, records, now, null).catch(() => ({}));
    return superseded(asking, records, { ...now, relations });
  }

  /**
   * Whom this run's push has met.
   *
   * @param view - Read after the end of the push was written, or beside that where this run `isAlone`.
   * @throws What Octokit throws.
   */
  async meet(view: Pick<RepositoryView, "pullRequest" | "refs">): Promise<Meeting> {
    const asking = this.#asking(view.pullRequest);
    const known = this.#known();
    // Without the ids, the two count as having overlapped.
    const tied = await this.#slots.withStatusIds(endedAsOursBegan(asking.record, known)).catch(() => []);
    const records = mergeRecords(known, tied);
    const now = { time: Date.now(), pullRequest: view.pullRequest, refs: view.refs };
    const relations = await this.#relations(asking, records, now, this.#asked);
    const facts: GitHubNow = { ...now, relations };
    return {
      overtaking: overtaken(asking, records, facts, this.#asked),
      sharing: sharing(asking.record, records, facts),
    };
  }

  async #readSlot(): Promise<readonly RunRecord[]> {
    const { records } = await this.#slots.readAll(this.#run.record().slot);
    return this.#ofSlot(mergeRecords(this.#run.known(), records, [this.#run.record()]));
  }

  #known(): readonly RunRecord[] {
    return this.#ofSlot(mergeRecords(this.#run.known(), [this.#run.record()]));
  }

  #ofSlot(records: readonly RunRecord[]): readonly RunRecord[] {
    return recordsOfSlot(this.#run.record().slot, null, records);
  }

  async #relations(
    asking: Asking,
    records: readonly RunRecord[],
    now: Omit<GitHubNow, "relations">,
    asked: readonly RunRecord[] | null,
  ): Promise<GitHubNow["relations"]> {
    const commits = commitsToCompare(asking, records, now, asked);
    const { baseCommit, commit } = asking.record;
    return commits.length === 0 ? {} : this.#slots.compare(baseCommit ?? commit, commits);
  }
}
