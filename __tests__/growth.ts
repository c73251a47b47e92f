/** How the cost of work grows with its size, told alike on an idle and on a busy machine. */

/** What eight times the size may cost: eight times as much if the cost is linear, 64 times if it is quadratic. */
export const LINEAR = 24;

/** Less than this says nothing about growth. In milliseconds. */
const SHORTEST = 25;

/**
 * How many times more of the processor's time the work takes at `size` than at an eighth of it. Other processes do not
 * count, however much they delay it.
 *
 * @param work - Does it once, at a size.
 */
export function growth(work: (size: number) => void, size: number): number {
  const small = Math.ceil(size / 8);
  // The first time is the compiler's.
  work(small);
  const base = Math.min(
    processorTime(() => work(small)),
    processorTime(() => work(small)),
  );
  return processorTime(() => work(size)) / Math.max(base, SHORTEST);
}

/** In milliseconds. */
function processorTime(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
