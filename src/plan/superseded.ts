/** Why a push is not wanted any more. */
export interface Superseded {
  /** A clause without a full stop. */
  readonly reason: string;
  /** What has ended, so that nobody will remove what is made now; `null`: nothing has. */
  readonly closed: "pull-request" | "branch" | null;
}
