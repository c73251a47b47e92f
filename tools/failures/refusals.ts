/** One example of every refusal, from an ordinary run. */

import {
  issueCommentEvent,
  mergeGroupEvent,
  otherEvent,
  pullRequestEvent,
  pushEvent,
  releaseEvent,
  type WorkflowEvent,
  workflowDispatchEvent,
  workflowRunEvent,
} from "../../fakes/events/events.ts";
import type { Failure } from "../../src/diagnosis/failure.ts";
import type { DeployKey } from "../../src/key/deploy-key.ts";
import { toFailure } from "../../src/outcome/refusal-failure.ts";
import type { PlanSettings } from "../../src/plan/plan-input.ts";
import type { RefusalCode } from "../../src/plan/refusal-code.ts";
import { type RefusalContext, refusal } from "../../src/plan/refusals.ts";
import { parseTrigger } from "../../src/trigger/parse-trigger.ts";

const secret = "";
const PREVIEW: DeployKey = { kind: "preview", teamSlug: "acme", projectSlug: "shop", secret, raw: "" };
const PRODUCTION: DeployKey = { kind: "production", deploymentName: "happy-otter-123", secret, raw: "" };
const DEVELOPMENT: DeployKey = { kind: "development", deploymentName: "calm-fox-9", secret, raw: "" };
const PROJECT: DeployKey = { kind: "project", teamSlug: "acme", projectSlug: "shop", secret, raw: "" };
const MALFORMED: DeployKey = { kind: "malformed", formatError: "truncated" };

const PULL_REQUEST = pullRequestEvent({ number: 12, headBranch: "feature/cart" });
const PUSH = pushEvent({ branch: "main" });
const PUSH_ELSEWHERE = pushEvent({ branch: "feature/cart" });
const TAG = pushEvent({ tag: "v1.2.3" });

/** The settings of a workflow that sets only the key. */
export const UNSET: PlanSettings = {
  operation: "auto",
  target: "auto",
  productionBranches: [],
  commit: null,
  allowProductionFromPullRequest: false,
  allowUntrustedCode: false,
  allowProjectToken: false,
  expectedDeployment: null,
  previewName: null,
  onMissingKey: "auto",
  onClose: "delete",
  url: null,
  pullRequest: null,
  appName: "shop",
  appUrl: null,
};

type About = readonly [
  event: WorkflowEvent,
  key: DeployKey | null,
  settings?: Partial<PlanSettings>,
  more?: Partial<RefusalContext>,
];

const ABOUT: Readonly<Record<RefusalCode, About>> = {
  "key-missing": [PULL_REQUEST, null],
  "key-malformed": [PULL_REQUEST, MALFORMED],
  "key-is-team-token": [PULL_REQUEST, null],
  "key-is-access-token": [PULL_REQUEST, null],
  "url-with-cloud-key": [PUSH, PRODUCTION],
  "admin-key-without-url": [PUSH, null],
  "target-does-not-fit-key": [PULL_REQUEST, PREVIEW, { target: "production" }],
  "expected-deployment-mismatch": [PUSH, PRODUCTION, { expectedDeployment: "calm-fox-9" }],
  "expected-deployment-unverifiable": [PULL_REQUEST, PREVIEW],
  "unsupported-event": [otherEvent("check_run"), PREVIEW],
  "unsupported-workflow-run": [workflowRunEvent({ of: "pull_request_target" }), PREVIEW],
  "untrusted-code": [issueCommentEvent({ number: 12 }), PREVIEW],
  "production-key-for-fork": [PULL_REQUEST, PRODUCTION],
  "target-required": [PULL_REQUEST, DEVELOPMENT, {}, { target: "development" }],
  "prerelease-requires-target": [releaseEvent({ tag: "v1.2.3" }), PRODUCTION, {}, { target: "production" }],
  "project-token-not-allowed": [PUSH, PROJECT],
  "preview-key-on-production-branch": [PUSH, PREVIEW],
  "preview-key-on-tag": [TAG, PREVIEW],
  "preview-key-on-chained-run": [workflowRunEvent({ of: "schedule", headBranch: "main" }), PREVIEW],
  "production-from-pull-request": [PULL_REQUEST, PRODUCTION],
  "production-from-closed-pull-request": [
    pullRequestEvent({ number: 12, headBranch: "feature/cart", action: "closed", merged: true }),
    PRODUCTION,
    { target: "production" },
  ],
  "production-from-merge-group": [mergeGroupEvent({ number: 12 }), PRODUCTION],
  "production-from-other-branch": [PUSH_ELSEWHERE, PRODUCTION],
  "production-from-other-ref": [workflowDispatchEvent({ branch: "feature/cart" }), PRODUCTION],
  "commit-not-on-production-branch": [TAG, PRODUCTION],
  "unknown-commit": [
    PUSH,
    PRODUCTION,
    { commit: "v1.2.3" },
    {
      detail: "`commit` is `v1.2.3`, and neither the checkout nor GitHub has a tag, a branch or a commit of that name.",
    },
  ],
  "wrong-commit": [PUSH, PRODUCTION],
  "pull-request-unreadable": [issueCommentEvent({ number: 12 }), PREVIEW],
  "invalid-preview-name": [PULL_REQUEST, PREVIEW],
  "cleanup-requires-preview-key": [PUSH, PRODUCTION],
  "sweep-on-pull-request": [PULL_REQUEST, PREVIEW],
};

/** The refusal in the form of the other failures. */
export const REFUSALS: readonly Failure[] = Object.entries(ABOUT).map(
  ([code, [event, key, settings = {}, more = {}]]) =>
    toFailure(
      refusal(code as RefusalCode, { trigger: triggerOf(event), key, settings: { ...UNSET, ...settings }, ...more }),
    ),
);

function triggerOf({ name, payload, github }: WorkflowEvent) {
  return parseTrigger({
    payload,
    environment: {
      GITHUB_EVENT_NAME: name,
      GITHUB_REPOSITORY: github.repository,
      GITHUB_REF: github.ref,
      GITHUB_SHA: github.sha,
      GITHUB_ACTOR: github.actor,
    },
  });
}
