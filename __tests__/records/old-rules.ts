/**
 * The rules before there were records by slot, which show that the model finds errors: a run was identified by folder, app
 * name and target, the run with the greater ID was the newer one, and a run owned every deployment to which it had pushed.
 */

import { originKey } from "../../src/records/origin.ts";
import { deploymentsIn, endOf, isDeployed, type RunRecord } from "../../src/records/record.ts";
import type { Rules } from "./rules.ts";
import { originNow } from "./rules.ts";
import type { DeployRun, RemovalRun } from "./runs.ts";
import { BRANCHES, type SlotIndex, type World } from "./world.ts";

const SEED_MS = 60 * 60_000;

export const oldRules: Rules = {
  asksBeforeClaim: false,
  ask(run, world) {
    const goesOn = { stop: null, notices: 0 };
    if (!run.reads || (!world.slots[run.slot].isPreview && run.origin.kind !== "pull-request")) return goesOn;
    const one = commentedOn(run.record, world);
    if (one === null) {
      const isGone = run.origin.kind === "branch" && originNow(run.origin, world) === "closed";
      return isGone ? { stop: { isOver: true, by: null }, notices: 0 } : goesOn;
    }
    if (!one.isOpen) return { stop: { isOver: true, by: null }, notices: 0 };
    const isOfHead = run.event === "pull_request";
    if (isOfHead && one.head !== run.commit) return { stop: { isOver: false, by: null }, notices: 0 };
    const standing = rowsOf(one.number, world).get(rowKey(run.record, world));
    const isOlder = standing !== undefined && compareRuns(standing, run.record) > 0;
    return isOlder ? { stop: { isOver: false, by: standing.id }, notices: 0 } : goesOn;
  },
  look: () => [],
  lost: () => [],
  told(slot, world) {
    const rows = world.pullRequests.flatMap(({ number }) => [...rowsOf(number, world).values()]);
    const live = [...rows, ...successes(world)].filter(
      (record) => record.slot === world.slots[slot].name && isDeployed(record) && endOf(record)?.kind === "pushed",
    );
    const standing = live.filter(({ steps }) => !steps.some(({ kind }) => kind === "removed"));
    return {
      isMarked: false,
      live: standing.map((record) => ({ record, deployment: deploymentsIn(record).at(-1) ?? null })),
    };
  },
  claimSeed(kind, run, deployment, world) {
    const records = world.records.filter((record) => isSameThing(record, run.record));
    const flag = kind === "import" ? "imported" : "seeded";
    const word = kind === "import" ? "importing" : "seeding";
    if (
      records.some(({ steps }) =>
        steps.some((one) => one.kind === "pushed" && one.deployment === deployment && one[flag]),
      )
    )
      return "done";
    const own = run.record.steps.find((step) => step.kind === word)?.statusId ?? Number.POSITIVE_INFINITY;
    const others = records.flatMap((record) => (record.id === run.id ? [] : (record.steps.at(-1) ?? [])));
    const begun = others.filter(
      (step) => step.kind === word && step.deployment === deployment && (step.statusId ?? 0) < own,
    );
    if (begun.length === 0) return "claimed";
    return begun.some(({ at }) => world.time - at < SEED_MS) ? "begun" : "lost";
  },
  judge(run, records, world) {
    return {
      remove:
        run.pullRequest === null && run.branch === null ? sweep(run, records, world) : cleanup(run, records, world),
      gone: [],
    };
  },
  retires: (run, record) => hasLabel(record, run),
  keep(run, records, world) {
    const deployment = world.slots[run.slot].current?.name;
    if (deployment === undefined) return [];
    return records
      .filter((record) => hasLabel(record, run) && deploymentsIn(record).includes(deployment))
      .map(({ id }) => ({ id, deployment }));
  },
};

function cleanup(run: RemovalRun, records: readonly RunRecord[], world: World): readonly string[] {
  const found = world.slots[run.slot].current;
  if (found === null || !world.slots[run.slot].isPreview) return [];
  const own = records.filter((record) => hasLabel(record, run) && record.slot === world.slots[run.slot].name);
  if (!own.some((record) => hasReached(record, found.name))) return [];
  const number = run.pullRequest === null ? null : world.pullRequests[run.pullRequest].number;
  const ownKeys = [`pull-request:${number}`, `branch:${BRANCHES[branchOf(run, world)]}`];
  const others = own.filter(({ origin }) => !ownKeys.includes(originKey(origin)));
  const isInUse = run.reads && others.some(({ origin }) => originNow(origin, world) === "open");
  return isInUse ? [] : [found.name];
}

function sweep(run: RemovalRun, records: readonly RunRecord[], world: World): readonly string[] {
  if (!run.reads) return [];
  return ([0, 1] as const).flatMap((slot: SlotIndex) => {
    const { current, isPreview, name } = world.slots[slot];
    if (current === null || !isPreview) return [];
    const own = records.filter((record) => hasLabel(record, run) && record.slot === name);
    const isDead = own.length > 0 && own.every(({ origin }) => originNow(origin, world) === "closed");
    return isDead && own.some((record) => hasReached(record, current.name)) ? [current.name] : [];
  });
}

function branchOf(run: RemovalRun, world: World) {
  return run.pullRequest === null ? (run.branch ?? 0) : world.pullRequests[run.pullRequest].branch;
}

function hasReached({ steps }: RunRecord, deployment: string): boolean {
  return steps.some((step) => (step.kind === "pushing" || step.kind === "pushed") && step.deployment === deployment);
}

function hasLabel(record: RunRecord, { label }: RemovalRun): boolean {
  return record.appName === label.appName && record.workingDirectory === label.workingDirectory;
}

function isSameThing(one: RunRecord, other: RunRecord): boolean {
  return one.appName === other.appName && one.workingDirectory === other.workingDirectory && one.slot === other.slot;
}

/** The pull request whose comment a run writes to. */
function commentedOn({ origin }: Pick<DeployRun["record"], "origin">, world: World) {
  if (origin.kind === "pull-request") return world.pullRequests.find(({ number }) => number === origin.number) ?? null;
  if (origin.kind !== "branch") return null;
  return world.pullRequests.find(({ branch, isOpen }) => isOpen && BRANCHES[branch] === origin.name) ?? null;
}

/** The rows of a comment. Of two runs with the same key, the one with the greater ID counts. */
function rowsOf(number: number, world: World): ReadonlyMap<string, RunRecord> {
  const rows = new Map<string, RunRecord>();
  for (const record of world.records) {
    if (commentedOn(record, world)?.number !== number) continue;
    const standing = rows.get(rowKey(record, world));
    if (standing === undefined || compareRuns(record, standing) >= 0) rows.set(rowKey(record, world), record);
  }
  return rows;
}

function rowKey({ workingDirectory, appName, slot }: RunRecord, world: World): string {
  return [workingDirectory, appName, world.slots.find(({ name }) => name === slot)?.isPreview].join("\n");
}

/** The GitHub Deployments whose state is `success`: for each key, the last one that ended with it. */
function successes(world: World): readonly RunRecord[] {
  const last = new Map<string, RunRecord>();
  const endedAt = (record: RunRecord) => endOf(record)?.statusId ?? 0;
  for (const record of world.records.filter((one) => endOf(one)?.kind === "pushed")) {
    const key = [record.appName, record.workingDirectory, record.slot].join("\n");
    const standing = last.get(key);
    if (standing === undefined || endedAt(record) > endedAt(standing)) last.set(key, record);
  }
  return [...last.values()];
}

function compareRuns(one: RunRecord, other: RunRecord): number {
  return one.runId - other.runId || one.runAttempt - other.runAttempt;
}
