import type { Delays } from "./action-process.ts";
import type { Orphan } from "./orphan-processes.ts";
import type { Annotation } from "./step-log.ts";

export type Conclusion = "success" | "failure" | "cancelled" | "skipped";

/** The part of the `github` context that depends on the run; the rest is made up or follows from it. */
export interface GitHubRun {
  readonly repository: string;
  readonly sha: string;
  /** Fully formed, such as `refs/heads/main`. */
  readonly ref: string;
  /** Default: `ref` without its prefix. */
  readonly refName?: string;
  /** Whether the job has `id-token: write`. Default no. */
  readonly hasIdToken?: boolean;
  /** Both are set but empty where the event has none. */
  readonly headRef?: string;
  readonly baseRef?: string;
  readonly actor?: string;
  /** `github.token`; masked, and not in the environment. */
  readonly token: string;
  readonly runId?: string | number;
  readonly runNumber?: string | number;
  readonly runAttempt?: string | number;
  readonly workflow?: string;
  readonly job?: string;
  readonly apiUrl: string;
  readonly serverUrl: string;
}

export interface JobOptions {
  readonly event: { readonly name: string; readonly payload: unknown };
  readonly github: GitHubRun;
  /** Masked from the start. With names they are the `secrets` context too. */
  readonly secrets?: readonly string[] | Readonly<Record<string, string>>;
  /** The `vars` context. */
  readonly vars?: Readonly<Record<string, string>>;
  /** `GITHUB_WORKSPACE`, the working directory of every action. */
  readonly workspace: string;
  /** `RUNNER_TEMP`; payload and command files lie below it. */
  readonly temp: string;
  /** Default: an own, empty folder below `temp`. */
  readonly home?: string;
  /** Default: this process's `PATH` without what npm added to it. */
  readonly path?: string;
  /** Default: this process's Node, when it is 24 or newer. */
  readonly nodePath?: string;
  /** Given to Node itself, before the script of `main`: `--max-old-space-size=40`. The runner gives none. */
  readonly nodeArgs?: readonly string[];
  /** `ACTIONS_STEP_DEBUG`: shows debug lines, echoes commands, and sets `RUNNER_DEBUG`. */
  readonly debug?: boolean;
  /** Each line of the log as it is written, masked. */
  readonly onLog?: (line: string) => void;
  /** Shorter delays than the runner's, so that tests are quick. */
  readonly delays?: Partial<Delays>;
}

/** A step of a workflow. The texts of `with` and `env` are evaluated, as in a workflow file, when they hold `${{ … }}`. */
export interface Step {
  /** Folder with `action.yml`. */
  readonly actionPath: string;
  /** As the workflow file names the action, such as `owner/name@v1`. Default: `./`, an action of this repository. */
  readonly uses?: string;
  readonly id?: string;
  readonly name?: string;
  /** Default: `success()`. */
  readonly if?: string;
  readonly with?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly continueOnError?: boolean;
  /** Runs side by side with those next to it that do so too. */
  readonly parallel?: boolean;
  /** `GITHUB_ACTION`. Default: the `id`, or what is made of `uses`; `runJob` tells steps of one action apart. */
  readonly contextName?: string;
  /**
   * Cancels the job while `main` runs, when one of the conditions comes true: by SIGINT, SIGTERM and SIGKILL to the
   * step's own process, unless its `if` is met in a cancelled job as well.
   */
  readonly cancel?: {
    /** Since the start of the process. */
    readonly afterMs?: number;
    /** Asked after each line, and every 50 ms, with the log up to there. */
    readonly when?: (log: string) => boolean;
    /** The step's own `timeout-minutes` is what ends it, `main` or `post`: it then fails, and no job is cancelled. Only shown. */
    readonly timeoutMinutes?: number;
  };
  /** Leaves out `post`, as when the machine is lost. */
  readonly skipPost?: boolean;
}

export type StepOptions = JobOptions & Step;

/** What `main` or `post` did. */
export interface StageResult {
  readonly conclusion: Conclusion;
  /** As the runner sees it: 128 and the signal's number after a signal. `null`: nothing was started. */
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  /** As the page shows it: masked, commands carried out, groups and levels as `##[group]`, `##[error]`, …. */
  readonly log: string;
  /** stdout and stderr in order of arrival, unmasked. */
  readonly rawOutput: string;
  readonly outputs: Readonly<Record<string, string>>;
  /** State known after this stage, without the prefix `STATE_`. */
  readonly state: Readonly<Record<string, string>>;
  /** As it is uploaded: masked, and empty when it was too large. */
  readonly summary: string;
  /** Lines of `GITHUB_ARTIFACTS`, each a path or an image that the job declares as its own. */
  readonly artifacts: readonly string[];
  readonly annotations: readonly Annotation[];
  /** Processes that outlived the phase. They are killed at the end of the job. */
  readonly orphans: readonly Orphan[];
  readonly durationMs: number;
}

/**
 * A step with both its phases. `conclusion`, `exitCode`, `signal`, `outputs` and `state` are those of `main`; `log`,
 * `rawOutput`, `summary`, `annotations`, `orphans` and `durationMs` cover both phases.
 */
export interface StepResult extends StageResult {
  readonly main?: StageResult;
  /** Absent: no `post`, or its condition was not met. */
  readonly post?: StageResult;
  /** All variables of the job after the step: from `GITHUB_ENV` of this and earlier steps. */
  readonly exportedEnv: Readonly<Record<string, string>>;
  /** From `GITHUB_PATH`, the one that is searched first at the start. */
  readonly paths: readonly string[];
  /** Every value masked by now, without the encodings derived from it. */
  readonly masks: readonly string[];
}

export interface JobResult {
  readonly conclusion: Conclusion;
  readonly steps: readonly StepResult[];
  /** Everything in order: the steps, their `post` from the last to the first, the end of the job. */
  readonly log: string;
}
