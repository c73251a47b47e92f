/** Objects that git wrote, loose or packed, are read as by `git cat-file`, and damaged ones are rejected. */

import { execFileSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { parentsOf, trackedAt } from "../../src/workspace/git-commit.ts";
import { applyGitDelta } from "../../src/workspace/git-delta.ts";
import { findObjectIds, readObject } from "../../src/workspace/git-object.ts";
import { openRepository, type Repository } from "../../src/workspace/git-repository.ts";

let root: string;
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "git-")));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const IDENTITY = ["-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "protocol.file.allow=always"];

function git(directory: string, ...args: readonly string[]): Buffer {
  const env = { PATH: process.env.PATH, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_NOSYSTEM: "1", HOME: root };
  return execFileSync("git", [...IDENTITY, ...args], { cwd: directory, env, stdio: "pipe", maxBuffer: 1e9 });
}
const line = (directory: string, ...args: readonly string[]) =>
  git(directory, ...args)
    .toString()
    .trim();

/** Ten commits, a merge and a tag. The files are large and alike, so that git packs them as deltas. */
function makeRepository(...options: readonly string[]): string {
  const path = join(root, `repository-${readdirSync(root).length}`);
  mkdirSync(path);
  git(path, "init", "--quiet", "--initial-branch=main", ...options);
  mkdirSync(join(path, "packages", "app"), { recursive: true });
  const lines = Array.from({ length: 3_000 }, (_, place) => `line ${place} ${(place * 7919) % 10_007}`);
  for (let round = 0; round < 10; round += 1) {
    lines[round * 100] = `changed in round ${round}`;
    for (const name of ["a.txt", "b.txt"]) writeFileSync(join(path, "packages", "app", name), lines.join("\n") + name);
    git(path, "add", "--all");
    git(path, "commit", "--quiet", `--message=Round ${round}\n\n${"A long message. ".repeat(40)}`);
  }
  git(path, "switch", "-qc", "side", "HEAD~3");
  git(path, "commit", "--quiet", "--allow-empty", "--message=side");
  git(path, "switch", "-q", "main");
  git(path, "merge", "--quiet", "--no-ff", "--message=merge", "side");
  git(path, "tag", "-am", "t", "v1");
  return path;
}

function open(directory: string): Repository {
  const found = openRepository(directory);
  if (found === null || "unreadable" in found) throw new Error("No repository.");
  return found;
}

const allIds = (directory: string) =>
  line(directory, "cat-file", "--batch-all-objects", "--batch-check=%(objectname) %(objecttype)")
    .split("\n")
    .map((one) => one.split(" ") as [string, string]);

/** Compares every object of a repository with git's own result. */
function expectAllRead(directory: string): void {
  const repository = open(directory);
  const all = allIds(directory);
  expect(all.length).toBeGreaterThan(40);
  for (const [id, type] of all) {
    const found = readObject(repository, id);
    expect([id, found?.type]).toStrictEqual([id, type]);
    expect(found?.content.equals(git(directory, "cat-file", type, id))).toBe(true);
  }
}

const packsIn = (directory: string) => readdirSync(join(directory, ".git", "objects", "pack"));
/** How many objects of the packs are deltas. */
function deltasIn(directory: string): number {
  const index = packsIn(directory).find((name) => name.endsWith(".idx")) ?? "";
  const listed = line(directory, "verify-pack", "-v", join(".git", "objects", "pack", index));
  return listed.split("\n").filter((one) => /^[0-9a-f]+ +\w+ +\d+ \d+ \d+ \d+ [0-9a-f]+$/.test(one)).length;
}

describe("every object is read as git reads it", () => {
  test.each([["sha1"], ["sha256"]])("loose and packed with deltas, of %s", (format) => {
    const directory = makeRepository(`--object-format=${format}`);
    expectAllRead(directory);
    git(directory, "gc", "--quiet");
    expect(deltasIn(directory)).toBeGreaterThan(5);
    expect(readdirSync(join(directory, ".git", "objects")).sort()).toStrictEqual(["info", "pack"]);
    expectAllRead(directory);
  });

  test("if deltas name their base by its ID, and an index has 64-bit offsets", () => {
    const directory = makeRepository();
    git(directory, "-c", "repack.useDeltaBaseOffset=false", "repack", "-adfq", "--depth=50", "--window=50");
    expect(deltasIn(directory)).toBeGreaterThan(5);
    expectAllRead(directory);
    const pack = join(directory, ".git", "objects", "pack");
    const name = packsIn(directory).find((one) => one.endsWith(".pack")) ?? "";
    rmSync(join(pack, name.replace(".pack", ".idx")), { force: true });
    git(pack, "index-pack", "--index-version=2,0x40", name);
    expectAllRead(directory);
  });

  test("in several packs with a multi-pack index", () => {
    const directory = makeRepository();
    git(directory, "repack", "-dq");
    git(directory, "commit", "--quiet", "--allow-empty", "--message=more");
    git(directory, "repack", "-dq");
    git(directory, "multi-pack-index", "write");
    expect(packsIn(directory).filter((name) => name.endsWith(".pack")).length).toBeGreaterThan(1);
    expectAllRead(directory);
  });

  test("borrowed from a repository that borrows from another", () => {
    const directory = makeRepository();
    git(root, "clone", "--quiet", "--shared", directory, "second");
    git(root, "clone", "--quiet", "--shared", join(root, "second"), "third");
    const third = join(root, "third");
    git(third, "commit", "--quiet", "--allow-empty", "--message=own");
    expectAllRead(third);
    // Relative paths, and repositories in a circle.
    writeFileSync(join(third, ".git", "objects", "info", "alternates"), "# first\n../../../second/.git/objects\n");
    writeFileSync(
      join(root, "second", ".git", "objects", "info", "alternates"),
      `${directory}/.git/objects\n${third}/.git/objects\n`,
    );
    expectAllRead(third);
  });

  test("from a linked worktree", () => {
    const directory = makeRepository();
    git(directory, "worktree", "add", "-q", join(root, "worktree"), "side");
    expectAllRead(join(root, "worktree"));
  });

  test("in a shallow clone, whose commits name missing parents", () => {
    const directory = makeRepository();
    git(root, "clone", "-q", "--depth=1", `file://${directory}`, "shallow");
    const shallow = join(root, "shallow");
    const head = line(directory, "rev-parse", "HEAD");
    expect(line(shallow, "rev-list", "--count", "HEAD")).toBe("1");
    const parents = [line(directory, "rev-parse", "HEAD^1"), line(directory, "rev-parse", "HEAD^2")];
    expect(parentsOf(open(shallow), head)).toStrictEqual(parents);
    expect(readObject(open(shallow), parents[0] ?? "")).toBeNull();
  });
});

describe("objects are found by the start of their ID", () => {
  test.each([["loose"], ["packed"]])("%s", (state) => {
    const directory = makeRepository();
    if (state === "packed") git(directory, "gc", "--quiet");
    const ids = allIds(directory).map(([id]) => id);
    const repository = open(directory);
    for (const id of ids)
      expect([...findObjectIds(repository, id.slice(0, 3))].sort()).toStrictEqual(
        ids.filter((one) => one.startsWith(id.slice(0, 3))),
      );
    expect(findObjectIds(repository, "0000000")).toStrictEqual([]);
  });
});

describe("a commit has", () => {
  test("its parents, even if it was replaced", () => {
    const directory = makeRepository();
    const head = line(directory, "rev-parse", "HEAD");
    const parents = [line(directory, "rev-parse", "HEAD^1"), line(directory, "rev-parse", "HEAD^2")];
    git(directory, "replace", head, "HEAD~4");
    expect(parentsOf(open(directory), head)).toStrictEqual(parents);
    const first = line(directory, "rev-list", "--max-parents=0", "HEAD~4");
    expect(parentsOf(open(directory), first)).toStrictEqual([]);
  });

  test("no parents from its message, which may look like a header", () => {
    const directory = makeRepository();
    git(directory, "commit", "--quiet", "--allow-empty", `--message=x\n\nparent ${"1".repeat(40)}`);
    expect(parentsOf(open(directory), line(directory, "rev-parse", "HEAD"))).toStrictEqual([
      line(directory, "rev-parse", "HEAD^"),
    ]);
  });

  test("the objects at its paths", () => {
    const directory = makeRepository();
    const inner = makeRepository();
    mkdirSync(join(directory, "with space é"));
    writeFileSync(join(directory, "with space é", "file"), "");
    git(directory, "submodule", "--quiet", "add", inner, "inner");
    git(directory, "add", "--all");
    git(directory, "commit", "--quiet", "--message=submodule");
    const head = line(directory, "rev-parse", "HEAD");
    const at = (...path: readonly string[]) => trackedAt(open(directory), head, path);
    expect(at()).toStrictEqual({ kind: "folder" });
    expect(at("packages", "app")).toStrictEqual({ kind: "folder" });
    expect(at("with space é")).toStrictEqual({ kind: "folder" });
    expect(at("packages", "other")).toStrictEqual({ kind: "absent" });
    expect(at("packages", "app", "a.txt")).toStrictEqual({ kind: "file" });
    const commit = line(inner, "rev-parse", "HEAD");
    expect(at("inner")).toStrictEqual({ kind: "submodule", commit });
    expect(at("inner", "packages")).toStrictEqual({ kind: "submodule", commit });
    expect(trackedAt(open(directory), "1".repeat(40), ["packages"])).toStrictEqual({ kind: "unreadable" });
    expect(trackedAt(open(directory), "1".repeat(40), [])).toStrictEqual({ kind: "unreadable" });
  });
});

describe("nothing is trusted", () => {
  /** Each damages a repository whose HEAD is loose or packed. */
  const damage: readonly (readonly [string, (objects: string, id: string, directory: string) => void])[] = [
    ["of an object that is not there", (objects, id) => rmSync(join(objects, id.slice(0, 2), id.slice(2)))],
    [
      "of another object under its name",
      (objects, id, directory) => {
        const other = line(directory, "rev-parse", "HEAD^");
        rmSync(join(objects, id.slice(0, 2), id.slice(2)));
        cpSync(join(objects, other.slice(0, 2), other.slice(2)), join(objects, id.slice(0, 2), id.slice(2)));
      },
    ],
    ["of what is no zlib", (objects, id) => replace(objects, id, Buffer.from("garbage"))],
    ["of a header without an end", (objects, id) => replace(objects, id, deflateSync("commit 10"))],
    ["of another size", (objects, id) => replace(objects, id, deflateSync("commit 10\0short"))],
    ["of what unpacks to too much", (objects, id) => replace(objects, id, deflateSync(Buffer.alloc(64 * 1024 * 1024)))],
    [
      "of a pipe",
      (objects, id) => {
        rmSync(join(objects, id.slice(0, 2), id.slice(2)));
        execFileSync("mkfifo", [join(objects, id.slice(0, 2), id.slice(2))]);
      },
    ],
    [
      "of an endless file",
      (objects, id) => {
        rmSync(join(objects, id.slice(0, 2), id.slice(2)));
        symlinkSync("/dev/zero", join(objects, id.slice(0, 2), id.slice(2)));
      },
    ],
    ["without a folder of objects", (objects) => renameSync(objects, `${objects}-moved`)],
    ["of a pack that ends early", packThen("pack", (bytes) => bytes.subarray(0, 40))],
    ["of an index that ends early", packThen("idx", (bytes) => bytes.subarray(0, 1_500))],
    [
      "of an index of another version",
      packThen("idx", (bytes) => Buffer.concat([bytes.subarray(0, 7), Buffer.from([9]), bytes.subarray(8)])),
    ],
    ["of a pack of zeroes", packThen("pack", (bytes) => Buffer.alloc(bytes.length))],
    ["of a pack of ones", packThen("pack", (bytes) => Buffer.alloc(bytes.length, 0xff))],
  ];

  test.each(damage)("%s", (_what, spoil) => {
    const directory = makeRepository();
    const id = line(directory, "rev-parse", "HEAD");
    expect(readObject(open(directory), id)?.type).toBe("commit");
    spoil(join(directory, ".git", "objects"), id, directory);
    expect(readObject(open(directory), id)).toBeNull();
    expect(parentsOf(open(directory), id)).toBeNull();
  });

  function replace(objects: string, id: string, content: Buffer): void {
    const path = join(objects, id.slice(0, 2), id.slice(2));
    rmSync(path);
    writeFileSync(path, content);
  }

  function packThen(extension: "pack" | "idx", change: (bytes: Buffer) => Buffer) {
    return (objects: string, _id: string, directory: string) => {
      git(directory, "gc", "--quiet");
      const name = packsIn(directory).find((one) => one.endsWith(`.${extension}`)) ?? "";
      const path = join(objects, "pack", name);
      const bytes = change(readFileSync(path));
      rmSync(path, { force: true });
      writeFileSync(path, bytes);
    };
  }

  test("of a pack with any byte changed: an object is correct or null", () => {
    const directory = makeRepository();
    git(directory, "gc", "--quiet");
    const contents = new Map(allIds(directory).map(([id, type]) => [id, git(directory, "cat-file", type, id)]));
    const pack = join(directory, ".git", "objects", "pack");
    for (const extension of [".pack", ".idx"]) {
      const path = join(pack, packsIn(directory).find((one) => one.endsWith(extension)) ?? "");
      const bytes = readFileSync(path);
      rmSync(path, { force: true });
      const someByte = fc.nat(bytes.length - 1);
      fc.assert(
        fc.property(someByte, fc.nat(255), fc.constantFrom(...contents.keys()), (place, value, id) => {
          const damaged = Buffer.from(bytes);
          damaged[place] = value;
          writeFileSync(path, damaged);
          const found = readObject(open(directory), id);
          expect(found === null || found.content.equals(contents.get(id) ?? Buffer.alloc(0))).toBe(true);
        }),
      );
      writeFileSync(path, bytes);
    }
  });
});

describe("a delta", () => {
  const base = Buffer.from("0123456789abcdef");
  test("copies and adds", () => {
    // Copy 4 bytes from 10, add "xy", copy 3 bytes from 0.
    const delta = Buffer.from([16, 9, 0x91, 10, 4, 2, ...Buffer.from("xy"), 0x90, 3]);
    expect(applyGitDelta(base, delta, 100)?.toString()).toBe("abcdxy012");
  });

  test.each([
    ["is of another base", [15, 4, 0x90, 4]],
    ["produces more than its header says", [16, 4, 0x90, 5]],
    ["produces less than its header says", [16, 4, 0x90, 3]],
    ["copies from beyond the end of its base", [16, 4, 0x91, 14, 4]],
    ["ends within added data", [16, 4, 4, 1]],
    ["has an unknown instruction", [16, 4, 0, 0x90, 4]],
    ["produces more than is allowed", [16, 101, 0x90, 16]],
    ["has a size without an end", Array.from({ length: 20 }, () => 0xff)],
    ["is empty", []],
  ])("that %s is rejected", (_what, delta) => {
    expect(applyGitDelta(base, Buffer.from(delta), 100)).toBeNull();
  });
});
