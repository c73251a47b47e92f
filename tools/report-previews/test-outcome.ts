/** Builds outcomes from the fields that matter. All other fields are those of a successful deploy to a preview. */

import { NO_LOCATIONS } from "../../src/diagnosis/source-location.ts";
import {
  type DeployDetails,
  type DeploymentInfo,
  type Ending,
  NO_DEPLOYMENT,
  type Outcome,
  type PlannedRun,
  type RunInfo,
} from "../../src/outcome/outcome.ts";

/** The fields of all groups side by side. */
export interface OutcomeFields extends RunInfo, Omit<DeployDetails, "cliVersion">, Ending {
  readonly operation: PlannedRun["operation"];
  /** `null` if there is no plan. */
  readonly target: PlannedRun["target"] | null;
  readonly comparison: Outcome["comparison"];
  readonly functions: Outcome["functions"];
  readonly appUrl: string | null;
  readonly preview: { readonly name: string; readonly created: boolean | null } | null;
  readonly deployment: Pick<DeploymentInfo, "name" | "url" | "siteUrl" | "dashboardUrl" | "urlsFromApi">;
  readonly expiresAt: number | null;
  /** `null` if no CLI was found, or none is needed. */
  readonly cliVersion: string | null;
}

const DEFAULTS: OutcomeFields = {
  operation: "deploy",
  status: "deployed",
  target: "preview",
  keyKind: "preview",
  appName: "web",
  workingDirectory: ".",
  deployment: NO_DEPLOYMENT,
  preview: { name: "pr-7", created: true },
  appUrl: null,
  expiresAt: null,
  isImported: false,
  isSeeded: false,
  commit: "0123456789abcdef",
  branch: "feature",
  pullRequestNumber: 7,
  cliVersion: "1.48.0",
  durationSeconds: 12,
  buildSeconds: null,
  pushSeconds: null,
  exportPath: null,
  failure: null,
  notes: [],
  schemaChanges: [],
  locations: NO_LOCATIONS,
  outputTail: [],
  functions: [],
  comparison: null,
};

export function testOutcome(change: Partial<OutcomeFields> = {}): Outcome {
  const { operation, target, appUrl, preview, deployment, expiresAt, cliVersion, ...fields } = {
    ...DEFAULTS,
    ...change,
  };
  const { keyKind, appName, workingDirectory, durationSeconds, commit, branch, pullRequestNumber } = fields;
  const { buildSeconds, pushSeconds, exportPath, schemaChanges, locations, outputTail } = fields;
  const { status, failure, isImported, isSeeded, notes, functions, comparison } = fields;
  const subject = { commit, branch, pullRequestNumber };
  return {
    run: { operation, keyKind, appName, workingDirectory, durationSeconds, ...subject },
    plan: target === null ? null : { operation, target, previewName: preview?.name ?? null, appUrl, ...subject },
    deployment: { ...deployment, previewCreated: preview?.created ?? null, expiresAt },
    deploy:
      cliVersion === null
        ? null
        : { cliVersion, buildSeconds, pushSeconds, exportPath, schemaChanges, locations, outputTail },
    functions,
    comparison,
    ending: { status, failure, isImported, isSeeded, notes },
  };
}
