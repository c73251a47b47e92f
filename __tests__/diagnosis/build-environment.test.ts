/** What package managers, Node and Convex print in a build that fails, and what it is told as. */

import { describe, expect, test } from "@jest/globals";
import { diagnose } from "../../src/diagnosis/diagnose.ts";
import { failureAsText } from "../failure-as-text.ts";

function told(text: string, buildExitCode = 1) {
  const run = { keyKind: "preview", target: "preview", deploymentFlag: "", dashboardUrl: null };
  return diagnose({ ...run, outputTail: text.split("\n"), cliTail: [], buildExitCode });
}

describe("a build that fails", () => {
  test.each([
    [
      "build-calls-missing-function",
      "Error: [CONVEX Q(posts:list)] Server Error\nCould not find public function for 'posts:list'. Did you forget to run `npx convex dev` or `npx convex deploy`?",
      "`posts:list`",
    ],
    [
      "build-out-of-memory",
      "FATAL ERROR: Ineffective mark-compacts near heap limit Allocation failed - JavaScript heap out of memory",
      "ran out of memory",
    ],
    ["disk-full", "Error: ENOSPC: no space left on device, write", "disk is full"],
    ["build-script-missing", 'npm error Missing script: "build"', "`build`"],
    ["build-script-missing", " ERR_PNPM_NO_SCRIPT  Missing script: build:web", "`build:web`"],
    ["build-script-missing", 'error Command "build" not found.', "`build`"],
    ["build-script-missing", 'Usage Error: Couldn\'t find a script named "build".', "`build`"],
    ["build-script-missing", 'error: Script not found "build"', "`build`"],
    [
      "build-script-missing",
      "npm error enoent Could not read package.json: Error: ENOENT: no such file",
      "has no package.json",
    ],
    [
      "build-lockfile-outdated",
      "npm error The `npm ci` command can only install with an existing package-lock.json",
      "lockfile",
    ],
    ["build-lockfile-outdated", "npm error `npm ci` can only install packages when your package.json", "lockfile"],
    ["build-lockfile-outdated", " ERR_PNPM_OUTDATED_LOCKFILE  Cannot install", "lockfile"],
    ["build-lockfile-outdated", "error: lockfile had changes, but lockfile is frozen", "lockfile"],
    ["build-lockfile-outdated", "➤ YN0028: │ The lockfile would have been modified by this install", "lockfile"],
    ["build-dependency-missing", "Error: Cannot find module 'vite'\nRequire stack:\n- /w/x.js", "`vite`"],
    [
      "build-dependency-missing",
      "Error: Cannot find module @rollup/rollup-linux-x64-gnu. npm has a bug",
      "`@rollup/rollup-linux-x64-gnu`",
    ],
    [
      "build-dependency-missing",
      "Error [ERR_MODULE_NOT_FOUND]: Cannot find package '@sveltejs/kit' imported from /w/x.js",
      "`@sveltejs/kit`",
    ],
    ["build-dependency-missing", "web:build: Error: Cannot find module 'q'", "`q`"],
    ["build-dependency-missing", "Error: Cannot find module vite", "`vite`"],
    ["build-failed", "web:build: sh: line 12: next: command not found", "calls `next`, which was not found"],
    ["build-failed", "sh: 12: next: not found", "calls `next`, which was not found"],
    ["build-failed", "sh: next: not found", "calls `next`, which was not found"],
    ["build-failed", "sh: 1: next: not found\n ELIFECYCLE  Command failed.", "calls `next`, which was not found"],
    [
      "build-failed",
      "'next' is not recognized as an internal or external command,",
      "calls `next`, which was not found",
    ],
    [
      "node-version-of-build",
      'You are using Node.js 18.17.0. For Next.js, Node.js version ">=20.9.0" is required.',
      "20.9.0 or newer",
    ],
    [
      "node-version-of-build",
      "You are using Node.js 16.20.2. For Next.js, Node.js version >= v18.17.0 is required.",
      "18.17.0 or newer",
    ],
    [
      "node-version-of-build",
      'You are using Node.js 16.20.2. For Next.js, Node.js version "^18.18.0 || ^19.8.0 || >= 20.0.0" is required.',
      "18.18.0 or newer",
    ],
    [
      "node-version-of-build",
      "You are using Node.js 18.19.1. Vite requires Node.js version 20.19+ or 22.12+.",
      "20.19 or newer",
    ],
  ])("is %s: %s", (code, text, cause) => {
    const failure = told(text);
    expect(failure).toMatchObject({ code, cmdExitCode: 1 });
    expect(failure.cause).toContain(cause);
    expect(failureAsText(failure)).toMatchSnapshot();
  });

  test("because the shell may not run a file says how to make it executable", () => {
    for (const text of ["sh: 1: ./build.sh: Permission denied", "./build.sh: Permission denied"])
      expect(told(text, 126)).toMatchObject({
        code: "file-access-denied",
        fix: expect.stringContaining("--chmod=+x ./build.sh"),
      });
  });

  test("because the shell may not run a file does not name what else was denied", () => {
    const text = "git@github.com: Permission denied (publickey).\nsh: 1: ./build.sh: Permission denied";
    expect(told(text, 126).fix).toContain("--chmod=+x ./build.sh");
  });

  test("names the Node that the CLI needs in the build", () => {
    const needs = (version: string) =>
      told(`Your Node version 18.0.0 is too old. Convex requires at least Node ${version}`);
    expect(failureAsText(needs("v20.0"))).toMatchSnapshot();
    expect(needs("v20.0").cause).toContain("(it needs 20 or newer)");
    expect(needs("v20.0").sent?.cause).toContain("(it needs 20 or newer)");
    expect(needs("20.0.1").cause).toContain("(it needs 20.0.1 or newer)");
    expect(told("Your Node version v18.0.0 is too old. Convex requires at least Node v20.0").code).toBe(
      "node-version-of-build",
    );
  });

  test("because a program is missing is not found in a line that only quotes such an error", () => {
    for (const text of [
      `${"see the log of the last build ".repeat(4)}sh: 1: next: not found`,
      "sh: next: not found in the cache",
      "hint: 'next' is not recognized as an internal or external command: install it",
    ])
      expect(told(text).cause).not.toContain("next");
  });

  test.each([
    "rm: cache/x: Permission denied",
    "Error: Cannot find module './plans'",
    "Error: ENOSPC: System limit for number of file watchers reached, watch '/w'",
    "warn: run the script build",
  ])("for a reason of its own is the build's: %s", (text) => expect(told(text).code).toBe("build-failed"));

  test.each([
    "Could not find function for 's3cret:x'. Did you forget to run",
    'npm error Missing script: "s3cret"',
    "Error: Cannot find module 's3cret'",
  ])("sends no word of its output: %s", (text) => {
    const { cause, fix, sent } = told(text);
    expect(cause + fix).toContain("s3cret");
    expect(`${sent?.cause}${sent?.fix}`).not.toContain("s3cret");
  });
});
