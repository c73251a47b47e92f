import type { Comparison } from "../contract/comparison.ts";
import type { Failure } from "../diagnosis/failure.ts";
import { NO_LOCATIONS, type SourceLocation, type SourceLocations } from "../diagnosis/source-location.ts";
import type { Redactors } from "../key/redactor.ts";
import { codeSpan } from "../markdown/code-span.ts";
import { formatDuration } from "../markdown/markdown.ts";
import {
  type DeployDetails,
  type DeploymentInfo,
  type Ending,
  intactUrl,
  type Outcome,
  operationOf,
  type PlannedRun,
  previewOf,
  type RunSubject,
  redactComparison,
  redactOutcome,
  subjectOf,
} from "./outcome.ts";
import type { SchemaChange } from "./schema-change.ts";

/** Brands `PublicOutcome`, so that only `toPublicOutcome` can create one. */
declare const MADE_HERE: unique symbol;

/** The part of an outcome that is sent by API. Other fields never leave this process. */
export interface PublicOutcome extends RunSubject {
  readonly [MADE_HERE]: true;
  readonly operation: PlannedRun["operation"];
  readonly target: PlannedRun["target"] | null;
  readonly status: Ending["status"];
  readonly isImported: boolean;
  readonly isSeeded: boolean;
  readonly appName: string;
  readonly workingDirectory: string;
  readonly preview: { readonly name: string; readonly created: boolean | null } | null;
  readonly deployment: Pick<DeploymentInfo, "name" | "url" | "siteUrl" | "dashboardUrl" | "urlsFromApi">;
  /** URL of the deployed site. */
  readonly appUrl: string | null;
  readonly expiresAt: number | null;
  readonly cliVersion: string | null;
  readonly durationSeconds: number;
  readonly buildSeconds: number | null;
  readonly pushSeconds: number | null;
  readonly schemaChanges: readonly SchemaChange[];
  readonly comparison: Comparison | null;
  readonly notes: readonly string[];
  readonly failure: PublicFailure | null;
  readonly locations: readonly SentLocation[];
}

export interface PublicFailure extends Omit<Failure, "sent" | "cmdExitCode"> {
  /** Whether nothing was pushed and `cause` does not say so: `causeText` adds it. */
  readonly isBeforePush: boolean;
}

/** A location in the code that a failure names. */
export interface SentLocation extends Pick<SourceLocation, "path" | "line"> {
  /** Message of the CLI's type check or bundler, else an error's code or class, or `""`. */
  readonly message: string;
}

/** @param outcome - May be redacted already, or a result of `withoutExternalText`: that gives the same. */
export function toPublicOutcome(outcome: Outcome, redaction: Redactors): PublicOutcome {
  const { run, plan, deployment, deploy, comparison, ending } = withoutExternalText(outcome, redaction);
  const { appName, workingDirectory, durationSeconds } = run;
  const { commit, branch, pullRequestNumber } = subjectOf({ run, plan });
  const { status, isImported, isSeeded, failure, notes } = ending;
  const { name, url, siteUrl, dashboardUrl, urlsFromApi } = deployment;
  const made: Omit<PublicOutcome, typeof MADE_HERE> = {
    operation: operationOf({ run, plan }),
    target: plan?.target ?? null,
    status,
    isImported,
    isSeeded,
    appName,
    workingDirectory,
    commit,
    branch,
    pullRequestNumber,
    preview: previewOf({ plan, deployment }),
    deployment: { name, url, siteUrl, dashboardUrl, urlsFromApi },
    appUrl: plan?.appUrl ?? null,
    expiresAt: deployment.expiresAt,
    durationSeconds,
    cliVersion: deploy?.cliVersion || null,
    buildSeconds: deploy?.buildSeconds ?? null,
    pushSeconds: deploy?.pushSeconds ?? null,
    failure: failure === null ? null : publicFailure(failure),
    notes,
    schemaChanges: deploy?.schemaChanges ?? [],
    comparison,
    locations: (deploy?.locations.locations ?? []).map(({ path, line, sent }) => ({ path, line, message: sent })),
  };
  return made as PublicOutcome;
}

/**
 * Removes text that the build, the user's modules or a server printed, and redacts the values of variables with names of
 * secrets, so that the outcome can be shown where no runner masks it.
 */
