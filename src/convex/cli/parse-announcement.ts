import { deploymentNameFromUrl } from "../api/deployment-url.ts";

/**
 * Parses what the Convex CLI reports about a deploy on stderr (stdout has the output of the build and of `tsc`).
 *
 * Lines of the tested versions (`announceDeploymentTarget.ts`, `deploy.ts`, `deploy2.ts` of the CLI):
 *   ▌ Deploying code to deployment:
 *   ▌ [Preview] team:project:preview/x (dashboard: https://dashboard.convex.dev/t/team/project/name)
 *   ▌ └─ https://name.convex.cloud
 *   ✔ Deployed Convex functions to https://name.convex.cloud
 */

export interface Announcement {
  /** `Production`, `Development`, `Preview`, `Custom`; empty for a self-hosted backend. */
  readonly label: string;
  /** `team:project:reference` or a deployment name. */
  readonly reference: string;
  readonly dashboardUrl: string | null;
  readonly url: string | null;
}

export interface CliStatus {
  readonly announcement: Announcement | null;
  /** From the line after a successful push. */
  readonly deployedUrl: string | null;
}

export const NO_STATUS: CliStatus = { announcement: null, deployedUrl: null };

const ANNOUNCED = /^▌\s+\[(\w*)\]\s+(\S+)(?:\s+\((?:dev|prod)\))?(?:\s+\(dashboard: (\S+)\))?$/;
const ANNOUNCED_URL = /^▌\s+└─\s+(\S+)$/;
const DEPLOYED = /^(?:✔|√)\s+Deployed Convex functions to (\S+)$/;

/** Adds one line without escape sequences. The first announcement and the last success count. */
export function parseCliLine(report: CliStatus, line: string): CliStatus {
  const text = line.trim();
  const announced = ANNOUNCED.exec(text);
  if (announced !== null && report.announcement === null) {
    const [, label = "", reference = "", dashboardUrl] = announced;
    return { ...report, announcement: { label, reference, dashboardUrl: dashboardUrl ?? null, url: null } };
  }
  const url = ANNOUNCED_URL.exec(text)?.[1];
  if (url !== undefined && (report.announcement === null || report.announcement.url === null)) {
    const announcement = report.announcement ?? { label: "", reference: "", dashboardUrl: null, url: null };
    return { ...report, announcement: { ...announcement, url } };
  }
  const deployed = DEPLOYED.exec(text)?.[1];
  return deployed === undefined ? report : { ...report, deployedUrl: deployed };
}

/** @returns The deployment's name from the announcement or a URL, or `null`. */
export function deploymentNameFromStatus(report: CliStatus): string | null {
  const fromDashboard = report.announcement?.dashboardUrl?.split("/").at(-1);
  if (fromDashboard !== undefined && /^[\w-]+$/.test(fromDashboard)) return fromDashboard;
  const reference = report.announcement?.reference ?? "";
  if (/^[\w-]+$/.test(reference)) return reference;
  return deploymentNameFromUrl(report.deployedUrl ?? report.announcement?.url ?? "");
}
