import type { Trigger } from "./trigger.ts";

/** The URL of the run on GitHub. */
export function runUrlOf({ serverUrl, repository, runId }: Trigger): string {
  return `${serverUrl}/${repository}/actions/runs/${runId}`;
}

/** @returns The ID of the run whose URL this is, or `null` if it is another URL. */
export function runIdIn(url: string): number | null {
  const id = /\/actions\/runs\/(\d+)$/.exec(url)?.[1];
  return id === undefined ? null : Number(id);
}
