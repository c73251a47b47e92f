/** A small model of GitHub and Convex with commits, branches, pull requests and deployments. It has no rule of the action. */

import type { Relation } from "../../src/records/order.ts";
import type { RecordHead, RunRecord, RunStep } from "../../src/records/record.ts";
import { slotOf } from "../../src/records/slot.ts";
import { encodeStep, type StatusStep } from "../../src/records/status-descriptions.ts";

/** Index of a commit. `sha` converts it to a SHA. */
export type Commit = number;

export const sha = (commit: Commit): string => commit.toString(16).padStart(40, "0");
const commitOf = (text: string): Commit => Number.parseInt(text, 16);

/** The ancestors of a commit are the bits of a number. */
const MOST_COMMITS = 30;

export const BRANCHES = ["main", "feature-1", "feature-2"] as const;

/** Head of a branch. */
export const branchIndex = (name: string): number => (BRANCHES as readonly string[]).indexOf(name);
export type BranchIndex = 0 | 1 | 2;

export interface PullRequest {
  readonly number: number;
  readonly branch: BranchIndex;
  isOpen: boolean;
  /** The head, which GitHub keeps after the branch is deleted. */
  head: Commit;
}

export interface Deployment {
  readonly name: string;
  readonly slot: SlotIndex;
  /** The run that created it, or `null` if another tool did, or it existed from the start. */
  readonly creator: number | null;
  /** The reason why it no longer exists, or `null`. */
  gone: null | "replaced" | "deleted" | "expired";
  live: { readonly commit: Commit; readonly run: number } | null;
  imports: number;
  seeds: number;
}

export type SlotIndex = 0 | 1;

export interface SlotModel {
  readonly name: string;
  readonly isPreview: boolean;
  current: Deployment | null;
}

const TEAM = { teamSlug: "acme", projectSlug: "shop", secret: "", raw: "" };

export type Log = (line: string) => void;

export class World {
  readonly slots: readonly [SlotModel, SlotModel];
  readonly pullRequests: readonly [PullRequest, PullRequest];
  readonly heads: (Commit | null)[] = [0, 0, 0];
  /** Whether the tags of releases exist. */
  hasTags = true;
  /** The branch of the merge queue. */
  queue: Commit | null = null;
  readonly deployments: Deployment[] = [];
  readonly records: RunRecord[] = [];
  /** The time in milliseconds. */
  time = 1_000_000;
  #lastDeploymentId = 0;
  #lastStatusId = 0;
  readonly #ancestors: number[] = [];
  readonly #quota: number;

  readonly #log: Log | null;

  /**
   * @param quota - Maximum number of previews in the project.
   * @param log - Called with a readable line for each change.
   */
  constructor(secondIsPreview: boolean, quota: number, log: Log | null) {
    this.#quota = quota;
    this.#log = log;
    this.#add([]);
    this.heads[0] = this.#add([0]);
    this.heads[1] = this.#add([1]);
    this.heads[2] = this.#add([1]);
    this.pullRequests = [
      { number: 1, branch: 1, isOpen: true, head: 2 },
      { number: 2, branch: 2, isOpen: true, head: 3 },
    ];
    const preview = (name: string): SlotModel => ({ name: nameOfPreview(name), isPreview: true, current: null });
    const production = slotOf(
      { kind: "production", deploymentName: "happy-otter-1", secret: "", raw: "" },
      { preview: null },
      null,
    );
    const second = secondIsPreview ? preview("e2e") : { name: production ?? "", isPreview: false, current: null };
    this.slots = [preview("staging"), second];
    if (!secondIsPreview) this.#create(1, null, "happy-otter-1");
  }

