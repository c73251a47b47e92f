/** Samples of every kind of report, built from the outcomes of runs. Failures are diagnosed from output, not written here. */

import { change } from "../../src/contract/change.ts";
import type { Comparison } from "../../src/contract/comparison.ts";
import { SchemaChangeReader } from "../../src/convex/cli/parse-schema-changes.ts";
import { CRASHED, cleanupNotAllowed, superseded } from "../../src/diagnosis/action-failures.ts";
import { diagnose } from "../../src/diagnosis/diagnose.ts";
import { NO_LOCATIONS } from "../../src/diagnosis/source-location.ts";
import { NO_DEPLOYMENT, type Outcome, type Status } from "../../src/outcome/outcome.ts";
import { toPublicOutcome } from "../../src/outcome/public-outcome.ts";
import type { SchemaChange } from "../../src/outcome/schema-change.ts";
import type { RunRecord, RunStep } from "../../src/records/record.ts";
import {
  type CommentEntry,
  type CommentRow,
  isRowStatus,
  type RowStatus,
  toRow,
} from "../../src/report/comment/comment-row.ts";
import type { CommentContext } from "../../src/report/comment/render-comment.ts";
import { type OutcomeFields, testOutcome } from "./test-outcome.ts";

const COMMIT = "4f1c9e07a3b25d6f8e9012ab34cd56ef7890a1b2";
const NEWER = "9e8d7c6b5a493827160f5e4d3c2b1a0987654321";
const NAME = "happy-otter-123";

const DEPLOYED: OutcomeFields = {
  operation: "deploy",
  appUrl: null,
  expiresAt: null,
  isImported: false,
  isSeeded: false,
  status: "deployed",
  target: "preview",
  keyKind: "preview",
  appName: "shop",
  workingDirectory: ".",
  deployment: {
    name: NAME,
    url: `https://${NAME}.convex.cloud`,
    siteUrl: `https://${NAME}.convex.site`,
    dashboardUrl: `https://dashboard.convex.dev/t/acme/shop/${NAME}`,
    urlsFromApi: true,
  },
  preview: { name: "pr-12", created: false },
  commit: COMMIT,
  branch: "feature/cart",
  pullRequestNumber: 12,
  cliVersion: "1.48.0",
  durationSeconds: 34.2,
  buildSeconds: 21.4,
  pushSeconds: 9.1,
  exportPath: null,
  failure: null,
  notes: [],
  schemaChanges: [{ kind: "added", what: "Index", name: "messages.by_channel (channel, _creationTime)" }],
  locations: NO_LOCATIONS,
  outputTail: [],
  functions: [],
  comparison: null,
};

const BREAKING: Comparison = {
  baseBranch: "main",
  problem: null,
  changes: [
    change("field-required", "orders.currency"),
    change("argument-removed", "cart:add", { part: "note" }),
    change("index-added", "orders", { part: "by_currency", detail: "index" }),
    change("env-required", "TAX_API_KEY"),
    change("function-added", "cart:clear", { detail: "mutation" }),
  ],
  notCompared: ["mail"],
  waivedBy: null,
};

const TYPE_ERROR = [
  "✖ TypeScript typecheck via `tsc` failed.",
  "To ignore failing typecheck, use `--typecheck=disable`.",
  "convex/cart.ts:14:9 - error TS2322: Type 'string' is not assignable to type 'number'.",
  "",
  "14   const total: number = cart.total;",
  "           ~~~~~",
  "",
  "Found 1 error in convex/cart.ts:14",
];

const TYPE_ERROR_AT = {
  locations: [
    {
      path: "convex/cart.ts",
      line: 14,
      column: 9,
      message: "TS2322: Type 'string' is not assignable to type 'number'.",
      sent: "TS2322: Type 'string' is not assignable to type 'number'.",
    },
  ],
  omitted: 0,
};

