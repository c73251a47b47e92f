/**
 * `npm run second-runner [-- --actions <folder>]`: runs three of the example workflows with the built action in act, an
 * independent runner, against the fakes of Convex and GitHub. It needs Go, and act as a Go module.
 *
 * GitHub's actions run their real code: `<folder>/actions/checkout` and so on are git repositories with the commits that
 * the workflows pin. Default: github.com. Steps of an action that is not available are skipped, and listed.
 *
 * @see https://nektosact.com/usage/runners.html
 */

import { execFile, execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, delimiter, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { parse, stringify } from "yaml";
import {
  pullRequestEvent,
  pushEvent,
  type WorkflowEvent,
  workflowDispatchEvent,
  workflowRunEvent,
} from "../fakes/events/events.ts";
import { refusalOf } from "../fakes/runner/other-actions.ts";
import { headOf, PERMISSIONS, REPOSITORY, TEAM, TestEnvironment } from "../fakes/test-environment.ts";

const ACT = "github.com/nektos/act@v0.2.89";
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const recipes = join(root, "examples", "workflows");
const OWN_ACTION = "OWNER/convex-deploy-action@v1";
/** Time limit. A deploy takes seconds, so only one that hangs reaches it. */
const LIMIT_MS = 240_000;

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Record<string, string>;
}
interface Workflow {
  readonly jobs: Record<string, { steps: readonly Step[] }>;
}

interface Play {
  readonly name: string;
  readonly file: string;
  readonly event: WorkflowEvent;
  /** Changes on GitHub before the event. */
  readonly before?: () => void;
  /** Changes the workflow before it runs. */
  readonly change?: (workflow: Workflow) => void;
  /** @returns The problem with the result, or null. */
  readonly check: (run: { readonly isGreen: boolean; readonly log: string }) => string | null;
}

const { values } = parseArgs({ options: { actions: { type: "string" } } });
const temporary = mkdtempSync(join(tmpdir(), "second-runner-"));
try {
  const act = installAct();
  if (typeof act === "string") await playAll(act);
  else console.log(`Skipped: ${act.absence}`);
} finally {
  rmSync(temporary, { recursive: true, force: true });
}

/** @returns The path of act, or the reason why it is not available. */
function installAct(): string | { readonly absence: string } {
  if (spawnSync("go", ["version"]).status !== 0) return { absence: "Go is not installed, and act is built with it." };
  const env = { ...process.env, GOBIN: temporary };
  const built = spawnSync("go", ["install", ACT], { env, encoding: "utf8" });
  return built.status === 0 ? join(temporary, "act") : { absence: `${ACT} cannot be built: ${lastLine(built.stderr)}` };
}

async function playAll(act: string): Promise<void> {
  const stage = await TestEnvironment.open({ previewKeysMayDelete: true });
  try {
    const workspace = await stage.checkout();
    execFileSync("git", ["remote", "add", "origin", `https://github.com/${REPOSITORY}.git`], { cwd: workspace });
    stage.github.pushTo({ repository: REPOSITORY, branch: "main" }, { sha: headOf(workspace) });
    const repositories = localRepositories();
    for (const play of playsOn(stage, workspace, repositories)) {
      play.before?.();
      const problem = play.check(await runUnderAct(act, stage, workspace, play, repositories));
      console.log(problem === null ? `✔ ${play.name}` : `✘ ${play.name}\n${problem}`);
      if (problem !== null) process.exitCode = 1;
    }
  } finally {
    await stage.close();
  }
}

