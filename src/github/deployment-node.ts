/** GitHub Deployments with their statuses, as GraphQL returns them: https://docs.github.com/en/graphql/reference/objects#deployment */

import type { GitHubClient } from "./client.ts";
import { InvalidResponse } from "./request-error.ts";

export interface GitHubDeployment {
  /** `null` if it was read by GraphQL, whose integers are too small for GitHub's IDs. */
  readonly id: number | null;
  readonly task: string;
  /** JSON text of any shape. */
  readonly payload: string | null;
  /** The account that created it, as `loginOf` returns it. */
  readonly creator: string;
  /** Milliseconds since the epoch, of whole seconds. */
  readonly createdAt: number;
  /** Whether its latest status is `success`, so that GitHub shows it as active. */
  readonly isActive: boolean;
  readonly statuses: readonly DeploymentStatus[];
}

export interface DeploymentStatus {
  /** GraphQL does not return it. */
  readonly id: null;
  readonly description: string;
  /** URL of the deployed site. */
  readonly environmentUrl: string | null;
  /** Milliseconds since the epoch, of whole seconds. */
  readonly createdAt: number;
}

/** A page of the statuses, newest first. A run that seeds a preview writes one for each file and function. */
const STATUS_FIELDS = "pageInfo { hasNextPage endCursor } nodes { description environmentUrl createdAt }";

/** The fields of a deployment, for a query. Pass its nodes to `withAllStatuses`. */
export const DEPLOYMENT_FIELDS = `id task payload createdAt creator { login }
  latestStatus { state }
  statuses(first: 100) { ${STATUS_FIELDS} }`;

const MORE_STATUSES = `query ($ids: [ID!]!, $after: String) {
  nodes(ids: $ids) { ... on Deployment { statuses(first: 100, after: $after) { ${STATUS_FIELDS} } } }
}`;

export interface DeploymentNode {
  readonly id: string;
  readonly task: string | null;
  readonly payload: string | null;
  readonly createdAt: string;
  readonly creator: { readonly login: string } | null;
  readonly latestStatus: { readonly state: string } | null;
  readonly statuses: StatusPage | null;
}

interface StatusPage {
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly nodes: readonly ({
    readonly description: string | null;
    readonly environmentUrl: string | null;
    readonly createdAt: string;
  } | null)[];
}

/**
 * Reads the statuses that the first page of a deployment lacks: the oldest ones, which say that its run created a preview.
 * Makes a request for each further hundred.
 *
 * @throws What Octokit throws; see `describeRequestError`.
 */
export function withAllStatuses(
  github: GitHubClient,
  nodes: readonly (DeploymentNode | null)[],
): Promise<readonly (DeploymentNode | null)[]> {
  return Promise.all(
    nodes.map(async (node) =>
      node === null || node.statuses === null
        ? node
        : { ...node, statuses: await allPages(github, node.id, node.statuses) },
    ),
  );
}

async function allPages(github: GitHubClient, id: string, first: StatusPage): Promise<StatusPage> {
  const nodes = [...first.nodes];
  let last = first;
  while (last.pageInfo.hasNextPage) {
    const variables: Record<string, unknown> = { ids: [id], after: last.pageInfo.endCursor };
    const answer: MoreStatusesAnswer = await github.graphql<MoreStatusesAnswer>(MORE_STATUSES, variables);
    const next = answer.nodes[0]?.statuses ?? null;
    if (next === null) throw new InvalidResponse("GitHub did not return all statuses of a deployment");
    nodes.push(...next.nodes);
    last = next;
  }
  return { ...last, nodes };
}

interface MoreStatusesAnswer {
  readonly nodes: readonly ({ readonly statuses: StatusPage | null } | null)[];
}

/** @returns The deployment, or an empty array if the token may not see it. */
export function fromNode(node: DeploymentNode | null): readonly GitHubDeployment[] {
  if (node === null) return [];
  return [
    {
      id: null,
      task: node.task ?? "",
      payload: node.payload,
      creator: loginOf(node.creator?.login ?? ""),
      createdAt: Date.parse(node.createdAt),
      isActive: node.latestStatus?.state === "SUCCESS",
      statuses: (node.statuses?.nodes ?? []).flatMap((status) =>
        status === null
          ? []
          : [
              {
                id: null,
                description: status.description ?? "",
                environmentUrl: status.environmentUrl,
                createdAt: Date.parse(status.createdAt),
              },
            ],
      ),
    },
  ];
}

/** Normalizes an account's name: GitHub adds `[bot]` to the name of an app's account in some APIs and omits it in others. */
export function loginOf(login: string): string {
  return login.replace(/\[bot\]$/, "").toLowerCase();
}
