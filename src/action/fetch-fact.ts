/** Finds what a plan asks for, in the checkout or at GitHub. */

import type { Facts } from "../plan/decide.ts";
import { readCheckout } from "../workspace/checkout.ts";
import type { ActionContext } from "./action-context.ts";

export async function fetchFact(fact: keyof Facts, step: ActionContext): Promise<Facts[keyof Facts]> {
  const { trigger, workspace, reporter, inputs, initialOutcome } = step;
  if (fact === "checkout") return readCheckout(workspace, inputs.workingDirectory);
  // Without a token GitHub is not asked, and the plan refuses what it cannot know.
  if (inputs.githubToken === null) return null;
  const client = await reporter.github();
  const github = await import("../github/plan-facts.ts");
  switch (fact) {
    case "productionBranchContainsCommit":
      return github.productionBranchContainsCommit(client, trigger, initialOutcome.commit, inputs.productionBranches);
    case "workflowRunPullRequest":
      return trigger.kind === "workflow-run" ? github.workflowRunPullRequest(client, trigger) : null;
    case "commentPullRequest":
      return trigger.kind === "pull-request-comment"
        ? github.pullRequestByNumber(client, trigger.repository, trigger.number)
        : null;
  }
}
