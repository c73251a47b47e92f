/** The action's end of the command wrapper: a socket that one command wrapper program may use once. */

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
  /** `null`: the command wrapper never ran. Else absolute `http(s)` URLs, as Convex gives them. */
  readonly url: string | null;
  /** `null`: never ran, or a CLI that does not tell (before 1.31). */
  readonly siteUrl: string | null;
  /** How the user's build ended; `null`: none, or it did not end. */
  readonly exitCode: number | null;
  /** When the URLs came and when the build had ended, in milliseconds as `performance.now()` counts. */
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

/** @param url - Of the deployment, as the CLI gave it. */
export type MayPush = (url: string | null) => Promise<boolean>;
export type OnUrl = (url: string | null) => void;

export class CmdWrapperServer {
  /** What the CLI's environment needs for `wrapperCommand` to work. */
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
   * @param directory - A private folder with a short path: a Unix socket's may have 104 bytes.
   * @param program - Path of the command wrapper program.
   * @param mayPush - Asked once, when the build has ended well.
   * @param onUrl - Told as soon as the CLI gives the URL, before the build.
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
    // The build could connect as well: whoever comes second learns nothing and can say nothing.
    if (this.#connected) {
      socket.destroy();
      return;
    }
    this.#connected = true;
    this.#sockets.add(socket);
    socket.on("error", () => socket.destroy());
    // The reader passes its input's errors on, and one that nobody hears ends the process.
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

  /** Whatever goes wrong here, nothing is pushed: the command wrapper ends without a verdict, and so the CLI without a push. */
  async #sendPushDecision(socket: Socket): Promise<void> {
    const push = await this.#mayPush(this.#result.url).catch(() => false);
    const verdict: PushDecision = { push };
    if (!socket.destroyed) socket.write(`${JSON.stringify(verdict)}\n`);
  }
}
