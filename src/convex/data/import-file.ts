/** Imports one file into a preview deployment with `convex import`. */

import { realpathSync, statSync } from "node:fs";
import { CLI_CHANGED } from "../../diagnosis/action-failures.ts";
import { importFailed, importFileUnusable } from "../../diagnosis/data-failures.ts";
import type { Failure } from "../../diagnosis/failure.ts";
import type { ImportSource } from "../../inputs/preview-import.ts";
import { isInside, realPathOf } from "../../workspace/is-inside.ts";
import type { DeploymentCredentials } from "../api/http.ts";
import { type ImportInfo, listImports } from "../api/snapshot-imports.ts";
import { lastLines } from "../cli/cli-output.ts";
import type { DeployContext, PreparedCli } from "../deploy/deploy-context.ts";
import { getDeploymentCredentials } from "../deploy/deployment-credentials.ts";
import { sleep } from "../deploy/retry.ts";
import { visibleDataLine } from "./data-output.ts";
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
  const path = pathInside(source.path, context.workspace);
  if (path === null) return { status: "failed", failure: notInWorkspace(source), tail: [] };
  if (!(await cli.isUnchanged())) return { status: "failed", failure: CLI_CHANGED, tail: [] };
  const table = source.table === null ? [] : [`--table=${source.table}`];
  const args = ["import", "-y", ...deploymentSelector(context), ...table, `--format=${source.format}`, path];
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

/** `the snapshot`, or the table as a code span. */
export function sourceText({ table }: ImportSource): string {
  return table === null ? "the snapshot" : `\`${table}\``;
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

/** @returns The real path of a file in the workspace, with links followed, or `null` if it is not a file there. */
function pathInside(path: string, workspace: string): string | null {
  try {
    const real = realpathSync.native(path);
    const root = realPathOf(workspace);
    return root !== null && isInside(root, real) && statSync(real).isFile() ? real : null;
  } catch {
    return null;
  }
}

function notInWorkspace(source: ImportSource): Failure {
  return importFileUnusable(
    sourceText(source),
    "its path in `preview-import` is not a file in the workspace.",
    "Correct `preview-import`: paths are relative to the workspace, not to `working-directory`, and links must not lead out of it. Commit the file, download it in a step before this one, or let `cmd` write it.",
  );
}
