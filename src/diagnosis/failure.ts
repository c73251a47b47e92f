/** What went wrong, in the form that every report shows. */

/** A failure a person can act on. Texts are Markdown of one paragraph; `fix` may hold fenced code. */
export interface Failure {
  /** The action's `failure-code` output: lower case, words joined by hyphens. */
  readonly code: string;
  /** One sentence: what happened and why. */
  readonly cause: string;
  /** What to do about it. */
  readonly fix: string;
  /** Where to read on. */
  readonly link: string | null;
  /**
   * Cause and fix as they may be sent by API, where nobody masks them: without what the build, the user's modules or a
   * server said. Absent: `cause` and `fix` are this action's own words.
   */
  readonly sent?: FailureTexts;
  /** The exit code of `cmd`, where it is `cmd` that failed. Then nothing was pushed. */
  readonly cmdExitCode?: number;
}

export type FailureTexts = Pick<Failure, "cause" | "fix">;

/** Why a request failed, as a clause without a full stop. */
export interface Reason {
  /** With what the server said. */
  readonly full: string;
  /** Without. */
  readonly sent: string;
}

/** A reason in this action's own words. */
export function ownReason(text: string): Reason {
  return { full: text, sent: text };
}

/** The texts of a failure that has a `reason`, in both forms. */
export function textsWith(
  reason: Reason,
  texts: (reason: string) => FailureTexts,
): FailureTexts & Pick<Failure, "sent"> {
  return { ...texts(reason.full), sent: texts(reason.sent) };
}

/** Thrown where a step cannot go on. It is reported as its `failure`, never with a stack. */
export class ActionFailure extends Error {
  override readonly name = "ActionFailure";
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.cause);
    this.failure = failure;
  }
}
