import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

/** The parts of a JavaScript action's `action.yml` that the runner uses. */
export interface ActionManifest {
  /** Defaults by input name, with `${{ … }}` not evaluated. `required` is missing, because the runner does not enforce it. */
  readonly inputs: ReadonlyMap<string, { readonly default: string; readonly deprecation: string | null }>;
  /** Path of the program, relative to the action's folder. */
  readonly main: string;
  readonly post: string | null;
  readonly postCondition: string;
}

/**
 * Reads `action.yml` or `action.yaml` in the folder of an action.
 *
 * @throws Error if there is none, or if it does not describe a JavaScript action.
 * @see https://docs.github.com/actions/reference/workflows-and-actions/metadata-syntax
 */
export function loadManifest(actionPath: string): ActionManifest {
  const path = ["action.yml", "action.yaml"].map((name) => join(actionPath, name)).find((file) => existsSync(file));
  if (path === undefined) throw new Error(`Can't find 'action.yml' or 'action.yaml' under '${actionPath}'.`);
  const manifest: unknown = parse(readFileSync(path, "utf8"));
  const runs = property(manifest, "runs");
  const using = property(runs, "using");
  const main = property(runs, "main");
  if (typeof using !== "string" || !/^node(?:12|16|20|24)$/i.test(using)) {
    throw new Error(`${path}: 'runs.using' is ${JSON.stringify(using)}, not a Node version that the runner knows.`);
  }
  if (typeof main !== "string") throw new Error(`${path}: 'runs.main' is missing.`);
  const post = property(runs, "post");
  const postCondition = property(runs, "post-if");
  return {
    inputs: new Map(
      Object.entries(property(manifest, "inputs") ?? {}).map(([name, input]) => [name, readInput(input)]),
    ),
    main,
    post: typeof post === "string" ? post : null,
    postCondition: typeof postCondition === "string" ? postCondition : "always()",
  };
}

function readInput(input: unknown): { default: string; deprecation: string | null } {
  const deprecation = property(input, "deprecationMessage");
  return {
    default: String(property(input, "default") ?? ""),
    deprecation: typeof deprecation === "string" ? deprecation : null,
  };
}

function property(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}
