/** Exports the snapshot for `export-path` with `convex export`, before anything on the deployment changes. */

import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { CANCELLED, CLI_CHANGED } from "../../diagnosis/action-failures.ts";
import { exportFailed, exportNotTaken, isExportRunning, isExportTransient } from "../../diagnosis/data-failures.ts";
import { ActionFailure } from "../../diagnosis/failure.ts";
import { isWritable, temporaryRoot } from "../../process/temporary-directory.ts";
import { lastLines } from "../cli/cli-output.ts";
import type { CliRunResult } from "../cli/run-cli.ts";
import type { DeployContext, PreparedCli } from "../deploy/deploy-context.ts";
import { sleep } from "../deploy/retry.ts";
import { type ExportTarget, publishSnapshot } from "./export-target.ts";
import { deploymentSelector, runDataCommand } from "./run-data-command.ts";

/** Delay between two attempts while another export runs. */
const RUNNING_PAUSE_MS = 3_000;

/** Exports once per run, even if the deploy is retried. */
export class SnapshotExport {
  readonly #context: DeployContext;
  readonly #cli: PreparedCli;
  #isDone = false;
  #path: string | null = null;
  #isStopped = false;
  #ended: Promise<void> = Promise.resolve();

  constructor(context: DeployContext, cli: PreparedCli) {
    this.#context = context;
    this.#cli = cli;
  }

  /** Absolute path of the snapshot, or `null` until it exists. */
  get path(): string | null {
    return this.#path;
  }

  /** Waits until the export has ended. @returns Whether the run was stopped during the export. */
  async wasStopped(): Promise<boolean> {
    await this.#ended;
    return this.#isStopped;
  }

  /**
   * @param isNew - Whether this run creates the preview deployment, so that there is nothing to export.
   * @throws {ActionFailure} `export-failed`, or `cancelled`. Then nothing must be pushed.
   */
  async take(isNew: boolean): Promise<void> {
    const { exportTarget, info } = this.#context;
    if (exportTarget === null || this.#isDone) return;
    this.#isDone = true;
    if (isNew) {
      info("This run creates the preview deployment, so there is nothing to export.");
      return;
    }
    const taking = this.#take(exportTarget);
    this.#ended = taking.catch(() => {});
    await taking;
  }

  async #take(target: ExportTarget): Promise<void> {
    // A private folder, so that no other process uses an incomplete snapshot.
    const folder = privateFolder(this.#context.environment.RUNNER_TEMP ?? "");
    try {
      const file = join(folder, "snapshot.zip");
      await this.#export(file);
      const problem = publishSnapshot(file, target);
      if (problem !== null)
        throw new ActionFailure(
          exportNotTaken(
            `${problem}.`,
            "Find out what in `cmd` or a step before this one writes there, and run the job again.",
          ),
        );
      this.#path = target.path;
      this.#context.onExported(target.path);
    } finally {
      this.#isStopped = this.#path === null && this.#context.signal.aborted;
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    }
  }

  async #export(file: string): Promise<void> {
    const { inputs, key, signal, info } = this.#context;
    for (let retries = 0, waits = 0; ; ) {
      if (!(await this.#cli.isUnchanged())) throw new ActionFailure(CLI_CHANGED);
      const run = await this.#run(file);
      if (signal.aborted) throw new ActionFailure(CANCELLED);
      if (run.exitCode === 0) return;
      const lines = lastLines(run.output);
      const failure = exportFailed(lines, key.kind);
      if (isExportRunning(lines)) {
        if (waits === 0) info("Another export of this deployment is running. Waiting until it has ended.");
        waits += 1;
      } else if (retries < inputs.retries && isExportTransient(lines, key.kind)) {
        retries += 1;
        info(`Retrying the export: ${failure.cause}`);
      } else throw new ActionFailure(failure);
      rmSync(file, { force: true });
      await sleep(RUNNING_PAUSE_MS, signal);
      if (signal.aborted) throw new ActionFailure(CANCELLED);
    }
  }

  #run(file: string): Promise<CliRunResult> {
    const storage = this.#context.inputs.exportFileStorage ? ["--include-file-storage"] : [];
    const args = ["export", ...deploymentSelector(this.#context), ...storage, `--path=${file}`];
    return runDataCommand(this.#context, this.#cli, { args, progress: "Still exporting", isBesideDeploy: true });
  }
}

/** Prefers the runner's temporary folder, which is on the disk that the job should use. */
function privateFolder(runnerTemp: string): string {
  const parent = isWritable(runnerTemp) ? runnerTemp : temporaryRoot();
  return mkdtempSync(join(parent, "convex-export-"));
}
