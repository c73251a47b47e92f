import type { Schema } from "../schema.ts";
import { Documents } from "./documents.ts";
import { SnapshotExports } from "./exports.ts";
import { SnapshotImports } from "./imports.ts";

/** What a deployment holds beside its code: documents and files, and how they come in and out. */
export class DeploymentData {
  readonly documents = new Documents();
  readonly imports: SnapshotImports;
  readonly exports: SnapshotExports;
  readonly #listeners = new Set<() => void>();

  /** @param schema - The live one. */
  constructor(schema: () => Schema | null) {
    const changed = () => {
      for (const listener of this.#listeners) listener();
    };
    this.imports = new SnapshotImports(this.documents, schema, changed);
    this.exports = new SnapshotExports(this.documents, schema, changed);
  }

  /** Told of every change that a subscription may be about. Returns a function that ends it. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
