/** The pages in docs/ show the same tables as the code. */

import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "@jest/globals";
import { urlVariables } from "../src/convex/project/url-variables.ts";
import { ALLOWED_TARGETS } from "../src/plan/policy.ts";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** @returns The rows of the table under a heading, each with its cells as plain text. */
function tableUnder(page: string, heading: string): readonly (readonly string[])[] {
  const [, section = ""] = readFileSync(join(root, "docs", page), "utf8").split(`\n## ${heading}\n`);
  const lines = section.split("\n## ")[0]?.match(/^\|.*\|$/gm) ?? [];
  return lines.slice(2).map((line) =>
    line
      .replaceAll("`", "")
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

test("environment-variables.md has the URL variables of each framework, in the order in which they are looked for", () => {
  const rows = tableUnder("environment-variables.md", "In the build");
  expect(rows).toHaveLength(7);
  for (const [index, [dependency = "", url, siteUrl]] of rows.entries()) {
    const only = { dependencies: { [dependency]: "1" } };
    expect(urlVariables(only, [], [])).toStrictEqual({ url: [url], siteUrl: [siteUrl] });
    for (const [later = ""] of rows.slice(index + 1))
      expect(urlVariables({ dependencies: { [later]: "1", [dependency]: "1" } }, [], []).url).toStrictEqual([url]);
  }
  const all = [...new Set(rows.map(([, url]) => url)), "CONVEX_URL"];
  expect([...urlVariables({}, [], []).url].sort()).toStrictEqual(all.sort());
});

test("policy.md has the targets of each key", () => {
  const kinds: Readonly<Record<string, readonly (keyof typeof ALLOWED_TARGETS)[]>> = {
    "preview, key of one preview": ["preview", "preview-deployment"],
    "production, project token": ["production", "project"],
    development: ["development"],
    custom: ["custom"],
    "admin key of a self-hosted backend": ["admin"],
  };
  const rows = tableUnder("policy.md", "Targets");
  expect(rows.map(([key]) => key)).toStrictEqual(Object.keys(kinds));
  expect(Object.values(kinds).flat().sort()).toStrictEqual(Object.keys(ALLOWED_TARGETS).sort());
  for (const [key = "", targets] of rows)
    for (const kind of kinds[key] ?? []) expect(targets).toBe(ALLOWED_TARGETS[kind].join(", "));
});
