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
