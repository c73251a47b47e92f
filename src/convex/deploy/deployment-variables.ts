/** Decides whether `deployment-env` is set on the planned deployment. */

import { emptyVariables } from "../../diagnosis/action-failures.ts";
import { ActionFailure } from "../../diagnosis/failure.ts";
import type { DeployContext } from "./deploy-context.ts";

type Planned = Pick<DeployContext, "plan" | "inputs">;

/**
 * The variables to set on the planned deployment. Only previews may have empty values: elsewhere, an empty value is
 * probably a missing secret, and would clear a variable of production.
 *
 * @throws {ActionFailure} `invalid-input`, also on a dry run.
 */
export function variablesToSet({ plan, inputs }: Planned): Readonly<Record<string, string>> {
  const { deploymentEnv, deploymentEnvTargets, dryRun } = inputs;
  if (!deploymentEnvTargets.includes(plan.target)) return {};
  const empty = Object.keys(deploymentEnv).filter((name) => deploymentEnv[name] === "");
  if (plan.target !== "preview" && empty.length > 0) throw new ActionFailure(emptyVariables(empty, plan.target));
  return dryRun ? {} : deploymentEnv;
}

/**
 * A notice that `deployment-env` is not set on this deployment, which is not a preview, although the workflow may have
 * meant that; `null` if there is nothing to report.
 */
export function ignoredVariablesNotice({ plan, inputs }: Planned): string | null {
  const { deploymentEnv, deploymentEnvTargets } = inputs;
  const isIgnored = plan.target !== "preview" && !deploymentEnvTargets.includes(plan.target);
  return isIgnored && Object.keys(deploymentEnv).length > 0
    ? `\`deployment-env\` was not set on this ${plan.target} deployment, because \`deployment-env-targets\` does not name \`${plan.target}\`. To set it there as well: \`deployment-env-targets: ${[...deploymentEnvTargets, plan.target].join(", ")}\`.`
    : null;
}
