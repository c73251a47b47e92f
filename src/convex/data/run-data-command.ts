/** Runs `convex import` or `convex export` with the key and the surroundings of the deploy. */

import { createSideMarker } from "../../process/process-group.ts";
import { withTemporaryFolder } from "../../process/temporary-directory.ts";
import { type CliRunResult, runCli } from "../cli/run-cli.ts";
import { createEnvironments } from "../deploy/cli-environment.ts";
import type { DeployContext, PreparedCli } from "../deploy/deploy-context.ts";
import { visibleDataLine } from "./data-output.ts";

/** Milliseconds between two lines that say how long a command has taken by now. */
const PROGRESS_MS = 30_000;

export interface DataCommand {
  readonly args: readonly string[];
  /** What it does, such as `Still exporting`. */
  readonly progress: string;
  /** Whether the deploy's own CLI waits meanwhile, and must not be ended with it. */
  readonly isBesideDeploy: boolean;
}

export async function runDataCommand(
  context: DeployContext,
  { entry, nodeArgs }: PreparedCli,
  { args, progress, isBesideDeploy }: DataCommand,
): Promise<CliRunResult> {
  const { inputs, redaction, stdout, onProcessStarted, signal, info } = context;
  const started = performance.now();
  const minutes = () => ((performance.now() - started) / 60_000).toFixed(1);
  const timer = setInterval(() => info(`${progress} after ${minutes()} min.`), PROGRESS_MS);
  try {
    return await withTemporaryFolder((temporary) =>
      runCli({
        entry,
        nodeArgs,
        argumentsFor: () => args,
        workingDirectory: inputs.workingDirectory,
        environment: createEnvironments(context, temporary).cli,
        wrapper: null,
        isDryRun: false,
        redaction,
        filterLine: visibleDataLine,
        log: stdout,
        onStart: isBesideDeploy ? () => {} : onProcessStarted,
        ...(isBesideDeploy ? { marker: createSideMarker() } : {}),
        signal,
      }),
    );
  } finally {
    clearInterval(timer);
  }
}

/**
 * How the CLI is told which deployment a command is about. Without it, a project token reaches a development deployment,
 * which the CLI may even create. Every other key names its deployment.
 */
export function deploymentSelector({ plan, key }: Pick<DeployContext, "plan" | "key">): readonly string[] {
  if (plan.preview !== null) return [`--preview-name=${plan.preview.name}`];
  return key.kind === "project" ? ["--prod"] : [];
}
