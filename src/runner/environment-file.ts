/**
 * The files in which a step tells the runner its outputs, variables, folders for `PATH`, summary, and state for `post`.
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands#environment-files
 */

import { randomUUID } from "node:crypto";
import {
  chmodSync,
  closeSync,
  constants,
  fstatSync,
  ftruncateSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { EOL } from "node:os";
import { dirname, isAbsolute } from "node:path";

/**
 * Written as a whole each time. The build can find the file, whatever its environment says: what it has added, an
 * unterminated heredoc above all, would stand beside what this process says, or take it away.
 */
export class EnvironmentFile {
  readonly variable: string;
  readonly #values = new Map<string, string>();
  #text = "";

  /** @param variable - The environment variable in which the runner says where the file lies. */
  constructor(variable: string) {
    this.variable = variable;
  }

  /** What this process has set. */
  get values(): readonly string[] {
    return [...this.#values.values()];
  }

  /** @throws What the file system throws. */
  set(values: Readonly<Record<string, string>>): void {
    for (const [name, value] of Object.entries(values)) this.#values.set(name, value);
    this.rewrite();
  }

  /**
   * Adds lines that are no values, for the summary.
   *
   * @throws What the file system throws.
   */
  append(text: string): void {
    this.#text += text;
    this.rewrite();
  }

  /** Writes the file again with what this process has set, and nothing else. */
  rewrite(): void {
    const path = process.env[this.variable] ?? "";
    if (path !== "") writeAtomically(path, this.#text + [...this.#values].map(heredoc).join(""));
  }
}

/** One of each in this process, whoever speaks first. */
export const OUTPUT_FILE = new EnvironmentFile("GITHUB_OUTPUT");
export const STATE_FILE = new EnvironmentFile("GITHUB_STATE");
export const ENV_FILE = new EnvironmentFile("GITHUB_ENV");
export const SUMMARY_FILE = new EnvironmentFile("GITHUB_STEP_SUMMARY");

/** The action adds nothing to `PATH`. */
const PATH_FILE = new EnvironmentFile("GITHUB_PATH");
const OWN_FILES = [OUTPUT_FILE, STATE_FILE, ENV_FILE, SUMMARY_FILE, PATH_FILE];

/**
 * Takes out of all the runner's files what this process has not written itself: a build that finds them could leave
 * variables, a folder in `PATH` and a summary to later steps. It goes on where one of them fails.
 *
 * @returns Whether it worked for all of them.
 */
export function restoreRunnerFiles(): boolean {
  return [...OWN_FILES, ...otherFiles()].map(isRewritten).every(Boolean);
}

/**
 * Does it as the last thing in this process, however that ends. Only a process that is killed has no such moment.
 * Where it fails, so does the step: later steps must not start with what may be left.
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
 * Newer runners know more files than the action does, such as the list of artifacts that the job declares. They lie in
 * the same folder. https://github.com/actions/runner/blob/main/src/Runner.Worker/FileCommandManager.cs
 */
function otherFiles(): readonly EnvironmentFile[] {
  const folder = dirname(process.env.GITHUB_OUTPUT ?? "");
  if (!isAbsolute(folder)) return [];
  // Runners made from act keep the event's payload beside them, which later steps read.
  return (
    Object.entries(process.env)
      .filter(([name]) => name.startsWith("GITHUB_") && name !== "GITHUB_EVENT_PATH")
      .filter(([, path = ""]) => isAbsolute(path) && dirname(path) === folder)
      // Whatever variable names it, a file of ours is not written twice: as one of a newer runner's it would be empty.
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

/** Replaces the file in one step: a process that is killed meanwhile leaves either the old text or the new one. */
function writeAtomically(path: string, text: string): void {
  try {
    renameOver(path, text);
  } catch {
    try {
      // The build may have taken away the permission to write in the folder.
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

/** For a folder that takes no new file, or on Windows a file that somebody looks at. Follows no link, waits for no pipe. */
function overwrite(path: string, text: string): void {
  const { O_WRONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants;
  const file = openSync(path, O_WRONLY | O_NOFOLLOW | O_NONBLOCK);
  try {
    if (!fstatSync(file).isFile()) throw new Error("Something else was put in the place of a file of the runner's.");
    ftruncateSync(file);
    writeFileSync(file, text);
  } finally {
    closeSync(file);
  }
}
