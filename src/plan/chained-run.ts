import type { Trigger } from "../trigger/trigger.ts";

/** Events whose runs are about a branch, and about no pull request and no push. */
const EVENTS: readonly string[] = ["workflow_dispatch", "repository_dispatch", "schedule", "workflow_run"];

/**
 * Whether this is the `workflow_run` of a manual, a scheduled or another `workflow_run` run. GitHub gives it the branch of
 * that run, which is the default branch for all but `workflow_dispatch`, whatever was tested there.
 */
export function isChainedRun(trigger: Trigger): boolean {
  return trigger.kind === "workflow-run" && EVENTS.includes(trigger.of);
}
