/** Reports a run to GitHub: at its start, before and after its push, and at its end. */

import { githubNow } from "../github/clock.ts";
import type { RepositoryView } from "../github/repository-view.ts";
import { CANCELLED_REPORT_TIMEOUT_MS, LOOKUP_TIMEOUT_MS, REPORT_TIMEOUT_MS } from "../github/timeouts.ts";
import type { Outcome } from "../outcome/outcome.ts";
import { causeText, type PublicOutcome, toPublicOutcome } from "../outcome/public-outcome.ts";
import type { Superseded } from "../plan/superseded.ts";
import { liveIn } from "../records/live.ts";
import {
  endedAsLost,
  isDeployed,
  lastStep,
  lostRecords,
  mergeRecords,
  nextMoment,
  ownEndOf,
  type RecordHead,
  type RunRecord,
} from "../records/record.ts";
import { recordsOfSlot } from "../records/slot.ts";
import { recordedName, type StatusStep } from "../records/status-descriptions.ts";
import type { Log } from "../runner/log.ts";
import { runUrlOf } from "../trigger/run-url.ts";
import type { Trigger } from "../trigger/trigger.ts";
import { type CommentEntry, isRowStatus, type RowStatus, toRow } from "./comment/comment-row.ts";
import type { CommentSync, OpenComment } from "./comment/comment-sync.ts";
import { CHANNEL_FAILED, type ReportChannels } from "./delivery/report-channels.ts";
import { buildReportWarnings, type Channel, type ReadOnlyRun } from "./delivery/report-warnings.ts";
import { claimStep, endStep, isPushed } from "./records/end-step.ts";
import { LOST, type OwnRecord, REPLACED } from "./records/own-record.ts";
import type { PreviewEvidenceReader } from "./records/preview-evidence.ts";
import { recordHead } from "./records/record-head.ts";
import { type PushConflicts, type RunIdentity, RunOrder } from "./records/run-order.ts";
import { SeedLock } from "./records/seed-lock.ts";
import type { RecordsInView, SlotRecords } from "./records/slot-records.ts";
import type { TargetPullRequest } from "./target-pull-request.ts";

/** The largest limit of `timeout-minutes`, in milliseconds: how long ago a run with a limit may have started that still pushes. */
const DAY_MS = 24 * 60 * 60_000;

/** What a `Reporter` is created with. */
export interface ReporterParts {
  readonly trigger: Trigger;
  readonly log: Log;
  readonly channels: ReportChannels;
  readonly targetPullRequest: TargetPullRequest;
  /** `null` if comments are not wanted. */
  readonly openComment: OpenComment | null;
  /** `null` if nothing is reported to GitHub: on a dry run, or without a token. */
  readonly slots: SlotRecords | null;
  /** `null` under the same conditions as `slots`. */
  readonly createRecord: ((head: RecordHead) => OwnRecord) | null;
  /** Reads the records of a slot wherever they are. `null` in the same cases. */
  readonly evidence: Pick<PreviewEvidenceReader, "readReadable"> | null;
  /** Whether the record is kept in a GitHub Deployment. */
  readonly withDeployment: boolean;
  /** Whether every run writes the comment. Otherwise the comment lacks runs, and no claim may depend on it. */
  readonly commentsAlways: boolean;
}

/** The record of a run, as far as it is known before the run starts. */
export interface RunToReport extends Pick<RunIdentity, "isOfHead"> {
  /** Redacted. */
  readonly head: RecordHead;
}

export class Reporter {
  readonly #parts: ReporterParts;
  readonly #channels: ReportChannels;
  readonly #log: Log;
  /** Aborted when the end is about to be reported. */
  readonly #skipDelays = new AbortController();
  #comment: CommentSync | null = null;
  #own: OwnRecord | null = null;
  #order: RunOrder | null = null;
  /** Settles when the start has been reported; `null` if it was not. */
  #started: Promise<void> | null = null;
  /** Settles when the steps before the end of the push have been recorded; `null` if there are none. */
  #progress: Promise<void> | null = null;
  /** Notices of `checkSuperseded`, which is called several times. */
  readonly #noticed = new Set<string>();
  /** The records that were read from GitHub Deployments. Those of the comment are in `#comment`. */
  #read: readonly RunRecord[] = [];
  /** Ids of records whose GitHub Deployment has `success` as its latest state. */
  readonly #active = new Set<string>();
  /** Whether there are older GitHub Deployments than those that were read. */
  #hasOlder = false;
  /** Whether GitHub could be read after this run's push. */
  #hasReadAfterPush = false;

