/** Names the failure of a CLI run by what was printed, with its cause and fix. */

import { FAILURES_OF_ACCESS } from "./access-failures.ts";
import { FAILURES_OF_BUILD_ENVIRONMENT } from "./build-environment-failures.ts";
import { buildFailed, FAILURES_OF_BUILD } from "./build-failures.ts";
import { FAILURES_OF_CODE } from "./code-failures.ts";
import { FAILURES_OF_CONNECTION } from "./connection-failures.ts";
import type { Failure, FailureTexts } from "./failure.ts";
import { DOCS, type FailedRun, type FailurePattern, HTTP_ERROR_PREFIX, PATH } from "./failure-pattern.ts";
import { FAILURES_OF_INSTALLATION } from "./installation-failures.ts";
import { withoutQuotedText } from "./quoted-text.ts";
import { FAILURES_OF_SERVICE } from "./service-failures.ts";

/** What may be the reason why a build failed. All else in a build's output is the build's own. */
const BUILD_PATTERNS = [...FAILURES_OF_BUILD, ...FAILURES_OF_BUILD_ENVIRONMENT];

/** Order matters: the first that matches wins, so what is special stands before what is general. */
const PUSH_PATTERNS = [
  ...FAILURES_OF_ACCESS,
  ...FAILURES_OF_INSTALLATION,
  ...FAILURES_OF_BUILD.filter(({ code }) => code === "generated-code-missing"),
  ...FAILURES_OF_CODE,
  ...FAILURES_OF_CONNECTION,
  ...FAILURES_OF_SERVICE,
];

/** @returns A known failure, or an honest `unknown` that points to the log. */
export function diagnose(symptoms: FailedRun): Failure {
  const { buildExitCode, outputTail, cliTail } = symptoms;
  const inBuild = buildExitCode !== null && buildExitCode !== 0;
  const text = (inBuild ? outputTail : cliTail).join("\n");
  const ownText = inBuild ? text : withoutQuotedText(text);
  const isAnswer = !inBuild && isClientError(text);
  for (const known of inBuild ? BUILD_PATTERNS : PUSH_PATTERNS) {
    const match =
      isAnswer && known.isTransportError ? null : known.pattern.exec(known.readsQuotedText ? text : ownText);
    if (match === null || known.appliesTo?.(symptoms, match) === false) continue;
    const failure = { code: known.code, ...known.explain(match, symptoms), sent: sentTexts(known, match, symptoms) };
    return inBuild ? { ...failure, cmdExitCode: buildExitCode } : failure;
  }
  return inBuild ? buildFailed(buildExitCode, symptoms) : unknown(symptoms);
}

/** The same failure, told of nothing but the fields that may be sent. */
function sentTexts(
  { fields = [], explain }: FailurePattern,
  match: RegExpExecArray,
  symptoms: FailedRun,
): FailureTexts {
  const maySend = (group: string, form: RegExp | undefined) =>
    form?.test(group) === true && (form !== PATH || symptoms.isTracked?.(group) === true);
  const groups = match.slice(1).map((group, at) => (group && maySend(group, fields[at]) ? group : undefined));
  const { cause, fix } = explain(["", ...groups], withoutWords(symptoms));
  return { cause, fix };
}

/** Of the output only the codes of the compiler and its count are left. */
function withoutWords(symptoms: FailedRun): FailedRun {
  const codes = symptoms.outputTail.flatMap(
    (line) => /error TS\d{1,6}:|^Found \d{1,7} errors?\b/.exec(line)?.[0] ?? [],
  );
  return { ...symptoms, outputTail: codes, cliTail: [] };
}

const STATUS = new RegExp(`${HTTP_ERROR_PREFIX}(\\d{3})\\b`, "m");

/** Whether Convex responded with a 4xx. Uses the first status in the output: later text may quote others. */
function isClientError(text: string): boolean {
  const status = STATUS.exec(text)?.[1];
  return status?.startsWith("4") === true && status !== "429";
}

/** Whether the same run, tried again a little later, may well pass. */
export function isTransient({ code }: Failure): boolean {
  return PUSH_PATTERNS.some((known) => known.code === code && known.isTransient === true);
}

/**
 * Whether the CLI or Convex refused the push, so that nothing of it is live. Not so where no answer came, or none that this
 * action knows.
 *
 * @param code - The code of a failure that came after the push was begun.
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
