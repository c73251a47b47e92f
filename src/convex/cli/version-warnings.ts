/** Warns about what an old CLI cannot do. */

import type { Inputs } from "../../inputs/inputs.ts";
import { codeSpans } from "../../markdown/code-span.ts";
import type { DeployPlan } from "../../plan/decide.ts";
import type { Capabilities } from "./cli-capabilities.ts";

/** @returns Sentences to log before the CLI runs. */
export function versionWarnings(plan: DeployPlan, inputs: Inputs, cli: Capabilities): readonly string[] {
  const update = "Update the `convex` package";
  const warnings: string[] = [];
  if (!cli.isTested)
    warnings.push(
      `Convex CLI ${cli.version} is older than 1.28, the oldest that this action is tested with. ${update}.`,
    );
  if (plan.preview !== null && inputs.previewMode === "reuse" && !cli.reusesPreviews)
    warnings.push(
      `Convex CLI ${cli.version} cannot reuse a preview deployment: each deploy recreates it, with a new URL and without the data. ${update} to 1.36 or later.`,
    );
  const unknown = requestedOptions(inputs).filter((option) => !cli.supports(option));
  if (unknown.length > 0)
    warnings.push(
      `Convex CLI ${cli.version} does not support ${codeSpans(unknown)}, so this deploy runs without. ${update}.`,
    );
  return warnings;
}

/** The options of the CLI that the inputs request. */
function requestedOptions(inputs: Inputs): readonly string[] {
  return [
    ...inputs.deployArgs.map((argument) => argument.split("=")[0] ?? ""),
    ...(inputs.message === null ? [] : ["--message"]),
  ];
}
