/** Which of several runs seeds a Convex deployment: what they tell each other in their records. */

import type { PublicOutcome } from "../../outcome/public-outcome.ts";
import { endOf, lastStep, mergeRecords, type RunRecord } from "../../records/record.ts";
import { type SeedClaim, type SeedKind, seedClaim } from "../../records/seed.ts";
import { recordedName } from "../../records/status-descriptions.ts";
import type { CommentEntry } from "../comment/comment-row.ts";
import type { CommentSync } from "../comment/comment-sync.ts";
import { CHANNEL_FAILED, type ReportChannels } from "../delivery/report-channels.ts";
import type { OwnRecord } from "./own-record.ts";
import type { SlotRecords } from "./slot-records.ts";

/** `unrecorded`: nothing can be written, so that no later run would know of it. */
export type SeedAnswer = SeedClaim | { readonly kind: "unrecorded" };

export interface SeedPlaces {
  readonly own: OwnRecord;
  readonly comment: CommentSync | null;
  /** All that was read or written by now. */
  readonly known: () => readonly RunRecord[];
  /** This run's entry in the comment while it is under way. */
  readonly entry: () => CommentEntry;
}

const STEPS = { import: "importing", seed: "seeding" } as const;
const FAILED_STEPS = { import: "import-failed", seed: "seed-failed" } as const;

export class SeedLock {
  readonly #slots: SlotRecords;
  readonly #channels: ReportChannels;
  readonly #places: SeedPlaces;

  constructor(slots: SlotRecords, channels: ReportChannels, places: SeedPlaces) {
    this.#slots = slots;
    this.#channels = channels;
    this.#places = places;
  }

  /** Whether it is for this run to seed. It says so where all runs look, before it is done. */
  async acquire(kind: SeedKind, { deployment, preview }: PublicOutcome): Promise<SeedAnswer> {
    const { own, comment, known } = this.#places;
    if (deployment.name === null) return { kind: "unrecorded" };
    const name = recordedName(deployment.name);
    const claim = (records: readonly RunRecord[]) => seedClaim(kind, own.record.id, name, records, Date.now());
    // Most runs find it done, by what they have read anyway.
    if (claim(known()).kind === "done") return { kind: "done" };
    if (own.id !== null) return this.#attempt("github-deployment", () => this.#claimInDeployment(kind, name, claim));
    if (comment !== null && !this.#channels.isForbidden("comment"))
      return this.#attempt("comment", () => this.#claimInComment(kind, name, comment, claim));
    // No run may write anything here. This one has created the Convex deployment, which later runs will see.
    return preview?.created === true ? { kind: "claimed", from: 1, isResumed: false } : { kind: "unrecorded" };
  }

  /** Says that the run goes on with a further item, before it does: if it ends here, nobody knows how that item went. */
  async proceed(kind: SeedKind, item: number, { deployment }: PublicOutcome): Promise<void> {
    const { own, comment, known, entry } = this.#places;
    if (deployment.name === null) return;
    const step = { kind: STEPS[kind], deployment: recordedName(deployment.name), item };
    if (own.id !== null) {
      await this.#channels.attempt("github-deployment", () => own.write(step, known()));
      return;
    }
    own.keep(step, known());
    if (comment !== null && !this.#channels.isForbidden("comment"))
      await this.#channels.attempt("comment", () => comment.writeEnd([entry()]));
  }

  /** Says that an item failed, so that the next run goes on with it. */
  async fail(kind: SeedKind, item: number, { deployment }: PublicOutcome): Promise<void> {
    const { own, known } = this.#places;
    if (deployment.name === null) return;
    const step = { kind: FAILED_STEPS[kind], deployment: recordedName(deployment.name), item };
    await this.#channels.attempt("github-deployment", () => own.write(step, known()));
  }

  async #attempt(channel: "comment" | "github-deployment", claim: () => Promise<SeedClaim>): Promise<SeedAnswer> {
    const answer = await this.#channels.attempt(channel, claim);
    return answer === CHANNEL_FAILED ? { kind: "unrecorded" } : answer;
  }

  async #claimInDeployment(
    kind: SeedKind,
    deployment: string,
    claim: (records: readonly RunRecord[]) => SeedClaim,
  ): Promise<SeedClaim> {
    const { own, known } = this.#places;
    const first = claim(await this.#readAll(kind));
    if (first.kind !== "claimed") return first;
    await own.write({ kind: STEPS[kind], deployment, item: first.from }, known());
    return claim(await this.#readAll(kind));
  }

  /** With the ids that tell which of two claims GitHub had first. */
  async #readAll(kind: SeedKind): Promise<readonly RunRecord[]> {
    const { own, known } = this.#places;
    const { records } = await this.#slots.readAll(own.record.slot);
    const open = records.filter(
      (record) =>
        lastStep(record, STEPS[kind]) !== undefined && endOf(record) === undefined && record.id !== own.record.id,
    );
    return mergeRecords(known(), records, await this.#slots.withStatusIds(open));
  }

  async #claimInComment(
    kind: SeedKind,
    deployment: string,
    comment: CommentSync,
    claim: (records: readonly RunRecord[]) => SeedClaim,
  ): Promise<SeedClaim> {
    const { own, known, entry } = this.#places;
    await comment.fetch();
    const first = claim(known());
    if (first.kind !== "claimed") return first;
    own.keep({ kind: STEPS[kind], deployment, item: first.from }, known());
    await comment.writeEnd([entry()]);
    return claim(known());
  }
}
