/** Why a run must no longer push. */
export interface Superseded {
  /** A clause without a full stop. */
  readonly reason: string;
  /** What was closed or deleted, so that no later cleanup deletes what this run creates; `null` if it is only older. */
  readonly closed: "pull-request" | "branch" | null;
}
