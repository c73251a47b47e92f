/** Which commit a pull request is compared with, by real `git` and a server of its own. */

import { execFileSync, spawn } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { checkOutBase } from "../../../src/convex/contract/base-commit.ts";

const TOKEN = "ghs_PlantedTokenOfThisJob0123456789";
const root = realpathSync(mkdtempSync(join(tmpdir(), "base-")));
const origin = join(root, "origin.git");
let counter = 0;
let server: Server;
let url = "";
const authorizations: (string | undefined)[] = [];

const IDENTITY = {
  GIT_AUTHOR_NAME: "T",
  GIT_AUTHOR_EMAIL: "t@example.com",
  GIT_COMMITTER_NAME: "T",
  GIT_COMMITTER_EMAIL: "t@example.com",
};
const environment = { PATH: process.env.PATH, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_NOSYSTEM: "1", ...IDENTITY };

function git(cwd: string, ...args: readonly string[]): string {
  return execFileSync("git", [...args], {
    cwd,
    env: environment,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  }).trim();
}

function commit(folder: string, text: string): string {
  writeFileSync(join(folder, "file.txt"), text);
  git(folder, "add", "-A");
  git(folder, "commit", "--quiet", "-m", text);
  return git(folder, "rev-parse", "HEAD");
}

/** `main` has new commits after the branch was created. `merge` is GitHub's test merge of both. */
let commits: Readonly<Record<"head" | "merge" | "own", string>>;

