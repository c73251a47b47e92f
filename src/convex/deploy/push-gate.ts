/** Does everything between the build and the push: checks that the run is not superseded, exports, sets variables. */

import { relative } from "node:path";
import {
  deploymentEnvFailed,
  deploymentEnvRefused,
  functionsLost,
  superseded,
} from "../../diagnosis/action-failures.ts";
import { ActionFailure, type Failure } from "../../diagnosis/failure.ts";
import { codeSpan, codeSpans } from "../../markdown/code-span.ts";
import type { Superseded } from "../../plan/superseded.ts";
import { listSchemaTables } from "../api/active-schema.ts";
import { deploymentNameFromUrl } from "../api/deployment-url.ts";
import { updateEnvironmentVariables } from "../api/environment-variables.ts";
import type { DeploymentCredentials } from "../api/http.ts";
import { countFunctions } from "../api/live-functions.ts";
import { ManagementApi } from "../api/management-api.ts";
import { assertImportFiles } from "../data/import-sources.ts";
import type { SnapshotExport } from "../data/snapshot-export.ts";
import { assertFunctionsDirectory, canHaveFunctions, functionsDirectory } from "../project/functions-directory.ts";
import { hasSchema } from "../project/left-behind-schema.ts";
import type { Claim, DeployContext } from "./deploy-context.ts";
import { getDeploymentCredentials } from "./deployment-credentials.ts";

export class PushGate {
  readonly #context: DeployContext;
  readonly #cliVersion: string;
  readonly #previewCreated: boolean;
  readonly #snapshot: SnapshotExport;
  #failure: Failure | null = null;
  #afterPush: { readonly access: DeploymentCredentials; readonly variables: Readonly<Record<string, string>> } | null =
    null;
  #closed: Superseded["closed"] = null;
  #expiry: Promise<number | null> = Promise.resolve(null);
  #droppedTables: Promise<readonly string[]> = Promise.resolve([]);

  /** @param previewCreated - Whether this run's first claim creates the preview deployment. */
  constructor(context: DeployContext, cliVersion: string, previewCreated: boolean, snapshot: SnapshotExport) {
    this.#context = context;
    this.#cliVersion = cliVersion;
    this.#previewCreated = previewCreated;
    this.#snapshot = snapshot;
  }

  /** Why the push was not allowed, or `null` if it was, or was not requested yet. */
  get failure(): Failure | null {
    return this.#failure;
  }

  /** What was closed or deleted in the meantime. */
  get closed(): Superseded["closed"] {
    return this.#closed;
  }

  /** When Convex deletes the preview deployment, in milliseconds since the epoch. Looked up during the push. */
  get expiresAt(): Promise<number | null> {
    return this.#expiry;
  }

  /**
   * Names of the tables whose definitions a push without a schema deletes. Looked up in parallel with the push, without
   * delaying it.
   */
  get droppedTables(): Promise<readonly string[]> {
    return Promise.race([this.#droppedTables, Promise.resolve([])]);
  }

  /** The claim of the CLI. @param url - URL of the deployment, from the CLI, or `null`. */
  claim(url: string | null): Claim {
    const deploymentName = this.#context.plan.deploymentName ?? deploymentNameFromUrl(url ?? "");
    return { deploymentName, created: this.#previewCreated };
  }

  /**
   * Whether this run is not superseded. Also call it before the claim if that replaces a deployment.
   *
   * @param url - URL of the deployment if the CLI has passed it, or `null`.
   */
  async isWanted(url: string | null = null): Promise<boolean> {
    const superseding = await this.#context.checkSuperseded(this.claim(url).deploymentName);
    this.#closed = superseding?.closed ?? null;
    if (superseding !== null) this.#failure = superseded(superseding.reason);
    return superseding === null;
  }

  /**
   * Called before a claim that deletes an existing preview deployment. Exports its data first if `export-path` is set.
   *
   * @param isThere - Finds out whether the preview deployment exists.
   */
  async mayClaim(isThere: () => Promise<boolean>): Promise<boolean> {
    return this.#pass(async () => {
      if (!(await this.isWanted())) return;
      if (this.#context.exportTarget !== null) await this.#snapshot.take(!(await isThere()));
    });
  }

  /**
   * Called after the build has succeeded.
   *
   * @param url - URL of the deployment, from the CLI, or `null` if the CLI did not pass it.
   * @returns Whether the CLI may push.
   */
  async mayPush(url: string | null): Promise<boolean> {
    return this.#pass(async () => {
      if (!(await this.isWanted(url))) return;
      const { plan, inputs, workspace } = this.#context;
      // The build may have removed them.
      if (inputs.cmd !== null) assertFunctionsDirectory(inputs.workingDirectory, workspace);
      await this.#assertKeepsFunctions(url);
      if (plan.target === "preview") assertImportFiles(inputs, workspace);
      await this.#snapshot.take(this.#previewCreated);
      await this.#setVariables(url);
      this.#expiry = this.#findExpiry(url);
      this.#droppedTables = this.#findDroppedTables(url).catch(() => []);
      await this.#context.beforePush(this.claim(url));
    });
  }

