import type { Failure } from "../diagnosis/failure.ts";
import type { SourceLocations } from "../diagnosis/source-location.ts";
import type { KeyKind } from "../key/deploy-key.ts";
import type { Redactors } from "../key/redactor.ts";
import type { Target } from "../plan/decide.ts";
import type { SchemaChange } from "./schema-change.ts";

/** The action's `status` output. */
export type Status = "deployed" | "skipped" | "dry-run" | "cleaned-up" | "swept" | "failed" | "refused" | "cancelled";

/** The Convex deployment that was reached, as far as it is known. */
export interface DeploymentInfo {
  readonly name: string | null;
  readonly url: string | null;
  readonly siteUrl: string | null;
  readonly dashboardUrl: string | null;
  /** Whether Convex itself gave the URLs, as data. Others were read from output: they are shown, not linked. */
  readonly urlsFromApi: boolean;
}

export interface Outcome {
  readonly operation: "deploy" | "cleanup" | "sweep";
  readonly status: Status;
  /** `null`: no plan was made. */
  readonly target: Target | null;
  readonly keyKind: KeyKind | null;
  readonly appName: string;
  /** Relative to the workspace, `.` for its root; tells apps of the same name apart. */
  readonly workingDirectory: string;
  readonly deployment: DeploymentInfo;
  readonly preview: { readonly name: string; readonly created: boolean | null } | null;
  /** When Convex removes the preview deployment, in milliseconds since the epoch. */
  readonly expiresAt: number | null;
  /** Whether `preview-run` has run on this Convex deployment, now or in an earlier run. */
  readonly isSeeded: boolean;
  /** A cleanup that left the preview deployment, because `on-close` says so. */
  readonly isKept: boolean;
  /** Head commit, `""` where not known. */
  readonly commit: string;
  readonly branch: string | null;
  readonly pullRequestNumber: number | null;
  readonly cliVersion: string | null;
  readonly durationSeconds: number;
  /** How long `cmd` took, and all that came after it. `null`: it did not come that far, or there was none. */
  readonly buildSeconds: number | null;
  readonly pushSeconds: number | null;
  /** Set where the status is `failed`, `refused` or `cancelled`, and on a `skipped` run that was superseded. */
  readonly failure: Failure | null;
  /** Why a run was skipped, what a dry run checked, and other things worth a line. Redacted. */
  readonly notes: readonly string[];
  /** What the push changed beside the code, as the CLI tells it. Redacted. */
  readonly schemaChanges: readonly SchemaChange[];
  /** Where in the repository's code a failure lies. Redacted. */
  readonly locations: SourceLocations;
  /** The end of the CLI's output. Redacted. */
  readonly outputTail: readonly string[];
}

/** A run that a newer one has overtaken ends without having done anything, and without being at fault. */
export function isFailure({ failure, status }: Pick<Outcome, "failure" | "status">): boolean {
  return failure !== null && status !== "skipped";
}

export const NO_DEPLOYMENT: DeploymentInfo = {
  name: null,
  url: null,
  siteUrl: null,
  dashboardUrl: null,
  urlsFromApi: false,
};

/**
 * A copy in which each text is redacted. Before it is rendered, not after: Markdown escapes characters that a secret
 * may have, and an escaped secret would not be recognized.
 */
export function redactOutcome(
  outcome: Outcome,
  { redactExternal, redactTrusted }: Pick<Redactors, "redactExternal" | "redactTrusted">,
): Outcome {
  const { deployment, failure, cliVersion, notes, schemaChanges, locations, outputTail, ...own } = outcome;
  const { name, ...urls } = deployment;
  return {
    ...mapStrings(own, redactTrusted),
    // URLs that were read from output are text from elsewhere, whatever they look like; a name has a shape.
    deployment: {
      name: mapStrings(name, redactTrusted),
      ...mapStrings(urls, deployment.urlsFromApi ? redactTrusted : redactExternal),
    },
    failure:
      failure === null ? null : { ...mapStrings(failure, redactTrusted), ...causeAndFix(failure, redactExternal) },
    ...mapStrings({ cliVersion, notes, schemaChanges, locations, outputTail }, redactExternal),
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
