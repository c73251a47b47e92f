/**
 * The whole policy as data: which key may deploy where, on which event. Only `decide.ts` reads it.
 *
 * The table has a row for each category of runs and a column for each kind of key. A cell says where the key deploys to,
 * and what that requires. The rules for all rows are below the table.
 */
import type { KeyKind } from "../key/deploy-key.ts";
import type { RefusalCode } from "./refusal-code.ts";

export type Target = "preview" | "production" | "development" | "custom";

/** Keys that can deploy: the table's columns. */
export type DeployingKeyKind = Exclude<KeyKind, "team" | "access-token" | "malformed">;

/** The category of a run: the table's rows, and categories without a row. */
export type RunCategory = PolicyCategory | "branch-deleted" | "unsupported" | "unsupported-workflow-run";

export type PolicyCategory =
  | "pull-request"
  | "production-branch"
  /** The `workflow_run` of a push to a production branch, or of a manual, scheduled or chained run on one. */
  | "production-branch-workflow-run"
  | "other-branch"
  /** A tag was pushed, or a release published. */
  | "tag"
  | "pre-release"
  /** `workflow_dispatch`, `repository_dispatch`, `schedule`. */
  | "manual"
  | "merge-group";

/** A condition of a cell. `code` is the refusal if it is not met. */
export type Requirement = { readonly code: RefusalCode } & (
  | { readonly kind: "target" }
  /** Required for production only. */
  | { readonly kind: "input"; readonly input: "allowProductionFromPullRequest" | "allowProjectToken" }
  /** Required for production only. With `satisfiedByExplicitTarget`, an explicit `target` is enough. */
  | { readonly kind: "condition"; readonly condition: Condition; readonly satisfiedByExplicitTarget: boolean }
);

export type Condition =
  /** The ref that a manual run was started on is a production branch. */
  | "ref-is-production-branch"
  /** Checked with GitHub's API. */
  | "production-branch-contains-commit";

export type Cell =
  /** `target` is where the key deploys to with `target: auto`. */
  { readonly target: Target; readonly needs: readonly Requirement[] } | { readonly refuse: RefusalCode };

const allow = (target: Target, ...needs: readonly Requirement[]): Cell => ({ target, needs });
const refuse = (code: RefusalCode): Cell => ({ refuse: code });
const target = (code: RefusalCode = "target-required"): Requirement => ({ kind: "target", code });
const allowProjectToken: Requirement = { kind: "input", input: "allowProjectToken", code: "project-token-not-allowed" };
const allowProductionFromPullRequest: Requirement = {
  kind: "input",
  input: "allowProductionFromPullRequest",
  code: "production-from-pull-request",
};
const refIsProductionBranchOrTarget: Requirement = {
  kind: "condition",
  condition: "ref-is-production-branch",
  satisfiedByExplicitTarget: true,
  code: "production-from-other-ref",
};
const containsCommit: Requirement = {
  kind: "condition",
  condition: "production-branch-contains-commit",
  satisfiedByExplicitTarget: false,
  code: "commit-not-on-production-branch",
};
const containsCommitOrTarget: Requirement = { ...containsCommit, satisfiedByExplicitTarget: true };

/** Applies to every row if `commit` names another commit than the event's. */
export const OTHER_COMMIT_REQUIREMENT: Requirement = containsCommitOrTarget;

export type Row = Readonly<Record<DeployingKeyKind, Cell>>;

