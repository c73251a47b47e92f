/** Before the first release, scripts/set-owner.mjs writes the account that publishes the action. */

import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { parse } from "yaml";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const placeholder = ["OWNER", "convex-deploy-action"].join("/");
const setOwner = (argument: string) =>
  spawnSync(process.execPath, [join(root, "scripts", "set-owner.mjs"), argument, folder], { encoding: "utf8" });

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "set-owner-"));
  mkdirSync(join(folder, "examples"));
  writeFileSync(
    join(folder, "README.md"),
    `- uses: ${placeholder}@v1\n[CI](https://github.com/${placeholder}/actions)\n`,
  );
  writeFileSync(join(folder, "examples", "convex.yml"), `uses: ${placeholder}@v1 # OWNER stays here\n`);
  execFileSync("git", ["init", "--quiet"], { cwd: folder });
  execFileSync("git", ["add", "."], { cwd: folder });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("the program writes the account everywhere, and then the check passes", () => {
  expect(setOwner("--check")).toMatchObject({
    status: 1,
    stderr: expect.stringContaining("README.md\nexamples/convex.yml\n"),
  });
  expect(setOwner("acme")).toMatchObject({ status: 0, stdout: "2 files now name acme/convex-deploy-action.\n" });
  expect(readFileSync(join(folder, "README.md"), "utf8")).toBe(
    "- uses: acme/convex-deploy-action@v1\n[CI](https://github.com/acme/convex-deploy-action/actions)\n",
  );
  expect(readFileSync(join(folder, "examples", "convex.yml"), "utf8")).toBe(
    "uses: acme/convex-deploy-action@v1 # OWNER stays here\n",
  );
  expect(setOwner("--check")).toMatchObject({ status: 0, stderr: "" });
});

test.each(["", "two words", "-acme", "acme/other", "a--b"])("the program refuses the account name %j", (name) => {
  expect(setOwner(name)).toMatchObject({ status: 1, stderr: expect.stringContaining("Usage:") });
  expect(readFileSync(join(folder, "README.md"), "utf8")).toContain(placeholder);
});

test("a release is refused while the placeholder exists, before anything is published", () => {
  const { jobs } = parse(readFileSync(join(root, ".github", "workflows", "release.yml"), "utf8"));
  expect(jobs.check.steps.map(({ run }: { run?: string }) => run)).toContain("node scripts/set-owner.mjs --check");
  expect(jobs.publish.needs).toBe("check");
});
