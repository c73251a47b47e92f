/** Lists the changes between two contracts. */

import { type Change, change } from "./change.ts";
import { compareFunctions, compareRoutes } from "./compare-functions.ts";
import { compareSchemas } from "./compare-schemas.ts";
import type { Component, Contract, EnvVariable } from "./contract.ts";
import { listNarrowings } from "./narrowings.ts";
import { formOf } from "./validator.ts";

/** Skips parts that could not be read in one of the contracts, so that they are not reported as removed. */
export function compareContracts(base: Contract, head: Contract): readonly Change[] {
  const unread = new Set([...base.unread, ...head.unread]);
  const readFunctions = ({ functions }: Contract) =>
    new Map([...functions].filter(([name]) => !unread.has(moduleOf(name))));
  return [
    ...(unread.has("schema") ? [] : compareSchemas(base.schema, head.schema)),
    ...compareFunctions(readFunctions(base), readFunctions(head)),
    ...(unread.has("http") ? [] : compareRoutes(base.httpRoutes, head.httpRoutes)),
    ...(unread.has("crons") ? [] : compareCrons(base.crons, head.crons)),
    ...(unread.has("convex.config")
      ? []
      : [...compareComponents(base.components, head.components, unread), ...compareEnv(base.env, head.env)]),
    ...[...head.envReads]
      .filter((name) => !base.envReads.has(name) && !base.env.has(name) && !head.env.has(name))
      .map((name) => change("env-read", name)),
  ];
}

function moduleOf(functionName: string): string {
  return functionName.slice(0, functionName.lastIndexOf(":"));
}

function compareCrons(base: Contract["crons"], head: Contract["crons"]): readonly Change[] {
  return [
    ...[...base.keys()].filter((name) => !head.has(name)).map((name) => change("cron-removed", name)),
    ...[...head].flatMap(([name, cron]) => {
      const previous = base.get(name);
      if (previous === undefined) return [change("cron-added", name)];
      return previous === cron ? [] : [change("cron-changed", name)];
    }),
  ];
}

function compareComponents(
  base: Contract["components"],
  head: Contract["components"],
  unread: ReadonlySet<string>,
): readonly Change[] {
  return [
    ...[...base]
      .filter(([path]) => !head.has(path))
      .map(([path, previous]) => change("component-unmounted", path, { detail: originOf(previous) })),
    ...[...head].flatMap(([path, current]) => {
      const previous = base.get(path);
      if (previous === undefined) return [change("component-mounted", path, { detail: originOf(current) })];
      const detail = originOf(current);
      return [
        ...(originOf(previous) === detail ? [] : [change("component-changed", path, { detail })]),
        ...(unread.has(`component ${path}`) ? [] : compareSchemas(previous.schema, current.schema, `${path}:`)),
      ];
    }),
  ];
}

function originOf({ source, version }: Component): string {
  return version === null ? source : `${source}@${version}`;
}

function compareEnv(base: Contract["env"], head: Contract["env"]): readonly Change[] {
  return [
    ...[...base.keys()].filter((name) => !head.has(name)).map((name) => change("env-removed", name)),
    ...[...head].flatMap(([name, variable]) => envChanges(name, base.get(name), variable)),
  ];
}

function envChanges(name: string, before: EnvVariable | undefined, after: EnvVariable): readonly Change[] {
  const isNewlyRequired = !after.optional && before?.optional !== false;
  const isNewlyOptional = after.optional && before?.optional !== true;
  const narrowed =
    before === undefined || formOf(before.type) === formOf(after.type) ? [] : listNarrowings(before.type, after.type);
  return [
    ...(isNewlyRequired ? [change("env-required", name)] : []),
    ...(isNewlyOptional ? [change("env-optional", name)] : []),
    ...narrowed.map(({ what, detail }) =>
      change(what === "undecided" ? "undecided" : "env-narrower", name, { detail }),
    ),
  ];
}
