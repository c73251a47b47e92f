/** Says once what could not be reported, and what to do about it. */

import type { Refused } from "../github/refused.ts";

export type Channel = "look-up" | "comment" | "github-deployment";

const NAMES: Readonly<Record<Channel, string>> = {
  "look-up": "the pull request of this branch",
  comment: "the pull request comment",
  "github-deployment": "the GitHub Deployment",
};

const NEEDED: Readonly<Record<Channel, string>> = {
  "look-up": "pull-requests: read",
  comment: "pull-requests: write",
  "github-deployment": "deployments: write",
};

const PERMISSIONS = "permissions:\n  contents: read\n  pull-requests: write\n  deployments: write";

/**
 * One text for all missing permissions together, and one for each other reason.
 *
 * @param isReadOnly - The run is a fork's or Dependabot's: GitHub gives it a token that no workflow can widen.
 */
export function shortfallTexts(failed: ReadonlyMap<Channel, Refused>, isReadOnly: boolean): readonly string[] {
  const entries = [...failed];
  const forbidden = entries.filter(([, { permission }]) => permission !== null);
  const others = entries.filter(([, { permission }]) => permission === null);
  return [
    ...(forbidden.length === 0 ? [] : [forbiddenText(forbidden, isReadOnly)]),
    ...others.map(([channel, { reason }]) => `${capital(verb(channel))}: ${reason}. This changes nothing else.`),
  ];
}

function forbiddenText(forbidden: readonly (readonly [Channel, Refused])[], isReadOnly: boolean): string {
  const what = forbidden.map(([channel]) => `${verb(channel)} (needs \`${NEEDED[channel]}\`)`).join("; ");
  const accepted = [...new Set(forbidden.map(([, { permission }]) => permission))].join("; ");
  const intro = `The token lacks permissions: ${what}. This changes nothing else. GitHub accepts: ${accepted}.`;
  return isReadOnly
    ? `${intro} Runs of forks and of Dependabot get a token that can only read.`
    : `${intro} Add to the job:\n\n${PERMISSIONS}`;
}

function verb(channel: Channel): string {
  return `${NAMES[channel]} could not be ${channel === "look-up" ? "looked up" : "written"}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
