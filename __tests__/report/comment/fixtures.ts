/** Rows of the comment, as runs write them. */
import { NO_LOCATIONS } from "../../../src/diagnosis/source-location.ts";
import { NO_DEPLOYMENT, type Outcome } from "../../../src/outcome/outcome.ts";
import { toPublicOutcome } from "../../../src/outcome/public-outcome.ts";
import { type CommentRow, toRow } from "../../../src/report/comment/comment-state.ts";

export const REPOSITORY = "acme/shop";

const OUTCOME: Outcome = {
  operation: "deploy",
  expiresAt: null,
  isSeeded: false,
  isKept: false,
  status: "deployed",
  target: "preview",
  keyKind: "preview",
  appName: "web",
  workingDirectory: ".",
  deployment: NO_DEPLOYMENT,
  preview: { name: "pr-7", created: true },
  commit: "0123456789abcdef",
  branch: "feature",
  pullRequestNumber: 7,
  cliVersion: "1.48.0",
  durationSeconds: 12,
  buildSeconds: null,
  pushSeconds: null,
  failure: null,
  notes: [],
  schemaChanges: [],
  locations: NO_LOCATIONS,
  outputTail: [],
};

const AS_IT_IS = (text: string) => text;
const NOTHING_HIDDEN = { redactExternal: AS_IT_IS, redactTrusted: AS_IT_IS, redactSent: AS_IT_IS };

export function row(appName: string, runId: number, status: CommentRow["status"]): CommentRow {
  return toRow(toPublicOutcome({ ...OUTCOME, appName }, NOTHING_HIDDEN), status, {
    runId,
    runAttempt: 1,
    runUrl: `https://github.com/${REPOSITORY}/actions/runs/${runId}`,
    githubDeploymentId: null,
    liveGitHubDeploymentId: null,
    liveCommit: "",
    seed: null,
  });
}
