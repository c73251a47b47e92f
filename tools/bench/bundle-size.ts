/** The sizes of the bundles, and of the packages in them. */

import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));

export type Table = readonly (readonly string[])[];

const kilobytes = (bytes: number) => `${Math.round(bytes / 1024)} kB`;

interface BundledModule {
  readonly identifier?: string;
  readonly name?: string;
  readonly size?: number;
  readonly modules?: readonly BundledModule[];
}

/** Size of each package in the bundle of `main` before it is minified, from a list that `npm run build` writes. */
export function bundle(): Table {
  const { modules } = JSON.parse(readFileSync(join(root, "build", "main.stats.json"), "utf8")) as {
    modules: readonly BundledModule[];
  };
  const sizes = new Map<string, number>();
  const leaves = (module: BundledModule): readonly BundledModule[] => module.modules?.flatMap(leaves) ?? [module];
  // A module that several chunks may need is listed for each of them.
  const once = new Map(modules.flatMap(leaves).map(({ identifier = "", size = 0 }) => [identifier, size]));
  for (const [identifier, size] of once) {
    // The part before a `!` is the loader of the module.
    const inPackages = (identifier.split("!").at(-1) ?? "").split("node_modules/");
    const name =
      inPackages.length === 1 ? "this action" : (/^(?:@[^/]+\/)?[^/|]+/.exec(inPackages.at(-1) ?? "")?.[0] ?? "");
    sizes.set(name, (sizes.get(name) ?? 0) + size);
  }
  const sorted = [...sizes].sort(([, one], [, other]) => other - one);
  const [large, small] = [sorted.slice(0, 9), sorted.slice(9)];
  const rest = small.reduce((sum, [, size]) => sum + size, 0);
  return [
    ["In `main`", "Source"],
    ...large.map(([name, size]) => [`\`${name}\``, kilobytes(size)]),
    [`${small.length} more`, kilobytes(rest)],
  ];
}

/** Size of the files that GitHub downloads for each run. */
export function programs(): Table {
  const sizeOf = (folder: string) =>
    readdirSync(join(root, "dist", folder)).reduce(
      (sum, file) => sum + statSync(join(root, "dist", folder, file)).size,
      0,
    );
  return [
    ["Program", "Bytes"],
    ...["main", "post", "cmd-wrapper", "undici"].map((name) => [`\`${name}\``, kilobytes(sizeOf(name))]),
  ];
}
