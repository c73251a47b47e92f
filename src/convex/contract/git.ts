/**
 * Runs `git` in a repository of its own, which at most borrows the objects of the checkout. So the checkout's
 * configuration and hooks, which an earlier step may have changed, are not used.
 */

import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { delimiter, isAbsolute, join } from "node:path";
import { getExecOutput } from "@actions/exec";
import { PROCESS_MARKER_VARIABLE } from "../../process/process-group.ts";
import { isWritableByJob } from "../cli/untrusted-files.ts";

type Variables = Readonly<Record<string, string | undefined>>;

export interface GitOptions {
  /** An empty folder for the repository. */
  readonly folder: string;
  /** The folder of the checkout's objects, or `null` to borrow none. */
  readonly borrowedObjects: string | null;
  readonly workspace: string;
  /** The step's environment variables. */
  readonly environment: Variables;
  /** Marks its processes, so that they can be found and terminated. */
  readonly marker: string;
}

/** The repository to fetch from. */
export interface Remote {
  /** For example `https://github.com/acme/shop`. */
  readonly url: string;
  readonly token: string | null;
}

const HIDDEN_OUTPUT = { silent: true, ignoreReturnCode: true } as const;

export class Git {
  readonly #program: string;
  readonly #folder: string;
  readonly #environment: Readonly<Record<string, string>>;

  private constructor(program: string, folder: string, environment: Readonly<Record<string, string>>) {
    this.#program = program;
    this.#folder = folder;
    this.#environment = environment;
  }

  /** @returns `null` if there is no trusted `git`, or it does not work. */
  static async open({ folder, borrowedObjects, workspace, environment, marker }: GitOptions): Promise<Git | null> {
    const program = findGit(workspace, environment);
    if (program === null) return null;
    mkdirSync(folder, { recursive: true });
    const git = new Git(program, folder, gitEnvironment(folder, environment, marker));
    if ((await git.run(["init", "--quiet", "--bare", "--template=", folder])) === null) return null;
    if (borrowedObjects !== null) {
      mkdirSync(join(folder, "objects", "info"), { recursive: true });
      writeFileSync(join(folder, "objects", "info", "alternates"), `${borrowedObjects}\n`);
    }
    return git;
  }

  /** @returns Its stdout, or `null` if it fails. Error output is not shown. */
  async run(args: readonly string[], more: Readonly<Record<string, string>> = {}): Promise<string | null> {
    const env = { ...this.#environment, ...more };
    const options = { ...HIDDEN_OUTPUT, cwd: this.#folder, env };
    const result = await getExecOutput(`"${this.#program}"`, [...args], options).catch(() => null);
    return result?.exitCode === 0 ? result.stdout : null;
  }

  /** Fetches commits. The token is passed in the environment, because every process on the machine can see arguments. */
  async fetch({ url, token }: Remote, refs: readonly string[], options: readonly string[]): Promise<boolean> {
    const args = ["fetch", "--quiet", "--no-tags", "--no-write-fetch-head", ...options, url, ...refs];
    return (await this.run(args, token === null ? {} : authorization(url, token))) !== null;
  }
}

/** https://git-scm.com/docs/git-config#Documentation/git-config.txt-GITCONFIGCOUNT */
function authorization(url: string, token: string): Readonly<Record<string, string>> {
  const credentials = Buffer.from(`x-access-token:${token}`).toString("base64");
  return {
    GIT_CONFIG_COUNT: "1",
    GIT_CONFIG_KEY_0: `http.${new URL(url).origin}/.extraheader`,
    GIT_CONFIG_VALUE_0: `AUTHORIZATION: basic ${credentials}`,
  };
}

/** Keeps only the search path and proxies of the step's variables. */
function gitEnvironment(home: string, own: Variables, marker: string): Readonly<Record<string, string>> {
  const kept = Object.entries(own).flatMap(([name, value]) =>
    value !== undefined && /^(?:PATH|SYSTEMROOT|(?:HTTPS?|ALL|NO)_PROXY)$/i.test(name) ? [[name, value] as const] : [],
  );
  return {
    ...Object.fromEntries(kept),
    HOME: home,
    GIT_DIR: home,
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_CONFIG_GLOBAL: process.platform === "win32" ? "NUL" : "/dev/null",
    GIT_TERMINAL_PROMPT: "0",
    GIT_NO_LAZY_FETCH: "1",
    // Give up if the server sends less than 1,000 bytes per second for 20 seconds.
    GIT_HTTP_LOW_SPEED_LIMIT: "1000",
    GIT_HTTP_LOW_SPEED_TIME: "20",
    [PROCESS_MARKER_VARIABLE]: marker,
  };
}

/** The first `git` in the search path that neither the checkout nor an earlier step can have written. */
function findGit(workspace: string, environment: Variables): string | null {
  const path = Object.entries(environment).find(([name]) => name.toUpperCase() === "PATH")?.[1] ?? "";
  const name = process.platform === "win32" ? "git.exe" : "git";
  const found = path
    .split(delimiter)
    .filter((folder) => isAbsolute(folder))
    .map((folder) => join(folder, name))
    .find((file) => existsSync(file) && !isWritableByJob(file, workspace, environment));
  return found ?? null;
}
