import { describe, expect, test } from "@jest/globals";
import { otherEvent, pullRequestEvent, pushEvent, type WorkflowEvent } from "../../fakes/events/events.ts";
import { PROJECT, TEAM } from "../../fakes/test-environment.ts";
import {
  annotationsOf,
  commentsOn,
  openPullRequest,
  pushToMain,
  savedState,
  stage,
  type TestPullRequest,
  useStage,
  visible,
} from "./run-action.ts";

let workspace: string;
let pullRequest: TestPullRequest;
useStage(async () => {
  workspace = await stage.checkout();
  pullRequest = openPullRequest(stage, "feature/refused");
});

const onPullRequest = () => pullRequest.event();
const onMain = () => pushToMain(workspace);
const onBranch = () => pushEvent({ branch: "feature/refused" });

const keys = {
  preview: () => stage.previewKey,
  production: () => stage.productionKey,
  development: () => stage.cloud.issueKey({ kind: "development", deployment: stage.developmentName }),
  project: () => stage.cloud.issueKey({ kind: "project", team: TEAM, project: PROJECT }),
  team: () => stage.cloud.issueKey({ kind: "team", team: TEAM }),
  admin: () => stage.cloud.issueKey({ kind: "admin", deployment: stage.productionName }),
  accessToken: () => "eyJ2MiI6ImFiY2RlZjAxMjM0NTY3ODlhYmNkZWYwMTIzNDU2Nzg5In0=",
} as const;

interface Refused {
  readonly name: string;
  readonly event: () => WorkflowEvent;
  readonly key?: () => string;
  readonly with?: (key: string) => Readonly<Record<string, string>>;
  readonly env?: () => Readonly<Record<string, string>>;
  readonly code: string;
  readonly kind?: string;
  /** Default `refused`. */
  readonly status?: "refused" | "failed";
  /** Parts of the message: what was found, and the lines to change. */
  readonly says: readonly string[];
}

const PER_EVENT = "deploy-key: ${{ github.event_name == 'pull_request' && secrets.CONVEX_PREVIEW_DEPLOY_KEY";
const FOREIGN = { CONVEX_PROVISION_HOST: "https://api.convex.dev.example.com" };

const WHAT_MAY_NOT_GO_THERE: readonly Refused[] = [
  {
    name: "a production key on a pull request",
    event: onPullRequest,
    key: keys.production,
    code: "production-from-pull-request",
    kind: "production",
    says: ["a production deploy key (`prod:…`), but this job runs on a `pull_request` event", PER_EVENT],
  },
  {
    name: "a production key on a pull request, `preview-name` notwithstanding",
    event: onPullRequest,
    key: keys.production,
    with: () => ({ "preview-name": "pr-1" }),
    code: "production-from-pull-request",
    kind: "production",
    says: [PER_EVENT],
  },
  {
    name: "a production key on a pull request, `target: production` notwithstanding",
    event: onPullRequest,
    key: keys.production,
    with: () => ({ target: "production" }),
    code: "production-from-pull-request",
    kind: "production",
    says: ["allow-production-from-pull-request: true", PER_EVENT],
  },
  {
    name: "a production key where a preview is asked for",
    event: onPullRequest,
    key: keys.production,
    with: () => ({ target: "preview" }),
    code: "target-does-not-fit-key",
    kind: "production",
    says: ["`target` is `preview`", "target: auto"],
  },
  {
    name: "a production key for a fork's pull request, whatever is allowed",
    event: () => pullRequestEvent({ number: pullRequest.number, headRepository: "stranger/shop" }),
    key: keys.production,
    with: () => ({ target: "production", "allow-production-from-pull-request": "true" }),
    code: "production-key-for-fork",
    kind: "production",
    says: ["No input allows this"],
  },
  {
    name: "a production key on a push to another branch",
    event: onBranch,
    key: keys.production,
    code: "production-from-other-branch",
    kind: "production",
    says: ["on a push to `feature/refused`", 'production-branch: "main, feature/refused"'],
  },
  {
    name: "a project token on main",
    event: onMain,
    key: keys.project,
    code: "project-token-not-allowed",
    kind: "project",
    says: ["project token", "allow-project-token: true"],
  },
  {
    name: "a project token on a pull request, `allow-project-token` notwithstanding",
    event: onPullRequest,
    key: keys.project,
    with: () => ({ "allow-project-token": "true", "preview-name": "pr-1" }),
    code: "production-from-pull-request",
    kind: "project",
    says: ["No input allows a project token here", PER_EVENT],
  },
  {
    name: "a preview key on main",
    event: onMain,
    key: keys.preview,
    code: "preview-key-on-production-branch",
    kind: "preview",
    says: ["which is a production branch", "target: preview"],
  },
  {
    name: "a development key on a pull request",
    event: onPullRequest,
    key: keys.development,
    code: "target-required",
    kind: "development",
    says: ["`target` is `auto`", "with:\n  target:"],
  },
  {
    name: "any key on `pull_request_target`",
    event: () => pullRequestEvent({ number: pullRequest.number, event: "pull_request_target" }),
    key: keys.preview,
    code: "untrusted-code",
    kind: "preview",
    says: ["allow-untrusted-code: true"],
  },
  {
    name: "production from another commit than the event's",
    event: () => pushEvent({ branch: "main", sha: "0123456789012345678901234567890123456789" }),
    key: keys.production,
    code: "wrong-commit",
    kind: "production",
    says: ["the event is for 0123456", "ref: ${{ github.sha }}"],
  },
  {
    name: "a key of another deployment than the expected one",
    event: onMain,
    key: keys.production,
    with: () => ({ "expected-deployment": "happy-otter-123" }),
    code: "expected-deployment-mismatch",
    kind: "production",
    says: ["`expected-deployment` is `happy-otter-123`", "expected-deployment: "],
  },
  {
    name: "a preview key that cannot be held against `expected-deployment`",
    event: onPullRequest,
    key: keys.preview,
    with: () => ({ "expected-deployment": "happy-otter-123" }),
    code: "expected-deployment-unverifiable",
    kind: "preview",
    says: ["does not name a Convex deployment"],
  },
  ...(["issues", "watch"] as const).flatMap((event) =>
    (["preview", "production", "development", "project"] as const).map((kind) => ({
      name: `a ${kind} key on \`${event}\`, which is no event of the table`,
      event: () => otherEvent(event),
      key: keys[kind],
      with: () => ({ target: kind === "project" ? "production" : kind, "allow-project-token": "true" }),
      code: "unsupported-event",
      kind,
      says: [`\`${event}\` event`, "on:\n  pull_request:"],
    })),
  ),
];

