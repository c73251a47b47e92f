/** The interface between the model and a set of rules, and the rules of `src/records/` in that form. */

import { liveIn } from "../../src/records/live.ts";
import {
  type CurrentRun,
  commitsToCompare,
  type GitHubNow,
  isAlone,
  neededFacts,
  overtaken,
  sharing,
  superseded,
} from "../../src/records/order.ts";
import { type Origin, originKey } from "../../src/records/origin.ts";
import { lostRecords, type RunRecord } from "../../src/records/record.ts";
import { type SeedClaim, type SeedKind, seedClaim } from "../../src/records/seed.ts";
import { recordsOfSlot } from "../../src/records/slot.ts";
import { deploymentsToDecide, originsOf, recordsNaming, retentionReason } from "../../src/records/verdict.ts";
import type { DeployRun, RemovalRun } from "./runs.ts";
import { BRANCHES, branchIndex, PROJECT, type SlotIndex, sha, type World } from "./world.ts";

export interface AskAnswer {
  /** `by` is the ID of the record that decided. */
  readonly stop: { readonly isOver: boolean; readonly by: string | null } | null;
  readonly notices: number;
}

/** What rows and records show for a slot. */
export interface Told {
  /** Whether it is marked as uncertain. */
  readonly isMarked: boolean;
  /** What is shown as live. Empty if nothing is. */
  readonly live: readonly { readonly record: RunRecord; readonly deployment: string | null }[];
}

export interface Judged {
  readonly remove: readonly string[];
  /** Deployments that no longer exist. */
  readonly gone: readonly string[];
}

export interface Reading {
  readonly records: readonly RunRecord[];
  /** The time in milliseconds since the epoch. */
  readonly time: number;
}

/** All decisions between runs. `reads` of a run is false if GitHub does not respond to it. */
export interface Rules {
  readonly asksBeforeClaim: boolean;
  ask(run: DeployRun, world: World): AskAnswer;
  /**
   * After the push: the IDs of the records that the run reports as conflicting.
   *
   * @param early - Records that were read before the end of the push was written.
   */
  look(run: DeployRun, world: World, early: Reading): readonly string[];
  lost(run: DeployRun, world: World): ReturnType<typeof lostRecords>;
  told(slot: SlotIndex, world: World): Told;
  claimSeed(kind: SeedKind, run: DeployRun, deployment: string, world: World): SeedClaim["kind"];
  /** @param records - Records that were read a moment before. */
  judge(run: RemovalRun, records: readonly RunRecord[], world: World): Judged;
  /** Whether the run writes to this record that a deployment was deleted. */
  retires(run: RemovalRun, record: RunRecord): boolean;
  /** The records to which `on-close: keep` is written. */
  keep(run: RemovalRun, records: readonly RunRecord[], world: World): readonly { id: string; deployment: string }[];
}

