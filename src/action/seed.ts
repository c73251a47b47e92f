/** Seeds a preview deployment: `preview-run`, once per Convex deployment, after its first successful push. */

import { quote } from "shlex";
import type { DeployContext, PreparedCli } from "../convex/deploy/deploy-context.ts";
import { runSeedFunction } from "../convex/deploy/run-seed.ts";
import { CANCELLED, seedFailed, timeout } from "../diagnosis/action-failures.ts";
import type { Outcome } from "../outcome/outcome.ts";
import type { SeedClaim } from "../report/deployment/seed-status.ts";
import type { Log } from "../runner/log.ts";
import type { ActionContext } from "./action-context.ts";

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
  if (name === null || outcome.status !== "deployed" || outcome.target !== "preview") return outcome;
  const wasSeeded = await reporter.wasSeeded(outcome);
  const seedState = wasSeeded === null ? "unrecorded" : "seeded";
  const lock = wasSeeded === false ? await reporter.acquireSeedLock(outcome) : seedState;
  const command = `npx convex run ${outcome.preview === null ? "" : `--preview-name ${quote(outcome.preview.name)} `}${quote(name)}`;
  if (lock !== "claimed") return reportSeedNotRun(outcome, lock, { name, command }, runtime.log);
  const run = await runtime.log.group(`convex run ${name}`, () => runSeedFunction(assignment, preparation, name));
  if (run.status === "seeded") {
    const seeded = { ...outcome, isSeeded: true, notes: [...outcome.notes, `Seeded with \`${name}\`.`] };
    await reporter.recordSeed(seeded);
    return seeded;
  }
  const { tail: outputTail } = run;
  if (run.status === "cancelled" && runtime.signal.aborted)
    return { ...outcome, status: "cancelled", failure: CANCELLED, outputTail };
  return {
    ...outcome,
    status: "failed",
    failure:
      run.status === "cancelled" ? timeout(inputs.timeoutMs ?? 0, "seed") : (run.failure ?? seedFailed(name, command)),
    outputTail,
  };
}

interface SeedFunction {
  readonly name: string;
  /** That runs it by hand. */
  readonly command: string;
}

/** What became of the seed where this run leaves it to another one. */
function reportSeedNotRun(
  outcome: Outcome,
  lock: Exclude<SeedClaim, "claimed">,
  { name, command }: SeedFunction,
  log: Log,
): Outcome {
  switch (lock) {
    case "seeded":
      return { ...outcome, isSeeded: true };
    case "begun":
      return {
        ...outcome,
        notes: [...outcome.notes, `Another run has begun to seed this preview deployment with \`${name}\`.`],
      };
    case "lost":
      log.warning(
        `\`${name}\` was not run: an earlier run started seeding this preview deployment but did not record whether it finished. Seeding twice could duplicate data, so it is treated as seeded. If data is missing, run \`${command}\`, or deploy with \`preview-mode: recreate\`.`,
      );
      return { ...outcome, isSeeded: true };
    case "unrecorded":
      log.warning(
        `\`${name}\` was not run: the action records seeding in the GitHub Deployment or the pull request comment, and needs to read and update at least one of them. It could not. Without that record, \`preview-run\` could run twice and duplicate data. The next run that has access will do it. Both need a token in \`github-token\`, and one of \`comment\` and \`github-deployment\`.`,
      );
      return outcome;
  }
}