/** The outcome of a run with this output of the CLI. */
export function failed(lines: readonly string[], more: Partial<OutcomeFields> = {}): OutcomeFields {
  const symptoms = {
    outputTail: lines,
    cliTail: lines,
    buildExitCode: null,
    keyKind: "preview",
    target: "preview",
    deploymentFlag: "--preview-name pr-12",
    dashboardUrl: DEPLOYED.deployment.dashboardUrl,
  };
  const locations = lines === TYPE_ERROR ? TYPE_ERROR_AT : NO_LOCATIONS;
  return {
    ...DEPLOYED,
    status: "failed",
    schemaChanges: [],
    locations,
    outputTail: lines,
    failure: diagnose(symptoms),
    ...more,
  };
}

const AS_IT_IS = (text: string) => text;
const NOTHING_HIDDEN = { redactExternal: AS_IT_IS, redactTrusted: AS_IT_IS, redactSent: AS_IT_IS };

/** The context of the comments. */
export const PLACE: CommentContext = {
  serverUrl: "https://github.com",
  repository: "acme/shop",
  pullRequestNumber: 12,
};

const HOSTILE = "x--><img/src=x>@org/team | #7 ```";

/** Output of the CLI after `examples/components` lost its pool of workers and an index, and started to use a staged index. */
const COMPONENTS_CHANGED = changesIn([
  "✔ Deleted table indexes:",
  "  [-] notes.by_owner   owner, _creationTime",
  "✔ These indexes are now enabled:",
  "  [*] notes.by_attachment   attachment, _creationTime",
  "✔ Unmounted component mailPool.",
  "✔ Unmounted component mailPool/batchWorker.",
  "✔ Installed component notesByOwner.",
  "✔ Installed component notesByOwner/batchWorker.",
]);

function changesIn(cliLines: readonly string[]): readonly SchemaChange[] {
  const reader = new SchemaChangeReader();
  for (const line of cliLines) reader.add(line);
  return reader.changes(false);
}

