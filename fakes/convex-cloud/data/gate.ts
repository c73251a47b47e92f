/** A gate that a test can close, to delay the work that has to pass it. */
export class Gate {
  #opened: Promise<void> = Promise.resolve();
  #waiting = 0;

  /** Number of calls that wait at the closed gate. */
  get waiting(): number {
    return this.#waiting;
  }

  /** Closes the gate. @returns A function that opens it again. */
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