export const newRules: Rules = {
  asksBeforeClaim: true,
  ask(run, world) {
    const records = slotRecords(run, world);
    const asking = askingOf(run);
    const answer = superseded(asking, records, factsFor(asking, records, run, world, null));
    if (answer.kind === "continue") return { stop: null, notices: answer.notices.length };
    return { stop: { isOver: answer.closed !== null, by: answer.by?.id ?? null }, notices: 0 };
  },
  look(run, world, early) {
    const seen = slotRecords(run, world, early.records);
    const records = isAlone(run.record, seen, early.time)
      ? [...seen.filter(({ id }) => id !== run.id), run.record]
      : slotRecords(run, world);
    const asking = askingOf(run);
    const now = factsFor(asking, records, run, world, run.asked);
    const overtaking = overtaken(asking, records, now, run.asked);
    const others = sharing(asking.record, records, now).length > 0 ? ["sharing"] : [];
    return [...(overtaking === null ? [] : [overtaking.by.id]), ...others];
  },
  lost: (run, world) => lostRecords(slotRecords(run, world), world.time),
  told(slot, world) {
    const records = recordsOfSlot(world.slots[slot].name, world.records);
    const { record, deployment, rivals } = liveIn(records);
    return { isMarked: rivals.length > 0, live: record === null ? [] : [{ record, deployment }] };
  },
  claimSeed(kind, run, deployment, world) {
    return seedClaim({ kind, items: [] }, run.id, deployment, recordsNaming(deployment, world.records), world.time)
      .kind;
  },
  judge(run, records, world) {
    const remove: string[] = [];
    const gone: string[] = [];
    for (const name of deploymentsToDecide(records, scopeOf(run, world))) {
      const found = world.deployment(name);
      const place = found === undefined ? undefined : world.slots[found.slot];
      const previewName = place?.name.split("/").at(-1) ?? null;
      const isThere = found !== undefined && found.gone === null;
      const type = place?.isPreview === true ? "preview" : "prod";
      const convex = { project: PROJECT, type, isDefault: false, previewName };
      const origins = run.reads
        ? Object.fromEntries(originsOf(name, records).map((origin) => [originKey(origin), originNow(origin, world)]))
        : {};
      if (retentionReason(name, { records, isComplete: run.reads }, convex, origins) === null)
        (isThere ? remove : gone).push(name);
    }
    return { remove, gone };
  },
  retires: () => true,
  keep(run, records, world) {
    const over = scopeOf(run, world)?.filter((origin) => run.reads && originNow(origin, world) === "closed") ?? [];
    const keys = over.map(originKey);
    return deploymentsToDecide(records, over).flatMap((deployment) =>
      recordsNaming(deployment, records)
        .filter(({ origin }) => keys.includes(originKey(origin)))
        .map(({ id }) => ({ id, deployment })),
    );
  },
};

export function originNow(origin: Origin, world: World): "closed" | "open" {
  switch (origin.kind) {
    case "pull-request":
      return world.pullRequests.find(({ number }) => number === origin.number)?.isOpen ? "open" : "closed";
    case "branch":
      return world.heads[branchIndex(origin.name)] == null ? "closed" : "open";
    case "tag":
      return world.hasTags ? "open" : "closed";
    case "unknown":
      return "open";
  }
}

/** The current state of the subject of a cleanup on GitHub. */
function scopeOf({ pullRequest, branch }: RemovalRun, world: World): readonly Origin[] | null {
  if (pullRequest === null && branch === null) return null;
  const one = pullRequest === null ? undefined : world.pullRequests[pullRequest];
  const head = one?.branch ?? branch ?? 0;
  const isGone = world.heads[head] === null;
  const branches: readonly Origin[] = isGone ? [{ kind: "branch", name: BRANCHES[head], isManual: false }] : [];
  return [...(one === undefined ? [] : [{ kind: "pull-request", number: one.number } as const]), ...branches];
}

function slotRecords(run: DeployRun, world: World, records = world.read()): readonly RunRecord[] {
  return recordsOfSlot(world.slots[run.slot].name, records);
}

function askingOf(run: DeployRun): CurrentRun {
  return { record: run.record, branch: run.branch, mergedHead: null };
}

function factsFor(
  asking: CurrentRun,
  records: readonly RunRecord[],
  { reads, slot }: DeployRun,
  world: World,
  asked: readonly RunRecord[] | null,
): GitHubNow {
  if (!reads) return { time: world.time, pullRequest: null, refs: {}, relations: {} };
  const needed = neededFacts(asking);
  const one = world.pullRequests.find(({ number }) => number === needed.pullRequest);
  const refs = Object.fromEntries(needed.refs.map((ref) => [ref, refNow(ref, world)]));
  const pullRequest = one === undefined ? null : { isOpen: one.isOpen, headSha: sha(one.head) };
  const now = { time: world.time, pullRequest, refs };
  const own = asking.record.baseCommit ?? asking.record.commit;
  const commits = commitsToCompare(asking, records, now, asked);
  if (commits.length > 6) throw new Error(`Too many comparisons in slot ${slot}.`);
  return { ...now, relations: Object.fromEntries(commits.map((commit) => [commit, world.relation(own, commit)])) };
}

function refNow(ref: string, world: World): string | null {
  const name = ref.replace(/^refs\/(heads|tags)\//, "");
  if (ref.startsWith("refs/tags/v")) return world.hasTags ? sha(Number(name.slice(1))) : null;
  const head = name === "queue" ? world.queue : (world.heads[branchIndex(name)] ?? null);
  return head === null ? null : sha(head);
}
