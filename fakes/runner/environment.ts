import { mkdirSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join, sep } from "node:path";
import type { CommandFiles } from "./command-files.ts";
import type { JobState } from "./job.ts";
import { TRACKING_VARIABLE } from "./orphan-processes.ts";
import type { JobOptions, Step } from "./steps.ts";

/** Names of the `github` context and their values. */
type GitHubVariables = Readonly<Record<string, string>>;

/** The part of the `github` context that is in the environment of every step as `GITHUB_<NAME>`, without token and payload. */
export function githubVariables(options: JobOptions, step: Step): GitHubVariables {
  const { github, event } = options;
  const [owner = ""] = github.repository.split("/");
  const workflow = github.workflow ?? "Deploy";
  const sha = github.sha;
  const { repository, version } = splitUses(step.uses);
  return {
    action: step.contextName ?? contextName(step),
    action_ref: version,
    action_repository: repository,
    actor: github.actor ?? "monalisa",
    actor_id: "583231",
    api_url: github.apiUrl,
    base_ref: github.baseRef ?? "",
    event_name: event.name,
    graphql_url: `${github.apiUrl.replace(/\/v3$/, "")}/graphql`,
    head_ref: github.headRef ?? "",
    job: github.job ?? "deploy",
    ref: github.ref,
    ref_name: github.refName ?? github.ref.replace(/^refs\/(heads|tags|pull)\//, ""),
    ref_protected: "false",
    ref_type: github.ref.startsWith("refs/tags/") ? "tag" : "branch",
    repository: github.repository,
    repository_id: "1296269",
    repository_owner: owner,
    repository_owner_id: "21031067",
    retention_days: "90",
    run_attempt: String(github.runAttempt ?? 1),
    run_id: String(github.runId ?? 1658821493),
    run_number: String(github.runNumber ?? 1),
    server_url: github.serverUrl,
    sha,
    triggering_actor: github.actor ?? "monalisa",
    workflow,
    workflow_ref: `${github.repository}/${github.workflowPath ?? pathOf(workflow)}@${github.ref}`,
    workflow_sha: sha,
    workspace: options.workspace,
    event_path: join(options.temp, "_github_workflow", "event.json"),
  };
}

function pathOf(workflow: string): string {
  return `.github/workflows/${workflow.toLowerCase().replaceAll(/\W+/g, "-")}.yml`;
}

/** The runner's name for a step, if no other step of the job has the same name. */
export function contextName({ id, uses }: Step): string {
  if (id !== undefined) return id;
  const { repository } = splitUses(uses);
  return repository === "" ? "__self" : `__${repository.replaceAll(/[^\w]/g, "_")}`;
}

/** The repository in `uses`, such as `owner/name/path@v1`. A local path has none. */
function splitUses(uses = "./"): { repository: string; version: string } {
  const [path = "", version = ""] = uses.split("@");
  if (path.startsWith(".")) return { repository: "", version: "" };
  return { repository: path.split("/").slice(0, 2).join("/"), version };
}

/** Writes the payload again before each phase, as the runner does, so that a step cannot change it for later ones. */
export function writeEvent(options: JobOptions): void {
  mkdirSync(join(options.temp, "_github_workflow"), { recursive: true });
  writeFileSync(join(options.temp, "_github_workflow", "event.json"), JSON.stringify(options.event.payload, null, 2));
}

export interface StageVariables {
  readonly github: GitHubVariables;
  readonly files: CommandFiles;
  readonly stepEnv: ReadonlyMap<string, string>;
  readonly inputs: ReadonlyMap<string, string>;
  readonly state: Readonly<Record<string, string>>;
}

/**
 * The whole environment of an action's process. Later groups override earlier ones, so an earlier step cannot set
 * `GITHUB_*`, `RUNNER_*` or the action's inputs, but it can set any other variable.
 *
 * @see https://github.com/actions/runner/blob/main/src/Runner.Worker/Handlers/NodeScriptActionHandler.cs
 */
export function stageEnvironment(options: JobOptions, job: JobState, stage: StageVariables): Record<string, string> {
  const env: Record<string, string> = { ...machineVariables(options), [TRACKING_VARIABLE]: job.trackingId };
  Object.assign(env, Object.fromEntries(stage.stepEnv));
  for (const [name, value] of Object.entries(stage.state)) env[`STATE_${name}`] = value;
  for (const [name, value] of stage.inputs) env[`INPUT_${name.replaceAll(" ", "_").toUpperCase()}`] = value;
  if (job.prependPath.length > 0) {
    env.PATH = [...job.prependPath.toReversed(), env.PATH ?? ""].filter((part) => part !== "").join(delimiter);
  }
  for (const [name, value] of Object.entries({ ...stage.github, ...stage.files })) {
    env[`GITHUB_${name.toUpperCase()}`] = value;
  }
  Object.assign(env, runnerVariables(options), serviceVariables(options, job), {
    RUNNER_WORKSPACE: dirname(options.workspace),
  });
  delete env.NODE_ICU_DATA;
  env.GITHUB_ACTIONS = "true";
  env.CI ??= "true";
  return env;
}

/** The `runner` context. */
export function runnerContext(options: JobOptions): Record<string, string> {
  const os: Record<string, string> = { darwin: "macOS", win32: "Windows" };
  return {
    os: os[process.platform] ?? "Linux",
    arch: process.arch === "arm64" ? "ARM64" : "X64",
    name: "GitHub Actions 1",
    environment: "github-hosted",
    tool_cache: join(options.temp, "_tool"),
    temp: options.temp,
    ...(options.debug ? { debug: "1" } : {}),
  };
}

function runnerVariables(options: JobOptions): Record<string, string> {
  return Object.fromEntries(
    Object.entries(runnerContext(options)).map(([name, value]) => [`RUNNER_${name.toUpperCase()}`, value]),
  );
}

/** The URLs of the runner's services. No server listens there, because the action must not use them. */
function serviceVariables({ github }: JobOptions, job: JobState): Record<string, string> {
  // Only a job with `id-token: write` has these.
  const identity = {
    ACTIONS_ID_TOKEN_REQUEST_URL: "http://127.0.0.1:9/idtoken/",
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: job.runtimeToken,
  };
  return {
    ...(github.hasIdToken === true ? identity : {}),
    ACTIONS_RUNTIME_URL: "http://127.0.0.1:9/runtime/",
    ACTIONS_RUNTIME_TOKEN: job.runtimeToken,
    ACTIONS_CACHE_URL: "http://127.0.0.1:9/cache/",
    ACTIONS_RESULTS_URL: "http://127.0.0.1:9/results/",
    ACTIONS_CACHE_SERVICE_V2: "True",
    ACTIONS_CACHE_MODE: "read-write",
    ACTIONS_ORCHESTRATION_ID: `${job.trackingId}.deploy.__default`,
  };
}

/** The variables of a new machine. Programs on Windows do not start without some of them. */
function machineVariables(options: JobOptions): Record<string, string> {
  const home = options.home ?? join(options.temp, "_home");
  mkdirSync(home, { recursive: true });
  const env: Record<string, string> = {
    PATH: options.path ?? machinePath(),
    HOME: home,
    LANG: "C.UTF-8",
    USER: "runner",
  };
  if (process.platform === "win32") {
    for (const name of ["SystemRoot", "ComSpec", "PATHEXT", "TEMP", "TMP", "ProgramFiles"]) {
      const value = process.env[name];
      if (value !== undefined) env[name] = value;
    }
    env.USERPROFILE = home;
  }
  return env;
}

/**
 * The `PATH` without the programs of this checkout, which npm adds and a runner's machine does not have. The Node of this
 * process comes first, as after `setup-node`, because the newest Convex CLIs reject older versions.
 */
function machinePath(): string {
  const folders = (process.env.PATH ?? process.env.Path ?? "").split(delimiter);
  const ofMachine = folders.filter((folder) => folder !== "" && !folder.split(sep).includes("node_modules"));
  return [dirname(process.execPath), ...ofMachine].join(delimiter);
}
