/** The files in which a step tells the runner its outputs, and its state for `post`. */

import { randomUUID } from "node:crypto";
import { renameSync, writeFileSync } from "node:fs";
import { EOL } from "node:os";

/**
 * Written as a whole each time. The build can find the file, whatever its environment says: what it has added, an
 * unterminated heredoc above all, would stand beside what this process says, or take it away.
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands#environment-files
 */
export class RunnerFile {
  readonly #variable: string;
  readonly #values = new Map<string, string>();

  /** @param variable - The environment variable in which the runner says where the file lies. */
  constructor(variable: string) {
    this.#variable = variable;
  }

  /** @throws What the file system throws. */
  set(values: Readonly<Record<string, string>>): void {
    for (const [name, value] of Object.entries(values)) this.#values.set(name, value);
    this.rewrite();
  }

  /** Says again what was said, and nothing else. */
  rewrite(): void {
    const path = process.env[this.#variable] ?? "";
    if (path !== "") replaceFile(path, [...this.#values].map(block).join(""));
  }
}

/** One of each in this process, whoever speaks first. */
export const OUTPUT_FILE = new RunnerFile("GITHUB_OUTPUT");
export const STATE_FILE = new RunnerFile("GITHUB_STATE");

function block([name, value]: readonly [string, string]): string {
  const end = `end_${randomUUID()}`;
  return `${name}<<${end}${EOL}${value}${EOL}${end}${EOL}`;
}

/** In one go, so that a process that is killed meanwhile leaves the old text or the new one. */
function replaceFile(path: string, text: string): void {
  const next = `${path}.${randomUUID()}`;
  try {
    writeFileSync(next, text, { flag: "wx" });
    renameSync(next, path);
  } catch {
    // A folder that takes no new file, or on Windows a file that somebody looks at.
    writeFileSync(path, text);
  }
}
