import type { Failure } from "../diagnosis/failure.ts";
import type { Located, SourceLocation } from "../diagnosis/source-location.ts";
import type { Redaction } from "../key/redactor.ts";
import { quoted } from "../markdown/code-span.ts";
import { duration } from "../markdown/markdown.ts";
import { type Outcome, redacted } from "./outcome.ts";
import type { Change } from "./schema-change.ts";

/** Only `toPublicOutcome` makes one: the type checker takes no other outcome in its place. */
declare const MADE_HERE: unique symbol;

export interface PublicOutcome extends Omit<Outcome, "failure" | "located" | "tail"> {
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

export function toPublicOutcome(outcome: Outcome, redaction: Redaction): PublicOutcome {
  const { failure, located, tail: _, notes, changes, cliVersion, deployment, ...own } = redacted(outcome, redaction);
  const hide = redaction.redactSent;
  const made: Omit<PublicOutcome, typeof MADE_HERE> = {
    ...own,
    deployment: deployment.isGiven
      ? deployment
      : { ...deployment, url: originOf(deployment.url), siteUrl: originOf(deployment.siteUrl) },
    cliVersion: cliVersion !== null && /^[\w.+-]{1,60}$/.test(cliVersion) ? cliVersion : null,
    failure: failure === null ? null : hidden(publicFailure(failure, outcome.buildSeconds, located), hide),
    // Of a sweep, which nobody is told by API, they hold what Convex has said.
    notes: own.operation === "sweep" ? [] : notes.map(hide),
    changes: changes.map(({ kind, what, name }) => ({ kind, what, name: hide(nameOfChange(name)) })),
    places: located.locations.map(({ path, line, sent }) => ({ path: hide(path), line, message: hide(sent) })),
  };
  return made as PublicOutcome;
}

/** The whole cause. @param liveCommit - What is live instead; `""`: nothing, or nobody knows. */
export function causeText({ cause, isBeforePush }: PublicFailure, liveCommit: string): string {
  if (!isBeforePush) return cause;
  const live = liveCommit === "" ? "" : `; ${quoted(liveCommit.slice(0, 7))} stays live`;
  return `${cause} Nothing was pushed${live}.`;
}

function hidden({ cause, fix, ...own }: PublicFailure, hide: Redaction["redactSent"]): PublicFailure {
  return { ...own, cause: hide(cause), fix: hide(fix) };
}

function publicFailure(failure: Failure, buildSeconds: number | null, located: Located): PublicFailure {
  const { code, link, cmdExitCode } = failure;
  const { cause, fix } = failure.sent ?? failure;
  if (cmdExitCode === undefined) return { code, link, cause, fix, isBeforePush: false };
  const took = buildSeconds === null ? "" : `, ${duration(buildSeconds)}`;
  const start = `\`cmd\` failed (exit ${cmdExitCode}${took})${firstPlace(located)}.`;
  return { code, link, fix, cause: cause === "" ? start : `${start} ${cause}`, isBeforePush: true };
}

function firstPlace({ locations: [first] }: Located): string {
  if (first === undefined || first.line === null) return "";
  return `, first at ${quoted(`${first.path}:${first.line}`)}${/^TS\d+$/.test(first.sent) ? ` (${first.sent})` : ""}`;
}

function originOf(url: string | null): string | null {
  return url !== null && URL.canParse(url) ? new URL(url).origin : null;
}

/** A table, index or component with its fields, or what is said of its documents: `messages.by_day (day, _creationTime)`. */
const CHANGE = /^[\w./:*]{1,200}(?: \((?:[\w ,.()]|⚠️){1,300}\)|: [A-Za-z ,.]{1,100}){0,3}$/u;

/** A name in the schema. What does not look like one may be anything that stood between the lines. */
function nameOfChange(name: Change["name"]): string {
  return CHANGE.test(name) ? name : "";
}
