/** GitHub Deployments with their statuses, as GraphQL shows them: https://docs.github.com/en/graphql/reference/objects#deployment */

export interface GitHubDeployment {
  readonly id: number;
  readonly task: string;
  readonly environment: string;
  /** As it was given at creation; of any shape, whoever created it. */
  readonly payload: unknown;
  /** The account that created it, as `loginOf` writes it. */
  readonly creator: string;
  /** Milliseconds since the epoch, of whole seconds. */
  readonly createdAt: number;
  /** Whether its latest status is `success`, so that it looks live. */
  readonly isActive: boolean;
  /** In no particular order. */
  readonly statuses: readonly DeploymentStatus[];
}

export interface DeploymentStatus {
  readonly description: string;
  /** Milliseconds since the epoch, of whole seconds. */
  readonly createdAt: number;
}

/** For a selection of deployments: `${DEPLOYMENT_FIELDS}` in a query. A run of ours writes a few statuses. */
export const DEPLOYMENT_FIELDS = `databaseId task environment payload createdAt creator { login }
  latestStatus { state }
  statuses(first: 100) { nodes { description createdAt } }`;

export interface DeploymentNode {
  readonly databaseId: number | null;
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
  if (node === null || node.databaseId === null || node.databaseId === undefined) return [];
  return [
    {
      id: node.databaseId,
      task: node.task ?? "",
      environment: node.environment ?? "",
      payload: parsePayload(node.payload),
      creator: loginOf(node.creator?.login ?? ""),
      createdAt: Date.parse(node.createdAt),
      isActive: node.latestStatus?.state === "SUCCESS",
      statuses: (node.statuses?.nodes ?? []).flatMap((status) =>
        status === null ? [] : [{ description: status.description ?? "", createdAt: Date.parse(status.createdAt) }],
      ),
    },
  ];
}

/** GitHub writes the name of an app's account with `[bot]` behind it in some places, and without in others. */
export function loginOf(login: string): string {
  return login.replace(/\[bot\]$/, "").toLowerCase();
}

/** GraphQL gives the payload as a text, which holds another one if the payload was given as a text. */
function parsePayload(payload: string | null): unknown {
  try {
    const value: unknown = JSON.parse(payload ?? "null");
    return typeof value === "string" ? JSON.parse(value) : value;
  } catch {
    return null;
  }
}
