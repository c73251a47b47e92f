/** What docs/comparison.md says of the Convex CLI by itself, in a workflow and in the builds of Vercel and Netlify. */

import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { beforeEach, describe, expect, test } from "@jest/globals";
import { cliEntry } from "../../fakes/example-app.ts";
import { stage, useStage } from "./run-action.ts";

const SHOW_ENV = 'import { writeFileSync } from "node:fs";\nwriteFileSync("seen.json", JSON.stringify(process.env));\n';

/** What tells the CLI where it runs. Each on a pull request of `feature/Cart`. */
const HOSTS = {
  "GitHub Actions": { CI: "true", GITHUB_ACTIONS: "true", GITHUB_HEAD_REF: "feature/Cart" },
  Vercel: { CI: "1", VERCEL: "1", VERCEL_ENV: "preview", VERCEL_GIT_COMMIT_REF: "feature/Cart" },
  Netlify: { CI: "true", NETLIFY: "true", CONTEXT: "deploy-preview", HEAD: "feature/Cart" },
} as const;

let workspace: string;
let home: string;
useStage(() => {
  home = stage.folder("home");
  mkdirSync(home);
});
beforeEach(async () => {
  workspace = await stage.checkout({ git: false, files: { "show-env.mjs": SHOW_ENV } });
});

/** `npx convex deploy`, with the host's variables. @returns Its exit code, and what it said. */
async function deploy(key: string, host: keyof typeof HOSTS, ...args: readonly string[]) {
  const child = spawn(process.execPath, [cliEntry(workspace), "deploy", ...args], {
    cwd: workspace,
    env: {
      PATH: process.env.PATH,
      HOME: home,
      CONVEX_DEPLOY_KEY: key,
      CONVEX_PROVISION_HOST: stage.cloud.provisionHost,
      ...HOSTS[host],
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const closed = new Promise<number | null>((resolve) => child.on("close", resolve));
  const [printed, said] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await closed, said: `${printed}${said}` };
}

const pushesOf = (name: string) => stage.cloud.deployments().find((one) => one.name === name)?.pushes.length ?? 0;
const production = () => pushesOf(stage.productionName);
const preview = () => stage.cloud.preview("feature/Cart");

describe("a production key on a pull request", () => {
  test("deploys production from GitHub Actions", async () => {
    const before = production();
    expect(await deploy(stage.productionKey, "GitHub Actions")).toMatchObject({ code: 0 });
    expect(production()).toBe(before + 1);
  });

  test.each(["Vercel", "Netlify"] as const)("is refused in a preview build of %s", async (host) => {
    const before = production();
    const { code, said } = await deploy(stage.productionKey, host);
    expect({ code, said }).toEqual({ code: 1, said: expect.stringContaining("non-production build environment") });
    expect(production()).toBe(before);
  });
});

test.each(["GitHub Actions", "Vercel", "Netlify"] as const)(
  "the build command has the key in its environment, and the preview is named by the branch: %s",
  async (host) => {
    const key = stage.previewKey;
    const before = preview()?.pushes.length ?? 0;
    expect(await deploy(key, host, "--cmd", "node show-env.mjs")).toMatchObject({ code: 0 });
    expect(JSON.parse(readFileSync(join(workspace, "seen.json"), "utf8"))).toMatchObject({ CONVEX_DEPLOY_KEY: key });
    expect(preview()?.pushes.length).toBe(before + 1);
  },
);

test("`convex deploy` has no option that deletes a preview, or that comments on a pull request", async () => {
  const { code, said } = await deploy(stage.previewKey, "GitHub Actions", "--help");
  expect({ code, said }).toEqual({ code: 0, said: expect.stringContaining("--preview-create") });
  expect(said).not.toMatch(/--\S*(?:delete-preview|cleanup|comment|github)/i);
});

test("pushes from a folder without git, which tells it no commit", async () => {
  const before = production();
  expect(existsSync(join(workspace, ".git"))).toBe(false);
  expect(await deploy(stage.productionKey, "Vercel", "--check-build-environment", "disable")).toMatchObject({
    code: 0,
  });
  expect(production()).toBe(before + 1);
});
