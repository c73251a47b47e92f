/** Whether a branch was deleted, for which only GitHub's own words count. */

import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "@jest/globals";
import { createGitHubClient } from "../../src/github/client.ts";
import { isBranchDeleted } from "../../src/github/open-refs.ts";

let server: Server | null = null;
afterEach(() => {
  server?.close();
});

/** Asks a server that responds to every request with this status and body. */
async function isDeleted(status: number, body: object): Promise<boolean> {
  server = createServer((_, response) =>
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body)),
  );
  await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const client = createGitHubClient("token", `http://127.0.0.1:${port}`);
  return isBranchDeleted(client, { owner: "acme", repo: "shop" }, "feature/one");
}

test.each([
  ["the branch", 200, { name: "feature/one" }, false],
  ["a branch of another name, to which it was renamed", 200, { name: "feature/two" }, true],
  ["that there is no such branch", 404, { message: "Branch not found" }, true],
])("GitHub returns %s", async (_, status, body, deleted) => {
  expect(await isDeleted(status, body)).toBe(deleted);
});

test.each([
  ["no such repository", 404, { message: "Not Found" }],
  ["another shape", 200, {}],
])("a response does not show whether the branch was deleted: %s", async (_, status, body) => {
  await expect(isDeleted(status, body)).rejects.toThrow();
});
