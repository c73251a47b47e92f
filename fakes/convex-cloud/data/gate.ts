/** A gate that a test can close, to hold up work that passes it. */
export class Gate {
  #opened: Promise<void> = Promise.resolve();
  #waiting = 0;

  /** How many wait before it. */
  get waiting(): number {
    return this.#waiting;
  }

  /** Returns a function that opens it again. */
  close(): () => void {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#opened = promise;
    return resolve;
  }

  async passed(): Promise<void> {
    this.#waiting += 1;
    await this.#opened;
    this.#waiting -= 1;
  }
}