/** A preview from its creation to its deletion, production, a dry run of the sweep, and a ref that checkout rejects. */
function playsOn(
  stage: TestEnvironment,
  workspace: string,
  repositories: ReadonlyMap<string, string>,
): readonly Play[] {
  const sha = headOf(workspace);
  const headBranch = "feature/second-runner";
  stage.github.pushTo({ repository: REPOSITORY, branch: headBranch }, { sha });
  const { number } = stage.github.openPullRequest({ repository: REPOSITORY, headBranch });
  const preview = () => stage.cloud.preview(`pr-${number}`);
  const facts = { number, headBranch, headSha: sha, mergeSha: sha };
  const comments = () => stage.github.comments(REPOSITORY, number).length;
  const ended = (isAsWanted: () => boolean) => (run: { readonly isGreen: boolean; readonly log: string }) =>
    run.isGreen && isAsWanted() ? null : run.log;
  const pushes = () => stage.cloud.deployments().find(({ name }) => name === stage.productionName)?.pushes.length;
  const dryRun = workflowDispatchEvent({ branch: "main" });
  return [
    {
      name: "convex.yml deploys a pull request's preview, and comments",
      file: "convex.yml",
      event: pullRequestEvent(facts),
      check: ended(() => preview()?.pushes.length === 1 && comments() === 1),
    },
    {
      name: "sweep.yml by hand keeps an open pull request's preview",
      file: "sweep.yml",
      event: dryRun,
      check: ended(() => preview() !== null),
    },
    {
      name: "convex.yml removes the preview of a closed pull request",
      file: "convex.yml",
      event: pullRequestEvent({ ...facts, action: "closed" }),
      before: () => stage.github.closePullRequest({ repository: REPOSITORY, number }),
      check: ended(() => preview() === null),
    },
    {
      name: "convex.yml deploys main to production",
      file: "convex.yml",
      event: pushEvent({ branch: "main", sha }),
      check: ended(() => pushes() === 1),
    },
    ...(hasAction(repositories, "actions/checkout") ? [refusedFork(sha)] : []),
  ];
}

/** Compares checkout's message with that of the fake runner. */
function refusedFork(headSha: string): Play {
  const event = workflowRunEvent({
    workflow: "CI",
    of: "pull_request",
    headRepository: "stranger/shop",
    headBranch: "patch",
    headSha,
  });
  const given = { repository: "stranger/shop", ref: headSha };
  const expected = refusalOf("actions/checkout@v7", given, event) ?? "The fake runner refuses nothing.";
  return {
    name: "fork-previews.yml without allow-unsafe-pr-checkout is refused by checkout's own code, in the fake's words",
    file: "fork-previews.yml",
    event,
    change: ({ jobs }) => {
      for (const { steps } of Object.values(jobs))
        for (const step of steps) delete step.with?.["allow-unsafe-pr-checkout"];
    },
    check: ({ isGreen, log }) => (!isGreen && log.includes(expected) ? null : `${log}\nExpected: ${expected}`),
  };
}

function hasAction(repositories: ReadonlyMap<string, string>, action: string): boolean {
  return [...repositories.keys()].some((uses) => uses.startsWith(`${action}@`));
}

/** Folders with the code of each action that the workflows use, by the value of `uses:`. */
function localRepositories(): ReadonlyMap<string, string> {
  const own = join(temporary, "own");
  mkdirSync(own);
  for (const name of ["action.yml", "dist"]) cpSync(join(root, name), join(own, name), { recursive: true });
  const found = new Map([[OWN_ACTION, own]]);
  const text = ["convex.yml", "fork-previews.yml", "sweep.yml"].map((file) =>
    readFileSync(join(recipes, file), "utf8"),
  );
  for (const uses of new Set(text.join("\n").match(/(?<=uses: )actions\/[\w-]+@[0-9a-f]{40}/g))) {
    const folder = join(temporary, uses.replace("/", "+"));
    const absence = takeAction(uses, folder);
    if (absence === null) found.set(uses, folder);
    else console.log(`- without ${uses}: ${absence}`);
  }
  return found;
}

/** Writes the files of an action at the pinned commit into a folder. @returns The reason why it is not available, or null. */
function takeAction(uses: string, folder: string): string | null {
  const [name = "", commit = ""] = uses.split("@");
  const source = values.actions === undefined ? `https://github.com/${name}` : resolve(values.actions, name);
  const steps = [
    ["init", "--quiet", folder],
    ["-C", folder, "fetch", "--quiet", "--depth=1", source, commit],
    ["-C", folder, "checkout", "--quiet", "FETCH_HEAD"],
  ];
  for (const step of steps) {
    const { status, stderr } = spawnSync("git", step, { encoding: "utf8", timeout: 60_000 });
    if (status !== 0) return lastLine(stderr);
  }
  return null;
}

