/** dist/LICENSES.txt has the licence of every package whose code is in the bundle. */

import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "@jest/globals";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const read = (file: string) => readFileSync(join(root, file), "utf8");

const sections = new Map(
  read("dist/LICENSES.txt")
    .split("\n---\n\n")
    .map((section) => [section.slice(0, section.indexOf("\n")), section.slice(section.indexOf("\n")).trim()]),
);

/** Packages of declarations only: there is nothing in them to bundle. */
const WITHOUT_CODE = ["@octokit/openapi-types", "@octokit/types"];

/** `node_modules/a/node_modules/@b/c/lib/d.js` is of `@b/c`. */
function packageOf(path: string): string {
  return /^(?:@[^/]+\/)?[^/]+/.exec(path.split("node_modules/").at(-1) ?? "")?.[0] ?? "";
}

test("exactly the packages that the action itself needs are listed", () => {
  const { packages } = JSON.parse(read("package-lock.json")) as {
    packages: Record<string, { dev?: boolean; optional?: boolean }>;
  };
  const installed = Object.entries(packages)
    .filter(([path, { dev, optional }]) => path !== "" && dev !== true && optional !== true)
    .map(([path]) => packageOf(path));
  const bundled = [...new Set(installed)].filter((name) => !WITHOUT_CODE.includes(name));
  expect([...sections.keys()].sort()).toStrictEqual(bundled.sort());
});

test("every package that the bundle's comments mention is listed", () => {
  const bundles = ["main", "post", "cmd-wrapper", "contract-evaluator", "hoisted-typescript", "undici"].flatMap(
    (name) =>
      readdirSync(join(root, "dist", name))
        .filter((file) => /\.c?js$/.test(file))
        .map((file) => read(join("dist", name, file))),
  );
  const spoken = bundles.flatMap((text) =>
    [...text.matchAll(/^(?:;\/\/ CONCATENATED|\/\/ EXTERNAL) MODULE: \.\/(node_modules\/\S+)/gm)].map(([, path = ""]) =>
      packageOf(path),
    ),
  );
  expect(spoken.length).toBeGreaterThan(10);
  expect([...new Set(spoken)].filter((name) => !sections.has(name))).toStrictEqual([]);
});

test("each licence is complete, with its copyright holder", () => {
  const short = [...sections].filter(([, text]) => text.length < 500 || !/copyright/i.test(text)).map(([name]) => name);
  expect(short).toStrictEqual([]);
});
