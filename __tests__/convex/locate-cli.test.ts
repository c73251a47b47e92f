import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { locateCli } from "../../src/convex/locate-cli.ts";
import { ActionFailure, type Failure } from "../../src/diagnosis/failure.ts";

let root: string;
let workspace: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "locate-"));
  workspace = join(root, "work");
  write("package.json", JSON.stringify({ dependencies: { convex: "1" } }));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(path: string, text: string): void {
  const full = join(workspace, path);
  mkdirSync(dirname(full), { recursive: true });
  writeFileSync(full, text);
}

/** A package that looks installed; what is in its program does not matter here. */
function install(folder: string, manifest: object = { version: "1.48.0", bin: { convex: "bin/main.js" } }): void {
  write(join(folder, "package.json"), JSON.stringify({ name: "convex", ...manifest }));
  write(join(folder, "bin/main.js"), "");
}

function failureOf(locate: () => unknown): Failure {
  try {
    locate();
  } catch (error) {
    if (error instanceof ActionFailure) return error.failure;
    throw error;
  }
  throw new Error("It was found.");
}

const locate = (directory = workspace, stores: readonly string[] = []) => locateCli(directory, workspace, stores);

describe("the installed CLI", () => {
  test("is found beside the app", () => {
    install("node_modules/convex");
    expect(locate()).toEqual({ entry: join(workspace, "node_modules/convex/bin/main.js"), version: "1.48.0" });
  });

  test("is found where a workspace hoisted it", () => {
    install("node_modules/convex");
    write("apps/web/package.json", "{}");
    expect(locate(join(workspace, "apps/web")).version).toBe("1.48.0");
  });

  test("is found behind pnpm's link within the workspace", () => {
    install("node_modules/.pnpm/convex@1.48.0/node_modules/convex");
    symlinkSync(
      join(workspace, "node_modules/.pnpm/convex@1.48.0/node_modules/convex"),
      join(workspace, "node_modules/convex"),
    );
    expect(locate().entry).toBe(join(workspace, "node_modules/.pnpm/convex@1.48.0/node_modules/convex/bin/main.js"));
  });

  test("is taken from a package manager's store, and from no other place outside", () => {
    install("../store/convex");
    mkdirSync(join(workspace, "node_modules"), { recursive: true });
    symlinkSync(join(root, "store/convex"), join(workspace, "node_modules/convex"));
    expect(locate(workspace, [join(root, "store")]).version).toBe("1.48.0");
    expect(failureOf(() => locate()).code).toBe("convex-outside-workspace");
  });

  test("is not run where its program is a link out of it", () => {
    install("node_modules/convex");
    rmSync(join(workspace, "node_modules/convex/bin/main.js"));
    writeFileSync(join(root, "evil.js"), "");
    symlinkSync(join(root, "evil.js"), join(workspace, "node_modules/convex/bin/main.js"));
    expect(failureOf(() => locate()).code).toBe("convex-outside-workspace");
  });

  test("is not looked for in a working directory that is a link out of the workspace", () => {
    mkdirSync(join(root, "elsewhere"));
    symlinkSync(join(root, "elsewhere"), join(workspace, "link"));
    expect(failureOf(() => locate(join(workspace, "link"))).code).toBe("convex-outside-workspace");
  });

  test.each([
    ["without a version", { bin: { convex: "bin/main.js" } }],
    ["without a program", { version: "1.48.0" }],
    ["with a program that is not there", { version: "1.48.0", bin: { convex: "bin/other.js" } }],
  ])("is not installed when its manifest is %s", (_, manifest) => {
    install("node_modules/convex", manifest);
    expect(failureOf(() => locate()).code).toBe("convex-not-installed");
  });
});

describe("a CLI that is not installed", () => {
  test.each([
    ["package-lock.json", "npm ci"],
    ["npm-shrinkwrap.json", "npm ci"],
    ["pnpm-lock.yaml", "pnpm install --frozen-lockfile"],
    ["yarn.lock", "yarn install --immutable"],
    ["bun.lock", "bun install --frozen-lockfile"],
    ["bun.lockb", "bun install --frozen-lockfile"],
  ])("is installed by what %s names", (lockfile, command) => {
    write(lockfile, "");
    expect(failureOf(() => locate()).fix).toContain(`- run: ${command}`);
  });

  test("is installed by what the lockfile of a parent folder names", () => {
    write("pnpm-lock.yaml", "");
    write("apps/web/package.json", JSON.stringify({ dependencies: { convex: "1" } }));
    expect(failureOf(() => locate(join(workspace, "apps/web"))).fix).toContain("pnpm install");
  });

  test("is installed by what packageManager names, before any lockfile", () => {
    write("package-lock.json", "");
    write("package.json", JSON.stringify({ packageManager: "yarn@4.1.0", dependencies: { convex: "1" } }));
    expect(failureOf(() => locate()).fix).toContain("yarn install");
  });

  test("is added first where package.json does not name it", () => {
    write("package.json", "{}");
    expect(failureOf(() => locate()).fix).toContain("npm install convex");
  });

  test.each([
    ["without package.json", () => rmSync(join(workspace, "package.json")), "no package.json"],
    ["with a broken package.json", () => write("package.json", "{"), "no package.json"],
  ])("is told of in a folder %s", (_, prepare, cause) => {
    prepare();
    expect(failureOf(() => locate()).cause).toContain(cause);
  });

  test("in an empty workspace is for want of a checkout", () => {
    rmSync(join(workspace, "package.json"));
    expect(failureOf(() => locate(join(workspace, "apps/web"))).fix).toContain("actions/checkout");
  });
});
