/** Failures of the functions that `preview-run` and `run` call after the push. */

import { codeSpan } from "../markdown/code-span.ts";
import { type Failure, ownReason, type Reason, textsWith } from "./failure.ts";
import { DOCS, shellBlock } from "./failure-pattern.ts";

/** Why a function did not return a result. */
export type FunctionProblem =
  /** The function failed. A mutation changed nothing; an action may have changed something. */
  | { readonly kind: "threw"; readonly message: string }
  /** Convex did not run it, or was not reached. */
  | { readonly kind: "not-run"; readonly status: number; readonly code: string; readonly message: string }
  /** It may have run or may still be running. `status` is 0 if there was no response at all. */
  | { readonly kind: "no-response"; readonly status: number }
  /** Its deployment could not be found, or is a different one now. */
  | { readonly kind: "no-deployment"; readonly reason: Reason };

/** The function that failed, so that no further one was called. */
export interface FailedFunction {
  readonly input: "run" | "preview-run";
  /** As written in the workflow. */
  readonly name: string;
  /** How many functions after it were not run. */
  readonly left: number;
  /** The command that runs it by hand after a login. It contains no arguments, which may be secret. */
  readonly command: string;
  readonly dashboardUrl: string | null;
}

interface Explanation {
  /** Continues "The push is live, but …", without a full stop. */
  readonly what: Reason;
  readonly fix: string;
  readonly link: string;
}

const RUN_DOCS = `${DOCS}/cli/reference/run`;

/** The failure `run-failed`. The push succeeded and is live. */
export function runFailed(called: FailedFunction, problem: FunctionProblem): Failure {
  const { what, fix, link } = explain(called, problem);
  const after = consequence(called, problem);
  return {
    code: "run-failed",
    ...textsWith(what, (why) => ({ cause: `The push is live, but ${why}.${after}`, fix })),
    link,
  };
}

/** Whether it is certain that the function did not succeed, so that it can be called again. */
export function isCertain({ kind }: FunctionProblem): boolean {
  return kind !== "no-response";
}

function consequence({ input, left }: FailedFunction, problem: FunctionProblem): string {
  const others = left === 0 ? "" : ` ${left === 1 ? "The function" : `The ${left} functions`} after it did not run.`;
  if (input === "run") return others;
  return isCertain(problem)
    ? `${others} The next deploy of this preview continues with it.`
    : `${others} The preview counts as seeded from now on, because seeding twice could duplicate data.`;
}

function explain(called: FailedFunction, problem: FunctionProblem): Explanation {
  const name = codeSpan(called.name);
  const byHand = `To run it by hand:${shellBlock(called.command)}`;
  switch (problem.kind) {
    case "threw":
      return explainError(called, problem.message, byHand);
    case "not-run":
      return explainRefusal(called, problem, byHand);
    case "no-deployment":
      return {
        what: reasonIn(problem.reason, (why) => `${name} of \`${called.input}\` could not be called: ${why}`),
        fix: `Run the job again. ${byHand}`,
        link: RUN_DOCS,
      };
    case "no-response":
      return {
        what: ownReason(
          `it is not known whether ${name} of \`${called.input}\` has run: ${problem.status === 0 ? "the connection ended without a response" : `the response was ${problem.status}`}. It may still be running, so it is not called again`,
        ),
        fix: `Look at the function's logs on the Convex dashboard${called.dashboardUrl === null ? "" : ` (${called.dashboardUrl})`}. If it has not run, run it by hand:${shellBlock(called.command)}`,
        link: `${DOCS}/dashboard/deployments/logs`,
      };
  }
}

/** Responses of Convex to a call that exceeded one of its limits: `crates/isolate` and `crates/database` of its backend. */
const LIMIT_EXCEEDED =
  /^(?:Uncaught Error: )?(?:Function execution (?:unexpectedly )?timed out|JavaScript execution ran out of memory|Your request timed out performing too many|Too many (?:reads|writes|documents read|bytes read|bytes written|functions scheduled)\b)/;

/**
 * Recognizes Convex's own errors, from `crates/application` and `crates/udf` of its backend, and else quotes the
 * function's.
 */
