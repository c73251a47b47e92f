/** Fetches a fact that `decide` requested, from the checkout or from GitHub. */

import { functionsDirectory } from "../convex/project/functions-directory.ts";
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

/** @param commit - The commit being deployed, as a full SHA, or `""` if it is not known. */
export async function fetchFact(fact: keyof Facts, step: ActionContext, commit: string): Promise<Facts[keyof Facts]> {
  const { trigger, workspace, inputs } = step;
  if (fact === "namedCommit") return findNamedCommit(step);
  if (fact === "checkout")
    return readCheckout(workspace, inputs.workingDirectory, functionsDirectory(inputs.workingDirectory));
  // Without a token, the fact stays unknown, and the run is refused if it needs it.
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
