/**
 * The files by which a step passes outputs, variables, additions to `PATH`, a summary and saved state to the runner.
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands#environment-files
 */

import { randomUUID } from "node:crypto";
import {
  chmodSync,
  closeSync,
  constants,
  fstatSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { EOL } from "node:os";
import { dirname, isAbsolute } from "node:path";

/**
 * Rewrites the whole file on each change. The build can find the file even without its variable, and what it adds, such
 * as an unterminated heredoc, could add to or swallow what this process writes.
 */
export class EnvironmentFile {
  readonly variable: string;
  readonly #values = new Map<string, string>();
  #text = "";

  /** @param variable - The environment variable that holds the file's path. */
  constructor(variable: string) {
    this.variable = variable;
  }

  /** Values that this process has set. */
  get values(): readonly string[] {
    return [...this.#values.values()];
  }

  /** @throws What the file system throws. */
  set(values: Readonly<Record<string, string>>): void {
    for (const [name, value] of Object.entries(values)) this.#values.set(name, value);
    this.rewrite();
  }

  /**
   * Adds plain text instead of values, for the summary.
   *
   * @throws What the file system throws.
   */
  append(text: string): void {
    this.#text += text;
    this.rewrite();
  }

  /** Writes the file again with only what this process has set. */
  rewrite(): void {
    const path = process.env[this.variable] ?? "";
    if (path !== "") writeAtomically(path, this.#text + [...this.#values].map(heredoc).join(""));
  }
}

/** One instance per file for the whole process, so that no two overwrite each other. */
export const OUTPUT_FILE = new EnvironmentFile("GITHUB_OUTPUT");
export const STATE_FILE = new EnvironmentFile("GITHUB_STATE");
export const ENV_FILE = new EnvironmentFile("GITHUB_ENV");
export const SUMMARY_FILE = new EnvironmentFile("GITHUB_STEP_SUMMARY");

/** The action adds nothing to `PATH`. */
const PATH_FILE = new EnvironmentFile("GITHUB_PATH");
const OWN_FILES = [OUTPUT_FILE, STATE_FILE, ENV_FILE, SUMMARY_FILE, PATH_FILE];

/**
 * Removes from all the runner's files what this process has not written: a build that finds them could pass variables,
 * additions to `PATH` and a summary to later steps. If one file fails, it continues with the others.
 *
 * @returns Whether all files were restored.
 */
export function restoreRunnerFiles(): boolean {
  return [...OWN_FILES, ...otherFiles()].map(isRewritten).every(Boolean);
}

/**
 * Restores the runner's files when this process exits for any reason but SIGKILL. If that fails, the step fails too, so
 * that later steps do not start with what the build may have left.
 */
export function cleanRunnerFilesAtExit(): void {
  process.on("exit", (code) => {
    if (restoreRunnerFiles() || code !== 0) return;
    writeSync(1, `::error title=Convex Deploy::${NOT_CLEANED}${EOL}`);
    process.exitCode = 1;
  });
}

const NOT_CLEANED =
  "The runner's files of this step (`GITHUB_ENV`, `GITHUB_PATH` and others) could not be cleaned. Code that `cmd` or the CLI ran has replaced or locked them, and could change later steps. Find out what writes to `_runner_file_commands` in the runner's temporary folder, and remove it.";

/**
 * Newer runners have files that this action does not know, such as the list of artifacts that the job declares. They are
 * in the same folder. https://github.com/actions/runner/blob/main/src/Runner.Worker/FileCommandManager.cs
 */
function otherFiles(): readonly EnvironmentFile[] {
  const folder = dirname(process.env.GITHUB_OUTPUT ?? "");
  if (!isAbsolute(folder)) return [];
  // Runners derived from act also keep the event's payload there, which later steps read.
  return (
    Object.entries(process.env)
      .filter(([name]) => name.startsWith("GITHUB_") && name !== "GITHUB_EVENT_PATH")
      .filter(([, path = ""]) => isAbsolute(path) && dirname(path) === folder)
      // Skip files that are also known by another variable: rewriting them here would empty them.
      .filter(([, path]) => !OWN_FILES.some(({ variable }) => process.env[variable] === path))
      .map(([name]) => new EnvironmentFile(name))
  );
}

function isRewritten(file: EnvironmentFile): boolean {
  try {
    file.rewrite();
    return true;
  } catch {
    return false;
  }
}

function heredoc([name, value]: readonly [string, string]): string {
  const end = `end_${randomUUID()}`;
  return `${name}<<${end}${EOL}${value}${EOL}${end}${EOL}`;
}

/** Replaces the file atomically: a process that is killed in the meantime leaves either the old text or the new one. */
function writeAtomically(path: string, text: string): void {
  try {
    renameOver(path, text);
  } catch {
    try {
      // The build may have removed the folder, or the permission to write to it.
      mkdirSync(dirname(path), { recursive: true });
      chmodSync(dirname(path), 0o755);
      renameOver(path, text);
    } catch {
      overwrite(path, text);
    }
  }
}

function renameOver(path: string, text: string): void {
  const next = `${path}.${randomUUID()}`;
  try {
    writeFileSync(next, text, { flag: "wx" });
    renameSync(next, path);
  } catch (error) {
    rmSync(next, { force: true });
    throw error;
  }
}

/**
 * For a folder that cannot be written to, or on Windows a file that another process has open. Does not follow links or
 * wait for a pipe's reader.
 */
function overwrite(path: string, text: string): void {
  const { O_WRONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants;
  const file = openSync(path, O_WRONLY | O_NOFOLLOW | O_NONBLOCK);
  try {
    if (!fstatSync(file).isFile())
      throw new Error("One of the runner's files was replaced by something that is not a regular file.");
    ftruncateSync(file);
    writeFileSync(file, text);
  } finally {
    closeSync(file);
  }
}
