import { type WebSocket, WebSocketServer } from "ws";
import { ApiError } from "./api-error.ts";
import { checkAdminKey, type Operation, permit } from "./backend.ts";
import type { CallLog } from "./call-log.ts";
import type { CloudDeployment } from "./deployment.ts";
import { isObject, type Upgrade } from "./http-server.ts";
import type { IssuedKey, KeyRing } from "./keys.ts";

/**
 * The sync protocol on `/api/<version>/sync`, as far as a CLI's one-off queries of system functions need it:
 * CLIs before 1.35 read the URLs for `--cmd` this way, all of them the variables for `convex env`.
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

/** Version of what a client knows: counters of its query set and identity, and a timestamp. */
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
  #key: IssuedKey | null = null;
  #version: StateVersion = { querySet: 0, identity: 0, ts: timestamp(0) };

  constructor(connection: WebSocket, deployment: CloudDeployment, keys: KeyRing, log: CallLog) {
    this.#connection = connection;
    this.#deployment = deployment;
    this.#keys = keys;
    this.#log = log;
    connection.on("error", () => undefined);
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
        this.#send({ type: "FatalError", error: `This stand-in knows no message ${String(message.type)}.` });
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
      if (type !== "Add") return { type: "QueryRemoved", queryId };
      return { queryId, logLines: [], journal: null, ...this.#query(modification) };
    });
    this.#advance({ querySet: Number(message.newVersion) }, updates);
  }

  #query(added: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
    const path = String(added.udfPath).replace(/^[^:]*$/, "$&:default");
    const args = Array.isArray(added.args) && isObject(added.args[0]) ? added.args[0] : {};
    const keyKind = this.#key?.scope.kind ?? null;
    const call = { server: this.#deployment.name, method: "QUERY", path, body: args, keyKind, client: null };
    const query = SYSTEM_QUERIES[path];
    try {
      if (query === undefined || this.#key === null) {
        throw new ApiError(404, "SandboxUnknownQuery", `Could not find function for '${path}'`);
      }
      permit(this.#key, query.needs);
      const value = query.answer(this.#deployment, args);
      this.#log.open({ ...call, status: 200, known: true });
      return { type: "QueryUpdated", value };
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.#log.open({ ...call, status: error.status, known: query !== undefined });
      return {
        type: "QueryFailed",
        errorMessage: `[CONVEX Q(${path})] Server Error\nUncaught Error: ${error.message}`,
      };
    }
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

interface SystemQuery {
  readonly needs: Operation;
  readonly answer: (deployment: CloudDeployment, args: Readonly<Record<string, unknown>>) => unknown;
}

/** The system functions that CLIs query. */
const SYSTEM_QUERIES: Readonly<Record<string, SystemQuery>> = {
  "_system/cli/convexUrl:cloudUrl": { needs: "deployment:data:view", answer: (deployment) => deployment.cloudUrl },
  "_system/cli/queryEnvironmentVariables:get": {
    needs: "deployment:env:view",
    answer: (deployment, { name }) => {
      const value = deployment.environmentVariables()[String(name)];
      return value === undefined ? null : { name: String(name), value };
    },
  },
  "_system/cli/queryEnvironmentVariables:default": {
    needs: "deployment:env:view",
    answer: ({ environment }) => [...environment].sort().map(([name, value]) => ({ name, value })),
  },
  "_system/cli/tableSize:default": {
    needs: "deployment:data:view",
    answer: ({ tableSizes }, { tableName }) => tableSizes.get(String(tableName)) ?? 0,
  },
  "_system/cli/modules:apiSpec": {
    needs: "deployment:data:view",
    answer: ({ code }) =>
      Object.entries(code.analysis).flatMap(([path, { functions }]) =>
        functions.map(({ name, udfType, visibility }) => ({
          identifier: `${path}:${name}`,
          functionType: udfType,
          visibility,
        })),
      ),
  },
};

function parseMessage(text: string): Readonly<Record<string, unknown>> {
  const message: unknown = JSON.parse(text);
  return isObject(message) ? message : {};
}

function timestamp(milliseconds: number): string {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(milliseconds) * 1_000_000n);
  return bytes.toString("base64");
}
