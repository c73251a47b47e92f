/** docs/failures.md has every failure code. `end-to-end/failures.test.ts` checks its texts too. */

import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "@jest/globals";
import { furtherCodes } from "../tools/failures/other-codes.ts";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const page = readFileSync(join(root, "docs", "failures.md"), "utf8");
const sources = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts"))
  .map((file) => readFileSync(join(root, "src", file), "utf8"));
const found = (pattern: RegExp) => sources.flatMap((text) => [...text.matchAll(pattern)].map(([, code = ""]) => code));

test("every code in the source is on the page", () => {
  const union = readFileSync(join(root, "src", "plan", "refusal-code.ts"), "utf8");
  const refusals = [...union.matchAll(/^ {2}\| "([a-z-]+)";?$/gm)].map(([, code]) => code);
  const failures = found(/\bcode: "([a-z-]+)"/g);
  expect(refusals.length).toBeGreaterThan(25);
  expect(failures.length).toBeGreaterThan(50);
  const codes = [...new Set([...refusals, ...failures, "mixed-sources"])];
  // A heading of its own gives each an anchor: docs/failures.md#key-missing.
  expect(codes.filter((code) => !page.includes(`\n### \`${code}\`\n`))).toStrictEqual([]);
});

test("its other codes are those of the source", () => {
  // `npm run failures -- --write` renews them.
  expect(page).toContain(`<!-- begin further -->\n\n${furtherCodes()}\n\n<!-- end further -->`);
});
