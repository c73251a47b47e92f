/** Compares the contract of a pull request with its base's, in parallel with the deploy. */

import { existsSync } from "node:fs";
import { join, relative } from "node:path";
import { compareContracts } from "../../contract/compare-contracts.ts";
import type { Comparison, ComparisonProblem } from "../../contract/comparison.ts";
import type { Contract } from "../../contract/contract.ts";
import { createSideMarker, terminateProcesses } from "../../process/process-group.ts";
import type { Environment } from "../cli/child-environment.ts";
import type { PreparedCli } from "../deploy/deploy-context.ts";
import { functionsDirectory } from "../project/functions-directory.ts";
import { type BaseOptions, checkOutBase } from "./base-commit.ts";
import { type BundleOptions, bundleFunctions } from "./bundle-functions.ts";
import { linkInstalledPackages } from "./link-packages.ts";
import { readContract } from "./read-contract.ts";

export interface CompareOptions extends Omit<BaseOptions, "folder" | "marker"> {
  readonly cli: Pick<PreparedCli, "entry" | "nodeArgs">;
  readonly workingDirectory: string;
  /** Environment of the CLI, without a key. */
  readonly cliEnvironment: Environment;
  /** Path of the evaluator's program. */
  readonly program: string;
  /** A folder for this comparison only. Its path must not contain links. */
  readonly folder: string;
  /** Stops the comparison. */
  readonly signal: AbortSignal;
}

/** How long, in milliseconds, bundling one of base and head may take. Loading the bundles has the same limit. */
const TIMEOUT_MS = 60_000;

/** The progress of the deploy. */
export interface DeployProgress {
  /** Resolves when `cmd` has ended: with true if the head's code is complete, with false if it never will be. */
  readonly headIsReady: Promise<boolean>;
  /** Resolves when the CLI has ended. */
  readonly ended: Promise<void>;
}

/** @returns `null` if the head's code was never complete. */
export async function compareWithBase(options: CompareOptions, progress: DeployProgress): Promise<Comparison | null> {
  const { baseBranch } = options;
  const nothing = { baseBranch, problem: null, changes: [], notCompared: [], waivedBy: null };
  const notCompared = (problem: ComparisonProblem): Comparison => ({ ...nothing, problem });
  const baseDirectory = await findBase(options);
  if (typeof baseDirectory === "string") return (await progress.headIsReady) ? notCompared(baseDirectory) : null;
  const [base, head] = await Promise.all([
    readFunctions(options, baseDirectory.workingDirectory, "base", "enable"),
    readHead(options, progress),
  ]);
  if (head === null) return null;
  if (typeof base === "string" || typeof head === "string") return notCompared(problemOf(base, head));
  return {
    ...nothing,
    changes: compareContracts(base, head),
    notCompared: [...new Set([...head.unread, ...base.unread])],
  };
}

async function readHead(options: CompareOptions, { headIsReady, ended }: DeployProgress): Promise<Read | null> {
  if (!(await headIsReady)) return null;
  const read = (name: string) => readFunctions(options, options.workingDirectory, name, "disable");
  const first = await read("head");
  if (first !== "failed") return first;
  // If `_generated` is not committed, the deploy writes it: try again after the deploy.
  await ended;
  return read("head-again");
}

type Read = Contract | "unsupported" | "failed" | "timeout";

function problemOf(base: Read, head: Read): ComparisonProblem {
  if (base === "unsupported" || head === "unsupported") return "cli-unsupported";
  if (base === "timeout" || head === "timeout") return "timeout";
  return typeof base === "string" ? "base-not-bundled" : "head-not-bundled";
}

async function findBase(options: CompareOptions): Promise<{ readonly workingDirectory: string } | ComparisonProblem> {
  const base = await untilTimeout(options.signal, (signal) => checkOutBaseOf(options, signal));
  if (base === "timeout") return "timeout";
  if (base === null) return "base-missing";
  const workingDirectory = join(base, relative(options.repositoryRoot, options.workingDirectory));
  const functions = existsSync(workingDirectory) ? functionsDirectory(workingDirectory) : null;
  if (functions === null || !existsSync(functions)) return "base-without-functions";
  linkInstalledPackages(options.repositoryRoot, base);
  return { workingDirectory };
}

/** `git` is not started with a signal, so its processes are terminated by their marker. */
async function checkOutBaseOf(options: CompareOptions, signal: AbortSignal) {
  const marker = createSideMarker();
  const end = () => void terminateProcesses(null, marker);
  signal.addEventListener("abort", end, { once: true });
  try {
    return await checkOutBase({ ...options, marker });
  } finally {
    signal.removeEventListener("abort", end);
  }
}

async function readFunctions(
  { cli, cliEnvironment, program, folder, signal }: CompareOptions,
  workingDirectory: string,
  name: string,
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
  // If loading takes too long, the modules that were loaded count, and the others are reported as not compared.
  const limit = AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]);
  const modules = join(folder, `${name}-modules`);
  const contract = await readContract(request, { program, workingDirectory, signal: limit, folder: modules });
  const isEmpty = contract.schema === null && contract.functions.size === 0 && contract.unread.length > 0;
  return isEmpty ? "failed" : contract;
}

async function untilTimeout<Result>(
  signal: AbortSignal,
  run: (signal: AbortSignal) => Promise<Result>,
): Promise<Result | "timeout"> {
  const limit = AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]);
  const result = await run(limit);
  return limit.aborted ? "timeout" : result;
}
