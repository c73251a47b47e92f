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
  readonly isSeeded: boolean;
  readonly isKept: boolean;
  readonly appName: string;
  readonly workingDirectory: string;
  readonly commit: string;
  readonly branch: string | null;
  readonly pullRequestNumber: number | null;
  readonly preview: { readonly name: string; readonly created: boolean | null } | null;
  readonly deployment: Pick<DeploymentInfo, "name" | "url" | "siteUrl" | "dashboardUrl" | "urlsFromApi">;
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

export function toPublicOutcome(outcome: Outcome, redaction: Redactors): PublicOutcome {
  const { run, plan, deployment, deploy, comparison, ending } = redactOutcome(outcome, redaction);
  const { appName, workingDirectory, durationSeconds } = run;
  const { commit, branch, pullRequestNumber } = subjectOf({ run, plan });
  const { status, isSeeded, isKept, failure, notes } = ending;
  const operation = operationOf({ plan });
  const hide = redaction.redactSent;
  const made: Omit<PublicOutcome, typeof MADE_HERE> = {
    operation,
    target: plan?.target ?? null,
    status,
    isSeeded,
    isKept,
    appName,
    workingDirectory,
    commit,
    branch,
    pullRequestNumber,
    preview: previewOf({ plan, deployment }),
    deployment: publicDeployment(deployment),
    expiresAt: deployment.expiresAt,
    durationSeconds,
    cliVersion: deploy !== null && /^[\w.+-]{1,60}$/.test(deploy.cliVersion) ? deploy.cliVersion : null,
    buildSeconds: deploy?.buildSeconds ?? null,
    pushSeconds: deploy?.pushSeconds ?? null,
    failure: failure === null ? null : hidden(publicFailure(failure, deploy), hide),
    // Notes of a sweep may quote Convex, and a sweep is not reported by API.
    notes: operation === "sweep" ? [] : notes.map(hide),
    schemaChanges: (deploy?.schemaChanges ?? []).map(({ kind, what, name }) => ({
      kind,
      what,
      name: hide(nameOfChange(name)),
    })),
    comparison: comparison === null ? null : redactComparison(comparison, hide),
    places: (deploy?.locations.locations ?? []).map(({ path, line, sent }) => ({
      path: hide(path),
      line,
      message: hide(sent),
    })),
  };
  return made as PublicOutcome;
}

function publicDeployment({ name, url, siteUrl, dashboardUrl, urlsFromApi }: DeploymentInfo) {
  const shown = (address: string | null) => (urlsFromApi ? address : originOf(address));
  return { name, url: shown(url), siteUrl: shown(siteUrl), dashboardUrl, urlsFromApi };
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

function hidden({ cause, fix, ...own }: PublicFailure, hide: Redactors["redactSent"]): PublicFailure {
  return { ...own, cause: hide(cause), fix: hide(fix) };
}

function publicFailure(failure: Failure, deploy: DeployDetails | null): PublicFailure {
  const { code, link, cmdExitCode } = failure;
  const { cause, fix } = failure.sent ?? failure;
  if (cmdExitCode === undefined) return { code, link, cause, fix, isBeforePush: false };
  const took = deploy?.buildSeconds == null ? "" : `, ${formatDuration(deploy.buildSeconds)}`;
  const start = `\`cmd\` failed (exit ${cmdExitCode}${took})${firstPlace(deploy?.locations ?? NO_LOCATIONS)}.`;
  return { code, link, fix, cause: cause === "" ? start : `${start} ${cause}`, isBeforePush: true };
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
