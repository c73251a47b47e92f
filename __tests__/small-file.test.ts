/** Files of the checkout that are none: whoever reads them as files waits for ever. */

import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { readSmallFile } from "../src/small-file.ts";

const describeOnUnix = process.platform === "win32" ? describe.skip : describe;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "small-file-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("a plain file is read, what is missing, a folder or far too large is not", () => {
  const path = join(folder, "plain");
  writeFileSync(path, "héllo");
  symlinkSync(path, join(folder, "link"));
  expect([readSmallFile(path), readSmallFile(join(folder, "link"))]).toEqual(["héllo", "héllo"]);
  expect([readSmallFile(join(folder, "missing")), readSmallFile(folder)]).toEqual([null, null]);
  truncateSync(path, 33 * 1024 * 1024);
  expect(readSmallFile(path)).toBeNull();
});

/** In a process of its own: where one of these reads waits, so would every timeout of this one. */
function evaluated(imported: string, from: string, expression: string): unknown {
  const script = `import { ${imported} } from ${JSON.stringify(new URL(`../src/${from}`, import.meta.url).href)};
    let value;
    try { value = ${expression}; } catch (error) { value = error.failure?.code ?? String(error); }
    console.log(JSON.stringify(value ?? null));`;
  const { stdout, stderr, signal } = spawnSync(process.execPath, ["--input-type=module", "--eval", script], {
    encoding: "utf8",
    timeout: 30_000,
  });
  if (signal !== null || stdout === "") throw new Error(`It waited, or failed: ${signal} ${stderr}`);
  return JSON.parse(stdout);
}

const DEVICES = { terminal: process.platform === "linux" ? "/dev/ptmx" : "/dev/tty", "endless device": "/dev/zero" };

describeOnUnix("what is no plain file", () => {
  const odd = (name: string, kind: "pipe" | keyof typeof DEVICES) => {
    const app = join(folder, `${name.replaceAll("/", "-")}-${kind.replace(" ", "-")}`);
    mkdirSync(join(app, "node_modules", "convex", "bin"), { recursive: true });
    const files = {
      "package.json": "{}",
      "node_modules/convex/package.json": JSON.stringify({ version: "1.48.0", bin: { convex: "bin/main.js" } }),
      "node_modules/convex/bin/main.js": "",
    };
    for (const [path, text] of Object.entries(files)) if (path !== name) writeFileSync(join(app, path), text);
    if (kind === "pipe") execFileSync("mkfifo", [join(app, name)]);
    else symlinkSync(DEVICES[kind], join(app, name));
    return JSON.stringify(app);
  };

  test.each(["pipe", "terminal", "endless device"] as const)("holds nobody up: a %s", (kind) => {
    expect(
      evaluated(
        "functionsDirectory",
        "convex/functions-directory.ts",
        `functionsDirectory(${odd("convex.json", kind)})`,
      ),
    ).toBeNull();
    expect(evaluated("dotenvFiles", "convex/carry-out.ts", `dotenvFiles(${odd(".env.local", kind)})`)).toEqual([
      { file: ".env.local", names: [] },
      { file: ".env", names: [] },
    ]);
    for (const name of ["package.json", "node_modules/convex/package.json"]) {
      const app = odd(name, kind);
      expect(evaluated("locateCli", "convex/locate-cli.ts", `locateCli(${app}, ${app}, [], {})`)).toBe(
        "convex-not-installed",
      );
    }
  });
});
