import type {
  DeploymentRecord,
  DeploymentState,
  GitHubDeployments,
  NewDeployment,
} from "../../github/deployments-api.ts";
import type { Status } from "../../outcome/outcome.ts";
import { causeText, type PublicOutcome } from "../../outcome/public-outcome.ts";
import type { PreviewOrigin } from "../../plan/preview-origin.ts";
import { DEPLOYED, deployedDescription, resolveLock, type SeedClaim, seedingDescription } from "./seed-status.ts";

export interface GitHubDeploymentSettings {
  /** The `github-environment` input. */
  readonly environment: string | null;
  /** The `app-name` input: only a name that was given becomes part of the environment's. */
  readonly givenAppName: string | null;
  readonly runUrl: string;
  readonly runId: string;
  readonly runAttempt: number;
}

const ENVIRONMENTS: Readonly<Record<string, string>> = {
  preview: "Convex Preview",
  production: "Convex Production",
  development: "Convex Development",
  custom: "Convex Custom",
};

const FINAL_STATES: Readonly<Record<Status, DeploymentState>> = {
  deployed: "success",
  failed: "failure",
  refused: "failure",
  cancelled: "error",
  skipped: "inactive",
  "dry-run": "inactive",
  "cleaned-up": "inactive",
  swept: "inactive",
};

/** All methods throw what Octokit throws; see `describeRequestError`. */
export class GitHubDeploymentReport {
  readonly #deployments: GitHubDeployments;
  readonly #settings: GitHubDeploymentSettings;
  #id: number | null = null;
  /** What the record is about: by the end of a run more may be known, such as where a project token went. */
  #begun: PublicOutcome | null = null;

  constructor(deployments: GitHubDeployments, settings: GitHubDeploymentSettings) {
    this.#deployments = deployments;
    this.#settings = settings;
  }

  /** `null`: not created. */
  get id(): number | null {
    return this.#id;
  }

  /** May be called again after it has failed; it is still about what the first call said. */
  async create(outcome: PublicOutcome): Promise<number> {
    const mayExist = this.#begun !== null;
    this.#begun ??= outcome;
    this.#id = await this.#deployments.create(this.#describe(this.#begun), mayExist);
    return this.#id;
  }

  /** Takes up the record that another process of this run may have created. */
  resume(begun: PublicOutcome): void {
    this.#begun = begun;
  }

