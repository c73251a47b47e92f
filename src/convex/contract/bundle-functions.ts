/** Lets the CLI bundle a folder of functions as for a deploy, without a deployment and without a key. */

import { mkdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Environment } from "../cli/child-environment.ts";
import { type PushRequest, parsePushRequest } from "./push-request.ts";
import { runQuietly } from "./run-quietly.ts";

export interface BundleOptions {
  /** Path of the CLI's program. `nodeArgs` are Node's arguments before it. */
  readonly entry: string;
  readonly nodeArgs: readonly string[];
  readonly workingDirectory: string;
  /** Must not contain a key. */
  readonly environment: Environment;
  /** Whether to write `_generated`, which may be missing in a copy. */
  readonly codegen: "enable" | "disable";
  /** A folder for this run only. */
  readonly folder: string;
  readonly signal: AbortSignal;
}

/** A port without a server (https://www.rfc-editor.org/rfc/rfc863). The CLI makes no requests when it writes a push request. */
const NOWHERE = "http://127.0.0.1:9";
const MAX_OUTPUT_BYTES = 16 * 1024 * 1024;
const MAX_REQUEST_BYTES = 256 * 1024 * 1024;

/** `unsupported` if the CLI does not have the option, `failed` if the code could not be bundled. */
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
  // The option is not in `--help`, but the CLI's parser reports it as unknown before anything else happens.
  if (/^error: unknown option/m.test(stderr)) return "unsupported";
  const file = `${target}.json`;
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? Number.POSITIVE_INFINITY;
  if (exitCode !== 0 || size > MAX_REQUEST_BYTES) return "failed";
  const request = parsePushRequest(readFileSync(file, "utf8"));
  rmSync(file);
  return request ?? "failed";
}
