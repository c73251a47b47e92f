import { type CheckedComponent, everyComponent } from "./component-tree.ts";
import type { PushContents } from "./push-contents.ts";
import { diffIndexes, type Index, indexesOf, type Schema } from "./schema.ts";

/** A component of a deployment. An unmounted component keeps its tables, and therefore its schema and indexes. */
export interface MountedComponent {
  readonly definitionPath: string;
  readonly isActive: boolean;
  /** Paths of its modules, without the chunks that they share. */
  readonly modules: readonly string[];
  readonly crons: Readonly<Record<string, unknown>>;
  readonly schema: Schema | null;
  readonly indexes: readonly Index[];
  readonly udfServerVersion: string;
}

type Components = ReadonlyMap<string, MountedComponent>;

/** The components that a push mounts, by path. */
export function componentsOf(contents: PushContents): Components {
  return new Map(everyComponent(contents.app).map((one) => [one.componentPath, mounted(one, contents)]));
}

function mounted({ definitionPath }: CheckedComponent, { definitions }: PushContents): MountedComponent {
  const evaluated = definitions.get(definitionPath);
  if (evaluated === undefined) throw new Error(`There is no definition ${definitionPath}.`);
  const { modules, functions, schema, udfServerVersion } = evaluated;
  return {
    definitionPath,
    isActive: true,
    modules: modules.map(({ path }) => path).filter((path) => !path.startsWith("_deps/")),
    crons: functions["crons.js"]?.cronSpecs ?? {},
    schema,
    indexes: indexesOf(schema),
    udfServerVersion,
  };
}

/** All components after a push. Components that the push lacks are unmounted. */
export function afterPush(before: Components, pushed: Components): Components {
  const unmounted = [...before].map(([path, component]): [string, MountedComponent] => [
    path,
    { ...component, isActive: false, modules: [], crons: {} },
  ]);
  return new Map([...unmounted, ...pushed]);
}

/** The changes of a push for each component, in the form of `finish_push`, without components that stay unmounted. */
export function diffComponents(before: Components, pushed: Components): Readonly<Record<string, unknown>> {
  const left = [...before.keys()].filter((path) => !pushed.has(path) && before.get(path)?.isActive === true);
  return Object.fromEntries(
    [...pushed.keys(), ...left].map((path) => [path, diff(before.get(path), pushed.get(path))]),
  );
}

function diff(before: MountedComponent | undefined, after: MountedComponent | undefined) {
  const schema = (component: MountedComponent | undefined) => component?.schema && JSON.stringify(component.schema);
  const schemas = { previous_schema: schema(before) ?? null, next_schema: schema(after) ?? null };
  const versions = { previous_version: before?.udfServerVersion, next_version: after?.udfServerVersion };
  const isSame = (one: unknown, other: unknown) => one === undefined || other === undefined || one === other;
  return {
    diffType: { type: diffType(before, after) },
    moduleDiff: added(before?.modules ?? [], after?.modules ?? []),
    udfConfigDiff: isSame(versions.previous_version, versions.next_version) ? null : versions,
    cronDiff: diffCrons(before?.crons ?? {}, after?.crons ?? {}),
    indexDiff: after === undefined ? diffIndexes([], []) : diffIndexes(before?.indexes ?? [], after.indexes),
    schemaDiff: after === undefined || schemas.previous_schema === schemas.next_schema ? null : schemas,
  };
}

function diffType(before: MountedComponent | undefined, after: MountedComponent | undefined) {
  if (before === undefined) return "create";
  if (after === undefined) return "unmount";
  return before.isActive ? "modify" : "remount";
}

function diffCrons(before: MountedComponent["crons"], after: MountedComponent["crons"]) {
  const { added: fresh, removed } = added(Object.keys(before), Object.keys(after));
  const kept = Object.keys(after).filter((name) => Object.hasOwn(before, name));
  const updated = kept.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
  return { added: fresh, updated, deleted: removed };
}

export function added(before: readonly string[], after: readonly string[]) {
  return {
    added: after.filter((item) => !before.includes(item)),
    removed: before.filter((item) => !after.includes(item)),
  };
}
