/** Where a preview came from, and what still wants it. */

/** Where a preview came from, as this action's records say. */
export interface PreviewOrigin {
  readonly previewName: string;
  readonly pullRequestNumber: number | null;
  readonly branch: string | null;
}

/** What is alive in the repository. */
export interface OpenRefs {
  readonly pullRequests: ReadonlySet<number>;
  readonly branches: ReadonlySet<string>;
}

/** Why what a preview came from still wants it, as a clause; `null`: it is gone. */
export function inUseReason({ pullRequestNumber, branch }: PreviewOrigin, living: OpenRefs): string | null {
  if (pullRequestNumber !== null)
    return living.pullRequests.has(pullRequestNumber) ? `pull request #${pullRequestNumber} is open` : null;
  if (branch === null) return "its record names neither a pull request nor a branch";
  return living.branches.has(branch) ? `the branch \`${branch}\` exists` : null;
}
