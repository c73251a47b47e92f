/** On which targets `deployment-env` is set. */

import { emptyVariables } from "../../diagnosis/action-failures.ts";
import { ActionFailure } from "../../diagnosis/failure.ts";
import type { DeployContext } from "./deploy-context.ts";

type Planned = Pick<DeployContext, "plan" | "inputs">;

/**
 * What is set on the deployment that the plan reaches. Previews may have empty values; elsewhere one is far more likely a
 * secret that is missing, and would blank a variable of production.
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
 * Said where variables that are given are not set on a deployment other than a preview, which a workflow may have meant;
 * `null`: nothing to say.
 */
export function ignoredVariablesNotice({ plan, inputs }: Planned): string | null {
  const { deploymentEnv, deploymentEnvTargets } = inputs;
  const isIgnored = plan.target !== "preview" && !deploymentEnvTargets.includes(plan.target);
  return isIgnored && Object.keys(deploymentEnv).length > 0
    ? `\`deployment-env\` was not set on this ${plan.target} deployment, because \`deployment-env-targets\` does not name \`${plan.target}\`. To set it there as well: \`deployment-env-targets: ${[...deploymentEnvTargets, plan.target].join(", ")}\`.`
    : null;
}
