/** Refuses unsafe environments and invalid inputs, on every event and with every key. */

import { parseProvisionHost } from "../convex/api/provision-host.ts";
import { untrustedAuthorityVariables, untrustedCodeVariables } from "../convex/cli/untrusted-files.ts";
import {
  declaredMissing,
  invalidInputs,
  KEY_IN_PREVIEW_NAME,
  keyUrlConflict,
  TLS_VERIFICATION_DISABLED,
  untrustedAuthority,
  untrustedPreload,
} from "../diagnosis/action-failures.ts";
import { ActionFailure } from "../diagnosis/failure.ts";
import { conflictMessage } from "../key/key-messages.ts";
import { secretFinder } from "../key/redactor.ts";
import { hasCredentials } from "../key/url-credentials.ts";
import type { ActionContext, Runtime } from "./action-context.ts";

/** Call it before any request is made or any process is started. @throws {ActionFailure} */
export function assertSafeEnvironment(step: ActionContext): void {
  const { runtime, keySource, deployKey, secrets, inputErrors, workspace } = step;
  const { environment } = runtime;
  if (environment.NODE_TLS_REJECT_UNAUTHORIZED === "0") throw new ActionFailure(TLS_VERIFICATION_DISABLED);
  const authorities = untrustedAuthorityVariables(environment, workspace);
  if (authorities.length > 0) throw new ActionFailure(untrustedAuthority(authorities));
  const code = untrustedCodeVariables(environment, workspace);
  if (code.length > 0) throw new ActionFailure(untrustedPreload(code));
  parseProvisionHost(environment);
  const problems = [
    ...inputErrors,
    ...findInputsContainingKey(environment, secrets),
    ...urlsWithCredentials(runtime, deployKey),
  ];
  if (problems.length > 0) throw new ActionFailure(invalidInputs(problems));
  // A report does not use the key.
  if (step.inputs.operation === "report") return;
  if (keySource.state === "missing-sentinel") throw new ActionFailure(declaredMissing(keySource.message));
  if (keySource.state === "present" && keySource.conflict !== null)
    throw new ActionFailure(keyUrlConflict(keySource.conflict.kind, conflictMessage(keySource.conflict)));
}

/**
 * The preview's name is shown in reports and passed as an argument, which every process on the machine can read.
 *
 * @throws {ActionFailure}
 */
export function assertNoKeyInPreviewName(preview: { readonly name: string } | null, { log }: Runtime): void {
  const name = preview?.name ?? "";
  if (log.redactTrusted(name) !== name) throw new ActionFailure(KEY_IN_PREVIEW_NAME);
}

/** Refuses credentials in URLs, which logs and reports show. */
function urlsWithCredentials(
  { getRawInput, environment }: ActionContext["runtime"],
  deployKey: ActionContext["deployKey"],
): readonly string[] {
  const { CONVEX_SELF_HOSTED_URL = "" } = environment;
  const urls = [
    { name: "url", value: getRawInput("url") },
    ...(deployKey?.url === CONVEX_SELF_HOSTED_URL.trim()
      ? [{ name: "CONVEX_SELF_HOSTED_URL", value: deployKey.url }]
      : []),
  ];
  return urls
    .filter(({ value }) => hasCredentials(value))
    .map(
      ({ name }) =>
        `\`${name}\` contains a user name, a password or a query. Give the URL without them, such as \`https://convex.example.com\`: a backend takes the deploy key only.`,
    );
}

/** Finds the key in other inputs: in `cmd` or `message`, it would become part of an argument list. */
function findInputsContainingKey(
  environment: ActionContext["runtime"]["environment"],
  secrets: readonly string[],
): readonly string[] {
  const holdsKey = secretFinder(secrets);
  return Object.entries(environment)
    .filter(([name]) => name.startsWith("INPUT_") && name !== "INPUT_DEPLOY-KEY")
    .filter(([, value]) => holdsKey(value ?? ""))
    .map(
      ([name]) => `\`${name.slice("INPUT_".length).toLowerCase()}\` contains the deploy key. Only \`deploy-key\` may.`,
    );
}
