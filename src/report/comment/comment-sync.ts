/** Keeps the one comment of a pull request right, while other jobs write it too. */

import type { PullRequestComments, PullRequestSnapshot, ViewerComment } from "../../github/pull-request-comments.ts";
import type { Redactors } from "../../key/redactor.ts";
import { type CommentRow, decodeState, isOverwritten, isSameRun, mergeRows, redactRow } from "./comment-state.ts";

/** How often a comment that others keep writing is written again. */
const MAX_WRITES = 12;
/** Bounds, in milliseconds, of the pause between a write and its check. */
const MIN_PAUSE = 250;
const MAX_PAUSE = 3_000;
/** The same where no other app's run is under way: only one that begins just now could be in between. */
const MIN_QUIET_PAUSE = 100;
/** By how much of itself a pause is longer at most, so that two who wrote at the same time do not again. */
const JITTER = 0.7;
/** Jobs of a matrix start together: of those that find no comment, one should create it before the others look again. */
const MAX_HEAD_START = 1_500;
/** A duplicate this old, in milliseconds, belongs to a run that ended before it could remove it. */
const ABANDONED_AFTER = 60_000;

export interface CommentSettings {
  readonly comments: Pick<
    PullRequestComments,
    "number" | "fetchSnapshot" | "read" | "create" | "update" | "remove" | "slowestMs"
  >;
  readonly render: (rows: readonly CommentRow[]) => string;
  /** Run over every text of every row before it becomes part of the comment. */
  readonly redaction: Redactors;
  /** Aborted when the deploy is done: nobody should wait for a head start then. */
  readonly skipDelays: AbortSignal;
}

/** How a row stands after it was written. */
export interface WriteResult {
  readonly url: string | null;
  /** A newer run has written this app's row, which stays. */
  readonly isSuperseded: boolean;
}

/** All methods throw what Octokit throws; see `describeRequestError`. */
export class CommentSync {
  readonly #settings: CommentSettings;
  /** All that was ever read or written: what another job's write took away is put back by whoever has seen it. */
  #rows: readonly CommentRow[] = [];
  #comment: ViewerComment | null = null;
  /** Our comments beside the oldest, when all were last listed. */
  #duplicates: readonly ViewerComment[] = [];
  /** Created by this run, so that this run removes them where another was first. */
  readonly #created = new Set<number>();
  /** This run's row as it was written last. */
  #own: CommentRow | null = null;
  /** Read a moment ago, by `refresh`. */
  #isFresh = false;

  constructor(settings: CommentSettings) {
    this.#settings = settings;
  }

