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
  redactComparison,
  redactOutcome,
  subjectOf,
} from "./outcome.ts";
import type { SchemaChange } from "./schema-change.ts";

/** Only `toPublicOutcome` makes one: the type checker takes no other outcome in its place. */
declare const MADE_HERE: unique symbol;

/** All of an outcome that is sent by API. A field that is not named here stays in this process. */
export interface PublicOutcome {
  readonly [MADE_HERE]: true;
  readonly operation: PlannedRun["operation"];
  readonly target: PlannedRun["target"] | null;
  readonly status: Ending["status"];
  readonly isImported: boolean;
  readonly isSeeded: boolean;
  readonly isKept: boolean;
  readonly appName: string;
  readonly workingDirectory: string;
  readonly commit: string;
  readonly branch: string | null;
  readonly pullRequestNumber: number | null;
  readonly preview: { readonly name: string; readonly created: boolean | null } | null;
  readonly deployment: Pick<DeploymentInfo, "name" | "url" | "siteUrl" | "dashboardUrl" | "urlsFromApi">;
  /** Where people see the site. */
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
  readonly places: readonly Place[];
}

export interface PublicFailure extends Omit<Failure, "sent" | "cmdExitCode"> {
  /** It is known that nothing was pushed, and `cause` does not say so: `causeText` does. */
  readonly isBeforePush: boolean;
}

/** Where in the code a failure lies. */
export interface Place extends Pick<SourceLocation, "path" | "line"> {
  /** Of the CLI's type check or bundler; else a code or the class of an error; `""`: nothing. */
  readonly message: string;
}

/** @param outcome - Redacted or not. One that came out of `withoutForeignText` gives the same. */
export function toPublicOutcome(outcome: Outcome, redaction: Redactors): PublicOutcome {
  const { run, plan, deployment, deploy, comparison, ending } = withoutForeignText(outcome, redaction);
  const { appName, workingDirectory, durationSeconds } = run;
  const { commit, branch, pullRequestNumber } = subjectOf({ run, plan });
  const { status, isImported, isSeeded, isKept, failure, notes } = ending;
  const { name, url, siteUrl, dashboardUrl, urlsFromApi } = deployment;
  const made: Omit<PublicOutcome, typeof MADE_HERE> = {
    operation: operationOf({ run, plan }),
    target: plan?.target ?? null,
    status,
    isImported,
    isSeeded,
    isKept,
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
    places: (deploy?.locations.locations ?? []).map(({ path, line, sent }) => ({ path, line, message: sent })),
  };
  return made as PublicOutcome;
}

/**
 * The outcome with nothing in it that was printed by the build, the user's modules or a server, and without the values of
 * variables that are secrets by their names: all of it may be shown where nobody masks it.
 */
export function withoutForeignText(outcome: Outcome, redaction: Redactors): Outcome {
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
      // Notes of a sweep may quote Convex, and a sweep is not reported by API.
      notes: operationOf(redacted) === "sweep" ? [] : ending.notes.map(hide),
    },
  };
}

/**
 * The outcome for the job summary, which the runner masks line by line. What the build and modules printed is in it only
 * as they printed it, at the end of the output: Markdown writes some characters otherwise, and so hides a secret from the masks.
 */
export function forSummary(outcome: Outcome, redaction: Redactors): Outcome {
  const { deploy, ending, ...others } = withoutForeignText(outcome, redaction);
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
  const places = locations.map(({ path, sent, ...place }) => ({
    ...place,
    path: hide(path),
    message: hide(sent),
    sent: hide(sent),
  }));
  return { locations: places, omitted };
}

/** `sent` stays as it was, but for what is hidden in it: of a build that failed, it is only a part of the cause. */
function withPublicTexts(failure: Failure, deploy: DeployDetails | null, hide: Hide): Failure {
  const { cause, fix } = failure.sent ?? failure;
  const sent = { cause: hide(cause), fix: hide(fix) };
  const whole = failure.cmdExitCode === undefined ? sent.cause : `${buildText(failure, deploy)} ${sent.cause}`.trim();
  return { ...failure, cause: hide(whole), fix: sent.fix, sent };
}

/**
 * The whole cause.
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
  return `\`cmd\` failed (exit ${cmdExitCode}${took})${firstPlace(deploy?.locations ?? NO_LOCATIONS)}.`;
}

function firstPlace({ locations: [first] }: SourceLocations): string {
  if (first === undefined || first.line === null) return "";
  return `, first at ${codeSpan(`${first.path}:${first.line}`)}${/^TS\d+$/.test(first.sent) ? ` (${first.sent})` : ""}`;
}

function originOf(url: string | null): string | null {
  return url !== null && URL.canParse(url) ? new URL(url).origin : null;
}

/** A table, index or component with its fields, or what is said of its documents: `messages.by_day (day, _creationTime)`. */
const CHANGE = /^[\w./:*]{1,200}(?: \((?:[\w ,.()]|⚠️){1,300}\)|: [A-Za-z ,.]{1,100}){0,3}$/u;

/** A name in the schema. What does not look like one may be anything that stood between the lines. */
function nameOfChange(name: SchemaChange["name"]): string {
  return CHANGE.test(name) ? name : "";
}
