import { ApiError, badBody, foreignAdminKey, operationNotPermitted, unknownAdminKey } from "./api-error.ts";
import { dataRoutes } from "./data/data-routes.ts";
import type { CloudDeployment } from "./deployment.ts";
import { functionRoute } from "./functions-api.ts";
import { type CloudRequest, isObject, type Route } from "./http-server.ts";
import type { IssuedKey, KeyRing } from "./keys.ts";
import { checkValue, moduleHashes, PushProtocol } from "./push-protocol.ts";
import { runSystemQuery } from "./system-queries.ts";

/** Operations that a scoped key may lack. The last one is the fake's own, for deployments that hide their URLs from scoped keys. */
export type Operation =
  | "deployment:deploy"
  | "deployment:env:view"
  | "deployment:env:write"
  | "deployment:data:view"
  | `deployment:backups:${"create" | "download" | "import" | "view"}`
  | `deployment:functions:runInternal${"Queries" | "Mutations" | "Actions"}`
  | "deployment:canonicalUrls:view";

/** The API of a deployment: https://docs.convex.dev/deployment-platform-api and the CLI's push protocol. */
export function backendRoutes(deployment: CloudDeployment, keys: KeyRing): readonly Route[] {
  const push = new PushProtocol(deployment);

  /** Requests of a push also have the key in the body, and the deployment uses that one. */
  const pushing = (handle: (body: CloudRequest["body"]) => unknown) => (request: CloudRequest) => {
    authorize(request, deployment, keys, "deployment:deploy");
    const { adminKey } = request.body;
    if (typeof adminKey !== "string") throw badBody("missing field `adminKey`");
    permit(checkAdminKey(adminKey, deployment, keys), "deployment:deploy");
    return handle(request.body);
  };

  const updateEnvironment = (request: CloudRequest) => {
    authorize(request, deployment, keys, "deployment:env:write");
    const changes = environmentChanges(request.body.changes);
    for (const [name, value] of changes) {
      const declared = deployment.code.variables.get(name);
      if (value !== null && declared !== undefined) checkValue(name, value, declared);
    }
    const after = new Map(deployment.environment);
    for (const [name, value] of changes) {
      if (value === null) after.delete(name);
      else after.set(name, value);
    }
    checkLimits(
      after,
      [...changes.values()].filter((value) => value !== null),
    );
    deployment.environment.clear();
    for (const [name, value] of after) deployment.environment.set(name, value);
  };

  const post = { method: "POST", body: "json" } as const;
  const internal = { ...post, client: "required" } as const;
  return [
    {
      ...internal,
      path: "/api/get_config_hashes",
      handle: pushing(() => ({
        config: { functions: deployment.code.functionsDirectory },
        moduleHashes: moduleHashes(deployment.code),
        udfServerVersion: deployment.code.udfServerVersion,
        nodeVersion: null,
      })),
    },
    { ...internal, path: "/api/deploy2/evaluate_push", handle: pushing((body) => push.evaluatePush(body)) },
    { ...internal, path: "/api/deploy2/evaluate_schema", handle: pushing((body) => push.evaluateSchema(body)) },
    { ...internal, path: "/api/deploy2/start_push", handle: pushing((body) => push.start(body)) },
    { ...internal, path: "/api/deploy2/wait_for_schema", handle: pushing((body) => push.waitForSchema(body)) },
    { ...internal, path: "/api/deploy2/finish_push", handle: pushing((body) => push.finish(body)) },
    { ...internal, path: "/api/deploy2/report_push_completed", handle: pushing(() => null) },
    ...oldPushRoutes(),
    functionRoute(deployment, keys),
    queryRoute(deployment, keys),
    ...dataRoutes(deployment, (request, operation) => authorize(request, deployment, keys, operation)),
    // Needs no key, because the health check of https://docs.convex.dev/self-hosting requests it.
    { method: "GET", path: "/version", handle: () => "unknown" },
    {
      method: "GET",
      path: "/api/v1/get_canonical_urls",
      handle: (request) => {
        authorize(request, deployment, keys, "deployment:canonicalUrls:view");
        return { convexCloudUrl: deployment.cloudUrl, convexSiteUrl: deployment.siteUrl };
      },
    },
    {
      method: "GET",
      path: "/api/v1/list_environment_variables",
      handle: (request) => {
        authorize(request, deployment, keys, "deployment:env:view");
        return { environmentVariables: Object.fromEntries([...deployment.environment].sort()) };
      },
    },
    { ...post, path: "/api/v1/update_environment_variables", handle: updateEnvironment },
    { ...internal, path: "/api/update_environment_variables", handle: updateEnvironment },
  ];
}

/** @throws ApiError unless the request has the valid, sufficient key of the deployment. */
export type Authorize = (request: CloudRequest, operation: Operation) => void;

/** Endpoints to which CLIs before 1.28 push. */
function oldPushRoutes(): readonly Route[] {
  return ["/api/prepare_schema", "/api/push_config", "/api/get_config"].map((path) => ({
    method: "POST",
    body: "json",
    client: "required",
    path,
    handle: () => {
      const message = "This fake of Convex takes pushes of CLI 1.28 and later only, through /api/deploy2.";
      throw new ApiError(400, "SandboxOldPush", message);
    },
  }));
}

