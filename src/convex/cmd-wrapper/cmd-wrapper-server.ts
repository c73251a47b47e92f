/** The action's side of the command wrapper: a socket that accepts one connection of a command wrapper program. */

import { randomUUID } from "node:crypto";
import { createServer, type Server, type Socket } from "node:net";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { parseHttpUrl } from "../api/deployment-url.ts";
import {
  type PushDecision,
  parseAnswer,
  WRAPPER_NODE,
  WRAPPER_PROGRAM,
  WRAPPER_SOCKET,
  type WrapperConfig,
} from "./protocol.ts";

export interface CmdWrapperResult {
  /** Absolute `http(s)` URL from Convex, or `null` if the command wrapper did not run. */
  readonly url: string | null;
  /** The site URL, or `null` if the command wrapper did not run, or with a CLI before 1.31, which does not pass it. */
  readonly siteUrl: string | null;
  /** Exit code of the user's build, or `null` if there was none or it did not end. */
  readonly exitCode: number | null;
  /** When the URLs arrived and when the build ended, from `performance.now()`. */
  readonly urlsAt: number | null;
  readonly endedAt: number | null;
}

export const NOT_CONNECTED: CmdWrapperResult = {
  url: null,
  siteUrl: null,
  exitCode: null,
  urlsAt: null,
  endedAt: null,
};

/** @param url - URL of the deployment, from the CLI. */
export type MayPush = (url: string | null) => Promise<boolean>;
export type OnUrl = (url: string | null) => void;

export class CmdWrapperServer {
  /** Variables that the CLI needs for `wrapperCommand` to work. */
  readonly environment: Readonly<Record<string, string>>;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  readonly #mayPush: MayPush;
  readonly #onUrl: OnUrl;
  #result: CmdWrapperResult = NOT_CONNECTED;
  #connected = false;

  private constructor(server: Server, socketPath: string, program: string, mayPush: MayPush, onUrl: OnUrl) {
    this.#server = server;
    this.#mayPush = mayPush;
    this.#onUrl = onUrl;
    this.environment = {
      [WRAPPER_NODE]: process.execPath,
      [WRAPPER_PROGRAM]: program,
      [WRAPPER_SOCKET]: socketPath,
    };
  }

  /**
   * @param directory - A private folder with a short path: a Unix socket's path may have at most 104 bytes.
   * @param program - Path of the command wrapper program.
   * @param mayPush - Called once, after the build has succeeded.
   * @param onUrl - Called with the URL from the CLI, before the build starts.
   */
  static async open(
    directory: string,
    program: string,
    request: WrapperConfig,
    mayPush: MayPush,
    onUrl: OnUrl,
  ): Promise<CmdWrapperServer> {
    const path = process.platform === "win32" ? `\\\\.\\pipe\\convex-${randomUUID()}` : join(directory, "cmd-wrapper");
    const server = createServer();
    const channel = new CmdWrapperServer(server, path, program, mayPush, onUrl);
    server.on("connection", (socket) => channel.#serve(socket, request));
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(path, resolve);
    });
    return channel;
  }

  get result(): CmdWrapperResult {
    return this.#result;
  }

  close(): void {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
  }

  #serve(socket: Socket, request: WrapperConfig): void {
    // The build could connect too: a second connection is closed at once.
    if (this.#connected) {
      socket.destroy();
      return;
    }
    this.#connected = true;
    this.#sockets.add(socket);
    socket.on("error", () => socket.destroy());
    // The reader forwards errors of its input, and an error without a listener would end the process.
    createInterface({ input: socket })
      .on("error", () => socket.destroy())
      .on("line", (line) => this.#handleMessage(line, socket));
    socket.write(`${JSON.stringify(request)}\n`);
  }

  #handleMessage(line: string, socket: Socket): void {
    const answer = parseAnswer(line);
    if (answer?.kind === "urls") {
      const [url, siteUrl] = [parseHttpUrl(answer.url), parseHttpUrl(answer.siteUrl)];
      this.#result = { ...this.#result, url, siteUrl, urlsAt: performance.now() };
      this.#onUrl(url);
    }
    if (answer?.kind !== "exit" || this.#result.exitCode !== null) return;
    this.#result = { ...this.#result, exitCode: answer.code, endedAt: performance.now() };
    if (answer.code === 0) void this.#sendPushDecision(socket);
  }

  /** On any error, nothing is pushed: without a decision, the command wrapper fails, and so does the CLI. */
  async #sendPushDecision(socket: Socket): Promise<void> {
    const push = await this.#mayPush(this.#result.url).catch(() => false);
    const verdict: PushDecision = { push };
    if (!socket.destroyed) socket.write(`${JSON.stringify(verdict)}\n`);
  }
}
