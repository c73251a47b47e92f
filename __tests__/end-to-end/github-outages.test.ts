/** If GitHub is down, slow, rate limited, broken or forbidden, the deploy stays green and has one warning. */

import { describe, expect, test } from "@jest/globals";
import { pullRequestEvent, pushEvent } from "../../fakes/events/events.ts";
import { exactVersion } from "../../fakes/example-app.ts";
import type { FaultSpec } from "../../fakes/github/server.ts";
import type { StepResult } from "../../fakes/runner/runner.ts";
import { REPOSITORY, type RunActionOptions, TestEnvironment } from "../../fakes/test-environment.ts";
import {
  annotationsOf,
  closeStage,
  commentsOn,
  holdBuild,
  holdRequest,
  isShownAsDeploying,
  openPullRequest,
  PATIENT_RUNNER,
  type TestPullRequest,
  visible,
  waitDuring,
} from "./run-action.ts";

/** These tests mostly wait for a GitHub with faults, so each has its own fake and they run concurrently. */
interface Scene {
  readonly stage: TestEnvironment;
  readonly workspace: string;
}

function onStage<Given extends readonly unknown[]>(
  play: (scene: Scene, ...given: Given) => Promise<void>,
): (...given: Given) => Promise<void> {
  return async (...given) => {
    const stage = await TestEnvironment.open({ previewKeysMayDelete: true });
    try {
      await play({ stage, workspace: await stage.checkout() }, ...given);
    } finally {
      await closeStage(stage);
    }
  };
}

const ALWAYS = Number.POSITIVE_INFINITY;
const EVERYTHING = /./;
const COMMENTS = "/repos/{owner}/{repo}/issues/{issue_number}/comments";
const DEPLOYMENTS = "/repos/{owner}/{repo}/deployments";

/** The outputs of a deploy that do not depend on GitHub. */
const OUTPUTS = {
  status: "deployed",
  target: "preview",
  "preview-created": "true",
  "deployment-name": expect.stringMatching(/^[a-z]+-[a-z]+-\d+$/),
  "deployment-url": expect.stringMatching(/^https?:/),
  "site-url": expect.stringMatching(/^https?:/),
  "cli-version": exactVersion("newest"),
};

interface Degraded extends Scene {
  readonly run: StepResult;
  readonly pullRequest: TestPullRequest;
}

/** Deploys a pull request. */
async function deploy(
  { stage, workspace }: Scene,
  options: Partial<RunActionOptions> = {},
  pullRequest = openPullRequest(stage, "feature/degraded"),
): Promise<Degraded> {
  const given = { "deploy-key": stage.previewKey, ...options.with };
  const run = await stage.run({ event: pullRequest.event(), workspace, ...options, with: given });
  return { stage, workspace, run, pullRequest };
}

function deployWith(
  scene: Scene,
  faults: readonly FaultSpec[],
  options: Partial<RunActionOptions> = {},
): Promise<Degraded> {
  for (const fault of faults) scene.stage.github.fault(fault);
  return deploy(scene, options);
}

