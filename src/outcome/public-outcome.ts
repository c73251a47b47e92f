import type { Failure } from "../diagnosis/failure.ts";
import type { SourceLocation, SourceLocations } from "../diagnosis/source-location.ts";
import type { Redactors } from "../key/redactor.ts";
import { codeSpan } from "../markdown/code-span.ts";
import { formatDuration } from "../markdown/markdown.ts";
import { type Outcome, redactOutcome } from "./outcome.ts";
import type { SchemaChange } from "./schema-change.ts";

/** Only `toPublicOutcome` makes one: the type checker takes no other outcome in its place. */
declare const MADE_HERE: unique symbol;

export interface PublicOutcome extends Omit<Outcome, "failure" | "locations" | "outputTail"> {
  readonly [MADE_HERE]: true;
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
  const {
    failure,
    locations,
    outputTail: _,
    notes,
    schemaChanges,
    cliVersion,
    deployment,
    ...own
  } = redactOutcome(outcome, redaction);
  const hide = redaction.redactSent;
  const made: Omit<PublicOutcome, typeof MADE_HERE> = {
    ...own,
    deployment: deployment.urlsFromApi
      ? deployment
      : { ...deployment, url: originOf(deployment.url), siteUrl: originOf(deployment.siteUrl) },
    cliVersion: cliVersion !== null && /^[\w.+-]{1,60}$/.test(cliVersion) ? cliVersion : null,
    failure: failure === null ? null : hidden(publicFailure(failure, outcome.buildSeconds, locations), hide),
    // Notes of a sweep may quote Convex, and a sweep is not reported by API.
    notes: own.operation === "sweep" ? [] : notes.map(hide),
    schemaChanges: schemaChanges.map((change) => ({ ...change, name: hide(nameOfChange(change.name)) })),
    places: locations.locations.map(({ path, line, sent }) => ({ path: hide(path), line, message: hide(sent) })),
  };
  return made as PublicOutcome;
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

function publicFailure(failure: Failure, buildSeconds: number | null, located: SourceLocations): PublicFailure {
  const { code, link, cmdExitCode } = failure;
  const { cause, fix } = failure.sent ?? failure;
  if (cmdExitCode === undefined) return { code, link, cause, fix, isBeforePush: false };
  const took = buildSeconds === null ? "" : `, ${formatDuration(buildSeconds)}`;
  const start = `\`cmd\` failed (exit ${cmdExitCode}${took})${firstPlace(located)}.`;
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