export function withoutExternalText(outcome: Outcome, redaction: Redactors): Outcome {
  const redacted = redactOutcome(outcome, redaction);
  const { plan, deployment, deploy, comparison, ending } = redacted;
  const hide = redaction.redactSent;
  return {
    ...redacted,
    plan: plan && { ...plan, appUrl: intactUrl(plan.appUrl, hide) },
    deployment: withPublicUrls(deployment),
    deploy: deploy && {
      ...deploy,
      cliVersion: /^[\w.+-]{1,60}$/.test(deploy.cliVersion) ? deploy.cliVersion : "",
      schemaChanges: deploy.schemaChanges.map((change) => ({ ...change, name: hide(nameOfChange(change.name)) })),
      locations: withPublicMessages(deploy.locations, hide),
      outputTail: [],
    },
    comparison: comparison && redactComparison(comparison, hide),
    ending: {
      ...ending,
      failure: ending.failure && withPublicTexts(ending.failure, deploy, hide),
      // Notes of a sweep may quote Convex. A sweep is not reported by API, so drop them.
      notes: operationOf(redacted) === "sweep" ? [] : ending.notes.map(hide),
    },
  };
}

/**
 * The outcome for the job summary, which the runner masks line by line. What the build and modules printed is only in the
 * end of the output, unchanged: in other places, Markdown escapes characters, and a mask would not find an escaped secret.
 */
export function forSummary(outcome: Outcome, redaction: Redactors): Outcome {
  const { deploy, ending, ...others } = withoutExternalText(outcome, redaction);
  return {
    ...others,
    deploy: deploy && { ...deploy, outputTail: outcome.deploy?.outputTail ?? [] },
    ending: {
      ...ending,
      failure: ending.failure && { ...ending.failure, cause: causeText(publicFailure(ending.failure), "") },
      notes: outcome.ending.notes,
    },
  };
}

type Hide = Redactors["redactSent"];

function withPublicUrls({ url, siteUrl, ...deployment }: DeploymentInfo): DeploymentInfo {
  const shown = (address: string | null) => (deployment.urlsFromApi ? address : originOf(address));
  return { ...deployment, url: shown(url), siteUrl: shown(siteUrl) };
}

function withPublicMessages({ locations, omitted }: SourceLocations, hide: Hide): SourceLocations {
  const shown = locations.map(({ path, sent, ...position }) => ({
    ...position,
    path: hide(path),
    message: hide(sent),
    sent: hide(sent),
  }));
  return { locations: shown, omitted };
}

/** Replaces `cause` and `fix` by their public forms. `sent` stays too, because after a failed build it is only a part. */
function withPublicTexts(failure: Failure, deploy: DeployDetails | null, hide: Hide): Failure {
  const { cause, fix } = failure.sent ?? failure;
  const sent = { cause: hide(cause), fix: hide(fix) };
  const whole = failure.cmdExitCode === undefined ? sent.cause : `${buildText(failure, deploy)} ${sent.cause}`.trim();
  return { ...failure, cause: hide(whole), fix: sent.fix, sent };
}

/**
 * The cause, followed by a sentence if nothing was pushed.
 *
 * @param liveCommit - The commit that stays live, or `""` if there is none or it is unknown.
 */
export function causeText({ cause, isBeforePush }: PublicFailure, liveCommit: string): string {
  if (!isBeforePush) return cause;
  const live = liveCommit === "" ? "" : `; ${codeSpan(liveCommit.slice(0, 7))} stays live`;
  return `${cause} Nothing was pushed${live}.`;
}

function publicFailure({ code, link, cause, fix, cmdExitCode }: Failure): PublicFailure {
  return { code, link, cause, fix, isBeforePush: cmdExitCode !== undefined };
}

function buildText({ cmdExitCode }: Failure, deploy: DeployDetails | null): string {
  const took = deploy?.buildSeconds == null ? "" : `, ${formatDuration(deploy.buildSeconds)}`;
  return `\`cmd\` failed (exit ${cmdExitCode}${took})${firstLocation(deploy?.locations ?? NO_LOCATIONS)}.`;
}

function firstLocation({ locations: [first] }: SourceLocations): string {
  if (first === undefined || first.line === null) return "";
  return `, first at ${codeSpan(`${first.path}:${first.line}`)}${/^TS\d+$/.test(first.sent) ? ` (${first.sent})` : ""}`;
}

function originOf(url: string | null): string | null {
  return url !== null && URL.canParse(url) ? new URL(url).origin : null;
}

/** A table, index or component with its fields or a remark: `messages.by_day (day, _creationTime)`. */
const CHANGE = /^[\w./:*]{1,200}(?: \((?:[\w ,.()]|⚠️){1,300}\)|: [A-Za-z ,.]{1,100}){0,3}$/u;

/** @returns The name of a change, or `""` for any other text, which may have been printed by code of the app. */
function nameOfChange(name: SchemaChange["name"]): string {
  return CHANGE.test(name) ? name : "";
}
