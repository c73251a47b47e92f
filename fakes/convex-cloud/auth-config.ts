import { ApiError } from "./api-error.ts";
import { isObject } from "./http-server.ts";
import { EvaluationError, ModuleEvaluation, type PushedModule } from "./module-evaluation.ts";
import { AUTH_CONFIG, isolateRuntime } from "./runtimes.ts";

/** A provider in the form in which pushes report it. An OpenID Connect provider has no `type`. */
export type AuthProvider =
  | { readonly applicationID: string; readonly domain: string }
  | {
      readonly type: "customJwt";
      readonly applicationID: string | null;
      readonly issuer: string;
      readonly jwks: string;
      readonly algorithm: string;
    };

/**
 * Evaluates `auth.config.ts`, if it was pushed, and returns its providers.
 *
 * @throws ApiError - For example `AuthConfigMissingEnvironmentVariable` if it reads a variable that is not set.
 */
export async function evaluateAuthConfig(
  modules: readonly PushedModule[],
  environment: Readonly<Record<string, string>>,
): Promise<readonly AuthProvider[]> {
  const module = modules.find(({ path }) => path === "auth.config.js");
  if (module === undefined) return [];
  const runtime = isolateRuntime(AUTH_CONFIG, (name, refuse) => {
    const value = environment[name];
    if (value !== undefined) return value;
    const missing = `Environment variable ${name} is used in auth config file but its value was not set`;
    return refuse(new ApiError(400, "AuthConfigMissingEnvironmentVariable", missing));
  });
  try {
    const config = (await new ModuleEvaluation([module], runtime).exportsOf(module.path)).default;
    if (config === undefined || config === null) {
      throw new ApiError(400, "AuthConfigMissingExportError", `auth config file is missing default export. ${SEE}`);
    }
    return providersOf(JSON.parse(JSON.stringify(config)));
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error;
    throw new ApiError(400, "InvalidAuthConfig", `The pushed auth config is invalid: ${error.message}`);
  }
}

const SEE = "To learn more, see the auth documentation at https://docs.convex.dev/auth.";

function providersOf(config: unknown): readonly AuthProvider[] {
  const providers = isObject(config) ? config.providers : undefined;
  if (!Array.isArray(providers)) throw noMatch("missing field `providers`");
  return providers.map((provider: unknown, index) => {
    if (!isObject(provider)) throw noMatch("data did not match any variant of untagged enum SerializedAuthInfo");
    return provider.type === "customJwt" ? customJwt(provider, index) : openIdConnect(provider, index);
  });
}

function customJwt(provider: Record<string, unknown>, index: number): AuthProvider {
  const { applicationID = null, issuer, jwks, algorithm, domain } = provider;
  if (domain !== undefined) {
    throw noMatch(`Provider at index ${index} is a customJwt so cannot have a 'domain' specified`);
  }
  if (algorithm !== "RS256" && algorithm !== "ES256") throw noMatch(`unknown variant \`${String(algorithm)}\``);
  if (typeof issuer !== "string" || typeof jwks !== "string") throw noMatch("missing field `issuer` or `jwks`");
  if (applicationID !== null && typeof applicationID !== "string") throw noMatch("invalid type for `applicationID`");
  return { type: "customJwt", applicationID, issuer: withScheme(issuer), jwks, algorithm };
}

function openIdConnect(provider: Record<string, unknown>, index: number): AuthProvider {
  const { type = "oidc", applicationID, domain, issuer } = provider;
  if (type !== "oidc") throw noMatch(`Provider at index ${index} has unexpected 'type' value '${String(type)}'`);
  if (issuer !== undefined) {
    throw noMatch(`Provider at index ${index} is oidc so cannot have an 'issuer' specified.`);
  }
  if ("applicationId" in provider || "applicationid" in provider) {
    const spelling = "must have applicationID property spelled lowercase 'application', capital I, capital D.";
    throw noMatch(`Provider at index ${index} ${spelling}`);
  }
  if (typeof applicationID !== "string" || typeof domain !== "string") {
    throw noMatch("data did not match any variant of untagged enum SerializedAuthInfo");
  }
  return { applicationID, domain: withScheme(domain) };
}

/** Adds `https://` to an issuer that lacks it, as Convex does. */
function withScheme(url: string): string {
  return /^\w+:\/\//.test(url) ? url : `https://${url}`;
}

function noMatch(problem: string): ApiError {
  const message = `auth config file must include a list of provider credentials: ${problem}`;
  return new ApiError(400, "AuthConfigNotMatchingSchemaError", message);
}