/** Expects a green run with all outputs, without a stack trace or `undefined` in its texts. */
function expectGreen({ run }: Degraded): void {
  expect(run.conclusion).toBe("success");
  expect(run.outputs).toMatchObject(OUTPUTS);
  expect(run.summary).toContain("Convex deployed");
  expect(annotationsOf(run, "error")).toStrictEqual([]);
  for (const text of [run.log, run.summary, ...Object.values(run.outputs)])
    expect(text).not.toMatch(/\bundefined\b|\[object|^\s+at \S+ \(|NaN/m);
  expect(run.orphans).toStrictEqual([]);
}

/** The one warning of a run. */
function warningOf(degraded: Degraded): string {
  expectGreen(degraded);
  const warnings = annotationsOf(degraded.run, "warning");
  expect(warnings).toHaveLength(1);
  return warnings[0] ?? "";
}

function expectNoWarning(degraded: Degraded): void {
  expectGreen(degraded);
  expect(annotationsOf(degraded.run, "warning")).toStrictEqual([]);
}

/** Expects one comment and one GitHub Deployment of the commit, both with the result. */
function expectWholeReport({ stage, run, pullRequest }: Degraded): void {
  const comments = commentsOn(stage, pullRequest.number);
  expect(comments).toHaveLength(1);
  expect(visible(comments[0] ?? "")).toContain("Deployed");
  expect(run.outputs["comment-url"]).toContain(`/pull/${pullRequest.number}#issuecomment-`);
  const records = recordsOf(stage, pullRequest);
  expect(records.map(({ id }) => String(id))).toStrictEqual([run.outputs["github-deployment-id"]]);
  expect(records[0]?.statuses.at(-1)).toMatchObject({
    state: "success",
    environmentUrl: run.outputs["deployment-url"],
  });
}

function recordsOf(stage: TestEnvironment, { branch }: TestPullRequest) {
  const head = stage.github.repository(REPOSITORY).headSha(branch);
  return stage.github.deployments(REPOSITORY).filter(({ sha }) => sha === head);
}

describe("missing permissions are one warning, with the YAML to add", () => {
  test.concurrent.each<[string, RunActionOptions["permissions"], readonly string[], readonly string[]]>([
    [
      "no `deployments: write`",
      { contents: "read", "pull-requests": "write" },
      ["the GitHub Deployment", "needs `deployments: write`", "GitHub accepts `deployments=write`"],
      ["the pull request comment"],
    ],
    [
      "no `pull-requests: write`",
      { contents: "read", deployments: "write" },
      ["the pull request comment", "needs `pull-requests: write`", "`issues=write; pull_requests=write`"],
      ["the GitHub Deployment"],
    ],
    [
      "neither",
      { contents: "read" },
      [
        "the pull request comment",
        "the GitHub Deployment",
        "`issues=write; pull_requests=write`",
        "`deployments=write`",
      ],
      [],
    ],
  ])(
    "%s",
    onStage(async (scene, _case, permissions, said, unsaid) => {
      const { stage } = scene;
      const degraded = await deploy(scene, permissions === undefined ? {} : { permissions });
      const warning = warningOf(degraded);
      for (const text of [...said, "result of this step is not affected"]) expect(warning).toContain(text);
      for (const text of unsaid) expect(warning).not.toContain(text);
      // The block to copy always has all permissions, because a job loses those that its `permissions` do not name.
      expect(
        warning.match(/permissions:\n {2}contents: read\n {2}pull-requests: write\n {2}deployments: write/g),
      ).toStrictEqual([expect.anything()]);
      const { pullRequest } = degraded;
      expect(commentsOn(stage, pullRequest.number)).toHaveLength(permissions?.["pull-requests"] === "write" ? 1 : 0);
      expect(recordsOf(stage, pullRequest)).toHaveLength(permissions?.deployments === "write" ? 1 : 0);
    }),
  );

  test.concurrent(
    "of a run by Dependabot they are a notice, with the YAML that helps there too",
    onStage(async ({ stage, workspace }) => {
      const { branch } = openPullRequest(stage, "feature/bump");
      const sha = stage.github.pushTo({ repository: REPOSITORY, branch });
      const run = await stage.run({
        event: pushEvent({ branch, sha, actor: "dependabot[bot]" }),
        workspace,
        with: { "deploy-key": stage.previewKey },
        permissions: { contents: "read", "pull-requests": "read" },
      });
      expect(run.conclusion).toBe("success");
      expect(run.outputs.status).toBe("deployed");
      expect(annotationsOf(run, "warning")).toStrictEqual([]);
      const [notice, ...others] = annotationsOf(run, "notice").filter((text) => text.includes("permissions"));
      expect(others).toStrictEqual([]);
      for (const text of ["Dependabot", "the pull request comment", "the GitHub Deployment", "  deployments: write"])
        expect(notice).toContain(text);
    }),
  );

  test.concurrent(
    "of a fork's run they are a notice without YAML, for no workflow can widen its token",
    onStage(async ({ stage, workspace }) => {
      const headRepository = "stranger/shop";
      const { number, headSha } = stage.github.openPullRequest({ repository: REPOSITORY, headRepository });
      const run = await stage.run({
        event: pullRequestEvent({ number, headSha, headRepository }),
        workspace,
        with: { "deploy-key": stage.previewKey },
        permissions: { contents: "read", "pull-requests": "read" },
      });
      expect(run.outputs.status).toBe("deployed");
      expect(annotationsOf(run, "warning")).toStrictEqual([]);
      const notices = annotationsOf(run, "notice").filter((text) => text.includes("permissions"));
      expect(notices).toStrictEqual([expect.stringMatching(/fork.*only read/)]);
      expect(notices.join()).not.toContain("permissions:\n");
    }),
  );

  test.concurrent(
    "on a fork's `pull_request_target` they are a warning, because its token is the repository's own",
    onStage(async ({ stage, workspace }) => {
      const headRepository = "stranger/shop";
      const { number, headSha } = stage.github.openPullRequest({ repository: REPOSITORY, headRepository });
      const run = await stage.run({
        event: pullRequestEvent({ number, headSha, headRepository, event: "pull_request_target" }),
        workspace,
        with: { "deploy-key": stage.previewKey },
        permissions: { contents: "read" },
      });
      expect(run.outputs.status).toBe("refused");
      expect(annotationsOf(run, "warning")).toStrictEqual([expect.stringContaining("permissions:\n")]);
    }),
  );

  test.concurrent(
    "of a fork's run GitHub being down is a warning all the same",
    onStage(async ({ stage, workspace }) => {
      const headRepository = "stranger/shop";
      const { number, headSha } = stage.github.openPullRequest({ repository: REPOSITORY, headRepository });
      stage.github.fault({ path: EVERYTHING, kind: "status", status: 503, times: ALWAYS });
      const run = await stage.run({ event: pullRequestEvent({ number, headSha, headRepository }), workspace });
      expect(run.conclusion).toBe("success");
      expect(annotationsOf(run, "warning")).toStrictEqual([expect.stringContaining("GitHub responded with 503")]);
    }),
  );
});

describe("GraphQL may be forbidden while REST is allowed", () => {
  test.concurrent(
    "forbidden: the comment is missing, the GitHub Deployment is there",
    onStage(async (scene) => {
      const { stage } = scene;
      const forbidden = { errorType: "FORBIDDEN", message: "Resource not accessible by integration" };
      const degraded = await deployWith(scene, [
        { path: "/graphql", kind: "graphql-error", times: ALWAYS, ...forbidden },
      ]);
      const warning = warningOf(degraded);
      expect(warning).toContain("The token lacks permissions: the pull request comment could not be written");
      expect(warning).toContain("needs `pull-requests: write`");
      expect(commentsOn(stage, degraded.pullRequest.number)).toStrictEqual([]);
      expect(recordsOf(stage, degraded.pullRequest)[0]?.statuses.at(-1)?.state).toBe("success");
    }),
  );

  test.concurrent.each<[string, Omit<FaultSpec, "path">, string]>([
    ["limited, with status 200", { kind: "graphql-error" }, "API rate limit already exceeded for installation"],
    ["limited, with its older word", { kind: "graphql-error", errorType: "RATE_LIMITED", message: "Enough" }, "Enough"],
    ["limited, with status 403", { kind: "secondary-rate-limit" }, "You have exceeded a secondary rate limit"],
  ])(
    "%s: one warning with GitHub's words, and not a word of permissions",
    onStage(async (scene, _case, fault, words) => {
      const degraded = await deployWith(scene, [{ path: "/graphql", times: ALWAYS, ...fault }]);
      const warning = warningOf(degraded);
      expect(warning).toContain("he pull request comment");
      expect(warning).toContain(words);
      expect(warning).not.toMatch(/permission/i);
    }),
  );
});

describe("if GitHub is down, one warning lists everything that was not written", () => {
  test.concurrent(
    "connections are refused",
    onStage(async (scene) => {
      const { stage } = scene;
      const pullRequest = openPullRequest(stage, "feature/degraded");
      await stage.github.unreachable();
      const degraded = await deploy(scene, {}, pullRequest).finally(() => stage.github.reachable());
      expect(warningOf(degraded)).toBe(
        "The pull request comment and the GitHub Deployment could not be written: GitHub could not be reached. The result of this step is not affected.",
      );
    }),
  );

  test.concurrent(
    "each answer is a 502 of its load balancer",
    onStage(async (scene) => {
      const degraded = await deployWith(scene, [{ path: EVERYTHING, kind: "status", status: 502, times: ALWAYS }]);
      expect(warningOf(degraded)).toContain(
        "The pull request comment and the GitHub Deployment could not be written: GitHub responded with 502",
      );
    }),
  );

  test.concurrent(
    "each answer is a page instead of JSON",
    onStage(async (scene) => {
      const degraded = await deployWith(scene, [{ path: EVERYTHING, kind: "garbage", times: ALWAYS }]);
      expect(warningOf(degraded)).toContain("GitHub's response could not be read");
    }),
  );

  test.concurrent(
    "each answer breaks off",
    onStage(async (scene) => {
      const degraded = await deployWith(scene, [{ path: EVERYTHING, kind: "reset", times: ALWAYS }]);
      expect(warningOf(degraded)).toContain("GitHub's response could not be read");
    }),
  );
});

describe("a slow GitHub does not hold up a job for long", () => {
  test.concurrent(
    "with 10 s for each answer it is asked no more than a few times",
    onStage(async (scene) => {
      const before = scene.stage.github.calls.length;
      const degraded = await deployWith(scene, [{ path: EVERYTHING, kind: "slow", delayMs: 10_000, times: ALWAYS }]);
      // Without a common time limit, a run would send ten requests.
      expect(scene.stage.github.calls.length - before).toBeLessThanOrEqual(6);
      // The duration of the CLI decides which of the two time limits is reached first.
      expect(warningOf(degraded)).toMatch(
        /^The pull request comment and the GitHub Deployment could not be written: GitHub ((took longer|was slow for more) than 30 s altogether|did not respond in time)\. The result of this step is not affected\.$/,
      );
    }),
  );

  test.concurrent(
    "a cancelled run ends by itself, and gives GitHub less time than the runner would give the run",
    onStage(async ({ stage, workspace }) => {
      const pullRequest = openPullRequest(stage, "feature/degraded");
      stage.github.fault({ path: EVERYTHING, kind: "hang", times: ALWAYS });
      const run = await stage.run({
        event: pullRequest.event(),
        workspace,
        with: { "deploy-key": stage.previewKey, cmd: "echo build$((1))ing; sleep 300" },
        cancel: { when: (log) => log.includes("build1ing") },
        delays: PATIENT_RUNNER,
      });
      expect(run.conclusion).toBe("cancelled");
      expect(run.outputs).toMatchObject({ status: "cancelled", "failure-code": "cancelled" });
      expect(annotationsOf(run, "error").join()).toContain("The run was cancelled. Nothing was pushed.");
      expect(run.signal).toBeNull();
      expect(run.orphans).toStrictEqual([]);
      expect(annotationsOf(run, "warning")).toStrictEqual([
        expect.stringContaining("GitHub took longer than 5 s altogether"),
      ]);
    }),
  );
});

describe("a rate limit", () => {
  test.concurrent.each<[string, Omit<FaultSpec, "path">, string]>([
    [
      "429 with `retry-after: 60`",
      { kind: "secondary-rate-limit", status: 429 },
      "GitHub responded with 429: You have",
    ],
    ["429 without a word of when", { kind: "status", status: 429 }, "GitHub responded with 429: Too Many Requests"],
    ["403 with `retry-after: 60`", { kind: "secondary-rate-limit" }, "GitHub responded with 403: You have exceeded"],
    ["403 with no requests left", { kind: "rate-limit" }, "GitHub responded with 403: API rate limit exceeded"],
  ])(
    "%s is one warning, and GitHub is asked no more",
    onStage(async (scene, _case, fault, words) => {
      const { stage } = scene;
      const before = stage.github.calls.length;
      const degraded = await deployWith(scene, [{ path: EVERYTHING, times: ALWAYS, ...fault }]);
      const warning = warningOf(degraded);
      expect(warning).toContain(`The pull request comment and the GitHub Deployment could not be written: ${words}`);
      expect(warning).not.toMatch(/permission/i);
      expect(stage.github.calls.slice(before)).toHaveLength(1);
    }),
  );

  test.concurrent.each<[string, Omit<FaultSpec, "path">]>([
    ["429 with `retry-after: 1`", { kind: "status", status: 429, headers: { "retry-after": "1" } }],
    ["403 with `retry-after: 1`", { kind: "secondary-rate-limit", headers: { "retry-after": "1" } }],
    ["GraphQL's with `retry-after: 1`", { kind: "graphql-error", headers: { "retry-after": "1" } }],
  ])(
    "%s is waited for, and all is reported",
    onStage(async (scene, _case, fault) => {
      const degraded = await deployWith(scene, [{ path: "/graphql", ...fault }]);
      expectNoWarning(degraded);
      expectWholeReport(degraded);
    }),
  );
});

describe("if GitHub recovers, the comment and the GitHub Deployment are correct in the end", () => {
  test.concurrent(
    "a 502 for each of the first three requests",
    onStage(async (scene) => {
      const degraded = await deployWith(scene, [{ path: EVERYTHING, kind: "status", status: 502, times: 3 }]);
      expectNoWarning(degraded);
      expectWholeReport(degraded);
    }),
  );

  test.concurrent(
    "down while the CLI ran, and healthy when it was done",
    onStage(async (scene) => {
      const { stage } = scene;
      const pullRequest = openPullRequest(stage, "feature/degraded");
      const before = stage.github.calls.length;
      const lift = stage.github.fault({ path: EVERYTHING, kind: "refused", times: ALWAYS });
      const build = holdBuild(stage);
      const run = deploy(scene, { with: { cmd: build.cmd } }, pullRequest);
      // Both reports fail after two requests with three attempts each.
      await waitDuring(run, () => stage.github.calls.length === before + 6);
      lift();
      build.release();
      const degraded = await run;
      expectNoWarning(degraded);
      expectWholeReport(degraded);
    }),
  );

  test.concurrent(
    "down after the CLI has finished: earlier reports stay, and the warning lists the missing ones",
    onStage(async (scene) => {
      const { stage } = scene;
      const pullRequest = openPullRequest(stage, "feature/degraded");
      const push = holdRequest(stage, "/api/deploy2/finish_push");
      const build = holdBuild(stage);
      const run = deploy(scene, { with: { cmd: build.cmd } }, pullRequest);
      await waitDuring(run, () => isShownAsDeploying(stage, pullRequest));
      build.release();
      // The action reports the push to GitHub before the CLI sends it.
      await waitDuring(run, push.isHeld);
      await stage.github.unreachable();
      push.release();
      const degraded = await run.finally(() => stage.github.reachable());
      expect(warningOf(degraded)).toContain("The pull request comment and the GitHub Deployment could not be written");
      expect(visible(commentsOn(stage, pullRequest.number)[0] ?? "")).toContain("Deploying");
      // After the claim, and before the push.
      const states = recordsOf(stage, pullRequest)[0]?.statuses.map(({ state }) => state);
      expect(states).toStrictEqual(["in_progress", "in_progress"]);
    }),
  );

  test.concurrent.each<[string, string, Pick<FaultSpec, "kind">]>([
    ["the response to a comment's creation was lost", COMMENTS, { kind: "status" }],
    ["the response to a comment's creation broke off", COMMENTS, { kind: "reset" }],
    ["the response to a GitHub Deployment's creation was lost", DEPLOYMENTS, { kind: "status" }],
    ["the response to a GitHub Deployment's creation was an HTML page", DEPLOYMENTS, { kind: "garbage" }],
  ])(
    "%s: no second one is created",
    onStage(async (scene, _case, path, fault) => {
      const degraded = await deployWith(scene, [{ method: "POST", path, afterWrite: true, ...fault }]);
      expectNoWarning(degraded);
      expectWholeReport(degraded);
    }),
  );
});

describe("other failures are one warning each, with reason and permission", () => {
  test.concurrent(
    "a conversation that is locked",
    onStage(async ({ stage, workspace }) => {
      const branch = "feature/locked";
      const headSha = stage.github.pushTo({ repository: REPOSITORY, branch });
      const { number } = stage.github.openPullRequest({ repository: REPOSITORY, headBranch: branch, locked: true });
      const run = await stage.run({
        event: pullRequestEvent({ number, headBranch: branch, headSha }),
        workspace,
        with: { "deploy-key": stage.previewKey },
      });
      expect(run.outputs.status).toBe("deployed");
      expect(annotationsOf(run, "warning")).toStrictEqual([
        "The pull request comment could not be written: GitHub responded with 403: Unable to create comment because issue is locked. Unlock the conversation of the pull request, or set `comment: false`: GitHub accepts no comments there until then. The result of this step is not affected.",
      ]);
      expect(run.outputs["github-deployment-id"]).toBeDefined();
    }),
  );

  test.concurrent(
    "different causes are distinguished",
    onStage(async (scene) => {
      const degraded = await deployWith(scene, [
        { path: "/graphql", kind: "status", status: 502, times: ALWAYS },
        { method: "POST", path: DEPLOYMENTS, kind: "status", status: 422, message: "Validation Failed", times: ALWAYS },
      ]);
      expectGreen(degraded);
      const warnings = annotationsOf(degraded.run, "warning");
      expect([...warnings].sort()).toStrictEqual([
        expect.stringMatching(
          /^The GitHub Deployment could not be written: GitHub responded with 422: Validation Failed\. /,
        ),
        expect.stringMatching(
          /^The pull request comment could not be written: GitHub responded with 502: Bad Gateway\. /,
        ),
      ]);
    }),
  );

  test.concurrent(
    "GitHub's messages are redacted",
    onStage(async (scene) => {
      const { stage } = scene;
      const key = stage.previewKey;
      const message = `No thanks, ${key}`;
      const degraded = await deployWith(
        scene,
        [{ path: EVERYTHING, kind: "status", status: 422, message, times: ALWAYS }],
        {
          with: { "deploy-key": key },
        },
      );
      const warning = warningOf(degraded);
      expect(warning).toContain("GitHub responded with 422: No thanks, ");
      const secret = key.split("|")[1] ?? "";
      for (const text of [warning, degraded.run.rawOutput.replace(/^::add-mask::.*$/gm, "")])
        expect(text).not.toContain(secret);
    }),
  );

  test.concurrent.each(['"$RUNNER_TEMP"/_runner_file_commands/step_summary_*', '"$RUNNER_TEMP"'])(
    "a build that removes the file of the job summary, or all that is temporary, takes no summary away: %s",
    onStage(async (scene, removed) => {
      // `rm` fails if this action writes to the folder at the same moment.
      const { run } = await deploy(scene, { with: { cmd: `until rm -rf ${removed}; do sleep 0.1; done` } });
      expect(run.conclusion).toBe("success");
      expect(run.outputs).toMatchObject(OUTPUTS);
      expect(annotationsOf(run, "warning")).toStrictEqual([]);
      expect(run.summary).toContain("Convex deployed");
    }),
  );

  test.concurrent(
    "the job summary cannot be written",
    onStage(async (scene) => {
      // The action may write the file again between the two calls. The names of its temporary files contain a dot.
      const replace = `for file in "$RUNNER_TEMP"/_runner_file_commands/step_summary_*; do
  case \${file##*/} in *.*) continue ;; esac
  until rm -f "$file" && mkdir "$file" 2>&1; do :; done
done`;
      const { run } = await deploy(scene, { with: { cmd: replace } });
      expect(run.outputs).toMatchObject(OUTPUTS);
      expect(annotationsOf(run, "warning")).toStrictEqual([
        expect.stringContaining("The job summary could not be written"),
      ]);
      // Later steps must not receive the rest of such a file.
      expect(annotationsOf(run, "error")).toContainEqual(expect.stringContaining("could not be cleaned"));
    }),
  );
});
