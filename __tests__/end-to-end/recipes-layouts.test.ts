/** The workflows in examples/workflows for other repository setups: when they deploy, from where, and with which key. */

import { cpSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { deleteEvent, pushEvent } from "../../fakes/events/events.ts";
import type { WorkflowResult } from "../../fakes/runner/run-workflow.ts";
import { headOf, REPOSITORY } from "../../fakes/test-environment.ts";
import { annotationsOf, closeStage, pushToMain } from "./run-action.ts";
import { deployedOf, givenTo, onlyRun, openRecipeStage, type RecipeStage, recipe, secretPart } from "./run-recipe.ts";

let on: RecipeStage;
beforeAll(async () => {
  on = await openRecipeStage();
});
afterAll(() => closeStage(on.stage));

const complaintsOf = (played: WorkflowResult) => {
  const run = onlyRun(played);
  return [...annotationsOf(run, "error"), ...annotationsOf(run, "warning")];
};

test("previews-on-label.yml waits for the label and the end of the draft, and removes what lost its label", async () => {
  const file = "previews-on-label.yml";
  const pullRequest = on.newPullRequest();
  const preview = () => on.stage.cloud.preview(`pr-${pullRequest.number}`);
  const labels = ["preview"];
  for (const waiting of [
    { labels: ["bug"] },
    { labels, draft: true },
    { action: "labeled", labels, draft: true },
    { action: "ready_for_review" },
  ])
    expect((await on.play(file, pullRequest.event(waiting))).steps).toStrictEqual([]);
  for (const wanted of ["labeled", "ready_for_review"])
    expect(deployedOf(await on.play(file, pullRequest.event({ action: wanted, labels })))).toStrictEqual([
      ["deployed", "preview"],
    ]);
  expect(preview()?.pushes).toHaveLength(2);
  // Adding another label starts a run that cancels the previous one, so it must deploy too.
  const another = pullRequest.event({ action: "labeled", labels: ["bug", ...labels] });
  expect(deployedOf(await on.play(file, another))).toStrictEqual([["deployed", "preview"]]);

  const closed = await on.play(file, pullRequest.event({ action: "closed", labels: [], draft: true }));
  expect(deployedOf(closed)).toStrictEqual([["cleaned-up", "preview"]]);
  expect(preview()).toBeNull();
  const never = await on.play(file, on.newPullRequest().event({ action: "closed" }));
  expect([deployedOf(never), complaintsOf(never)]).toStrictEqual([[["skipped", "preview"]], []]);
});

test("two-environments.yml gives the last event of a merged pull request the preview key", async () => {
  const { CONVEX_PREVIEW_DEPLOY_KEY, CONVEX_DEPLOY_KEY } = on.secrets;
  const given = {
    secrets: {},
    environments: {
      "convex-preview": { CONVEX_DEPLOY_KEY: CONVEX_PREVIEW_DEPLOY_KEY },
      "convex-production": { CONVEX_DEPLOY_KEY },
    },
  };
  const pullRequest = on.newPullRequest();
  const opened = await on.play("two-environments.yml", pullRequest.event(), given);
  expect(deployedOf(opened)).toStrictEqual([["deployed", "preview"]]);
  const merged = pullRequest.event({ action: "closed", merged: true });
  expect(merged.github.ref).toBe("refs/heads/main");
  const closed = await on.play("two-environments.yml", merged, given);
  expect([deployedOf(closed), complaintsOf(closed)]).toStrictEqual([[["cleaned-up", "preview"]], []]);
  expect(on.stage.cloud.preview(`pr-${pullRequest.number}`)).toBeNull();
  for (const played of [opened, closed]) expect(givenTo(played)).not.toContain(secretPart(CONVEX_DEPLOY_KEY));
  const production = await on.play("two-environments.yml", pushToMain(on.workspace), given);
  expect(deployedOf(production)).toStrictEqual([["deployed", "production"]]);
  // A pull request whose environment has no key does not get the key of another environment.
  const bare = { ...given, environments: { "convex-production": { CONVEX_DEPLOY_KEY } } };
  const stopped = onlyRun(await on.play("two-environments.yml", on.newPullRequest().event(), bare));
  expect(stopped.outputs["failure-code"]).toBe("key-missing");
});

test("container.yml deploys a checkout of another user, and lets the build call git", async () => {
  const manifest = JSON.parse(readFileSync(join(on.workspace, "package.json"), "utf8"));
  const scripts = { ...manifest.scripts, build: "git rev-parse HEAD && node build.mjs" };
  const workspace = await on.stage.checkout({ files: { "package.json": JSON.stringify({ ...manifest, scripts }) } });
  // As in a container: the files belong to another user, and the home folder has no configuration.
  const home = on.stage.folder("container-home");
  mkdirSync(home);
  const { jobs, ...rest } = recipe("container.yml");
  const inContainer = (edit: (cmd: string) => string) => {
    const { deploy } = jobs;
    const steps = (deploy?.steps ?? []).map((step) => ({
      ...step,
      with: step.with?.cmd === undefined ? step.with : { ...step.with, cmd: edit(String(step.with.cmd)) },
      env: { GIT_TEST_ASSUME_DIFFERENT_OWNER: "1", HOME: home, GIT_CONFIG_GLOBAL: join(home, ".gitconfig") },
    }));
    return { ...rest, jobs: { deploy: { ...deploy, steps } } } as ReturnType<typeof recipe>;
  };
  const event = pushToMain(workspace);
  const withoutLine = inContainer((cmd) => cmd.replace(/^git config .*$/m, ""));
  const failed = onlyRun(await on.play(withoutLine, event, { workspace }));
  expect(failed.outputs).toMatchObject({ status: "failed" });
  expect(failed.log).toContain("dubious ownership");
  const played = await on.play(
    inContainer((cmd) => cmd),
    event,
    { workspace },
  );
  expect([deployedOf(played), complaintsOf(played)]).toStrictEqual([[["deployed", "production"]], []]);
  const preview = await on.play(
    inContainer((cmd) => cmd),
    on.newPullRequest().event(),
    { workspace },
  );
  expect(deployedOf(preview)).toStrictEqual([["deployed", "preview"]]);
});

test("push-only.yml has a preview for each branch, and removes it with the branch", async () => {
  const file = "push-only.yml";
  const branch = "feature/push-only";
  const sha = headOf(on.workspace);
  on.stage.github.pushTo({ repository: REPOSITORY, branch }, { sha });
  const pushed = await on.play(file, pushEvent({ branch, sha }));
  expect([deployedOf(pushed), complaintsOf(pushed)]).toStrictEqual([[["deployed", "preview"]], []]);
  expect(givenTo(pushed)).not.toContain(secretPart(on.secrets.CONVEX_DEPLOY_KEY));
  const name = onlyRun(pushed).outputs["preview-name"] ?? "";
  expect(on.stage.cloud.preview(name)?.pushes).toHaveLength(1);

  on.stage.github.deleteBranch(REPOSITORY, branch);
  const gone = pushEvent({ branch, deleted: true });
  expect((await on.play(file, gone)).steps).toStrictEqual([]);
  const deleted = deleteEvent({ ref: branch });
  expect(deleted.github.ref).toBe("refs/heads/main");
  // The deletion cancels a deploy of the branch, but not one of main. The `push` event of the deletion cancels neither.
  expect(on.groupOf(file, deleted)).toStrictEqual(on.groupOf(file, pushEvent({ branch, sha })));
  expect(on.groupOf(file, deleted)).toStrictEqual({ group: `convex-refs/heads/${branch}`, cancels: true });
  expect(on.groupOf(file, gone)?.group).toBe("convex-1000");
  expect(on.groupOf(file, deleteEvent({ refType: "tag", ref: "main" }))?.group).toBe("convex-main");
  const cleaned = await on.play(file, deleted, { secrets: on.secrets });
  expect([deployedOf(cleaned), complaintsOf(cleaned)]).toStrictEqual([[["cleaned-up", "preview"]], []]);
  expect(cleaned.steps.flatMap(({ command }) => command ?? [])).toStrictEqual([]);
  expect(on.stage.cloud.preview(name)).toBeNull();
  expect((await on.play(file, deleteEvent({ refType: "tag", ref: "v1" }))).steps).toStrictEqual([]);

  const main = pushEvent({ branch: "main", sha: on.stage.github.repository(REPOSITORY).headSha() });
  expect(deployedOf(await on.play(file, main))).toStrictEqual([["deployed", "production"]]);
  // Neither key is used in place of the other.
  const { CONVEX_PREVIEW_DEPLOY_KEY, ...others } = on.secrets;
  for (const [event, secrets] of [
    [pushEvent({ branch: "feature/other", sha }), others],
    [main, { CONVEX_PREVIEW_DEPLOY_KEY }],
  ] as const)
    expect(onlyRun(await on.play(file, event, { secrets })).outputs["failure-code"]).toBe("key-missing");
});

test("shared-backend.yml builds the app beside the package against what was deployed", async () => {
  const monorepo = await on.stage.checkout({ git: false });
  const backend = join(monorepo, "packages", "backend");
  const web = join(monorepo, "apps", "web");
  mkdirSync(web, { recursive: true });
  mkdirSync(backend, { recursive: true });
  const manifest = JSON.parse(readFileSync(join(monorepo, "package.json"), "utf8"));
  for (const file of ["convex", "node_modules"])
    cpSync(join(on.workspace, file), join(backend, file), { recursive: true, verbatimSymlinks: true });
  writeFileSync(
    join(backend, "package.json"),
    JSON.stringify({ ...manifest, name: "backend", dependencies: { convex: manifest.dependencies?.convex ?? "*" } }),
  );
  renameSync(join(monorepo, "build.mjs"), join(web, "build.mjs"));
  const build = readFileSync(join(web, "build.mjs"), "utf8").replaceAll("VITE_CONVEX_URL", "NEXT_PUBLIC_CONVEX_URL");
  writeFileSync(join(web, "build.mjs"), build);
  writeFileSync(
    join(web, "package.json"),
    JSON.stringify({ name: "web", dependencies: { next: "16.0.0" }, scripts: { build: "node build.mjs" } }),
  );
  const pullRequest = on.newPullRequest();
  const played = await on.play("shared-backend.yml", pullRequest.event(), { workspace: monorepo });
  expect(deployedOf(played)).toStrictEqual([["deployed", "preview"]]);
  const url = on.stage.cloud.preview(`pr-${pullRequest.number}`)?.cloudUrl ?? "";
  expect(url).toMatch(/^https:/);
  expect(readFileSync(join(web, "dist", "index.html"), "utf8")).toContain(url);
  const closed = await on.play("shared-backend.yml", pullRequest.event({ action: "closed" }), { workspace: monorepo });
  expect(deployedOf(closed)).toStrictEqual([["cleaned-up", "preview"]]);
});
