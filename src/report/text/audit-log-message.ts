import type { Redactors } from "../../key/redactor.ts";
import type { PublicOutcome } from "../../outcome/public-outcome.ts";

/**
 * What the audit log of the Convex deployment shows.
 *
 * @param given - The `message` input; `null`: its default.
 */
export function defaultAuditMessage(given: string | null, outcome: PublicOutcome, { redactSent }: Redactors): string {
  return given === null ? defaultMessage(outcome) : redactSent(given);
}

function defaultMessage({ pullRequestNumber, branch, commit }: PublicOutcome): string {
  const what =
    pullRequestNumber === null ? (branch ?? "") : `PR #${pullRequestNumber}${branch === null ? "" : ` (${branch})`}`;
  return (
    [what, commit === "" ? "" : `at ${commit.slice(0, 7)}`].filter((part) => part !== "").join(" ") || "GitHub Actions"
  );
}
