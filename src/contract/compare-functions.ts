/** Lists changes of functions and HTTP routes that matter to their callers and to calls that are already scheduled. */

import { type Change, change } from "./change.ts";
import type { ConvexFunction, HttpRoute } from "./contract.ts";
import { listNarrowings, type Narrowing } from "./narrowings.ts";
import { formOf, withOpenObjects } from "./validator.ts";

type Functions = ReadonlyMap<string, ConvexFunction>;

export function compareFunctions(base: Functions, head: Functions): readonly Change[] {
  const removed = [...base].filter(([name]) => !head.has(name)).map(([name, previous]) => removal(name, previous));
  const rest = [...head].flatMap(([name, current]) => {
    const previous = base.get(name);
    if (previous === undefined) return [change("function-added", name, { detail: nounOf(current) })];
    return functionChanges(name, previous, current);
  });
  return [...removed, ...rest];
}

/** Only mutations and actions can be scheduled. */
function removal(name: string, { kind, visibility }: ConvexFunction): Change {
  if (visibility === "public") return change("function-removed", name, { detail: kind });
  return kind === "query"
    ? change("internal-query-removed", name)
    : change("internal-function-removed", name, { detail: kind });
}

function nounOf({ kind, visibility }: ConvexFunction): string {
  return visibility === "internal" ? `internal ${kind}` : kind;
}

function functionChanges(name: string, before: ConvexFunction, after: ConvexFunction): readonly Change[] {
  if (before.visibility === "internal") {
    if (after.visibility === "public") return [change("function-public", name)];
    return isSame(before, after) ? [] : [change("internal-function-changed", name)];
  }
  if (after.visibility === "internal") return [change("function-internal", name)];
  return [
    ...(before.kind === after.kind
      ? []
      : [change("function-kind", name, { detail: `${after.kind === "action" ? "an" : "a"} ${after.kind}` })]),
    ...argumentChanges(name, before, after),
    ...resultChanges(name, before, after),
  ];
}

function isSame(before: ConvexFunction, after: ConvexFunction): boolean {
  const formsOf = ({ kind, args, returns }: ConvexFunction) =>
    [kind, formOf(args), returns === null ? "" : formOf(returns)].join(" ");
  return formsOf(before) === formsOf(after);
}

function argumentChanges(name: string, before: ConvexFunction, after: ConvexFunction): readonly Change[] {
  const narrowed = listNarrowings(before.args, after.args);
  if (narrowed.length === 0) return formOf(before.args) === formOf(after.args) ? [] : [change("validator-wider", name)];
  return narrowed.map((one) => argumentChange(name, one));
}

function argumentChange(name: string, { path, what, detail }: Narrowing): Change {
  switch (what) {
    case "required":
      return change("argument-required", name, { part: path });
    case "removed":
      return change("argument-removed", name, { part: path });
    case "narrower":
      return path === ""
        ? change("arguments-narrower", name, { detail })
        : change("argument-narrower", name, { part: path, detail });
    case "undecided":
      return change("undecided", name, { part: path });
  }
}

/** Clients ignore new fields in a result, so objects are treated as open here. */
function resultChanges(name: string, before: ConvexFunction, after: ConvexFunction): readonly Change[] {
  if (before.returns === null) return [];
  if (after.returns === null) return [change("result-unknown", name)];
  if (formOf(before.returns) === formOf(after.returns)) return [];
  const widened = listNarrowings(after.returns, withOpenObjects(before.returns));
  return widened.length === 0 ? [change("result-changed", name)] : widened.map((one) => resultChange(name, one));
}

function resultChange(name: string, { path, what, detail }: Narrowing): Change {
  switch (what) {
    case "required":
      return change("result-may-lack", name, { part: path });
    case "undecided":
      return change("undecided", name, { part: path });
    default:
      return path === ""
        ? change("whole-result-wider", name, { detail })
        : change("result-wider", name, { part: path, detail });
  }
}

export function compareRoutes(base: readonly HttpRoute[], head: readonly HttpRoute[]): readonly Change[] {
  const has = (routes: readonly HttpRoute[], route: HttpRoute) =>
    routes.some(({ method, path }) => method === route.method && path === route.path);
  return [
    ...base.filter((route) => !has(head, route)).map((route) => routeRemoval(route, head)),
    ...head.filter((route) => !has(base, route)).map((route) => change("http-route-added", routeText(route))),
  ];
}

function routeRemoval(route: HttpRoute, head: readonly HttpRoute[]): Change {
  const covering = head.find(
    ({ method, path }) => method === route.method && path.endsWith("*") && route.path.startsWith(path.slice(0, -1)),
  );
  return covering === undefined
    ? change("http-route-removed", routeText(route))
    : change("http-route-covered", routeText(route), { detail: covering.path });
}

function routeText({ method, path }: HttpRoute): string {
  return `${method} ${path}`;
}
