/** Finds what a plan asks for, in the checkout or at GitHub. */

import type { Facts } from "../plan/decide.ts";
import type { NamedCommit } from "../plan/plan-input.ts";
import { readCheckout, resolveInCheckout } from "../workspace/checkout.ts";
import type { ActionContext } from "./action-context.ts";

/** @param commit - The commit being deployed, as a whole SHA. `""`: not known. */
export async function fetchFact(fact: keyof Facts, step: ActionContext, commit: string): Promise<Facts[keyof Facts]> {
  const { trigger, workspace, reporter, inputs } = step;
  if (fact === "namedCommit") return findNamedCommit(step);
  if (fact === "checkout") return readCheckout(workspace, inputs.workingDirectory);
  // Without a token GitHub is not asked, and the plan refuses what it cannot know.
  if (inputs.githubToken === null) return null;
  const client = await reporter.github();
  const github = await import("../github/plan-facts.ts");
  switch (fact) {
    case "productionBranchContainsCommit":
      return github.productionBranchContainsCommit(client, trigger, commit, inputs.productionBranches);
    case "workflowRunPullRequest":
      return trigger.kind === "workflow-run" ? github.workflowRunPullRequest(client, trigger) : null;
    case "commentPullRequest":
      return trigger.kind === "pull-request-comment"
        ? github.pullRequestByNumber(client, trigger.repository, trigger.number)
        : null;
  }
}

async function findNamedCommit({ workspace, inputs, trigger, reporter }: ActionContext): Promise<NamedCommit> {
  const name = inputs.commit ?? "";
  const found = resolveInCheckout(workspace, inputs.workingDirectory, name);
  if (found.kind !== "absent") return found;
  if (inputs.githubToken === null) return { kind: "unknown" };
  const { namedCommit } = await import("../github/plan-facts.ts");
  return namedCommit(await reporter.github(), trigger.repository, name);
}