/** Runs of a category without a row never deploy, even with an explicit `target`. */
export const POLICY: Readonly<Record<PolicyCategory, Row>> = {
  "pull-request": {
    preview: allow("preview"),
    "preview-deployment": allow("preview"),
    production: allow("production", allowProductionFromPullRequest),
    development: allow("development", target()),
    custom: allow("custom", target()),
    project: refuse("production-from-pull-request"),
    admin: allow("production", target()),
  },
  "production-branch": {
    preview: allow("preview", target("preview-key-on-production-branch")),
    "preview-deployment": allow("preview", target("preview-key-on-production-branch")),
    production: allow("production"),
    development: allow("development"),
    custom: allow("custom"),
    project: allow("production", allowProjectToken),
    admin: allow("production"),
  },
  // For a pushed tag, GitHub gives its name as the head branch, so check that a tag `main` is not taken for the branch.
  "production-branch-workflow-run": {
    preview: allow("preview", target("preview-key-on-production-branch")),
    "preview-deployment": allow("preview", target("preview-key-on-production-branch")),
    production: allow("production", containsCommit),
    development: allow("development"),
    custom: allow("custom"),
    project: allow("production", allowProjectToken, containsCommit),
    admin: allow("production", containsCommit),
  },
  "other-branch": {
    preview: allow("preview"),
    "preview-deployment": allow("preview"),
    production: refuse("production-from-other-branch"),
    development: allow("development"),
    custom: allow("custom"),
    project: refuse("production-from-other-branch"),
    admin: allow("production", target()),
  },
  tag: {
    preview: allow("preview", target("preview-key-on-tag")),
    "preview-deployment": allow("preview", target("preview-key-on-tag")),
    production: allow("production", containsCommitOrTarget),
    development: allow("development"),
    custom: allow("custom"),
    project: allow("production", allowProjectToken, containsCommitOrTarget),
    admin: allow("production", containsCommitOrTarget),
  },
  "pre-release": {
    preview: allow("preview", target("preview-key-on-tag")),
    "preview-deployment": allow("preview", target("preview-key-on-tag")),
    production: allow("production", target("prerelease-requires-target")),
    development: allow("development", target("prerelease-requires-target")),
    custom: allow("custom", target("prerelease-requires-target")),
    project: allow("production", target("prerelease-requires-target"), allowProjectToken),
    admin: allow("production", target("prerelease-requires-target")),
  },
  manual: {
    preview: allow("preview"),
    "preview-deployment": allow("preview"),
    production: allow("production", refIsProductionBranchOrTarget),
    development: allow("development"),
    custom: allow("custom"),
    project: allow("production", allowProjectToken, refIsProductionBranchOrTarget),
    admin: allow("production", refIsProductionBranchOrTarget),
  },
  "merge-group": {
    preview: allow("preview"),
    "preview-deployment": allow("preview"),
    production: refuse("production-from-merge-group"),
    development: allow("development", target()),
    custom: allow("custom", target()),
    project: refuse("production-from-merge-group"),
    admin: allow("production", target()),
  },
};

export function policyFor(situation: RunCategory): Row | undefined {
  return Object.hasOwn(POLICY, situation) ? POLICY[situation as PolicyCategory] : undefined;
}

/** The targets that a key can deploy to. Any other explicit `target` is refused on every event. */
export const ALLOWED_TARGETS: Readonly<Record<DeployingKeyKind, readonly Target[]>> = {
  preview: ["preview"],
  "preview-deployment": ["preview"],
  production: ["production"],
  development: ["development"],
  custom: ["custom"],
  project: ["production"],
  admin: ["production", "development", "custom"],
};

/** Keys that cannot deploy, with the refusal for each. Refused on every event. */
export const NON_DEPLOY_KEYS: Readonly<Record<Exclude<KeyKind, DeployingKeyKind>, RefusalCode>> = {
  team: "key-is-team-token",
  "access-token": "key-is-access-token",
  malformed: "key-malformed",
};

/** Keys that are never used for the head of a fork, even with opt-ins. */
export const FORBIDDEN_FOR_FORKS: readonly KeyKind[] = ["production", "project", "admin"];

/** Keys that a `workflow_run` of a manual, scheduled or chained run never uses: it does not identify the code. */
export const FORBIDDEN_FOR_CHAINED_RUNS: readonly KeyKind[] = ["preview", "preview-deployment"];

/** Keys that can delete the preview of a closed pull request or a deleted branch. Runs with other keys are skipped. */
export const CLEANUP_KEYS: readonly KeyKind[] = ["preview"];

/** Keys that name their deployment, so that it can be compared with `expected-deployment`. */
export const KEYS_WITH_DEPLOYMENT_NAME: readonly KeyKind[] = [
  "production",
  "development",
  "custom",
  "preview-deployment",
  "admin",
];
