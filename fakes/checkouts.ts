/** Sets a workspace's HEAD to the commit of a run, as `actions/checkout` does at the start of a job. */

import { execFileSync } from "node:child_process";
import { cpSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** A workspace while runs use it. */
interface InUse {
  readonly commit: string;
  /** Content of HEAD before the first of these runs changed it. */
  readonly before: string;
  runs: number;
}

export class Checkouts {
  readonly #inUse = new Map<string, InUse>();
  #copies = 0;

  /**
   * Runs `action` with a detached HEAD at `commit` in the workspace, and restores HEAD afterwards. Only HEAD changes: the
   * files keep the content that the test gave them, and the commit does not have to exist. If other runs use the
   * workspace at another commit, a copy of it is used, because every job has its own checkout.
   *
   * @param workspace - Used unchanged if it is not a git checkout.
   */
  async use<Result>(workspace: string, commit: string, run: (workspace: string) => Promise<Result>): Promise<Result> {
    if (!existsSync(join(workspace, ".git", "HEAD"))) return run(workspace);
    const others = this.#inUse.get(workspace);
    if (others !== undefined && others.commit !== commit) return this.use(this.#copyOf(workspace), commit, run);
    const head = join(workspace, ".git", "HEAD");
    const entry = others ?? { commit, before: readFileSync(head, "utf8"), runs: 0 };
    if (headOf(workspace) !== commit) writeFileSync(head, `${commit}\n`);
    this.#inUse.set(workspace, entry);
    entry.runs += 1;
    try {
      return await run(workspace);
    } finally {
      entry.runs -= 1;
      if (entry.runs === 0) {
        this.#inUse.delete(workspace);
        writeFileSync(head, entry.before);
      }
    }
  }

  /** Copies the workspace to a new folder next to it, with hard links for the installed packages, which never change. */
  #copyOf(workspace: string): string {
    this.#copies += 1;
    const copy = join(dirname(workspace), `copy-${this.#copies}`);
    const modules = join(workspace, "node_modules");
    cpSync(workspace, copy, { recursive: true, verbatimSymlinks: true, filter: (path) => path !== modules });
    if (existsSync(modules)) execFileSync("cp", ["-al", modules, join(copy, "node_modules")]);
    return copy;
  }
}

/** The commit that is checked out in a workspace. */
export function headOf(workspace: string): string {
  return execFileSync("git", ["rev-parse", "HEAD"], { cwd: workspace, encoding: "utf8" }).trim();
}
