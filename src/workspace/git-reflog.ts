/** Reads how HEAD of a checkout has moved: https://git-scm.com/docs/git-reflog and `logs/` in gitrepository-layout(5). */

import { join } from "node:path";
import type { Repository } from "./git-repository.ts";
import { readRegularFile } from "./read-regular-file.ts";

/** A move of HEAD from one commit to another. */
interface Move {
  readonly from: string;
  readonly to: string;
  /** Git's own words, for example `commit: Fix login` or `checkout: moving from main to v1`. */
  readonly message: string;
}

/**
 * The commits that were made in this checkout, by a commit or a merge, since HEAD last moved in any other way. Commits
 * that were only checked out, fetched or fast-forwarded to do not count.
 *
 * @param head - What HEAD is now.
 * @returns An empty set if HEAD last moved in another way, or there is no reflog.
 */
export function commitsMadeSinceCheckout(repository: Repository, head: string): ReadonlySet<string> {
  const made = new Set<string>();
  for (const { from, to, message } of lastMovesByCommit(repository, head)) {
    // An amended commit is not a descendant of the checked-out commit that it replaced.
    if (message.startsWith("commit (amend)") && !made.has(from)) continue;
    made.add(to);
  }
  return made;
}

/** The latest moves by commit or merge, the oldest first. */
function lastMovesByCommit({ gitDirectory }: Repository, head: string): readonly Move[] {
  const lines =
    readRegularFile(join(gitDirectory, "logs", "HEAD"))
      ?.trimEnd()
      .split("\n") ?? [];
  const moves: Move[] = [];
  let current = head;
  for (const line of lines.reverse()) {
    const [, from, to, message] = /^([0-9a-f]{40,64}) ([0-9a-f]{40,64}) [^\t]*\t(.*)$/.exec(line) ?? [];
    if (from === undefined || to !== current || message === undefined) break;
    // HEAD moved to another branch at the same commit.
    if (from === to) continue;
    if (!isCommitOrMerge(message)) break;
    moves.unshift({ from, to, message });
    current = from;
  }
  return moves;
}

function isCommitOrMerge(message: string): boolean {
  return /^(?:commit(?: \((?:amend|merge)\))?|merge [^:]*): /.test(message) && !/: Fast-forward$/.test(message);
}
