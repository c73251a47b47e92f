import { randomBytes, randomUUID } from "node:crypto";
import type { JobStatus } from "./expressions.ts";
import type { MatcherConfig } from "./problem-matchers.ts";
import { Masker } from "./secret-masker.ts";

/** What the steps of one job share, and what one step can change for those after it. */
export interface JobState {
  readonly masker: Masker;
  /** From `env:` of the job and from `GITHUB_ENV`. */
  readonly env: Map<string, string>;
  /** From `GITHUB_PATH`, the one added last at the end; that one is searched first. */
  readonly prependPath: string[];
  /** Problem matchers that are registered; the latest comes first. */
  matchers: readonly MatcherConfig[];
  readonly trackingId: string;
  /** `ACTIONS_RUNTIME_TOKEN`. */
  readonly runtimeToken: string;
  /** Outputs of earlier steps that have an `id`. */
  readonly steps: Record<string, { outputs: Record<string, string>; outcome: string; conclusion: string }>;
  status: JobStatus;
}

/** @param secrets Values masked from the start; the token and what the runner derives from it are added. */
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

/** A folder joins `PATH` once, at its latest place. */
export function addPath(job: JobState, folder: string): void {
  const before = job.prependPath.indexOf(folder);
  if (before >= 0) job.prependPath.splice(before, 1);
  job.prependPath.push(folder);
}

/** `NODE_OPTIONS`, in any case, is the only name that the runner refuses. */
export function isBlockedVariable(name: string): boolean {
  return name.toUpperCase() === "NODE_OPTIONS";
}

/** Sets a variable for the steps after this one. */
export function setVariable(job: JobState, name: string, value: string): void {
  if (name === "") throw new Error("Value cannot be null or empty. (Parameter 'name')");
  job.env.set(name, value);
}
