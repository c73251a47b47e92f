import type { Trigger } from "../trigger/trigger.ts";

/** Events whose runs belong to a branch, but neither to a pull request nor to a push. */
const EVENTS: readonly string[] = ["workflow_dispatch", "repository_dispatch", "schedule", "workflow_run"];

/**
 * Whether this `workflow_run` follows a manual, a scheduled or another `workflow_run` run. GitHub gives it the branch of
 * that run: the default branch for all but `workflow_dispatch`, no matter which code was tested there.
 */
export function isChainedRun(trigger: Trigger): boolean {
  return trigger.kind === "workflow-run" && EVENTS.includes(trigger.of);
}
