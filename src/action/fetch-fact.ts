/** Finds what a plan asks for, in the checkout or at GitHub. */

import {
  namedCommit,
  productionBranchContainsCommit,
  pullRequestByNumber,
  workflowRunPullRequest,
} from "../github/plan-facts.ts";
import type { Facts } from "../plan/decide.ts";
import type { NamedCommit } from "../plan/plan-input.ts";
import { readCheckout, resolveInCheckout } from "../workspace/checkout.ts";
import type { ActionContext } from "./action-context.ts";

/** @param commit - The commit being deployed, as a whole SHA. `""`: not known. */
export async function fetchFact(fact: keyof Facts, step: ActionContext, commit: string): Promise<Facts[keyof Facts]> {
  const { trigger, workspace, inputs } = step;
  if (fact === "namedCommit") return findNamedCommit(step);
  if (fact === "checkout") return readCheckout(workspace, inputs.workingDirectory);
  // Without a token GitHub is not asked, and the plan refuses what it cannot know.
  if (step.github === null) return null;
  const github = await step.github();
  switch (fact) {
    case "productionBranchContainsCommit":
      return productionBranchContainsCommit(github, trigger, commit, inputs.productionBranches);
    case "workflowRunPullRequest":
      return trigger.kind === "workflow-run" ? workflowRunPullRequest(github, trigger) : null;
    case "commentPullRequest":
      return trigger.kind === "pull-request-comment"
        ? pullRequestByNumber(github, trigger.repository, trigger.number)
        : null;
  }
}

async function findNamedCommit({ workspace, inputs, trigger, github }: ActionContext): Promise<NamedCommit> {
  const name = inputs.commit ?? "";
  const found = resolveInCheckout(workspace, inputs.workingDirectory, name);
  if (found.kind !== "absent") return found;
  return github === null ? { kind: "unknown" } : namedCommit(await github(), trigger.repository, name);
}
