import type { Schema } from "../schema.ts";
import { Documents } from "./documents.ts";
import { SnapshotExports } from "./exports.ts";
import { SnapshotImports } from "./imports.ts";

/** The data of a deployment: its documents and files, with their imports and exports. */
export class DeploymentData {
  readonly documents = new Documents();
  readonly imports: SnapshotImports;
  readonly exports: SnapshotExports;
  readonly #listeners = new Set<() => void>();

  /** @param schema - Returns the live schema. */
  constructor(schema: () => Schema | null) {
    const changed = () => {
      for (const listener of this.#listeners) listener();
    };
    this.imports = new SnapshotImports(this.documents, schema, changed);
    this.exports = new SnapshotExports(this.documents, schema, changed);
  }

  /** Calls the listener after every change that a subscription can see. @returns A function that removes the listener. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
