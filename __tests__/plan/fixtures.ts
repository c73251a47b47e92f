/** Keys, settings and answers that the tests decide with. */

import type { DeployKey } from "../../src/key/deploy-key.ts";
import { type DecisionInput, decide, type Facts, type Plan, type PlanSettings } from "../../src/plan/decide.ts";
import { UNSET } from "../../tools/failures/refusals.ts";
import { pullRequestRef } from "./event-fixtures.ts";

const secret = "eyJ2MiI6InRlc3QtdG9rZW4ifQ";
const deployment = "happy-otter-123";
const project = { teamSlug: "acme", projectSlug: "shop" };

export const KEYS = {
  preview: { kind: "preview", ...project, secret, raw: `preview:acme:shop|${secret}` },
  "one-preview": {
    kind: "preview-deployment",
    deploymentName: deployment,
    secret,
    raw: `preview:${deployment}|${secret}`,
  },
  prod: { kind: "production", deploymentName: deployment, secret, raw: `prod:${deployment}|${secret}` },
  dev: { kind: "development", deploymentName: deployment, secret, raw: `dev:${deployment}|${secret}` },
  custom: { kind: "custom", deploymentName: deployment, secret, raw: `custom:${deployment}|${secret}` },
  project: { kind: "project", ...project, secret, raw: `project:acme:shop|${secret}` },
  admin: { kind: "admin", instanceName: "local", secret, raw: `local|${secret}` },
  team: { kind: "team", teamSlug: "acme", secret, raw: `team:acme|${secret}` },
  "access token": { kind: "access-token", secret, raw: secret },
  malformed: { kind: "malformed", formatError: "truncated" },
  none: null,
} satisfies Record<string, DeployKey | null>;

export type KeyName = keyof typeof KEYS;

/** What a workflow that sets nothing but the key gets. */
export function settings(changes: Partial<PlanSettings> = {}): PlanSettings {
  return { ...UNSET, ...changes };
}

/** Gives every fact that is asked for, as the outside would: the right commit, the right pull request. */
export function answer(input: DecisionInput, contained: boolean | null = true): Plan {
  const { trigger } = input;
  const isFork = trigger.kind === "workflow-run" && trigger.isFork;
  const headRepository = trigger.kind === "workflow-run" ? trigger.headRepository : "acme/shop";
  const pullRequest = pullRequestRef({ isFork, headRepository });
  const answers: Required<Facts> = {
    checkedOutCommit: null,
    productionBranchContainsCommit: contained,
    workflowRunPullRequest: pullRequest,
    commentPullRequest: pullRequest,
  };
  let facts = input.facts;
  for (;;) {
    const plan = decide({ ...input, facts });
    if (plan.kind !== "need-fact") return plan;
    if (plan.fact in facts) throw new Error(`${plan.fact} was asked for twice.`);
    facts = { ...facts, [plan.fact]: answers[plan.fact] };
  }
}
