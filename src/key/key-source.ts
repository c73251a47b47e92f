import type { DeployKey, ParsedKey } from "./deploy-key.ts";
import { parseDeployKey } from "./parse-deploy-key.ts";

/** Where a key was found: the input, or the variable of the step's environment. */
export type KeyOrigin = "deploy-key" | "CONVEX_DEPLOY_KEY" | "CONVEX_DEPLOYMENT_TOKEN" | "CONVEX_SELF_HOSTED_ADMIN_KEY";

/** Where a backend's URL was found. */
export type UrlOrigin = "url" | "CONVEX_SELF_HOSTED_URL";

/** Why a key and a URL must not be used together. */
export type KeyConflict =
  /** One comes from an input and the other from the environment, so the pair may not be intended. */
  | { readonly kind: "mixed-sources"; readonly keyFrom: KeyOrigin; readonly urlFrom: UrlOrigin }
  /** The key belongs to Convex's cloud and would be sent to the backend at the URL. */
  | { readonly kind: "url-with-cloud-key"; readonly keyFrom: KeyOrigin; readonly urlFrom: UrlOrigin }
  /** An admin key does not name its backend. */
  | { readonly kind: "admin-key-without-url"; readonly keyFrom: KeyOrigin };

export type KeySource =
  | Exclude<ParsedKey, { state: "present" }>
  | (Extract<ParsedKey, { state: "present" }> & {
      /** URL of an admin key's backend; trimmed, not validated. `null` for every other key and on a conflict. */
      readonly url: string | null;
      readonly conflict: KeyConflict | null;
    });

/**
 * Finds the key: the input, else `CONVEX_DEPLOY_KEY`, else `CONVEX_DEPLOYMENT_TOKEN`, else
 * `CONVEX_SELF_HOSTED_ADMIN_KEY`. An input of only white space and a variable set to `""` count as unset.
 *
 * As in the CLI, the sentinel `<ignore_deploy_key>` disables the deploy keys after it in this order; a self-hosted admin
 * key is still read.
 *
 * `CONVEX_SELF_HOSTED_URL` is used with admin keys and with `CONVEX_SELF_HOSTED_ADMIN_KEY`. With any other cloud key it
 * is ignored, as in the CLI, because it may be set for another step. The `url` input is never ignored.
 */
export function readKeySource(options: {
  readonly input: string;
  readonly urlInput: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}): KeySource {
  const found = findKey(options.input, options.environment);
  if (found === null || found.reading.state === "absent") return { state: "absent" };
  const { from, reading } = found;
  if (reading.state === "missing-sentinel") return reading;
  return { ...reading, ...resolveBackend(reading.key, from, findUrl(options.urlInput, options.environment)) };
}

type Environment = Readonly<Record<string, string | undefined>>;

function findKey(input: string, environment: Environment): { from: KeyOrigin; reading: ParsedKey } | null {
  const deployKeys: readonly (readonly [KeyOrigin, string | undefined])[] = [
    ["deploy-key", input.trim() === "" ? "" : input],
    ["CONVEX_DEPLOY_KEY", environment.CONVEX_DEPLOY_KEY],
    ["CONVEX_DEPLOYMENT_TOKEN", environment.CONVEX_DEPLOYMENT_TOKEN],
  ];
  for (const [from, raw] of deployKeys) {
    if (raw === undefined || raw === "") continue;
    const reading = parseDeployKey(raw);
    if (reading.state === "absent") break;
    return { from, reading };
  }
  const adminKey = environment.CONVEX_SELF_HOSTED_ADMIN_KEY;
  return adminKey ? { from: "CONVEX_SELF_HOSTED_ADMIN_KEY", reading: parseDeployKey(adminKey) } : null;
}

interface GivenUrl {
  readonly from: UrlOrigin;
  readonly value: string;
}

function findUrl(input: string, environment: Environment): GivenUrl | null {
  if (input.trim() !== "") return { from: "url", value: input.trim() };
  const value = environment.CONVEX_SELF_HOSTED_URL?.trim();
  return value ? { from: "CONVEX_SELF_HOSTED_URL", value } : null;
}

function resolveBackend(
  key: DeployKey,
  keyFrom: KeyOrigin,
  url: GivenUrl | null,
): { url: string | null; conflict: KeyConflict | null } {
  if (key.kind === "malformed") return { url: null, conflict: null };
  if (key.kind !== "admin") {
    const isUrlIntended = url !== null && (url.from === "url" || keyFrom === "CONVEX_SELF_HOSTED_ADMIN_KEY");
    return { url: null, conflict: isUrlIntended ? { kind: "url-with-cloud-key", keyFrom, urlFrom: url.from } : null };
  }
  if (url === null) return { url: null, conflict: { kind: "admin-key-without-url", keyFrom } };
  if ((keyFrom === "deploy-key") !== (url.from === "url")) {
    return { url: null, conflict: { kind: "mixed-sources", keyFrom, urlFrom: url.from } };
  }
  return { url: url.value, conflict: null };
}
