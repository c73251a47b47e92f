/** The action's outputs. */

import type { Log } from "./log.ts";
import type { Outcome } from "./outcome.ts";

/** @param final - Whether the run has ended: before, `status` and what belongs to it are not known. */
export function setOutputs(log: Log, outcome: Outcome, { final }: { final: boolean }): void {
  const { deployment, preview } = outcome;
  const known: Readonly<Record<string, string | number | boolean | null | undefined>> = {
    target: outcome.target,
    "key-kind": outcome.keyKind,
    "deployment-name": deployment.name,
    "deployment-url": deployment.url,
    "site-url": deployment.siteUrl,
    "dashboard-url": deployment.dashboardUrl,
    "preview-name": preview?.name,
    "preview-created": preview?.created,
    "app-name": outcome.appName,
    "pull-request": outcome.pullRequestNumber,
    "cli-version": outcome.cliVersion,
    ...(final
      ? {
          status: outcome.status,
          "duration-seconds": outcome.durationSeconds.toFixed(1),
          "failure-code": outcome.failure?.code,
        }
      : {}),
  };
  for (const [name, value] of Object.entries(known)) {
    if (value !== null && value !== undefined && value !== "") log.output(name, String(value));
  }
}
