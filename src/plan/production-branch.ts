import picomatch from "picomatch";

/**
 * Whether a branch may reach production.
 *
 * Patterns read as GitHub's branch filters do: `*` stops at a slash, `**` does not, and of several patterns the last
 * that matches counts, so that `!name` takes back what came before it
 * (https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#filter-pattern-cheat-sheet).
 * A list of exclusions alone names no branch.
 *
 * @param patterns Empty: the default branch, and nothing when that is not known.
 */
export function isProductionBranch(
  branch: string | null,
  patterns: readonly string[],
  defaultBranch: string | null,
): boolean {
  if (branch === null) return false;
  if (patterns.length === 0) return branch === defaultBranch;
  return patterns.reduce((allowed, pattern) => {
    if (pattern.startsWith("!")) return allowed && !matches(branch, pattern.slice(1));
    return allowed || matches(branch, pattern);
  }, false);
}

/** A name may hold characters that mean something in a glob; picomatch takes a pattern for that name as well. */
function matches(branch: string, pattern: string): boolean {
  // Extended and negated globs turn "all but one branch" into production with a single character.
  // picomatch throws on an empty pattern, which `!` alone leaves.
  if (pattern === "") return false;
  return picomatch(pattern, { dot: true, noextglob: true, nonegate: true, windows: false })(branch);
}
