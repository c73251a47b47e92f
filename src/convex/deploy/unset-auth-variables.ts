/** The variables of an auth config that are not set. Convex's error names the first of them. */

import { AUTH_VARIABLE_NOT_SET } from "../../diagnosis/code-failures.ts";
import { listEnvironmentVariables } from "../api/environment-variables.ts";
import { lastLines } from "../cli/cli-output.ts";
import type { CliRunResult } from "../cli/run-cli.ts";
import type { DeployContext, PreparedCli } from "./deploy-context.ts";
import { getDeploymentCredentials } from "./deployment-credentials.ts";

/**
 * Makes no request unless the run failed for such a variable and the auth config reads others.
 *
 * @returns The names that are known to be unset. Redacted.
 */
export async function unsetAuthVariables(
  context: DeployContext,
  { capabilities, authVariables }: PreparedCli,
  { exitCode, output, wrapper }: CliRunResult,
): Promise<readonly string[]> {
  if (exitCode === 0 || !AUTH_VARIABLE_NOT_SET.test(lastLines(output, "cli").join("\n"))) return [];
  if (authVariables.length < 2) return [];
  const access = await getDeploymentCredentials(context, capabilities.version, wrapper.url).catch(() => null);
  if (access === null || "full" in access) return [];
  const values = await listEnvironmentVariables(access);
  if (values === null) return [];
  return authVariables.filter((name) => !Object.hasOwn(values, name)).map((name) => context.redaction.redact(name));
}
