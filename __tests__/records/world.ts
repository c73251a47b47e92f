/** A small model of GitHub and Convex: commits and branches, pull requests, deployments. No rule of ours is in it. */

import type { Relation } from "../../src/records/order.ts";
import type { RecordHead, RunRecord, RunStep } from "../../src/records/record.ts";
import { slotOf } from "../../src/records/slot.ts";
import { encodeStep, type StatusStep } from "../../src/records/status-descriptions.ts";

/** Index of a commit. `sha` makes it look like one. */
export type Commit = number;

export const sha = (commit: Commit): string => commit.toString(16).padStart(40, "0");
const commitOf = (text: string): Commit => Number.parseInt(text, 16);

/** Ancestors are bits of one number. */
const MOST_COMMITS = 30;

export const BRANCHES = ["main", "feature-1", "feature-2"] as const;

/** Where a branch of this name has its head. */
export const branchIndex = (name: string): number => (BRANCHES as readonly string[]).indexOf(name);
export type BranchIndex = 0 | 1 | 2;

export interface PullRequest {
  readonly number: number;
  readonly branch: BranchIndex;
  isOpen: boolean;
  /** GitHub remembers it after the branch is gone. */
  head: Commit;
}

export interface Deployment {
  readonly name: string;
  readonly slot: SlotIndex;
  /** The run that created it. `null`: somebody else, or it was there from the start. */
  readonly creator: number | null;
  /** Why it is gone; `null`: it is there. */
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
  /** The merge queue's own branch. */
  queue: Commit | null = null;
  readonly deployments: Deployment[] = [];
  readonly records: RunRecord[] = [];
  /** Milliseconds. */
  time = 1_000_000;
  #lastDeploymentId = 0;
  #lastStatusId = 0;
  readonly #ancestors: number[] = [];
  readonly #quota: number;

  readonly #log: Log | null;

  /**
   * @param quota - How many previews Convex lets the project have.
   * @param log - Gets a line for each change, for people to read.
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

  /** As GitHub's `compare` says it, from ours to the other. */
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

  /** A force-push: to a commit that takes the place of the head, or back to the commit before it. */
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

  /** Pushes a branch that was deleted once more. */
  restoreBranch(branch: BranchIndex): void {
    this.heads[branch] ??= this.pullRequests.find((one) => one.branch === branch)?.head ?? this.heads[0] ?? 1;
  }

  close(pullRequest: 0 | 1): void {
    this.pullRequests[pullRequest].isOpen = false;
  }

  /** GitHub does not let one be reopened whose branch is gone. */
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

  /** A queue entry's commit is a merge that no branch of people's has yet. */
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

  /** What somebody reads who reads now. */
  read(): readonly RunRecord[] {
    return this.records.map((record) => ({ ...record, steps: [...record.steps] }));
  }

  /** GitHub tells no more than the second in which something was written. */
  get second(): number {
    return Math.floor(this.time / 1000) * 1000;
  }

  // Convex

  /** What `authorize_preview` and the claim do. `null`: the quota is used up. */
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

  /** @returns Whether the deployment was there to be pushed to. */
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

  /** Somebody else's build claims the preview name. */
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
