/** Random choices that can be repeated with the same seed. */

export class Random {
  #state: number;

  /** @param seed - A 32-bit integer. */
  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** A number from 0 to below 1, by mulberry32. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** An integer from 0 to below `end`. */
  below(end: number): number {
    return Math.floor(this.next() * end);
  }

  pick<Item>(items: readonly Item[]): Item {
    const item = items[this.below(items.length)];
    if (item === undefined) throw new Error("There is nothing to pick from.");
    return item;
  }

  /** A random subset of the items, with at least one. */
  some<Item>(items: readonly Item[]): readonly Item[] {
    const picked = items.filter(() => this.next() < 0.4);
    return picked.length > 0 ? picked : [this.pick(items)];
  }

  /** A random subset of the items, with at least one and at most `most`. */
  few<Item>(items: readonly Item[], most: number): readonly Item[] {
    const left = [...items];
    return Array.from({ length: Math.min(1 + this.below(most), left.length) }, () =>
      left.splice(this.below(left.length), 1),
    ).flat();
  }

  text(characters: string, length: number): string {
    return Array.from({ length }, () => characters[this.below(characters.length)]).join("");
  }
}
