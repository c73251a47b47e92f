import type { KeyKind } from "./keys.ts";

/** One request, as the servers saw it. Never the key: `keyKind` says what kind it was. */
export interface CloudCall {
  /** Over all servers of one cloud, in order of arrival, from 1. */
  readonly sequence: number;
  /** `provision`, or the name of the deployment. */
  readonly server: string;
  /** An HTTP method, or `QUERY` for a query on the sync WebSocket. */
  readonly method: string;
  /** Without the query string. For `QUERY`, the function's path. */
  readonly path: string;
  /** Status of the response. Null until it is sent, and if the connection was dropped without one. */
  readonly status: number | null;
  /** The decoded JSON body with keys replaced by their kind, or null. */
  readonly body: unknown;
  /** Of the credentials, also when they came in the body. `unknown`: nobody issued it, or it was revoked. */
  readonly keyKind: KeyKind | "unknown" | null;
  /** The `Convex-Client` header, for example `npm-cli-1.48.0`. */
  readonly client: string | null;
  /** Whether the endpoint exists. */
  readonly known: boolean;
}

/** A call that is still being served. */
export type OpenCall = { -readonly [name in keyof CloudCall]: CloudCall[name] };

export class CallLog {
  readonly calls: CloudCall[] = [];

  open(call: Omit<CloudCall, "sequence">): OpenCall {
    const opened: OpenCall = { sequence: this.calls.length + 1, ...call };
    this.calls.push(opened);
    return opened;
  }
}
