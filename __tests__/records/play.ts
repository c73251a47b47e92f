/** Runs actions against the model, and reports which properties of records they violate. */

import { type Origin, originKey } from "../../src/records/origin.ts";
import { endOf, type RunRecord, type StepOf } from "../../src/records/record.ts";
import { originNow, type Rules } from "./rules.ts";
import { type DeployRun, deploy, type Label, type RemovalRun, remove, type Script, type Watch } from "./runs.ts";
import {
  BRANCHES,
  type BranchIndex,
  branchIndex,
  type Commit,
  type Deployment,
  type Log,
  type SlotIndex,
  sha,
  World,
} from "./world.ts";

export type Event =
  | "pull_request"
  | "push"
  | "schedule"
  | "workflow_run"
  | "workflow_dispatch"
  | "merge_group"
  | "release"
  | "rollback";

export type Action =
  | {
      readonly do: "trigger";
      readonly event: Event;
      /** A branch, or the pull request of it. */
      readonly on: BranchIndex;
      readonly slot: SlotIndex;
      readonly label: 0 | 1 | 2;
      readonly script: Script;
      readonly account: RunRecord["account"];
      readonly reads: boolean;
    }
  | { readonly do: "rerun"; readonly run: number; readonly script: Script }
  | { readonly do: "step"; readonly run: number; readonly times: number }
  | { readonly do: "cancel"; readonly run: number }
  | { readonly do: "lose"; readonly run: number; readonly goesOn: boolean }
  | { readonly do: "commit"; readonly on: BranchIndex }
  | { readonly do: "rewrite"; readonly on: BranchIndex; readonly how: "amend" | "reset" }
  | { readonly do: "merge"; readonly on: 0 | 1; readonly how: "merge" | "squash" | "rebase" }
  | { readonly do: "close" | "reopen"; readonly on: 0 | 1 }
  | { readonly do: "delete-branch" | "restore-branch"; readonly on: 1 | 2 }
  | {
      readonly do: "cleanup";
      readonly of: "pull-request" | "branch";
      readonly on: 0 | 1;
      readonly slot: SlotIndex;
      readonly label: 0 | 1 | 2;
      readonly keeps: boolean;
      readonly mayDelete: boolean;
      readonly reads: boolean;
    }
  | { readonly do: "sweep"; readonly label: 0 | 1 | 2; readonly reads: boolean }
  | { readonly do: "expire" | "foreign"; readonly slot: SlotIndex }
  /** A time that is longer than any timeout. */
  | { readonly do: "wait" };

export interface Scenario {
  readonly secondIsPreview: boolean;
  readonly quota: number;
  readonly actions: readonly Action[];
}

/** Two names of one app, and another app in another folder. */
export const LABELS: readonly [Label, Label, Label] = [
  { appName: "web", workingDirectory: ".", workflow: "Deploy" },
  { appName: "site", workingDirectory: ".", workflow: "Deploy" },
  { appName: "api", workingDirectory: "packages/api", workflow: "Deploy API" },
];

/** The properties that hold in any interleaving. */
export const PROPERTIES = [
  // What rows and records show as live is live, or is marked as uncertain.
  "live",
  // A mark disappears with the next run that no other run overlaps.
  "marked-for-ever",
  // A run whose machine was lost is not shown as in progress forever.
  "open-for-ever",
  // No slot goes back to an older commit without a report.
  "older",
  // The converse: no run stops without a newer one.
  "stopped-without-need",
  // Nothing that is in use, of another owner or kept is deleted.
  "deleted",
  // Nothing that the action created stays.
  "left",
  // No preview is seeded twice.
  "seeded-twice",
] as const;

export type Property = (typeof PROPERTIES)[number];

export interface Breach {
  readonly property: Property;
  readonly text: string;
}

const MOST_RUNS = 6;
const TIMEOUT_MS = 60 * 60_000;

/**
 * @param log - Called with a readable line for each action and each change.
 * @returns The first violation of each property.
 */
export function play(scenario: Scenario, rules: Rules, log: Log | null = null): readonly Breach[] {
  const game = new Game(scenario, rules, log);
  for (const action of scenario.actions) {
    log?.(`- ${describe(action)}`);
    game.act(action);
  }
  log?.("- the end: everything runs on, a person deploys to each slot, all branches go, and two sweeps run");
  game.finish();
  return game.breaches;
}

