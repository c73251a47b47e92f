import type { Delays } from "./action-process.ts";
import type { Orphan } from "./orphan-processes.ts";
import type { Annotation } from "./step-log.ts";

export type Conclusion = "success" | "failure" | "cancelled" | "skipped";

/** The part of the `github` context that depends on the run. The other values are generated or derived from it. */
export interface GitHubRun {
  readonly repository: string;
  readonly sha: string;
  /** The full ref, such as `refs/heads/main`. */
  readonly ref: string;
  /** Default: `ref` without its prefix. */
  readonly refName?: string;
  /** Whether the job has `id-token: write`. Default: no. */
  readonly hasIdToken?: boolean;
  /** Both are set, but empty for events without them. */
  readonly headRef?: string;
  readonly baseRef?: string;
  readonly actor?: string;
  /** Value of `github.token`, which is masked and not in the environment. */
  readonly token: string;
  readonly runId?: string | number;
  readonly runNumber?: string | number;
  readonly runAttempt?: string | number;
  /** Name of the workflow. */
  readonly workflow?: string;
  /** Path of the workflow's file. Default: made from its name. */
  readonly workflowPath?: string;
  readonly job?: string;
  readonly apiUrl: string;
  readonly serverUrl: string;
}

export interface JobOptions {
  readonly event: { readonly name: string; readonly payload: unknown };
  readonly github: GitHubRun;
  /** Values that are masked from the start. If they have names, they are also the `secrets` context. */
  readonly secrets?: readonly string[] | Readonly<Record<string, string>>;
  /** The `vars` context. */
  readonly vars?: Readonly<Record<string, string>>;
  /** `GITHUB_WORKSPACE`, the working directory of every action. */
  readonly workspace: string;
  /** `RUNNER_TEMP`, which contains the payload and the command files. */
  readonly temp: string;
  /** The home directory. Default: a new folder below `temp`. */
  readonly home?: string;
  /** Default: this process's `PATH` without the entries that npm added. */
  readonly path?: string;
  /** Default: this process's Node, if it is version 24 or newer. */
  readonly nodePath?: string;
  /** Options of Node, before the script of `main`, such as `--max-old-space-size=40`. The real runner passes none. */
  readonly nodeArgs?: readonly string[];
  /** `ACTIONS_STEP_DEBUG`: shows debug lines, echoes commands, and sets `RUNNER_DEBUG`. */
  readonly debug?: boolean;
  /** Called with each masked line of the log when it is written. */
  readonly onLog?: (line: string) => void;
  /** Delays that are shorter than the runner's, so that tests are fast. */
  readonly delays?: Partial<Delays>;
}

/** A step of a workflow. Expressions (`${{ … }}`) in `with` and `env` are evaluated, as in a workflow file. */
export interface Step {
  /** Folder with `action.yml`. */
  readonly actionPath: string;
  /** The action in the workflow file, such as `owner/name@v1`. Default: `./`, an action of the repository itself. */
  readonly uses?: string;
  readonly id?: string;
  readonly name?: string;
  /** Default: `success()`. */
  readonly if?: string;
  readonly with?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly continueOnError?: boolean;
  /** Whether it runs at the same time as the adjacent steps that have this flag too. */
  readonly parallel?: boolean;
  /** `GITHUB_ACTION`. Default: the `id`, or a name from `uses`, which `runJob` makes unique. */
  readonly contextName?: string;
  /**
   * Cancels the job while `main` runs, as soon as one of the conditions is true: with SIGINT, SIGTERM and SIGKILL to the
   * step's own process, unless its `if` is also true in a cancelled job.
   */
  readonly cancel?: {
    /** Milliseconds since the start of the process. */
    readonly afterMs?: number;
    /** Whether to cancel now. Called with the log so far, after each line and every 50 ms. */
    readonly when?: (log: string) => boolean;
    /** The step's own `timeout-minutes`, if that ends `main` or `post`. The step then fails, and the job is not cancelled. Only shown. */
    readonly timeoutMinutes?: number;
  };
  /** Skips `post`, as if the machine was lost. */
  readonly skipPost?: boolean;
}

export type StepOptions = JobOptions & Step;

/** The result of `main` or `post`. */
export interface PhaseResult {
  readonly conclusion: Conclusion;
  /** The exit code as the runner reports it: 128 plus the number of a signal. `null` if no process was started. */
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  /** The log as GitHub shows it: masked, with commands processed, and groups and levels as `##[group]`, `##[error]`, …. */
  readonly log: string;
  /** stdout and stderr in order of arrival, unmasked. */
  readonly rawOutput: string;
  readonly outputs: Readonly<Record<string, string>>;
  /** State after this phase, without the prefix `STATE_`. */
  readonly state: Readonly<Record<string, string>>;
  /** The uploaded summary: masked, and empty if it was too large. */
  readonly summary: string;
  /** Lines of `GITHUB_ARTIFACTS`, each a path or an image that the job declares as its artifact. */
  readonly artifacts: readonly string[];
  readonly annotations: readonly Annotation[];
  /** Processes that are still running after the phase. They are killed at the end of the job. */
  readonly orphans: readonly Orphan[];
  readonly durationMs: number;
}

/**
 * A step with both phases. `conclusion`, `exitCode`, `signal`, `outputs` and `state` are those of `main`; `log`,
 * `rawOutput`, `summary`, `annotations`, `orphans` and `durationMs` cover both phases.
 */
export interface StepResult extends PhaseResult {
  readonly main?: PhaseResult;
  /** Absent if there is no `post`, or its condition was false. */
  readonly post?: PhaseResult;
  /** All variables of the job after the step, from `GITHUB_ENV` of this and earlier steps. */
  readonly exportedEnv: Readonly<Record<string, string>>;
  /** Folders from `GITHUB_PATH`. The first one is searched first. */
  readonly paths: readonly string[];
  /** All values that are masked so far, without their encodings. */
  readonly masks: readonly string[];
}

export interface JobResult {
  readonly conclusion: Conclusion;
  readonly steps: readonly StepResult[];
  /** The whole log: the steps, their `post` from the last to the first, and the end of the job. */
  readonly log: string;
}
