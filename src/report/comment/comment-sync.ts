/** Keeps a pull request's single comment up to date while other jobs write it too. */

import { githubNow } from "../../github/clock.ts";
import type { ViewerComment } from "../../github/comment-node.ts";
import type { PullRequestComments } from "../../github/pull-request-comments.ts";
import type { CommentPage, PullRequestView } from "../../github/repository-view.ts";
import type { Redactors } from "../../key/redactor.ts";
import { isInProgress } from "../../records/record.ts";
import { type CommentEntry, isTrouble, redactRow } from "./comment-row.ts";
import { decodeState, mergeEntries } from "./comment-state.ts";

/** How often the comment is written at most if other jobs keep overwriting it. */
const MAX_WRITES = 12;
/** Bounds, in milliseconds, of the pause between a write and its check. */
const MIN_PAUSE = 250;
const MAX_PAUSE = 3_000;
/** `MIN_PAUSE` if no other run is in progress: only a run that has just started could write in between. */
const MIN_QUIET_PAUSE = 100;
/** How old, in milliseconds, a read state may be when it is written: less than other jobs wait before they check theirs. */
const FRESH_FOR = 100;
/** Fraction by which a pause is lengthened at most, so that two jobs that wrote at the same time do not do so again. */
const JITTER = 0.7;
/**
 * Maximum random delay, in milliseconds, before a comment is created. Jobs of a matrix start together, and one of them should
 * create the comment before the others read it again.
 */
const MAX_CREATE_DELAY = 1_500;
/** A duplicate older than this, in milliseconds, is from a run that ended before it could delete it. */
const ABANDONED_AFTER = 60_000;

export interface CommentSettings {
  readonly comments: Pick<
    PullRequestComments,
    "number" | "fetchSnapshot" | "read" | "create" | "update" | "remove" | "slowestMs"
  >;
  readonly render: (entries: readonly CommentEntry[]) => string;
  /** Applied to every text of every row before it becomes part of the comment. */
  readonly redaction: Redactors;
  /** Whether a comment is created only after a failure. An existing comment is always updated. */
  readonly onlyAfterFailure: boolean;
  /** Aborted when the deploy is done, to skip the delay before a comment is created. */
  readonly skipDelays: AbortSignal;
}

/** Opens the comment of a pull request, without reading it yet. @param skipDelays - See `CommentSettings`. */
export type OpenComment = (pullRequestNumber: number, skipDelays: AbortSignal) => Promise<CommentSync>;

/** All methods throw what Octokit throws; see `describeRequestError`. */
export class CommentSync {
  readonly #settings: CommentSettings;
  /** All entries that were read or written, so that those lost to another job's write can be restored. */
  #entries: readonly CommentEntry[] = [];
  #comment: ViewerComment | null = null;
  /** The page on which the comment was found last. */
  #page: CommentPage | null = null;
  /** When the comment was read, if it was not written since. */
  #readAt = Number.NEGATIVE_INFINITY;
  /** This action's comments apart from the oldest, as last listed. */
  #duplicates: readonly ViewerComment[] = [];
  /** IDs of comments that this run created. It deletes them if another run was first. */
  readonly #created = new Set<number>();
  /** IDs of the records that this run has written. */
  readonly #own = new Set<string>();

  constructor(settings: CommentSettings) {
    this.#settings = settings;
  }

  get number(): number {
    return this.#settings.comments.number;
  }

  get entries(): readonly CommentEntry[] {
    return this.#entries;
  }

  /** Reads the pull request and the comment in one request. */
  async fetch(): Promise<PullRequestView> {
    const view = await this.#settings.comments.fetchSnapshot();
    this.take(view);
    return view;
  }

  /**
   * The only page of the pull request's comments that has to be read, or `null` for all pages. Only a run that has created a
   * comment has to look for others that were created at the same time.
   */
  get page(): CommentPage | null {
    return this.#comment === null || this.#created.size > 0 ? null : this.#page;
  }

