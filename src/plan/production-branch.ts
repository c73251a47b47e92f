import picomatch from "picomatch";

/**
 * Whether a branch may deploy to production.
 *
 * Patterns work like GitHub's branch filters: `*` stops at a slash, `**` does not, and the last pattern that matches
 * decides, so that `!name` excludes what an earlier pattern included
 * (https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#filter-pattern-cheat-sheet).
 * A list of only exclusions matches no branch.
 *
 * @param patterns - If empty, only the default branch matches, and no branch if that is not known.
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

/** A branch's name may contain glob characters; picomatch also matches a pattern that equals the name. */
function matches(branch: string, pattern: string): boolean {
  // Without extended and negated globs, a single character cannot make all branches but one production branches.
  // picomatch throws on an empty pattern, which `!` alone leaves.
  if (pattern === "") return false;
  return picomatch(pattern, { dot: true, noextglob: true, nonegate: true, windows: false })(branch);
}
