/** The messages about a run in the job's log. */

import type { Failure } from "../../diagnosis/failure.ts";
import type { SourceLocations } from "../../diagnosis/source-location.ts";
import { joinParts } from "../../markdown/markdown.ts";
import { type Outcome, operationOf, subjectOf } from "../../outcome/outcome.ts";

export function startMessage(outcome: Outcome): string {
  const { run, plan } = outcome;
  const { pullRequestNumber, branch, commit } = subjectOf(outcome);
  const where = plan === null || plan.previewName === null ? plan?.target : `preview deployment "${plan.previewName}"`;
  const key = run.keyKind === null ? "" : `${run.keyKind} key`;
  const subject = pullRequestNumber === null ? (branch ?? "") : `pull request #${pullRequestNumber}`;
  return joinParts([`Deploying ${run.appName} to ${where}`, key, subject, commit.slice(0, 7)], " · ");
}

export function successLines({ run, plan, deployment, ending: { status, notes } }: Outcome): readonly string[] {
  if (status === "skipped") return [];
  const urls = [
    ...(plan === null || plan.appUrl === null ? [] : [`  Site         ${plan.appUrl}`]),
    ...(deployment.url === null ? [] : [`  URL          ${deployment.url}`]),
    ...(deployment.siteUrl === null ? [] : [`  HTTP actions ${deployment.siteUrl}`]),
    ...(deployment.dashboardUrl === null ? [] : [`  Dashboard    ${deployment.dashboardUrl}`]),
  ];
  if (status === "resolved") return [`✔ Found ${deployment.name ?? deployment.url ?? "the deployment"}`, ...urls];
  if (status === "dry-run" || operationOf({ run, plan }) !== "deploy") return notes;
  return [
    `✔ Deployed to ${deployment.name ?? deployment.url ?? "Convex"} in ${run.durationSeconds.toFixed(1)} s`,
    ...urls,
  ];
}

/** Puts the message for the annotated line first: in the diff view, this is all the reader sees. */
export function formatError({ cause, fix, link }: Failure, { locations, omitted }: SourceLocations): string {
  const [first, ...others] = locations;
  const marked =
    others.length > 0 ? `${others.length} more ${others.length > 1 ? "places are" : "place is"} marked` : "";
  const logged = omitted > 0 ? `${omitted} ${omitted > 1 ? "are" : "is"} only in the log` : "";
  const more = joinParts([marked, logged], ", ");
  const learnMore = link === null ? "" : `Learn more: ${link}`;
  return joinParts([first?.message ?? "", cause, fix, more === "" ? "" : `${more}.`, learnMore], "\n\n");
}
