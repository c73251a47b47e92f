/** docs/architecture.md shows the folders of src/ as they are, and the imports between them. */

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "@jest/globals";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const text = readFileSync(join(root, "docs", "architecture.md"), "utf8");

interface Cruised {
  readonly modules: readonly {
    readonly source: string;
    readonly dependencies: readonly { readonly resolved: string }[];
  }[];
}

/** Folder → what its files begin with, as the table says. */
const folders = new Map(
  [...text.matchAll(/^\| ([a-z]+) \| (`[^|]+`) \| .* \|$/gm)].map(([, folder = "", places = ""]) => [
    folder,
    places.split(", ").map((place) => `src/${place.replaceAll("`", "")}`),
  ]),
);
const isIn = (file: string, place: string) => (place.endsWith("/") ? file.startsWith(place) : file === place);
const foldersOf = (file: string) =>
  [...folders].filter(([, places]) => places.some((place) => isIn(file, place))).map(([folder]) => folder);

const cruise = join(root, "node_modules", "dependency-cruiser", "bin", "dependency-cruise.mjs");
const { modules } = JSON.parse(
  execFileSync(process.execPath, [cruise, "src", "--output-type", "json"], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  }),
) as Cruised;
const own = modules.filter(({ source }) => source.startsWith("src/"));

const diagram = /```mermaid\n([\s\S]*?)```/.exec(text)?.[1] ?? "";
const drawn = [...diagram.matchAll(/^ +(\w+ --> \w+)$/gm)].map(([, edge = ""]) => edge);

describe("docs/architecture.md", () => {
  test("lists every file in exactly one folder", () => {
    expect(own.length).toBeGreaterThan(50);
    expect(own.map(({ source }) => [source, foldersOf(source).length])).toStrictEqual(
      own.map(({ source }) => [source, 1]),
    );
  });

  test("lists no folder without files", () => {
    const places = [...folders.values()].flat();
    expect(places.filter((place) => !own.some(({ source }) => isIn(source, place)))).toStrictEqual([]);
  });

  test("draws exactly the imports that exist between folders", () => {
    const real = own.flatMap(({ source, dependencies }) =>
      dependencies
        .filter(({ resolved }) => resolved.startsWith("src/"))
        .map(({ resolved }) => `${foldersOf(source)} --> ${foldersOf(resolved)}`),
    );
    const between = [...new Set(real)].filter((edge) => new Set(edge.split(" --> ")).size === 2);
    expect([...drawn].sort()).toStrictEqual(between.sort());
  });

  test("draws no cycle, so that data flows one way", () => {
    expect(drawn.length).toBeGreaterThan(20);
    // Remove folders that no other folder imports, until only cycles remain.
    let left = drawn.map((edge) => edge.split(" --> "));
    for (let before = 0; before !== left.length; ) {
      before = left.length;
      left = left.filter(([from]) => left.some(([, to]) => to === from));
    }
    expect(left).toStrictEqual([]);
  });
});
