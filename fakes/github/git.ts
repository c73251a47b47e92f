/** The commits of a repository and its forks, with their ancestors and differences. */
import { createHash } from "node:crypto";

/** A file that a commit changes. Its content does not matter here. */
export interface ChangedFile {
  readonly filename: string;
  readonly status: "added" | "modified" | "removed";
  readonly additions: number;
  readonly deletions: number;
}

export interface Commit {
  readonly sha: string;
  /** SHAs of the parents, first the one on the same branch. Empty for the root. */
  readonly parents: readonly string[];
  readonly message: string;
  /** Login of the author. */
  readonly author: string;
  /** ISO 8601. */
  readonly date: string;
  readonly files: readonly ChangedFile[];
}

export interface Comparison {
  readonly status: "ahead" | "behind" | "diverged" | "identical";
  /** Commits that only the head has, oldest first. */
  readonly ahead: readonly Commit[];
  /** Commits that only the base has, oldest first. */
  readonly behind: readonly Commit[];
  readonly mergeBase: Commit;
}

/** The commits of a network: a repository and all its forks, which share their objects as on GitHub. */
export class CommitGraph {
  readonly #seed: string;
  /** In the order of creation, so that parents precede their children. */
  readonly #commits = new Map<string, Commit>();

  /** @param seed Makes the SHAs of this network different from those of others, but the same in every run. */
  constructor(seed: string) {
    this.#seed = seed;
  }

  /** Adds a commit, with a generated SHA if there is no `sha`. Its parents must exist. */
  add(commit: Omit<Commit, "sha"> & { readonly sha?: string }): Commit {
    const sha = commit.sha ?? createHash("sha1").update(`${this.#seed} ${this.#commits.size}`).digest("hex");
    if (!/^[0-9a-f]{40}$/.test(sha)) throw new Error(`${sha} is not a full commit SHA.`);
    if (this.#commits.has(sha)) throw new Error(`The commit ${sha} exists already.`);
    for (const parent of commit.parents) this.get(parent);
    const added = { ...commit, sha };
    this.#commits.set(sha, added);
    return added;
  }

  has(sha: string): boolean {
    return this.#commits.has(sha);
  }

  get(sha: string): Commit {
    const commit = this.#commits.get(sha);
    if (!commit) throw new Error(`There is no commit ${sha}.`);
    return commit;
  }

  /** The commit with this full or abbreviated (7 digits or more) SHA, if there is exactly one. */
  find(sha: string): Commit | undefined {
    if (!/^[0-9a-f]{7,40}$/.test(sha)) return undefined;
    const found = [...this.#commits.values()].filter((commit) => commit.sha.startsWith(sha));
    return found.length === 1 ? found[0] : undefined;
  }

  /** Whether `sha` is `tip` or one of its ancestors. */
  contains(tip: string, sha: string): boolean {
    return this.#history(tip).has(sha);
  }

  /** The commits of `git log base..head` and `head..base`, or undefined if the two have no common ancestor. */
  compare(base: string, head: string): Comparison | undefined {
    const [inBase, inHead] = [this.#history(base), this.#history(head)];
    const ordered = [...this.#commits.values()];
    const mergeBase = ordered.findLast(({ sha }) => inBase.has(sha) && inHead.has(sha));
    if (!mergeBase) return undefined;
    const ahead = ordered.filter(({ sha }) => inHead.has(sha) && !inBase.has(sha));
    const behind = ordered.filter(({ sha }) => inBase.has(sha) && !inHead.has(sha));
    const status =
      ahead.length > 0 ? (behind.length > 0 ? "diverged" : "ahead") : behind.length > 0 ? "behind" : "identical";
    return { status, ahead, behind, mergeBase };
  }

  #history(tip: string): Set<string> {
    const seen = new Set<string>();
    const open = [tip];
    for (let sha = open.pop(); sha !== undefined; sha = open.pop()) {
      if (seen.has(sha)) continue;
      seen.add(sha);
      open.push(...this.get(sha).parents);
    }
    return seen;
  }
}
