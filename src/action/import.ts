/** Implements `preview-import`: imports data once per preview deployment, after its first successful push. */

import { importFile } from "../convex/data/import-file.ts";
import { sourceText } from "../convex/data/import-sources.ts";
import type { DeployContext, PreparedCli } from "../convex/deploy/deploy-context.ts";
import { cancelled, timeout } from "../diagnosis/action-failures.ts";
import type { Inputs } from "../inputs/inputs.ts";
import { type Outcome, redactOutcome, withEnding, withNote } from "../outcome/outcome.ts";
import { toPublicOutcome } from "../outcome/public-outcome.ts";
import type { SeedTask } from "../records/seed.ts";
import type { SeedLock, SeedLockResult } from "../report/records/seed-lock.ts";
import type { ActionContext } from "./action-context.ts";

/** Whether `preview-run` must wait until a run has imported. */
export function isWaitingForImport({ ending }: Outcome, { previewImport }: Inputs): boolean {
  return previewImport.length > 0 && !ending.isImported;
}

/**
 * Imports in order each file that was not imported according to the records, until one fails. After a failed push, the
 * next run imports. Nothing is imported if it cannot be recorded.
 */
export async function importPreviewData(
  outcome: Outcome,
  step: ActionContext,
  context: DeployContext,
  cli: PreparedCli,
): Promise<Outcome> {
  const { inputs, reporter, runtime } = step;
  const isWanted = inputs.previewImport.length > 0 && outcome.plan?.target === "preview";
  const { status, failure } = outcome.ending;
  if (!isWanted || status !== "deployed" || failure !== null) return outcome;
  const lock = await reporter.seedLock(outcome);
  if (lock === null) return reportImportNotMade(outcome, "unrecorded", step);
  const task: SeedTask = { kind: "import", items: inputs.previewImport.map(({ table }) => table ?? "") };
  const claim = await lock.acquire(task, toPublicOutcome(outcome, runtime.log));
  if (claim.kind !== "claimed") return reportImportNotMade(outcome, claim.kind, step);
  if (inputs.previewImport.some(({ table }) => table === null) && context.plan.pullRequest !== null)
    runtime.log.warning(SNAPSHOT_EXPOSED);
  const imported = await importFrom(claim, { outcome, step, context, cli, lock, task });
  runtime.record.save({ outcomeSoFar: redactOutcome(imported, runtime.log) });
  return imported;
}

interface Importing {
  readonly outcome: Outcome;
  readonly step: ActionContext;
  readonly context: DeployContext;
  readonly cli: PreparedCli;
  readonly lock: SeedLock;
  readonly task: SeedTask;
}

async function importFrom(
  { from, isResumed }: Extract<SeedLockResult, { kind: "claimed" }>,
  { outcome, step, context, cli, lock, task }: Importing,
): Promise<Outcome> {
  const { inputs, runtime } = step;
  const sources = inputs.previewImport;
  const sent = toPublicOutcome(outcome, runtime.log);
  for (const [at, source] of sources.entries()) {
    const item = at + 1;
    if (item < from) continue;
    if (item > from) await lock.proceed(task, item, sent);
    const result = await runtime.log.group(`convex import: ${sourceText(source)}`, () =>
      importFile(context, cli, source, isResumed && item === from),
    );
    if (result.status === "imported") continue;
    const withTail = { ...outcome, deploy: outcome.deploy && { ...outcome.deploy, outputTail: result.tail } };
    if (result.status === "failed") {
      await lock.fail(task, item, sent);
      return withEnding(withTail, { status: "failed", failure: result.failure });
    }
    return runtime.signal.aborted
      ? withEnding(withTail, { status: "cancelled", failure: cancelled("import") })
      : withEnding(withTail, { status: "failed", failure: timeout(inputs.timeoutMs ?? 0, "import") });
  }
  const note = `Imported ${sources.map(sourceText).join(", ")}.`;
  return withEnding(withNote(outcome, note), { isImported: true });
}

const SNAPSHOT_EXPOSED =
  "Everybody who can push to the pull request's branch can read the documents of the snapshot that `preview-import` imports, and the preview's public functions can return them. Use a snapshot without personal data.";

/** Reports why this run did not import. */
function reportImportNotMade(
  outcome: Outcome,
  result: SeedLockResult["kind"],
  { runtime, inputs }: Pick<ActionContext, "runtime" | "inputs">,
): Outcome {
  switch (result) {
    case "done":
      return withEnding(outcome, { isImported: true });
    case "begun":
      return withNote(outcome, "Another run is importing data into this preview deployment.");
    default: {
      const then = inputs.previewRun.length === 0 ? "" : ", nor was `preview-run` run";
      runtime.log.warning(
        `\`preview-import\` was not imported${then}: the action records it in the GitHub Deployment or the pull request comment, and needs to read and update at least one of them. It could not. The next run that has access will do it. Both need a token in \`github-token\`, and one of \`comment\` and \`github-deployment\`.`,
      );
      return outcome;
    }
  }
}
