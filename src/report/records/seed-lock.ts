/** A lock in the records of runs, so that only one of several runs seeds a Convex deployment. */

import { githubNow } from "../../github/clock.ts";
import type { PublicOutcome } from "../../outcome/public-outcome.ts";
import { endOf, lastStep, mergeRecords, type RunRecord, type SeedStep } from "../../records/record.ts";
import { digestBefore, SEED_STEPS, type SeedClaim, type SeedTask, seedClaim } from "../../records/seed.ts";
import { recordedName } from "../../records/status-descriptions.ts";
import { type Evidence, mayBeUnread } from "../../records/verdict.ts";
import type { CommentEntry } from "../comment/comment-row.ts";
import type { CommentSync } from "../comment/comment-sync.ts";
import { CHANNEL_FAILED, type ReportChannels } from "../delivery/report-channels.ts";
import type { OwnRecord } from "./own-record.ts";
import type { SlotRecords } from "./slot-records.ts";

/** `unrecorded` if nothing can be written, so that a later run would not know that this one seeded. */
export type SeedLockResult = SeedClaim | { readonly kind: "unrecorded" };

export interface SeedStores {
  readonly own: OwnRecord;
  readonly comment: CommentSync | null;
  /** All records that were read or written by now. */
  readonly known: () => readonly RunRecord[];
  /** Reads records that this run did not: of GitHub Deployments or comments that are not wanted, or of other accounts. */
  readonly readOthers: () => Promise<Pick<Evidence, "records" | "unreadUntil">>;
  /** This run's entry in the comment while it is in progress. */
  readonly entry: () => CommentEntry;
}

function stepOf<Kind extends string>(kind: Kind, task: SeedTask, deployment: string, item: number): SeedStep<Kind> {
  return { kind, deployment, item, ...digestBefore(task, item) };
}

export class SeedLock {
  readonly #slots: SlotRecords;
  readonly #channels: ReportChannels;
  readonly #stores: SeedStores;

  constructor(slots: SlotRecords, channels: ReportChannels, stores: SeedStores) {
    this.#slots = slots;
    this.#channels = channels;
    this.#stores = stores;
  }

  /** Claims the work for this run, in the records that all runs read, before any of it is done. */
  async acquire(task: SeedTask, { deployment, preview }: PublicOutcome): Promise<SeedLockResult> {
    const { own, comment, known } = this.#stores;
    if (deployment.name === null) return { kind: "unrecorded" };
    const name = recordedName(deployment.name);
    let others: readonly RunRecord[] = [];
    const claim = (records: readonly RunRecord[]) =>
      seedClaim(task, own.record.id, name, mergeRecords(records, others), githubNow());
    // Usually the records that were read anyway show that it is done.
    if (claim(known()).kind === "done") return { kind: "done" };
    if (preview?.created !== true && (own.id !== null || comment !== null)) {
      const read = await this.#channels.attempt("all", this.#stores.readOthers);
      if (read === CHANNEL_FAILED) return { kind: "unrecorded" };
      others = read.records;
      // The run that seeded it may be in a comment that was not read.
      if (mayBeUnread(name, { ...read, records: mergeRecords(known(), others) })) return { kind: "unrecorded" };
    }
    if (own.id !== null) return this.#attempt("github-deployment", () => this.#claimInDeployment(task, name, claim));
    if (comment !== null && !this.#channels.isForbidden("comment"))
      return this.#attempt("comment", () => this.#claimInComment(task, name, comment, claim));
    // No run can record anything here. But only the run that created the Convex deployment seeds, so it happens once.
    return preview?.created === true ? { kind: "claimed", from: 1, isResumed: false } : { kind: "unrecorded" };
  }

  /** Records that the run starts another item. Call it before: if the run ends during the item, its result is unknown. */
  async proceed(task: SeedTask, item: number, { deployment }: PublicOutcome): Promise<void> {
    const { own, comment, known, entry } = this.#stores;
    if (deployment.name === null) return;
    const step = stepOf(SEED_STEPS[task.kind].begun, task, recordedName(deployment.name), item);
    if (own.id !== null) {
      await this.#channels.attempt("github-deployment", () => own.write(step, known()));
      return;
    }
    own.keep(step, known());
    if (comment !== null && !this.#channels.isForbidden("comment"))
      await this.#channels.attempt("comment", () => comment.writeEnd([entry()]));
  }

  /** Records that an item failed, so that the next run continues with it. */
  async fail(task: SeedTask, item: number, { deployment }: PublicOutcome): Promise<void> {
    const { own, known } = this.#stores;
    if (deployment.name === null) return;
    const step = stepOf(SEED_STEPS[task.kind].failed, task, recordedName(deployment.name), item);
    await this.#channels.attempt("github-deployment", () => own.write(step, known()));
  }

  async #attempt(channel: "comment" | "github-deployment", claim: () => Promise<SeedClaim>): Promise<SeedLockResult> {
    const result = await this.#channels.attempt(channel, claim);
    return result === CHANNEL_FAILED ? { kind: "unrecorded" } : result;
  }

  async #claimInDeployment(
    task: SeedTask,
    deployment: string,
    claim: (records: readonly RunRecord[]) => SeedClaim,
  ): Promise<SeedClaim> {
    const { own, known } = this.#stores;
    const first = claim(await this.#readAll(task));
    if (first.kind !== "claimed") return first;
    await own.write(stepOf(SEED_STEPS[task.kind].begun, task, deployment, first.from), known());
    return claim(await this.#readAll(task));
  }

  /** Reads the records with the IDs of their statuses, which show which of two claims GitHub received first. */
  async #readAll({ kind }: SeedTask): Promise<readonly RunRecord[]> {
    const { own, known } = this.#stores;
    const { records } = await this.#slots.readAll(own.record.slot);
    const open = records.filter(
      (record) =>
        lastStep(record, SEED_STEPS[kind].begun) !== undefined &&
        endOf(record) === undefined &&
        record.id !== own.record.id,
    );
    return mergeRecords(known(), records, await this.#slots.withStatusIds(open));
  }

  async #claimInComment(
    task: SeedTask,
    deployment: string,
    comment: CommentSync,
    claim: (records: readonly RunRecord[]) => SeedClaim,
  ): Promise<SeedClaim> {
    const { own, known, entry } = this.#stores;
    await comment.fetch();
    const first = claim(known());
    if (first.kind !== "claimed") return first;
    own.keep(stepOf(SEED_STEPS[task.kind].begun, task, deployment, first.from), known());
    await comment.writeEnd([entry()]);
    return claim(known());
  }
}
