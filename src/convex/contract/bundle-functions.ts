/** Has the CLI bundle a folder of functions, as it would for a deploy, without a deployment and without a key. */

import { mkdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Environment } from "../cli/child-environment.ts";
import { type PushRequest, parsePushRequest } from "./push-request.ts";
import { runQuietly } from "./run-quietly.ts";

export interface BundleOptions {
  /** The CLI's program, and what Node itself is given before it. */
  readonly entry: string;
  readonly nodeArgs: readonly string[];
  readonly workingDirectory: string;
  /** Without a key. */
  readonly environment: Environment;
  /** Whether `_generated` is written: in a copy it may be missing. */
  readonly codegen: "enable" | "disable";
  /** A folder of this run alone. */
  readonly folder: string;
  readonly signal: AbortSignal;
}

/** Nobody listens there (https://www.rfc-editor.org/rfc/rfc863), and the CLI calls nobody when it writes a push request. */
const NOWHERE = "http://127.0.0.1:9";
const MAX_OUTPUT_BYTES = 16 * 1024 * 1024;
const MAX_REQUEST_BYTES = 256 * 1024 * 1024;

/** `unsupported`: the CLI does not know the option. `failed`: the code could not be bundled. */
export type Bundled = PushRequest | "unsupported" | "failed";

export async function bundleFunctions(options: BundleOptions): Promise<Bundled> {
  const { entry, nodeArgs, workingDirectory, environment, codegen, folder, signal } = options;
  mkdirSync(folder, { recursive: true });
  const target = join(folder, "push-request");
  const args = [
    ...["deploy", "--url", NOWHERE, "--admin-key", "none", "--write-push-request", target, "--push-all-modules"],
    ...["--typecheck", "disable", "--codegen", codegen],
  ];
  const { exitCode, stderr } = await runQuietly([...nodeArgs, entry, ...args], {
    cwd: workingDirectory,
    env: environment,
    signal,
    maxBytes: MAX_OUTPUT_BYTES,
  });
  // Hidden from `--help`, so that only the CLI's parser can be asked. It refuses before anything else happens.
  if (/^error: unknown option/m.test(stderr)) return "unsupported";
  const file = `${target}.json`;
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? Number.POSITIVE_INFINITY;
  if (exitCode !== 0 || size > MAX_REQUEST_BYTES) return "failed";
  const request = parsePushRequest(readFileSync(file, "utf8"));
  rmSync(file);
  return request ?? "failed";
}
