import { randomUUID } from "node:crypto";
import { mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Maximum size of a step's job summary, in bytes. */
export const SUMMARY_LIMIT = 1024 * 1024;

const PREFIXES = {
  path: "add_path_",
  env: "set_env_",
  step_summary: "step_summary_",
  state: "save_state_",
  output: "set_output_",
  artifacts: "artifacts_",
} as const;

export type CommandFileName = keyof typeof PREFIXES;
/** The path of each file. The keys are those of the `github` context, so `GITHUB_STEP_SUMMARY` is `step_summary`. */
export type CommandFiles = Readonly<Record<CommandFileName, string>>;

/**
 * Creates empty command files for a phase under `RUNNER_TEMP`.
 *
 * @see https://github.com/actions/runner/blob/main/src/Runner.Worker/FileCommandManager.cs
 */
export function createCommandFiles(temp: string): CommandFiles {
  const folder = join(temp, "_runner_file_commands");
  mkdirSync(folder, { recursive: true });
  const suffix = randomUUID();
  const create = (name: CommandFileName) => {
    const path = join(folder, PREFIXES[name] + suffix);
    writeFileSync(path, "");
    return path;
  };
  return {
    path: create("path"),
    env: create("env"),
    step_summary: create("step_summary"),
    state: create("state"),
    output: create("output"),
    artifacts: create("artifacts"),
  };
}

/**
 * Reads the `NAME=value` lines and `NAME<<DELIMITER` blocks of a command file. It is lazy like the runner's own reader:
 * everything before a malformed line takes effect, and that line and everything after it is ignored.
 *
 * @throws Error with the runner's message for a line of neither form, and for a block without its delimiter.
 */
export function* keyValuePairs(text: string): Generator<[name: string, value: string]> {
  const lines = text.split("\n");
  const terminated = lines.at(-1) === "";
  if (terminated) lines.pop();
  for (let at = 0; at < lines.length; at++) {
    const line = ownLine(lines[at] ?? "");
    if (line === "") continue;
    const equals = line.indexOf("=");
    const block = line.indexOf("<<");
    if (equals >= 0 && (block < 0 || equals < block)) {
      yield [line.slice(0, equals), line.slice(equals + 1)];
    } else if (block >= 0) {
      const [name, delimiter] = [line.slice(0, block), line.slice(block + 2)];
      if (name === "" || delimiter === "") {
        throw new Error(`Invalid format '${line}'. Name must not be empty and delimiter must not be empty`);
      }
      const end = lines.findIndex((candidate, index) => index > at && ownLine(candidate) === delimiter);
      if (end < 0) throw new Error(missingDelimiter(delimiter, at + 1 < lines.length && !terminated));
      yield [name, ownLine(lines.slice(at + 1, end).join("\n"))];
      at = end;
    } else {
      throw new Error(`Invalid format '${line}'`);
    }
  }
}

function missingDelimiter(delimiter: string, endsInsideLine: boolean): string {
  return endsInsideLine
    ? "Invalid value. EOF marker missing new line."
    : `Invalid value. Matching delimiter not found '${delimiter}'`;
}

/** On Windows, a carriage return is part of the line break. On other systems it is part of the value. */
function ownLine(line: string): string {
  return process.platform === "win32" && line.endsWith("\r") ? line.slice(0, -1) : line;
}

/** The text of a command file, or `null` if the step removed it. */
export function readCommandFile(path: string): string | null {
  try {
    return readFileSync(path, "utf8").replace(/^\uFEFF/, "");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

/** Size of a file in bytes, or 0 if the step removed it. */
export function commandFileSize(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

/** Splits a text into lines as .NET does: a single carriage return also ends a line. */
export function textLines(text: string): string[] {
  const lines = text.split(/\r\n|\r|\n/);
  if (lines.at(-1) === "") lines.pop();
  return lines;
}