/** Runs a program without blocking this process, which serves the fakes. */
function runUnderAct(
  act: string,
  stage: TestEnvironment,
  workspace: string,
  { file, event, change }: Play,
  repositories: ReadonlyMap<string, string>,
): Promise<{ readonly isGreen: boolean; readonly log: string }> {
  const workflow = join(temporary, basename(file));
  writeFileSync(workflow, stringify(playable(parse(readFileSync(join(recipes, file), "utf8")), repositories, change)));
  const payload = join(temporary, "event.json");
  writeFileSync(payload, JSON.stringify(event.payload));
  const secrets = {
    GITHUB_TOKEN: stage.github.createToken({ repository: REPOSITORY, permissions: PERMISSIONS }),
    CONVEX_PREVIEW_DEPLOY_KEY: stage.previewKey,
    CONVEX_DEPLOY_KEY: stage.productionKey,
    CONVEX_MANAGEMENT_TOKEN: stage.cloud.issueKey({ kind: "team", team: TEAM }),
  };
  const secretFile = join(temporary, "secrets");
  writeFileSync(
    secretFile,
    Object.entries(secrets)
      .map(([name, value]) => `${name}="${value}"`)
      .join("\n"),
  );
  const addresses = {
    CONVEX_PROVISION_HOST: stage.cloud.provisionHost,
    GITHUB_API_URL: stage.github.apiUrl,
    GITHUB_SERVER_URL: stage.github.serverUrl,
    GITHUB_GRAPHQL_URL: `${stage.github.apiUrl}/graphql`,
  };
  const args = [
    event.name,
    ...["--workflows", workflow, "--eventpath", payload, "--secret-file", secretFile],
    ...[
      "--platform",
      "ubuntu-latest=-self-hosted",
      "--directory",
      workspace,
      "--use-gitignore=false",
      "--action-cache-path",
      cache(),
    ],
    ...["--use-new-action-cache", "--env-file", "/dev/null", "--var-file", "/dev/null", "--defaultbranch", "main"],
    ...Object.entries(addresses).flatMap(([name, value]) => ["--env", `${name}=${value}`]),
    ...[...repositories].flatMap(([uses, folder]) => ["--local-repository", `${uses}=${folder}`]),
  ];
  const { PATH = "", HOME = "" } = process.env;
  const env = { PATH: `${dirname(process.execPath)}${delimiter}${PATH}`, HOME };
  const options = { env, cwd: workspace, timeout: LIMIT_MS, maxBuffer: 64 * 1024 * 1024 };
  return new Promise((done) => {
    execFile(act, args, options, (error, stdout, stderr) => done({ isGreen: error === null, log: stdout + stderr }));
  });
}

/** A job without the steps whose actions are not available, and without installation, because the app has its packages. */
function playable(workflow: Workflow, repositories: ReadonlyMap<string, string>, change: Play["change"]): Workflow {
  change?.(workflow);
  for (const job of Object.values(workflow.jobs))
    job.steps = job.steps.filter(({ uses, run }) =>
      uses === undefined ? run?.startsWith("npm ci") !== true : repositories.has(uses),
    );
  return workflow;
}

/** The folder in which act keeps actions and tools. It contains this process's Node, so setup-node does not download one. */
function cache(): string {
  const folder = join(temporary, "cache");
  const tool = join(folder, "tool_cache", "node", process.versions.node);
  if (existsSync(tool)) return folder;
  mkdirSync(join(tool, process.arch, "bin"), { recursive: true });
  symlinkSync(process.execPath, join(tool, process.arch, "bin", "node"));
  writeFileSync(join(tool, `${process.arch}.complete`), "");
  return folder;
}

function lastLine(text: string): string {
  return text.trim().split("\n").at(-1)?.slice(0, 200) ?? "";
}
