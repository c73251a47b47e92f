/** Comments on pull requests, which are issue comments in the API. */

import { notAccessible } from "../permissions.ts";
import { type Answer, ApiError, created, noContent, notFound, ok, validationFailed } from "../responses.ts";
import type { Comment, GitHubState, PullRequest, Repository } from "../store.ts";
import { nodeId, showAccount, showApp } from "./accounts.ts";
import { authorAssociation } from "./pulls.ts";
import { apiUrlOf, htmlUrlOf } from "./repositories.ts";
import { paged, type RepositoryRequest } from "./request.ts";

/** Maximum length in characters (code points), not bytes. */
const MAX_BODY_LENGTH = 65_536;

const NO_REACTIONS = { "+1": 0, "-1": 0, laugh: 0, hooray: 0, confused: 0, heart: 0, rocket: 0, eyes: 0 };

function showComment(state: GitHubState, repository: Repository, comment: Comment) {
  const api = apiUrlOf(state, repository);
  const url = `${api}/issues/comments/${comment.id}`;
  return {
    id: comment.id,
    node_id: nodeId("IssueComment", comment.id),
    url,
    html_url: `${htmlUrlOf(state, repository)}/pull/${comment.number}#issuecomment-${comment.id}`,
    issue_url: `${api}/issues/${comment.number}`,
    body: comment.body,
    user: showAccount(state, comment),
    created_at: comment.createdAt,
    updated_at: comment.updatedAt,
    author_association: authorAssociation(repository, comment),
    reactions: { url: `${url}/reactions`, total_count: 0, ...NO_REACTIONS },
    performed_via_github_app: showApp(state, comment),
  };
}

function pullRequestOf({ repository, params }: RepositoryRequest): PullRequest {
  const pullRequest = repository.pullRequests.get(Number(params.issue_number));
  if (!pullRequest) throw notFound();
  return pullRequest;
}

function commentOf({ repository, params }: RepositoryRequest): Comment {
  const comment = repository.comments.get(Number(params.comment_id));
  if (!comment) throw notFound();
  return comment;
}

/** GitHub's messages for the same two mistakes are different for a new comment and for an edit. */
function checkedBody(body: string, isNew: boolean): string {
  const refusal = (message: string): ApiError =>
    validationFailed(
      isNew
        ? { resource: "IssueComment", code: "unprocessable", field: "data", message: `Body ${message}` }
        : { resource: "IssueComment", code: "custom", field: "body", message: `body ${message}` },
    );
  if (body.trim() === "") throw refusal("can't be blank");
  if ([...body].length > MAX_BODY_LENGTH) throw refusal(`is too long (maximum is ${MAX_BODY_LENGTH} characters)`);
  return body;
}

/** Lists comments, oldest first. */
export function listComments(request: RepositoryRequest): Answer {
  const { number } = pullRequestOf(request);
  const since = Date.parse(request.query.since ?? "1970-01-01");
  const found = [...request.repository.comments.values()].filter(
    (comment) => comment.number === number && Date.parse(comment.updatedAt) >= since,
  );
  return paged(request, found, (comment) => showComment(request.state, request.repository, comment));
}

export function createComment(request: RepositoryRequest): Answer {
  const { state, repository, caller } = request;
  const { number, locked } = pullRequestOf(request);
  if (locked) throw new ApiError(403, "Unable to create comment because issue is locked.");
  const body = checkedBody(String(request.body.body), true);
  const now = state.now();
  const author = { login: caller.login, type: caller.type };
  const comment = { id: state.nextId(), number, ...author, body, createdAt: now, updatedAt: now };
  repository.comments.set(comment.id, comment);
  const shown = showComment(state, repository, comment);
  return created(shown, shown.url);
}

export function getComment(request: RepositoryRequest): Answer {
  return ok(showComment(request.state, request.repository, commentOf(request)));
}

/** Throws unless the token belongs to the author of the comment. */
function ownComment(request: RepositoryRequest): Comment {
  const comment = commentOf(request);
  if (comment.login !== request.caller.login) throw notAccessible(request.caller);
  return comment;
}

export function updateComment(request: RepositoryRequest): Answer {
  const comment = ownComment(request);
  comment.body = checkedBody(String(request.body.body), false);
  comment.updatedAt = request.state.now();
  return ok(showComment(request.state, request.repository, comment));
}

export function deleteComment(request: RepositoryRequest): Answer {
  request.repository.comments.delete(ownComment(request).id);
  return noContent;
}
