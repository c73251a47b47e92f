/** The action's outputs. */

import { countBreaking } from "../contract/comparison.ts";
import { type Outcome, previewOf, redactOutcome, subjectOf } from "../outcome/outcome.ts";
import type { Log } from "../runner/log.ts";

/**
 * Returns the known outputs by name.
 *
 * @param final - Whether the run has ended. Before, `status`, `duration-seconds` and `failure-code` are not known.
 */
export function toOutputs(outcome: Outcome, { final }: { final: boolean }): Readonly<Record<string, string>> {
  const { run, plan, deployment, deploy, comparison, ending } = outcome;
  const preview = previewOf(outcome);
  const known: Readonly<Record<string, string | number | boolean | null | undefined>> = {
    target: plan?.target,
    "key-kind": run.keyKind,
    "deployment-name": deployment.name,
    "deployment-url": deployment.url,
    "site-url": deployment.siteUrl,
    "dashboard-url": deployment.dashboardUrl,
    "preview-name": preview?.name,
    "preview-created": preview?.created,
    "app-name": run.appName,
    "pull-request": subjectOf(outcome).pullRequestNumber,
    "cli-version": deploy?.cliVersion,
    "export-path": deploy?.exportPath,
    "breaking-changes": countBreaking(comparison),
    ...(final
      ? {
          status: ending.status,
          "duration-seconds": run.durationSeconds.toFixed(1),
          "failure-code": ending.failure?.code,
        }
      : {}),
  };
  const texts = Object.entries(known).map(([name, value]) => [name, String(value ?? "")] as const);
  // Set `failure-code` even if it is empty: a run starts with the code of a crash, which has to be overwritten.
  return Object.fromEntries(texts.filter(([name, value]) => value !== "" || name === "failure-code"));
}

export function setOutputs(log: Log, outcome: Outcome, when: { final: boolean }): void {
  log.outputs(toOutputs(redactOutcome(outcome, log), when));
}
