import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { cliFiles, hashFiles } from "../../../src/convex/cli/cli-fingerprint.ts";

let root: string;
let files: readonly string[];
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "program-"));
  files = cliFiles(root, join(root, "bin", "main.js"));
  install();
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function install(): void {
  for (const [path, text] of Object.entries({ "bin/main.js": "a", "dist/cli.bundle.cjs": "b", "package.json": "{}" })) {
    mkdirSync(join(root, path, ".."), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

test("a program that was installed again has the same hash", async () => {
  const before = await hashFiles(files);
  rmSync(join(root, "dist"), { recursive: true });
  install();
  expect(await hashFiles(files)).toBe(before);
});

test.each(["bin/main.js", "dist/cli.bundle.cjs", "package.json"])(
  "a program with another %s has another hash",
  async (path) => {
    const before = await hashFiles(files);
    writeFileSync(join(root, path), "process.exit(0)");
    const changed = await hashFiles(files);
    rmSync(join(root, path));
    const gone = await hashFiles(files);
    expect(new Set([before, changed, gone]).size).toBe(3);
  },
);

const testWithPipes = process.platform === "win32" ? test.skip : test;

testWithPipes("a pipe in its place is not waited for", async () => {
  const before = await hashFiles(files);
  rmSync(join(root, "dist/cli.bundle.cjs"));
  execFileSync("mkfifo", [join(root, "dist/cli.bundle.cjs")]);
  expect(await hashFiles(files)).not.toBe(before);
});
