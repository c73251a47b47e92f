/** Loads what keeps a comment: a run that writes none does without. */

import type { GitHubClient } from "../../github/client.ts";
import { toRepoParams } from "../../github/repository.ts";
import type { Trigger } from "../../trigger/trigger.ts";
import type { CommentSettings, CommentSync } from "./comment-sync.ts";

export async function openComment(
  github: GitHubClient,
  { serverUrl, repository }: Trigger,
  pullRequestNumber: number,
  settings: Pick<CommentSettings, "redaction" | "skipDelays">,
): Promise<CommentSync> {
  const [{ CommentSync }, { PullRequestComments }, { renderComment }] = await Promise.all([
    import("./comment-sync.ts"),
    import("../../github/pull-request-comments.ts"),
    import("./render-comment.ts"),
  ]);
  return new CommentSync({
    comments: new PullRequestComments(github, toRepoParams(repository), pullRequestNumber),
    render: (rows) => renderComment(rows, { serverUrl, repository, pullRequestNumber }),
    ...settings,
  });
}
