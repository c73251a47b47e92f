/** Why a run must no longer push. */
export interface Superseded {
  /** A clause without a full stop. */
  readonly reason: string;
  /** What was closed or deleted, so that no later cleanup would delete what this run creates; else `null`. */
  readonly closed: "pull-request" | "branch" | null;
}
