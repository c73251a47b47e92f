/** What is being written where, and why it could not be. No channel's failure reaches another, or the deploy. */

import type { RequestFailure } from "../../github/request-error.ts";
import { describeRequestError } from "../../github/request-error.ts";
import type { Channel } from "./report-warnings.ts";

/** What `attempt` gives where the channel failed. */
export const CHANNEL_FAILED = Symbol("failed");

export class ReportChannels {
  readonly #failed = new Map<Channel, RequestFailure>();
  /** What is being written, and what was to its end. */
  readonly #pending = new Set<Channel>();
  readonly #ended = new Set<Channel>();

  /** Why each of them failed that did. */
  get failed(): ReadonlyMap<Channel, RequestFailure> {
    return this.#failed;
  }

  /** A permission that is missing stays so. */
  isForbidden(channel: Channel): boolean {
    return this.#failed.get(channel)?.isForbidden ?? false;
  }

  /** Keeps why a channel failed; one that works later is forgiven. */
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

  async finish(channel: Channel, write: () => Promise<void>): Promise<void> {
    await this.attempt(channel, write);
    this.#ended.add(channel);
  }

  /** A defect in what tells of a deploy must not end it either. */
  async guard(tell: () => Promise<void>): Promise<void> {
    try {
      await tell();
    } catch (error) {
      this.#failed.set("all", describeRequestError(error));
    }
  }

  /**
   * Whatever else was wrong, the time is what stopped it.
   *
   * @param cap - In milliseconds.
   * @param open - What was meant to come to its end.
   */
  markTimedOut(cap: number, open: readonly Channel[]): void {
    const late = { reason: `GitHub took longer than ${cap / 1000} s altogether`, isForbidden: false, permission: null };
    const unfinished = new Set([...this.#pending, ...this.#failed.keys()]);
    for (const channel of open) if (!this.#ended.has(channel)) unfinished.add(channel);
    for (const channel of unfinished) if (!this.isForbidden(channel)) this.#failed.set(channel, late);
  }
}
