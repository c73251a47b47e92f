/** An index that git wrote is read as by `git ls-files`, and a damaged one has no files. */

import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { readTrackedFiles } from "../../src/workspace/git-index.ts";

let top: string;
beforeEach(() => {
  top = realpathSync(mkdtempSync(join(tmpdir(), "index-")));
});
afterEach(() => rmSync(top, { recursive: true, force: true }));

const IDENTITY = ["-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "protocol.file.allow=always"];

function git(directory: string, ...args: readonly string[]): string {
  const env = { PATH: process.env.PATH, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_NOSYSTEM: "1", HOME: top };
  return execFileSync("git", [...IDENTITY, ...args], { cwd: directory, env, stdio: "pipe", encoding: "utf8" });
}

function write(...paths: readonly string[]): void {
  for (const path of paths) {
    mkdirSync(dirname(join(top, path)), { recursive: true });
    writeFileSync(join(top, path), "");
  }
}

/** Names of all lengths, alike and not, so that an index of version 4 shortens some of them by more than 127 bytes. */
function makeRepository(...options: readonly string[]): void {
  git(top, "init", "--quiet", ...options);
  const deep = `packages/${"a-long-name-of-a-folder/".repeat(12)}`;
  write(...Array.from({ length: 40 }, (_, length) => `src/${"n".repeat(length + 1)}.ts`));
  write(`${deep}a.ts`, `${deep}b.ts`, "a b.ts", "ü/straße.ts", "zoe\u0308.ts", "package.json");
  git(top, "add", "--all");
  git(top, "commit", "--quiet", "--message=one");
}

const listed = () =>
  git(top, "ls-files", "-z")
    .split("\0")
    .filter((name) => name !== "")
    .map((name) => name.normalize("NFC"))
    .sort();
const read = () => [...readTrackedFiles(top)].sort();

describe.each(["sha1", "sha256"])("every file is read as git lists it, with %s", (format) => {
  test.each(["2", "4"])("in an index of version %s", (version) => {
    makeRepository(`--object-format=${format}`);
    git(top, "update-index", "--index-version", version);
    expect(readFileSync(join(top, ".git", "index")).readUInt32BE(4)).toBe(Number(version));
    expect(read()).toStrictEqual(listed());
    expect(read().length).toBeGreaterThan(45);
  });

  test("if entries have extended flags", () => {
    makeRepository(`--object-format=${format}`);
    write("intended.ts");
    git(top, "add", "--intent-to-add", "intended.ts");
    git(top, "update-index", "--skip-worktree", "package.json");
    expect(readFileSync(join(top, ".git", "index")).readUInt32BE(4)).toBe(3);
    expect(read()).toStrictEqual(listed());
    git(top, "update-index", "--index-version", "4");
    expect(read()).toStrictEqual(listed());
  });
});

test("in a linked worktree, it is that worktree's index", () => {
  makeRepository();
  git(top, "worktree", "add", "--quiet", "other");
  const other = join(top, "other");
  writeFileSync(join(other, "only-here.ts"), "");
  git(other, "add", "--all");
  expect(readTrackedFiles(other).has("only-here.ts")).toBe(true);
  expect(readTrackedFiles(top).has("only-here.ts")).toBe(false);
});

test("folders, and files that were not added or are in a linked folder or a submodule, are not tracked", () => {
  makeRepository();
  symlinkSync("src", join(top, "linked"));
  git(top, "submodule", "add", "--quiet", top, "module");
  git(top, "add", "--all");
  write("untracked.ts");
  const tracked = readTrackedFiles(top);
  for (const name of ["linked", "src/n.ts", ".gitmodules"])
    expect([name, tracked.has(name)]).toStrictEqual([name, true]);
  for (const name of ["untracked.ts", "linked/n.ts", "module", "module/package.json", "src"])
    expect([name, tracked.has(name)]).toStrictEqual([name, false]);
});

test("nothing is tracked without a repository, a commit, or a readable index", () => {
  write("a.ts");
  expect(read()).toStrictEqual([]);
  git(top, "init", "--quiet");
  expect(read()).toStrictEqual([]);
  git(top, "add", "--all");
  git(top, "commit", "--quiet", "--message=one");
  expect(read()).toStrictEqual(["a.ts"]);
  const path = join(top, ".git", "index");
  const whole = readFileSync(path);
  // Up to here the header, and the one entry.
  for (let length = 0; length < 12 + 72; length += 1) {
    writeFileSync(path, whole.subarray(0, length));
    expect([length, read()]).toStrictEqual([length, length < 12 + 62 + 5 ? [] : ["a.ts"]]);
  }
  for (const [at, byte] of [
    [0, 0],
    [7, 1],
    [7, 5],
  ] as const) {
    const changed = Buffer.from(whole);
    changed[at] = byte;
    writeFileSync(path, changed);
    expect(read()).toStrictEqual([]);
  }
});
