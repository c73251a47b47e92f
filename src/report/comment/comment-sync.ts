/** Keeps the one comment of a pull request right, while other jobs write it too. */

import type { ViewerComment } from "../../github/comment-node.ts";
import type { PullRequestComments } from "../../github/pull-request-comments.ts";
import type { CommentPage, PullRequestView } from "../../github/repository-view.ts";
import type { Redactors } from "../../key/redactor.ts";
import { isInProgress } from "../../records/record.ts";
import { type CommentEntry, isTrouble, redactRow } from "./comment-row.ts";
import { decodeState, mergeEntries } from "./comment-state.ts";

/** How often a comment that others keep writing is written again. */
const MAX_WRITES = 12;
/** Bounds, in milliseconds, of the pause between a write and its check. */
const MIN_PAUSE = 250;
const MAX_PAUSE = 3_000;
/** The same where no other app's run is under way: only one that begins just now could be in between. */
const MIN_QUIET_PAUSE = 100;
/** For how long, in milliseconds, a reading may be written upon: less than what others wait before they check their write. */
const FRESH_FOR = 100;
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
  readonly render: (entries: readonly CommentEntry[]) => string;
  /** Run over every text of every row before it becomes part of the comment. */
  readonly redaction: Redactors;
  /** Whether a comment is created only once something went wrong. One that exists is kept up to date in any case. */
  readonly onlyAfterFailure: boolean;
  /** Aborted when the deploy is done: nobody should wait for a head start then. */
  readonly skipDelays: AbortSignal;
}

/** Opens our comment on a pull request, to be read. @param skipDelays - See `CommentSettings`. */
export type OpenComment = (pullRequestNumber: number, skipDelays: AbortSignal) => Promise<CommentSync>;

/** All methods throw what Octokit throws; see `describeRequestError`. */
export class CommentSync {
  readonly #settings: CommentSettings;
  /** All that was ever read or written: what another job's write took away is put back by whoever has seen it. */
  #entries: readonly CommentEntry[] = [];
  #comment: ViewerComment | null = null;
  /** Where the comment was found last. */
  #page: CommentPage | null = null;
  /** When the comment was read, if it was not written since. */
  #readAt = Number.NEGATIVE_INFINITY;
  /** Our comments beside the oldest, when all were last listed. */
  #duplicates: readonly ViewerComment[] = [];
  /** Created by this run, so that this run removes them where another was first. */
  readonly #created = new Set<number>();
  /** The ids of the records that this run has written. */
  readonly #own = new Set<string>();

  constructor(settings: CommentSettings) {
    this.#settings = settings;
  }

  /** Of the pull request. */
  get number(): number {
    return this.#settings.comments.number;
  }

  /** Everything that is known. */
  get entries(): readonly CommentEntry[] {
    return this.#entries;
  }

  /** Reads pull request and comment in one go. */
  async fetch(): Promise<PullRequestView> {
    const view = await this.#settings.comments.fetchSnapshot();
    this.take(view);
    return view;
  }

  /**
   * The page of the pull request's comments that tells all that is to be known; `null`: all pages do. Only whoever created a
   * comment has to look for others that were created at the same time.
   */
  get page(): CommentPage | null {
    return this.#comment === null || this.#created.size > 0 ? null : this.#page;
  }

