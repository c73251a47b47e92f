/** Tracks the writes to each report, and why they failed. A failed report affects neither the others nor the deploy. */

import type { RequestFailure } from "../../github/request-error.ts";
import { describeRequestError } from "../../github/request-error.ts";
import type { Channel } from "./report-warnings.ts";

/** The result of `attempt` if the channel failed. */
export const CHANNEL_FAILED = Symbol("failed");

export class ReportChannels {
  readonly #failed = new Map<Channel, RequestFailure>();
  /** Channels with a write in progress. */
  readonly #pending = new Set<Channel>();
  /** Channels whose last write is finished. */
  readonly #ended = new Set<Channel>();

  /** The failed channels, with the reason. */
  get failed(): ReadonlyMap<Channel, RequestFailure> {
    return this.#failed;
  }

  /** Whether the channel failed because a permission is missing. It is not tried again. */
  isForbidden(channel: Channel): boolean {
    return this.#failed.get(channel)?.isForbidden ?? false;
  }

  /** Calls `write`, and keeps its error as the channel's failure. A later success clears that failure. */
  async attempt<Result>(channel: Channel, write: () => Promise<Result>): Promise<Result | typeof CHANNEL_FAILED> {
    this.#pending.add(channel);
    try {
      const result = await write();
      if (!this.isForbidden(channel)) this.#failed.delete(channel);
      return result;
    } catch (error) {
      this.#failed.set(channel, describeRequestError(error));
      return CHANNEL_FAILED;
    } finally {
      this.#pending.delete(channel);
    }
  }

  /** Makes the channel's last write. See `attempt`. */
  async finish(channel: Channel, write: () => Promise<void>): Promise<void> {
    await this.attempt(channel, write);
    this.#ended.add(channel);
  }

  /** Keeps any other error as a failure of all reports: a bug in reporting must not fail the deploy. */
  async guard(report: () => Promise<void>): Promise<void> {
    try {
      await report();
    } catch (error) {
      this.#failed.set("all", describeRequestError(error));
    }
  }

  /**
   * Marks unfinished channels as failed because the time limit is over.
   *
   * @param cap - The limit, in milliseconds.
   * @param open - The channels that were expected to finish.
   */
  markTimedOut(cap: number, open: readonly Channel[]): void {
    const late = { reason: `GitHub took longer than ${cap / 1000} s altogether`, isForbidden: false, permission: null };
    const unfinished = new Set([...this.#pending, ...this.#failed.keys()]);
    for (const channel of open) if (!this.#ended.has(channel)) unfinished.add(channel);
    for (const channel of unfinished) if (!this.isForbidden(channel)) this.#failed.set(channel, late);
  }
}