  #describe(outcome: PublicOutcome): NewDeployment {
    const { runId, runAttempt } = this.#settings;
    return {
      commit: outcome.commit,
      environment: this.#environment(outcome),
      isTransient: outcome.target === "preview",
      isProduction: outcome.target === "production",
      description: `Convex ${outcome.target ?? ""}: ${outcome.appName}`,
      payload: {
        ...identityOf(outcome),
        pullRequest: outcome.pullRequestNumber,
        branch: outcome.branch,
        runId,
        runAttempt,
      },
    };
  }

  /** @param deploymentName - The Convex deployment that was reached: from then on this record is evidence of it. */
  async markInProgress(deploymentName: string | null): Promise<void> {
    const description = deploymentName === null ? "The Convex CLI is running." : `${DEPLOYING}${deploymentName}.`;
    if (this.#id !== null) await this.#setStatus(this.#id, "in_progress", description, null);
  }

  /**
   * Says how the run ended; a success retires what was live before.
   *
   * @param isSuperseded - A newer run reports on the same Convex deployment: this record must not look live beside it.
   * @param live - The record that was live before; `null`: it, or more of them, have to be looked for; `undefined`: the
   *   same, and no comment tells either what has happened meanwhile.
   * @param liveCommit - What stays live where nothing was pushed; `""`: nobody knows.
   */
  async end(
    outcome: PublicOutcome,
    isSuperseded: boolean,
    live: number | null | undefined,
    liveCommit: string,
  ): Promise<void> {
    const id = this.#id;
    if (id === null) return;
    const isOver = isSuperseded || (live === undefined && (await this.#isRetired(id, outcome)));
    const state = isOver && outcome.status === "deployed" ? "inactive" : FINAL_STATES[outcome.status];
    await this.#setStatus(
      id,
      state,
      toDescription(outcome, liveCommit),
      state === "success" ? outcome.deployment.url : null,
    );
    if (state !== "success") return;
    const replaced = live == null ? await this.#findLive(this.#begun ?? outcome, id) : [live];
    for (const one of replaced.filter((other) => other !== id))
      await this.#deployments.markReplaced(one, this.#settings.runUrl);
  }

  /** Where there is no comment to tell, the record itself says whether a cleanup has come first. */
  async #isRetired(id: number, { target, status }: PublicOutcome): Promise<boolean> {
    if (target !== "preview" || status !== "deployed") return false;
    return (await this.#deployments.statuses(id))[0]?.state === "inactive";
  }

  /** Whether a record of this preview says that the Convex deployment it has now was seeded. */
  async isSeeded(outcome: PublicOutcome): Promise<boolean> {
    const records = (await this.#deployments.listAll()).filter(({ payload }) => matchesOutcome(payload, outcome));
    for (const { id } of records.slice(0, MAX_RECORDS_CHECKED)) {
      // By its words: where a newer run had ended before, a deploy that went well ends as `inactive`.
      const end = (await this.#deployments.statuses(id)).find(({ description }) => description.startsWith(DEPLOYED));
      if (end?.description === deployedDescription(nameIn(outcome), true)) return true;
      // What comes before is about a Convex deployment that is gone.
      if (end !== undefined && end.description !== deployedDescription(nameIn(outcome), false)) return false;
    }
    return false;
  }

  /**
   * Says that this run seeds, then looks what other runs have said of the same Convex deployment.
   *
   * @throws Also where this run has no record of its own.
   */
  async acquireSeedLock(outcome: PublicOutcome): Promise<SeedClaim> {
    const own = this.#id;
    if (own === null) throw new Error("There is no GitHub Deployment to write to.");
    const name = nameIn(outcome);
    const claim = await this.#setStatus(own, "in_progress", seedingDescription(name), null);
    const records = await this.#deployments.listLatest(this.#environment(outcome));
    const others = records
      .filter(({ id, payload }) => id !== own && matchesOutcome(payload, outcome))
      .slice(0, MAX_RECORDS_CHECKED);
    const words = await Promise.all(others.map(({ id }) => this.#deployments.statuses(id)));
    return resolveLock(name, claim, words, Date.now());
  }

  /** Says that the seed has run, in the words of a run's end: that may never be told. */
  async recordSeed(outcome: PublicOutcome): Promise<void> {
    if (this.#id !== null)
      await this.#setStatus(this.#id, "in_progress", deployedDescription(nameIn(outcome), true), null);
  }

  /** Whether a record of this preview says that its run reached the outcome's Convex deployment; any, if it names none. */
  async hasDeployedTo(outcome: PublicOutcome): Promise<boolean> {
    const wanted = outcome.deployment.name;
    const records = (await this.#deployments.listAll()).filter(({ payload }) => matchesOutcome(payload, outcome));
    for (const { id } of records.slice(0, MAX_RECORDS_CHECKED)) {
      const names = (await this.#deployments.statuses(id)).map(({ description }) => parseDeployedTo(description));
      if (names.some((name) => name !== null && (wanted === null || name === wanted))) return true;
    }
    return false;
  }

  /** The Convex deployment that the preview had before this run; `null`: none, or a cleanup has removed it. */
  async previousDeployment(outcome: PublicOutcome): Promise<string | null> {
    const records = await this.#deployments.listLatest(this.#environment(outcome));
    const others = records.filter(({ id, payload }) => id !== this.#id && matchesOutcome(payload, outcome));
    let found: string | null = null;
    for (const { id } of others.slice(0, LOOKED_AT_FOR_FORMER)) {
      const told = (await this.#deployments.statuses(id)).map(({ description }) => description);
      if (told.includes(INACTIVE_DESCRIPTIONS.removed)) return null;
      found ??= told.map(parseDeployedTo).find((name) => name !== null) ?? null;
      // A cleanup marks every record that had succeeded, so older ones need no check.
      if (told.some((description) => description.startsWith(DEPLOYED))) break;
    }
    return found;
  }

  /** What the records of this app say of each preview. */
  async listPreviewOrigins({ appName, workingDirectory }: PublicOutcome): Promise<readonly PreviewOrigin[]> {
    const wanted = { app: appName, workingDirectory, target: "preview" };
    return (await this.#deployments.listAll())
      .filter(({ payload }) => Object.entries(wanted).every(([name, value]) => payload[name] === value))
      .flatMap(({ payload: { previewName, pullRequest, branch } }) => {
        if (typeof previewName !== "string") return [];
        const pullRequestNumber = typeof pullRequest === "number" ? pullRequest : null;
        return [{ previewName, pullRequestNumber, branch: typeof branch === "string" ? branch : null }];
      });
  }

  /** Retires all records of a preview that is gone, or that nobody looks at any more. */
  async markAllInactive(outcome: PublicOutcome, why: InactiveReason): Promise<void> {
    const records = (await this.#deployments.listAll()).filter(({ payload }) => matchesOutcome(payload, outcome));
    for (const { id } of records.slice(0, MAX_RECORDS_CHECKED)) {
      const state = (await this.#deployments.statuses(id))[0]?.state ?? "pending";
      if (LIVE.includes(state)) await this.#setStatus(id, "inactive", INACTIVE_DESCRIPTIONS[why], null);
    }
  }

  #findLive(outcome: PublicOutcome, before: number): Promise<readonly number[]> {
    const wanted = Object.entries(identityOf(outcome));
    return this.#deployments.listActiveBefore(this.#environment(outcome), before, (payload) =>
      wanted.every(([name, value]) => payload[name] === value),
    );
  }

  async #setStatus(id: number, state: DeploymentState, description: string, url: string | null): Promise<number> {
    const logUrl = this.#settings.runUrl;
    return this.#deployments.setStatus(id, { state, description, logUrl, environmentUrl: url });
  }

  #environment({ target }: PublicOutcome): string {
    const { environment, givenAppName } = this.#settings;
    if (environment !== null) return environment;
    const name = ENVIRONMENTS[target ?? ""] ?? "Convex";
    return givenAppName === null ? name : `${name} – ${givenAppName}`;
  }
}

/** How many records of one preview are looked into; each costs a call. */
const MAX_RECORDS_CHECKED = 50;
/** The same where only a note depends on it. */
const LOOKED_AT_FOR_FORMER = 5;

/** Why the records of a preview are retired: this action has deleted it, or what it was of is closed. */
export type InactiveReason = keyof typeof INACTIVE_DESCRIPTIONS;

const INACTIVE_DESCRIPTIONS = { removed: "The preview was removed.", closed: "The pull request is closed." } as const;

/** States that look as if something were there. */
const LIVE: readonly string[] = ["success", "in_progress", "queued", "pending"];

/** @param outcome - Of a preview, which its name identifies. */
function matchesOutcome(payload: DeploymentRecord["payload"], outcome: PublicOutcome): boolean {
  return Object.entries(identityOf(outcome)).every(([name, value]) => payload[name] === value);
}

/** What makes two records be about the same thing, and what a cleanup needs to know without a guess. */
function identityOf({ appName, workingDirectory, target, preview, deployment }: PublicOutcome) {
  return {
    app: appName,
    workingDirectory,
    target,
    previewName: preview?.name ?? null,
    // Of a preview that is still to be claimed nobody knows it yet; its own name says which it is.
    deploymentName: preview === null ? deployment.name : null,
  };
}

/** What a run says before its push. */
const DEPLOYING = "Deploying to ";
const DEPLOYED_TO_PATTERN = new RegExp(`^(?:${DEPLOYING}|${DEPLOYED})([\\w-]+)(?: \\(seeded\\))?\\.$`);

/** The Convex deployment that a run of ours says it has reached; `null` where a status says something else. */
function parseDeployedTo(description: string): string | null {
  return DEPLOYED_TO_PATTERN.exec(description)?.[1] ?? null;
}

function toDescription(outcome: PublicOutcome, liveCommit: string): string {
  const { status, failure, notes, isSeeded } = outcome;
  if (status === "deployed") return deployedDescription(nameIn(outcome), isSeeded);
  if (failure !== null) return causeText(failure, liveCommit).replaceAll("`", "");
  return notes[0] ?? status;
}

function nameIn({ deployment }: PublicOutcome): string {
  return deployment.name ?? deployment.url ?? "Convex";
}
