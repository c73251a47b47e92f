/** The content of `plan.json`, next to the bundles: what the evaluator loads. */
export interface EvaluationPlan {
  readonly modules: readonly EvaluatedModule[];
  /** Names of environment variables that get `placeholder` as their value. */
  readonly placeholders: readonly string[];
  readonly placeholder: string;
}

export interface EvaluatedModule {
  /** Relative to the folder of the bundles, with `/`. */
  readonly file: string;
  readonly kind: "functions" | "definition";
}