  async #pass(steps: () => Promise<void>): Promise<boolean> {
    try {
      await steps();
    } catch (error) {
      if (!(error instanceof ActionFailure)) throw error;
      this.#failure = error.failure;
    }
    return this.#failure === null;
  }

  async #findExpiry(url: string | null): Promise<number | null> {
    const { plan, key, inputs, provisionHost } = this.#context;
    const { deploymentName: name } = this.claim(url);
    if (plan.target !== "preview" || name === null) return null;
    for (const token of [key.raw, inputs.managementToken].filter((one) => one !== null)) {
      const row = await new ManagementApi(provisionHost, token).deployment(name);
      if (row.kind === "found") return row.value.expiresAt;
    }
    return null;
  }

  /** Lists the live tables if the code to be pushed has no schema, because such a push drops them. */
  async #findDroppedTables(url: string | null): Promise<readonly string[]> {
    const { inputs } = this.#context;
    if (this.#previewCreated || hasSchema(inputs.workingDirectory)) return [];
    const access = await getDeploymentCredentials(this.#context, this.#cliVersion, url);
    if ("full" in access) return [];
    return (await listSchemaTables(access, this.#cliVersion)) ?? [];
  }

  /**
   * An app may begin with only a schema. Over live functions, it is a checkout or a build that lost them.
   *
   * @throws {ActionFailure} `functions-missing`, also if Convex does not say whether there are functions.
   */
  async #assertKeepsFunctions(url: string | null): Promise<void> {
    const { inputs, workspace } = this.#context;
    const directory = functionsDirectory(inputs.workingDirectory);
    if (this.#previewCreated || directory === null || canHaveFunctions(directory)) return;
    const access = await getDeploymentCredentials(this.#context, this.#cliVersion, url);
    const live = "full" in access ? null : await countFunctions(access, this.#cliVersion);
    if (live !== 0) throw new ActionFailure(functionsLost(codeSpan(relative(workspace, directory)), live));
  }

  async #setVariables(url: string | null): Promise<void> {
    const { deploymentEnv, info, notice } = this.#context;
    const wanted = Object.keys(deploymentEnv);
    if (wanted.length === 0) return;
    const access = await getDeploymentCredentials(this.#context, this.#cliVersion, url);
    if ("full" in access) throw new ActionFailure(deploymentEnvFailed(wanted, access));
    const { set, refused } = await updateEnvironmentVariables(access, deploymentEnv);
    info(
      set.length + refused.length === 0
        ? `Environment variables of the Convex deployment: all ${wanted.length} are up to date.`
        : `Environment variables of the Convex deployment: set ${set.join(", ") || "none yet"}.`,
    );
    if (refused.length === 0) return;
    notice(
      `The code that is live does not allow the values of ${codeSpans(refused)} (its \`convex.config.ts\`, InvalidEnvironmentVariable). They are set after the push, when the new code is live.`,
    );
    this.#afterPush = { access, variables: pick(deploymentEnv, refused) };
  }

  /**
   * Sets the variables that the previous code did not allow.
   *
   * @returns A failure if the pushed code does not either, or `null`.
   */
  async setAfterPush(): Promise<Failure | null> {
    if (this.#afterPush === null) return null;
    const { access, variables } = this.#afterPush;
    this.#afterPush = null;
    try {
      const { set, refused } = await updateEnvironmentVariables(access, variables);
      if (refused.length > 0) return deploymentEnvRefused(refused);
      this.#context.info(`Environment variables of the Convex deployment: set ${set.join(", ")} after the push.`);
      return null;
    } catch (error) {
      if (!(error instanceof ActionFailure)) throw error;
      return deploymentEnvRefused(Object.keys(variables));
    }
  }
}

function pick(variables: Readonly<Record<string, string>>, names: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(variables).filter(([name]) => names.includes(name)));
}