  constructor(parts: ReporterParts) {
    this.#parts = parts;
    this.#channels = parts.channels;
    this.#log = parts.log;
  }

  /** All records that were read or written, in any slot. */
  get #known(): readonly RunRecord[] {
    const own = this.#own?.record;
    const commented = this.#comment?.entries.map(({ record }) => record) ?? [];
    return mergeRecords(this.#read, commented, own === undefined || own.steps.length === 0 ? [] : [own]);
  }

  /** Sets which run is reported. Call it before any report; the last call counts. */
  plan({ head, isOfHead }: RunToReport): void {
    const { createRecord, slots, trigger } = this.#parts;
    if (createRecord === null || slots === null) return;
    const own = createRecord(head);
    this.#own = own;
    const run = { record: () => own.record, known: () => this.#known, branch: trigger.branch, isOfHead };
    this.#order = new RunOrder(slots, run);
  }

  /** Reports that a deploy has started, in parallel with the CLI. Call `plan` first. */
  reportStart(outcome: Outcome): void {
    this.#started = this.#channels.guard(() => this.#writeStart(this.#sent(outcome)));
  }

  async #writeStart(outcome: PublicOutcome): Promise<void> {
    const own = this.#own;
    if (own === null) return;
    const comment = await this.#openComment(outcome);
    if (comment === null && !this.#parts.withDeployment && outcome.target === "production")
      this.#log.notice(NOTHING_RECORDED);
    if (this.#wantsDeployment) await this.#createDeployment(own, outcome);
    // Fetch the comment last, so that as little time as possible passes before it is written.
    const view = comment === null ? CHANNEL_FAILED : await this.#channels.attempt("comment", () => comment.fetch());
    if (own.record.steps.length === 0) own.keep({ kind: "begun" }, this.#known);
    if (comment === null || view === CHANNEL_FAILED) return;
    await this.#channels.attempt("comment", async () =>
      this.#outputCommentUrl(await comment.writeStart(this.#entry(outcome, "deploying"))),
    );
  }

  /**
   * @param deployment - The run's Convex deployment, if it is known.
   * @returns Why this run must no longer push, or `null` if it may, or if GitHub does not respond in time.
   */
  async checkSuperseded(deployment: string | null = null): Promise<Superseded | null> {
    const order = this.#order;
    if (order === null) return null;
    const late = new AbortController();
    const name = deployment && recordedName(deployment);
    const check = await within(
      LOOKUP_TIMEOUT_MS,
      // Does not wait for `#progress`: the decision must not depend on how fast GitHub writes.
      (this.#started ?? Promise.resolve()).then(() =>
        order.isSuperseded(() => this.#fetchView(order), name, late.signal),
      ),
    );
    if (check === "late") late.abort();
    else if (check.kind === "superseded") return { reason: check.reason, closed: check.closed };
    for (const notice of check === "late" ? order.lateNotices : check.notices) {
      if (!this.#noticed.has(notice)) this.#log.notice(notice);
      this.#noticed.add(notice);
    }
    return null;
  }

  /**
   * Records that the run has claimed a Convex deployment and is about to push to it. A preview may be deleted later only
   * if a record like this shows that this action created it.
   *
   * @param outcome - Lacks the deployment's name if the CLI prints that only after the push.
   * @param created - Whether the run's first claim created it.
   */
  async markPushing(outcome: Outcome, created: boolean): Promise<void> {
    const own = this.#own;
    const sent = this.#sent(outcome);
    const deployment = sent.deployment.name === null ? null : recordedName(sent.deployment.name);
    if (own === null) return;
    const last = lastStep(own.record, "pushing")?.deployment;
    // A retry pushes to the same deployment, whose name the CLI may not have printed.
    if (last === deployment || last === null || (last !== undefined && deployment === null)) return;
    const step = { kind: "pushing", deployment, created } as const;
    await within(
      LOOKUP_TIMEOUT_MS,
      this.#recordProgress(() => this.#writeProgress(own, step, sent)),
    );
  }

  /**
   * Records, in parallel with the build, that this run has created its preview deployment. Builds take long, and without
   * this, no cleanup may delete the preview if the run's machine is lost before the push.
   */
  reportCreated(outcome: Outcome): void {
    const own = this.#own;
    const sent = this.#sent(outcome);
    if (own === null) return;
    this.#recordProgress(async () => {
      const step = claimStep(own.record, sent);
      if (step !== null) await this.#writeProgress(own, step, sent);
    });
  }

  /** Writes after the steps before, also if nobody waits for them any longer. */
  #recordProgress(write: () => Promise<void>): Promise<void> {
    const earlier = this.#progress;
    this.#progress = this.#channels.guard(async () => {
      await this.#started;
      await earlier;
      await write();
    });
    return this.#progress;
  }

  /** Writes a step of a run in progress. If the GitHub Deployment cannot be written, the comment keeps the record. */
  async #writeProgress(own: OwnRecord, step: StatusStep, sent: PublicOutcome): Promise<void> {
    const hasRecord = own.id !== null;
    if (!hasRecord) own.keep(step, this.#known);
    const written = hasRecord
      ? await this.#channels.attempt("github-deployment", () => own.write(step, this.#known))
      : CHANNEL_FAILED;
    const comment = this.#comment;
    if (written === CHANNEL_FAILED && comment !== null)
      await this.#channels.attempt("comment", () => comment.writeEnd([this.#entry(sent, "deploying")]));
  }

  /** Records that this run created a preview deployment to which it pushed nothing. @returns All known records. */
  async recordClaim(outcome: Outcome): Promise<readonly RunRecord[]> {
    const own = this.#own;
    if (own === null) return [];
    await this.#settled();
    await this.#attemptWrite(own, () => this.#writeClaim(own, this.#sent(outcome)));
    return this.#known;
  }

  /** @throws What Octokit throws. */
  async #writeClaim(own: OwnRecord, outcome: PublicOutcome): Promise<void> {
    const claim = claimStep(own.record, outcome);
    if (claim !== null) await own.write(claim, this.#known);
  }

  /**
   * Reports the successful push, then looks for conflicting pushes of other runs. Takes at most `REPORT_TIMEOUT_MS`.
   *
   * @returns The conflicts, or `null` if GitHub could not be read.
   */
  async reportPushed(outcome: Outcome): Promise<PushConflicts | null> {
    const [own, order] = [this.#own, this.#order];
    if (own === null || order === null) return null;
    const conflicts = await within(
      REPORT_TIMEOUT_MS,
      this.#settled().then(async () => {
        const view = await this.#writeEndAndFetch(own, order, this.#sent(outcome));
        return view === null ? null : this.#attemptFetch(() => order.findConflicts(view));
      }),
    );
    return conflicts === "late" ? null : conflicts;
  }

  /** @returns The lock for work that is done once per Convex deployment, or `null` if nothing can be recorded. */
  async seedLock(outcome: Outcome): Promise<SeedLock | null> {
    const own = this.#own;
    const { slots, evidence } = this.#parts;
    if (own === null || slots === null) return null;
    await this.#settled();
    return new SeedLock(slots, this.#channels, {
      own,
      comment: this.#parts.commentsAlways ? this.#comment : null,
      known: () => this.#known,
      readOthers: async () => (await evidence?.readReadable(own.record.slot)) ?? { records: [] },
      entry: () => this.#entry(this.#sent(outcome), "deploying"),
    });
  }

  /** @returns The Convex deployment that earlier runs of the slot pushed to, or `null` if there is none or it is unknown. */
  previousDeployment(): string | null {
    const own = this.#own;
    if (own === null) return null;
    const others = this.#recordsOfSlot(own).filter(({ id }) => id !== own.record.id);
    return liveIn(others).deployment;
  }

  /** Reports the end. Takes at most `REPORT_TIMEOUT_MS`. Set the outputs before, so that no error here can prevent them. */
  async reportEnd(outcome: Outcome): Promise<void> {
    this.#skipDelays.abort();
    const cap = outcome.ending.status === "cancelled" ? CANCELLED_REPORT_TIMEOUT_MS : REPORT_TIMEOUT_MS;
    const written = this.#settled().then(() => this.#channels.guard(() => this.#writeEnd(this.#sent(outcome))));
    if ((await within(cap, written)) === "late") this.#channels.markTimedOut(cap, this.#openChannels);
    this.#logWarnings();
  }

  /**
   * Reports the end of a run whose process was killed or crashed before it could report itself.
   *
   * @param begun - The outcome with which that process reported its start, or was about to; `null` if it had not got there.
   * @param isSameId - Whether the record that was passed to `plan` has the ID of that process's own record.
   */
  async reportEndAfterCrash(outcome: Outcome, begun: Outcome | null, isSameId: boolean): Promise<void> {
    const own = this.#own;
    if (begun !== null && own !== null)
      this.#started = this.#channels.guard(async () => {
        if (this.#wantsDeployment) await this.#channels.attempt("github-deployment", () => own.resume(isSameId));
        const comment = await this.#openComment(this.#sent(begun));
        if (comment !== null) await this.#channels.attempt("comment", () => comment.fetch());
        if (own.id !== null && this.#order !== null) await this.#fetchView(this.#order).catch(() => null);
        own.addFromComment(this.#known);
        if (own.record.steps.length === 0) own.keep({ kind: "begun" }, this.#known);
      });
    await this.reportEnd(outcome);
  }

  async #writeEnd(outcome: PublicOutcome): Promise<void> {
    // A cleanup and a sweep change the records of other runs instead: see `RemovalMarks`.
    const { status } = outcome;
    if (outcome.operation !== "deploy" || !isRowStatus(status)) return;
    if (this.#own === null) this.plan({ head: this.#headWithoutTarget(outcome), isOfHead: false });
    const own = this.#own;
    if (own === null) return;
    const comment = await this.#openComment(outcome);
    await this.#beginLate(own, outcome);
    await this.#ensureEnd(own, outcome);
    // Read the records before the comment is written, which drops the runs that this one replaces. GitHub still shows them
    // as active.
    const records = this.#recordsOfSlot(own);
    const entries = [this.#entry(outcome, status), ...this.#lostEntries(own), ...this.#unseenEntries(own)];
    await Promise.all([
      comment !== null &&
        this.#channels.finish("comment", async () => this.#outputCommentUrl(await comment.writeEnd(entries))),
      own.id !== null &&
        this.#channels.finish("github-deployment", async () => {
          await this.#tryEndStep(own, outcome);
          await this.#addOlderRecords(own);
          await this.#showEnd(own, outcome, mergeRecords(records, this.#recordsOfSlot(own)));
        }),
    ]);
  }

  /** Creates what could not be created at the start, if GitHub was down. A missing permission is not tried again. */
  async #beginLate(own: OwnRecord, outcome: PublicOutcome): Promise<void> {
    const isWanted = this.#wantsDeployment && this.#started !== null && own.id === null;
    if (isWanted && !this.#channels.isForbidden("github-deployment")) await this.#createDeployment(own, outcome);
    if (own.record.steps.length > 0) return;
    const comment = this.#comment;
    if (comment !== null) await this.#channels.attempt("comment", () => comment.fetch());
    own.keep({ kind: "begun" }, this.#known);
  }

  async #ensureEnd(own: OwnRecord, outcome: PublicOutcome): Promise<void> {
    const order = this.#order;
    const isRecorded = this.#comment !== null || own.id !== null;
    if (order === null || !isRecorded || this.#hasReadAfterPush) await this.#writeEndStep(own, outcome);
    else await this.#writeEndAndFetch(own, order, outcome);
  }

  /**
   * Reads the records while the end is being written, and once more afterwards if another run of the slot is in progress. So
   * at least one of two runs whose pushes overlap reads the other's record.
   *
   * @returns `null` if GitHub could not be read.
   */
  async #writeEndAndFetch(own: OwnRecord, order: RunOrder, outcome: PublicOutcome): Promise<View | null> {
    const fetchView = () => this.#attemptFetch(() => this.#fetchView(order));
    const [view] = await Promise.all([fetchView(), this.#writeEndStep(own, outcome)]);
    return view !== null && order.isAlone ? view : fetchView();
  }

  /** @param request - Reads the comment too, if there is one. @returns `null` if GitHub could not be read. */
  async #attemptFetch<Result>(request: () => Promise<Result>): Promise<Result | null> {
    const read = await this.#channels.attempt(this.#comment === null ? "github-deployment" : "comment", request);
    this.#hasReadAfterPush = read !== CHANNEL_FAILED;
    return read === CHANNEL_FAILED ? null : read;
  }

  /** Waits for the reports of the start and the progress, so that no later one is written before them. */
  async #settled(): Promise<void> {
    await this.#started;
    await this.#progress;
  }

  #writeEndStep(own: OwnRecord, outcome: PublicOutcome): Promise<void> {
    return this.#attemptWrite(own, () => this.#tryEndStep(own, outcome));
  }

  /** Without a GitHub Deployment, `write` makes no request: calling it directly keeps the failure of an earlier attempt. */
  async #attemptWrite(own: OwnRecord, write: () => Promise<void>): Promise<void> {
    await (own.id === null ? write() : this.#channels.attempt("github-deployment", write));
  }

  /** @throws What Octokit throws. */
  async #tryEndStep(own: OwnRecord, outcome: PublicOutcome): Promise<void> {
    // Write the end again if it was written before there was a GitHub Deployment.
    if (ownEndOf(own.record) !== undefined && (own.isEndWritten || own.id === null)) return;
    const end = endStep(own.record, outcome);
    const text =
      outcome.failure === null ? (outcome.notes[0] ?? "") : causeText(outcome.failure, this.#liveCommit(own));
    const url = (end.kind === "pushed" ? this.#appUrl(own, outcome) : null) ?? outcome.deployment.url;
    const facts = { text: text.replaceAll("`", ""), url };
    await this.#writeClaim(own, outcome);
    await own.write(end, this.#known, facts);
  }

  /**
   * Reads the slot's latest records, if the latest GitHub Deployments contain none that this run's push could replace: other
   * tools may have created many since then.
   */
  async #addOlderRecords(own: OwnRecord): Promise<void> {
    const { slots } = this.#parts;
    const isFound = this.#recordsOfSlot(own).some(({ id }) => id !== own.record.id && this.#active.has(id));
    if (slots === null || isFound || !this.#hasOlder || !isDeployed(own.record)) return;
    await this.#readSlot(own, slots);
  }

  async #readSlot(own: OwnRecord, slots: SlotRecords): Promise<void> {
    const latest = await slots.readLatest(own.record.slot);
    this.#addRead(own, latest);
    own.readReportedUrl(latest.deployments);
  }

  #addRead(own: OwnRecord | null, { records, active }: RecordsInView): void {
    this.#read = mergeRecords(this.#read, records);
    for (const id of active) this.#active.add(id);
    own?.addFromDeployments(records);
  }

  /** Updates the states of GitHub Deployments: this run's, those it replaced, and those of runs whose machine was lost. */
  async #showEnd(own: OwnRecord, { failure }: PublicOutcome, records: readonly RunRecord[]): Promise<void> {
    if (isDeployed(own.record)) await own.showReportedUrl();
    if (failure?.code === "overtaken" && own.id !== null) await own.show(own.id, "failure", failure.cause);
    const { record: live } = liveIn(records);
    const isLive = live?.id === own.record.id;
    if (!isLive && live !== null && own.id !== null && lastStep(own.record, "pushed") !== undefined)
      await own.show(own.id, "inactive", REPLACED);
    const lost = lostRecords(records, githubNow());
    const replaced = isLive ? records.filter(({ id }) => id !== own.record.id && this.#active.has(id)) : [];
    if (lost.length === 0 && replaced.length === 0) return;
    const idOf = await this.#parts.slots?.githubDeploymentIds(own.record.slot, [
      ...lost.map(({ record }) => record),
      ...replaced,
    ]);
    if (idOf === undefined) return;
    for (const { record, mayBeLive } of lost) {
      const id = idOf.get(record.id);
      if (id !== undefined) await own.writeTo(id, { kind: "ended", how: "lost", mayBeLive }, LOST);
    }
    for (const { id } of replaced) {
      const deploymentId = idOf.get(id);
      if (deploymentId !== undefined) await own.show(deploymentId, "inactive", REPLACED);
    }
  }

  /** Entries for earlier runs that a comment created now lacks. Without them, it would show nothing as live. */
  #unseenEntries(own: OwnRecord): readonly CommentEntry[] {
    if (this.#parts.commentsAlways) return [];
    // A comment does not store accounts: all of its records count as written by this action's account.
    const others = this.#recordsOfSlot(own).filter(({ id, account }) => id !== own.record.id && account === "own");
    return others.map((record) => ({ record, row: null }));
  }

  /** The comment's entries for runs whose machine was lost. */
  #lostEntries(own: OwnRecord): readonly CommentEntry[] {
    const entries = this.#comment?.entries ?? [];
    const at = nextMoment(this.#known, githubNow());
    return lostRecords(this.#recordsOfSlot(own), githubNow()).flatMap((lost) => {
      const known = entries.find((entry) => entry.record.id === lost.record.id);
      return known === undefined ? [] : [{ ...known, record: endedAsLost(lost, at) }];
    });
  }

  /** Reads, in one query, what the order depends on, the latest GitHub Deployments, and the pull request's comment. */
  async #fetchView(order: RunOrder): Promise<View> {
    const { pullRequest: needed, refs } = order.needed;
    const [comment, own] = [this.#comment, this.#own];
    const pullRequestNumber = needed ?? comment?.number ?? null;
    const commentPage = comment?.number === pullRequestNumber ? (comment?.page ?? null) : null;
    const withDeployments = own?.id != null;
    const { slots } = this.#parts;
    if (slots === null || (pullRequestNumber === null && refs.length === 0 && !withDeployments))
      return { pullRequest: null, refs: {} };
    const view = await slots.fetchView({ pullRequestNumber, commentPage, refs, withDeployments });
    this.#addRead(own, view);
    this.#hasOlder ||= view.hasOlderDeployments;
    // If so many are this recent, they may hide those of other runs that pushed at the same time.
    const isCut =
      view.hasOlderDeployments && view.deployments.every(({ createdAt }) => createdAt > githubNow() - DAY_MS);
    if (withDeployments && isCut && lastStep(own.record, "pushing") !== undefined) await this.#readSlot(own, slots);
    own?.readReportedUrl(view.deployments);
    if (comment !== null && view.pullRequest !== null && comment.number === pullRequestNumber) {
      comment.take(view.pullRequest);
      own?.addFromComment(this.#known);
    }
    return { pullRequest: needed === null ? null : view.pullRequest, refs: view.refs };
  }

  /** The known records of this run's slot. */
  #recordsOfSlot(own: OwnRecord): readonly RunRecord[] {
    return recordsOfSlot(own.record.slot, this.#known);
  }

  /** The commit that stays live if this run pushes nothing, or an empty text if there is none or it is unknown. */
  #liveCommit(own: OwnRecord): string {
    const { record, rivals } = liveIn(this.#recordsOfSlot(own).filter(({ id }) => id !== own.record.id));
    return rivals.length > 0 || own.record.recreates ? "" : (record?.commit ?? "");
  }

  async #createDeployment(own: OwnRecord, outcome: PublicOutcome): Promise<void> {
    const id = await this.#channels.attempt("github-deployment", () => own.create(outcome));
    if (id !== CHANNEL_FAILED) this.#log.output("github-deployment-id", String(id));
  }

  /** Only with a whole SHA: GitHub could resolve a short SHA or a branch name to another commit. */
  get #wantsDeployment(): boolean {
    return this.#parts.withDeployment && this.#own !== null && this.#own.record.commit !== "";
  }

  /** The reports whose start was written. */
  get #openChannels(): readonly Channel[] {
    return [
      ...(this.#comment === null ? [] : ["comment" as const]),
      ...(this.#own?.id == null ? [] : ["github-deployment" as const]),
    ];
  }

  #sent(outcome: Outcome): PublicOutcome {
    return toPublicOutcome(outcome, this.#log);
  }

  #entry(outcome: PublicOutcome, status: RowStatus): CommentEntry {
    const own = this.#own;
    if (own === null) throw new Error("A run without a record has no row.");
    const at = own.record.steps.at(-1)?.at ?? 0;
    const row = toRow(outcome, status, {
      at,
      runUrl: runUrlOf(this.#parts.trigger),
      liveCommit: this.#liveCommit(own),
      isPushed: isPushed(outcome) || isDeployed(own.record),
    });
    // A cleanup that ran at the same time has deleted the preview.
    const isRemoved = status === "skipped" && lastStep(own.record, "removed") !== undefined;
    return { record: own.record, row: isRemoved ? { ...row, status: "removed", cause: "", fix: "", link: "" } : row };
  }

  /** The site's URL. `operation: report` may have added it while this run was in progress. */
  #appUrl(own: OwnRecord, outcome: PublicOutcome): string | null {
    const row = this.#comment?.entries.find(({ record }) => record.id === own.record.id)?.row;
    return row != null && row.appUrlRunId > 0 ? row.appUrl : (own.reportedUrl ?? outcome.appUrl);
  }

  #headWithoutTarget(outcome: PublicOutcome): RecordHead {
    const { pullRequestNumber } = outcome;
    const facts = { slot: null, pullRequestNumber, chosenCommit: null, recreates: false, timeoutMs: null };
    return recordHead(this.#parts.trigger, outcome, facts, this.#log, Date.now());
  }

  async #openComment(outcome: PublicOutcome): Promise<CommentSync | null> {
    const { openComment, targetPullRequest } = this.#parts;
    if (this.#comment !== null || openComment === null) return this.#comment;
    const number = await targetPullRequest.resolve(outcome, (found) => this.#log.output("pull-request", String(found)));
    if (number !== null) this.#comment = await openComment(number, this.#skipDelays.signal);
    return this.#comment;
  }

  #outputCommentUrl(url: string | null): void {
    if (url !== null) this.#log.output("comment-url", url);
  }

  #logWarnings(): void {
    for (const { level, text } of buildReportWarnings(this.#channels.failed, readOnlyReason(this.#parts.trigger)))
      this.#log[level](text);
  }
}

type View = Pick<RepositoryView, "pullRequest" | "refs">;

const NOTHING_RECORDED =
  "`github-deployment` is `false`, so nothing records this deploy to production: a slow or repeated run of an older commit may replace it. Set `github-deployment: true`, or run all deploys in one `concurrency` group.";

/** A `pull_request_target` run has a token of the base repository even if the pull request is from a fork. */
function readOnlyReason(trigger: Trigger): ReadOnlyRun | null {
  if (trigger.isDependabot) return "dependabot";
  const isForkEvent = trigger.kind === "pull-request" && trigger.via !== "pull_request_target";
  return isForkEvent && trigger.pullRequest.isFork ? "fork" : null;
}

async function within<Result>(ms: number, result: Promise<Result>): Promise<Result | "late"> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<"late">((resolve) => {
    timer = setTimeout(resolve, ms, "late");
  });
  try {
    return await Promise.race([result, late]);
  } finally {
    clearTimeout(timer);
  }
}
