/** Holds what the CLI did against what was planned. */

import type { DeployKey } from "../../key/deploy-key.ts";
import type { Target } from "../../plan/decide.ts";
import { quoted } from "../../markdown/code-span.ts";
import { type CliReport, nameInReport } from "../cli/parse-announcement.ts";
import { deploymentNameInUrl } from "../api/deployment-url.ts";

export interface Expectation {
  readonly target: Target;
  readonly key: DeployKey;
  /** The deployment that key or input name; `null` where only the project is known. */
  readonly deploymentName: string | null;
  /** The backend of an admin key. */
  readonly url: string | null;
}

const LABELS: Readonly<Record<Target, string>> = {
  preview: "Preview",
  production: "Production",
  development: "Development",
  custom: "Custom",
};

/**
 * @param cloudUrl - What the hand-off reported; `null` where it did not run.
 * @returns A sentence for the first thing that speaks against what was expected, `null` where there is none. What an old
 *   CLI does not say is not held against it.
 */
export function whyWrongDeployment(expected: Expectation, report: CliReport, cloudUrl: string | null): string | null {
  const { announcement } = report;
  if (expected.url !== null) {
    const reached = report.deployedUrl ?? announcement?.url ?? null;
    return reached !== null && origin(reached) !== origin(expected.url)
      ? `The CLI deployed to ${quoted(reached)}, not to ${quoted(expected.url)}.`
      : null;
  }
  if (announcement !== null && announcement.label !== "" && announcement.label !== LABELS[expected.target])
    return `The CLI announced a ${announcement.label} deployment where ${expected.target} was planned.`;
  const { key } = expected;
  const project = key.kind === "preview" || key.kind === "project" ? `${key.teamSlug}:${key.projectSlug}:` : null;
  if (project !== null && announcement?.reference.includes(":") && !announcement.reference.startsWith(project))
    return `The CLI announced ${quoted(announcement.reference)}, which is not of the key's project ${quoted(project.slice(0, -1))}.`;
  const names = [
    nameInReport(report),
    deploymentNameInUrl(report.deployedUrl ?? ""),
    deploymentNameInUrl(cloudUrl ?? ""),
  ];
  const known = names.filter((name) => name !== null);
  const wanted = expected.deploymentName ?? known[0];
  const other = known.find((name) => name !== wanted);
  if (other !== undefined && wanted !== undefined)
    return `The CLI deployed to ${quoted(other)}, not to ${quoted(wanted)}.`;
  if (announcement?.url && report.deployedUrl && origin(announcement.url) !== origin(report.deployedUrl))
    return `The CLI announced ${quoted(announcement.url)} and deployed to ${quoted(report.deployedUrl)}.`;
  return null;
}

function origin(url: string): string {
  return URL.canParse(url) ? new URL(url).origin : url;
}
