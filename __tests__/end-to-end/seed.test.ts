/** `preview-run`: once per Convex deployment, after its first successful push, even if earlier runs failed. */

import { describe, expect, test } from "@jest/globals";
import { PERMISSIONS, REPOSITORY } from "../../fakes/test-environment.ts";
import {
  annotationsOf,
  commentsOn,
  holdRequest,
  isShownAsDeploying,
  openPullRequest,
  problemsOf,
  recordOf,
  stage,
  type TestPullRequest,
  useStage,
  visible,
  waitDuring,
} from "./run-action.ts";

const SEED = `import { internalMutation } from "./_generated/server";
export default internalMutation({ args: {}, handler: async () => {} });
${["first", "second", "third"].map((name) => `export const ${name} = internalMutation({ args: {}, handler: async () => {} });`).join("\n")}
`;

let workspace: string;
/** A second checkout, for a run that is concurrent with another one. */
let copy: string;
useStage(
  async () => {
    workspace = await stage.checkout({ files: { "convex/seed.ts": SEED } });
    copy = await stage.checkout({ files: { "convex/seed.ts": SEED } });
  },
  { previewKeysMayDelete: true },
);

type Event = ReturnType<TestPullRequest["event"]>;
type Inputs = Readonly<Record<string, string>>;
type Permissions = Readonly<Record<string, "read" | "write">>;
const deploy = (event: Event, inputs: Inputs = {}, at = workspace, permissions: Permissions = PERMISSIONS) =>
  stage.run({
    event,
    permissions,
    workspace: at,
    with: { "deploy-key": stage.previewKey, "preview-run": "seed", ...inputs },
  });
const seedsOf = ({ number }: TestPullRequest) =>
  stage.cloud.preview(`pr-${number}`)?.functionRuns.map(({ path, args, error }) => ({ path, args, error }));
const FUNCTION = "/api/function";
const START_PUSH = "/api/deploy2/start_push";

/** Holds the next claim of a preview deployment. */
const holdClaim = () => holdRequest(stage, "/api/claim_preview_deployment");

/** Deletes a preview without the action, as on the dashboard. */
async function deletePreview({ number }: TestPullRequest): Promise<void> {
  const token = stage.cloud.issueKey({ kind: "team", team: "acme" });
  const url = `${stage.cloud.provisionHost}/v1/deployments/${stage.cloud.preview(`pr-${number}`)?.name}/delete`;
  await fetch(url, { method: "POST", headers: { authorization: `Bearer ${token}` } });
}

const DONE = { path: "seed:default", args: {}, error: null };

test("a preview whose run wrote more statuses than GitHub lists on a page is seeded once and deleted", async () => {
  const pullRequest = openPullRequest(stage);
  const inputs = { "preview-run": "seed\n".repeat(100), comment: "false" };
  const first = await deploy(pullRequest.event(), inputs);
  expect(recordOf(first.outputs["github-deployment-id"]).statuses.length).toBeGreaterThan(100);
  await deploy(pullRequest.push(), inputs);
  expect(seedsOf(pullRequest)).toHaveLength(100);
  const closed = await deploy(pullRequest.event({ action: "closed" }), inputs);
  expect(closed.outputs.status).toBe("cleaned-up");
  expect(stage.cloud.preview(`pr-${pullRequest.number}`)).toBeNull();
});