/** Comments, each with the rows of its apps. */
const ROWS: Readonly<Record<string, readonly CommentRow[]>> = {
  deploying: [rowFor({ ...DEPLOYED, deployment: NO_DEPLOYMENT, schemaChanges: [] }, "deploying")],
  deployed: [rowFor({ ...DEPLOYED, preview: { name: "pr-12", created: true } })],
  "index-deleted": [
    rowFor({
      ...DEPLOYED,
      schemaChanges: [
        { kind: "deleted", what: "Index", name: "messages.by_author (author, _creationTime)" },
        { kind: "warning", what: "Component unmounted", name: "rateLimiter" },
        ...DEPLOYED.schemaChanges,
      ],
    }),
  ],
  "components-changed": [rowFor({ ...DEPLOYED, schemaChanges: COMPONENTS_CHANGED })],
  "breaking-changes": [rowFor({ ...DEPLOYED, comparison: BREAKING })],
  failed: [rowFor(failed(TYPE_ERROR))],
  "variables-missing": [
    rowFor(
      failed([
        "Environment variables OPENAI_API_KEY, RESEND_API_KEY are declared as required in convex.config.ts but their values were not set.",
      ]),
    ),
  ],
  unknown: [rowFor(failed(["✖ Error: The moon is in the wrong house"]))],
  refused: [
    rowFor({
      ...DEPLOYED,
      status: "refused",
      target: null,
      deployment: NO_DEPLOYMENT,
      preview: null,
      cliVersion: null,
      schemaChanges: [],
      failure: {
        code: "production-from-pull-request",
        cause:
          "The deploy key is a production deploy key (`prod:…`), but this job runs on a `pull_request` event of #12. Code that is not merged would replace what your users run, and could read the key.",
        fix: "Use a preview deploy key on pull requests.\n\n```\nwith:\n  deploy-key: ${{ secrets.CONVEX_PREVIEW_DEPLOY_KEY }}\n```",
        link: "https://docs.convex.dev/production/hosting/preview-deployments",
      },
    }),
  ],
  skipped: [
    rowFor({
      ...DEPLOYED,
      status: "skipped",
      target: null,
      deployment: NO_DEPLOYMENT,
      preview: null,
      cliVersion: null,
      durationSeconds: 0.4,
      buildSeconds: null,
      pushSeconds: null,
      schemaChanges: [],
      notes: [
        "The pull request comes from a fork, and GitHub does not pass this repository's secrets to such runs, so the deploy key is missing.",
      ],
    }),
  ],
  cancelled: [
    rowFor({
      ...DEPLOYED,
      status: "cancelled",
      schemaChanges: [],
      failure: {
        code: "cancelled",
        cause: "The run was cancelled before the Convex CLI had finished.",
        fix: "If you cancelled it on purpose, there is nothing to do. Convex may have finished a push that was in progress.",
        link: null,
      },
    }),
  ],
  removed: [
    rowFor(
      {
        ...DEPLOYED,
        operation: "cleanup",
        deployment: { ...NO_DEPLOYMENT, name: NAME },
        notes: [`The preview deployment \`pr-12\` (\`${NAME}\`) was deleted.`],
        schemaChanges: [],
      },
      "removed",
    ),
  ],
  kept: [
    rowFor(
      {
        ...DEPLOYED,
        operation: "cleanup",
        notes: ["The preview deployment `pr-12` was kept because of `on-close: keep`."],
        schemaChanges: [],
      },
      "kept",
    ),
  ],
  "seeded, with an expiry": [
    rowFor({
      ...DEPLOYED,
      preview: { name: "pr-12", created: true },
      expiresAt: Date.UTC(2026, 11, 8, 9, 30),
      isSeeded: true,
      notes: ["Seeded with `seed`.", "It took 2 attempts: see the log."],
    }),
  ],
  superseded: [
    rowFor({
      ...DEPLOYED,
      status: "skipped",
      deployment: NO_DEPLOYMENT,
      schemaChanges: [],
      failure: superseded("pull request #12 has moved on to 9e8d7c6 since"),
    }),
  ],
  crashed: [rowFor({ ...DEPLOYED, status: "failed", deployment: NO_DEPLOYMENT, schemaChanges: [], failure: CRASHED })],
  "not removed": [
    rowFor({
      ...DEPLOYED,
      operation: "cleanup",
      status: "failed",
      deployment: { ...NO_DEPLOYMENT, name: NAME },
      schemaChanges: [],
      failure: cleanupNotAllowed(
        "pr-12",
        { full: "Convex responded with 403: Forbidden", sent: "Convex responded with 403" },
        "Convex deletes it by itself on 8 December 2026.",
      ),
    }),
  ],
  production: [
    rowFor({
      ...DEPLOYED,
      target: "production",
      preview: null,
      deployment: { ...DEPLOYED.deployment, name: "calm-fox-9" },
      schemaChanges: [],
    }),
  ],
  hostile: [
    rowFor(failed([HOSTILE, "```", "</details>", "::error::no", "@org/team #7"], { appName: HOSTILE })),
    rowFor({ ...DEPLOYED, appName: "a-very-long-name-of-an-app-in-a-monorepo-of-many-applications-and-packages" }),
  ],
  three: [
    rowFor({ ...DEPLOYED, appName: "admin", workingDirectory: "apps/admin", deployment: named("keen-seal-407") }),
    rowFor(failed(TYPE_ERROR, { appName: "shop", workingDirectory: "apps/shop", durationSeconds: 18.7 })),
    rowFor(
      { ...DEPLOYED, appName: "site", workingDirectory: "apps/site", deployment: NO_DEPLOYMENT, schemaChanges: [] },
      "deploying",
    ),
  ],
  twenty: Array.from({ length: 20 }, (_, index) => {
    const appName = `app-${String(index + 1).padStart(2, "0")}`;
    const own = { appName, workingDirectory: `apps/${appName}` };
    return rowFor(
      index === 6 ? failed(TYPE_ERROR, own) : { ...DEPLOYED, ...own, deployment: named(`calm-fox-${index}`) },
    );
  }),
};

