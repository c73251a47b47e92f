/** Rows of the comment, as runs write them. */
import { toPublicOutcome } from "../../../src/outcome/public-outcome.ts";
import { type CommentRow, toRow } from "../../../src/report/comment/comment-state.ts";
import { testOutcome } from "../../../tools/report-previews/test-outcome.ts";

export const REPOSITORY = "acme/shop";

const AS_IT_IS = (text: string) => text;
const NOTHING_HIDDEN = { redactExternal: AS_IT_IS, redactTrusted: AS_IT_IS, redactSent: AS_IT_IS };

export function row(appName: string, runId: number, status: CommentRow["status"]): CommentRow {
  return toRow(toPublicOutcome(testOutcome({ appName }), NOTHING_HIDDEN), status, {
    runId,
    runAttempt: 1,
    runUrl: `https://github.com/${REPOSITORY}/actions/runs/${runId}`,
    githubDeploymentId: null,
    liveGitHubDeploymentId: null,
    liveCommit: "",
    seed: null,
  });
}
