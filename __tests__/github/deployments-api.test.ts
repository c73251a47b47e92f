/** A part of a GitHub Deployment's status that GitHub rejects must not prevent the rest of it. */

import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { GitHubServer } from "../../fakes/github/server.ts";
import { createGitHubClient } from "../../src/github/client.ts";
import { GitHubDeployments } from "../../src/github/deployments-api.ts";

const REPOSITORY = "acme/shop";

let github: GitHubServer;
let deployments: GitHubDeployments;
let id: number;

beforeEach(async () => {
  github = await GitHubServer.start();
  github.createRepository({ fullName: REPOSITORY });
  const commit = github.pushTo({ repository: REPOSITORY, branch: "main" });
  const token = github.createToken({ repository: REPOSITORY, permissions: { deployments: "write" } });
  deployments = new GitHubDeployments(createGitHubClient(token, github.apiUrl), { owner: "acme", repo: "shop" });
  const about = { environment: "Convex Production", isTransient: false, isProduction: true, description: "A deploy" };
  ({ id } = await deployments.create({ ...about, commit, task: "deploy:convex:1", payload: { id: "one" } }, false));
});
afterEach(() => github.close());

const change = {
  state: "success",
  description: "Deployed to happy-otter-123.",
  logUrl: "https://github.com/x",
} as const;
const statuses = () =>
  github.deployments(REPOSITORY)[0]?.statuses.map(({ state, environmentUrl }) => [state, environmentUrl]);

test("a URL that GitHub rejects is omitted", async () => {
  await deployments.setStatus(id, { ...change, environmentUrl: "nothing" });
  expect(statuses()).toStrictEqual([["success", ""]]);
  await deployments.setStatus(id, { ...change, environmentUrl: "https://happy-otter-123.convex.cloud" });
  expect(statuses()?.[1]).toStrictEqual(["success", "https://happy-otter-123.convex.cloud"]);
});

test("a description is one line of at most 140 characters, and never ends with half a character", async () => {
  const described = async (description: string) => {
    await deployments.setStatus(id, { ...change, description });
    return github.deployments(REPOSITORY)[0]?.statuses.at(-1)?.description;
  };
  expect(await described(" two\n  words ")).toBe("two words");
  expect(await described("a".repeat(140))).toBe("a".repeat(140));
  expect(await described("a".repeat(141))).toBe(`${"a".repeat(139)}…`);
  expect(await described(`${"a".repeat(138)}😀😀`)).toBe(`${"a".repeat(138)}…`);
  for (let length = 125; length < 140; length += 1)
    expect((await described(`${"a".repeat(length)}😀😀😀😀😀😀😀😀`))?.isWellFormed()).toBe(true);
});

test("another error is not retried", async () => {
  github.fault({ method: "POST", path: /statuses/, kind: "status", status: 422 });
  await expect(deployments.setStatus(id, change)).rejects.toMatchObject({ status: 422 });
  github.fault({ method: "POST", path: /statuses/, kind: "status", status: 403, message: "Resource not accessible" });
  const before = github.calls.length;
  await expect(deployments.setStatus(id, { ...change, environmentUrl: "https://x.dev" })).rejects.toMatchObject({
    status: 403,
  });
  expect(github.calls.length - before).toBe(1);
});