describe("a preview is seeded", () => {
  test("after its first successful push, and not again", async () => {
    const pullRequest = openPullRequest(stage, "feature/seed");
    const first = await deploy(pullRequest.event());
    expect(annotationsOf(first, "error")).toStrictEqual([]);
    expect(first.outputs).toMatchObject({ status: "deployed", "preview-created": "true" });
    expect(seedsOf(pullRequest)).toStrictEqual([DONE]);
    expect(visible(commentsOn(stage, pullRequest.number)[0] ?? "")).toContain("Seeded with `seed`");
    const second = await deploy(pullRequest.push());
    expect(second.outputs).toMatchObject({ status: "deployed", "preview-created": "false" });
    expect(seedsOf(pullRequest)).toStrictEqual([DONE]);
    const third = await deploy(pullRequest.push());
    expect(third.outputs.status).toBe("deployed");
    expect(seedsOf(pullRequest)).toStrictEqual([DONE]);
  });

  test("again after a recreate, which is another Convex deployment", async () => {
    const pullRequest = openPullRequest(stage, "feature/seed-recreated");
    await deploy(pullRequest.event());
    const first = stage.cloud.preview(`pr-${pullRequest.number}`);
    await deploy(pullRequest.push(), { "preview-mode": "recreate" });
    expect(stage.cloud.preview(`pr-${pullRequest.number}`)?.name).not.toBe(first?.name);
    expect(seedsOf(pullRequest)).toStrictEqual([DONE]);
  });

  test("by the next run, if the first push failed", async () => {
    const pullRequest = openPullRequest(stage, "feature/seed-later");
    const broken = await stage.checkout({
      files: { "convex/seed.ts": SEED, "convex/broken.ts": "import './no-such'" },
    });
    const failed = await deploy(pullRequest.event(), {}, broken);
    expect(failed.outputs.status).toBe("failed");
    expect(seedsOf(pullRequest)).toStrictEqual([]);
    const second = await deploy(pullRequest.push());
    expect(second.outputs).toMatchObject({ status: "deployed", "preview-created": "false" });
    expect(seedsOf(pullRequest)).toStrictEqual([DONE]);
  });

  test("by the next run, if a function failed, which is its own error", async () => {
    const pullRequest = openPullRequest(stage, "feature/seed-fails");
    await deploy(pullRequest.event(), { "preview-run": "" });
    stage.cloud.preview(`pr-${pullRequest.number}`)?.failFunction("seed:default", "no rows today");
    const run = await deploy(pullRequest.push());
    expect(run.conclusion).toBe("failure");
    expect(run.outputs).toMatchObject({ status: "deployed", "failure-code": "run-failed" });
    expect(run.outputs["deployment-url"]).toMatch(/\.convex\.cloud$/);
    expect(annotationsOf(run, "error")).toStrictEqual([
      expect.stringContaining(`npx convex run --preview-name pr-${pullRequest.number} seed`),
    ]);
    expect(run.summary).toContain("no rows today");
    await deploy(pullRequest.push());
    expect(seedsOf(pullRequest)).toHaveLength(2);
  });

  test.each([{}, { "github-deployment": "false" }])(
    "not twice if the list changes after a function failed (%j), which is a warning; restoring it continues",
    async (more) => {
      const pullRequest = openPullRequest(stage, `feature/seed-list-changes-${Object.keys(more).length}`);
      await deploy(pullRequest.event(), { "preview-run": "" });
      const preview = stage.cloud.preview(`pr-${pullRequest.number}`);
      preview?.failFunction("seed:second", "no rows today");
      const deployWith = (lines: string) => deploy(pullRequest.push(), { ...more, "preview-run": lines });
      await deployWith("seed:first\nseed:second");
      for (const lines of ["seed:third\nseed:first", "seed:third"]) {
        const changed = await deployWith(lines);
        expect(changed.outputs.status).toBe("deployed");
        expect(problemsOf(changed)).toStrictEqual([expect.stringContaining("`preview-run` was not run (`seed:third`")]);
        expect(visible(commentsOn(stage, pullRequest.number)[0] ?? "")).not.toContain("Seeded with");
      }
      await deployWith("seed:first\nseed:third");
      expect(seedsOf(pullRequest)?.map(({ path }) => path)).toStrictEqual(["seed:first", "seed:second", "seed:third"]);
    },
  );

  test.each(["comment", "github-deployment"])("once even without %s", async (off) => {
    const pullRequest = openPullRequest(stage, `feature/seed-without-${off}`);
    await deploy(pullRequest.event(), { [off]: "false" });
    expect(seedsOf(pullRequest)).toStrictEqual([DONE]);
    await deploy(pullRequest.push(), { [off]: "false" });
    expect(seedsOf(pullRequest)).toStrictEqual([DONE]);
  });

  test.each([
    ["comment", "github-deployment"],
    ["github-deployment", "comment"],
  ])("once if the first run is without %s and the next one without %s", async (first, next) => {
    const pullRequest = openPullRequest(stage, `feature/seed-first-without-${first}`);
    await deploy(pullRequest.event(), { [first]: "false" });
    expect(seedsOf(pullRequest)).toStrictEqual([DONE]);
    const second = await deploy(pullRequest.push(), { [next]: "false" });
    expect(second.outputs.status).toBe("deployed");
    expect(problemsOf(second)).toStrictEqual([]);
    expect(seedsOf(pullRequest)).toStrictEqual([DONE]);
  });

  test("once if two pull requests share it and only comments record it", async () => {
    const inputs = { "github-deployment": "false", "preview-name": "shared-seed" };
    for (const branch of ["feature/seed-shared-1", "feature/seed-shared-2"]) {
      const run = await deploy(openPullRequest(stage, branch).event(), inputs);
      expect(run.outputs.status).toBe("deployed");
      expect(stage.cloud.preview("shared-seed")?.functionRuns).toHaveLength(1);
    }
  });

  test.each([{}, { "github-deployment": "false" }])(
    "once if a second run starts while the first is seeding: %j",
    async (inputs) => {
      const pullRequest = openPullRequest(stage, `feature/seed-meanwhile-${Object.keys(inputs).length}`);
      await deploy(pullRequest.event(), { ...inputs, "preview-run": "" });
      const seed = holdRequest(stage, FUNCTION);
      const running = deploy(pullRequest.event(), inputs);
      await waitDuring(running, seed.isHeld);
      const second = await deploy(pullRequest.event(), inputs, copy);
      seed.release();
      const first = await running;
      for (const run of [first, second]) expect(problemsOf(run)).toStrictEqual([]);
      for (const run of [first, second]) expect(run.outputs.status).toBe("deployed");
      expect(first.summary).toContain("Seeded with `seed`");
      expect(second.summary).toContain("Another run is seeding");
      const third = await deploy(pullRequest.push(), inputs);
      expect(third.summary).not.toContain("Another run");
      expect(seedsOf(pullRequest)).toStrictEqual([DONE]);
    },
  );

  test("once if two runs deploy the preview and the first has seeded before the second", async () => {
    const pullRequest = openPullRequest(stage, "feature/seed-fresh");
    // Create the comment first, so that both runs can read it.
    await deploy(pullRequest.event(), { "app-name": "other", "preview-name": "other-{number}", "preview-run": "" });
    const firstClaim = holdClaim();
    const running = deploy(pullRequest.event());
    await waitDuring(running, firstClaim.isHeld);
    const secondClaim = holdClaim();
    // The newer run cannot write the comment, in which the first run would see that it is superseded.
    const permissions = { ...PERMISSIONS, "pull-requests": "read" } as const;
    const runningNewer = deploy(pullRequest.event(), {}, copy, permissions);
    await waitDuring(runningNewer, secondClaim.isHeld);
    firstClaim.release();
    const first = await running;
    expect(first.outputs).toMatchObject({ status: "deployed", "preview-created": "true" });
    expect(seedsOf(pullRequest)).toStrictEqual([DONE]);
    secondClaim.release();
    const second = await runningNewer;
    expect(second.outputs).toMatchObject({ status: "deployed", "preview-created": "true" });
    expect(second.summary).not.toContain("Another run");
    expect(seedsOf(pullRequest)).toStrictEqual([DONE]);
  });

  test("once if only the comment records it and a newer run has the row when the first has seeded", async () => {
    const pullRequest = openPullRequest(stage, "feature/seed-row");
    const inputs = { "github-deployment": "false" };
    await deploy(pullRequest.event(), { ...inputs, "preview-run": "" });
    const push = holdRequest(stage, START_PUSH);
    const running = deploy(pullRequest.event(), inputs);
    await waitDuring(running, push.isHeld);
    const claim = holdClaim();
    const written = stage.github.calls.length;
    const hasRow = () => stage.github.calls.slice(written).some(({ method, status }) => method === "PATCH" && status);
    const runningNewer = deploy(pullRequest.event(), inputs, copy);
    await waitDuring(runningNewer, () => claim.isHeld() && hasRow());
    push.release();
    expect((await running).outputs.status).toBe("deployed");
    expect(seedsOf(pullRequest)).toStrictEqual([DONE]);
    claim.release();
    expect((await runningNewer).outputs.status).toBe("deployed");
    await deploy(pullRequest.push(), inputs);
    expect(seedsOf(pullRequest)).toStrictEqual([DONE]);
  });

  test("once even if GitHub is down when the run ends", async () => {
    const pullRequest = openPullRequest(stage, "feature/seed-unheard");
    const gone = { kind: "status", status: 502, times: Number.POSITIVE_INFINITY } as const;
    const ends = [
      stage.github.fault({ ...gone, path: /\/statuses$/, method: "POST", body: /"success"/ }),
      stage.github.fault({ ...gone, path: /\/comments\/\d+$/, method: "PATCH" }),
    ];
    const first = await deploy(pullRequest.event());
    for (const end of ends) end();
    expect(first.outputs.status).toBe("deployed");
    expect(annotationsOf(first, "warning")).toStrictEqual([expect.stringContaining("could not be written")]);
    const second = await deploy(pullRequest.push());
    expect(problemsOf(second)).toStrictEqual([]);
    // No record says that the seed has finished, so it may still be running.
    expect(second.summary).toContain("Another run is seeding");
    expect(seedsOf(pullRequest)).toStrictEqual([DONE]);
  });

  test("with a key of one preview as well", async () => {
    const pullRequest = openPullRequest(stage, "feature/seed-one-preview");
    await deploy(pullRequest.event(), { "preview-run": "" });
    const deployment = stage.cloud.preview(`pr-${pullRequest.number}`)?.name ?? "";
    const key = stage.cloud.issueKey({ kind: "preview-deployment", deployment });
    const run = await deploy(pullRequest.push(), { "deploy-key": key });
    expect(annotationsOf(run, "error")).toStrictEqual([]);
    expect(seedsOf(pullRequest)).toStrictEqual([DONE]);
  });
});

