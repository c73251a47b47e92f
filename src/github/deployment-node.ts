/** GitHub Deployments with their statuses, as GraphQL returns them: https://docs.github.com/en/graphql/reference/objects#deployment */

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

/** The fields of a deployment, for a query. A run of this action writes far fewer than 100 statuses. */
export const DEPLOYMENT_FIELDS = `id task payload createdAt creator { login }
  latestStatus { state }
  statuses(first: 100) { nodes { description environmentUrl createdAt } }`;

export interface DeploymentNode {
  readonly id: string;
  readonly task: string | null;
  readonly payload: string | null;
  readonly createdAt: string;
  readonly creator: { readonly login: string } | null;
  readonly latestStatus: { readonly state: string } | null;
  readonly statuses: {
    readonly nodes: readonly ({
      readonly description: string | null;
      readonly environmentUrl: string | null;
      readonly createdAt: string;
    } | null)[];
  } | null;
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
