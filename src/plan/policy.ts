/**
 * What may go where: the whole policy, as data. `plan.ts` reads it; nothing else decides.
 *
 * Rows are the situations a run can be in, columns the kinds of keys, a cell says where the key goes and what that
 * needs. Rules that hold for every row stand below the table.
 */
import type { KeyKind } from "../key/deploy-key.ts";
import type { RefusalCode } from "./refusal-code.ts";

export type Target = "preview" | "production" | "development" | "custom";

/** Keys that can deploy at all: the table's columns. */
export type DeployingKeyKind = Exclude<KeyKind, "team" | "access-token" | "malformed">;

/** What a run is about: the table's rows, and what has none. */
export type Situation = ListedSituation | "branch-deleted" | "unlisted" | "unlisted-workflow-run";

export type ListedSituation =
  | "pull-request"
  | "production-branch"
  /** A push to a production branch whose `workflow_run` this is. */
  | "production-branch-workflow-run"
  | "other-branch"
  /** A tag was pushed, or a release published. */
  | "tag"
  | "pre-release"
  /** `workflow_dispatch`, `repository_dispatch`, `schedule`. */
  | "manual"
  | "merge-group";

/** Something a cell asks for before its key may go. The code names the refusal when it is not given. */
export type Need = { readonly code: RefusalCode } & (
  | { readonly kind: "target" }
  /** Asked of production only; elsewhere it is met. */
  | { readonly kind: "input"; readonly input: "allowProductionFromPullRequest" | "allowProjectToken" }
  /** Asked of production only. `orTarget`: an explicit `target` stands in for it. */
  | { readonly kind: "condition"; readonly condition: Condition; readonly orTarget: boolean }
);

export type Condition =
  /** The ref that a manual run was started on is a production branch. */
  | "ref-is-production-branch"
  /** Read from GitHub. */
  | "production-branch-contains-commit";

export type Cell =
  /** `go` is where the key goes with `target: auto`. */
  { readonly go: Target; readonly needs: readonly Need[] } | { readonly refuse: RefusalCode };

const go = (target: Target, ...needs: readonly Need[]): Cell => ({ go: target, needs });
const refuse = (code: RefusalCode): Cell => ({ refuse: code });
const target = (code: RefusalCode = "needs-target"): Need => ({ kind: "target", code });
const allowProjectToken: Need = { kind: "input", input: "allowProjectToken", code: "project-token" };
const allowProductionFromPullRequest: Need = {
  kind: "input",
  input: "allowProductionFromPullRequest",
  code: "production-from-pull-request",
};
const refIsProductionBranchOrTarget: Need = {
  kind: "condition",
  condition: "ref-is-production-branch",
  orTarget: true,
  code: "production-from-other-ref",
};
const containsCommit: Need = {
  kind: "condition",
  condition: "production-branch-contains-commit",
  orTarget: false,
  code: "commit-not-on-production-branch",
};
const containsCommitOrTarget: Need = { ...containsCommit, orTarget: true };

export type Row = Readonly<Record<DeployingKeyKind, Cell>>;

/** A situation without a row deploys with no key, whatever `target` says. */
export const POLICY: Readonly<Record<ListedSituation, Row>> = {
  "pull-request": {
    preview: go("preview"),
    "preview-deployment": go("preview"),
    production: go("production", allowProductionFromPullRequest),
    development: go("development", target()),
    custom: go("custom", target()),
    project: refuse("production-from-pull-request"),
    admin: go("production", target()),
  },
  "production-branch": {
    preview: go("preview", target("preview-key-on-production-branch")),
    "preview-deployment": go("preview", target("preview-key-on-production-branch")),
    production: go("production"),
    development: go("development"),
    custom: go("custom"),
    project: go("production", allowProjectToken),
    admin: go("production"),
  },
  // GitHub gives the name of a pushed tag as the head branch, so a tag called `main` must not pass for the branch.
  "production-branch-workflow-run": {
    preview: go("preview", target("preview-key-on-production-branch")),
    "preview-deployment": go("preview", target("preview-key-on-production-branch")),
    production: go("production", containsCommit),
    development: go("development"),
    custom: go("custom"),
    project: go("production", allowProjectToken, containsCommit),
    admin: go("production", containsCommit),
  },
  "other-branch": {
    preview: go("preview"),
    "preview-deployment": go("preview"),
    production: refuse("production-from-other-branch"),
    development: go("development"),
    custom: go("custom"),
    project: refuse("production-from-other-branch"),
    admin: go("production", target()),
  },
  tag: {
    preview: go("preview", target("preview-key-on-tag")),
    "preview-deployment": go("preview", target("preview-key-on-tag")),
    production: go("production", containsCommitOrTarget),
    development: go("development"),
    custom: go("custom"),
    project: go("production", allowProjectToken),
    admin: go("production", containsCommitOrTarget),
  },
  "pre-release": {
    preview: go("preview", target("preview-key-on-tag")),
    "preview-deployment": go("preview", target("preview-key-on-tag")),
    production: go("production", target("pre-release")),
    development: go("development", target("pre-release")),
    custom: go("custom", target("pre-release")),
    project: go("production", target("pre-release"), allowProjectToken),
    admin: go("production", target("pre-release")),
  },
  manual: {
    preview: go("preview"),
    "preview-deployment": go("preview"),
    production: go("production", refIsProductionBranchOrTarget),
    development: go("development"),
    custom: go("custom"),
    project: go("production", allowProjectToken),
    admin: go("production", refIsProductionBranchOrTarget),
  },
  "merge-group": {
    preview: go("preview"),
    "preview-deployment": go("preview"),
    production: refuse("production-from-merge-group"),
    development: go("development", target()),
    custom: go("custom", target()),
    project: refuse("production-from-merge-group"),
    admin: go("production", target()),
  },
};

export function rowOf(situation: Situation): Row | undefined {
  return Object.hasOwn(POLICY, situation) ? POLICY[situation as ListedSituation] : undefined;
}

/** The targets that a key can reach. Any other explicit `target` is refused, on every event. */
export const FITTING_TARGETS: Readonly<Record<DeployingKeyKind, readonly Target[]>> = {
  preview: ["preview"],
  "preview-deployment": ["preview"],
  production: ["production"],
  development: ["development"],
  custom: ["custom"],
  project: ["production"],
  admin: ["production", "development", "custom"],
};

/** Keys that never deploy, each with its own refusal, on every event. */
export const UNUSABLE_KEYS: Readonly<Record<Exclude<KeyKind, DeployingKeyKind>, RefusalCode>> = {
  team: "key-is-team-token",
  "access-token": "key-is-access-token",
  malformed: "key-malformed",
};

/** Keys that never act for the head of a fork, whatever the opt-ins. */
export const NEVER_FOR_FORKS: readonly KeyKind[] = ["production", "project", "admin"];

/** Keys that a closed pull request or a deleted branch removes a preview with; any other is skipped there. */
export const CLEANUP_KEYS: readonly KeyKind[] = ["preview"];

/** Keys that name their deployment, so that `expected-deployment` can be held against them. */
export const NAMING_KEYS: readonly KeyKind[] = ["production", "development", "custom", "preview-deployment", "admin"];
