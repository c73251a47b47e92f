import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, posix, win32 } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { isInside, leadsInside, realPathOf } from "../../src/workspace/is-inside.ts";

describe("a path on Windows", () => {
  test.each([
    ["C:\\repo", "C:\\repo", true],
    ["C:\\repo", "C:\\repo\\apps\\shop", true],
    ["C:\\repo", "c:\\REPO\\apps", true],
    ["C:\\repo", "C:/repo/apps", true],
    ["C:\\repo\\", "C:\\repo\\..hidden", true],
    ["C:\\repo", "C:\\repo2", false],
    ["C:\\repo", "C:\\repo\\..\\other", false],
    ["C:\\repo", "C:\\", false],
    ["C:\\repo", "D:\\repo\\apps", false],
    ["C:\\repo", "\\\\server\\share\\repo", false],
    ["\\\\server\\share\\repo", "\\\\server\\share\\repo\\apps", true],
  ])("from %j to %j is inside: %j", (directory, path, inside) => expect(isInside(directory, path, win32)).toBe(inside));
});

describe("a path elsewhere", () => {
  test.each([
    ["/repo", "/repo", true],
    ["/repo", "/repo/apps", true],
    ["/repo", "/repo/..hidden", true],
    ["/repo", "/repo2", false],
    ["/repo", "/repo/../other", false],
    ["/repo", "/", false],
    // A backslash is part of a name here, but a path that looks as if it left the folder is not accepted.
    ["/repo", "/repo/..\\other", false],
  ])("from %j to %j is inside: %j", (directory, path, inside) => expect(isInside(directory, path, posix)).toBe(inside));
});

describe("the real path", () => {
  let root: string;
  const at = (path: string) => join(root, path);
  beforeAll(() => {
    root = realpathSync.native(mkdtempSync(join(tmpdir(), "inside-")));
    mkdirSync(at("work/app"), { recursive: true });
    mkdirSync(at("outside"));
    writeFileSync(at("work/file"), "");
    symlinkSync(at("outside"), at("work/out"));
    symlinkSync(at("work"), at("outside/in"));
    symlinkSync("../outside/later", at("work/dangling"));
    symlinkSync("circle-2", at("work/circle-1"));
    symlinkSync("circle-1", at("work/circle-2"));
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  test.each([
    ["work/file", "work/file"],
    ["work/none/at/all", "work/none/at/all"],
    ["work/out", "outside"],
    ["work/out/none", "outside/none"],
    ["outside/in/app", "work/app"],
    ["work/dangling", "outside/later"],
    ["work/dangling/deeper", "outside/later/deeper"],
    ["work/file/none", "work/file/none"],
  ])("of %s is %s", (path, real) => expect(realPathOf(at(path))).toBe(at(real)));

  test("is not known, if links form a loop", () => {
    expect(realPathOf(at("work/circle-1"))).toBeNull();
    expect(realPathOf(at("work/circle-1/none"))).toBeNull();
    expect(leadsInside(at("work"), at("work/circle-1"))).toBe(false);
  });

  test.each([
    ["work", "work/new", true],
    ["work", "outside/in/new", true],
    ["outside/in", "work/new", true],
    ["work", "work/out/new", false],
    ["work", "work/dangling", false],
  ])("from %s of %s is inside: %s", (directory, path, inside) =>
    expect(leadsInside(at(directory), at(path))).toBe(inside),
  );
});
