/** The environment of the action: fakes of Convex Cloud, GitHub and the runner on this machine, and an app to deploy. */

import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Checkouts } from "./checkouts.ts";
import { ConvexCloud } from "./convex-cloud/cloud.ts";
import type { WorkflowEvent } from "./events/events.ts";
import { createWorkspace, type WorkspaceOptions } from "./example-app.ts";
import { GitHubServer } from "./github/server.ts";
import { runJob, type Step, type StepOptions, type StepResult } from "./runner/runner.ts";

export { headOf } from "./checkouts.ts";

export const REPOSITORY = "acme/shop";
export const TEAM = "acme";
export const PROJECT = "shop";

/** The permissions of the token in the README's workflow. */
export const PERMISSIONS = { contents: "read", "pull-requests": "write", deployments: "write" } as const;

export interface RunActionOptions
  extends Pick<
    Partial<StepOptions>,
    "with" | "env" | "cancel" | "onLog" | "delays" | "skipPost" | "secrets" | "actionPath" | "nodeArgs" | "debug"
  > {
  readonly event: WorkflowEvent;
  readonly workspace: string;
  /**
   * The `ref` of `actions/checkout`: a branch, tag, `refs/…` or SHA. Default: the commit that the run is about, as in a
   * correct workflow. null does not change the workspace.
   */
  readonly ref?: string | null;
  /** Permissions of the workflow token. Default: those in the README. */
  readonly permissions?: Readonly<Record<string, "read" | "write">>;
  readonly runNumber?: number;
  readonly runAttempt?: number;
  /** URL of GitHub for the run. Default: the fake's. */
  readonly apiUrl?: string;
  /** `RUNNER_TEMP`, to share it with another step. Default: a new folder. */
  readonly temp?: string;
  /** Earlier steps of the same job. */
  readonly earlier?: readonly Step[];
}

export class TestEnvironment {
  readonly cloud: ConvexCloud;
  readonly github: GitHubServer;
  readonly #root: string;
  readonly #checkouts = new Checkouts();
  #folders = 0;
  #runs = 0;

  private constructor(cloud: ConvexCloud, github: GitHubServer, root: string) {
    this.cloud = cloud;
    this.github = github;
    this.#root = root;
  }

  /**
   * A project `acme/shop` on Convex, and a repository of that name on GitHub.
   *
   * @param options - Delay of each response in milliseconds, of Convex and GitHub or of GitHub alone. Whether a preview
   *   deploy key may look up and delete its previews, which is not documented. Default: no.
   */
  static async open(
    options: {
      readonly latencyMs?: number;
      readonly gitHubLatencyMs?: number;
      readonly previewKeysMayDelete?: boolean;
    } = {},
  ): Promise<TestEnvironment> {
    const { latencyMs = 0, gitHubLatencyMs = latencyMs } = options;
    const [cloud, github, root] = await Promise.all([
      ConvexCloud.start({ latencyMs }),
      GitHubServer.start({ latencyMs: gitHubLatencyMs }),
      mkdtemp(join(tmpdir(), "stage-")),
    ]);
    if (options.previewKeysMayDelete === true) cloud.acceptPreviewKeysForDeletion();
    cloud.createProject({ team: TEAM, project: PROJECT });
    github.createRepository({ fullName: REPOSITORY });
    return new TestEnvironment(cloud, github, root);
  }

  /**
   * A checkout of the example app with its dependencies installed.
   *
   * @param options - `parent` is the name of a folder in which the checkout is created.
   */
  checkout({ parent = "", ...options }: Omit<WorkspaceOptions, "root"> & { parent?: string } = {}): Promise<string> {
    return createWorkspace({ git: true, ...options, root: join(this.folder("checkout"), parent) });
  }

  /** @returns The path of a folder that does not exist yet. */
  folder(name: string): string {
    this.#folders += 1;
    return join(this.#root, `${name}-${this.#folders}`);
  }

  get previewKey(): string {
    return this.cloud.issueKey({ kind: "preview", team: TEAM, project: PROJECT });
  }

  get productionName(): string {
    return this.#defaultDeployment("prod");
  }

  get developmentName(): string {
    return this.#defaultDeployment("dev");
  }

  #defaultDeployment(type: "prod" | "dev"): string {
    const found = this.cloud.deployments().find((one) => one.type === type && one.identity.isDefault);
    if (found === undefined) throw new Error(`The project has no default deployment of type ${type}.`);
    return found.name;
  }

