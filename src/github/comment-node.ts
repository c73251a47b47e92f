/** Comments on pull requests, as GraphQL returns them. */

export interface ViewerComment {
  readonly id: number;
  readonly body: string;
  readonly url: string;
  /** Milliseconds since the epoch, in whole seconds. */
  readonly createdAt: number;
}

/**
 * Only GraphQL says whether the token's own account wrote a comment: `GET /user` does not accept the tokens of Apps, such
 * as the workflow token. https://docs.github.com/en/graphql/reference/objects#issuecomment
 */
export const COMMENT_FIELDS = "fullDatabaseId url body createdAt viewerDidAuthor";

export interface CommentNode {
  readonly fullDatabaseId: string | null;
  readonly url: string;
  readonly body: string;
  readonly createdAt: string;
  readonly viewerDidAuthor: boolean;
}

/** @returns The comment, or an empty array if another account wrote it. */
export function fromGraphql(node: CommentNode | null): readonly ViewerComment[] {
  if (!node?.viewerDidAuthor || node.fullDatabaseId === null) return [];
  const { fullDatabaseId, url, body, createdAt } = node;
  return [{ id: Number(fullDatabaseId), url, body, createdAt: Date.parse(createdAt) }];
}
