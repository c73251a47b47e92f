import { ApiError, badBody, foreignAdminKey } from "./api-error.ts";
import { checkAdminKey, permit } from "./backend.ts";
import type { CloudDeployment } from "./deployment.ts";
import type { AnalyzedFunction } from "./function-analysis.ts";
import { type CloudRequest, isObject, type Route } from "./http-server.ts";
import type { KeyRing } from "./keys.ts";

/** The behavior of a function in a test. By default it returns null. */
export type FunctionBehaviour = (args: unknown) => FunctionOutcome;

export interface FunctionOutcome {
  /** The returned value in Convex's JSON encoding. */
  readonly value?: unknown;
  /** The message of an error that the function throws, or that Convex reports instead. */
  readonly error?: string;
  /** The data of a `ConvexError`. */
  readonly errorData?: unknown;
  readonly logLines?: readonly string[];
}

/**
 * Serves `POST /api/function`, with which `convex run` calls a function, as Convex's backend does
 * (`public_function_post` in its `crates/local_backend/src/public_api.rs`). No function is executed. Its arguments are
 * validated, the run is recorded, and the result is null unless a test sets another behavior.
 */
export function functionRoute(deployment: CloudDeployment, keys: KeyRing): Route {
  return {
    method: "POST",
    path: "/api/function",
    body: "json",
    handle: (request) => runFunction(request, deployment, keys),
  };
}

const RUN_INTERNAL = {
  Query: "deployment:functions:runInternalQueries",
  Mutation: "deployment:functions:runInternalMutations",
  Action: "deployment:functions:runInternalActions",
} as const;

function runFunction(request: CloudRequest, deployment: CloudDeployment, keys: KeyRing): unknown {
  const text = /^Convex (.+)$/i.exec(request.authorization ?? "")?.[1];
  if (text === undefined) throw foreignAdminKey(deployment.name);
  const key = checkAdminKey(text, deployment, keys);
  const { path, args, format } = readBody(request.body);
  const called = canonicalPath(path);
  if (format !== undefined && !FORMATS.includes(format))
    throw new ApiError(400, "BadFormat", `format param must be one of [\`json\`]. Got ${format}`);
  const found = findFunction(deployment, called);
  if (found === null) {
    const shown = called.replace(/\.js:/, ":").replace(/:default$/, "");
    return failed(`Could not find function for '${shown}'. Did you forget to run \`npx convex dev\`?`);
  }
  if (found.visibility?.kind === "internal") permit(key, RUN_INTERNAL[found.udfType]);
  const mismatch = findMismatch(found.args, args);
  if (mismatch !== null) return failed(`ArgumentValidationError: ${mismatch}`);
  const name = called.replace(/\.js:/, ":");
  const outcome = deployment.callFunction(name, args);
  if (outcome.error === undefined) return withLogLines({ status: "success", value: outcome.value ?? null }, outcome);
  return failed(
    `Uncaught Error: ${outcome.error}\n    at handler (../convex/${name.replace(/:.*/, "")}.ts:1:1)\n`,
    outcome,
  );
}

const FORMATS: readonly unknown[] = ["convex_encoded_json", "convex_json", "json", "convex_clean_json", "export_json"];

interface FunctionBody {
  readonly path: string;
  readonly args: unknown;
  readonly format: string | undefined;
}

function readBody({ path, args, format, componentPath }: CloudRequest["body"]): FunctionBody {
  const problem = "Failed to deserialize the JSON body into the target type";
  if (typeof path !== "string") throw badBody(`${problem}: missing field \`path\``);
  if (args === undefined) throw badBody(`${problem}: missing field \`args\``);
  if (format !== undefined && format !== null && typeof format !== "string")
    throw badBody(`${problem}: format: invalid type, expected a string`);
  if (componentPath !== undefined && componentPath !== null && componentPath !== "")
    throw new ApiError(400, "SandboxComponent", "This fake of Convex runs no functions of components.");
  // Old clients send positional arguments.
  return { path, args: Array.isArray(args) ? (args[0] ?? {}) : args, format: format ?? undefined };
}

