import { ApiError } from "./api-error.ts";
import { type Operation, permit } from "./backend.ts";
import type { CallLog } from "./call-log.ts";
import { DATA_QUERIES } from "./data/data-routes.ts";
import type { CloudDeployment } from "./deployment.ts";
import type { IssuedKey } from "./keys.ts";

export interface SystemQuery {
  readonly needs: Operation;
  readonly answer: (deployment: CloudDeployment, args: Readonly<Record<string, unknown>>) => unknown;
}

/** The system functions that CLIs query. */
const SYSTEM_QUERIES: Readonly<Record<string, SystemQuery>> = {
  "_system/cli/convexUrl:cloudUrl": { needs: "deployment:data:view", answer: (deployment) => deployment.cloudUrl },
  "_system/cli/queryEnvironmentVariables:get": {
    needs: "deployment:env:view",
    answer: (deployment, { name }) => {
      const value = deployment.environmentVariables()[String(name)];
      return value === undefined ? null : { name: String(name), value };
    },
  },
  "_system/cli/queryEnvironmentVariables:default": {
    needs: "deployment:env:view",
    answer: ({ environment }) => [...environment].sort().map(([name, value]) => ({ name, value })),
  },
  "_system/cli/tableSize:default": {
    needs: "deployment:data:view",
    answer: ({ tableSizes }, { tableName }) => tableSizes.get(String(tableName)) ?? 0,
  },
  // npm-packages/system-udfs/convex/_system/frontend/getSchemas.ts: JSON in JSON, without the field if there is no schema.
  "_system/frontend/getSchemas:default": {
    needs: "deployment:data:view",
    answer: ({ code }) => {
      const schema = code.components.get("")?.schema ?? null;
      return schema === null ? {} : { active: JSON.stringify(schema) };
    },
  },
  // npm-packages/system-udfs/convex/_system/cli/modules.ts
  "_system/cli/modules:apiSpec": {
    needs: "deployment:data:view",
    answer: ({ code }) =>
      Object.entries(code.analysis).flatMap(([path, { functions, httpRoutes }]) => [
        ...functions.map(({ name, udfType, visibility }) => ({
          identifier: `${path}:${name}`,
          functionType: udfType,
          visibility: visibility ?? { kind: "public" },
        })),
        ...(httpRoutes ?? []).map(({ route }) => ({ functionType: "HttpAction", ...route })),
      ]),
  },
  ...DATA_QUERIES,
};

export type QueryResult =
  | { readonly kind: "value"; readonly value: unknown }
  | { readonly kind: "error"; readonly errorMessage: string };

/** @param udfPath - Path from a client, which may lack `:default`. */
export function runSystemQuery(
  deployment: CloudDeployment,
  key: IssuedKey | null,
  udfPath: string,
  args: Readonly<Record<string, unknown>>,
  log: CallLog | null,
): QueryResult {
  const path = udfPath.replace(/^[^:]*$/, "$&:default");
  const call = {
    server: deployment.name,
    method: "QUERY",
    path,
    body: args,
    keyKind: key?.scope.kind ?? null,
    client: null,
  };
  const query = SYSTEM_QUERIES[path];
  try {
    if (query === undefined || key === null)
      throw new ApiError(404, "SandboxUnknownQuery", `Could not find function for '${path}'`);
    permit(key, query.needs);
    const value = query.answer(deployment, args);
    log?.open({ ...call, status: 200, known: true });
    return { kind: "value", value };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    log?.open({ ...call, status: error.status, known: query !== undefined });
    return { kind: "error", errorMessage: `[CONVEX Q(${path})] Server Error\nUncaught Error: ${error.message}` };
  }
}
