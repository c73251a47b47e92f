/** Compares the contract of a pull request with that of its base, beside the deploy. */

import { existsSync } from "node:fs";
import { join, relative } from "node:path";
import type { Change } from "../../contract/change.ts";
import { compareContracts } from "../../contract/compare-contracts.ts";
import type { Contract } from "../../contract/contract.ts";
import { SIDE_PROCESS_MARKER, terminateProcesses } from "../../process/process-group.ts";
import type { Environment } from "../cli/child-environment.ts";
import type { PreparedCli } from "../deploy/deploy-context.ts";
import { functionsDirectory } from "../project/functions-directory.ts";
import { type BaseOptions, checkOutBase } from "./base-commit.ts";
import { type BundleOptions, bundleFunctions } from "./bundle-functions.ts";
import { linkInstalledPackages } from "./link-packages.ts";
import { readContract } from "./read-contract.ts";

export interface CompareOptions extends Omit<BaseOptions, "folder"> {
  readonly cli: Pick<PreparedCli, "entry" | "nodeArgs">;
  readonly workingDirectory: string;
  /** Of the CLI, without a key. */
  readonly cliEnvironment: Environment;
  /** The evaluator's program. */
  readonly program: string;
  /** A folder of this comparison alone. Its path has no links. */
  readonly folder: string;
  /** Ends everything. */
  readonly signal: AbortSignal;
}

/** Why nothing was compared. */
export type ComparisonProblem =
  | "cli-unsupported"
  | "base-missing"
  | "base-without-functions"
  | "base-not-bundled"
  | "head-not-bundled"
  | "timeout";

export interface Comparison {
  readonly baseBranch: string;
  /** `null`: changes were compared. */
  readonly problem: ComparisonProblem | null;
  readonly changes: readonly Change[];
  /** Modules of head or base that could not be read. */
  readonly notCompared: readonly string[];
}

/** For each of base and head. Loading the bundles has as long once more. */
const TIMEOUT_MS = 60_000;

/**
 * @param headIsReady - Whether the head's code is complete, once `cmd` has ended; `false`: it never will be.
 * @returns `null` if the head never was complete.
 */
export async function compareWithBase(
  options: CompareOptions,
  headIsReady: Promise<boolean>,
): Promise<Comparison | null> {
  const base = readBase(options);
  const head = headIsReady.then((isReady) =>
    isReady ? readFunctions(options, options.workingDirectory, "head", "disable") : null,
  );
  const [baseContract, headContract] = await Promise.all([base, head]);
  if (headContract === null) return null;
  const problem = problemOf(baseContract, headContract);
  const { baseBranch } = options;
  if (typeof baseContract === "string" || typeof headContract === "string") {
    return { baseBranch, problem, changes: [], notCompared: [] };
  }
  return {
    baseBranch,
    problem: null,
    changes: compareContracts(baseContract, headContract),
    notCompared: [...new Set([...headContract.unread, ...baseContract.unread].map(({ name }) => name))],
  };
}

type Read = Contract | ReadProblem;
type ReadProblem = "unsupported" | "failed" | "missing" | "without-functions" | "timeout";

function problemOf(base: Read, head: Read): ComparisonProblem | null {
  if (base === "unsupported" || head === "unsupported") return "cli-unsupported";
  if (base === "timeout" || head === "timeout") return "timeout";
  if (base === "missing") return "base-missing";
  if (base === "without-functions") return "base-without-functions";
  if (typeof base === "string") return "base-not-bundled";
  return typeof head === "string" ? "head-not-bundled" : null;
}

async function readBase(options: CompareOptions): Promise<Read> {
  const base = await untilTimeout(options.signal, (signal) => checkOutBaseOf(options, signal));
  if (base === "timeout") return "timeout";
  if (base === null) return "missing";
  const workingDirectory = join(base.directory, relative(options.repositoryRoot, options.workingDirectory));
  const functions = existsSync(workingDirectory) ? functionsDirectory(workingDirectory) : null;
  if (functions === null || !existsSync(functions)) return "without-functions";
  linkInstalledPackages(options.repositoryRoot, base.directory);
  return readFunctions(options, workingDirectory, "base", "enable");
}

/** `git` runs without a way to stop it, so that it is ended by what it was marked with. */
async function checkOutBaseOf(options: CompareOptions, signal: AbortSignal) {
  const end = () => void terminateProcesses(null, SIDE_PROCESS_MARKER);
  signal.addEventListener("abort", end, { once: true });
  try {
    return await checkOutBase(options);
  } finally {
    signal.removeEventListener("abort", end);
  }
}

async function readFunctions(
  { cli, cliEnvironment, program, folder, signal }: CompareOptions,
  workingDirectory: string,
  name: "head" | "base",
  codegen: BundleOptions["codegen"],
): Promise<Read> {
  const request = await untilTimeout(signal, (limit) =>
    bundleFunctions({
      ...cli,
      workingDirectory,
      environment: cliEnvironment,
      codegen,
      folder: join(folder, `${name}-bundle`),
      signal: limit,
    }),
  );
  if (typeof request === "string") return request;
  // Where loading takes too long, what was loaded by then counts, and the rest is named as not compared.
  const limit = AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]);
  return readContract(request, { folder: join(folder, `${name}-modules`), program, workingDirectory, signal: limit });
}

async function untilTimeout<Result>(
  signal: AbortSignal,
  run: (signal: AbortSignal) => Promise<Result>,
): Promise<Result | "timeout"> {
  const limit = AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]);
  const result = await run(limit);
  return limit.aborted ? "timeout" : result;
}
