/** Runs as state machines. At each `yield`, any other run may continue. */

import type { Origin } from "../../src/records/origin.ts";
import { deploymentsIn, type RunRecord, type RunStep } from "../../src/records/record.ts";
import type { Rules } from "./rules.ts";
import type { BranchIndex, Commit, Deployment, SlotIndex, World } from "./world.ts";

export interface Label {
  readonly appName: string;
  readonly workingDirectory: string;
  readonly workflow: string;
}

/** The plan of a run that nothing stops. */
export interface Script {
  readonly recreates: boolean;
  readonly seeds: boolean;
  readonly build: "ok" | "fails";
  /** With `applied` and `not-applied`, the step fails without a response, and the push succeeded or not. */
  readonly push: "ok" | "fails" | "applied" | "not-applied";
  readonly seed: "ok" | "fails";
}

export interface DeployRun {
  readonly kind: "deploy";
  readonly index: number;
  readonly id: string;
  readonly runId: number;
  readonly runAttempt: number;
  readonly event: string;
  readonly origin: Origin;
  readonly isChosen: boolean;
  readonly commit: Commit;
  readonly branch: string | null;
  readonly slot: SlotIndex;
  readonly label: Label;
  readonly account: RunRecord["account"];
  /** Whether GitHub responds. */
  readonly reads: boolean;
  readonly script: Script;
  readonly record: RunRecord;
  state: "waiting" | "active" | "done" | "lost";
  isCancelled: boolean;
  /** Whether GitHub has lost the machine, although its processes continue. */
  isMute: boolean;
  deployment: Deployment | null;
  isClaimTold: boolean;
  /** The records at the last request. */
  asked: readonly RunRecord[];
  /** The run whose push it replaces on purpose, because its own commit was the head at the last request, or `null`. */
  replaces: number | null;
  /** Its reports: IDs of conflicting records, or that something may be wrong. */
  readonly says: Set<string>;
  steps: Generator<void, void> | null;
}

export interface RemovalRun {
  readonly kind: "removal";
  readonly index: number;
  readonly pullRequest: 0 | 1 | null;
  readonly branch: BranchIndex | null;
  /** Parts of the plan that only the old rules use. */
  readonly slot: SlotIndex;
  readonly label: Label;
  readonly keeps: boolean;
  readonly mayDelete: boolean;
  readonly reads: boolean;
  state: "waiting" | "active" | "done" | "lost";
  isCancelled: boolean;
  isMute: boolean;
  /** The records that it read. */
  records: readonly RunRecord[];
  steps: Generator<void, void> | null;
}

export interface Watch {
  asks(run: DeployRun): void;
  asked(run: DeployRun, stop: { readonly isOver: boolean; readonly by: string | null }): void;
  pushed(run: DeployRun, before: Deployment["live"]): void;
  seeded(deployment: Deployment): void;
  read(run: RemovalRun): void;
  removed(run: RemovalRun, deployment: Deployment): void;
  kept(run: RemovalRun, deployment: string): void;
}

function tell(run: DeployRun, world: World, step: RunStep): void {
  if (!run.isMute) world.addStep(run.id, step);
}

