/** Seeds a preview deployment: `preview-run`. */

import { CLI_CHANGED } from "../../diagnosis/action-failures.ts";
import type { Failure } from "../../diagnosis/failure.ts";
import { withTemporaryFolder } from "../../process/temporary-directory.ts";
import { lastLines } from "../cli/cli-output.ts";
import { runCli } from "../cli/run-cli.ts";
import { createEnvironments } from "./cli-environment.ts";
import type { DeployContext, PreparedCli } from "./deploy-context.ts";

/** How the function that seeds a preview ended. */
export interface SeedResult {
  readonly status: "seeded" | "failed" | "cancelled";
  /** Why it was not even started. */
  readonly failure: Failure | null;
  readonly tail: readonly string[];
}

/**
 * Runs a function on the preview deployment that was just pushed to, with the same key and surroundings. Not by the
 * CLI's `--preview-run`: that runs only while a deployment is new, and so never where the first push failed.
 */
export async function runSeedFunction(
  assignment: DeployContext,
  { entry, nodeArgs, isUnchanged }: PreparedCli,
  functionName: string,
): Promise<SeedResult> {
  if (!(await isUnchanged())) return { status: "failed", failure: CLI_CHANGED, tail: [] };
  const { plan, inputs, redaction, stdout, onProcessStarted, signal } = assignment;
  const selection = plan.preview === null ? [] : [`--preview-name=${plan.preview.name}`];
  const run = await withTemporaryFolder((temporary) =>
    runCli({
      isDryRun: false,
      entry,
      nodeArgs,
      argumentsFor: () => ["run", ...selection, functionName, "{}"],
      workingDirectory: inputs.workingDirectory,
      environment: createEnvironments(assignment, temporary).cli,
      wrapper: null,
      redaction,
      log: stdout,
      onStart: onProcessStarted,
      signal,
    }),
  );
  const ended = run.aborted ? "cancelled" : "failed";
  return { status: run.exitCode === 0 ? "seeded" : ended, failure: null, tail: lastLines(run.output) };
}
