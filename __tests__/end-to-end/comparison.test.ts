/** Statements of docs/comparison.md about the Convex CLI alone, in a workflow and in builds of Vercel and Netlify. */

import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { beforeEach, describe, expect, test } from "@jest/globals";
import { cliEntry } from "../../fakes/example-app.ts";
import { stage, useStage } from "./run-action.ts";

const SHOW_ENV = 'import { writeFileSync } from "node:fs";\nwriteFileSync("seen.json", JSON.stringify(process.env));\n';

const SEED = `import { internalMutation } from "./_generated/server";
export default internalMutation({ args: {}, handler: async () => {} });\n`;
const PUBLIC = `import { query } from "./_generated/server";
export const list = query({ args: {}, handler: async () => [] });\n`;
const BROKEN = 'import "./no-such";\n';

/** The variables with which the CLI recognizes each host, on a pull request. */
const HOSTS = {
  "GitHub Actions": (branch: string) => ({ CI: "true", GITHUB_ACTIONS: "true", GITHUB_HEAD_REF: branch }),
  Vercel: (branch: string) => ({ CI: "1", VERCEL: "1", VERCEL_ENV: "preview", VERCEL_GIT_COMMIT_REF: branch }),
  Netlify: (branch: string) => ({ CI: "true", NETLIFY: "true", CONTEXT: "deploy-preview", HEAD: branch }),
} as const;
type Host = keyof typeof HOSTS;

let workspace: string;
let home: string;
useStage(() => {
  home = stage.folder("home");
  mkdirSync(home);
});
beforeEach(async () => {
  workspace = await stage.checkout({ git: false, files: { "show-env.mjs": SHOW_ENV } });
});

interface Build {
  readonly key: string;
  readonly host: Host;
  readonly args?: readonly string[];
  readonly branch?: string;
  readonly at?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs `npx convex deploy` with the variables of the host. @returns Its exit code and its output. */
async function deploy({ key, host, args = [], branch = "feature/Cart", at = workspace, env = {} }: Build) {
  const child = spawn(process.execPath, [cliEntry(at), "deploy", ...args], {
    cwd: at,
    env: {
      PATH: process.env.PATH,
      HOME: home,
      CONVEX_DEPLOY_KEY: key,
      CONVEX_PROVISION_HOST: stage.cloud.provisionHost,
      ...HOSTS[host](branch),
      ...env,
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
    expect(await deploy({ key: stage.productionKey, host: "GitHub Actions" })).toMatchObject({ code: 0 });
    expect(production()).toBe(before + 1);
  });

  test.each(["Vercel", "Netlify"] as const)("is refused in a preview build of %s", async (host) => {
    const before = production();
    const { code, said } = await deploy({ key: stage.productionKey, host });
    expect({ code, said }).toStrictEqual({
      code: 1,
      said: expect.stringContaining("non-production build environment"),
    });
    expect(production()).toBe(before);
  });
});

test.each(["GitHub Actions", "Vercel", "Netlify"] as const)(
  "the build command has the key in its environment, and the preview is named by the branch: %s",
  async (host) => {
    const key = stage.previewKey;
    const before = preview()?.pushes.length ?? 0;
    expect(await deploy({ key, host, args: ["--cmd", "node show-env.mjs"] })).toMatchObject({ code: 0 });
    expect(JSON.parse(readFileSync(join(workspace, "seen.json"), "utf8"))).toMatchObject({ CONVEX_DEPLOY_KEY: key });
    expect(preview()?.pushes.length).toBe(before + 1);
  },
);

test("`convex deploy` has no option that deletes a preview, or that comments on a pull request", async () => {
  const { code, said } = await deploy({ key: stage.previewKey, host: "GitHub Actions", args: ["--help"] });
  expect({ code, said }).toStrictEqual({ code: 0, said: expect.stringContaining("--preview-create") });
  expect(said).not.toMatch(/--\S*(?:delete-preview|cleanup|comment|github)/i);
});

describe.each(["GitHub Actions", "Vercel", "Netlify"] as const)("a preview that is deployed from %s", (host) => {
  const branch = `feature/${host.replace(" ", "")}`;
  const withFiles = (files: Readonly<Record<string, string>>) =>
    stage.checkout({ git: false, files: { "convex/seed.ts": SEED, ...files } });
  const push = (at: string, ...args: readonly string[]) =>
    deploy({ key: stage.previewKey, host, branch, at, args: ["--typecheck=disable", ...args] });

  test("is never seeded if its first push failed", async () => {
    const broken = await withFiles({ "convex/broken.ts": BROKEN });
    expect(await push(broken, "--preview-run", "seed")).toMatchObject({ code: 1 });
    expect(stage.cloud.preview(branch)?.pushes).toStrictEqual([]);
    const mended = await withFiles({ "convex/newer.ts": PUBLIC });
    expect(await push(mended, "--preview-run", "seed")).toMatchObject({ code: 0 });
    expect(stage.cloud.preview(branch)?.pushes).toHaveLength(1);
    expect(stage.cloud.preview(branch)?.functionRuns).toStrictEqual([]);
  });

  test("goes back to an older commit, without a word about the public function that is removed", async () => {
    const live = () => stage.cloud.preview(branch)?.pushes.at(-1)?.functions ?? [];
    await push(await withFiles({ "convex/newer.ts": PUBLIC }));
    expect(live()).toContainEqual(expect.stringContaining("newer"));
    const { code, said } = await push(await withFiles({}));
    expect(code).toBe(0);
    expect(live().length).toBeGreaterThan(0);
    expect(live().filter((name) => name.includes("newer"))).toStrictEqual([]);
    expect(said).not.toContain("newer");
  });
});

test("the URL is in the log and in no output, and a failure marks no line", async () => {
  const output = stage.folder("output.txt");
  writeFileSync(output, "");
  const build = { key: stage.previewKey, host: "GitHub Actions", env: { GITHUB_OUTPUT: output } } as const;
  const { said } = await deploy(build);
  expect(said).toMatch(/Deployed Convex functions to https?:/);
  expect(readFileSync(output, "utf8")).toBe("");
  const at = await stage.checkout({ git: false, files: { "convex/broken.ts": BROKEN } });
  const failed = await deploy({ ...build, at });
  expect(failed).toMatchObject({ code: 1, said: expect.stringContaining("no-such") });
  expect(failed.said).not.toMatch(/^::/m);
});
