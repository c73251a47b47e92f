/** Finds the checkout of the deployed code, and the commits that its HEAD represents. */

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { deflateSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import type { Checkout } from "../../src/plan/plan-input.ts";
import { readCheckout, resolveInCheckout } from "../../src/workspace/checkout.ts";

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

const headOf = (directory: string) => git(directory, "rev-parse", "HEAD");
const commit = (directory: string, message: string) => {
  git(directory, "commit", "--quiet", "--allow-empty", `--message=${message}`);
  return headOf(directory);
};

/** With an app in `packages/app`. */
function makeRepository(name: string): string {
  const path = join(root, name);
  mkdirSync(join(path, "packages", "app"), { recursive: true });
  git(path, "init", "--quiet", "--initial-branch=main");
  writeFileSync(join(path, "packages", "app", "package.json"), `{"name": "${name}"}`);
  git(path, "add", "--all");
  commit(path, "one");
  return path;
}

function found(workspace: string, directory: string = workspace): Checkout {
  const checkout = readCheckout(workspace, directory, null);
  if (checkout === null || "unreadable" in checkout) throw new Error("There is no checkout.");
  return checkout;
}

describe("the checkout that counts", () => {
  test("is the one around the working directory", () => {
    const app = join(repository, "packages", "app");
    expect(found(repository, app)).toMatchObject({ directory: ".", head: { id: headOf(repository) } });
    expect(found(root, app)).toMatchObject({ directory: "repository", head: { id: headOf(repository) } });
  });

  test("is never a repository around the workspace", () => {
    const app = join(repository, "packages", "app");
    expect(readCheckout(dirname(app), app, null)).toBeNull();
    expect(readCheckout(app, app, null)).toBeNull();
  });

  test("is null if the repository does not track the folder", () => {
    const artifact = join(repository, "artifact", "app");
    mkdirSync(artifact, { recursive: true });
    expect(readCheckout(repository, artifact, null)).toBeNull();
    git(repository, "gc", "--quiet");
    expect(readCheckout(repository, artifact, null)).toBeNull();
    expect(readCheckout(repository, join(repository, "Packages", "App"), null)).not.toBeNull();
  });

  test("can be a second one in a folder of the first", () => {
    const second = makeRepository("second");
    renameSync(second, join(repository, "release"));
    const directory = join(repository, "release", "packages", "app");
    const head = commit(join(repository, "release"), "ahead");
    expect(found(repository, directory)).toMatchObject({ directory: "release", head: { id: head } });
  });

  test("is the superproject's of a submodule, and of a submodule's submodule", () => {
    const middle = makeRepository("middle");
    git(middle, "submodule", "--quiet", "add", repository, "inner");
    commit(middle, "submodule");
    const outer = makeRepository("outer");
    git(outer, "submodule", "--quiet", "add", middle, "libs/middle");
    commit(outer, "submodule");
    git(outer, "submodule", "--quiet", "update", "--init", "--recursive");
    const deployed = join(outer, "libs", "middle", "inner", "packages", "app");
    expect(found(outer, deployed)).toMatchObject({ directory: ".", head: { id: headOf(outer) } });
    // Also where the commit of the superproject is known by its name alone.
    const head = headOf(outer);
    rmSync(join(outer, ".git", "objects"), { recursive: true });
    expect(found(outer, deployed)).toMatchObject({ directory: ".", head: { id: head } });
  });

  test("is the superproject's even if the submodule was cloned separately", () => {
    const outer = makeRepository("outer");
    git(outer, "submodule", "--quiet", "add", repository, "inner");
    commit(outer, "submodule");
    rmSync(join(outer, "inner"), { recursive: true });
    git(outer, "clone", "--quiet", repository, "inner");
    expect(found(outer, join(outer, "inner"))).toMatchObject({ directory: ".", head: { id: headOf(outer) } });
  });

  test("may be unreadable, and then no other is used instead", () => {
    const inner = join(repository, "inner");
    mkdirSync(inner);
    git(inner, "init", "--quiet");
    expect(readCheckout(repository, inner, null)).toStrictEqual({ unreadable: "damaged" });
  });
});

describe("HEAD stands for", () => {
  test("itself, if it was checked out", () => {
    const older = headOf(repository);
    const newer = commit(repository, "two");
    git(repository, "checkout", "--quiet", older);
    git(repository, "checkout", "--quiet", newer);
    expect(found(repository)).toMatchObject({ head: { id: newer, secondParent: null }, madeFrom: [] });
  });

  test("the commit that was merged, also in a shallow clone without history", () => {
    git(repository, "switch", "-qc", "side");
    const side = commit(repository, "side");
    git(repository, "switch", "-q", "main");
    commit(repository, "main");
    git(repository, "merge", "--quiet", "--no-ff", "--message=merge", "side");
    git(root, "clone", "-q", "--depth=1", `file://${repository}`, "shallow");
    const shallow = found(join(root, "shallow"));
    expect(shallow).toMatchObject({ head: { id: headOf(repository), secondParent: side }, madeFrom: [] });
  });

  test("no merged commit, if it has three parents", () => {
    for (const name of ["a", "b"]) {
      git(repository, "switch", "-qc", name, "main");
      writeFileSync(join(repository, name), name);
      git(repository, "add", "--all");
      commit(repository, name);
    }
    git(repository, "switch", "-q", "main");
    commit(repository, "main");
    git(repository, "merge", "--quiet", "--message=octopus", "a", "b");
    expect(git(repository, "rev-parse", "HEAD^3")).toMatch(/^[0-9a-f]{40}$/);
    expect(found(repository).head.secondParent).toBeNull();
  });

  /** A commit that HEAD is not moved to. */
  const child = (parent: string) => git(repository, "commit-tree", "-p", parent, "-m", "x", "HEAD^{tree}");

  /** Each starts in a shallow clone, and returns what HEAD stands for beside itself. */
  const moves: readonly (readonly [string, (start: string) => readonly string[]])[] = [
    [
      "what commits were made onto",
      (start) => {
        const bump = commit(repository, "bump");
        commit(repository, "more");
        return [bump, start];
      },
    ],
    [
      "what commits were made onto, on a new branch",
      (start) => {
        git(repository, "switch", "-qc", "bump");
        commit(repository, "bump");
        git(repository, "switch", "-qc", "another");
        return [start];
      },
    ],
    [
      "what a commit was made onto that was changed afterwards",
      (start) => {
        commit(repository, "bump");
        git(repository, "commit", "--quiet", "--amend", "--allow-empty", "--message=changed");
        return [start];
      },
    ],
    [
      "nothing else, where the commit itself was changed",
      () => {
        git(repository, "commit", "--quiet", "--amend", "--allow-empty", "--message=changed");
        return [];
      },
    ],
    [
      "both sides of a merge",
      (start) => {
        const side = child(start);
        git(repository, "merge", "--quiet", "--no-ff", "--message=merge", side);
        return [start, side];
      },
    ],
    [
      "nothing else, where it was fast-forwarded",
      (start) => {
        git(repository, "merge", "--quiet", "--ff-only", child(start));
        return [];
      },
    ],
    [
      "nothing else, where it was reset",
      (start) => {
        git(repository, "reset", "--quiet", child(start));
        return [];
      },
    ],
    [
      "the last that was reset to, whatever was committed before",
      (start) => {
        commit(repository, "bump");
        const other = child(start);
        git(repository, "reset", "--quiet", other);
        commit(repository, "after");
        return [other];
      },
    ],
    [
      "nothing else, without a reflog",
      () => {
        commit(repository, "bump");
        rmSync(join(repository, ".git", "logs"), { recursive: true });
        return [];
      },
    ],
    [
      "nothing else, where the reflog is of another commit",
      (start) => {
        commit(repository, "bump");
        writeFileSync(join(repository, ".git", "HEAD"), child(start));
        return [];
      },
    ],
  ];

  test.each(moves)("%s", (_what, move) => {
    commit(repository, "start");
    git(root, "clone", "--quiet", "--depth=1", `file://${repository}`, "clone");
    repository = join(root, "clone");
    const expected = move(headOf(repository));
    const { head, madeFrom } = found(repository);
    expect(head.id).toBe(headOf(repository));
    expect(madeFrom.map(({ id }) => id).sort()).toStrictEqual([...expected].sort());
  });

  test("no ancestor of an amended commit", () => {
    commit(repository, "newer");
    git(root, "clone", "--quiet", repository, "whole");
    repository = join(root, "whole");
    git(repository, "commit", "--quiet", "--amend", "--allow-empty", "--message=changed");
    expect(found(repository).madeFrom).toStrictEqual([]);
    const changed = headOf(repository);
    commit(repository, "more");
    expect(found(repository).madeFrom.map(({ id }) => id)).toStrictEqual([changed]);
  });

  test("what was committed onto in a linked worktree", () => {
    git(repository, "worktree", "add", "-q", "--detach", join(root, "side"));
    const start = headOf(repository);
    commit(join(root, "side"), "bump");
    expect(found(join(root, "side")).madeFrom).toStrictEqual([{ id: start, secondParent: null }]);
  });
});

describe("the origin", () => {
  test.each([
    ["https://github.com/acme/shop", "acme/shop"],
    ["https://github.com/acme/shop.git", "acme/shop"],
    ["https://x-access-token:secret@github.com/acme/shop.js/", "acme/shop.js"],
    ["https://git.example.com:8443/acme/shop", "acme/shop"],
    ["ssh://git@github.com/acme/shop.git", "acme/shop"],
    ["git@github.com:acme/shop.git", "acme/shop"],
    ["/srv/mirrors/acme/shop.git", null],
    ["file:///srv/acme/shop", null],
    ["https://git.example.com/a/b/c", null],
  ])("of %s is %s", (url, expected) => {
    git(repository, "remote", "add", "upstream", "https://github.com/other/one");
    git(repository, "remote", "add", "origin", url);
    expect(found(repository).origin).toBe(expected);
  });

  test("is none without a remote", () => {
    expect(found(repository).origin).toBeNull();
  });
});

describe("a name is resolved in the checkout", () => {
  const resolved = (name: string) => resolveInCheckout(repository, join(repository, "packages", "app"), name);

  test("as a tag, peeled; else as a local or remote-tracking branch; else as the beginning of a SHA", () => {
    const one = headOf(repository);
    const two = commit(repository, "two");
    const three = commit(repository, "three");
    git(repository, "tag", "light", one);
    git(repository, "tag", "-am", "t", "annotated", two);
    git(repository, "tag", "-am", "t", "of/tag", "annotated");
    git(repository, "branch", "light", two);
    git(repository, "branch", "release/1", two);
    git(repository, "update-ref", "refs/remotes/origin/release/2", three);
    git(repository, "tag", three.slice(0, 8), one);
    const expected = {
      light: { kind: "found", id: one, by: "tag" },
      annotated: { kind: "found", id: two, by: "tag" },
      "of/tag": { kind: "found", id: two, by: "tag" },
      "release/1": { kind: "found", id: two, by: "branch" },
      "release/2": { kind: "found", id: three, by: "branch" },
      [three.slice(0, 8)]: { kind: "found", id: one, by: "tag" },
      [three.slice(0, 9)]: { kind: "found", id: three, by: "sha" },
      [two.slice(0, 7).toUpperCase()]: { kind: "found", id: two, by: "sha" },
      [two.slice(0, 6)]: { kind: "absent" },
      nothing: { kind: "absent" },
      "../HEAD": { kind: "absent" },
    };
    const names = Object.keys(expected);
    expect(Object.fromEntries(names.map((name) => [name, resolved(name)]))).toStrictEqual(expected);
    git(repository, "gc", "--quiet");
    expect(Object.fromEntries(names.map((name) => [name, resolved(name)]))).toStrictEqual(expected);
  });

  test("as absent if a tag is of a file, a short SHA is a tree's, or a tag's object is missing", () => {
    git(repository, "tag", "file", "HEAD:packages/app/package.json");
    git(repository, "tag", "-am", "t", "lost");
    git(repository, "branch", "lost");
    const object = git(repository, "rev-parse", "refs/tags/lost");
    rmSync(join(repository, ".git", "objects", object.slice(0, 2), object.slice(2)));
    for (const name of ["file", "lost", git(repository, "rev-parse", "HEAD^{tree}").slice(0, 10)])
      expect(resolved(name)).toStrictEqual({ kind: "absent" });
  });

  test("as ambiguous if the SHAs of two commits begin with it", () => {
    const seen = new Map<string, string>();
    // Two of some hundred thousand begin with the same 28 bits: made by the number in the message, without git.
    const tree = git(repository, "rev-parse", "HEAD^{tree}");
    for (let number = 0; ; number += 1) {
      const content = `tree ${tree}\nauthor T <t@example.com> 1 +0000\ncommitter T <t@example.com> 1 +0000\n\n${number}\n`;
      const object = `commit ${content.length}\0${content}`;
      const id = createHash("sha1").update(object).digest("hex");
      const other = seen.get(id.slice(0, 7));
      seen.set(id.slice(0, 7), object);
      if (other === undefined) continue;
      for (const one of [object, other]) writeLoose(one);
      expect(resolved(id.slice(0, 7))).toStrictEqual({ kind: "ambiguous" });
      expect(resolved(id)).toStrictEqual({ kind: "found", id, by: "sha" });
      return;
    }
  });

  function writeLoose(object: string): void {
    const id = createHash("sha1").update(object).digest("hex");
    mkdirSync(join(repository, ".git", "objects", id.slice(0, 2)), { recursive: true });
    writeFileSync(join(repository, ".git", "objects", id.slice(0, 2), id.slice(2)), deflateSync(object));
  }

  test("as absent without a checkout", () => {
    expect(resolveInCheckout(root, root, "main")).toStrictEqual({ kind: "absent" });
  });
});
