/** Which pull request gets the comment of a run whose event does not name a pull request. */

import { describe, expect, test } from "@jest/globals";
import {
  mergeGroupEvent,
  pullRequestEvent,
  pushEvent,
  repositoryDispatchEvent,
  scheduleEvent,
  type WorkflowEvent,
  workflowDispatchEvent,
  workflowRunEvent,
} from "../../fakes/events/events.ts";
import type { StepResult } from "../../fakes/runner/runner.ts";
import { headOf, REPOSITORY, type RunActionOptions } from "../../fakes/test-environment.ts";
import { annotationsOf, commentsOn, openPullRequest, stage, useStage, visible } from "./run-action.ts";

let workspace: string;
/** The checked-out commit, which is also the head of main on GitHub. */
let mainSha: string;
useStage(
  async () => {
    workspace = await stage.checkout();
    mainSha = stage.github.pushTo({ repository: REPOSITORY, branch: "main" }, { sha: headOf(workspace) });
  },
  { previewKeysMayDelete: true },
);

let branches = 0;
function newBranch(): string {
  branches += 1;
  return `feature/looked-up-${branches}`;
}

const headSha = (branch: string) => stage.github.repository(REPOSITORY).headSha(branch);

interface Ended extends StepResult {
  /** Number of requests that wrote a comment. */
  readonly commentWrites: number;
}

/** Runs without a GitHub Deployment, because these tests are about comments. */
async function run(event: WorkflowEvent, options: Partial<RunActionOptions> = {}): Promise<Ended> {
  const before = stage.github.calls.length;
  const given = { "deploy-key": stage.previewKey, "github-deployment": "false", ...options.with };
  const ended = await stage.run({ event, workspace, ...options, with: given });
  const writes = stage.github.calls.slice(before).filter(({ method, path }) => method !== "GET" && path !== "/graphql");
  return { ...ended, commentWrites: writes.length };
}

function expectToldOn(number: number, ended: Ended, status = "deployed"): void {
  expect(ended.outputs).toMatchObject({ status, "pull-request": String(number) });
  expect(ended.outputs["comment-url"]).toContain(`/pull/${number}#issuecomment-`);
  expect(commentsOn(stage, number)).toHaveLength(1);
  expect(annotationsOf(ended, "warning")).toStrictEqual([]);
}

/** Expects no comment on any pull request, no failure because of that, and a summary. */
function expectToldNowhere(ended: Ended, status = "deployed"): void {
  expect(ended.outputs.status).toBe(status);
  expect(ended.conclusion).toBe(status === "refused" ? "failure" : "success");
  expect(ended.commentWrites).toBe(0);
  expect(ended.outputs["comment-url"]).toBeUndefined();
  expect(annotationsOf(ended, "warning")).toStrictEqual([]);
  expect(ended.summary).toMatch(new RegExp(`Convex ${status === "deployed" ? "" : "(deploy|cleanup) "}${status}`));
}

/** The events that have a branch but no pull request. */
const BY_BRANCH: readonly [string, (branch: string, sha: string) => WorkflowEvent][] = [
  ["a push", (branch, sha) => pushEvent({ branch, sha })],
  ["`workflow_dispatch`", (branch, sha) => workflowDispatchEvent({ branch, sha })],
  ["`workflow_run` of a push", (headBranch, sha) => workflowRunEvent({ of: "push", headBranch, headSha: sha })],
  [
    "`workflow_run` of a pull request",
    (headBranch, sha) => workflowRunEvent({ of: "pull_request", headBranch, headSha: sha }),
  ],
];