  get productionKey(): string {
    return this.cloud.issueKey({ kind: "production", deployment: this.productionName });
  }

  /** Runs the built action of this repository as the last step of a job. */
  async run(options: RunActionOptions): Promise<StepResult> {
    this.#runs += 1;
    const { event, permissions = PERMISSIONS, runNumber = this.#runs, runAttempt = 1, ref, ...others } = options;
    const { earlier = [], apiUrl = this.github.apiUrl, ...step } = others;
    this.#makeKnown(event);
    const whole: StepOptions = {
      actionPath: dirname(dirname(fileURLToPath(import.meta.url))),
      ...step,
      // The comparison runs the CLI two more times and fetches commits from GitHub's host, so only its own tests enable it.
      // Most checkouts have no TypeScript, without which a deploy that checks types has a warning.
      with: { "breaking-changes": "off", ...(hasTypeScript(step) ? {} : { typecheck: "disable" }), ...step.with },
      secrets: secretsOf(step),
      event,
      github: {
        ...event.github,
        token: this.github.createToken({ repository: REPOSITORY, permissions }),
        // IDs ascend with the run numbers, and each run has one of each.
        runId: 1_000 + runNumber,
        runNumber,
        runAttempt,
        apiUrl,
        serverUrl: this.github.serverUrl,
      },
      env: { CONVEX_PROVISION_HOST: this.cloud.provisionHost, ...step.env },
      temp: options.temp ?? this.folder("runner"),
    };
    const play = async (workspace: string): Promise<StepResult> => {
      const { steps } = await runJob({ ...whole, env: {}, workspace }, [...earlier, whole]);
      const own = steps.at(-1);
      if (own === undefined) throw new Error("A job without a step.");
      return own;
    };
    return ref === null
      ? play(options.workspace)
      : this.#checkouts.use(options.workspace, this.#resolve(ref ?? defaultRef(options)), play);
  }

  #resolve(ref: string): string {
    return this.github.repository(REPOSITORY).resolve(ref)?.commit.sha ?? ref;
  }

  /** Adds the commit of an event to the fake GitHub, if a test only made up the event. */
  #makeKnown({ github: { sha, ref } }: WorkflowEvent): void {
    const branch = /^refs\/heads\/(.+)$/.exec(ref)?.[1];
    if (branch === undefined || this.github.repository(REPOSITORY).graph.has(sha)) return;
    this.github.pushTo({ repository: REPOSITORY, branch }, { sha });
  }

  async close(): Promise<void> {
    await Promise.all([this.cloud.close(), this.github.close()]);
    await rm(this.#root, { recursive: true, force: true });
  }
}

/** The ref that a correct workflow checks out on events that run on the default branch, although they are about other code. */
function defaultRef({ event: { payload, github }, with: inputs }: RunActionOptions): string {
  const {
    workflow_run: run,
    pull_request: pullRequest,
    issue,
  } = payload as {
    readonly workflow_run?: { readonly head_sha: string };
    readonly pull_request?: { readonly head: { readonly sha: string } };
    readonly issue?: { readonly number: number };
  };
  if (inputs?.commit) return inputs.commit;
  if (run !== undefined) return run.head_sha;
  if (pullRequest !== undefined) return github.ref.startsWith("refs/pull/") ? github.sha : pullRequest.head.sha;
  return issue === undefined ? github.sha : `refs/pull/${issue.number}/head`;
}

/** The secrets of the job: a key in `with` counts as a secret. Secrets with names are for expressions. */
function secretsOf({
  secrets = [],
  with: inputs,
}: Pick<RunActionOptions, "secrets" | "with">): StepOptions["secrets"] & {} {
  if (!Array.isArray(secrets)) return secrets;
  return [inputs?.["deploy-key"] ?? "", ...secrets].filter((secret) => secret !== "");
}

function hasTypeScript({
  workspace,
  with: given,
}: Pick<StepOptions, "with"> & { readonly workspace: string }): boolean {
  return existsSync(join(workspace, given?.["working-directory"] ?? ".", "node_modules", "typescript"));
}