function queryRoute(deployment: CloudDeployment, keys: KeyRing): Route {
  const handle = (request: CloudRequest) => runQuery(request, deployment, keys);
  return { method: "POST", body: "json", client: "required", path: "/api/query", handle };
}

/** A query of a system function over HTTP, as `ConvexHttpClient` of the convex package makes it. */
function runQuery(request: CloudRequest, deployment: CloudDeployment, keys: KeyRing) {
  const { path, args, format } = request.body;
  if (typeof path !== "string" || !Array.isArray(args) || format !== "convex_encoded_json")
    throw badBody("missing field `path`, `args` or `format`");
  const text = /^Convex (.+)$/i.exec(request.authorization ?? "")?.[1];
  const key = text === undefined ? null : checkAdminKey(text, deployment, keys);
  const result = runSystemQuery(deployment, key, path, isObject(args[0]) ? args[0] : {}, null);
  return result.kind === "value"
    ? { status: "success", value: result.value, logLines: [] }
    : { status: "error", errorMessage: result.errorMessage, logLines: [] };
}

/** The valid, sufficient key of the `Authorization: Convex` header. */
function authorize(request: CloudRequest, deployment: CloudDeployment, keys: KeyRing, operation: Operation): IssuedKey {
  const text = /^Convex (.+)$/i.exec(request.authorization ?? "")?.[1];
  if (text === undefined) throw foreignAdminKey(deployment.name);
  const key = checkAdminKey(text, deployment, keys);
  permit(key, operation);
  return key;
}

/** The issued key with this text, if it belongs to this deployment. */
export function checkAdminKey(text: string, deployment: CloudDeployment, keys: KeyRing): IssuedKey {
  if (deployment.deleted) throw new ApiError(404, "DeploymentNotFound", "This deployment was deleted.");
  // `convex run --identity` appends a colon and the user to act as.
  const [prefix = "", secret = ""] = text.split("|");
  const key = keys.find(`${prefix}|${secret.split(":")[0]}`);
  if (key === null) throw unknownAdminKey();
  if (!("deployment" in key.scope) || key.scope.deployment !== deployment.name) throw foreignAdminKey(deployment.name);
  return key;
}

export function permit(key: IssuedKey, operation: Operation): void {
  if (key.denied.has(operation)) throw operationNotPermitted(operation);
}

/** Parses the changes of an update. One invalid change makes the whole update invalid. */
function environmentChanges(changes: unknown): Map<string, string | null> {
  if (!Array.isArray(changes)) throw badBody("missing field `changes`");
  const valid = new Map<string, string | null>();
  for (const change of changes as unknown[]) {
    if (!isObject(change) || typeof change.name !== "string") throw badBody("missing field `name`");
    const { name, value } = change;
    if (value !== undefined && value !== null && typeof value !== "string") throw badBody("invalid type for `value`");
    checkVariableName(name);
    valid.set(name, value ?? null);
  }
  return valid;
}

function checkVariableName(name: string): void {
  const refusal = (code: string, message: string) => new ApiError(400, code, message);
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) {
    const rule = "must begin with a letter and may only include characters a-z, A-Z, 0-9, and underscores.";
    const message = `The environment variable name ${name} is invalid. Environment variable names ${rule}`;
    throw refusal("EnvironmentVariableNameInvalid", message);
  }
  if (name.length > 256) {
    const message = `The environment variable name ${name} is too long. Environment variable names must be less than 256.`;
    throw refusal("EnvironmentVariableNameTooLong", message);
  }
  if (name === "CONVEX_CLOUD_URL" || name === "CONVEX_SITE_URL") {
    const message = `Environment variable with name "${name}" is built-in and cannot be overridden`;
    throw refusal("EnvVarNameForbidden", message);
  }
}

/** Limits for one value and for all variables of a deployment together. Sizes are in bytes. */
const LIMITS = { value: 8 * 1024, variables: 512, together: 512 * 1024 };

/** @throws ApiError `EnvironmentVariableValueTooLarge`, `EnvVarLimitMet` or `EnvVarTotalSizeLimitMet` */
function checkLimits(variables: ReadonlyMap<string, string>, changed: readonly string[]): void {
  const refusal = (code: string, message: string) => new ApiError(400, code, message);
  for (const value of changed) {
    const size = Buffer.byteLength(value);
    if (size <= LIMITS.value) continue;
    const message = `The environment variable value is ${size} bytes, which is too large. (max size: ${LIMITS.value}`;
    throw refusal("EnvironmentVariableValueTooLarge", message);
  }
  if (variables.size > LIMITS.variables) {
    throw refusal("EnvVarLimitMet", `The environment variable limit (${LIMITS.variables}) has been met.`);
  }
  const total = [...variables].reduce((sum, pair) => sum + Buffer.byteLength(pair.join("")), 0);
  if (total <= LIMITS.together) return;
  const message = `The total size of all environment variables (${total} bytes) exceeds the limit (${LIMITS.together} bytes).`;
  throw refusal("EnvVarTotalSizeLimitMet", message);
}