beforeAll(async () => {
  const work = join(root, "work");
  git(root, "init", "--quiet", "--bare", "--initial-branch=main", origin);
  git(root, "init", "--quiet", "--initial-branch=main", work);
  const fork = commit(work, "fork");
  git(work, "checkout", "--quiet", "-b", "feature");
  writeFileSync(join(work, "feature.txt"), "new");
  git(work, "add", "-A");
  git(work, "commit", "--quiet", "-m", "head");
  const head = git(work, "rev-parse", "HEAD");
  git(work, "checkout", "--quiet", "main");
  commit(work, "main");
  git(work, "checkout", "--quiet", "--detach");
  git(work, "merge", "--quiet", "--no-ff", "-m", "trial", head);
  const merge = git(work, "rev-parse", "HEAD");
  // A merge of main that the pull request's author made: the first parent is the branch, not the base.
  git(work, "checkout", "--quiet", "feature");
  git(work, "merge", "--quiet", "--no-ff", "-m", "own", fork, "main~0");
  const own = git(work, "rev-parse", "HEAD");
  git(
    work,
    "push",
    "--quiet",
    origin,
    "main",
    `${head}:refs/heads/feature`,
    `${merge}:refs/pull/1/merge`,
    `${own}:refs/heads/own`,
  );
  for (const key of ["uploadpack.allowFilter", "uploadpack.allowAnySHA1InWant"]) git(origin, "config", key, "true");
  commits = { head, merge, own };
  server = createServer(serveGit).listen(0, "127.0.0.1");
  await new Promise((listening) => server.once("listening", listening));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/origin.git`;
});

afterAll(() => {
  server.close();
  rmSync(root, { recursive: true, force: true });
});

/** Serves the repository with https://git-scm.com/docs/git-http-backend to requests with the token. */
function serveGit(request: IncomingMessage, response: ServerResponse): void {
  authorizations.push(request.headers.authorization);
  if (request.headers.authorization !== `basic ${Buffer.from(`x-access-token:${TOKEN}`).toString("base64")}`) {
    response.writeHead(401).end();
    return;
  }
  const { pathname, search } = new URL(request.url ?? "/", "http://127.0.0.1");
  const child = spawn("git", ["http-backend"], {
    env: {
      ...environment,
      GIT_PROJECT_ROOT: root,
      GIT_HTTP_EXPORT_ALL: "1",
      GIT_PROTOCOL: request.headers["git-protocol"] as string | undefined,
      PATH_INFO: pathname,
      QUERY_STRING: search.slice(1),
      REQUEST_METHOD: request.method,
      CONTENT_TYPE: request.headers["content-type"],
      HTTP_CONTENT_ENCODING: request.headers["content-encoding"],
    },
  });
  request.pipe(child.stdin);
  const chunks: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
  child.on("close", () => {
    const all = Buffer.concat(chunks);
    const end = all.indexOf("\r\n\r\n");
    const headers = all
      .subarray(0, end)
      .toString("latin1")
      .split("\r\n")
      .map((line) => line.split(": ") as [string, string]);
    const status = Number(headers.find(([name]) => name === "Status")?.[1].split(" ")[0] ?? 200);
    response
      .writeHead(status, Object.fromEntries(headers.filter(([name]) => name !== "Status")))
      .end(all.subarray(end + 4));
  });
}

/** A checkout as `actions/checkout` makes one: of one commit, with so many before it. */
function checkout(sha: string, depth: number | null): string {
  counter += 1;
  const folder = join(root, `checkout${counter}`);
  git(root, "init", "--quiet", folder);
  git(folder, "remote", "add", "origin", origin);
  // A ref of the shallow commit claims that all of its history is there.
  const refs = [
    ...(depth === null ? ["+refs/heads/*:refs/remotes/origin/*"] : []),
    `+${sha}:refs/remotes/pull/1/merge`,
  ];
  git(folder, "fetch", "--quiet", "--no-tags", ...(depth === null ? [] : [`--depth=${depth}`]), "origin", ...refs);
  git(folder, "checkout", "--quiet", "--detach", sha);
  return folder;
}

function find(
  repositoryRoot: string,
  headSha: string,
  more: { readonly url?: string; readonly token?: string | null; readonly path?: string } = {},
) {
  counter += 1;
  const folder = join(root, `comparison${counter}`);
  mkdirSync(folder);
  return checkOutBase({
    repositoryRoot,
    headSha,
    baseBranch: "main",
    remote: { url: more.url ?? url, token: more.token === undefined ? TOKEN : more.token },
    workspace: repositoryRoot,
    marker: "none",
    environment: { PATH: more.path ?? process.env.PATH },
    folder,
  });
}
const fileOf = (base: string | null) => base && readFileSync(join(base, "file.txt"), "utf8");
const NOWHERE = "http://127.0.0.1:9/none.git";

describe("the base of a pull request", () => {
  test("is the first parent of the test merge, and is read from the checkout if it is there", async () => {
    const base = await find(checkout(commits.merge, 2), commits.head, { url: NOWHERE });
    expect(fileOf(base)).toBe("main");
    expect(existsSync(join(base ?? "", "feature.txt"))).toBe(false);
  });

  test("is fetched with the token if the checkout does not have it", async () => {
    const base = await find(checkout(commits.merge, 1), commits.head);
    expect(fileOf(base)).toBe("main");
    expect(authorizations.length).toBeGreaterThan(0);
  });

  test("is the merge base if the head itself is checked out", async () => {
    const base = await find(checkout(commits.head, null), commits.head, { url: NOWHERE });
    expect(fileOf(base)).toBe("fork");
  });

  test("is also found from a shallow checkout of the head", async () => {
    const base = await find(checkout(commits.head, 1), commits.head);
    expect(fileOf(base)).toBe("fork");
  });

  test("is not the first parent of a merge that the author made", async () => {
    const base = await find(checkout(commits.own, null), commits.own, { url: NOWHERE });
    expect(fileOf(base)).toBe("main");
  });

  test.each([
    ["the server cannot be reached", { url: NOWHERE }],
    ["the token does not allow it", { token: "wrong" }],
    ["there is no token", { token: null }],
    ["there is no git", { path: "/nowhere" }],
  ])("is not found if %s", async (_, more) => {
    expect(await find(checkout(commits.merge, 1), commits.head, more)).toBeNull();
  });

  test("is not found without a checkout", async () => {
    expect(await find(root, commits.head)).toBeNull();
  });

  test("is read without a `git` program, hooks or configuration from the checkout", async () => {
    const folder = checkout(commits.merge, 2);
    const spoiled = join(root, "spoiled");
    const program = `#!/bin/sh\ntouch ${spoiled}\n`;
    for (const path of ["bin/git", ".git/hooks/post-checkout", ".git/hooks/post-index-change"]) {
      mkdirSync(join(folder, path, ".."), { recursive: true });
      writeFileSync(join(folder, path), program);
      chmodSync(join(folder, path), 0o755);
    }
    git(folder, "config", "core.fsmonitor", join(folder, "bin", "git"));
    git(folder, "config", "filter.evil.smudge", join(folder, "bin", "git"));
    const base = await find(folder, commits.head, { url: NOWHERE, path: `${join(folder, "bin")}:${process.env.PATH}` });
    expect(fileOf(base)).toBe("main");
    expect(existsSync(spoiled)).toBe(false);
  });

  test("is fetched without the token in any argument", async () => {
    const programs = join(root, "programs");
    const log = join(root, "arguments.log");
    mkdirSync(programs);
    const program = join(programs, "git");
    const real = execFileSync("sh", ["-c", "command -v git"], { encoding: "utf8" }).trim();
    writeFileSync(program, `#!/bin/sh\necho "$@" >> ${log}\nexec ${real} "$@"\n`);
    chmodSync(program, 0o755);
    const base = await find(checkout(commits.head, 1), commits.head, { path: `${programs}:${process.env.PATH}` });
    expect(fileOf(base)).toBe("fork");
    const text = readFileSync(log, "utf8");
    expect(text).toContain("fetch");
    for (const secret of [TOKEN, Buffer.from(`x-access-token:${TOKEN}`).toString("base64")])
      expect(text).not.toContain(secret);
  });
});
