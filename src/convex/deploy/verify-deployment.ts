/** Compares what the CLI did with what was planned. */

import type { DeployKey } from "../../key/deploy-key.ts";
import { codeSpan } from "../../markdown/code-span.ts";
import type { Target } from "../../plan/decide.ts";
import { deploymentNameFromUrl } from "../api/deployment-url.ts";
import { type CliStatus, deploymentNameFromStatus } from "../cli/parse-announcement.ts";

export interface ExpectedDeployment {
  readonly target: Target;
  readonly key: DeployKey;
  /** The deployment that the key or an input names, or `null` if only the project is known. */
  readonly deploymentName: string | null;
  /** URL of an admin key's backend, or `null`. */
  readonly url: string | null;
}

const LABELS: Readonly<Record<Target, string>> = {
  preview: "Preview",
  production: "Production",
  development: "Development",
  custom: "Custom",
};

/**
 * @param cloudUrl - URL from the command wrapper, or `null` if it did not run.
 * @returns A sentence about the first difference, or `null` if there is none. Facts that an old CLI does not print are not
 *   compared.
 */
export function findDeploymentMismatch(
  expected: ExpectedDeployment,
  report: CliStatus,
  cloudUrl: string | null,
): string | null {
  const { announcement } = report;
  if (expected.url !== null) {
    const reached = report.deployedUrl ?? announcement?.url ?? null;
    return reached !== null && origin(reached) !== origin(expected.url)
      ? `The CLI deployed to ${codeSpan(reached)}, not to ${codeSpan(expected.url)}.`
      : null;
  }
  if (announcement !== null && announcement.label !== "" && announcement.label !== LABELS[expected.target])
    return `The CLI announced a ${announcement.label} deployment, but ${expected.target} was planned.`;
  const { key } = expected;
  const project = key.kind === "preview" || key.kind === "project" ? `${key.teamSlug}:${key.projectSlug}:` : null;
  if (project !== null && announcement?.reference.includes(":") && !announcement.reference.startsWith(project))
    return `The CLI announced ${codeSpan(announcement.reference)}, which is not in the key's project ${codeSpan(project.slice(0, -1))}.`;
  const names = [
    deploymentNameFromStatus(report),
    deploymentNameFromUrl(report.deployedUrl ?? ""),
    deploymentNameFromUrl(cloudUrl ?? ""),
  ];
  const known = names.filter((name) => name !== null);
  const wanted = expected.deploymentName ?? known[0];
  const other = known.find((name) => name !== wanted);
  if (other !== undefined && wanted !== undefined)
    return `The CLI deployed to ${codeSpan(other)}, not to ${codeSpan(wanted)}.`;
  if (announcement?.url && report.deployedUrl && origin(announcement.url) !== origin(report.deployedUrl))
    return `The CLI announced ${codeSpan(announcement.url)} and deployed to ${codeSpan(report.deployedUrl)}.`;
  return null;
}

function origin(url: string): string {
  return URL.canParse(url) ? new URL(url).origin : url;
}