  /** Uses a view of the pull request that the caller has read. */
  take({ viewerComments, pages, isComplete }: Omit<PullRequestView, "isOpen" | "headSha">): void {
    const parsable = viewerComments.filter(({ body }) => this.#read(body) !== null);
    // The comment may be on another page now.
    if (!isComplete && parsable.length === 0) return;
    this.#page = pages.get(parsable[0]?.id ?? 0) ?? null;
    this.#readAt = performance.now();
    this.#comment = parsable[0] ?? null;
    const onOtherPages = isComplete ? [] : this.#duplicates.filter(({ id }) => !pages.has(id));
    this.#duplicates = [...onOtherPages, ...parsable.slice(1)];
    this.#merge(...parsable);
  }

  /**
   * Adds the entry of a run that has started. Call `fetch` first. The write is not checked, because the end of this run
   * corrects it. But the comment is read again first, unless that was just done: otherwise, the row of a run that has ended in
   * the meantime would be lost.
   */
  async writeStart(entry: CommentEntry): Promise<string | null> {
    this.#add([entry]);
    if (this.#comment !== null) await this.#rereadUnlessFresh();
    if (!this.#isWanted()) return null;
    if (this.#comment === null) {
      await pause(Math.random() * MAX_CREATE_DELAY, this.#settings.skipDelays);
      await this.fetch();
    }
    await this.#write();
    if (this.#created.size > 0) await this.#reconcileDuplicates();
    return this.#comment?.url ?? null;
  }

  /** If other jobs created a comment at the same time, keeps the oldest one only. */
  async #reconcileDuplicates(): Promise<void> {
    await pause(this.#verifyDelay(), this.#settings.skipDelays);
    await this.fetch();
    if (this.#duplicates.length === 0) return;
    await this.#write();
    await this.#deleteDuplicates();
  }

  /**
   * Writes entries and checks that they stay: reads, merges, writes, waits, and reads again until the comment contains all
   * known entries. Other jobs that write at the same time do the same. GitHub has no conditional writes, so the pause is
   * longer than the time between reading and writing.
   *
   * @returns The comment's URL, or `null` if there is none and none is wanted.
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
      // The comment was deleted: by a job that merged it into an older one, or by a person.
      await this.fetch();
      if (await this.#update()) return;
    }
    const body = this.#settings.render(this.#entries);
    // Without this check, a comment that cannot be parsed would be written again and again.
    if (this.#read(body) === null) throw new Error("The comment cannot be parsed.");
    this.#comment = await this.#settings.comments.create(body);
    this.#created.add(this.#comment.id);
  }

  /** @returns Whether there is a comment. It contains all known entries then. */
  async #update(): Promise<boolean> {
    if (this.#comment === null) return false;
    if (this.#isUpToDate(this.#comment)) return true;
    this.#comment = await this.#settings.comments.update(this.#comment.id, this.#settings.render(this.#entries));
    return this.#comment !== null;
  }

  /**
   * Deletes duplicates whose entries are in the oldest comment now: those that this run created, and abandoned ones. A
   * duplicate with this run's entry is from this run too, even if the response to its creation got lost.
   *
   * @returns Whether this run had created one of them.
   */
  async #deleteDuplicates(): Promise<boolean> {
    const own = this.#duplicates.filter((one) => this.#created.has(one.id) || this.#containsOwnEntry(one));
    const abandoned = this.#duplicates.filter(({ createdAt }) => githubNow() - createdAt > ABANDONED_AFTER);
    for (const { id } of new Set([...own, ...abandoned])) await this.#settings.comments.remove(id);
    this.#duplicates = [];
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
    const { slowestMs } = this.#settings.comments;
    // A run in progress takes two responses, of its read and of its write, before its row is in the comment.
    const shortest = this.#isQuiet() ? Math.max(MIN_QUIET_PAUSE, slowestMs) : Math.max(MIN_PAUSE, 2 * slowestMs);
    return Math.min(MAX_PAUSE, shortest) * (1 + Math.random() * JITTER);
  }

  #isQuiet(): boolean {
    return this.#entries.every(({ record }) => this.#own.has(record.id) || !isInProgress(record, githubNow()));
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