  /** Reads pull request and comment in one go. */
  async fetch(): Promise<PullRequestSnapshot> {
    const view = await this.#settings.comments.fetchSnapshot();
    const ours = view.viewerComments.filter(({ body }) => this.#read(body) !== null);
    this.#comment = ours[0] ?? null;
    this.#duplicates = ours.slice(1);
    this.#merge(...ours);
    return view;
  }

  /** The row of the same app, target and folder, whoever wrote it. */
  currentRow(row: Pick<CommentRow, "key">): CommentRow | undefined {
    return this.#rows.find(({ key }) => key === row.key);
  }

  /**
   * Says that a run has begun. Not checked: the end of this run puts right what goes wrong here. `look` comes before.
   */
  async writeStart(row: CommentRow): Promise<WriteResult> {
    this.#add(row);
    if (this.#comment === null) {
      await pause(Math.random() * MAX_HEAD_START, this.#settings.skipDelays);
      await this.fetch();
    }
    await this.#write();
    if (this.#created.size > 0) await this.#reconcileDuplicates();
    return this.#written(row);
  }

  /** Others may have created one at the same time: of several the oldest stays, better now than when the deploy is done. */
  async #reconcileDuplicates(): Promise<void> {
    await pause(this.#verifyDelay(), this.#settings.skipDelays);
    await this.fetch();
    if (this.#duplicates.length === 0) return;
    await this.#write();
    await this.#deleteDuplicates();
  }

  /** Reads again what others may have written since. */
  async refetch(): Promise<void> {
    await this.#reread();
    this.#isFresh = true;
  }

  /**
   * Writes a row and checks that it stays: reads, joins, writes, waits, and reads again until all that is known stands
   * in the one comment. Others that write at the same time do the same. GitHub offers no conditional write, so the
   * pause is longer than what lies between a reading and its writing.
   */
  async writeEnd(row: CommentRow): Promise<WriteResult> {
    this.#add(row);
    for (let writes = 0; writes < MAX_WRITES; writes++) {
      if (!this.#isFresh) await this.#reread();
      this.#isFresh = false;
      if (this.#comment !== null && this.#isUpToDate(this.#comment)) {
        if (!(await this.#deleteDuplicates())) return this.#written(row);
      } else {
        await this.#write();
      }
      await pause(this.#verifyDelay());
    }
    return this.#written(row);
  }

  /** Only whoever created a comment has to look for others that were created at the same time. */
  async #reread(): Promise<void> {
    if (this.#comment !== null && this.#created.size === 0) {
      this.#comment = await this.#settings.comments.read(this.#comment.id);
      if (this.#comment !== null && this.#read(this.#comment.body) !== null) {
        this.#merge(this.#comment);
        return;
      }
    }
    await this.fetch();
  }

  async #write(): Promise<void> {
    const isKnown = this.#comment !== null;
    if (await this.#update()) return;
    if (isKnown) {
      // It is gone: folded into an older one, if it was not a person who deleted it.
      await this.fetch();
      if (await this.#update()) return;
    }
    this.#comment = await this.#settings.comments.create(this.#settings.render(this.#rows));
    this.#created.add(this.#comment.id);
  }

  /** @returns Whether there is a comment, in which all that is known stands now. */
  async #update(): Promise<boolean> {
    if (this.#comment === null) return false;
    if (this.#isUpToDate(this.#comment)) return true;
    this.#comment = await this.#settings.comments.update(this.#comment.id, this.#settings.render(this.#rows));
    return this.#comment !== null;
  }

  /**
   * Removes duplicates, whose rows are in the oldest by now. One with this run's row in it is this run's as well: the
   * answer to its creation got lost.
   *
   * @returns Whether one of them was this run's.
   */
  async #deleteDuplicates(): Promise<boolean> {
    const own = this.#duplicates.filter((one) => this.#created.has(one.id) || this.#containsOwnRow(one));
    const abandoned = this.#duplicates.filter(({ createdAt }) => Date.now() - createdAt > ABANDONED_AFTER);
    for (const { id } of new Set([...own, ...abandoned])) await this.#settings.comments.remove(id);
    this.#duplicates = [];
    return own.length > 0;
  }

  #add(row: CommentRow): void {
    this.#own = redactRow(row, this.#settings.redaction);
    this.#rows = mergeRows(this.#rows, [this.#own]);
  }

  #read(body: string): readonly CommentRow[] | null {
    return decodeState(body, this.#settings.comments.number);
  }

  #containsOwnRow({ body }: ViewerComment): boolean {
    const own = this.#own;
    const isOwn = (row: CommentRow) => own !== null && row.key === own.key && isSameRun(row, own);
    return this.#read(body)?.some(isOwn) ?? false;
  }

  #merge(...comments: readonly ViewerComment[]): void {
    this.#rows = mergeRows(this.#rows, ...comments.map(({ body }) => this.#read(body) ?? []));
  }

  #isUpToDate({ body }: ViewerComment): boolean {
    const state = this.#read(body);
    const wanted = this.#read(this.#settings.render(this.#rows));
    return state !== null && wanted !== null && JSON.stringify(state) === JSON.stringify(wanted);
  }

  #written(row: CommentRow): WriteResult {
    return { url: this.#comment?.url ?? null, isSuperseded: isOverwritten(row, this.currentRow(row)) };
  }

  #verifyDelay(): number {
    const shortest = this.#isQuiet() ? MIN_QUIET_PAUSE : MIN_PAUSE;
    return Math.min(MAX_PAUSE, Math.max(shortest, this.#settings.comments.slowestMs)) * (1 + Math.random() * JITTER);
  }

  #isQuiet(): boolean {
    return this.#rows.every(({ status, key }) => status !== "deploying" || key === this.#own?.key);
  }
}

/** @param skipDelays - Ends it early. */
function pause(ms: number, skipDelays?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (skipDelays?.aborted) {
      resolve();
      return;
    }
    const done = () => {
      clearTimeout(timer);
      resolve();
    };
    const timer = setTimeout(done, ms);
    skipDelays?.addEventListener("abort", done, { once: true });
  });
}
