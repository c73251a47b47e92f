/** What no event and no key may do. */

import { plantedAuthorities, plantedCode as plantedCodeIn } from "../convex/cli/untrusted-files.ts";
import { provisionOrigin } from "../convex/api/provision-host.ts";
import { ActionFailure } from "../diagnosis/failure.ts";
import {
  conflict,
  declaredMissing,
  invalidInputs,
  plantedAuthority,
  plantedCode,
  TLS_OFF,
} from "../diagnosis/action-failures.ts";
import { holdsSecret } from "../key/redactor.ts";
import { conflictMessage } from "../key/key-messages.ts";
import { hasCredentials } from "../key/url-credentials.ts";
import type { Step } from "./action-context.ts";

/** @throws {ActionFailure} Before anything is called or started. */
export function refuseUnsafe({ edges, source, secrets, problems: unusable, workspace }: Step): void {
  const { environment } = edges;
  if (environment.NODE_TLS_REJECT_UNAUTHORIZED === "0") throw new ActionFailure(TLS_OFF);
  const authorities = plantedAuthorities(environment, workspace);
  if (authorities.length > 0) throw new ActionFailure(plantedAuthority(authorities));
  const code = plantedCodeIn(environment, workspace);
  if (code.length > 0) throw new ActionFailure(plantedCode(code));
  provisionOrigin(environment);
  const problems = [...unusable, ...inputsWithKey(environment, secrets), ...urlsWithCredentials(edges, source)];
  if (problems.length > 0) throw new ActionFailure(invalidInputs(problems));
  if (source.state === "declared-missing") throw new ActionFailure(declaredMissing(source.message));
  if (source.state === "present" && source.conflict !== null)
    throw new ActionFailure(conflict(source.conflict.kind, conflictMessage(source.conflict)));
}

/** A URL is shown in logs and reports. */
function urlsWithCredentials({ input, environment }: Step["edges"], source: Step["source"]): readonly string[] {
  const used = source.state === "present" ? source.url : null;
  const { CONVEX_SELF_HOSTED_URL = "" } = environment;
  const urls = [
    { name: "url", value: input("url") },
    ...(used === CONVEX_SELF_HOSTED_URL.trim() ? [{ name: "CONVEX_SELF_HOSTED_URL", value: used }] : []),
  ];
  return urls
    .filter(({ value }) => hasCredentials(value))
    .map(
      ({ name }) =>
        `\`${name}\` contains a user name or a password. Give the URL without them, such as \`https://convex.example.com\`: a backend takes the deploy key only.`,
    );
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
