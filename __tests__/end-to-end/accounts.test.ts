/** Runs of one repository with tokens of different accounts, whose records are only in comments. */

import { describe, expect, test } from "@jest/globals";
import type { StepResult } from "../../fakes/runner/runner.ts";
import { PERMISSIONS, REPOSITORY } from "../../fakes/test-environment.ts";
import { commentsOn, openPullRequest, stage, type TestPullRequest, useStage } from "./run-action.ts";

let workspace: string;
useStage(
  async () => {
    workspace = await stage.checkout({ files: { "convex/seed.ts": SEED } });
  },
  { previewKeysMayDelete: true },
);

const SEED = `import { internalMutation } from "./_generated/server";
export default internalMutation({ args: {}, handler: async () => {} });\n`;

const ACCOUNTS = [
  ["an App", "shop-bot[bot]"],
  ["a person", "acme"],
] as const;

type Inputs = Readonly<Record<string, string>>;

/** A deploy or a cleanup whose record is only in the comment. @param login - The account of its token. */
function run(event: ReturnType<TestPullRequest["event"]>, login: string, inputs: Inputs = {}): Promise<StepResult> {
  const token = stage.github.createToken({ repository: REPOSITORY, permissions: PERMISSIONS, login });
  const given = { "deploy-key": stage.previewKey, "github-token": token, "github-deployment": "false" };
  return stage.run({ event, workspace, with: { ...given, ...inputs } });
}

const WORKFLOW = "github-actions[bot]";

describe.each(ACCOUNTS)("if another run had the token of %s", (_who, login) => {
  test.each<Inputs>([{}, { "github-deployment": "true" }])("a preview is seeded once: %j", async (later) => {
    const pullRequest = openPullRequest(stage);
    const seed = { "preview-run": "seed" };
    await run(pullRequest.event(), login, seed);
    const second = await run(pullRequest.push(), WORKFLOW, { ...seed, ...later });
    expect(second.outputs).toMatchObject({ status: "deployed", "preview-created": "false" });
    expect(stage.cloud.preview(`pr-${pullRequest.number}`)?.functionRuns).toHaveLength(1);
  });

  test("a preview that an open pull request uses is kept, also if its comment is not on the first page", async () => {
    const [created, other] = [openPullRequest(stage), openPullRequest(stage)];
    const shared = { "preview-name": `shared-${other.number}` };
    await run(created.event(), WORKFLOW, shared);
    for (let count = 0; count < 100; count += 1)
      stage.github.addComment({ repository: REPOSITORY, number: other.number, login: "grace", body: "Hello" });
    await run(other.event(), login, shared);
    const closed = await run(created.event({ action: "closed" }), WORKFLOW, shared);
    expect(closed.annotations.map(({ message }) => message).join("\n")).toContain(
      `pull request #${other.number} is open`,
    );
    expect(stage.cloud.preview(shared["preview-name"])).not.toBeNull();
  });
});

test("a stranger's comment with the records of a pull request does not keep its preview", async () => {
  const [pullRequest, other] = [openPullRequest(stage), openPullRequest(stage)];
  const shared = { "preview-name": `shared-${other.number}` };
  await run(pullRequest.event(), WORKFLOW, shared);
  await run(other.event(), "shop-bot[bot]", shared);
  const [body = ""] = commentsOn(stage, other.number);
  const { comments } = stage.github.repository(REPOSITORY);
  for (const [id, { number }] of comments) if (number === other.number) comments.delete(id);
  stage.github.addComment({ repository: REPOSITORY, number: other.number, login: "mallory", type: "User", body });
  const closed = await run(pullRequest.event({ action: "closed" }), WORKFLOW, shared);
  expect(closed.outputs.status).toBe("cleaned-up");
});
