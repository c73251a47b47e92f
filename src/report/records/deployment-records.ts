/** GitHub Deployments read as the records that they are. */

import type { DeploymentStatus, GitHubDeployment } from "../../github/deployment-node.ts";
import type { RecordedStep, RecordHead, RunRecord, RunStep } from "../../records/record.ts";
import { decodeHead, decodeStep, TASK_PREFIX } from "../../records/status-descriptions.ts";

/** A record that is kept in a GitHub Deployment. */
export interface DeploymentRecord {
  readonly record: RunRecord;
  /** Of the GitHub Deployment. */
  readonly id: number;
  readonly isActive: boolean;
}

/** What REST tells of a status, and GraphQL does not: ids grow with time over all GitHub Deployments. */
export type StatusIds = ReadonlyMap<number, readonly (DeploymentStatus & { readonly id: number })[]>;

interface Undated {
  readonly head: RecordHead;
  readonly deployment: GitHubDeployment;
  readonly steps: readonly UndatedStep[];
}

interface UndatedStep {
  readonly step: RunStep;
  readonly at: number;
  readonly description: string;
}

/**
 * The records of one slot, in GitHub's own order.
 *
 * GraphQL dates a status by whole seconds. Where statuses of two records have the same second, only their ids tell which
 * came first, and `fetchIds` is asked for them.
 *
 * @param deployments - Of one slot. Those that are none of ours, or whose payload somebody changed, are left out.
 * @param viewer - This token's own account.
 */
export async function toDeploymentRecords(
  deployments: readonly GitHubDeployment[],
  viewer: string,
  fetchIds: (deploymentIds: readonly number[]) => Promise<StatusIds>,
): Promise<readonly DeploymentRecord[]> {
  const found = deployments.flatMap(toUndated);
  const unclear = sharingSeconds(found);
  const ids = unclear.length === 0 ? new Map() : await fetchIds(unclear);
  const sequences = inOrder(found, ids);
  return found.map((one) => ({
    id: one.deployment.id,
    isActive: one.deployment.isActive,
    record: {
      ...one.head,
      account: one.deployment.creator === viewer ? "own" : "other",
      steps: one.steps
        .map((written): RecordedStep => ({ ...written.step, at: written.at, sequence: sequences.get(written) ?? 0 }))
        .sort((left, right) => left.sequence - right.sequence),
    },
  }));
}

/** The sequence of a step that was written just now: the earliest that its second has, for the next reading knows it better. */
export function sequenceOf(createdAt: number): number {
  return Math.floor(createdAt / 1000) * STEPS_IN_A_SECOND;
}

/** How many steps of one slot can be told apart within a second. */
const STEPS_IN_A_SECOND = 1000;

function toUndated(deployment: GitHubDeployment): readonly Undated[] {
  if (!deployment.task.startsWith(TASK_PREFIX)) return [];
  const head = decodeHead(deployment.payload);
  if (head === null) return [];
  const begun: UndatedStep = { step: { kind: "begun" }, at: deployment.createdAt, description: "" };
  const told = deployment.statuses.flatMap(({ description, createdAt }) => {
    const step = decodeStep(description);
    return step === null ? [] : [{ step, at: createdAt, description }];
  });
  return [{ head, deployment, steps: [begun, ...told] }];
}

function sharingSeconds(found: readonly Undated[]): readonly number[] {
  const bySecond = new Map<number, Set<number>>();
  for (const { deployment, steps } of found)
    for (const { step, at } of steps) {
      // Ids of GitHub Deployments tell which of two was created first.
      if (step.kind === "begun") continue;
      bySecond.set(at, (bySecond.get(at) ?? new Set()).add(deployment.id));
    }
  return [...new Set([...bySecond.values()].filter(({ size }) => size > 1).flatMap((ids) => [...ids]))];
}

function inOrder(found: readonly Undated[], ids: StatusIds): ReadonlyMap<UndatedStep, number> {
  const dated = found.flatMap(({ deployment, steps }) => {
    const left = [...(ids.get(deployment.id) ?? [])];
    return steps.map((step) => ({ step, deploymentId: deployment.id, statusId: takeId(left, step) }));
  });
  dated.sort(
    (one, other) =>
      one.step.at - other.step.at ||
      Number(one.step.step.kind !== "begun") - Number(other.step.step.kind !== "begun") ||
      one.statusId - other.statusId ||
      one.deploymentId - other.deploymentId ||
      RANKS.indexOf(one.step.step.kind) - RANKS.indexOf(other.step.step.kind) ||
      itemOf(one.step.step) - itemOf(other.step.step),
  );
  const sequences = new Map<UndatedStep, number>();
  let [second, index] = [-1, 0];
  for (const { step } of dated) {
    index = step.at === second ? Math.min(index + 1, STEPS_IN_A_SECOND - 1) : 0;
    second = step.at;
    sequences.set(step, sequenceOf(step.at) + index);
  }
  return sequences;
}

/** Two statuses of one deployment with the same words in the same second are alike in everything but their ids. */
function takeId(left: (DeploymentStatus & { readonly id: number })[], { at, description }: UndatedStep): number {
  const index = left.findIndex((one) => one.createdAt === at && one.description === description);
  return index < 0 ? 0 : (left.splice(index, 1)[0]?.id ?? 0);
}

/** In what order a run writes its steps. */
const RANKS: readonly RunStep["kind"][] = [
  "begun",
  "claimed",
  "pushing",
  "importing",
  "import-failed",
  "seeding",
  "seed-failed",
  "pushed",
  "ended",
  "kept",
  "removed",
];

function itemOf(step: RunStep): number {
  return "item" in step ? step.item : 0;
}
