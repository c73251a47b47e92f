import type { Trigger } from "./trigger.ts";

/** The page of the run. */
export function runUrlOf({ serverUrl, repository, runId }: Trigger): string {
  return `${serverUrl}/${repository}/actions/runs/${runId}`;
}
