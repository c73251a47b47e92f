import type { KeyKind } from "./keys.ts";

/** A request that a server received. It does not contain the key, but `keyKind` has the kind of the key. */
export interface CloudCall {
  /** Position among the requests to all servers of one cloud, from 1. */
  readonly sequence: number;
  /** `provision`, or the name of the deployment. */
  readonly server: string;
  /** An HTTP method, or `QUERY` for a query on the sync WebSocket. */
  readonly method: string;
  /** Path without the query string, or the path of the function for `QUERY`. */
  readonly path: string;
  /** Status of the response, or null before it is sent and if the connection was dropped without a response. */
  readonly status: number | null;
  /** The decoded JSON body with keys replaced by their kind, or null. */
  readonly body: unknown;
  /** Kind of the key, also if the key was in the body. `unknown` if it was never issued, or was revoked. */
  readonly keyKind: KeyKind | "unknown" | null;
  /** The `Convex-Client` header, for example `npm-cli-1.48.0`. */
  readonly client: string | null;
  /** Whether the endpoint exists. */
  readonly known: boolean;
}

/** A call without its response. */
export type OpenCall = { -readonly [name in keyof CloudCall]: CloudCall[name] };

export class CallLog {
  readonly calls: CloudCall[] = [];

  open(call: Omit<CloudCall, "sequence">): OpenCall {
    const opened: OpenCall = { sequence: this.calls.length + 1, ...call };
    this.calls.push(opened);
    return opened;
  }
}
