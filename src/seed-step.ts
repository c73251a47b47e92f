/** Seeds a preview deployment: `preview-run`, once per Convex deployment, after its first successful push. */

import type { Assignment, Preparation } from "./convex/assignment.ts";
import { seed } from "./convex/carry-out.ts";
import { CANCELLED, seedFailed, timeout } from "./diagnosis/own-failures.ts";
import type { Outcome } from "./report/outcome.ts";
import type { Step } from "./step.ts";

/**
 * Runs the function where no record says that it has run already. A push that failed, now or earlier, has no such
 * record, so the seed is only delayed; a seed that fails leaves none either.
 */
export async function withSeed(
  outcome: Outcome,
  step: Step,
  assignment: Assignment,
  preparation: Preparation,
): Promise<Outcome> {
  const { inputs, edges, reporter } = step;
  const name = inputs.previewRun;
  if (name === null || outcome.status !== "deployed" || outcome.target !== "preview") return outcome;
  const wasSeeded = await reporter.wasSeeded(outcome);
  if (wasSeeded === null) edges.log.warning(unknown(name));
  if (wasSeeded !== false) return { ...outcome, isSeeded: wasSeeded === true };
  if (!(await reporter.claimSeed(outcome)))
    return {
      ...outcome,
      notes: [...outcome.notes, `Another run is seeding this preview deployment with \`${name}\`.`],
    };
  const run = await edges.log.group(`convex run ${name}`, () => seed(assignment, preparation, name));
  if (run.status === "seeded")
    return { ...outcome, isSeeded: true, notes: [...outcome.notes, `Seeded with \`${name}\`.`] };
  const { tail } = run;
  if (run.status === "cancelled" && edges.signal.aborted)
    return { ...outcome, status: "cancelled", failure: CANCELLED, tail };
  const selection = outcome.preview === null ? "" : `--preview-name ${outcome.preview.name} `;
  const failed = seedFailed(name, `npx convex run ${selection}${name}`);
  return {
    ...outcome,
    status: "failed",
    failure: run.status === "cancelled" ? timeout(inputs.timeoutMs ?? 0) : (run.failure ?? failed),
    tail,
  };
}

function unknown(name: string): string {
  return `\`${name}\` was not run: neither the GitHub Deployment nor the comment could be read, which record that a preview deployment was seeded, and seeding twice would double its data. The next run that can read one of them does it. Both need a token in \`github-token\`, and one of \`comment\` and \`github-deployment\`.`;
}
