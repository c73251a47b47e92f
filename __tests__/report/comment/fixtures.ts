/** Entries of the pull request comment, as runs write them. */
import { toPublicOutcome } from "../../../src/outcome/public-outcome.ts";
import type { RecordedStep, RunRecord } from "../../../src/records/record.ts";
import { type CommentEntry, type CommentRow, type RowStatus, toRow } from "../../../src/report/comment/comment-row.ts";
import { type OutcomeFields, testOutcome } from "../../../tools/report-previews/test-outcome.ts";

export const REPOSITORY = "acme/shop";

const AS_IT_IS = (text: string) => text;
export const NOTHING_HIDDEN = { redactExternal: AS_IT_IS, redactTrusted: AS_IT_IS, redactSent: AS_IT_IS };

/** A record whose run started at `runId` seconds. */
export function record(appName: string, runId: number, steps: readonly RecordedStep[] = [], change = {}): RunRecord {
  const begun = { kind: "begun", at: runId * 1000, statusId: null } as const;
  return {
    id: `${appName}-${runId}`,
    slot: `preview:${REPOSITORY}/${appName}`,
    runId,
    runAttempt: 1,
    startedAt: 0,
    deadline: null,
    event: "pull_request",
    workflow: "Deploy",
    workflowPath: ".github/workflows/deploy.yml",
    origin: { kind: "pull-request", number: 7 },
    isChosen: false,
    commit: String(runId).padStart(40, "0"),
    baseCommit: null,
    appName,
    workingDirectory: ".",
    recreates: false,
    account: "own",
    githubDeploymentId: null,
    steps: [begun, ...steps],
    ...change,
  };
}

/** The steps of a run that pushed half a second after its start. */
export function pushed(appName: string, runId: number, created = false): readonly RecordedStep[] {
  const [deployment, at] = [`calm-fox-${appName}`, runId * 1000 + 500];
  return [
    { kind: "pushing", deployment, created, at, statusId: null },
    { kind: "pushed", deployment, imported: false, seeded: false, at, statusId: null },
  ];
}

export function ended(runId: number, mayBeLive = false): RecordedStep {
  return { kind: "ended", how: "failed", mayBeLive, at: runId * 1000 + 500, statusId: null };
}

export function row(outcome: Partial<OutcomeFields>, status: RowStatus, at: number, runId = 1): CommentRow {
  return toRow(toPublicOutcome(testOutcome(outcome), NOTHING_HIDDEN), status, {
    at,
    runUrl: `https://github.com/${REPOSITORY}/actions/runs/${runId}`,
    liveCommit: "",
    isPushed: status === "deployed",
  });
}

export function entry(appName: string, runId: number, status: "deploying" | "deployed" | "failed"): CommentEntry {
  const steps = { deploying: [], deployed: pushed(appName, runId), failed: [ended(runId)] }[status];
  const of = record(appName, runId, steps);
  return { record: of, row: row({ appName }, status, of.steps.at(-1)?.at ?? 0, runId) };
}