describe("a preview is not seeded", () => {
  test("if no record can be read, which is a warning; a later run seeds it", async () => {
    const pullRequest = openPullRequest(stage, "feature/seed-unknown");
    const faults = [/\/deployments$/, /graphql$/].map((path) =>
      stage.github.fault({ path, kind: "status", status: 502, times: Number.POSITIVE_INFINITY }),
    );
    const run = await deploy(pullRequest.event());
    for (const end of faults) end();
    expect(run.outputs.status).toBe("deployed");
    expect(annotationsOf(run, "warning")).toContainEqual(expect.stringContaining("`preview-run` was not run (`seed`)"));
    expect(seedsOf(pullRequest)).toStrictEqual([]);
    await deploy(pullRequest.push());
    expect(seedsOf(pullRequest)).toStrictEqual([DONE]);
  });

  test("on a deploy to another target", async () => {
    const before = stage.cloud.calls.length;
    const { number } = openPullRequest(stage, "feature/unused");
    const key = stage.cloud.issueKey({ kind: "development", deployment: stage.developmentName });
    const run = await deploy(openPullRequest(stage, "feature/no-preview").event(), {
      "deploy-key": key,
      target: "development",
    });
    expect(number).toBeGreaterThan(0);
    expect(run.outputs.status).toBe("deployed");
    expect(stage.cloud.calls.slice(before).some(({ path }) => path === "/api/function")).toBe(false);
  });
});

