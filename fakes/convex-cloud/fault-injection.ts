/**
 * A failure to inject instead of serving a request.
 *
 * - `refused`: the connection is dropped before the request is served.
 * - `reset`: the request is served, and the connection is dropped in the middle of the response.
 * - `status`: an HTTP error, `status` (default 500) with `body` (default Convex's internal error).
 * - `hang`: no response until the client gives up or the cloud closes.
 * - `garbage`: a 200 with `body` (default an HTML page) instead of JSON.
 * - `slow`: the request is served after `delayMs` (default 2,000).
 * - `held`: it is served as usual once the fault is lifted.
 */
export type FaultKind = "refused" | "reset" | "status" | "hang" | "garbage" | "slow" | "held";

export interface Fault {
  /** `provision` or a deployment's name. Default: any. */
  readonly server?: string;
  readonly method?: string;
  /** The whole path, or a pattern that it matches. */
  readonly path: string | RegExp;
  /** How many requests it affects. Default 1; `Infinity` for all. */
  readonly times?: number;
  readonly kind: FaultKind;
  readonly status?: number;
  /** A string is sent as it is, anything else as JSON. */
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

  /** Returns a function that lifts the fault, and releases the requests that it holds. */
  add(fault: Fault): () => void {
    const { promise: lifted, resolve } = Promise.withResolvers<void>();
    const planned = { fault: { ...fault, lifted }, left: fault.times ?? 1 };
    this.#faults.push(planned);
    return () => {
      planned.left = 0;
      resolve();
    };
  }

  /** The first fault that matches this request. Counts as one use of it. */
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
