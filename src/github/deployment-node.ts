/** GitHub Deployments with their statuses, as GraphQL shows them: https://docs.github.com/en/graphql/reference/objects#deployment */

export interface GitHubDeployment {
  /** `null` if it was read by GraphQL, whose whole numbers end long before GitHub's ids do. */
  readonly id: number | null;
  readonly task: string;
  readonly environment: string;
  /** As JSON text, of any shape. */
  readonly payload: string | null;
  /** The account that created it, as `loginOf` writes it. */
  readonly creator: string;
  /** Milliseconds since the epoch, of whole seconds. */
  readonly createdAt: number;
  /** Whether its latest status is `success`, so that it looks live. */
  readonly isActive: boolean;
  readonly statuses: readonly DeploymentStatus[];
}

export interface DeploymentStatus {
  /** GraphQL does not tell it. */
  readonly id: null;
  readonly description: string;
  /** Milliseconds since the epoch, of whole seconds. */
  readonly createdAt: number;
}

/** For a selection of deployments: `${DEPLOYMENT_FIELDS}` in a query. A run of ours writes a few statuses. */
export const DEPLOYMENT_FIELDS = `id task environment payload createdAt creator { login }
  latestStatus { state }
  statuses(first: 100) { nodes { description createdAt } }`;

export interface DeploymentNode {
  readonly id: string;
  readonly task: string | null;
  readonly environment: string | null;
  readonly payload: string | null;
  readonly createdAt: string;
  readonly creator: { readonly login: string } | null;
  readonly latestStatus: { readonly state: string } | null;
  readonly statuses: {
    readonly nodes: readonly ({ readonly description: string | null; readonly createdAt: string } | null)[];
  } | null;
}

/** @returns Nothing for a node that GitHub hides. */
export function fromNode(node: DeploymentNode | null): readonly GitHubDeployment[] {
  if (node === null) return [];
  return [
    {
      id: null,
      task: node.task ?? "",
      environment: node.environment ?? "",
      payload: node.payload,
      creator: loginOf(node.creator?.login ?? ""),
      createdAt: Date.parse(node.createdAt),
      isActive: node.latestStatus?.state === "SUCCESS",
      statuses: (node.statuses?.nodes ?? []).flatMap((status) =>
        status === null
          ? []
          : [{ id: null, description: status.description ?? "", createdAt: Date.parse(status.createdAt) }],
      ),
    },
  ];
}

/** GitHub writes the name of an app's account with `[bot]` behind it in some places, and without in others. */
export function loginOf(login: string): string {
  return login.replace(/\[bot\]$/, "").toLowerCase();
}
