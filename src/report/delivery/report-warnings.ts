/** Warns about reports that could not be written, and says how to fix it. */

import { PERMISSIONS } from "../../diagnosis/action-failures.ts";
import type { RequestFailure } from "../../github/request-error.ts";

export type Channel = "look-up" | "comment" | "github-deployment" | "all";

const NAMES: Readonly<Record<Channel, string>> = {
  "look-up": "the pull request of this branch",
  comment: "the pull request comment",
  "github-deployment": "the GitHub Deployment",
  all: "what GitHub shows of this run",
};

const REQUIRED_PERMISSION: Readonly<Record<Channel, string>> = {
  "look-up": "pull-requests: read",
  comment: "pull-requests: write",
  "github-deployment": "deployments: write",
  all: "pull-requests: write",
};

/** Runs whose token can only read. */
export type ReadOnlyRun = "fork" | "dependabot";

export interface ReportWarning {
  /** `notice` if the token of such runs is read-only by design. */
  readonly level: "warning" | "notice";
  readonly text: string;
}

/** Returns one warning for all missing permissions together, and one for each other reason. */
export function buildReportWarnings(
  failed: ReadonlyMap<Channel, RequestFailure>,
  readOnlyRun: ReadOnlyRun | null,
): readonly ReportWarning[] {
  const order = Object.keys(NAMES);
  const entries = [...failed].sort(([one], [other]) => order.indexOf(one) - order.indexOf(other));
  const forbidden = entries.filter(([, { isForbidden }]) => isForbidden);
  const others = Map.groupBy(
    entries.filter(([, { isForbidden }]) => !isForbidden),
    ([, refused]) => reasonOf(refused),
  );
  return [
    ...(forbidden.length === 0 ? [] : [forbiddenText(forbidden, readOnlyRun)]),
    ...[...others].map(([reason, group]) => ({
      level: "warning" as const,
      text: `${capitalize(whatFailed(group.map(([channel]) => channel)))}: ${reason}. The result of this step is not affected.`,
    })),
  ];
}

function reasonOf({ reason, permission }: RequestFailure): string {
  return permission === null ? reason : `${reason} (requires \`${permission}\`)`;
}

function forbiddenText(
  forbidden: readonly (readonly [Channel, RequestFailure])[],
  readOnlyRun: ReadOnlyRun | null,
): ReportWarning {
  const what = forbidden.map(([channel, { permission }]) => {
    const accepted = permission === null ? "" : `; GitHub accepts \`${permission}\``;
    return `${whatFailed([channel])} (needs \`${REQUIRED_PERMISSION[channel]}\`${accepted})`;
  });
  const text = `The token lacks permissions: ${what.join(", and ")}. The result of this step is not affected.`;
  return { level: readOnlyRun === null ? "warning" : "notice", text: `${text} ${ADVICE[readOnlyRun ?? "other"]}` };
}

/**
 * A Dependabot token can only read by default, and `permissions` can give it more:
 * https://docs.github.com/en/code-security/dependabot/troubleshooting-dependabot/troubleshooting-dependabot-on-github-actions
 * A fork's token is limited to reading, even if the workflow sets other permissions:
 * https://docs.github.com/en/actions/reference/security/secure-use#potential-impact-of-a-compromised-runner
 */
const ADVICE: Readonly<Record<ReadOnlyRun | "other", string>> = {
  fork: "Runs of a fork's pull request get a token that can only read.",
  dependabot: `Runs of Dependabot get a token that can only read, unless the job sets:\n\n${PERMISSIONS}`,
  other: `Add these permissions to the job (your own token in \`github-token\` needs the same ones):\n\n${PERMISSIONS}`,
};

function whatFailed(channels: readonly Channel[]): string {
  const written = channels.filter((channel) => channel !== "look-up").map((channel) => NAMES[channel]);
  return [
    ...(channels.includes("look-up") ? [`${NAMES["look-up"]} could not be looked up`] : []),
    ...(written.length === 0 ? [] : [`${written.join(" and ")} could not be written`]),
  ].join(", and ");
}

function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