/** Normalizes a path: `seed` is `seed:default` (`udf_path.rs`, `module_path.rs` and `path.rs` of `crates/convex/sync_types`). */
function canonicalPath(path: string): string {
  const refuse = (why: string) =>
    new ApiError(400, "BadConvexFunctionIdentifier", `${path} is not a valid path to a Convex function. ${why}`);
  const colon = path.lastIndexOf(":");
  const [module, name] = colon < 0 ? [path, "default"] : [path.slice(0, colon), path.slice(colon + 1)];
  if (!/^(?=.*[A-Za-z0-9])[A-Za-z_]\w{0,63}$/.test(name)) throw refuse(`Invalid identifier: ${name}`);
  if (module.startsWith("/")) throw refuse(`Module paths must be relative (${module} is absolute).`);
  const extension = /[^/]\.([^./]*)$/.exec(module)?.[1];
  if (extension !== undefined && extension !== "js")
    throw refuse(`Module path (${module}) has an extension that isn't 'js'.`);
  const whole = extension === undefined ? `${module}.js` : module;
  for (const component of whole.split("/")) {
    if (component.length > 64) throw refuse("Path component is too long");
    if (!/^[\w.]*[A-Za-z0-9][\w.]*$/.test(component))
      throw refuse(`Path component ${component} can only contain alphanumeric characters, underscores, or periods.`);
  }
  return `${whole}:${name}`;
}

function findFunction(deployment: CloudDeployment, path: string): AnalyzedFunction | null {
  const [module = "", name] = path.split(":");
  return deployment.code.analysis[module]?.functions.find((one) => one.name === name) ?? null;
}

function failed(message: string, outcome: FunctionOutcome = {}): unknown {
  const requestId = Math.random().toString(16).slice(2, 18).padEnd(16, "0");
  const { errorData } = outcome;
  const error = { status: "error", errorMessage: `[Request ID: ${requestId}] Server Error\n${message}` };
  return withLogLines(errorData === undefined ? error : { ...error, errorData }, outcome);
}

function withLogLines(answer: object, { logLines = [] }: FunctionOutcome): unknown {
  return logLines.length === 0 ? answer : { ...answer, logLines };
}

/** The parts of `v.object(…).json` that are checked here: names, and the types of primitive values. */
interface ObjectValidator {
  readonly type: "object";
  readonly value: Readonly<
    Record<string, { readonly fieldType: { readonly type: string }; readonly optional: boolean }>
  >;
}

/** Describes a mismatch with the messages of `crates/common/src/schemas/validator.rs`, which repeat the arguments. */
function findMismatch(validator: string | null, args: unknown): string | null {
  const parsed = validator === null ? null : (JSON.parse(validator) as ObjectValidator | { readonly type: "any" });
  if (parsed?.type !== "object") return null;
  const end = `\n\nObject: ${JSON.stringify(args)}\nValidator: ${validator}`;
  const given = isObject(args) ? args : {};
  for (const [name, { fieldType, optional }] of Object.entries(parsed.value)) {
    if (!Object.hasOwn(given, name)) {
      if (optional) continue;
      return `Object is missing the required field \`${name}\`. Consider wrapping the field validator in \`v.optional(...)\` if this is expected.${end}`;
    }
    const value = given[name];
    if (["string", "number", "boolean"].includes(fieldType.type) && typeof value !== fieldType.type)
      return `Value does not match validator.\nPath: .${name}\nValue: ${JSON.stringify(value)}\nValidator: v.${fieldType.type}()`;
  }
  const extra = Object.keys(given).find((name) => !Object.hasOwn(parsed.value, name));
  return extra === undefined ? null : `Object contains extra field \`${extra}\` that is not in the validator.${end}`;
}
