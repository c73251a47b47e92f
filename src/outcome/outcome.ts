import type { Comparison } from "../contract/comparison.ts";
import type { Failure } from "../diagnosis/failure.ts";
import { NO_LOCATIONS, type SourceLocations } from "../diagnosis/source-location.ts";
import type { KeyKind } from "../key/deploy-key.ts";
import type { Redactors } from "../key/redactor.ts";
import type { Target } from "../plan/decide.ts";
import type { SchemaChange } from "./schema-change.ts";

/** The action's `status` output. */
export type Status =
  | "deployed"
  | "skipped"
  | "dry-run"
  | "cleaned-up"
  | "swept"
  | "resolved"
  | "reported"
  | "failed"
  | "refused"
  | "cancelled";

export type Operation = "deploy" | "cleanup" | "sweep" | "resolve" | "report";

/** The code that a run is for: from the event until there is a plan, then from the plan. */
export interface RunSubject {
  /** Head commit, or `""` if it is not known. */
  readonly commit: string;
  readonly branch: string | null;
  readonly pullRequestNumber: number | null;
}

/** Facts about the run. All except the duration are known when it starts. */
export interface RunInfo extends RunSubject {
  /** The operation according to the inputs: a run without a plan may still turn out to clean up. */
  readonly operation: Operation;
  readonly keyKind: KeyKind | null;
  readonly appName: string;
  /** Relative to the workspace, `.` for its root. Distinguishes apps of the same name. */
  readonly workingDirectory: string;
  readonly durationSeconds: number;
}

export interface PlannedRun extends RunSubject {
  readonly operation: Operation;
  readonly target: Target;
  readonly previewName: string | null;
  /** URL of the deployed site. */
  readonly appUrl: string | null;
}

/** The Convex deployment of the run, as far as it is known. */
export interface DeploymentInfo {
  readonly name: string | null;
  readonly url: string | null;
  readonly siteUrl: string | null;
  readonly dashboardUrl: string | null;
  /** Whether the URLs come from Convex's API. If they were read from the CLI's output, they are shown but not linked. */
  readonly urlsFromApi: boolean;
  /** Whether this run created the preview deployment; `null` if that is not known or it is not a preview. */
  readonly previewCreated: boolean | null;
  /** When Convex deletes the preview deployment, in milliseconds since the epoch. */
  readonly expiresAt: number | null;
}

/** What the Convex CLI did. */
export interface DeployDetails {
  readonly cliVersion: string;
  /** How long `cmd` took; `null` if it was not run or did not finish. `pushSeconds` is everything after it. */
  readonly buildSeconds: number | null;
  readonly pushSeconds: number | null;
  /** Absolute path of the snapshot that was exported before the push, or `null`. */
  readonly exportPath: string | null;
  /** What the push changed besides the code, according to the CLI. Redacted. */
  readonly schemaChanges: readonly SchemaChange[];
  /** The locations in the repository's code that a failure names. Redacted. */
  readonly locations: SourceLocations;
  /** The end of the CLI's output. Redacted. */
  readonly outputTail: readonly string[];
}

/** A function that was called after the push. */
export interface FunctionReport {
  readonly input: "preview-run" | "run";
  /** As written in the workflow. */
  readonly name: string;
  readonly result: "returned" | "threw" | "not-run" | "no-response" | "no-deployment";
  readonly seconds: number;
  /** Size of its result in the `run-results` output, or `null` if it did not return. */
  readonly bytes: number | null;
}

/** How the run ended; before its end, how it would end now. */
export interface Ending {
  readonly status: Status;
  /** Set if the status is `failed`, `refused` or `cancelled`, and on a `skipped` run that was superseded. */
  readonly failure: Failure | null;
  /** Whether `preview-import` is done for this Convex deployment, now or in an earlier run. */
  readonly isImported: boolean;
  /** Whether `preview-run` counts as done for this Convex deployment: it ran now or earlier, or may have run. */
  readonly isSeeded: boolean;
  /** Sentences for the reports, such as why a run was skipped or what a dry run checked. Redacted. */
  readonly notes: readonly string[];
}

/** The result of a run. Each phase fills in its own group and copies the others. */
export interface Outcome {
  readonly run: RunInfo;
  /** `null` if no plan was made. */
  readonly plan: PlannedRun | null;
  readonly deployment: DeploymentInfo;
  /** `null` if no CLI was found or none is needed. */
  readonly deploy: DeployDetails | null;
  /** The functions that were called, in order. */
  readonly functions: readonly FunctionReport[];
  /** What merging the pull request would change, or `null` if it was not compared. Redacted. */
  readonly comparison: Comparison | null;
  readonly ending: Ending;
}

