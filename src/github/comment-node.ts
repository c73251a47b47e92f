/** Comments on pull requests, as GraphQL shows them. */

export interface ViewerComment {
  readonly id: number;
  readonly body: string;
  readonly url: string;
  /** Milliseconds since the epoch, of whole seconds. */
  readonly createdAt: number;
}

/**
 * GraphQL, because only there GitHub itself says whose a comment is: `GET /user` is not for the tokens of Apps, the
 * workflow token among them. https://docs.github.com/en/graphql/reference/objects#issuecomment
 */
export const COMMENT_FIELDS = "fullDatabaseId url body createdAt viewerDidAuthor";

export interface CommentNode {
  readonly fullDatabaseId: string | null;
  readonly url: string;
  readonly body: string;
  readonly createdAt: string;
  readonly viewerDidAuthor: boolean;
}

/** @returns Nothing for a comment of somebody else. */
export function fromGraphql(node: CommentNode | null): readonly ViewerComment[] {
  if (!node?.viewerDidAuthor || node.fullDatabaseId === null) return [];
  const { fullDatabaseId, url, body, createdAt } = node;
  return [{ id: Number(fullDatabaseId), url, body, createdAt: Date.parse(createdAt) }];
}
