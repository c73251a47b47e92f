/** Seeds a preview deployment: `preview-run`, once per Convex deployment, after its first successful push. */

import { quote } from "shlex";
import type { DeployContext, PreparedCli } from "../convex/deploy/deploy-context.ts";
import { runSeedFunction } from "../convex/deploy/run-seed.ts";
import { CANCELLED, seedFailed, timeout } from "../diagnosis/action-failures.ts";
import { type Outcome, withEnding } from "../outcome/outcome.ts";
import { toPublicOutcome } from "../outcome/public-outcome.ts";
import type { SeedAnswer } from "../report/records/seed-lock.ts";
import type { Log } from "../runner/log.ts";
import type { ActionContext } from "./action-context.ts";
import { isWaitingForImport } from "./import.ts";

const NOT_RECORDED: SeedAnswer = { kind: "unrecorded" };

/**
 * Runs the function where no record says that it has run already. A push that failed, now or earlier, has no such
 * record, so the seed is only delayed; a seed that fails leaves none either. What no record could tell of later is not
 * seeded.
 */
export async function seedPreview(
  outcome: Outcome,
  step: ActionContext,
  assignment: DeployContext,
  preparation: PreparedCli,
): Promise<Outcome> {
  const { inputs, runtime, reporter } = step;
  const name = inputs.previewRun;
  if (name === null || outcome.ending.status !== "deployed" || outcome.plan?.target !== "preview") return outcome;
  if (isWaitingForImport(outcome, inputs)) return outcome;
  const lock = await reporter.seedLock(outcome);
  const claim = lock === null ? NOT_RECORDED : await lock.acquire("seed", toPublicOutcome(outcome, runtime.log));
  const { previewName } = outcome.plan;
  const command = `npx convex run ${previewName === null ? "" : `--preview-name ${quote(previewName)} `}${quote(name)}`;
  if (claim.kind !== "claimed") return reportSeedNotRun(outcome, claim.kind, { name, command }, runtime.log);
  const run = await runtime.log.group(`convex run ${name}`, () => runSeedFunction(assignment, preparation, name));
  if (run.status === "seeded") {
    return withEnding(outcome, { isSeeded: true, notes: [...outcome.ending.notes, `Seeded with \`${name}\`.`] });
  }
  // What was stopped may have done its work all the same.
  if (run.status === "failed") await lock?.fail("seed", 1, toPublicOutcome(outcome, runtime.log));
  const told = { ...outcome, deploy: outcome.deploy && { ...outcome.deploy, outputTail: run.tail } };
  if (run.status === "cancelled" && runtime.signal.aborted)
    return withEnding(told, { status: "cancelled", failure: CANCELLED });
  return withEnding(told, {
    status: "failed",
    failure:
      run.status === "cancelled" ? timeout(inputs.timeoutMs ?? 0, "seed") : (run.failure ?? seedFailed(name, command)),
  });
}

interface SeedFunction {
  readonly name: string;
  /** That runs it by hand. */
  readonly command: string;
}

/** What became of the seed where this run leaves it to another one. */
function reportSeedNotRun(
  outcome: Outcome,
  answer: Exclude<SeedAnswer["kind"], "claimed">,
  { name, command }: SeedFunction,
  log: Log,
): Outcome {
  switch (answer) {
    case "done":
      return withEnding(outcome, { isSeeded: true });
    case "begun":
      return withEnding(outcome, {
        notes: [...outcome.ending.notes, `Another run has begun to seed this preview deployment with \`${name}\`.`],
      });
    case "lost":
      log.warning(
        `\`${name}\` was not run: an earlier run started seeding this preview deployment but did not record whether it finished. Seeding twice could duplicate data, so it is treated as seeded. If data is missing, run \`${command}\`, or deploy with \`preview-mode: recreate\`.`,
      );
      return withEnding(outcome, { isSeeded: true });
    case "unrecorded":
      log.warning(
        `\`${name}\` was not run: the action records seeding in the GitHub Deployment or the pull request comment, and needs to read and update at least one of them. It could not. Without that record, \`preview-run\` could run twice and duplicate data. The next run that has access will do it. Both need a token in \`github-token\`, and one of \`comment\` and \`github-deployment\`.`,
      );
      return outcome;
  }
}