export function* deploy(run: DeployRun, world: World, rules: Rules, watch: Watch): Generator<void, void> {
  const end = (how: "failed" | "cancelled" | "superseded", mayBeLive = false): void => {
    // A deployment must be recorded as created by the run, even if the run pushes nothing.
    const { deployment } = run;
    if (deployment?.creator === run.index && !run.isClaimTold && !run.isMute) {
      run.isClaimTold = true;
      tell(run, world, { kind: "claimed", deployment: deployment.name, created: true });
    }
    tell(run, world, { kind: "ended", how, mayBeLive });
  };
  const isStopped = (): boolean => {
    if (run.isMute) return false;
    run.asked = world.read();
    watch.asks(run);
    const { stop, notices } = rules.ask(run, world);
    if (notices > 0) run.says.add("notice");
    if (stop !== null) watch.asked(run, stop);
    return stop !== null;
  };
  yield;
  if (run.isCancelled) return end("cancelled");
  if (run.script.recreates && rules.asksBeforeClaim && isStopped()) return end("superseded");
  yield;
  if (run.isCancelled) return end("cancelled");
  const claim = world.claim(run.slot, run.script.recreates, run.index);
  if (claim === null) return end("failed");
  run.deployment = claim.deployment;
  yield;
  if (run.isCancelled) return end("cancelled");
  if (run.script.build === "fails") return end("failed");
  yield;
  if (isStopped()) return end("superseded");
  yield;
  if (run.isCancelled || run.isMute) return end("cancelled");
  const { name } = claim.deployment;
  tell(run, world, { kind: "pushing", deployment: name, created: claim.created });
  run.isClaimTold = true;
  yield;
  if (run.isCancelled && run.script.push !== "applied") return end("cancelled", true);
  const before = claim.deployment.live;
  const isPushed = run.script.push === "ok" || run.script.push === "applied";
  if (isPushed && !world.push(claim.deployment, run.commit, run.index)) return end("failed");
  if (isPushed) watch.pushed(run, before);
  yield;
  if (run.script.push === "fails") return end("failed");
  if (run.script.push !== "ok" || run.isCancelled) return end(run.isCancelled ? "cancelled" : "failed", true);
  const imported = yield* seed("import", run, claim.deployment, world, rules, watch);
  const seeded = yield* seed("seed", run, claim.deployment, world, rules, watch);
  // GitHub may respond before it writes a request that was sent at the same time.
  const early = world.read();
  const readAt = world.time;
  yield;
  tell(run, world, { kind: "pushed", deployment: name, imported, seeded });
  yield;
  if (run.isMute) return;
  for (const said of rules.look(run, world, { records: early, time: readAt })) run.says.add(said);
  for (const { record, mayBeLive } of rules.lost(run, world))
    world.addStep(record.id, { kind: "ended", how: "lost", mayBeLive });
}

/** @returns Whether the item counts as done. */
function* seed(
  kind: "import" | "seed",
  run: DeployRun,
  deployment: Deployment,
  world: World,
  rules: Rules,
  watch: Watch,
): Generator<void, boolean> {
  if (!run.script.seeds || run.isMute || run.isCancelled) return false;
  const first = rules.claimSeed(kind, run, deployment.name, world);
  if (first !== "claimed") return first === "done" || first === "lost";
  yield;
  tell(run, world, { kind: kind === "import" ? "importing" : "seeding", deployment: deployment.name, item: 1 });
  yield;
  if (run.isMute) return false;
  const again = rules.claimSeed(kind, run, deployment.name, world);
  if (again !== "claimed") return again === "done" || again === "lost";
  // Convex is asked for the imports of an earlier run.
  const isThere = kind === "import" && deployment.imports > 0;
  yield;
  if (run.script.seed === "ok" && deployment.gone === null && !isThere) {
    if (kind === "import") deployment.imports += 1;
    else deployment.seeds += 1;
    watch.seeded(deployment);
  }
  yield;
  if (run.script.seed === "ok") return true;
  tell(run, world, { kind: kind === "import" ? "import-failed" : "seed-failed", deployment: deployment.name, item: 1 });
  yield;
  return false;
}

export function* remove(run: RemovalRun, world: World, rules: Rules, watch: Watch): Generator<void, void> {
  const records = world.read();
  run.records = records;
  yield;
  watch.read(run);
  if (run.keeps) {
    for (const { id, deployment } of rules.keep(run, records, world)) {
      world.addStep(id, { kind: "kept", deployment });
      watch.kept(run, deployment);
    }
    return;
  }
  const { remove: judged, gone } = rules.judge(run, records, world);
  yield;
  for (const name of [...judged, ...gone]) {
    const deployment = world.deployment(name);
    if (run.isCancelled || deployment === undefined) return;
    if (judged.includes(name)) {
      if (!run.mayDelete) continue;
      watch.removed(run, deployment);
      world.remove(deployment, "deleted");
    }
    yield;
    if (run.isMute) return;
    for (const record of world.records)
      if (rules.retires(run, record) && deploymentsIn(record).includes(name))
        world.addStep(record.id, { kind: "removed", deployment: name });
    yield;
  }
}
