import { type WebSocket, WebSocketServer } from "ws";
import { ApiError } from "./api-error.ts";
import { checkAdminKey } from "./backend.ts";
import type { CallLog } from "./call-log.ts";
import type { CloudDeployment } from "./deployment.ts";
import { isObject, type Upgrade } from "./http-server.ts";
import type { IssuedKey, KeyRing } from "./keys.ts";
import { runSystemQuery } from "./system-queries.ts";

/**
 * The parts of the sync protocol on `/api/<version>/sync` that CLIs need to query system functions. CLIs before 1.35 read
 * the URLs for `--cmd` this way. All CLIs read variables for `convex env` this way, and follow imports and exports.
 * Messages: `src/browser/sync/protocol.ts` of the convex package.
 */
export function syncUpgrade(deployment: CloudDeployment, keys: KeyRing, log: CallLog): Upgrade {
  const sockets = new WebSocketServer({ noServer: true });
  return (request, socket, head) => {
    const path = request.url ?? "/";
    const known = /^\/api\/\d+\.\d+\.\d+[^/]*\/sync$/.test(path);
    const status = known ? 101 : 404;
    log.open({ server: deployment.name, method: "GET", path, status, body: null, keyKind: null, client: null, known });
    if (!known) {
      socket.end("HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n");
      return;
    }
    sockets.handleUpgrade(request, socket, head, (connection) => new SyncSession(connection, deployment, keys, log));
  };
}

/** The version of a client's state: counters of its query set and identity, and a timestamp. */
interface StateVersion {
  readonly querySet: number;
  readonly identity: number;
  /** A little-endian unsigned 64-bit integer in base64. */
  readonly ts: string;
}

class SyncSession {
  readonly #connection: WebSocket;
  readonly #deployment: CloudDeployment;
  readonly #keys: KeyRing;
  readonly #log: CallLog;
  /** The subscribed queries, with their last results. */
  readonly #queries = new Map<unknown, { readonly added: Readonly<Record<string, unknown>>; sent: string }>();
  #key: IssuedKey | null = null;
  #version: StateVersion = { querySet: 0, identity: 0, ts: timestamp(0) };

  constructor(connection: WebSocket, deployment: CloudDeployment, keys: KeyRing, log: CallLog) {
    this.#connection = connection;
    this.#deployment = deployment;
    this.#keys = keys;
    this.#log = log;
    connection.on("error", () => undefined);
    connection.on(
      "close",
      deployment.data.onChange(() => this.#refresh()),
    );
    connection.on("message", (data) => this.#receive(parseMessage(String(data))));
  }

  #receive(message: Readonly<Record<string, unknown>>): void {
    switch (message.type) {
      case "Connect":
      case "Event":
        return;
      case "Authenticate":
        this.#authenticate(message);
        return;
      case "ModifyQuerySet":
        this.#modifyQuerySet(message);
        return;
      default:
        this.#send({ type: "FatalError", error: `The fake does not support the message ${String(message.type)}.` });
    }
  }

  #authenticate(message: Readonly<Record<string, unknown>>): void {
    const { tokenType, value, baseVersion } = message;
    try {
      this.#key = tokenType === "Admin" ? checkAdminKey(String(value), this.#deployment, this.#keys) : null;
      this.#advance({ identity: Number(baseVersion) + 1 }, []);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.#send({ type: "AuthError", error: error.message, baseVersion, authUpdateAttempted: true });
    }
  }

  #modifyQuerySet(message: Readonly<Record<string, unknown>>): void {
    const modifications = Array.isArray(message.modifications) ? (message.modifications as unknown[]) : [];
    const updates = modifications.filter(isObject).map((modification) => {
      const { type, queryId } = modification;
      if (type !== "Add") {
        this.#queries.delete(queryId);
        return { type: "QueryRemoved", queryId };
      }
      const result = this.#query(modification, this.#log);
      this.#queries.set(queryId, { added: modification, sent: JSON.stringify(result) });
      return { queryId, logLines: [], journal: null, ...result };
    });
    this.#advance({ querySet: Number(message.newVersion) }, updates);
  }

  #query(added: Readonly<Record<string, unknown>>, log: CallLog | null): Readonly<Record<string, unknown>> {
    const args = Array.isArray(added.args) && isObject(added.args[0]) ? added.args[0] : {};
    const result = runSystemQuery(this.#deployment, this.#key, String(added.udfPath), args, log);
    return result.kind === "value"
      ? { type: "QueryUpdated", value: result.value }
      : { type: "QueryFailed", errorMessage: result.errorMessage };
  }

  /** Sends the changed results of the subscribed queries. */
  #refresh(): void {
    const updates = [...this.#queries].flatMap(([queryId, query]) => {
      const result = this.#query(query.added, null);
      const text = JSON.stringify(result);
      if (text === query.sent) return [];
      query.sent = text;
      return [{ queryId, logLines: [], journal: null, ...result }];
    });
    if (updates.length > 0) this.#advance({}, updates);
  }

  #advance(to: Partial<StateVersion>, modifications: readonly unknown[]): void {
    const startVersion = this.#version;
    this.#version = { ...startVersion, ...to, ts: timestamp(Date.now()) };
    this.#send({ type: "Transition", startVersion, endVersion: this.#version, modifications });
  }

  #send(message: unknown): void {
    this.#connection.send(JSON.stringify(message));
  }
}

function parseMessage(text: string): Readonly<Record<string, unknown>> {
  const message: unknown = JSON.parse(text);
  return isObject(message) ? message : {};
}

function timestamp(milliseconds: number): string {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(milliseconds) * 1_000_000n);
  return bytes.toString("base64");
}
