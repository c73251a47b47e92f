/** Measures how the cost of work grows with its size, independently of the load of the machine. */

/** Limit for the cost of eight times the size, which is 8 if the cost is linear, and 64 if it is quadratic. */
export const LINEAR = 24;

/** Minimum time in milliseconds. A shorter time shows nothing about growth. */
const SHORTEST = 25;

/**
 * @returns How many times more processor time the work takes at `size` than at an eighth of it. Other processes do not
 *   count, however much they delay it.
 *
 * @param work - Does the work once, for a size.
 */
export function growth(work: (size: number) => void, size: number): number {
  const small = Math.ceil(size / 8);
  // The first run includes the time of the compiler.
  work(small);
  const base = Math.min(
    processorTime(() => work(small)),
    processorTime(() => work(small)),
  );
  return processorTime(() => work(size)) / Math.max(base, SHORTEST);
}

/** Processor time in milliseconds. */
function processorTime(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
