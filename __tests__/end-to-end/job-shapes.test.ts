/** Checkouts, apps and jobs of shapes that teams really have, and in which a deploy could do harm or fail without a reason. */

import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { annotationsOf, pushToMain, stage, useStage } from "./run-action.ts";

useStage();

const productionPushes = () =>
  stage.cloud.deployments().find(({ name }) => name === stage.productionName)?.pushes.length ?? 0;

function deployProduction(workspace: string, given: Readonly<Record<string, string>> = {}) {
  return stage.run({ event: pushToMain(workspace), workspace, with: { "deploy-key": stage.productionKey, ...given } });
}

describe("a folder of functions without code is not pushed, because that would delete every function:", () => {
  const empty = (workspace: string) => {
    rmSync(join(workspace, "convex"), { recursive: true });
    mkdirSync(join(workspace, "convex"));
  };
  test.each<[string, (workspace: string) => void]>([
    ["a submodule that was not checked out", empty],
    [
      "what code generation has left behind",
      (workspace) => {
        for (const name of readdirSync(join(workspace, "convex")))
          if (name !== "_generated") rmSync(join(workspace, "convex", name), { recursive: true });
      },
    ],
    [
      "text and declarations",
      (workspace) => {
        empty(workspace);
        for (const name of ["README.md", "tsconfig.json", "env.d.ts"])
          writeFileSync(join(workspace, "convex", name), "");
      },
    ],
    [
      "a file, as Git for Windows checks out a link",
      (workspace) => {
        rmSync(join(workspace, "convex"), { recursive: true });
        writeFileSync(join(workspace, "convex"), "../backend/convex");
      },
    ],
  ])("%s", async (_what, spoil) => {
    const workspace = await stage.checkout();
    spoil(workspace);
    const before = productionPushes();
    const run = await deployProduction(workspace);
    expect(run.outputs["failure-code"]).toBe("functions-missing");
    expect(annotationsOf(run, "error").join()).toMatch(
      /`convex`, contains no code\..*delete every function[\s\S]*submodules: true/,
    );
    expect(productionPushes()).toBe(before);
  });
});