function explainError({ name, input }: FailedFunction, message: string, byHand: string): Explanation {
  const line = firstLine(message);
  const called = `${codeSpan(name)} of \`${input}\``;
  if (/^Could not find (?:public )?function for /.test(line))
    return {
      what: ownReason(`the function ${called} does not exist on the Convex deployment`),
      fix: `Correct the line in \`${input}\`, or export the function. Its name is the path of the file inside the functions folder (so without \`convex/\`), a colon and the export: \`dir/module:function\`. HTTP actions cannot be called.`,
      link: `${DOCS}/functions`,
    };
  if (isArgumentError(line))
    return {
      what: withQuote(`${called} does not take these arguments`, argumentProblem(message)),
      fix: `Correct the JSON after the function in \`${input}\`, or the validator of the function's arguments.`,
      link: `${DOCS}/functions/validation`,
    };
  if (
    /^(?:Cannot run functions while this deployment is|You have exceeded|This deployment has been disabled)/.test(line)
  )
    return {
      what: withQuote(`${called} did not run, because the Convex deployment is paused or disabled`, line),
      fix: `Resume it in the settings of the deployment on the Convex dashboard, or raise the limit that it exceeded. Then run the job again.`,
      link: `${DOCS}/production/pause-deployment`,
    };
  if (LIMIT_EXCEEDED.test(line))
    return {
      what: withQuote(`${called} did more than Convex allows in one call`, line),
      fix: `Let the function do a part of the work and schedule itself for the next one (\`ctx.scheduler.runAfter\`), or call it several times with less to do. Large amounts of data are better imported, with \`preview-import\`. ${byHand}`,
      link: `${DOCS}/production/state/limits#transactions`,
    };
  return {
    what: withQuote(`${called} failed`, line),
    fix: `Fix what the function reports: its output is in the log of this job. ${byHand}`,
    link: RUN_DOCS,
  };
}

function explainRefusal(
  { name, input }: FailedFunction,
  { status, code, message }: Extract<FunctionProblem, { kind: "not-run" }>,
  byHand: string,
): Explanation {
  const called = `${codeSpan(name)} of \`${input}\``;
  const permission = /\((deployment:[\w:]{1,80})\)/.exec(message)?.[1];
  if (permission !== undefined)
    return {
      what: ownReason(`the deploy key may not run ${called}: it lacks the permission \`${permission}\``),
      fix: `Give the deploy key that permission on the Convex dashboard (Deployment Settings → Deploy keys), or replace it with a key that has it. Functions that are exported as public need none.`,
      link: `${DOCS}/cli/deploy-key-types`,
    };
  const known = /^[A-Z][A-Za-z]{2,60}$/.test(code) ? ` (${code})` : "";
  const response = status === 0 ? "Convex could not be reached" : `Convex responded with ${status}${known}`;
  return {
    what: withQuote(`${called} did not run: ${response}`, firstLine(message)),
    fix: `${isKeyRefused(status) ? "If the deploy key was revoked or has expired, create a new one on the Convex dashboard and replace the secret. Otherwise run the job again." : "Run the job again."} ${byHand}`,
    link: RUN_DOCS,
  };
}

function isKeyRefused(status: number): boolean {
  return status === 401 || status === 403;
}

/** Returns the lines of an error that may be shown. Convex's error for invalid arguments contains their values. */
export function errorLines(message: string): readonly string[] {
  return isArgumentError(firstLine(message)) ? withoutArguments(message) : message.split("\n");
}

function isArgumentError(line: string): boolean {
  return line.startsWith("ArgumentValidationError");
}

/**
 * The parts of `ValidationError` that describe only the validator: `crates/common/src/schemas/validator.rs` of the
 * backend.
 */
const ABOUT_VALIDATOR =
  /^(?:ArgumentValidationError: )?(?:Value does not match validator|Object (?:is missing the required field|contains extra field) `[^`]{1,1024}`|Path: \S{1,1024}|Validator: .{1,2000})/;

function withoutArguments(message: string): readonly string[] {
  return message.split("\n").flatMap((line) => ABOUT_VALIDATOR.exec(line)?.[0] ?? []);
}

/** Returns the mismatch, without the validator that follows it. */
function argumentProblem(message: string): string {
  const about = withoutArguments(message).filter((line) => !line.startsWith("Validator: "));
  return about.map((line) => line.replace(/^ArgumentValidationError: |\.$/g, "")).join(", ");
}

/** Returns the first line of a message, after Convex's line with the request ID. */
function firstLine(message: string): string {
  const [first = "", second = ""] = message.split("\n");
  const line = /^\[Request ID: \w+\] Server Error$/.test(first.trim()) ? second : first;
  return line.trim().replace(/\.$/, "");
}

/** @param quote - Text from the user's function or from Convex, which is not sent by API. */
function withQuote(text: string, quote: string): Reason {
  return { full: quote === "" ? text : `${text}: ${quote}`, sent: text };
}

function reasonIn({ full, sent }: Reason, sentence: (reason: string) => string): Reason {
  return { full: sentence(full), sent: sentence(sent) };
}
