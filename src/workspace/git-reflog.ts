/** Where HEAD of a checkout has been. Format: https://git-scm.com/docs/git-reflog and `logs/` of gitrepository-layout(5). */

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
 * The commits that were made in this checkout, by a commit or a merge, since HEAD was last moved in any other way. A
 * commit that was only checked out, fetched or fast-forwarded to is none.
 *
 * @param head - What HEAD is now.
 * @returns An empty set if the last move was another one, or there is no reflog.
 */
export function commitsMadeSinceCheckout(repository: Repository, head: string): ReadonlySet<string> {
  const made = new Set<string>();
  for (const { from, to, message } of lastMovesByCommit(repository, head)) {
    // A commit that took the place of one that was checked out is not that commit's descendant.
    if (message.startsWith("commit (amend)") && !made.has(from)) continue;
    made.add(to);
  }
  return made;
}

/** In the order of time. */
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
    // To another branch at the same commit.
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