describe("the life of a preview is reported", () => {
  test("with its expiry date in comment and summary", async () => {
    const pullRequest = openPullRequest(stage, "feature/expires");
    const run = await deploy(pullRequest.event());
    const expiresAt = stage.cloud.preview(`pr-${pullRequest.number}`)?.identity.expiresAt ?? 0;
    const day = new Date(expiresAt).toISOString().slice(0, 10);
    expect(run.summary).toContain(`| Expires | ${day}`);
    expect(visible(commentsOn(stage, pullRequest.number)[0] ?? "")).toContain(`Convex deletes it on ${day}`);
  });

  test("and if it no longer exists, it is created and seeded again with a notice", async () => {
    const pullRequest = openPullRequest(stage, "feature/vanished");
    await deploy(pullRequest.event());
    const former = stage.cloud.preview(`pr-${pullRequest.number}`);
    await deletePreview(pullRequest);
    const run = await deploy(pullRequest.push());
    expect(run.outputs).toMatchObject({ status: "deployed", "preview-created": "true" });
    expect(annotationsOf(run, "error")).toStrictEqual([]);
    expect(run.summary).toContain(`The previous preview deployment \`${former?.name}\` no longer exists`);
    expect(seedsOf(pullRequest)).toStrictEqual([DONE]);
    expect(stage.github.deployments(REPOSITORY).length).toBeGreaterThan(1);
  });

  test("and if it is deleted after the look-up, it is also created again with a notice", async () => {
    const pullRequest = openPullRequest(stage, "feature/vanishing");
    await deploy(pullRequest.event());
    const former = stage.cloud.preview(`pr-${pullRequest.number}`);
    const claim = holdClaim();
    const running = deploy(pullRequest.push());
    await waitDuring(running, claim.isHeld);
    await deletePreview(pullRequest);
    claim.release();
    const run = await running;
    expect(problemsOf(run)).toStrictEqual([]);
    expect(run.outputs).toMatchObject({ status: "deployed", "preview-created": "true" });
    expect(run.summary).toContain(`The previous preview deployment \`${former?.name}\` no longer exists`);
    expect(seedsOf(pullRequest)).toStrictEqual([DONE]);
  });

  test("and if a cleanup deletes it after the look-up, nothing is left", async () => {
    const pullRequest = openPullRequest(stage, "feature/closing");
    await deploy(pullRequest.event());
    const claim = holdClaim();
    const running = deploy(pullRequest.push());
    await waitDuring(running, () => claim.isHeld() && isShownAsDeploying(stage, pullRequest));
    stage.github.closePullRequest({ repository: REPOSITORY, number: pullRequest.number });
    const cleanup = await deploy(pullRequest.event({ action: "closed" }), {}, copy);
    expect(cleanup.outputs.status).toBe("cleaned-up");
    claim.release();
    const run = await running;
    expect(run.outputs).toMatchObject({ status: "skipped", "failure-code": "superseded", "preview-created": "true" });
    expect(stage.cloud.preview(`pr-${pullRequest.number}`)).toBeNull();
  });
});
