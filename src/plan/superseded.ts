/** Why a run must no longer push. */
export interface Superseded {
  /** A clause without a full stop. */
  readonly reason: string;
  /** What was closed or deleted, so that no later cleanup deletes what this run creates; `null` if it is only older. */
  readonly closed: "pull-request" | "branch" | null;
}

/**
 * Whether a preview that the run has created must be deleted by the run itself, because its cleanup may have come before it.
 * `on-close: keep` keeps only the previews of pull requests.
 */
export function isLeftBehind(closed: Superseded["closed"], onClose: "delete" | "keep"): boolean {
  return closed === "branch" || (closed === "pull-request" && onClose === "delete");
}
