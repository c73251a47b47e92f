/** What no event and no key may do. */

import { provisionOrigin } from "./convex/provision-origin.ts";
import { isPlanted } from "./convex/surroundings.ts";
import { ActionFailure } from "./diagnosis/failure.ts";
import { conflict, declaredMissing, invalidInputs, PLANTED_AUTHORITY, TLS_OFF } from "./diagnosis/own-failures.ts";
import { holdsSecret } from "./key/redactor.ts";
import { conflictMessage } from "./key/slips.ts";
import type { Step } from "./step.ts";

/** @throws {ActionFailure} Before anything is called or started. */
export function refuseUnsafe({ edges, source, secrets, problems: unusable, workspace }: Step): void {
  const { environment } = edges;
  if (environment.NODE_TLS_REJECT_UNAUTHORIZED === "0") throw new ActionFailure(TLS_OFF);
  if (isPlantedAuthority(environment, workspace)) throw new ActionFailure(PLANTED_AUTHORITY);
  provisionOrigin(environment);
  const problems = [...unusable, ...inputsWithKey(environment, secrets)];
  if (problems.length > 0) throw new ActionFailure(invalidInputs(problems));
  if (source.state === "declared-missing") throw new ActionFailure(declaredMissing(source.message));
  if (source.state === "present" && source.conflict !== null)
    throw new ActionFailure(conflict(source.conflict.kind, conflictMessage(source.conflict)));
}

/** Node trusts this file from its start on, so this process, which shows the key to Convex, would trust it too. */
function isPlantedAuthority(environment: Step["edges"]["environment"], workspace: string): boolean {
  const file = environment.NODE_EXTRA_CA_CERTS ?? "";
  return file !== "" && isPlanted(file, workspace, environment);
}

/** A key in `cmd` or `message` would end up in an argument list, in whatever form it was written there. */
function inputsWithKey(environment: Step["edges"]["environment"], secrets: readonly string[]): readonly string[] {
  return Object.entries(environment)
    .filter(([name]) => name.startsWith("INPUT_") && name !== "INPUT_DEPLOY-KEY")
    .filter(([, value]) => holdsSecret(value ?? "", secrets))
    .map(
      ([name]) => `\`${name.slice("INPUT_".length).toLowerCase()}\` contains the deploy key. Only \`deploy-key\` may.`,
    );
}
