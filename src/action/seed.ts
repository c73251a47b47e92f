/** `preview-run`: seeds a preview deployment once, after its first successful push. */

import { codeSpans } from "../markdown/code-span.ts";
import { type Outcome, redactOutcome, withEnding, withNote } from "../outcome/outcome.ts";
import { toPublicOutcome } from "../outcome/public-outcome.ts";
import type { SeedTask } from "../records/seed.ts";
import type { SeedLockResult } from "../report/records/seed-lock.ts";
import type { Log } from "../runner/log.ts";
import type { ActionContext } from "./action-context.ts";
import type { FunctionRunner } from "./function-runner.ts";
import { isWaitingForImport } from "./import.ts";

/**
 * Calls the functions that no recorded run has called. After a failed push, the next run seeds. After a failed function, the
 * next run continues with that function. Nothing is called if it cannot be recorded. If a function's response gets lost, it
 * and those after it count as done, because calling it twice could duplicate data.
 */
export async function seedPreview(outcome: Outcome, step: ActionContext, functions: FunctionRunner): Promise<Outcome> {
  const { inputs, runtime, reporter } = step;
  const calls = inputs.previewRun;
  const { status, failure } = outcome.ending;
  const isWanted = calls.length > 0 && outcome.plan?.target === "preview" && !isWaitingForImport(outcome, inputs);
  if (!isWanted || status !== "deployed" || failure !== null) return outcome;
  const sent = toPublicOutcome(outcome, runtime.log);
  const names = codeSpans(calls.map(({ name }) => name));
  const lock = await reporter.seedLock(outcome);
  if (lock === null) return reportSeedNotRun(outcome, "unrecorded", names, runtime.log);
  const task: SeedTask = { kind: "seed", items: calls.map(({ path }) => path) };
  const claim = await lock.acquire(task, sent);
  if (claim.kind !== "claimed") return reportSeedNotRun(outcome, claim.kind, names, runtime.log);
  // If this process is killed, it is unknown how far the seed got, so save it as seeded.
  const save = (isSeeded: boolean) =>
    runtime.record.save({ outcomeSoFar: redactOutcome(withEnding(outcome, { isSeeded }), runtime.log) });
  save(true);
  const skip = claim.from - 1;
  const end = await functions.callAll(calls, outcome, {
    input: "preview-run",
    skip,
    beforeCall: async (item) => {
      if (item > claim.from) await lock.proceed(task, item, sent);
    },
  });
  if (end.failedItem !== null && end.canRepeat) {
    save(false);
    await lock.fail(task, end.failedItem, sent);
    return end.outcome;
  }
  const noted = end.failedItem === null ? withNote(end.outcome, `Seeded with ${names}.`) : end.outcome;
  return withEnding(noted, { isSeeded: true });
}

/** Reports why this run did not seed. @param names - Names of the functions, as code spans. */
function reportSeedNotRun(
  outcome: Outcome,
  result: Exclude<SeedLockResult["kind"], "claimed">,
  names: string,
  log: Log,
): Outcome {
  switch (result) {
    case "done":
      return withEnding(outcome, { isSeeded: true });
    case "begun":
      return withNote(outcome, `Another run is seeding this preview deployment with ${names}.`);
    case "lost":
      log.warning(
        `\`preview-run\` was not run (${names}): an earlier run started seeding this preview deployment but did not record whether it finished. Seeding twice could duplicate data, so it is treated as seeded. If data is missing, run the functions by hand with \`npx convex run\`, or deploy with \`preview-mode: recreate\`.`,
      );
      return withEnding(outcome, { isSeeded: true });
    case "changed":
      log.warning(
        `\`preview-run\` was not run (${names}): the functions that an earlier run called before one failed are no longer the first lines, in the same order, so it is unknown which of these were called. Seeding twice could duplicate data. Restore those lines, or deploy with \`preview-mode: recreate\`.`,
      );
      return outcome;
    case "unrecorded":
      log.warning(
        `\`preview-run\` was not run (${names}): the action records seeding in the GitHub Deployment or the pull request comment, and needs to read and update at least one of them. It could not. Without that record, \`preview-run\` could run twice and duplicate data. The next run that has access will do it. Both need a token in \`github-token\`, and one of \`comment\` and \`github-deployment\`.`,
      );
      return outcome;
  }
}
