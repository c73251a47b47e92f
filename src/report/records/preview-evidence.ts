/** Reads the records of previews from GitHub Deployments and comments, and whether their pull requests are still open. */

import type { GetGitHubClient } from "../../github/client.ts";
import { githubNow } from "../../github/clock.ts";
import { isBranchDeleted } from "../../github/open-refs.ts";
import { pullRequestByNumber } from "../../github/plan-facts.ts";
import { type RepoParams, toRepoParams } from "../../github/repository.ts";
import { listComments, type RepositoryComments } from "../../github/repository-comments.ts";
import { describeRequestError } from "../../github/request-error.ts";
import { type Origin, originKey } from "../../records/origin.ts";
import { begunAt, mergeRecords, type RunRecord } from "../../records/record.ts";
import { type Evidence, type OriginsNow, recordsNaming } from "../../records/verdict.ts";
import { decodeState } from "../comment/comment-state.ts";
import type { SlotRecords } from "./slot-records.ts";

export interface PreviewEvidence extends Evidence {
  /** Whether all recent GitHub Deployments were read, whatever their slot. */
  readonly isSearchComplete: boolean;
  /** The pull requests on which this token's own account has a comment with records. */
  readonly commented: readonly { readonly pullRequestNumber: number; readonly records: readonly RunRecord[] }[];
}

/** How far back, in milliseconds, records are searched by default. Previews expire after at most 14 days. */
const SEARCH_MS = 30 * 24 * 60 * 60_000;
/** How many GitHub Deployments a search reads at most, including those of other tools. */
const MAX_SEARCHED = 1_000;

export class PreviewEvidenceReader {
  readonly #slots: SlotRecords;
  readonly #github: GetGitHubClient;
  readonly #repo: RepoParams;

  constructor(slots: SlotRecords, github: GetGitHubClient, repository: string) {
    this.#slots = slots;
    this.#github = github;
    this.#repo = toRepoParams(repository);
  }

  /**
   * Reads all records of these slots, and the recent records of other slots.
   *
   * @param since - Start of the search in other slots, in milliseconds since the epoch.
   * @throws What Octokit throws: incomplete records are not evidence.
   */
  async read(slots: readonly string[], since = githubNow() - SEARCH_MS): Promise<PreviewEvidence> {
    const search = await this.#slots.readSince(since, MAX_SEARCHED);
    const listed = [];
    for (const slot of slots) listed.push(await this.#slots.readAll(slot));
    const records = mergeRecords(search.records, ...listed.map((one) => one.records));
    // A comment that was last updated before the first of these runs started contains none of them.
    const oldest = Math.min(since, ...records.map(begunAt));
    const { commented, unreadUntil } = await this.#readComments(oldest);
    return {
      records: mergeRecords(records, ...commented.map((one) => one.records)),
      isComplete: listed.every(({ isComplete }) => isComplete),
      isSearchComplete: search.isComplete,
      unreadUntil,
      commented: commented.filter(({ isOwn }) => isOwn),
    };
  }

  /**
   * Adds all records of these deployments' slots to the evidence.
   *
   * @param read - Slots that were already read completely.
   * @throws What Octokit throws.
   */
  async complete(
    evidence: PreviewEvidence,
    deployments: readonly string[],
    read: readonly string[],
  ): Promise<PreviewEvidence> {
    const slots = new Set(deployments.flatMap((name) => recordsNaming(name, evidence.records)).map(({ slot }) => slot));
    // The search may have ended before it reached the runs that had the key of one of these previews.
    if (!evidence.isSearchComplete) for (const name of deployments) slots.add(`preview-deployment:${name}`);
    const more = [];
    for (const slot of slots) if (!read.includes(slot)) more.push(await this.#slots.readAll(slot));
    return {
      ...evidence,
      records: mergeRecords(evidence.records, ...more.map(({ records }) => records)),
      isComplete: evidence.isComplete && more.every(({ isComplete }) => isComplete),
    };
  }

  /**
   * Reads the records of one slot, wherever they are, and those of comments on other pull requests. What the token may not
   * read counts as empty.
   *
   * @throws What Octokit throws, except for a missing permission.
   */
  async readReadable(slot: string): Promise<Pick<Evidence, "records" | "unreadUntil">> {
    const [{ records }, { commented, unreadUntil }] = await Promise.all([
      ifPermitted<{ readonly records: readonly RunRecord[] }>(this.#slots.readAll(slot), { records: [] }),
      ifPermitted(this.#readComments(githubNow() - SEARCH_MS), { commented: [], unreadUntil: 0 }),
    ]);
    return { records: mergeRecords(records, ...commented.map((one) => one.records)), unreadUntil };
  }

  /** Whether one of these slots has a record. True as well if not all of them could be read. @throws What Octokit throws. */
  async hasRecords(slots: readonly string[]): Promise<boolean> {
    for (const slot of slots) {
      const { records, isComplete } = await this.#slots.readAll(slot);
      if (records.length > 0 || !isComplete) return true;
    }
    return false;
  }

  /** Reads from GitHub whether each origin is still open. The result lacks those that could not be read. */
  async originsNow(origins: readonly Origin[]): Promise<OriginsNow> {
    const found = await Promise.all(
      origins.map(async (origin) => [originKey(origin), await this.#originNow(origin)] as const),
    );
    return Object.fromEntries(found.filter((pair): pair is [string, "closed" | "open"] => pair[1] !== null));
  }

  async #originNow(origin: Origin): Promise<"closed" | "open" | null> {
    switch (origin.kind) {
      case "pull-request": {
        const found = await pullRequestByNumber(
          await this.#github(),
          `${this.#repo.owner}/${this.#repo.repo}`,
          origin.number,
        );
        return found === null ? null : found.state === "open" ? "open" : "closed";
      }
      case "branch": {
        const isDeleted = await isBranchDeleted(await this.#github(), this.#repo, origin.name).catch(() => null);
        return isDeleted === null ? null : isDeleted ? "closed" : "open";
      }
      case "tag": {
        const ref = `refs/tags/${origin.name}`;
        const request = { pullRequestNumber: null, refs: [ref], withDeployments: false };
        const view = await this.#slots.fetchView(request).catch(() => null);
        return view === null ? null : view.refs[ref] === null ? "closed" : "open";
      }
      case "unknown":
        return null;
    }
  }

  /** Reads the records in comments. Those of other accounts keep a preview, but never allow deleting one. */
  async #readComments(since: number): Promise<Commented> {
    const { comments, unreadUntil } = await listComments(await this.#github(), this.#repo, since);
    const commented = comments.flatMap(({ pullRequestNumber, body, isOwn }) => {
      const entries = decodeState(body, pullRequestNumber, isOwn ? "own" : "other");
      return entries === null ? [] : [{ pullRequestNumber, records: entries.map(({ record }) => record), isOwn }];
    });
    return { commented, unreadUntil };
  }
}

interface Commented extends Pick<RepositoryComments, "unreadUntil"> {
  readonly commented: readonly (PreviewEvidence["commented"][number] & { readonly isOwn: boolean })[];
}

async function ifPermitted<Result>(read: Promise<Result>, otherwise: Result): Promise<Result> {
  try {
    return await read;
  } catch (error) {
    if (describeRequestError(error).isForbidden) return otherwise;
    throw error;
  }
}