describe("the pull request of a branch gets a comment about", () => {
  test.each(BY_BRANCH)("%s", async (_case, event) => {
    const { branch, number } = openPullRequest(stage, newBranch());
    expectToldOn(number, await run(event(branch, headSha(branch))));
  });

  test("`workflow_run` of a pull request, with the names from before the repository was renamed and transferred", async () => {
    const { branch, number } = openPullRequest(stage, newBranch());
    const head = { headBranch: branch, headSha: headSha(branch) };
    const { payload } = workflowRunEvent({ of: "pull_request", repository: "former/name", ...head });
    expectToldOn(number, await run({ ...workflowRunEvent({ of: "pull_request", ...head }), payload }));
  });

  // Both events run on the default branch, which is the head of a pull request into `releases`.
  test.each<[string, (sha: string) => WorkflowEvent]>([
    ["`schedule`", (defaultBranchSha) => scheduleEvent({ defaultBranchSha })],
    ["`repository_dispatch`", (defaultBranchSha) => repositoryDispatchEvent({ defaultBranchSha })],
  ])("%s", async (_case, event) => {
    const number = openFromMain();
    expectToldOn(number, await run(event(mainSha)));
    stage.github.closePullRequest({ repository: REPOSITORY, number });
  });

  test("`workflow_run` of a pull request, if an earlier one with the same head was closed", async () => {
    const { branch, number: closed } = openPullRequest(stage, newBranch());
    stage.github.closePullRequest({ repository: REPOSITORY, number: closed });
    const { number } = stage.github.openPullRequest({ repository: REPOSITORY, headBranch: branch });
    const event = workflowRunEvent({ of: "pull_request", headBranch: branch, headSha: headSha(branch) });
    const ended = await run(event);
    expectToldOn(number, ended);
    expect(ended.outputs["preview-name"]).toBe(`pr-${number}`);
    expect(commentsOn(stage, closed)).toStrictEqual([]);
  });

  test("a fork's run, by a `workflow_run` that names no pull request and has the opt-in", async () => {
    const fork = { headRepository: "stranger/shop", headBranch: newBranch() };
    const { number, headSha } = stage.github.openPullRequest({ repository: REPOSITORY, ...fork });
    const event = workflowRunEvent({ of: "pull_request", headSha, ...fork });
    expectToldOn(number, await run(event, { with: { "allow-untrusted-code": "true" } }));
  });
});

/** Opens a pull request from main at the checked-out commit. @returns Its number. */
function openFromMain(): number {
  stage.github.pushTo({ repository: REPOSITORY, branch: "releases" });
  const ends = { headBranch: "main", headSha: mainSha, base: "releases" };
  return stage.github.openPullRequest({ repository: REPOSITORY, ...ends }).number;
}

describe("no comment is written, nothing fails, and the summary is written, if a branch has", () => {
  const events = BY_BRANCH.slice(0, 3);
  const cases: readonly [string, () => { branch: string; sha: string }][] = [
    [
      "no pull request",
      () => {
        const branch = newBranch();
        return { branch, sha: stage.github.pushTo({ repository: REPOSITORY, branch }) };
      },
    ],
    [
      "two of them",
      () => {
        const { branch } = openPullRequest(stage, newBranch());
        stage.github.pushTo({ repository: REPOSITORY, branch: "releases" });
        stage.github.openPullRequest({ repository: REPOSITORY, headBranch: branch, base: "releases" });
        return { branch, sha: headSha(branch) };
      },
    ],
    [
      "a closed one",
      () => {
        const { branch, number } = openPullRequest(stage, newBranch());
        stage.github.closePullRequest({ repository: REPOSITORY, number });
        return { branch, sha: headSha(branch) };
      },
    ],
    [
      "one whose head has moved on",
      () => {
        const { branch, push } = openPullRequest(stage, newBranch());
        const sha = headSha(branch);
        push();
        return { branch, sha };
      },
    ],
    [
      "one of a fork, with the same name and even the same commit",
      () => {
        const branch = newBranch();
        const sha = stage.github.pushTo({ repository: REPOSITORY, branch });
        stage.github.openPullRequest({
          repository: REPOSITORY,
          headRepository: "stranger/shop",
          headBranch: branch,
          headSha: sha,
        });
        return { branch, sha };
      },
    ],
  ];

  test.each(
    cases.flatMap(([what, arrange], at) => [[what, events[at % 3]?.[0], arrange, events[at % 3]?.[1]] as const]),
  )("%s, on %s", async (_what, _on, arrange, event) => {
    const { branch, sha } = arrange();
    expectToldNowhere(await run(event?.(branch, sha) ?? pushEvent({ branch, sha })));
  });

  test("none, on `schedule`", async () => {
    expectToldNowhere(await run(scheduleEvent({ defaultBranchSha: mainSha })));
  });

  test("a pull request whose head is not the commit in `commit`", async () => {
    const { branch } = openPullRequest(stage, newBranch());
    const event = workflowDispatchEvent({ branch, sha: headSha(branch) });
    expectToldNowhere(await run(event, { with: { commit: mainSha } }));
  });

  test.each(["closed", "moved on", "two of them"])(
    "a pull request that no longer matches the `workflow_run`: %s",
    async (change) => {
      const { branch, number, push } = openPullRequest(stage, newBranch());
      const event = workflowRunEvent({ of: "pull_request", headBranch: branch, headSha: headSha(branch) });
      if (change === "closed") stage.github.closePullRequest({ repository: REPOSITORY, number });
      else if (change === "moved on") push();
      else {
        stage.github.pushTo({ repository: REPOSITORY, branch: "releases" });
        stage.github.openPullRequest({ repository: REPOSITORY, headBranch: branch, base: "releases" });
      }
      expectToldNowhere(await run(event), "skipped");
    },
  );
});

