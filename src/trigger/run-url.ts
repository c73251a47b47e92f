import type { Trigger } from "./trigger.ts";

/** The URL of the run on GitHub. */
export function runUrlOf({ serverUrl, repository, runId }: Trigger): string {
  return `${serverUrl}/${repository}/actions/runs/${runId}`;
}
