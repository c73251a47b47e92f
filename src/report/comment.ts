/** Keeps the one comment of a pull request up to date. */

import type { GitHubClient } from "../github/client.ts";
import { renderComment } from "./comment-body.ts";
import { decodeState, hasMarker, mergeRow, type Row, redactRow } from "./comment-state.ts";

export interface CommentPlace {
  readonly owner: string;
  readonly repo: string;
  readonly number: number;
  readonly serverUrl: string;
}

interface Author {
  readonly login: string;
  readonly type: string;
}

/** A comment as GitHub gives it. */
export interface WrittenComment {
  readonly id: number;
  readonly body: string;
  readonly url: string;
}

/**
 * Writes a row into our comment, which is created when there is none.
 *
 * @param redact - Run over every text of every row before it becomes part of the comment.
 * @param known - Our comment, where this run has written it before; it is read again, because others write it too.
 * @throws What Octokit throws; see `refusedBecause`.
 */
export async function writeComment(
  github: GitHubClient,
  place: CommentPlace,
  row: Row,
  redact: (text: string) => string,
  known: WrittenComment | null,
): Promise<WrittenComment> {
  const { owner, repo, number: issue_number } = place;
  const ours = (known && (await readComment(github, place, known.id))) ?? (await findComment(github, place));
  const rows = mergeRow(decodeState(ours?.body ?? ""), row).map((one) => redactRow(one, redact));
  const body = renderComment(rows, place.serverUrl, `${owner}/${repo}`);
  if (ours?.body === body) return ours;
  const { data } =
    ours === null
      ? await github.rest.issues.createComment({ owner, repo, issue_number, body })
      : await github.rest.issues.updateComment({ owner, repo, comment_id: ours.id, body });
  return { id: data.id, body, url: data.html_url };
}

/** `null`: somebody has deleted it. */
async function readComment(
  github: GitHubClient,
  { owner, repo }: CommentPlace,
  comment_id: number,
): Promise<WrittenComment | null> {
  try {
    const { data } = await github.rest.issues.getComment({ owner, repo, comment_id });
    return { id: data.id, body: data.body ?? "", url: data.html_url };
  } catch (error) {
    if ((error as { status?: unknown }).status !== 404) throw error;
    return null;
  }
}

/** The oldest comment that starts with our marker and that this token's own account wrote. */
async function findComment(
  github: GitHubClient,
  { owner, repo, number: issue_number }: CommentPlace,
): Promise<WrittenComment | null> {
  const pages = github.paginate.iterator(github.rest.issues.listComments, { owner, repo, issue_number, per_page: 100 });
  let self: Author | null = null;
  for await (const { data } of pages) {
    for (const comment of data) {
      if (!hasMarker(comment.body ?? "") || comment.user === null) continue;
      self ??= await whoAmI(github);
      if (comment.user.login === self.login && comment.user.type === self.type)
        return { id: comment.id, body: comment.body ?? "", url: comment.html_url };
    }
  }
  return null;
}

/** `GET /user` is not for the token of a workflow, which comments as `github-actions[bot]`. */
async function whoAmI(github: GitHubClient): Promise<Author> {
  try {
    const { data } = await github.rest.users.getAuthenticated();
    return { login: data.login, type: data.type };
  } catch (error) {
    if ((error as { status?: unknown }).status !== 403) throw error;
    return { login: "github-actions[bot]", type: "Bot" };
  }
}
