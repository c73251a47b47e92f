/** What stands between the build and the push: whether the push is still wanted, and what it needs. */

import { deploymentEnvFailed, deploymentEnvRefused, superseded } from "../../diagnosis/action-failures.ts";
import { ActionFailure, type Failure } from "../../diagnosis/failure.ts";
import type { Superseded } from "../../plan/superseded.ts";
import { deploymentNameFromUrl } from "../api/deployment-url.ts";
import { type DeploymentCredentials, updateEnvironmentVariables } from "../api/environment-variables.ts";
import { ManagementApi } from "../api/management-api.ts";
import type { Claim, DeployContext } from "./deploy-context.ts";
import { getDeploymentCredentials } from "./deployment-credentials.ts";

export class PushGate {
  readonly #assignment: DeployContext;
  readonly #cliVersion: string;
  readonly #previewCreated: boolean;
  #failure: Failure | null = null;
  #afterPush: { readonly access: DeploymentCredentials; readonly variables: Readonly<Record<string, string>> } | null =
    null;
  #over: Superseded["closed"] = null;
  #expiry: Promise<number | null> = Promise.resolve(null);

  /** @param previewCreated - Whether this run's first claim creates the preview deployment. */
  constructor(assignment: DeployContext, cliVersion: string, previewCreated: boolean) {
    this.#assignment = assignment;
    this.#cliVersion = cliVersion;
    this.#previewCreated = previewCreated;
  }

  /** Why the push was not let through; `null`: it was, or nobody asked yet. */
  get failure(): Failure | null {
    return this.#failure;
  }

  /** What has ended meanwhile. */
  get closed(): Superseded["closed"] {
    return this.#over;
  }

  /** When Convex removes the preview deployment, in milliseconds since the epoch. Looked up beside the push. */
  get expiresAt(): Promise<number | null> {
    return this.#expiry;
  }

  /** What the CLI has claimed, once it says so. */
  claim(url: string | null): Claim {
    const deploymentName = this.#assignment.plan.deploymentName ?? deploymentNameFromUrl(url ?? "");
    return { deploymentName, created: this.#previewCreated };
  }

  /** Whether somebody wants this run's push. Ask before the claim too if the claim itself replaces something. */
  async isWanted(): Promise<boolean> {
    const superseding = await this.#assignment.checkSuperseded();
    this.#over = superseding?.closed ?? null;
    if (superseding !== null) this.#failure = superseded(superseding.reason);
    return superseding === null;
  }

  /**
   * Asked when the build has ended well.
   *
   * @param url - Of the deployment, as the CLI gave it; `null` where it did not.
   * @returns Whether the CLI may push.
   */
  async mayPush(url: string | null): Promise<boolean> {
    try {
      if (!(await this.isWanted())) return false;
      await this.#setVariables(url);
      this.#expiry = this.#findExpiry(url);
      await this.#assignment.beforePush(this.claim(url));
    } catch (error) {
      if (!(error instanceof ActionFailure)) throw error;
      this.#failure = error.failure;
    }
    return this.#failure === null;
  }

  async #findExpiry(url: string | null): Promise<number | null> {
    const { plan, key, inputs, provisionHost } = this.#assignment;
    const { deploymentName: name } = this.claim(url);
    if (plan.target !== "preview" || name === null) return null;
    for (const token of [key.raw, inputs.managementToken].filter((one) => one !== null)) {
      const row = await new ManagementApi(provisionHost, token).deployment(name);
      if (row.kind === "found") return row.value.expiresAt;
    }
    return null;
  }

  async #setVariables(url: string | null): Promise<void> {
    const { deploymentEnv, info, notice } = this.#assignment;
    const wanted = Object.keys(deploymentEnv);
    if (wanted.length === 0) return;
    const access = await getDeploymentCredentials(this.#assignment, this.#cliVersion, url);
    if ("full" in access) throw new ActionFailure(deploymentEnvFailed(wanted, access));
    const { set, refused } = await updateEnvironmentVariables(access, deploymentEnv);
    info(
      set.length + refused.length === 0
        ? `Environment variables of the Convex deployment: all ${wanted.length} are up to date.`
        : `Environment variables of the Convex deployment: set ${set.join(", ") || "none yet"}.`,
    );
    if (refused.length === 0) return;
    notice(
      `The code that is live does not allow the values of ${listOf(refused)} (its \`convex.config.ts\`, InvalidEnvironmentVariable). They are set after the push, when the new code is live.`,
    );
    this.#afterPush = { access, variables: pick(deploymentEnv, refused) };
  }

  /** Sets what only the pushed code allows. @returns The failure, if it does not either; the push is done by then. */
  async setAfterPush(): Promise<Failure | null> {
    if (this.#afterPush === null) return null;
    const { access, variables } = this.#afterPush;
    this.#afterPush = null;
    try {
      const { set, refused } = await updateEnvironmentVariables(access, variables);
      if (refused.length > 0) return deploymentEnvRefused(refused);
      this.#assignment.info(`Environment variables of the Convex deployment: set ${set.join(", ")} after the push.`);
      return null;
    } catch (error) {
      if (!(error instanceof ActionFailure)) throw error;
      return deploymentEnvRefused(Object.keys(variables));
    }
  }
}

function listOf(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(", ");
}

function pick(variables: Readonly<Record<string, string>>, names: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(variables).filter(([name]) => names.includes(name)));
}

/** Said where `deployment-env` is left aside; `null`: it is not. */
export function ignoredVariablesNotice({ plan, inputs }: Pick<DeployContext, "plan" | "inputs">): string | null {
  const isAside = plan.target !== "preview" && inputs.target === "auto" && Object.keys(inputs.deploymentEnv).length > 0;
  return isAside
    ? `\`deployment-env\` is for previews, so nothing was set on this ${plan.target} deployment. To set it there too, say \`target: ${plan.target}\`.`
    : null;
}

/** Previews only, unless the workflow says where it goes: a default must not reach production's variables. */
export function variablesToSet({
  plan,
  inputs,
}: Pick<DeployContext, "plan" | "inputs">): Readonly<Record<string, string>> {
  const isMeant = !inputs.dryRun && (plan.target === "preview" || inputs.target !== "auto");
  return isMeant ? inputs.deploymentEnv : {};
}