/** A readable list of the actions and violations, with the commits as numbers. */
export function replay(scenario: Scenario, rules: Rules): string {
  const lines: string[] = [];
  play(scenario, rules, (line) => lines.push(line.startsWith("- ") ? line : `    ${line}`));
  return lines.join("\n");
}

function describe({ do: what, ...more }: Action): string {
  const { script, ...others } = more as { readonly script?: Script };
  const unusual = Object.entries(script ?? {}).filter(([, value]) => value !== "ok" && value !== false);
  const told = [...Object.entries(others), ...unusual].map(([name, value]) => `${name}: ${String(value)}`);
  return [what, ...told].join(", ");
}

interface Older {
  readonly run: DeployRun;
  readonly over: DeployRun;
  readonly deployment: Deployment;
}

class Game {
  readonly breaches: Breach[] = [];
  readonly #world: World;
  readonly #log: Log | null;
  readonly #rules: Rules;
  readonly #runs: (DeployRun | RemovalRun)[] = [];
  readonly #older: Older[] = [];
  readonly #livingWhenRead = new Map<number, ReadonlySet<string>>();
  readonly #watch: Watch;
  #lastRunId = 0;

  constructor({ secondIsPreview, quota }: Scenario, rules: Rules, log: Log | null) {
    this.#world = new World(secondIsPreview, quota, log);
    this.#log = log;
    this.#rules = rules;
    this.#watch = {
      asks: (run) => {
        const live = this.#world.slots[run.slot].current?.live ?? null;
        run.replaces = live !== null && this.#isHead(run) ? live.run : null;
      },
      asked: (run, stop) => this.#checkStop(run, stop),
      pushed: (run, before) => this.#checkOrder(run, before),
      seeded: (deployment) => {
        if (Math.max(deployment.imports, deployment.seeds) > 1) this.#break("seeded-twice", deployment.name);
      },
      read: (run) =>
        this.#livingWhenRead.set(
          run.index,
          new Set(
            this.#deploys
              .map(({ origin }) => origin)
              .filter((origin) => originNow(origin, this.#world) === "open")
              .map(originKey),
          ),
        ),
      removed: (run, deployment) => this.#checkRemoval(run, deployment),
      kept: () => {},
    };
  }

