/** Runs `convex import` or `convex export` with the key and the environment of the deploy. */

import { createSideMarker } from "../../process/process-group.ts";
import { withTemporaryFolder } from "../../process/temporary-directory.ts";
import { type CliRunResult, runCli } from "../cli/run-cli.ts";
import { createEnvironments } from "../deploy/cli-environment.ts";
import type { DeployContext, PreparedCli } from "../deploy/deploy-context.ts";
import { visibleDataLine } from "./data-output.ts";

/** Delay between two lines that report how long a command has been running. */
const PROGRESS_MS = 30_000;

export interface DataCommand {
  readonly args: readonly string[];
  /** What to log while it runs, such as `Still exporting`. */
  readonly progress: string;
  /** Whether the deploy's CLI is waiting for it, so that it must not be terminated together with this command. */
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
 * The arguments that select the deployment. Without them, the CLI uses, and may even create, a development deployment with
 * a project token. Every other key names its deployment.
 */
export function deploymentSelector({ plan, key }: Pick<DeployContext, "plan" | "key">): readonly string[] {
  if (plan.preview !== null) return [`--preview-name=${plan.preview.name}`];
  return key.kind === "project" ? ["--prod"] : [];
}
