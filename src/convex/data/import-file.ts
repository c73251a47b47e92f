/** Imports one file into a preview deployment with `convex import`. */

import { CLI_CHANGED } from "../../diagnosis/action-failures.ts";
import { importFailed, importFileUnusable } from "../../diagnosis/data-failures.ts";
import type { Failure } from "../../diagnosis/failure.ts";
import type { ImportSource } from "../../inputs/preview-import.ts";
import type { DeploymentCredentials } from "../api/http.ts";
import { type ImportInfo, listImports } from "../api/snapshot-imports.ts";
import { lastLines } from "../cli/cli-output.ts";
import type { DeployContext, PreparedCli } from "../deploy/deploy-context.ts";
import { getDeploymentCredentials } from "../deploy/deployment-credentials.ts";
import { sleep } from "../deploy/retry.ts";
import { visibleDataLine } from "./data-output.ts";
import { findImportFile, sourceText } from "./import-sources.ts";
import { deploymentSelector, runDataCommand } from "./run-data-command.ts";

/** How the import of a file ended. */
export type ImportResult =
  | { readonly status: "imported" }
  | { readonly status: "failed"; readonly failure: Failure; readonly tail: readonly string[] }
  /** The run was stopped. Convex continues an import that it has started. */
  | { readonly status: "cancelled"; readonly tail: readonly string[] };

/** Delay between two checks of a running import. */
const LOOK_PAUSE_MS = 1_000;

/**
 * @param isResumed - Whether an earlier run started this file and did not record how it ended: then it checks with
 *   Convex first.
 */
export async function importFile(
  context: DeployContext,
  cli: PreparedCli,
  source: ImportSource,
  isResumed: boolean,
): Promise<ImportResult> {
  const credentials = await getDeploymentCredentials(context, cli.capabilities.version, null);
  // If Convex cannot be reached, continue: the CLI will report why.
  const access = "full" in credentials ? null : credentials;
  const before = await waitForRunning(access, context, cli);
  if (context.signal.aborted) return { status: "cancelled", tail: [] };
  if (isResumed && before?.find((one) => isOf(source, one))?.state === "completed") {
    context.info("An earlier run imported this file but did not record it.");
    return { status: "imported" };
  }
  const file = findImportFile(source.path, context.workspace);
  if ("problem" in file) return { status: "failed", failure: fileLost(source, file.problem), tail: [] };
  if (!(await cli.isUnchanged())) return { status: "failed", failure: CLI_CHANGED, tail: [] };
  const table = source.table === null ? [] : [`--table=${source.table}`];
  const args = ["import", "-y", ...deploymentSelector(context), ...table, `--format=${source.format}`, file.path];
  const run = await runDataCommand(context, cli, { args, progress: "Still importing", isBesideDeploy: false });
  const tail = lastLines(run.output);
  if (run.exitCode === 0) return { status: "imported" };
  if (run.aborted) return { status: "cancelled", tail };
  const failed = { what: sourceText(source), isSnapshot: source.table === null, keyKind: context.key.kind };
  const failure = importFailed({ ...failed, lines: tail });
  // If the CLI does not say why it failed, ask Convex: the import continues without the CLI.
  if (failure.code !== "preview-import-failed") return { status: "failed", failure, tail };
  const after = await waitForRunning(access, context, cli);
  if (context.signal.aborted) return { status: "cancelled", tail };
  const own = after?.find((one) => isOf(source, one) && !before?.some(({ id }) => id === one.id));
  if (own?.state === "completed") return { status: "imported" };
  if (own?.state !== "failed") return { status: "failed", failure, tail };
  const lines = own.error.split("\n").flatMap((line) => visibleDataLine(context.redaction.redact(line)) ?? []);
  return { status: "failed", failure: importFailed({ ...failed, lines }), tail: [...tail, ...lines] };
}

/** Waits until no import runs. @returns The deployment's imports, or `null` if Convex cannot be reached. */
async function waitForRunning(
  access: DeploymentCredentials | null,
  { signal, info }: DeployContext,
  { capabilities }: PreparedCli,
): Promise<readonly ImportInfo[] | null> {
  if (access === null) return null;
  for (let looks = 0; ; looks += 1) {
    const imports = await listImports(access, capabilities.version);
    if (imports === null || !imports.some(({ state }) => state === "running")) return imports;
    if (looks === 0) info("An import into this deployment is running. Waiting until it has ended.");
    await sleep(LOOK_PAUSE_MS, signal);
    if (signal.aborted) return imports;
  }
}

function isOf({ table }: ImportSource, found: ImportInfo): boolean {
  return found.table === table;
}

/** For a file that was there before the push. */
function fileLost(source: ImportSource, problem: string): Failure {
  return importFileUnusable(
    sourceText(source),
    `its file ${problem}, since something in this job has changed it during the push.`,
    "Look for what else changes that file, such as a step that runs in the background, and let it finish first.",
  );
}
