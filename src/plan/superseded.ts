/** Why a push is not wanted any more. */

/** Why a push is not wanted any more. */
export interface Superseding {
  /** A clause without a full stop. */
  readonly reason: string;
  /** What has ended, so that nobody will remove what is made now; `null`: nothing has. */
  readonly over: "pull-request" | "branch" | null;
}
