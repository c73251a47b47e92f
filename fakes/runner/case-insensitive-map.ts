/** A map whose names are case-insensitive, as in the runner's dictionaries. */
export class CaseInsensitiveMap {
  readonly #values = new Map<string, [name: string, value: string]>();

  set(name: string, value: string): void {
    const key = name.toLowerCase();
    this.#values.set(key, [this.#values.get(key)?.[0] ?? name, value]);
  }

  toRecord(): Record<string, string> {
    return Object.fromEntries(this.#values.values());
  }
}
