/**
 * A failure to inject instead of serving a request.
 *
 * - `refused`: the connection is dropped before the request is served.
 * - `reset`: the request is served, and the connection is dropped in the middle of the response.
 * - `status`: an HTTP error, `status` (default 500) with `body` (default Convex's internal error).
 * - `hang`: there is no response until the client disconnects or the cloud closes.
 * - `garbage`: a 200 with `body` (default an HTML page) instead of JSON.
 * - `slow`: the request is served after `delayMs` (default 2,000).
 * - `held`: the request is served as usual after the fault is lifted.
 */
export type FaultKind = "refused" | "reset" | "status" | "hang" | "garbage" | "slow" | "held";

export interface Fault {
  /** `provision` or a deployment's name. Default: any server. */
  readonly server?: string;
  readonly method?: string;
  /** The whole path, or a pattern that it matches. */
  readonly path: string | RegExp;
  /** Number of requests that it affects. Default: 1. `Infinity` affects all. */
  readonly times?: number;
  readonly kind: FaultKind;
  readonly status?: number;
  /** A string is sent unchanged, any other value as JSON. */
  readonly body?: unknown;
  readonly delayMs?: number;
}

/** A fault that affects a request. */
export interface ActiveFault extends Fault {
  /** Settles when the fault is lifted. */
  readonly lifted: Promise<void>;
}

export class FaultInjector {
  readonly #faults: { readonly fault: ActiveFault; left: number }[] = [];

  /** Adds a fault. @returns A function that lifts it, and releases the requests that it delays. */
  add(fault: Fault): () => void {
    const { promise: lifted, resolve } = Promise.withResolvers<void>();
    const planned = { fault: { ...fault, lifted }, left: fault.times ?? 1 };
    this.#faults.push(planned);
    return () => {
      planned.left = 0;
      resolve();
    };
  }

  /** @returns The first fault that matches the request. Counts one use of it. */
  strike(server: string, method: string, path: string): ActiveFault | null {
    const hit = this.#faults.find(
      ({ fault, left }) =>
        left > 0 &&
        (fault.server ?? server) === server &&
        (fault.method ?? method) === method &&
        (typeof fault.path === "string" ? fault.path === path : fault.path.test(path)),
    );
    if (hit === undefined) return null;
    hit.left -= 1;
    return hit.fault;
  }
}
