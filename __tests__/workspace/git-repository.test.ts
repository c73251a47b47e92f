/** A repository is read as git reads it, and one that git would not read is rejected. */

import { execFileSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { readHeadCommit } from "../../src/workspace/git-repository.ts";

let root: string;
let repository: string;
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "git-")));
  repository = makeRepository("repository");
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const IDENTITY = ["-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "protocol.file.allow=always"];

function git(directory: string, ...args: readonly string[]): string {
  const env = { PATH: process.env.PATH, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_NOSYSTEM: "1", HOME: root };
  return execFileSync("git", [...IDENTITY, ...args], { cwd: directory, env, encoding: "utf8", stdio: "pipe" }).trim();
}

function makeRepository(name: string, ...options: readonly string[]): string {
  const path = join(root, name);
  mkdirSync(path);
  git(path, "init", "--quiet", "--initial-branch=main", ...options);
  git(path, "commit", "--quiet", "--allow-empty", "--message=one");
  git(path, "commit", "--quiet", "--allow-empty", "--message=two");
  return path;
}

const gitFile = (...path: readonly string[]) => join(repository, ".git", ...path);
const headOf = (directory: string) => git(directory, "rev-parse", "HEAD");

describe("the commit is the one that git reports", () => {
  /** Each makes a repository and returns the folder to look at. */
  const layouts: readonly (readonly [string, () => string])[] = [
    ["on a branch", () => repository],
    [
      "on a branch with slashes",
      () => {
        git(repository, "switch", "-qc", "feature/a/b");
        return repository;
      },
    ],
    [
      "detached, as actions/checkout leaves a commit",
      () => {
        git(repository, "checkout", "-q", "HEAD~1");
        return repository;
      },
    ],
    [
      "at a tag",
      () => {
        git(repository, "tag", "-am", "t", "v1", "HEAD~1");
        git(repository, "checkout", "-q", "v1");
        return repository;
      },
    ],
    [
      "with packed refs",
      () => {
        git(repository, "pack-refs", "--all");
        return repository;
      },
    ],
    [
      "with packed refs of which one is a longer name, and annotated tags",
      () => {
        git(repository, "tag", "-am", "t", "main");
        git(repository, "branch", "other/main", "HEAD~1");
        git(repository, "branch", "a", "HEAD~1");
        git(repository, "pack-refs", "--all");
        return repository;
      },
    ],
    [
      "with a ref newer than the packed one",
      () => {
        git(repository, "pack-refs", "--all");
        git(repository, "commit", "--quiet", "--allow-empty", "--message=three");
        return repository;
      },
    ],
    [
      "where an empty folder has the packed ref's name",
      () => {
        git(repository, "pack-refs", "--all");
        mkdirSync(gitFile("refs", "heads", "main", "x"), { recursive: true });
        return repository;
      },
    ],
    [
      "by a symbolic ref",
      () => {
        git(repository, "symbolic-ref", "refs/heads/alias", "refs/heads/main");
        git(repository, "symbolic-ref", "HEAD", "refs/heads/alias");
        return repository;
      },
    ],
    ["of SHA-256", () => makeRepository("sha256", "--object-format=sha256")],
    [
      "of SHA-256, packed",
      () => {
        const path = makeRepository("sha256", "--object-format=sha256");
        git(path, "pack-refs", "--all");
        return path;
      },
    ],
    ["in a folder elsewhere", () => makeRepository("separate", `--separate-git-dir=${join(root, "elsewhere")}`)],
    [
      "behind a link",
      () => {
        execFileSync("mv", [gitFile(), join(root, "moved")]);
        symlinkSync(join(root, "moved"), gitFile());
        return repository;
      },
    ],
    [
      "in a linked worktree",
      () => {
        git(repository, "worktree", "add", "-q", "-b", "side", join(root, "side"), "HEAD~1");
        return join(root, "side");
      },
    ],
    [
      "in a linked worktree, packed",
      () => {
        git(repository, "worktree", "add", "-q", "-b", "side", join(root, "side"), "HEAD~1");
        git(repository, "pack-refs", "--all");
        return join(root, "side");
      },
    ],
    [
      "in a detached worktree",
      () => {
        git(repository, "worktree", "add", "-q", "--detach", join(root, "side"), "HEAD~1");
        return join(root, "side");
      },
    ],
    [
      "in a submodule",
      () => {
        const outer = makeRepository("outer");
        git(outer, "submodule", "--quiet", "add", repository, "inner");
        return join(outer, "inner");
      },
    ],
    [
      "at a ref of the worktree alone",
      () => {
        git(repository, "worktree", "add", "-q", "--detach", join(root, "side"), "HEAD~1");
        git(join(root, "side"), "update-ref", "refs/worktree/mine", "HEAD");
        git(join(root, "side"), "symbolic-ref", "HEAD", "refs/worktree/mine");
        return join(root, "side");
      },
    ],
    [
      "in a shallow clone",
      () => {
        git(root, "clone", "-q", "--depth=1", `file://${repository}`, "shallow");
        return join(root, "shallow");
      },
    ],
    [
      "after a garbage collection",
      () => {
        git(repository, "gc", "--quiet");
        return repository;
      },
    ],
  ];

  test.each(layouts)("%s", (_layout, make) => {
    const directory = make();
    expect(readHeadCommit(directory)).toBe(headOf(directory));
    expect(headOf(directory)).toMatch(/^[0-9a-f]{40,64}$/);
  });
});

describe("no commit is reported", () => {
  const damage: readonly (readonly [string, () => void])[] = [
    ["of a branch without a commit", () => git(repository, "symbolic-ref", "HEAD", "refs/heads/unborn")],
    ["of an empty HEAD", () => writeFileSync(gitFile("HEAD"), "")],
    ["without a HEAD", () => rmSync(gitFile("HEAD"))],
    ["of a HEAD that is short", () => writeFileSync(gitFile("HEAD"), headOf(repository).slice(0, 39))],
    ["of a HEAD with more than a commit", () => writeFileSync(gitFile("HEAD"), `${headOf(repository)} x`)],
    [
      "of an empty ref, though it is packed too",
      () => {
        git(repository, "pack-refs", "--all");
        writeFileSync(gitFile("refs", "heads", "main"), "");
      },
    ],
    [
      "of a ref that is a link to nowhere",
      () => {
        git(repository, "pack-refs", "--all");
        symlinkSync("nowhere", gitFile("refs", "heads", "main"));
      },
    ],
    [
      "of a ref outside of refs/",
      () => {
        writeFileSync(gitFile("ORIG_HEAD"), headOf(repository));
        writeFileSync(gitFile("HEAD"), "ref: ORIG_HEAD");
      },
    ],
    [
      "of a ref that leads out of refs/",
      () => {
        writeFileSync(join(root, "planted"), headOf(repository));
        writeFileSync(gitFile("HEAD"), "ref: refs/../../../planted");
      },
    ],
    [
      "of refs in a circle",
      () => {
        writeFileSync(gitFile("refs", "heads", "main"), "ref: refs/heads/other");
        writeFileSync(gitFile("refs", "heads", "other"), "ref: refs/heads/main");
      },
    ],
    [
      "of a pipe",
      () => {
        rmSync(gitFile("HEAD"));
        execFileSync("mkfifo", [gitFile("HEAD")]);
      },
    ],
    [
      "of an endless file",
      () => {
        rmSync(gitFile("HEAD"));
        symlinkSync("/dev/zero", gitFile("HEAD"));
      },
    ],
    [
      "of a `.git` that is empty",
      () => {
        rmSync(gitFile(), { recursive: true });
        mkdirSync(gitFile());
      },
    ],
    [
      "of a `.git` file that names nothing",
      () => {
        rmSync(gitFile(), { recursive: true });
        writeFileSync(gitFile(), "gitdir:\n");
      },
    ],
    [
      "of a `.git` file that leads nowhere",
      () => {
        rmSync(gitFile(), { recursive: true });
        writeFileSync(gitFile(), "gitdir: ../nowhere\n");
      },
    ],
    [
      "of a `.git` that is a link to nowhere",
      () => {
        rmSync(gitFile(), { recursive: true });
        symlinkSync("nowhere", gitFile());
      },
    ],
    [
      "of a `.git` that is a link to itself",
      () => {
        rmSync(gitFile(), { recursive: true });
        symlinkSync(".git", gitFile());
      },
    ],
    ["with an empty commondir", () => writeFileSync(gitFile("commondir"), "\n")],
  ];

  test.each(damage)("%s", (_what, spoil) => {
    spoil();
    expect(readHeadCommit(repository)).toStrictEqual({ unreadable: "damaged" });
  });

  test("of a repository with reftable, which is reported as such", () => {
    // As git 2.45 leaves it: https://git-scm.com/docs/reftable
    rmSync(gitFile("refs"), { recursive: true });
    writeFileSync(gitFile("HEAD"), "ref: refs/heads/.invalid\n");
    mkdirSync(gitFile("reftable"));
    mkdirSync(gitFile("refs"));
    writeFileSync(gitFile("refs", "heads"), "this repository uses the reftable format\n");
    expect(readHeadCommit(repository)).toStrictEqual({ unreadable: "reftable" });
  });

  test("of a linked worktree of a reftable repository", () => {
    const side = join(root, "side");
    git(repository, "worktree", "add", "-q", "-b", "side", side);
    mkdirSync(gitFile("reftable"));
    writeFileSync(gitFile("worktrees", "side", "HEAD"), "ref: refs/heads/.invalid\n");
    expect(readHeadCommit(side)).toStrictEqual({ unreadable: "reftable" });
  });
});

test("a checkout is never changed", () => {
  const copy = join(root, "copy");
  cpSync(repository, copy, { recursive: true });
  readHeadCommit(repository);
  expect(execFileSync("diff", ["-r", repository, copy], { encoding: "utf8" })).toBe("");
  expect(readFileSync(gitFile("HEAD"), "utf8")).toBe("ref: refs/heads/main\n");
});
