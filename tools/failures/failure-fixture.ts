/** The fixture for reproducing one failure: a separate project, app and pull request in a shared test environment. */

import type { Project } from "../../fakes/convex-cloud/cloud.ts";
import { pullRequestEvent, pushEvent, type WorkflowEvent } from "../../fakes/events/events.ts";
import type { CliVersion, WorkspaceOptions } from "../../fakes/example-app.ts";
import { REPOSITORY, type TestEnvironment } from "../../fakes/test-environment.ts";

/** Differences from an ordinary step, or a direct call of the CLI if no step leads to the failure. */
export interface FailureSetup {
  readonly workspace: string;
  /** Inputs of the step. */
  readonly with?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  /** Default: an event of the fixture's pull request. With another event, there is no comment. */
  readonly event?: WorkflowEvent;
  /** Arguments for Node to run instead of the step, with `CLI` for the CLI's program. */
  readonly command?: readonly string[];
}

type Checkout = Omit<WorkspaceOptions, "root" | "cliVersion">;

/** Stands for the CLI's program in a `command`. */
export const CLI = "<cli>";

export class FailureFixture {
  readonly stage: TestEnvironment;
  readonly version: CliVersion;
  readonly project: Project;
  readonly event: WorkflowEvent;
  readonly pullRequest: number;

  /** @param name - Name that no other fixture of the test environment has. */
  constructor(stage: TestEnvironment, version: CliVersion, name: string) {
    this.stage = stage;
    this.version = version;
    this.project = stage.cloud.createProject({ team: `team-of-${name}`, project: "shop" });
    const headBranch = `feature/${name}`;
    const headSha = stage.github.pushTo({ repository: REPOSITORY, branch: headBranch });
    this.pullRequest = stage.github.openPullRequest({ repository: REPOSITORY, headBranch }).number;
    this.event = pullRequestEvent({ number: this.pullRequest, headBranch, headSha });
  }

  get previewKey(): string {
    const { team, project } = this.project;
    return this.stage.cloud.issueKey({ kind: "preview", team, project });
  }

  get productionKey(): string {
    return this.stage.cloud.issueKey({ kind: "production", deployment: this.project.production.name });
  }

  get developmentKey(): string {
    return this.stage.cloud.issueKey({ kind: "development", deployment: this.project.development.name });
  }

  checkout(options: Checkout = {}): Promise<string> {
    return this.stage.checkout({ git: false, ...options, cliVersion: this.version });
  }

  /** A step that deploys a preview of an app with these files. */
  async preview(files: Readonly<Record<string, string>> = {}, more: Partial<FailureSetup> & Checkout = {}) {
    const { with: given, env, ...checkout } = more;
    const workspace = await this.checkout({ files, ...checkout });
    // One attempt is enough to show the failure. `reliability/inject-faults.ts` tests further attempts.
    return { workspace, env: env ?? {}, with: { "deploy-key": this.previewKey, retries: "0", ...given } };
  }

  /** A step that deploys to the project's development deployment, which exists before, so that it can be prepared. */
  async development(files: Readonly<Record<string, string>> = {}, more: Partial<FailureSetup> & Checkout = {}) {
    const given = { "deploy-key": this.developmentKey, target: "development", ...more.with };
    return this.preview(files, { ...more, with: given });
  }

  /** A step that deploys to the project's production deployment, on a push to a branch of the fixture. */
  async production(files: Readonly<Record<string, string>>, given: Readonly<Record<string, string>> = {}) {
    const branch = `release/${this.project.team}`;
    const sha = this.stage.github.pushTo({ repository: REPOSITORY, branch });
    const inputs = { "deploy-key": this.productionKey, "production-branch": branch, ...given };
    return { ...(await this.preview(files, { with: inputs })), event: pushEvent({ branch, sha }) };
  }

  /** A step that deploys to a self-hosted backend, and the name of that backend for a fault. */
  async selfHosted(): Promise<{ readonly setup: FailureSetup; readonly name: string }> {
    const { url, adminKey, deployment } = await this.stage.cloud.selfHosted(`backend-of-${this.project.team}`);
    const setup = await this.preview({}, { with: { "deploy-key": adminKey, url, target: "development" } });
    return { setup, name: deployment.name };
  }

  /** Lets the development deployment respond to one path with an error in Convex's form, once. */
  refuse(path: string, status: number, code: string, message: string): void {
    this.answer(path, { code, message }, status);
  }

  /** Lets the development deployment respond to one path with this body. */
  answer(path: string, body: unknown, status = 200): void {
    this.stage.cloud.fault({ server: this.project.development.name, path, kind: "status", status, body });
  }
}