  #add(parents: readonly Commit[]): Commit {
    const own = this.#ancestors.length;
    this.#ancestors.push(parents.reduce((bits, parent) => bits | (this.#ancestors[parent] ?? 0) | (1 << parent), 0));
    return own;
  }

  get isFull(): boolean {
    return this.#ancestors.length >= MOST_COMMITS;
  }

  // GitHub

  isStrictAncestor(older: Commit, newer: Commit): boolean {
    return ((this.#ancestors[newer] ?? 0) & (1 << older)) !== 0;
  }

  /** The result of GitHub's `compare`, from the run's own commit to the other. */
  relation(ours: string, other: string): Relation {
    const [from, to] = [commitOf(ours), commitOf(other)];
    if (from === to) return "identical";
    if (this.isStrictAncestor(from, to)) return "ahead";
    return this.isStrictAncestor(to, from) ? "behind" : "diverged";
  }

  commit(branch: BranchIndex): void {
    const head = this.heads[branch];
    if (head != null && !this.isFull) this.#move(branch, this.#add([head]));
  }

  /** A force-push to a commit that replaces the head, or back to the previous commit. */
  rewrite(branch: BranchIndex, how: "amend" | "reset"): void {
    const head = this.heads[branch];
    if (head == null || this.isFull) return;
    const parent = 31 - Math.clz32(this.#ancestors[head] ?? 1);
    if (parent >= 0) this.#move(branch, how === "reset" ? parent : this.#add([parent]));
  }

  deleteBranch(branch: BranchIndex): void {
    this.heads[branch] = null;
    for (const one of this.pullRequests) if (one.branch === branch) one.isOpen = false;
  }

  /** Pushes a deleted branch again. */
  restoreBranch(branch: BranchIndex): void {
    this.heads[branch] ??= this.pullRequests.find((one) => one.branch === branch)?.head ?? this.heads[0] ?? 1;
  }

  close(pullRequest: 0 | 1): void {
    this.pullRequests[pullRequest].isOpen = false;
  }

  /** Reopens a pull request. GitHub does not allow this if its branch was deleted. */
  reopen(pullRequest: 0 | 1): void {
    const one = this.pullRequests[pullRequest];
    const head = this.heads[one.branch];
    if (head == null) return;
    one.isOpen = true;
    one.head = head;
  }

  merge(pullRequest: 0 | 1, how: "merge" | "squash" | "rebase"): void {
    const one = this.pullRequests[pullRequest];
    const base = this.heads[0];
    if (!one.isOpen || base == null || this.isFull) return;
    this.heads[0] = this.#add(how === "merge" ? [base, one.head] : [base]);
    one.isOpen = false;
    this.#log?.(`main is at commit ${this.heads[0]}`);
  }

  /** Adds an entry to the merge queue, whose commit is a merge that no other branch contains yet. */
  enqueue(pullRequest: 0 | 1): Commit | null {
    const base = this.heads[0];
    if (base == null || this.isFull) return null;
    this.queue = this.#add([base, this.pullRequests[pullRequest].head]);
    return this.queue;
  }

  #move(branch: BranchIndex, to: Commit): void {
    this.heads[branch] = to;
    this.#log?.(`${BRANCHES[branch]} is at commit ${to}`);
    for (const one of this.pullRequests) if (one.branch === branch && one.isOpen) one.head = to;
  }

  write(head: RecordHead, account: RunRecord["account"]): RunRecord {
    this.#lastDeploymentId += 1;
    const begun = { kind: "begun", at: this.second, statusId: null } as const;
    const record = { ...head, account, githubDeploymentId: this.#lastDeploymentId, steps: [begun] };
    this.records.push(record);
    this.#log?.(`${record.id}: begun`);
    return record;
  }

  addStep(id: string, step: RunStep): void {
    const record = this.records.find((one) => one.id === id);
    if (record === undefined) throw new Error("There is no such record.");
    this.#lastStatusId += 1;
    (record.steps as unknown[]).push({ ...step, at: this.second, statusId: this.#lastStatusId });
    this.#log?.(`${id}: ${encodeStep(step as StatusStep)}`);
  }

  /** The records that can be read now. */
  read(): readonly RunRecord[] {
    return this.records.map((record) => ({ ...record, steps: [...record.steps] }));
  }

  /** The time of a write, of which GitHub shows only the second. */
  get second(): number {
    return Math.floor(this.time / 1000) * 1000;
  }

  // Convex

  /** Does what `authorize_preview` and the claim do. @returns `null` if the quota is reached. */
  claim(
    slot: SlotIndex,
    recreates: boolean,
    run: number,
  ): { readonly deployment: Deployment; readonly created: boolean } | null {
    const place = this.slots[slot];
    if (place.current !== null && !(recreates && place.isPreview)) return { deployment: place.current, created: false };
    const used = this.deployments.filter(({ gone }) => gone === null).length - Number(place.current !== null);
    if (used >= this.#quota) return null;
    if (place.current !== null) place.current.gone = "replaced";
    this.#log?.(`Convex creates a deployment for run ${run}`);
    return { deployment: this.#create(slot, run), created: true };
  }

  /** @returns Whether the deployment existed. */
  push(deployment: Deployment, commit: Commit, run: number): boolean {
    if (deployment.gone !== null) return false;
    deployment.live = { commit, run };
    this.#log?.(`run ${run} pushes commit ${commit} to ${deployment.name}`);
    return true;
  }

  remove(deployment: Deployment, why: "deleted" | "expired"): void {
    if (deployment.gone !== null) return;
    deployment.gone = why;
    this.#log?.(`${deployment.name} is ${why}`);
    this.slots[deployment.slot].current = null;
  }

  /** Lets a build of another tool claim the preview name. */
  claimForeign(slot: SlotIndex): void {
    if (this.slots[slot].current === null) this.#create(slot, null);
  }

  deployment(name: string): Deployment | undefined {
    return this.deployments.find((one) => one.name === name);
  }

  #create(slot: SlotIndex, creator: number | null, name = `small-fox-${this.deployments.length}`): Deployment {
    const made: Deployment = { name, slot, creator, gone: null, live: null, imports: 0, seeds: 0 };
    this.deployments.push(made);
    this.slots[slot].current = made;
    return made;
  }
}

function nameOfPreview(name: string): string {
  return slotOf({ kind: "preview", ...TEAM }, { preview: { name } }, null) ?? "";
}

export const PROJECT = { teamSlug: TEAM.teamSlug, projectSlug: TEAM.projectSlug };