  get #deploys(): readonly DeployRun[] {
    return this.#runs.filter((run) => run.kind === "deploy");
  }

  #break(property: Property, text: string): void {
    if (this.breaches.some((breach) => breach.property === property)) return;
    this.breaches.push({ property, text });
    this.#log?.(`BREACH of ${property}: ${text}`);
  }

  act(action: Action): void {
    this.#world.time += 100;
    this.#do(action);
    this.#checkLive();
    this.#checkSaid();
  }

  #do(action: Action): unknown {
    const world = this.#world;
    switch (action.do) {
      case "trigger":
        return this.#trigger(action);
      case "rerun":
        return this.#rerun(this.#pick(action.run), action.script);
      case "step": {
        const run = this.#pick(action.run);
        for (let times = 0; run !== undefined && times < action.times; times += 1) this.#step(run);
        return;
      }
      case "cancel": {
        const run = this.#pick(action.run);
        if (run?.state === "active") run.isCancelled = true;
        return;
      }
      case "lose":
        return this.#lose(this.#pick(action.run), action.goesOn);
      case "commit":
        return world.commit(action.on);
      case "rewrite":
        return world.rewrite(action.on, action.how);
      case "merge":
        return world.merge(action.on, action.how);
      case "close":
        return world.close(action.on);
      case "reopen":
        return world.reopen(action.on);
      case "delete-branch":
        return world.deleteBranch(action.on);
      case "restore-branch":
        return world.restoreBranch(action.on);
      case "cleanup":
        return this.#cleanup(action);
      case "sweep":
        return this.#removal({ ...action, pullRequest: null, branch: null, slot: 0, keeps: false, mayDelete: true });
      case "expire": {
        const { current, isPreview } = world.slots[action.slot];
        if (current !== null && isPreview) world.remove(current, "expired");
        return;
      }
      case "foreign":
        return world.claimForeign(action.slot);
      case "wait":
        return this.#wait();
    }
  }

  #pick(index: number): DeployRun | RemovalRun | undefined {
    return this.#runs[index % Math.max(1, this.#runs.length)];
  }

  #trigger({ event, on, slot, label, script, account, reads }: Extract<Action, { do: "trigger" }>): void {
    const head = this.#world.heads[on];
    if (head == null) return;
    const one = this.#world.pullRequests.find(({ branch }) => branch === on);
    const isProduction = !this.#world.slots[slot].isPreview;
    const isOfPullRequest = event === "pull_request" || event === "merge_group";
    if (isOfPullRequest ? one?.isOpen !== true || isProduction : isProduction && on !== 0) return;
    const queued = event === "merge_group" && on !== 0 ? this.#world.enqueue(on === 1 ? 0 : 1) : head;
    if (queued === null) return;
    const isManual = event === "schedule" || event === "workflow_dispatch" || event === "rollback";
    const branch: Origin = { kind: "branch", name: BRANCHES[on], isManual };
    const tag: Origin = { kind: "tag", name: `v${queued}` };
    this.#lastRunId += 1;
    this.#start({
      runId: this.#lastRunId,
      runAttempt: 1,
      event: event === "rollback" ? "workflow_dispatch" : event,
      origin:
        isOfPullRequest && one !== undefined
          ? { kind: "pull-request", number: one.number }
          : event === "release"
            ? tag
            : branch,
      isChosen: event === "workflow_dispatch" || event === "rollback",
      commit: event === "rollback" ? Math.max(0, queued - 1) : queued,
      branch: event === "merge_group" ? "queue" : BRANCHES[on],
      slot,
      label: LABELS[label],
      account,
      reads,
      script,
    });
  }

  #rerun(run: DeployRun | RemovalRun | undefined, script: Script): unknown {
    if (run === undefined || (run.state !== "done" && run.state !== "lost")) return;
    if (run.kind === "removal") {
      const { pullRequest, branch, slot, label, keeps, mayDelete, reads } = run;
      return this.#removal({ pullRequest, branch, slot, label: labelIndex(label), keeps, mayDelete, reads });
    }
    const { runId, runAttempt, event, origin, isChosen, commit, branch, slot, label, account, reads } = run;
    const last = Math.max(...this.#deploys.filter((other) => other.runId === runId).map((other) => other.runAttempt));
    this.#start({
      runId,
      runAttempt: Math.max(last, runAttempt) + 1,
      event,
      origin,
      isChosen,
      commit,
      branch,
      slot,
      label,
      account,
      reads,
      script,
    });
  }

  #start(
    wanted: Pick<
      DeployRun,
      | "runId"
      | "runAttempt"
      | "event"
      | "origin"
      | "isChosen"
      | "commit"
      | "branch"
      | "slot"
      | "label"
      | "account"
      | "reads"
      | "script"
    >,
  ): DeployRun | undefined {
    if (this.#deploys.length >= MOST_RUNS + 2 * Number(this.#isFinishing)) return undefined;
    const index = this.#runs.length;
    const run = {
      ...wanted,
      kind: "deploy",
      index,
      id: `record-${index}`,
      record: null as unknown as RunRecord,
      state: "waiting",
      isCancelled: false,
      isMute: false,
      deployment: null,
      isClaimTold: false,
      asked: [],
      replaces: null,
      says: new Set<string>(),
      steps: null,
    } satisfies DeployRun as DeployRun;
    this.#runs.push(run);
    return run;
  }

  #cleanup(action: Extract<Action, { do: "cleanup" }>): void {
    const one = this.#world.pullRequests[action.on];
    const isOver = action.of === "branch" ? this.#world.heads[one.branch] === null : !one.isOpen;
    if (!isOver) return;
    const of =
      action.of === "branch" ? { pullRequest: null, branch: one.branch } : { pullRequest: action.on, branch: null };
    this.#removal({ ...action, ...of });
  }

  #removal({
    pullRequest,
    branch,
    slot,
    label,
    keeps,
    mayDelete,
    reads,
  }: Pick<RemovalRun, "pullRequest" | "branch" | "slot" | "keeps" | "mayDelete" | "reads"> & {
    readonly label: 0 | 1 | 2;
  }): RemovalRun | undefined {
    if (this.#runs.length - this.#deploys.length >= MOST_RUNS * (1 + 2 * Number(this.#isFinishing))) return undefined;
    const run: RemovalRun = {
      kind: "removal",
      index: this.#runs.length,
      pullRequest,
      branch,
      slot,
      label: LABELS[label],
      keeps,
      mayDelete,
      reads,
      state: "waiting",
      isCancelled: false,
      isMute: false,
      records: [],
      steps: null,
    };
    this.#runs.push(run);
    return run;
  }

  #step(run: DeployRun | RemovalRun): void {
    this.#world.time += 300;
    if (run.state === "done" || (run.state === "lost" && !run.isMute)) return;
    if (run.steps === null) this.#begin(run);
    else if (run.steps.next().done === true) run.state = run.state === "lost" ? "lost" : "done";
    if (run.state === "lost" && run.steps !== null && isOver(run)) run.isMute = false;
  }

  #begin(run: DeployRun | RemovalRun): void {
    run.state = "active";
    if (run.kind === "removal") run.steps = remove(run, this.#world, this.#rules, this.#watch);
    else {
      const { time } = this.#world;
      const { id, runId, runAttempt, event, origin, isChosen, label, script } = run;
      const head = {
        id,
        runId,
        runAttempt,
        event,
        origin,
        isChosen,
        ...label,
        workflowPath: `${label.workflow}.yml`,
        recreates: script.recreates && this.#world.slots[run.slot].isPreview,
      };
      const times = { startedAt: time, deadline: time + TIMEOUT_MS };
      const record = this.#world.write(
        { ...head, ...times, slot: this.#world.slots[run.slot].name, commit: sha(run.commit), baseCommit: null },
        run.account,
      );
      (run as { record: RunRecord }).record = record;
      run.steps = deploy(run, this.#world, this.#rules, this.#watch);
    }
    run.steps.next();
  }

  #lose(run: DeployRun | RemovalRun | undefined, goesOn: boolean): void {
    if (run?.state !== "active") return;
    run.state = "lost";
    run.isMute = goesOn;
  }

  #drain(): void {
    for (const run of this.#runs)
      for (let steps = 0; steps < 100 && (run.state === "active" || (run.state === "lost" && run.isMute)); steps += 1) {
        this.#step(run);
        if (run.state === "lost" && steps > 40) run.isMute = false;
      }
  }

  /** Lets timeouts stop all runs in progress. Runs that wait for an approval continue to wait. */
  #wait(): void {
    for (const run of this.#runs) if (run.state === "active") run.isCancelled = true;
    this.#drain();
    this.#world.time += 2 * TIMEOUT_MS;
  }

  #isFinishing = false;

  /** Lets all runs end, then runs one more alone, then closes everything and sweeps. */
  finish(): void {
    this.#isFinishing = true;
    this.#drain();
    this.#checkLive();
    this.#checkSaid();
    this.#wait();
    for (const slot of [0, 1] as const) this.#checkMarks(slot);
    for (const number of [0, 1] as const) this.#world.close(number);
    for (const branch of [0, 1, 2] as const) this.#world.heads[branch] = null;
    this.#world.hasTags = false;
    // Twice, because a cleanup may have been lost before it recorded a deletion.
    for (let times = 0; times < 2; times += 1) {
      this.#removal({ pullRequest: null, branch: null, slot: 0, label: 0, keeps: false, mayDelete: true, reads: true });
      const sweeping = this.#runs.at(-1);
      for (let steps = 0; steps < 100 && sweeping !== undefined && sweeping.state !== "done"; steps += 1)
        this.#step(sweeping);
    }
    this.#checkLive();
    for (const deployment of this.#world.deployments) this.#checkLeft(deployment);
    for (const slot of [0, 1] as const) this.#checkEmpty(slot);
  }

  #checkMarks(slot: SlotIndex): void {
    if (this.#world.heads[0] == null) return;
    const script: Script = { recreates: false, seeds: false, build: "ok", push: "ok", seed: "ok" };
    const run = this.#start({
      runId: 1000 + slot,
      runAttempt: 1,
      event: "workflow_dispatch",
      origin: { kind: "branch", name: "main", isManual: true },
      isChosen: true,
      commit: this.#world.heads[0],
      branch: "main",
      slot,
      label: LABELS[2],
      account: "own",
      reads: true,
      script,
    });
    if (run === undefined) return;
    for (let steps = 0; steps < 100 && run.state !== "done"; steps += 1) this.#step(run);
    this.#checkLive();
    const { isMarked, live } = this.#rules.told(slot, this.#world);
    if (endOf(run.record)?.kind !== "pushed") return;
    if (isMarked || live.every(({ record }) => record.id !== run.id))
      this.#break("marked-for-ever", `slot ${slot} after a run that nobody met`);
    const open = this.#deploys.find(
      ({ record, state }) => state === "lost" && record.slot === run.record.slot && endOf(record) === undefined,
    );
    if (open !== undefined) this.#break("open-for-ever", `${open.id} was lost, and looks as if it were at work`);
  }

  #checkLive(): void {
    for (const slot of [0, 1] as const) {
      const { isMarked, live } = this.#rules.told(slot, this.#world);
      if (isMarked) continue;
      const current = this.#world.slots[slot].current;
      for (const { record, deployment } of live)
        if (!this.#isLive(record, deployment, current)) this.#break("live", `${record.id} is not live in slot ${slot}`);
      const pushed = this.#runs[current?.live?.run ?? -1];
      if (live.length === 0 && pushed?.kind === "deploy")
        this.#break("live", `nothing is said to be live in slot ${slot}, and ${pushed.id} is`);
    }
  }

  #isLive(record: RunRecord, name: string | null, current: Deployment | null): boolean {
    const said = this.#world.deployment(name ?? "");
    // Convex announces when a preview expires, which the row shows. A deletion is reported a moment later.
    if (said?.gone === "expired" || said?.gone === "deleted") return said.gone === "expired" || this.#isBeingTold();
    const live = this.#runs[current?.live?.run ?? -1];
    if (said !== current || live?.kind !== "deploy") return false;
    return (
      live.id === record.id ||
      (sha(live.commit) === record.commit &&
        live.label.appName === record.appName &&
        live.label.workingDirectory === record.workingDirectory) ||
      (sha(live.commit) === record.commit && live.label.workingDirectory === record.workingDirectory)
    );
  }

  #isBeingTold(): boolean {
    return this.#runs.some(
      (run) => run.kind === "removal" && (run.state === "active" || run.state === "lost" || run.isCancelled),
    );
  }

  /** Checks a run that stopped. A cleanup has to delete what it created before. */
  #cleanUpAfter({ origin, slot, label, reads }: DeployRun): void {
    const pullRequest = this.#world.pullRequests.findIndex(
      ({ number }) => origin.kind === "pull-request" && number === origin.number,
    );
    const branch = origin.kind === "branch" ? branchIndex(origin.name) : null;
    const of =
      pullRequest < 0
        ? { pullRequest: null, branch: branch as BranchIndex }
        : { pullRequest: pullRequest as 0 | 1, branch: null };
    const run = this.#removal({ ...of, slot, label: labelIndex(label), keeps: false, mayDelete: true, reads });
    if (run !== undefined) this.#step(run);
  }

  #checkStop(run: DeployRun, { isOver, by }: { readonly isOver: boolean; readonly by: string | null }): unknown {
    if (isOver) this.#cleanUpAfter(run);
    const newer = this.#deploys.find(({ id }) => id === by);
    if (newer !== undefined && endOf(newer.record)?.kind === "ended")
      return this.#break("stopped-without-need", `${run.id} stops for ${by}, which did not deploy`);
    if (newer?.isChosen === true || !this.#isHead(run) || run.event === "merge_group") return;
    this.#break("stopped-without-need", `${run.id} stops, and its commit is the head`);
  }

  #isHead({ origin, commit }: DeployRun): boolean {
    if (origin.kind === "pull-request")
      return this.#world.pullRequests.some((one) => one.number === origin.number && one.isOpen && one.head === commit);
    return origin.kind === "branch" && this.#world.heads[branchIndex(origin.name)] === commit;
  }

  #checkOrder(run: DeployRun, before: { readonly commit: Commit; readonly run: number } | null): void {
    const over = this.#runs[before?.run ?? -1];
    if (before === null || over?.kind !== "deploy" || run.isChosen || this.#isHead(run) || run.deployment === null)
      return;
    // The branch was rewritten after the request to GitHub.
    if (run.replaces === over.index) return;
    if (!this.#world.isStrictAncestor(run.commit, before.commit)) return;
    // Without a request there is no response. For production, there is a notice.
    const isUnread = !run.reads && (run.says.has("notice") || this.#world.slots[run.slot].isPreview);
    const isQueue = run.event === "merge_group" || over.event === "merge_group";
    const known = run.asked.find(({ id }) => id === over.id);
    const isOneApp = run.label.workingDirectory === over.label.workingDirectory;
    if (run.reads && !isQueue && isOneApp && known !== undefined && endOf(known)?.kind === "pushed")
      this.#break(
        "older",
        `${run.id} puts ${run.commit} in place of ${before.commit}, which ${over.id} had deployed before it asked`,
      );
    if (!isUnread && !isQueue && over.reads) this.#older.push({ run, over, deployment: run.deployment });
  }

  #checkSaid(): void {
    for (const { run, over, deployment } of this.#older) {
      // A lost machine reports nothing, but the rules still report that its commit is live.
      if (deployment.gone !== null || run.state === "lost") continue;
      if ([run, over].some(({ state, isMute }) => state === "active" || isMute) || deployment.live?.run !== run.index)
        continue;
      if (run.says.size > 0 || over.says.size > 0) continue;
      // If both pushes succeeded, a mark on what is live is not enough.
      const areBothDeployed = [run, over].every(({ record }) => endOf(record)?.kind === "pushed");
      if (!areBothDeployed && this.#rules.told(run.slot, this.#world).isMarked) continue;
      this.#break(
        "older",
        `${run.id} has put ${run.commit} in place of ${over.commit} of ${over.id}, and nobody says so`,
      );
    }
  }

  #users({ name }: Deployment): readonly DeployRun[] {
    const users = this.#deploys.filter((run) => run.deployment?.name === name);
    const hasPullRequest = users.some(({ origin }) => origin.kind === "pull-request");
    return users.filter(({ origin }) => !(hasPullRequest && origin.kind === "branch" && origin.isManual));
  }

  /** @param read - The records that a cleanup read. It cannot know later ones. */
  #isKept(deployment: Deployment, read: readonly RunRecord[] = this.#world.records): boolean {
    const users = new Set(this.#deploys.filter((run) => run.deployment === deployment).map(({ id }) => id));
    const records = read.filter(({ id }) => users.has(id));
    return records.some((record) => {
      const kept = record.steps.findLast(
        (step): step is StepOf<"kept"> => step.kind === "kept" && step.deployment === deployment.name,
      );
      const later = records.filter((other) => originKey(other.origin) === originKey(record.origin));
      return (
        kept !== undefined &&
        !later.some(
          (other) => (endOf(other)?.kind === "pushed" ? (endOf(other)?.statusId ?? 0) : 0) > (kept.statusId ?? 0),
        )
      );
    });
  }

  #checkRemoval(run: RemovalRun, deployment: Deployment): unknown {
    if (deployment.creator === null) return this.#break("deleted", `${deployment.name} was made by somebody else`);
    if (this.#isKept(deployment, run.records)) return this.#break("deleted", `${deployment.name} was to be kept`);
    const living = this.#livingWhenRead.get(run.index);
    const user = this.#users(deployment).find(
      ({ origin, record }) => living?.has(originKey(origin)) && run.records.some(({ id }) => id === record.id),
    );
    if (user !== undefined)
      this.#break("deleted", `${deployment.name} is used by ${user.id}, whose ${originKey(user.origin)} lives`);
  }

  /** A deleted preview is never shown as live or possibly live. */
  #checkEmpty(slot: SlotIndex): void {
    const last = this.#world.deployments.findLast((one) => one.slot === slot);
    const { isMarked, live } = this.#rules.told(slot, this.#world);
    if (last?.gone === "deleted" && (isMarked || live.length > 0))
      this.#break("marked-for-ever", `slot ${slot} after its preview was deleted`);
  }

  #checkLeft(deployment: Deployment): void {
    const creator = this.#runs[deployment.creator ?? -1];
    if (deployment.gone !== null || creator?.kind !== "deploy" || creator.account !== "own" || !creator.isClaimTold)
      return;
    if (!this.#isKept(deployment)) this.#break("left", `${deployment.name} of ${creator.id} is left`);
  }
}

function labelIndex(label: Label): 0 | 1 | 2 {
  return LABELS.indexOf(label) as 0 | 1 | 2;
}

function isOver(run: DeployRun | RemovalRun): boolean {
  return run.kind === "deploy" && endOf(run.record) !== undefined;
}