describe("a merge queue's run is reported on the pull request in the name of its branch", () => {
  test("if that is open and has the queue's base, although the commit is GitHub's merge", async () => {
    stage.github.openPullRequest({ repository: REPOSITORY, number: 104 });
    expectToldOn(104, await run(mergeGroupEvent({ number: 104 })));
  });

  test("even on a fork's, which somebody with write access has added to the queue", async () => {
    stage.github.openPullRequest({ repository: REPOSITORY, number: 105, headRepository: "stranger/shop" });
    expectToldOn(105, await run(mergeGroupEvent({ number: 105 })));
  });

  test.each<[string, () => WorkflowEvent]>([
    [
      "closed",
      () => {
        stage.github.openPullRequest({ repository: REPOSITORY, number: 106 });
        stage.github.closePullRequest({ repository: REPOSITORY, number: 106 });
        return mergeGroupEvent({ number: 106 });
      },
    ],
    [
      "to another base",
      () => {
        stage.github.pushTo({ repository: REPOSITORY, branch: "releases" });
        stage.github.openPullRequest({ repository: REPOSITORY, number: 107, base: "releases" });
        return mergeGroupEvent({ number: 107 });
      },
    ],
    ["missing", () => mergeGroupEvent({ number: 9_999 })],
  ])("but not on one that is %s", async (_case, event) => {
    expectToldNowhere(await run(event()));
  });
});

describe("a deploy to production", () => {
  const production = (): Record<string, string> => ({ "deploy-key": stage.productionKey });
  const push = () => pushEvent({ branch: "main", sha: mainSha });

  test("does not comment by default, even if its branch has a pull request with this head", async () => {
    const number = openFromMain();
    expectToldNowhere(await run(push(), { with: production() }));
    stage.github.closePullRequest({ repository: REPOSITORY, number });
  });

  test("does not comment even if it is refused before the target is known", async () => {
    const number = openFromMain();
    // A preview key is refused on main.
    expectToldNowhere(await run(push()), "refused");
    stage.github.closePullRequest({ repository: REPOSITORY, number });
  });

  test("does not comment on a pull request's own event either", async () => {
    const headBranch = newBranch();
    const { number } = stage.github.openPullRequest({ repository: REPOSITORY, headBranch, headSha: mainSha });
    const event = pullRequestEvent({ number, headBranch, headSha: mainSha });
    expectToldNowhere(await run(event, { with: { ...production(), "allow-production-from-pull-request": "true" } }));
  });

  test("comments if `pull-request` is set", async () => {
    const { number } = openPullRequest(stage, newBranch());
    const ended = await run(push(), { with: { ...production(), "pull-request": String(number) } });
    expectToldOn(number, ended);
    expect(visible(commentsOn(stage, number)[0] ?? "")).toContain("production");
  });
});

