/** A failure in the form that every report shows. */

/** A failure with an explanation. Texts are one paragraph of Markdown, and `fix` may contain fenced code. */
export interface Failure {
  /** The action's `failure-code` output: lower case, words joined by hyphens. */
  readonly code: string;
  /** One sentence: what happened and why. */
  readonly cause: string;
  /** What to do about it. */
  readonly fix: string;
  /** URL of a page to learn more. */
  readonly link: string | null;
  /**
   * Cause and fix for texts that are sent by API, which the runner does not mask: without quotes from the build, the user's
   * modules or a server. If it is absent, `cause` and `fix` contain no quotes.
   */
  readonly sent?: FailureTexts;
  /** The exit code of `cmd`, if `cmd` failed. Then nothing was pushed. */
  readonly cmdExitCode?: number;
}

export type FailureTexts = Pick<Failure, "cause" | "fix">;

/** Why a request failed, as a clause without a full stop. */
export interface Reason {
  /** With the server's message. */
  readonly full: string;
  /** Without the server's message. */
  readonly sent: string;
}

/** A reason without quotes from a server. */
export function ownReason(text: string): Reason {
  return { full: text, sent: text };
}

/** Builds the texts of a failure with both forms of a reason. */
export function textsWith(
  reason: Reason,
  texts: (reason: string) => FailureTexts,
): FailureTexts & Pick<Failure, "sent"> {
  return { ...texts(reason.full), sent: texts(reason.sent) };
}

/** Thrown if a step cannot continue. Reports show its `failure`, never its stack. */
export class ActionFailure extends Error {
  override readonly name = "ActionFailure";
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.cause);
    this.failure = failure;
  }
}
