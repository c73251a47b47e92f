/** Recognizes the failure of a CLI run from its output, and explains its cause and fix. */

import { ACCESS_FAILURES } from "./access-failures.ts";
import { BUILD_ENVIRONMENT_FAILURES } from "./build-environment-failures.ts";
import { BUILD_FAILURES, buildFailed } from "./build-failures.ts";
import { CODE_FAILURES } from "./code-failures.ts";
import { CONNECTION_FAILURES } from "./connection-failures.ts";
import type { Failure, FailureTexts } from "./failure.ts";
import { DOCS, type FailedRun, type FailurePattern, HTTP_ERROR_PREFIX, PATH } from "./failure-pattern.ts";
import { INSTALLATION_FAILURES } from "./installation-failures.ts";
import { withoutQuotedText } from "./quoted-text.ts";
import { SERVICE_FAILURES } from "./service-failures.ts";

/** The patterns for the output of a failed build. Other patterns could match text that is the build's own. */
const BUILD_PATTERNS = [...BUILD_FAILURES, ...BUILD_ENVIRONMENT_FAILURES];

/** The patterns for a failed push. The first match is used, so special patterns come before general ones. */
const PUSH_PATTERNS = [
  ...ACCESS_FAILURES,
  ...INSTALLATION_FAILURES,
  ...BUILD_FAILURES.filter(({ code }) => code === "generated-code-missing"),
  ...CODE_FAILURES,
  ...CONNECTION_FAILURES,
  ...SERVICE_FAILURES,
];

/** @returns A known failure, or `unknown`, which points to the log. */
export function diagnose(run: FailedRun): Failure {
  const { buildExitCode, outputTail, cliTail } = run;
  const inBuild = buildExitCode !== null && buildExitCode !== 0;
  const text = (inBuild ? outputTail : cliTail).join("\n");
  const ownText = inBuild ? text : withoutQuotedText(text);
  const isResponse = !inBuild && isClientError(text);
  for (const known of inBuild ? BUILD_PATTERNS : PUSH_PATTERNS) {
    const match =
      isResponse && known.isTransportError ? null : known.pattern.exec(known.readsQuotedText ? text : ownText);
    if (match === null || known.appliesTo?.(run, match) === false) continue;
    const failure = { code: known.code, ...known.explain(match, run), sent: sentTexts(known, match, run) };
    return inBuild ? { ...failure, cmdExitCode: buildExitCode } : failure;
  }
  return inBuild ? buildFailed(buildExitCode, run) : unknown(run);
}

/** Explains the failure with only those captured fields that may be sent by API. */
function sentTexts({ fields = [], explain }: FailurePattern, match: RegExpExecArray, run: FailedRun): FailureTexts {
  const maySend = (group: string, form: RegExp | undefined) =>
    form?.test(group) === true && (form !== PATH || run.isTracked?.(group) === true);
  const groups = match.slice(1).map((group, at) => (group && maySend(group, fields[at]) ? group : undefined));
  const { cause, fix } = explain(["", ...groups], withoutOutput(run));
  return { cause, fix };
}

/** Removes the output, except for the compiler's error codes and its count. */
function withoutOutput(run: FailedRun): FailedRun {
  const codes = run.outputTail.flatMap((line) => /error TS\d{1,6}:|^Found \d{1,7} errors?\b/.exec(line)?.[0] ?? []);
  return { ...run, outputTail: codes, cliTail: [] };
}

const STATUS = new RegExp(`${HTTP_ERROR_PREFIX}(\\d{3})\\b`, "m");

/** Whether Convex responded with a 4xx. Uses the first status in the output: later text may quote others. */
function isClientError(text: string): boolean {
  const status = STATUS.exec(text)?.[1];
  return status?.startsWith("4") === true && status !== "429";
}

/** Whether the failure is temporary, so that the run is worth retrying. */
export function isTransient({ code }: Failure): boolean {
  return PUSH_PATTERNS.some((known) => known.code === code && known.isTransient === true);
}

/**
 * Whether the CLI or Convex refused the push, so that nothing of it is live. False if there was no response, or an unknown
 * one.
 *
 * @param code - The code of a failure after the push was started.
 */
export function isPushRefused(code: string): boolean {
  return PUSH_PATTERNS.some((known) => known.code === code && known.isTransportError !== true);
}

function unknown({ isVerboseSafe = false }: FailedRun): Failure {
  const more = isVerboseSafe ? " `deploy-args: --verbose` shows more." : "";
  return {
    code: "unknown",
    cause: "The Convex CLI failed for a reason that this action does not know.",
    fix: `Read the end of the output; the last lines usually name the cause.${more}`,
    link: `${DOCS}/cli`,
  };
}
