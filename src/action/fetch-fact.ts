/** Finds what a plan asks for, in the checkout or at GitHub. */

import { productionBranchContainsCommit, pullRequestByNumber, workflowRunPullRequest } from "../github/plan-facts.ts";
import type { Facts } from "../plan/decide.ts";
import { readCheckout } from "../workspace/checkout.ts";
import type { ActionContext } from "./action-context.ts";

export async function fetchFact(fact: keyof Facts, step: ActionContext): Promise<Facts[keyof Facts]> {
  const { trigger, workspace, inputs, initialOutcome } = step;
  if (fact === "checkout") return readCheckout(workspace, inputs.workingDirectory);
  // Without a token GitHub is not asked, and the plan refuses what it cannot know.
  if (step.github === null) return null;
  const github = await step.github();
  switch (fact) {
    case "productionBranchContainsCommit":
      return productionBranchContainsCommit(github, trigger, initialOutcome.run.commit, inputs.productionBranches);
    case "workflowRunPullRequest":
      return trigger.kind === "workflow-run" ? workflowRunPullRequest(github, trigger) : null;
    case "commentPullRequest":
      return trigger.kind === "pull-request-comment"
        ? pullRequestByNumber(github, trigger.repository, trigger.number)
        : null;
  }
}
