import { posix, win32 } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { isInside } from "../src/is-inside.ts";

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
  ])("from %j to %j", (directory, path, inside) => expect(isInside(directory, path, win32)).toBe(inside));
});

describe("a path elsewhere", () => {
  test.each([
    ["/repo", "/repo", true],
    ["/repo", "/repo/apps", true],
    ["/repo", "/repo/..hidden", true],
    ["/repo", "/repo2", false],
    ["/repo", "/repo/../other", false],
    ["/repo", "/", false],
    // A backslash is part of a name here, but what reads like a way out is not let through.
    ["/repo", "/repo/..\\other", false],
  ])("from %j to %j", (directory, path, inside) => expect(isInside(directory, path, posix)).toBe(inside));
});