describe("`pull-request` names it", () => {
  test("if the event does not", async () => {
    const { number } = openPullRequest(stage, newBranch());
    const event = scheduleEvent({ defaultBranchSha: mainSha });
    expectToldOn(number, await run(event, { with: { "pull-request": String(number) } }));
  });

  test("and a notice says that a manual run of another branch deploys other code to its preview", async () => {
    const { number, branch } = openPullRequest(stage, newBranch());
    const ended = await run(workflowDispatchEvent({ branch: "main", sha: mainSha }), {
      with: { "pull-request": String(number) },
    });
    expectToldOn(number, ended);
    const [head, deployed] = [headSha(branch), mainSha].map((sha) => sha.slice(0, 7));
    expect(annotationsOf(ended, "notice")).toStrictEqual([
      expect.stringContaining(`The head of pull request #${number} is ${head}, but this run deploys ${deployed}`),
    ]);
  });

  test("but not if the event does", async () => {
    const [named, own] = [openPullRequest(stage, newBranch()), openPullRequest(stage, newBranch())];
    expectToldOn(own.number, await run(own.event(), { with: { "pull-request": String(named.number) } }));
    expect(commentsOn(stage, named.number)).toStrictEqual([]);
  });

  test("and one that does not exist is one warning", async () => {
    const ended = await run(scheduleEvent({ defaultBranchSha: mainSha }), { with: { "pull-request": "9999" } });
    expect(ended.conclusion).toBe("success");
    expect(annotationsOf(ended, "warning")).toStrictEqual([
      expect.stringMatching(/^The pull request comment could not be written: GitHub has no pull request #9999\. /),
    ]);
  });
});

describe("a refused run is reported too", () => {
  test("by branch", async () => {
    const { branch, number } = openPullRequest(stage, newBranch());
    const event = pushEvent({ branch, sha: headSha(branch) });
    expectToldOn(number, await run(event, { with: { "deploy-key": stage.productionKey } }), "refused");
    expect(visible(commentsOn(stage, number)[0] ?? "")).toContain("Refused");
  });

  test("on a fork's pull request, by a `workflow_run` without the opt-in, whatever its branch is called", async () => {
    const fork = { headRepository: "stranger/shop", headBranch: "main" };
    const { number, headSha } = stage.github.openPullRequest({ repository: REPOSITORY, ...fork, files: [] });
    expectToldOn(number, await run(workflowRunEvent({ of: "pull_request", headSha, ...fork })), "refused");
  });

  test("but not on a fork's pull request that was closed since", async () => {
    const fork = { headRepository: "stranger/shop", headBranch: newBranch() };
    const { number, headSha } = stage.github.openPullRequest({ repository: REPOSITORY, ...fork });
    stage.github.closePullRequest({ repository: REPOSITORY, number });
    expectToldNowhere(await run(workflowRunEvent({ of: "pull_request", headSha, ...fork })), "refused");
  });
});

describe("a look-up without a response of GitHub", () => {
  const path = "/repos/{owner}/{repo}/pulls";

  test("is one warning, and the deploy succeeds", async () => {
    const { branch } = openPullRequest(stage, newBranch());
    const lift = stage.github.fault({ path, kind: "status", status: 502, times: Number.POSITIVE_INFINITY });
    const ended = await run(pushEvent({ branch, sha: headSha(branch) }));
    lift();
    expect(ended.outputs.status).toBe("deployed");
    expect(annotationsOf(ended, "warning")).toStrictEqual([
      "The pull request of this branch could not be looked up: GitHub responded with 502: Bad Gateway. The result of this step is not affected.",
    ]);
  });

  test("is repeated after the CLI has ended", async () => {
    const { branch, number } = openPullRequest(stage, newBranch());
    stage.github.fault({ path, kind: "status", status: 502, times: 3 });
    expectToldOn(number, await run(pushEvent({ branch, sha: headSha(branch) })));
  });
});
