/** Keys, settings and facts for tests of decisions. */

import type { DeployKey } from "../../src/key/deploy-key.ts";
import { type DecisionInput, decide, type Facts, type Plan, type PlanSettings } from "../../src/plan/decide.ts";
import type { Checkout } from "../../src/plan/plan-input.ts";
import { UNSET } from "../../tools/failures/refusals.ts";
import { HEAD, pullRequestRef } from "./event-fixtures.ts";

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

/** The settings of a workflow that sets only the key. */
export function settings(changes: Partial<PlanSettings> = {}): PlanSettings {
  return { ...UNSET, ...changes };
}

/** A checkout of this commit in the workspace, without anything committed or merged since. */
export function checkoutAt(id: string, changes: Partial<Checkout> = {}): Checkout {
  return {
    directory: ".",
    head: { id, secondParent: null },
    madeFrom: [],
    origin: null,
    movedSubmodule: null,
    functions: null,
    ...changes,
  };
}

/** The commit that a run is about. */
function commitOf({ trigger, settings: { commit } }: DecisionInput): string {
  return commit === null ? trigger.commit || HEAD : commit.length === 40 ? commit : HEAD;
}

/** Decides, and supplies every requested fact: the right commit and the right pull request. */
export function answer(input: DecisionInput, contained: boolean | null = true): Plan {
  const { trigger } = input;
  const isFork = trigger.kind === "workflow-run" && trigger.isFork;
  const headRepository = trigger.kind === "workflow-run" ? trigger.headRepository : "acme/shop";
  const pullRequest = pullRequestRef({ isFork, headRepository });
  const answers: Required<Facts> = {
    namedCommit: { kind: "found", id: HEAD, by: "tag" },
    checkout: checkoutAt(commitOf(input)),
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
