/** A machine that reaches GitHub only through a proxy, as in many companies. */

import { createServer, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { TestEnvironment } from "../../fakes/test-environment.ts";
import { annotationsOf, closeStage, commentsOn, openPullRequest } from "./run-action.ts";

/** A host that only the proxy can resolve. */
const GITHUB = "http://github.test";

let stage: TestEnvironment;
let proxy: Server;
const asked: string[] = [];

beforeAll(async () => {
  stage = await TestEnvironment.open();
  proxy = createServer().on("connect", ({ url = "" }, client) => {
    asked.push(url);
    const { hostname, port } = new URL(stage.github.apiUrl);
    const server = connect(Number(port), hostname, () => {
      client.write("HTTP/1.1 200 Connection established\r\n\r\n");
      server.pipe(client).pipe(server);
    });
    for (const [one, other] of [
      [server, client],
      [client, server],
    ] as const)
      one.on("error", () => other.destroy());
  });
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
});
afterAll(async () => {
  proxy.closeAllConnections();
  proxy.close();
  await closeStage(stage);
});

test("requests to GitHub use the proxy, and requests to loopback do not", async () => {
  const pullRequest = openPullRequest(stage, "feature/proxy");
  const run = await stage.run({
    event: pullRequest.event(),
    workspace: await stage.checkout(),
    apiUrl: GITHUB,
    env: { http_proxy: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}` },
    with: { "deploy-key": stage.previewKey },
  });
  expect(run.outputs.status).toBe("deployed");
  expect(annotationsOf(run, "warning")).toStrictEqual([]);
  expect(commentsOn(stage, pullRequest.number)).toHaveLength(1);
  expect(new Set(asked)).toStrictEqual(new Set(["github.test:80"]));
});
