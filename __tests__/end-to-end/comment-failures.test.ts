/** `comment: failures`: the first comment is written when a run fails. */

import { describe, expect, test } from "@jest/globals";
import type { WorkflowEvent } from "../../fakes/events/events.ts";
import { TEAM } from "../../fakes/test-environment.ts";
import {
  annotationsOf,
  commentsOn,
  openPullRequest,
  PATIENT_RUNNER,
  recordOf,
  stage,
  useStage,
  visible,
} from "./run-action.ts";

let workspace: string;
let broken: string;
/** A management token, which may delete previews. */
let token: string;
useStage(async () => {
  token = stage.cloud.issueKey({ kind: "team", team: TEAM });
  workspace = await stage.checkout();
  broken = await stage.checkout({ files: { "convex/broken.ts": "export const {" } });
});

type Given = Readonly<Record<string, string>>;
const deploy = (event: WorkflowEvent, inputs: Given = {}, more = {}) =>
  stage.run({ event, workspace, with: { "deploy-key": stage.previewKey, comment: "failures", ...inputs }, ...more });

describe("comment: failures", () => {
  test("is not written while all deploys succeed, is written when one fails, and is updated from then on", async () => {
    const pullRequest = openPullRequest(stage);
    const first = await deploy(pullRequest.event());
    expect(first.outputs.status).toBe("deployed");
    expect(first.outputs).not.toHaveProperty("comment-url");
    expect(commentsOn(stage, pullRequest.number)).toStrictEqual([]);
    expect(annotationsOf(first, "warning")).toStrictEqual([]);
    expect(recordOf(first.outputs["github-deployment-id"]).statuses.at(-1)?.state).toBe("success");

    const failed = await deploy(pullRequest.push(), {}, { workspace: broken });
    expect(failed.outputs.status).toBe("failed");
    const [comment = "", ...others] = commentsOn(stage, pullRequest.number);
    expect(others).toStrictEqual([]);
    expect(failed.outputs["comment-url"]).toMatch(/^http/);
    expect(visible(comment)).toContain("❌ Failed");
    // Read from the GitHub Deployments, because there was no comment at that time.
    const live = recordOf(first.outputs["github-deployment-id"]).sha.slice(0, 7);
    expect(visible(comment)).toMatch(new RegExp(`live: \\[\`${live}\``));

    const mended = await deploy(pullRequest.push());
    expect(mended.outputs.status).toBe("deployed");
    const [updated = ""] = commentsOn(stage, pullRequest.number);
    expect(visible(updated)).toContain("✅ Deployed");
    expect(visible(updated)).not.toContain("❌");
    expect(commentsOn(stage, pullRequest.number)).toHaveLength(1);

    const closed = await deploy(pullRequest.event({ action: "closed" }), { "management-token": token });
    expect(closed.outputs.status).toBe("cleaned-up");
    expect(visible(commentsOn(stage, pullRequest.number)[0] ?? "")).toContain("🧹 Removed");
  });

  test("is written when a deploy is refused", async () => {
    const pullRequest = openPullRequest(stage);
    const run = await deploy(pullRequest.event(), { "deploy-key": stage.productionKey });
    expect(run.outputs.status).toBe("refused");
    expect(visible(commentsOn(stage, pullRequest.number)[0] ?? "")).toContain("⛔ Refused");
  });

  test("is written when a function or an import fails after a push that stays live", async () => {
    const [first, second] = [openPullRequest(stage), openPullRequest(stage)];
    const seed = { "preview-import": "channels=package.json" };
    for (const [pullRequest, inputs] of [
      [first, { run: "nothing:here" }],
      [second, seed],
    ] as const) {
      const run = await deploy(pullRequest.event(), inputs);
      expect(run.exitCode).toBe(1);
      expect(run.outputs.status).toMatch(/^(?:deployed|failed)$/);
      const comment = visible(commentsOn(stage, pullRequest.number)[0] ?? "");
      expect(comment).toContain(run.outputs["deployment-url"]);
      expect(run.outputs["failure-code"]).not.toBe("");
    }
    await deploy(first.push());
    expect(visible(commentsOn(stage, first.number)[0] ?? "")).toContain("✅ Deployed");
    expect(commentsOn(stage, first.number)).toHaveLength(1);
  });

  test("is written when a run is cancelled", async () => {
    const pullRequest = openPullRequest(stage);
    // The log begins with the inputs, which must not contain the word that the test waits for.
    const cmd = "echo wait''ing; sleep 300";
    const run = await deploy(
      pullRequest.event(),
      { cmd },
      { cancel: { when: (log: string) => log.includes("waiting") }, delays: PATIENT_RUNNER },
    );
    expect(run.outputs.status).toBe("cancelled");
    expect(visible(commentsOn(stage, pullRequest.number)[0] ?? "")).toContain("⏹️ Cancelled");
  });

  test("a preview that never had a comment is seeded once and deleted when the pull request closes", async () => {
    const seeded = await stage.checkout({ files: { "convex/seed.ts": SEED } });
    const pullRequest = openPullRequest(stage);
    const given = { "preview-run": "seed:run" };
    await deploy(pullRequest.event(), given, { workspace: seeded });
    await deploy(pullRequest.push(), given, { workspace: seeded });
    const preview = stage.cloud.preview(`pr-${pullRequest.number}`);
    expect(preview?.functionRuns).toHaveLength(1);
    const closed = await deploy(pullRequest.event({ action: "closed" }), { "management-token": token });
    expect(closed.outputs.status).toBe("cleaned-up");
    expect(stage.cloud.preview(`pr-${pullRequest.number}`)).toBeNull();
    expect(commentsOn(stage, pullRequest.number)).toStrictEqual([]);
  });

  test("without a permission for GitHub Deployments, a comment of failures cannot record a seed", async () => {
    const seeded = await stage.checkout({ files: { "convex/seed.ts": SEED } });
    const pullRequest = openPullRequest(stage);
    const permissions = { contents: "read", "pull-requests": "write" };
    const given = { "preview-run": "seed:run" };
    await deploy(pullRequest.event(), given, { workspace: seeded, permissions });
    const preview = stage.cloud.preview(`pr-${pullRequest.number}`);
    expect(preview?.functionRuns).toHaveLength(1);
    await deploy(pullRequest.push(), given, { workspace: broken, permissions });
    expect(commentsOn(stage, pullRequest.number)).toHaveLength(1);
    const third = await deploy(pullRequest.push(), given, { workspace: seeded, permissions });
    expect(third.outputs.status).toBe("deployed");
    expect(preview?.functionRuns).toHaveLength(1);
  });

  test("without GitHub Deployments there is no record, so inputs that need one are errors and no request is made", async () => {
    const before = stage.cloud.calls.length;
    const run = await deploy(openPullRequest(stage).event(), {
      "github-deployment": "false",
      "preview-run": "seed:run",
    });
    expect(run.outputs).toMatchObject({ status: "failed", "failure-code": "invalid-input" });
    const [error = "", ...others] = annotationsOf(run, "error");
    expect(others).toStrictEqual([]);
    for (const text of ["`preview-run`", "`on-close` must be `keep`"]) expect(error).toContain(text);
    expect(stage.cloud.calls).toHaveLength(before);
  });
});

const SEED = `import { internalMutation } from "./_generated/server";
export const run = internalMutation({ args: {}, handler: async () => null });
`;