/** The operation of the plan, or of the inputs if there is no plan. */
export function operationOf({ run, plan }: Pick<Outcome, "run" | "plan">): Operation {
  return (plan ?? run).operation;
}

export function subjectOf({ run, plan }: Pick<Outcome, "run" | "plan">): RunSubject {
  return plan ?? run;
}

/** @returns The run's preview, or `null` if it has none or one without a name. */
export function previewOf({
  plan,
  deployment,
}: Pick<Outcome, "plan" | "deployment">): { readonly name: string; readonly created: boolean | null } | null {
  return plan === null || plan.previewName === null
    ? null
    : { name: plan.previewName, created: deployment.previewCreated };
}

/** Copies the outcome with some properties of its ending changed. */
export function withEnding(outcome: Outcome, change: Partial<Ending>): Outcome {
  return { ...outcome, ending: { ...outcome.ending, ...change } };
}

/** Copies the outcome with one more note. */
export function withNote(outcome: Outcome, note: string): Outcome {
  return withEnding(outcome, { notes: [...outcome.ending.notes, note] });
}

/** Whether the step fails. A superseded run has a failure text, but is `skipped` and does not fail. */
export function isFailure({ ending: { failure, status } }: Pick<Outcome, "ending">): boolean {
  return failure !== null && status !== "skipped";
}

export const NO_DEPLOYMENT: DeploymentInfo = {
  name: null,
  url: null,
  siteUrl: null,
  dashboardUrl: null,
  urlsFromApi: false,
  previewCreated: null,
  expiresAt: null,
};

/** Before the CLI runs. */
export const CLI_NOT_RUN: Omit<DeployDetails, "cliVersion"> = {
  buildSeconds: null,
  pushSeconds: null,
  exportPath: null,
  schemaChanges: [],
  locations: NO_LOCATIONS,
  outputTail: [],
};

/**
 * Copies the outcome with every text redacted. Redact before rendering: Markdown escapes characters that a secret may
 * contain, and an escaped secret would not be recognized.
 */
export function redactOutcome(
  outcome: Outcome,
  { redactExternal, redactTrusted }: Pick<Redactors, "redactExternal" | "redactTrusted">,
): Outcome {
  const { run, plan, deployment, deploy, functions, comparison, ending } = outcome;
  const { name, ...urls } = deployment;
  const { failure, notes, ...end } = ending;
  return {
    run: mapStrings(run, redactTrusted),
    plan: plan && { ...mapStrings(plan, redactTrusted), appUrl: intactUrl(plan.appUrl, redactExternal) },
    // URLs from the CLI's output are external text. The name was validated.
    deployment: {
      name: mapStrings(name, redactTrusted),
      ...mapStrings(urls, deployment.urlsFromApi ? redactTrusted : redactExternal),
    },
    // The path comes from the workflow, and a later step needs it unchanged.
    deploy: deploy && {
      ...mapStrings(deploy, redactExternal),
      exportPath: mapStrings(deploy.exportPath, redactTrusted),
    },
    functions: mapStrings(functions, redactTrusted),
    comparison: comparison === null ? null : redactComparison(comparison, redactExternal),
    ending: {
      ...mapStrings(end, redactTrusted),
      failure:
        failure === null ? null : { ...mapStrings(failure, redactTrusted), ...causeAndFix(failure, redactExternal) },
      notes: mapStrings(notes, redactExternal),
    },
  };
}

/** @returns The URL, or `null` if it contains something to redact: it would no longer work. */
export function intactUrl(url: string | null, redact: (text: string) => string): string | null {
  return url !== null && redact(url) === url ? url : null;
}

/** Redacts names and validators. The rules are constants of the action. */
export function redactComparison(comparison: Comparison, redact: Redactors["redactExternal"]): Comparison {
  return {
    ...comparison,
    baseBranch: redact(comparison.baseBranch),
    changes: comparison.changes.map(({ rule, ...names }) => ({ rule, ...mapStrings(names, redact) })),
    notCompared: mapStrings(comparison.notCompared, redact),
  };
}

function causeAndFix({ cause, fix, sent }: Failure, redact: Redactors["redactExternal"]): Partial<Failure> {
  return mapStrings({ cause, fix, ...(sent === undefined ? {} : { sent }) }, redact);
}

function mapStrings<Value>(value: Value, redact: (text: string) => string): Value {
  if (typeof value === "string") return redact(value) as Value;
  if (Array.isArray(value)) return value.map((item: unknown) => mapStrings(item, redact)) as Value;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, mapStrings(item, redact)])) as Value;
}
