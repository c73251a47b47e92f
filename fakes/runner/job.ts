import { randomBytes, randomUUID } from "node:crypto";
import type { JobStatus } from "./expressions.ts";
import type { MatcherConfig } from "./problem-matchers.ts";
import { Masker } from "./secret-masker.ts";

/** The state that the steps of a job share, which a step can change for later ones. */
export interface JobState {
  readonly masker: Masker;
  /** Variables from the job's `env:` and from `GITHUB_ENV`. */
  readonly env: Map<string, string>;
  /** Folders from `GITHUB_PATH` in the order in which they were added. The last one is searched first. */
  readonly prependPath: string[];
  /** The registered problem matchers, latest first. */
  matchers: readonly MatcherConfig[];
  readonly trackingId: string;
  /** Value of `ACTIONS_RUNTIME_TOKEN`. */
  readonly runtimeToken: string;
  /** Outputs of earlier steps that have an `id`. */
  readonly steps: Record<string, { outputs: Record<string, string>; outcome: string; conclusion: string }>;
  status: JobStatus;
}

/** @param secrets Values that are masked from the start, in addition to the token and the encodings of it. */
export function newJob(secrets: Iterable<string>, token: string, env: Readonly<Record<string, string>>): JobState {
  const masker = new Masker();
  const runtimeToken = `runtime-${randomBytes(24).toString("base64url")}`;
  for (const secret of secrets) masker.addWithLines(secret.trim());
  masker.add(token);
  masker.add(Buffer.from(`x-access-token:${token}`).toString("base64"));
  masker.add(runtimeToken);
  return {
    masker,
    env: new Map(Object.entries(env)),
    prependPath: [],
    matchers: [],
    trackingId: `github_${randomUUID()}`,
    runtimeToken,
    steps: {},
    status: "success",
  };
}

/** Adds a folder to `PATH`, and removes an earlier entry for it. */
export function addPath(job: JobState, folder: string): void {
  const before = job.prependPath.indexOf(folder);
  if (before >= 0) job.prependPath.splice(before, 1);
  job.prependPath.push(folder);
}

/** Whether the runner rejects a variable. `NODE_OPTIONS`, in any case, is the only such name. */
export function isBlockedVariable(name: string): boolean {
  return name.toUpperCase() === "NODE_OPTIONS";
}

/** Sets a variable for later steps. */
export function setVariable(job: JobState, name: string, value: string): void {
  if (name === "") throw new Error("Value cannot be null or empty. (Parameter 'name')");
  job.env.set(name, value);
}