const WHAT_IS_NO_DEPLOY_KEY: readonly Refused[] = [
  {
    name: "a team token",
    event: onMain,
    key: keys.team,
    code: "key-is-team-token",
    kind: "team",
    says: ["team token", "management-token", PER_EVENT],
  },
  {
    name: "an access token",
    event: onPullRequest,
    key: keys.accessToken,
    code: "key-is-access-token",
    kind: "access-token",
    says: ["access token", "management-token", PER_EVENT],
  },
  ...(
    [
      ["cut at its `|`", () => `prod:${stage.productionName}|`, "the secret part is missing"],
      ["cut before its `|`", () => "preview:acme:shop", "the secret part is missing"],
      ["with a name in front", () => `CONVEX_DEPLOY_KEY=${keys.preview()}`, "starts with a variable's name"],
      ["with a line break inside", () => keys.preview().replace("|", "|\n"), "deploy key"],
      ["encoded for a URL", () => keys.preview().replace("|", "%7C"), "deploy key"],
      ["twice", () => `${keys.preview()},${keys.preview()}`, "more than one"],
      ["with half of its quotes", () => `"${keys.preview()}`, "quot"],
      ["with too short a secret", () => "prod:happy-otter-123|short", "shorter than eight"],
      ["in an unknown form", () => `local:${keys.production().slice(5)}`, "none of the forms"],
      ["without a `|`", () => "bm8gc2VwYXJhdG9yIGF0IGFsbA", "has no `|`"],
    ] as const
  ).map(([how, key, found]) => ({
    name: `a key ${how}`,
    event: onPullRequest,
    key,
    code: "key-malformed",
    kind: "malformed",
    says: [found, "gh secret set CONVEX_PREVIEW_DEPLOY_KEY"],
  })),
];

const WHAT_DOES_NOT_FIT_TOGETHER: readonly Refused[] = [
  {
    name: "an admin key without a URL",
    event: onMain,
    key: keys.admin,
    code: "admin-key-without-url",
    kind: "admin",
    says: ["input `url`"],
  },
  {
    name: "an admin key from an input with a URL from the environment",
    event: onMain,
    key: keys.admin,
    env: () => ({ CONVEX_SELF_HOSTED_URL: "http://127.0.0.1:3210" }),
    code: "mixed-sources",
    kind: "admin",
    says: ["both as inputs"],
  },
  {
    name: "a URL with a key of the cloud",
    event: onPullRequest,
    key: keys.preview,
    with: () => ({ url: "http://127.0.0.1:3210" }),
    code: "url-with-cloud-key",
    kind: "preview",
    says: ["Remove `url`"],
  },
  {
    name: "a provisioning host that is neither Convex's nor on this machine",
    event: onPullRequest,
    key: keys.preview,
    env: () => FOREIGN,
    code: "untrusted-provision-host",
    kind: "preview",
    says: ["`CONVEX_PROVISION_HOST`", "Remove the variable"],
  },
  {
    name: "TLS without checks",
    event: onMain,
    key: keys.production,
    env: () => ({ NODE_TLS_REJECT_UNAUTHORIZED: "0" }),
    code: "tls-verification-disabled",
    kind: "production",
    says: ["`NODE_TLS_REJECT_UNAUTHORIZED=0`", "NODE_EXTRA_CA_CERTS"],
  },
  ...["message", "cmd", "preview-name"].map((input) => ({
    name: `the key inside \`${input}\``,
    event: onPullRequest,
    key: keys.preview,
    with: (key: string) => ({ [input]: `before ${key} after` }),
    code: "invalid-input",
    kind: "preview",
    status: "failed" as const,
    says: [`\`${input}\` contains the deploy key`],
  })),
];

