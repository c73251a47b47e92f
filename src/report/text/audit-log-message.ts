import type { Redactors } from "../../key/redactor.ts";
import { joinParts } from "../../markdown/markdown.ts";
import type { PublicOutcome } from "../../outcome/public-outcome.ts";

/**
 * Returns the message for the audit log of the Convex deployment.
 *
 * @param message - The `message` input, or `null` for the default.
 */
export function defaultAuditMessage(message: string | null, outcome: PublicOutcome, { redactSent }: Redactors): string {
  return message === null ? defaultMessage(outcome) : redactSent(message);
}

function defaultMessage({ pullRequestNumber, branch, commit }: PublicOutcome): string {
  const what =
    pullRequestNumber === null ? (branch ?? "") : `PR #${pullRequestNumber}${branch === null ? "" : ` (${branch})`}`;
  return joinParts([what, commit === "" ? "" : `at ${commit.slice(0, 7)}`], " ") || "GitHub Actions";
}
