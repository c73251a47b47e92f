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

/** What a run is about: by the event until there is a plan, then by the plan. */
export interface RunSubject {
  /** Head commit, `""` where not known. */
  readonly commit: string;
  readonly branch: string | null;
  readonly pullRequestNumber: number | null;
}

/** Known from the start, but for the time that the run took. */
export interface RunInfo extends RunSubject {
  /** What is attempted, as far as the inputs tell: a run that has no plan yet may turn out to clean up. */
  readonly operation: Operation;
  readonly keyKind: KeyKind | null;
  readonly appName: string;
  /** Relative to the workspace, `.` for its root; tells apps of the same name apart. */
  readonly workingDirectory: string;
  readonly durationSeconds: number;
}

export interface PlannedRun extends RunSubject {
  readonly operation: Operation;
  readonly target: Target;
  readonly previewName: string | null;
  /** Where people see the site. */
  readonly appUrl: string | null;
}

/** The Convex deployment that was reached, as far as it is known. */
export interface DeploymentInfo {
  readonly name: string | null;
  readonly url: string | null;
  readonly siteUrl: string | null;
  readonly dashboardUrl: string | null;
  /** Whether Convex itself gave the URLs, as data. Others were read from output: they are shown, not linked. */
  readonly urlsFromApi: boolean;
  /** Whether this run created the preview deployment; `null` if it is none, or not known. */
  readonly previewCreated: boolean | null;
  /** When Convex removes the preview deployment, in milliseconds since the epoch. */
  readonly expiresAt: number | null;
}

/** What the Convex CLI did. */
export interface DeployDetails {
  readonly cliVersion: string;
  /** How long `cmd` took, and all that came after it. `null`: it did not come that far, or there was none. */
  readonly buildSeconds: number | null;
  readonly pushSeconds: number | null;
  /** Absolute path of the snapshot that was taken before the push; `null`: none was. */
  readonly exportPath: string | null;
  /** What the push changed beside the code, as the CLI tells it. Redacted. */
  readonly schemaChanges: readonly SchemaChange[];
  /** Where in the repository's code a failure lies. Redacted. */
  readonly locations: SourceLocations;
  /** The end of the CLI's output. Redacted. */
  readonly outputTail: readonly string[];
}

/** A function that was called after the push. */
export interface FunctionReport {
  readonly input: "preview-run" | "run";
  /** As the workflow has it. */
  readonly name: string;
  readonly result: "returned" | "threw" | "not-run" | "no-answer" | "no-deployment";
  readonly seconds: number;
  /** Of what it returned, as the output has it; `null`: it returned nothing. */
  readonly bytes: number | null;
}

/** How the run ended; before that, how it would have if it ended now. */
export interface Ending {
  readonly status: Status;
  /** Set where the status is `failed`, `refused` or `cancelled`, and on a `skipped` run that was superseded. */
  readonly failure: Failure | null;
  /** Whether `preview-import` is done for this Convex deployment, now or in an earlier run. */
  readonly isImported: boolean;
  /** Whether `preview-run` counts as done on this Convex deployment: now or in an earlier run, or nobody knows how far. */
  readonly isSeeded: boolean;
  /** A cleanup that left the preview deployment, because `on-close` says so. */
  readonly isKept: boolean;
  /** Why a run was skipped, what a dry run checked, and other things worth a line. Redacted. */
  readonly notes: readonly string[];
}

/** Each phase of a run fills in its group, and hands the others on. */
export interface Outcome {
  readonly run: RunInfo;
  /** `null`: no plan was made. */
  readonly plan: PlannedRun | null;
  readonly deployment: DeploymentInfo;
  /** `null`: no CLI was found, or none is needed. */
  readonly deploy: DeployDetails | null;
  /** Those that were called, in their order. */
  readonly functions: readonly FunctionReport[];
  /** What merging the pull request would change; `null`: nothing was, or is to be, compared. Redacted. */
  readonly comparison: Comparison | null;
  readonly ending: Ending;
}

/** What was attempted. */
export function operationOf({ run, plan }: Pick<Outcome, "run" | "plan">): Operation {
  return (plan ?? run).operation;
}

export function subjectOf({ run, plan }: Pick<Outcome, "run" | "plan">): RunSubject {
  return plan ?? run;
}

/** The preview that the run is about; `null`: it is about none, or none that has a name. */
export function previewOf({
  plan,
  deployment,
}: Pick<Outcome, "plan" | "deployment">): { readonly name: string; readonly created: boolean | null } | null {
  return plan === null || plan.previewName === null
    ? null
    : { name: plan.previewName, created: deployment.previewCreated };
}

/** The outcome with another ending: what `change` leaves out stays. */
export function withEnding(outcome: Outcome, change: Partial<Ending>): Outcome {
  return { ...outcome, ending: { ...outcome.ending, ...change } };
}

/** A run that a newer one has overtaken ends without having done anything, and without being at fault. */
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
 * A copy in which each text is redacted. Before it is rendered, not after: Markdown escapes characters that a secret
 * may have, and an escaped secret would not be recognized.
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
    // URLs that were read from output are text from elsewhere, whatever they look like; a name has a shape.
    deployment: {
      name: mapStrings(name, redactTrusted),
      ...mapStrings(urls, deployment.urlsFromApi ? redactTrusted : redactExternal),
    },
    // The path is the workflow's own, and a later step needs it whole.
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

/** An address in which something has to be hidden leads nowhere. */
export function intactUrl(url: string | null, redact: (text: string) => string): string | null {
  return url !== null && redact(url) === url ? url : null;
}

/** Its names and validators. Which rule a change falls under is our own word. */
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
