import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { CmdWrapperServer, type MayPush, type OnUrl } from "../src/convex/cmd-wrapper/cmd-wrapper-server.ts";
import { parseAnswer, WRAPPER_SOCKET, type WrapperConfig, wrapperCommand } from "../src/convex/cmd-wrapper/protocol.ts";

const PROGRAM = join(import.meta.dirname, "..", "dist", "cmd-wrapper", "index.js");
/** Without these no shell is found, and on Windows nothing starts at all. */
const BASE = { PATH: process.env.PATH ?? "", SystemRoot: process.env.SystemRoot ?? "" };
const REQUEST: WrapperConfig = {
  cliUrlName: "VITE_CONVEX_URL",
  cliSiteUrlNames: ["VITE_CONVEX_SITE_URL", "CONVEX_SITE_URL"],
  urlNames: ["VITE_CONVEX_URL"],
  siteUrlNames: ["VITE_CONVEX_SITE_URL"],
  endOfBuild: "the end",
  cmd: null,
  environment: BASE,
  exposedNames: [],
};
const URLS = { VITE_CONVEX_URL: "https://a.convex.cloud", CONVEX_SITE_URL: "https://a.convex.site" };

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "cmd-wrapper-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function runProgram(environment: Readonly<Record<string, string>>): Promise<number | null> {
  const child = spawn(process.execPath, [PROGRAM], { env: { ...BASE, ...URLS, ...environment }, stdio: "ignore" });
  const [code] = (await once(child, "exit")) as [number | null];
  return code;
}

const open = (request: Partial<WrapperConfig> = {}, mayPush: MayPush = async () => true, onUrl: OnUrl = () => {}) =>
  CmdWrapperServer.open(folder, PROGRAM, { ...REQUEST, ...request }, mayPush, onUrl);

describe("the command wrapper", () => {
  test("sends the URLs as data, and runs nothing if there is no build", async () => {
    const channel = await open();
    expect(await runProgram(channel.environment)).toBe(0);
    expect(channel.result).toMatchObject({
      url: "https://a.convex.cloud",
      siteUrl: "https://a.convex.site",
      exitCode: 0,
    });
    channel.close();
  });

  test("exits with the build's exit code, and sends it to the action", async () => {
    const channel = await open({ cmd: "exit 7" });
    expect(await runProgram(channel.environment)).toBe(7);
    expect(channel.result.exitCode).toBe(7);
    channel.close();
  });

  test("waits for the push decision after a successful build, and fails if it is negative or missing", async () => {
    const asked: (string | null)[] = [];
    const answers: readonly MayPush[] = [async () => true, async () => false, () => Promise.reject(new Error("no"))];
    const codes: (number | null)[] = [];
    for (const answer of answers) {
      const channel = await open({ cmd: "exit 0" }, async (url) => {
        asked.push(url);
        return answer(url);
      });
      codes.push(await runProgram(channel.environment));
      channel.close();
    }
    expect(codes).toStrictEqual([0, 1, 1]);
    expect(asked).toStrictEqual(Array(3).fill("https://a.convex.cloud"));
  });

  test("does not wait for a push decision after a failed build", async () => {
    const channel = await open({ cmd: "exit 3" }, () => {
      throw new Error("Nobody should ask.");
    });
    expect(await runProgram(channel.environment)).toBe(3);
    channel.close();
  });

  test("fails if the action closes the connection instead of sending a push decision", async () => {
    const channel = await open({}, () => {
      channel.close();
      return new Promise(() => {});
    });
    expect(await runProgram(channel.environment)).toBe(1);
  });

  test("serves only the first connection", async () => {
    const channel = await open();
    const first = connect(channel.environment[WRAPPER_SOCKET] ?? "");
    const [request] = (await once(first, "data")) as [Buffer];
    expect(JSON.parse(request.toString())).toStrictEqual(REQUEST);
    expect(await runProgram(channel.environment)).toBe(1);
    expect(channel.result.url).toBeNull();
    channel.close();
  });

  test("ignores a text that is not a URL", async () => {
    const channel = await open();
    await runProgram({
      ...channel.environment,
      VITE_CONVEX_URL: "javascript:alert(1)",
      CONVEX_SITE_URL: "https://a b",
    });
    expect(channel.result).toMatchObject({ url: null, siteUrl: null });
    channel.close();
  });

  test("survives a client that disconnects without reading", async () => {
    const channel = await open({ cmd: "x".repeat(1_000_000) });
    const client = connect(channel.environment[WRAPPER_SOCKET] ?? "");
    await once(client, "connect");
    client.destroy();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(channel.result.exitCode).toBeNull();
    channel.close();
  });

  test("fails if the action closes the connection before it sends anything", async () => {
    const path = process.platform === "win32" ? `\\\\.\\pipe\\deaf-${process.pid}` : join(folder, "deaf");
    const server = createServer((socket) => socket.end());
    await new Promise<void>((listening) => server.listen(path, listening));
    expect(await runProgram({ [WRAPPER_SOCKET]: path })).toBe(1);
    server.close();
  });

  test("fails if the action does not listen", async () => {
    expect(await runProgram({ [WRAPPER_SOCKET]: join(folder, "nobody") })).toBe(1);
  });
});

test.each([
  ["linux", '"$CONVEX_DEPLOY_ACTION_NODE" --single-threaded "$CONVEX_DEPLOY_ACTION_CMD_WRAPPER"'],
  ["darwin", '"$CONVEX_DEPLOY_ACTION_NODE" --single-threaded "$CONVEX_DEPLOY_ACTION_CMD_WRAPPER"'],
  ["win32", '"%CONVEX_DEPLOY_ACTION_NODE%" --single-threaded "%CONVEX_DEPLOY_ACTION_CMD_WRAPPER%"'],
] as const)("the command on %s contains no path", (platform, command) => {
  expect(wrapperCommand(platform)).toBe(command);
});

test.each([
  "",
  "{",
  "null",
  "3",
  "[]",
  '{"kind":"urls","url":1,"siteUrl":""}',
  '{"kind":"exit","code":"0"}',
  '{"kind":"other"}',
])("%j is not a message", (line) => {
  expect(parseAnswer(line)).toBeNull();
});
