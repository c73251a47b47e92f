/** Who has seeded a preview, and in which run. */

/**
 * The order of runs. GitHub counts run ids up over all workflows of a repository, so that runs of two workflow files
 * can be told apart too, which run numbers cannot; among the attempts of a run the greater is the later.
 */
export interface RunId {
  readonly runId: number;
  readonly runAttempt: number;
}

/** By the run that seeded, or meant to. */
export interface SeedRecord extends RunId {
  readonly deploymentName: string;
  readonly state: "begun" | "failed" | "done";
  /** Of this state, in milliseconds since the epoch. */
  readonly timestamp: number;
}