  /** Takes over what somebody else has read. */
  take({ viewerComments, pages, isComplete }: Omit<PullRequestView, "isOpen" | "headSha">): void {
    const ours = viewerComments.filter(({ body }) => this.#read(body) !== null);
    // It may be on another page by now.
    if (!isComplete && ours.length === 0) return;
    this.#page = pages.get(ours[0]?.id ?? 0) ?? null;
    this.#readAt = performance.now();
    this.#comment = ours[0] ?? null;
    const elsewhere = isComplete ? [] : this.#duplicates.filter(({ id }) => !pages.has(id));
    this.#duplicates = [...elsewhere, ...ours.slice(1)];
    this.#merge(...ours);
  }

  /**
   * Says that a run has begun. Not checked: the end of this run puts right what goes wrong here. But a row that another run
   * wrote since the comment was read is known to nobody else once that run has ended, so the comment is read again unless
   * that was a moment ago. `fetch` comes before.
   */
  async writeStart(entry: CommentEntry): Promise<string | null> {
    this.#add([entry]);
    if (this.#comment !== null) await this.#rereadUnlessFresh();
    if (!this.#isWanted()) return null;
    if (this.#comment === null) {
      await pause(Math.random() * MAX_HEAD_START, this.#settings.skipDelays);
      await this.fetch();
    }
    await this.#write();
    if (this.#created.size > 0) await this.#reconcileDuplicates();
    return this.#comment?.url ?? null;
  }

  /** Others may have created one at the same time: of several the oldest stays, better now than when the deploy is done. */
  async #reconcileDuplicates(): Promise<void> {
    await pause(this.#verifyDelay(), this.#settings.skipDelays);
    await this.fetch();
    if (this.#duplicates.length === 0) return;
    await this.#write();
    await this.#deleteDuplicates();
  }

  /**
   * Writes entries and checks that they stay: reads, joins, writes, waits, and reads again until all that is known stands
   * in the one comment. Others that write at the same time do the same. GitHub offers no conditional write, so the
   * pause is longer than what lies between a reading and its writing. What was read a moment ago is not read again first.
   *
   * @returns The comment's address; `null` if there is none, and none is wanted.
   */
  async writeEnd(entries: readonly CommentEntry[]): Promise<string | null> {
    this.#add(entries);
    for (let writes = 0; writes < MAX_WRITES; writes++) {
      await this.#rereadUnlessFresh();
      if (!this.#isWanted()) return null;
      if (this.#comment !== null && this.#isUpToDate(this.#comment)) {
        if (!(await this.#deleteDuplicates())) return this.#comment?.url ?? null;
      } else {
        await this.#write();
      }
      await pause(this.#verifyDelay());
    }
    return this.#comment?.url ?? null;
  }

  /** Whether there is a comment, or reason to create one. */
  #isWanted(): boolean {
    if (this.#comment !== null || !this.#settings.onlyAfterFailure) return true;
    return this.#entries.some(({ row }) => row !== null && isTrouble(row));
  }

  async #rereadUnlessFresh(): Promise<void> {
    if (performance.now() - this.#readAt >= FRESH_FOR) await this.#reread();
  }

  async #reread(): Promise<void> {
    if (this.#comment !== null && this.#created.size === 0) {
      this.#comment = await this.#settings.comments.read(this.#comment.id);
      this.#readAt = performance.now();
      if (this.#comment !== null && this.#read(this.#comment.body) !== null) {
        this.#merge(this.#comment);
        return;
      }
    }
    await this.fetch();
  }

  async #write(): Promise<void> {
    this.#readAt = Number.NEGATIVE_INFINITY;
    const isKnown = this.#comment !== null;
    if (await this.#update()) return;
    if (isKnown) {
      // It is gone: folded into an older one, if it was not a person who deleted it.
      await this.fetch();
      if (await this.#update()) return;
    }
    const body = this.#settings.render(this.#entries);
    // What nobody can read would be written again and again.
    if (this.#read(body) === null) throw new Error("The comment cannot be read back.");
    this.#comment = await this.#settings.comments.create(body);
    this.#created.add(this.#comment.id);
  }

  /** @returns Whether there is a comment, in which all that is known stands now. */
  async #update(): Promise<boolean> {
    if (this.#comment === null) return false;
    if (this.#isUpToDate(this.#comment)) return true;
    this.#comment = await this.#settings.comments.update(this.#comment.id, this.#settings.render(this.#entries));
    return this.#comment !== null;
  }

  /**
   * Removes duplicates, whose rows are in the oldest by now. One with this run's row in it is this run's as well: the
   * answer to its creation got lost.
   *
   * @returns Whether one of them was this run's.
   */
  async #deleteDuplicates(): Promise<boolean> {
    const own = this.#duplicates.filter((one) => this.#created.has(one.id) || this.#containsOwnEntry(one));
    const abandoned = this.#duplicates.filter(({ createdAt }) => Date.now() - createdAt > ABANDONED_AFTER);
    for (const { id } of new Set([...own, ...abandoned])) await this.#settings.comments.remove(id);
    this.#duplicates = [];
    if (own.length > 0) this.#readAt = Number.NEGATIVE_INFINITY;
    return own.length > 0;
  }

  #add(entries: readonly CommentEntry[]): void {
    const { redaction } = this.#settings;
    const added = entries.map(({ record, row }) => ({ record, row: row === null ? null : redactRow(row, redaction) }));
    for (const { record } of added) this.#own.add(record.id);
    this.#entries = mergeEntries(this.#entries, added);
  }

  #read(body: string): readonly CommentEntry[] | null {
    return decodeState(body, this.#settings.comments.number);
  }

  #containsOwnEntry({ body }: ViewerComment): boolean {
    return this.#read(body)?.some(({ record }) => this.#own.has(record.id)) ?? false;
  }

  #merge(...comments: readonly ViewerComment[]): void {
    this.#entries = mergeEntries(this.#entries, ...comments.map(({ body }) => this.#read(body) ?? []));
  }

  #isUpToDate({ body }: ViewerComment): boolean {
    const state = this.#read(body);
    const wanted = this.#read(this.#settings.render(this.#entries));
    return state !== null && wanted !== null && JSON.stringify(state) === JSON.stringify(wanted);
  }

  #verifyDelay(): number {
    const shortest = this.#isQuiet() ? MIN_QUIET_PAUSE : MIN_PAUSE;
    return Math.min(MAX_PAUSE, Math.max(shortest, this.#settings.comments.slowestMs)) * (1 + Math.random() * JITTER);
  }

  #isQuiet(): boolean {
    return this.#entries.every(({ record }) => this.#own.has(record.id) || !isInProgress(record, Date.now()));
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
