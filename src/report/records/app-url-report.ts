/** Implements `operation: report`: adds a site's URL that became known after the deploy to the reports of that deploy. */

import { githubNow } from "../../github/clock.ts";
import type { DeploymentStatusDetails, GitHubDeployments } from "../../github/deployments-api.ts";
import { liveIn } from "../../records/live.ts";
import { mergeRecords, type RunRecord } from "../../records/record.ts";
import { recordsOfSlot } from "../../records/slot.ts";
import { encodeRepeated, isRepeated } from "../../records/status-descriptions.ts";
import { runIdIn } from "../../trigger/run-url.ts";
import type { OpenComment } from "../comment/comment-sync.ts";
import { REPLACED } from "./own-record.ts";
import type { PreviewEvidence } from "./preview-evidence.ts";
import type { ReportAccess } from "./report-access.ts";
import type { SlotRecords } from "./slot-records.ts";

export interface AppUrlReportParts extends ReportAccess {
  readonly slots: SlotRecords;
  readonly runId: number;
}

/** How often a status is repeated: a run writes two at its end. */
const MAX_REPEATS = 3;

export class AppUrlReport {
  readonly #parts: AppUrlReportParts;

  constructor(parts: AppUrlReportParts) {
    this.#parts = parts;
  }

  /**
   * Writes the URL to the GitHub Deployment and the comments. A failure becomes one of the reporter's warnings.
   *
   * @param url - Redacted.
   * @returns How many of them show the URL now.
   */
  async write(record: RunRecord, url: string, { commented, records: read }: PreviewEvidence): Promise<number> {
    const { channels, deployments, openComment } = this.#parts;
    let written = 0;
    if (deployments !== null) {
      const isWritten = await channels.attempt("github-deployment", async () =>
        this.#writeStatus(await deployments(), record, url, read),
      );
      if (isWritten === true) written += 1;
    }
    if (openComment === null) return written;
    for (const { pullRequestNumber, records } of commented) {
      if (!records.some(({ id }) => id === record.id)) continue;
      const isWritten = await channels.attempt("comment", () =>
        this.#writeRow(openComment, pullRequestNumber, record, url),
      );
      if (isWritten === true) written += 1;
    }
    return written;
  }

  /** @returns Whether the GitHub Deployment links to the URL now. */
  async #writeStatus(
    api: GitHubDeployments,
    record: RunRecord,
    url: string,
    read: readonly RunRecord[],
  ): Promise<boolean> {
    const { slots, runUrl, log } = this.#parts;
    const id = (await slots.githubDeploymentIds(record.slot, [record])).get(record.id);
    if (id === undefined) return false;
    const state = await this.#repeatStatus(api, id, url);
    if (state === null) return false;
    log.output("github-deployment-id", String(id));
    // A deploy that ended in the meantime may have marked this one as inactive, and the repeated status must not undo that.
    if (state === "success" && (await this.#isReplaced(record, read)))
      await api.setStatus(id, { state: "inactive", description: REPLACED, logUrl: runUrl });
    return true;
  }

  /**
   * Repeats the latest status with the URL, and again if the run has written another status in the meantime.
   *
   * @returns The repeated state, or `null` if a newer run has already reported a URL.
   */
  async #repeatStatus(
    api: GitHubDeployments,
    id: number,
    url: string,
  ): Promise<DeploymentStatusDetails["state"] | "in_progress" | null> {
    const { runId, runUrl } = this.#parts;
    let statuses = await api.listStatuses(id);
    for (let attempt = 1; ; attempt += 1) {
      if (statuses.some((status) => isOfNewerReport(status, runId))) return null;
      const latest = latestOfRun(statuses);
      const state = latest?.state ?? "in_progress";
      const description = encodeRepeated(latest?.description ?? "");
      await api.setStatus(id, { state, description, logUrl: runUrl, environmentUrl: url });
      statuses = await api.listStatuses(id);
      if (attempt === MAX_REPEATS || latestOfRun(statuses)?.id === latest?.id) return state;
    }
  }

  async #isReplaced(record: RunRecord, read: readonly RunRecord[]): Promise<boolean> {
    const { records } = await this.#parts.slots.readAll(record.slot);
    return liveIn(recordsOfSlot(record.slot, mergeRecords(read, records))).record?.id !== record.id;
  }

  /** @returns Whether the comment shows the run. */
  async #writeRow(
    openComment: OpenComment,
    pullRequestNumber: number,
    { id }: RunRecord,
    appUrl: string,
  ): Promise<boolean> {
    const { runId, log } = this.#parts;
    const comment = await openComment(pullRequestNumber, AbortSignal.abort());
    await comment.fetch();
    const entry = comment.entries.find(({ record }) => record.id === id);
    if (entry === undefined || entry.row === null) return false;
    const { row, record } = entry;
    if (row.appUrlRunId > runId) return false;
    const appUrlAt = Math.max(githubNow(), row.appUrlAt + 1);
    const url = await comment.writeEnd([{ record, row: { ...row, appUrl, appUrlRunId: runId, appUrlAt } }]);
    if (url !== null) log.output("comment-url", url);
    return url !== null;
  }
}

/** @param statuses - Newest first. @returns The latest that neither `operation: report` nor GitHub itself wrote. */
function latestOfRun(statuses: readonly DeploymentStatusDetails[]): DeploymentStatusDetails | undefined {
  return statuses.find((status) => !isRepeated(status.description) && !isAutomatic(status));
}

/**
 * Whether GitHub has added the status because another deployment to the environment succeeded. This action's own have a
 * description. https://docs.github.com/en/rest/deployments/deployments#inactive-deployments
 */
function isAutomatic({ state, description }: DeploymentStatusDetails): boolean {
  return state === "inactive" && description === "";
}

function isOfNewerReport({ description, logUrl }: DeploymentStatusDetails, runId: number): boolean {
  return isRepeated(description) && (runIdIn(logUrl) ?? 0) > runId;
}
