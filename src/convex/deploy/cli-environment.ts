/** Builds the environment of the CLI and of the build for a deploy. */

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { parse as parseDotenv } from "dotenv";
import { temporaryRoot } from "../../process/temporary-directory.ts";
import { readRegularFile } from "../../workspace/read-regular-file.ts";
import {
  buildEnvironment,
  cliEnvironment,
  type Environment,
  sanitizeStepEnvironment,
} from "../cli/child-environment.ts";
import { isWritableByJob } from "../cli/untrusted-files.ts";
import type { DeployContext } from "./deploy-context.ts";

/** @param temporary - A folder for this run only. */
export function createEnvironments(
  context: DeployContext,
  temporary: string,
): { readonly cli: Environment; readonly build: Environment } {
  const { inputs, workspace, environment, provisionHost } = context;
  const snapshot = sanitizeStepEnvironment(environment, context.secrets);
  const home = join(temporary, "home");
  mkdirSync(home, { recursive: true });
  return {
    build: buildEnvironment(snapshot),
    cli: cliEnvironment({
      snapshot,
      dotenvNames: listDotenvVariables(inputs.workingDirectory).flatMap(({ names }) => names),
      credentials: credentialVariables(context),
      provisionOrigin: provisionHost,
      home,
      temporary: temporaryRoot(),
      isTrustedCaFile: (path) => !isWritableByJob(path, workspace, environment),
    }),
  };
}

/** The `.env` files that the CLI reads, in its order, and the names that they declare. */
export function listDotenvVariables(workingDirectory: string) {
  return [".env.local", ".env"].map((file) => ({ file, names: namesIn(join(workingDirectory, file)) }));
}

function namesIn(dotenvFile: string): readonly string[] {
  // No size limit: the CLI reads the whole file, so all its names must be known.
  return Object.keys(parseDotenv(readRegularFile(dotenvFile, Number.POSITIVE_INFINITY) ?? ""));
}

/** The variables by which the CLI gets the key: one that every version knows, or the pair for a self-hosted backend. */
export function credentialVariables({ key, url }: DeployContext): Environment {
  return url === null
    ? { CONVEX_DEPLOY_KEY: key.raw }
    : { CONVEX_SELF_HOSTED_URL: url, CONVEX_SELF_HOSTED_ADMIN_KEY: key.raw };
}