/** The last attempt of each app, and what is live. */
const BESIDE_LIVE: readonly CommentEntry[] = [
  sampleEntry(rowFor(DEPLOYED), "shop", 1, [pushed()]),
  sampleEntry(rowFor(failed(TYPE_ERROR, { commit: NEWER })), "shop", 2, [
    { kind: "ended", how: "failed", mayBeLive: false },
  ]),
  sampleEntry(rowFor({ ...DEPLOYED, appName: "site" }), "site", 1, [pushed()]),
  sampleEntry(rowFor({ ...DEPLOYED, appName: "site", commit: NEWER, schemaChanges: [] }, "deploying"), "site", 2, []),
  sampleEntry(rowFor({ ...DEPLOYED, appName: "worker" }), "worker", 1, [pushed()]),
  sampleEntry(
    rowFor({ ...DEPLOYED, appName: "worker", commit: NEWER, status: "cancelled", schemaChanges: [] }),
    "worker",
    2,
    [
      { kind: "pushing", deployment: NAME, created: false },
      { kind: "ended", how: "cancelled", mayBeLive: true },
    ],
  ),
];

/** Samples of comments. */
export const COMMENTS: Readonly<Record<string, readonly CommentEntry[]>> = {
  ...Object.fromEntries(Object.entries(ROWS).map(([name, rows]) => [name, entriesOf(rows)])),
  "beside what is live": BESIDE_LIVE,
};

/** Samples of job summaries. */
export const SUMMARIES: Readonly<Record<string, Outcome>> = {
  deployed: testOutcome(DEPLOYED),
  "components-changed": testOutcome({ ...DEPLOYED, schemaChanges: COMPONENTS_CHANGED }),
  failed: testOutcome(failed(TYPE_ERROR)),
  skipped: testOutcome({
    ...DEPLOYED,
    status: "skipped",
    deployment: NO_DEPLOYMENT,
    schemaChanges: [],
    notes: ["The deploy key is missing on a push to `main`, and `on-missing-key` is `skip`."],
  }),
  "dry-run": testOutcome({
    ...DEPLOYED,
    status: "dry-run",
    notes: ["Dry run: nothing was changed, on Convex or on GitHub, and `cmd` was not run."],
  }),
};

function named(name: string): OutcomeFields["deployment"] {
  const dashboardUrl = `https://dashboard.convex.dev/t/acme/shop/${name}`;
  return {
    name,
    url: `https://${name}.convex.cloud`,
    siteUrl: `https://${name}.convex.site`,
    dashboardUrl,
    urlsFromApi: true,
  };
}

function rowFor(fields: OutcomeFields, status: RowStatus = rowStatus(fields.status)): CommentRow {
  return rowOf(testOutcome(fields), status);
}

export function rowStatus(status: Status): RowStatus {
  if (!isRowStatus(status)) throw new Error(`A run that is ${status} has no row.`);
  return status;
}

export function rowOf(outcome: Outcome, status: RowStatus = rowStatus(outcome.ending.status)): CommentRow {
  return toRow(toPublicOutcome(outcome, NOTHING_HIDDEN), status, {
    at: 1_000,
    runUrl: "https://github.com/acme/shop/actions/runs/1001",
    liveCommit: "",
    isPushed: status === "deployed",
  });
}

/** An entry for each row, each of another app. */
export function entriesOf(rows: readonly CommentRow[]): readonly CommentEntry[] {
  return rows.map((row, index) => sampleEntry(row, `app-${index}`, 1, row.status === "deploying" ? [] : [pushed()]));
}

function pushed(): RunStep {
  return { kind: "pushed", deployment: null, imported: false, seeded: false };
}

function sampleEntry(row: CommentRow, slot: string, runId: number, steps: readonly RunStep[]): CommentEntry {
  const written = [{ kind: "begun" as const }, ...steps].map((step, index) => ({
    ...step,
    at: runId * 1_000 + index,
    statusId: null,
  }));
  const record: RunRecord = {
    id: `${slot}-${runId}`,
    slot,
    runId,
    runAttempt: 1,
    startedAt: 0,
    deadline: null,
    event: "pull_request",
    workflow: "Deploy",
    workflowPath: ".github/workflows/deploy.yml",
    origin: { kind: "pull-request", number: PLACE.pullRequestNumber },
    isChosen: false,
    commit: row.commit,
    baseCommit: null,
    appName: row.appName.slice(0, 100),
    workingDirectory: ".",
    recreates: false,
    account: "own",
    githubDeploymentId: null,
    steps: written,
  };
  return { record, row: { ...row, at: written.at(-1)?.at ?? 0 } };
}
