import type { Outcome } from "./outcome.ts";

/** The default of the `message` input: what the audit log of the Convex deployment shows. */
export function auditMessage({ pullRequestNumber, branch, commit }: Outcome): string {
  const what =
    pullRequestNumber === null ? (branch ?? "") : `PR #${pullRequestNumber}${branch === null ? "" : ` (${branch})`}`;
  return (
    [what, commit === "" ? "" : `at ${commit.slice(0, 7)}`].filter((part) => part !== "").join(" ") || "GitHub Actions"
  );
}
