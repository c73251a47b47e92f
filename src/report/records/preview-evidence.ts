/** What the repository knows of previews: the records in GitHub Deployments and comments, and whether their origins are over. */

import type { GetGitHubClient } from "../../github/client.ts";
import { isBranchDeleted } from "../../github/open-refs.ts";
import { pullRequestByNumber } from "../../github/plan-facts.ts";
import { type RepoParams, toRepoParams } from "../../github/repository.ts";
import { listViewerComments } from "../../github/repository-comments.ts";
import { type Origin, originKey } from "../../records/origin.ts";
import { begunAt, mergeRecords, type RunRecord } from "../../records/record.ts";
import { type Evidence, type OriginsNow, recordsNaming } from "../../records/verdict.ts";
import { decodeState } from "../comment/comment-state.ts";
import type { SlotRecords } from "./slot-records.ts";

export interface PreviewEvidence extends Evidence {
  /** The pull requests whose comment has records. */
  readonly commented: readonly { readonly pullRequestNumber: number; readonly records: readonly RunRecord[] }[];
}

/** A search for the records of a pull request goes back so far, in milliseconds: previews expire after at most 14 days. */
const SEARCH_MS = 30 * 24 * 60 * 60_000;
/** How many GitHub Deployments are looked through, those of other tools among them. */
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
   * Everything about these slots, and what a search finds of other slots.
   *
   * @param since - How far the search goes back, in milliseconds since the epoch. Slots are read to their beginning.
   * @throws What Octokit throws: half an answer is no evidence.
   */
  async read(slots: readonly string[], since = Date.now() - SEARCH_MS): Promise<PreviewEvidence> {
    const search = await this.#slots.readSince(since, MAX_SEARCHED);
    const listed = [];
    for (const slot of slots) listed.push(await this.#slots.readAll(slot));
    const records = mergeRecords(search.records, ...listed.map((one) => one.records));
    // What has changed since the first of these runs began: a comment from before cannot tell of them.
    const oldest = Math.min(since, ...records.map(begunAt));
    const commented = await this.#readComments(oldest);
    return {
      records: mergeRecords(records, ...commented.map((one) => one.records)),
      isComplete: listed.every(({ isComplete }) => isComplete),
      commented,
    };
  }

  /** The same evidence, with the slots of these deployments read to their beginning. @throws What Octokit throws. */
  async complete(
    evidence: PreviewEvidence,
    deployments: readonly string[],
    read: readonly string[],
  ): Promise<PreviewEvidence> {
    const slots = new Set(deployments.flatMap((name) => recordsNaming(name, evidence.records)).map(({ slot }) => slot));
    const more = [];
    for (const slot of slots) if (!read.includes(slot)) more.push(await this.#slots.readAll(slot));
    return {
      ...evidence,
      records: mergeRecords(evidence.records, ...more.map(({ records }) => records)),
      isComplete: evidence.isComplete && more.every(({ isComplete }) => isComplete),
    };
  }

  /** Whether any GitHub Deployment is of one of these slots; also where not all of them could be read. @throws What Octokit throws. */
  async hasRecords(slots: readonly string[]): Promise<boolean> {
    for (const slot of slots) {
      const { records, isComplete } = await this.#slots.readAll(slot);
      if (records.length > 0 || !isComplete) return true;
    }
    return false;
  }

  /** Of each origin, as GitHub shows it now. What it does not show is left out. */
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
        const isGone = await isBranchDeleted(await this.#github(), this.#repo, origin.name).catch(() => null);
        return isGone === null ? null : isGone ? "closed" : "open";
      }
      case "tag": {
        const ref = `refs/tags/${origin.name}`;
        const view = await this.#slots.look({ pullRequestNumber: null, refs: [ref], withDeployments: false });
        return view.refs[ref] === null ? "closed" : "open";
      }
      case "unknown":
        return null;
    }
  }

  async #readComments(since: number): Promise<PreviewEvidence["commented"]> {
    const comments = await listViewerComments(await this.#github(), this.#repo, since);
    return comments.flatMap(({ pullRequestNumber, body }) => {
      const entries = decodeState(body, pullRequestNumber);
      return entries === null ? [] : [{ pullRequestNumber, records: entries.map(({ record }) => record) }];
    });
  }
}