describe.each([
  ["what may not go there", WHAT_MAY_NOT_GO_THERE],
  ["what is no deploy key", WHAT_IS_NO_DEPLOY_KEY],
  ["what does not fit together", WHAT_DOES_NOT_FIT_TOGETHER],
])("refused before anything is called: %s", (_, cases) => {
  test.each(cases)("$name", async (refused) => {
    const key = refused.key?.() ?? "";
    const cloudCalls = stage.cloud.calls.length;
    const githubCalls = stage.github.calls.length;
    const event = refused.event();
    const run = await stage.run({
      event,
      workspace,
      ref: null,
      with: { "deploy-key": key, ...refused.with?.(key) },
      ...(refused.env === undefined ? {} : { env: refused.env() }),
    });

    const { code, kind, status = "refused" } = refused;
    expect(run.conclusion).toBe("failure");
    expect(run.outputs).toMatchObject({ status, "failure-code": code, "key-kind": kind });
    const errors = annotationsOf(run, "error");
    expect(errors).toHaveLength(1);
    for (const text of refused.says) expect(errors[0]).toContain(text);

    expect(stage.cloud.calls.slice(cloudCalls)).toStrictEqual([]);
    expect(run.log).not.toContain("convex deploy (CLI");
    expect(savedState(run)).toMatchObject({ phase: "reported", processGroup: null });

    const calls = stage.github.calls.slice(githubCalls).map(({ method, path }) => `${method} ${path}`);
    expect(
      calls.filter(
        (call) => !/^GET \/repos\/acme\/shop\/pulls$| \/(repos\/acme\/shop\/issues\/.*comments.*|graphql)$/.test(call),
      ),
    ).toStrictEqual([]);
    expect(run.summary).toContain(refused.says[0]);
    // A pushed branch may have a pull request, which then gets a comment.
    const isTold = run.outputs["pull-request"] === String(pullRequest.number);
    if ("pull_request" in event.payload) expect(isTold).toBe(true);
    const comments = isTold ? commentsOn(stage, pullRequest.number) : [];
    expect(comments).toHaveLength(isTold ? 1 : 0);
    if (!isTold) expect(calls.filter((call) => call !== "GET /repos/acme/shop/pulls")).toStrictEqual([]);
    for (const body of comments) {
      expect(visible(body)).toContain(status === "refused" ? "Refused" : "Failed");
      for (const text of refused.says) expect(visible(body)).toContain(text);
    }
    const secret = key.slice(key.indexOf("|") + 1).trim();
    for (const text of [errors.join(), run.summary, comments.join(), JSON.stringify(run.outputs)])
      if (secret.length >= 8) expect(text).not.toContain(secret);
  });
});

test("an invalid input is reported on the pull request too", async () => {
  const own = openPullRequest(stage, "feature/input");
  const run = await stage.run({
    event: own.event(),
    workspace,
    with: { "deploy-key": stage.previewKey, target: "staging" },
  });
  expect(run.outputs).toMatchObject({ status: "failed", "failure-code": "invalid-input" });
  const [body = "", ...others] = commentsOn(stage, own.number);
  expect(others).toStrictEqual([]);
  expect(visible(body)).toContain("`target` must be one of `auto`, `preview`");
});

test("a deploy key in `github-token` is not sent anywhere", async () => {
  const before = [stage.cloud.calls.length, stage.github.calls.length];
  const key = stage.previewKey;
  const run = await stage.run({
    event: pullRequest.event(),
    workspace,
    with: { "deploy-key": key, "github-token": key },
  });
  expect(run.outputs).toMatchObject({ status: "failed", "failure-code": "invalid-input" });
  expect(run.summary).toContain("`github-token` contains the deploy key");
  expect([stage.cloud.calls.length, stage.github.calls.length]).toStrictEqual(before);
});

test("all invalid inputs are reported in one error, and no request is made", async () => {
  const before = [stage.cloud.calls.length, stage.github.calls.length];
  const run = await stage.run({
    event: pullRequest.event(),
    workspace,
    with: {
      "deploy-key": stage.previewKey,
      "dry-run": "yes",
      target: "staging",
      "timeout-minutes": "soon",
      "deploy-args": "--admin-key abc --cmd=true",
      "working-directory": "../elsewhere",
    },
  });
  expect(run.conclusion).toBe("failure");
  expect(run.outputs).toMatchObject({ status: "failed", "failure-code": "invalid-input", "key-kind": "preview" });
  const errors = annotationsOf(run, "error");
  expect(errors).toHaveLength(1);
  for (const name of ["dry-run", "target", "timeout-minutes", "--admin-key", "--cmd", "working-directory"])
    expect(errors[0]).toContain(`\`${name}\``);
  expect(errors[0]).toContain("`true` or `false`");
  expect(run.summary).toContain("`timeout-minutes`");
  expect([stage.cloud.calls.length, stage.github.calls.length]).toStrictEqual(before);
});
