/** A listener that must not get any request. */

import { createServer, type Server, type Socket } from "node:net";

export class Decoy {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  /** The received data, one text for each connection. */
  readonly heard: string[] = [];

  private constructor(server: Server) {
    this.#server = server;
    server.on("connection", (socket) => {
      this.#sockets.add(socket);
      const index = this.heard.push("") - 1;
      socket.on("data", (chunk) => {
        this.heard[index] += chunk.toString("latin1");
        socket.end("HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\nconnection: close\r\n\r\n");
      });
      socket.on("error", () => socket.destroy());
      socket.on("close", () => this.#sockets.delete(socket));
    });
  }

  static async start(): Promise<Decoy> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return new Decoy(server);
  }

  get url(): string {
    const address = this.#server.address();
    if (address === null || typeof address === "string") throw new Error("The decoy does not listen.");
    return `http://127.0.0.1:${address.port}`;
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
