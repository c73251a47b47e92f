/** Files of the checkout that are not regular files, which could block this process forever. */

import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { readRegularFile } from "../../src/workspace/read-regular-file.ts";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "small-"));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(path: string, text: string): string {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
  return join(root, path);
}

test("only a regular file is read, also through a link", () => {
  const file = write("a.txt", "ünï");
  symlinkSync(file, join(root, "link"));
  symlinkSync(join(root, "nowhere"), join(root, "broken"));
  expect([file, join(root, "link")].map((path) => readRegularFile(path))).toStrictEqual(["ünï", "ünï"]);
  expect([root, join(root, "broken"), join(root, "none")].map((path) => readRegularFile(path))).toStrictEqual([
    null,
    null,
    null,
  ]);
});

test("a file that is too large is not read", () => {
  const file = write("a.txt", "12345");
  expect(readRegularFile(file, 5)).toBe("12345");
  expect(readRegularFile(file, 4)).toBeNull();
});

/** Reads the files that a run reads from the checkout, in another process, because a blocked one waits forever. */
const READ_ALL = `import { locateCli } from "./src/convex/cli/locate-cli.ts";
import { functionsDirectory } from "./src/convex/project/functions-directory.ts";
import { listDotenvVariables } from "./src/convex/deploy/cli-environment.ts";
const root = process.argv[1];
let code = null;
try {
  locateCli(root, root, [], {});
} catch (error) {
  code = error.failure?.code ?? String(error);
}
console.log(JSON.stringify({ code, functions: functionsDirectory(root), env: listDotenvVariables(root).map(({ names }) => names) }));`;

const describeWithPipes = process.platform === "win32" ? describe.skip : describe;

describeWithPipes("nobody waits for", () => {
  const read = () => {
    const { stdout, status, error } = spawnSync(
      process.execPath,
      ["--input-type=module", "--disable-warning=ExperimentalWarning", "--eval", READ_ALL, root],
      { cwd: dirname(dirname(import.meta.dirname)), encoding: "utf8", timeout: 300_000 },
    );
    expect({ status, error }).toStrictEqual({ status: 0, error: undefined });
    return JSON.parse(stdout) as unknown;
  };
  const pipe = (path: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    execFileSync("mkfifo", [join(root, path)]);
  };

  test("a pipe, a device or a folder with the name of a manifest, a lockfile or a `.env` file does not block", () => {
    pipe("package.json");
    pipe(".env");
    symlinkSync("/dev/zero", join(root, ".env.local"));
    pipe("convex.json");
    mkdirSync(join(root, "yarn.lock"));
    expect(read()).toStrictEqual({ code: "convex-not-installed", functions: null, env: [[], []] });
  });

  test("a pipe in an installed package does not block", () => {
    write("package.json", JSON.stringify({ dependencies: { convex: "1" } }));
    write(".env", "A=1\n");
    write("yarn.lock", "# yarn lockfile v1");
    pipe("node_modules/convex/package.json");
    expect(read()).toStrictEqual({ code: "convex-not-installed", functions: join(root, "convex"), env: [[], ["A"]] });
  });
});
