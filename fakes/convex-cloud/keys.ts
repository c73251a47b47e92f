import { randomBytes } from "node:crypto";

/** https://docs.convex.dev/cli/deploy-key-types */
export type KeyKind =
  | "production"
  | "development"
  | "custom"
  | "preview"
  | "preview-deployment"
  | "project"
  | "team"
  | "admin"
  | "access-token"
  | "malformed";

/** The purpose of a key. Grammar: https://docs.convex.dev/cli/deploy-key-types */
export type KeyScope =
  | { readonly kind: "preview" | "project"; readonly team: string; readonly project: string }
  | { readonly kind: "production" | "development" | "custom" | "preview-deployment"; readonly deployment: string }
  | { readonly kind: "admin"; readonly deployment: string }
  | { readonly kind: "team"; readonly team: string }
  /** A personal access token of a member of one team. */
  | { readonly kind: "access-token"; readonly team: string };

export interface IssuedKey {
  /** Value for `CONVEX_DEPLOY_KEY`. */
  readonly text: string;
  readonly scope: KeyScope;
  /** Operations that this key lacks, such as `deployment:deploy`. Keys that were created with it share the set. */
  readonly denied: Set<string>;
}

/** The keys that were issued and not revoked. */
export class KeyRing {
  readonly #keys = new Map<string, IssuedKey>();

  /** Issues a key, with a random secret by default. A key that was created with another one (`from`) lacks the same operations. */
  issue(scope: KeyScope, from?: IssuedKey, secret = freshSecret(scope)): IssuedKey {
    const text = scope.kind === "access-token" ? secret : `${prefix(scope)}|${secret}`;
    const key = { text, scope, denied: from?.denied ?? new Set<string>() };
    this.#keys.set(key.text, key);
    return key;
  }

  find(text: string): IssuedKey | null {
    return this.#keys.get(text) ?? null;
  }

  kindOf(text: string): KeyKind | "unknown" {
    return this.find(text)?.scope.kind ?? "unknown";
  }

  /** @throws Error when there is no such key. */
  revoke(text: string): void {
    if (!this.#keys.delete(text)) throw new Error("No such key was issued.");
  }

  /** Revokes every key of a deleted deployment. */
  revokeDeployment(deployment: string): void {
    for (const [text, { scope }] of this.#keys) {
      if ("deployment" in scope && scope.deployment === deployment) this.#keys.delete(text);
    }
  }

  /** @throws Error when there is no such key. */
  restrict(text: string, operations: readonly string[]): void {
    const key = this.find(text);
    if (key === null) throw new Error("No such key was issued.");
    for (const operation of operations) key.denied.add(operation);
  }
}

function prefix(scope: KeyScope): string {
  switch (scope.kind) {
    case "preview":
    case "project":
      return `${scope.kind}:${scope.team}:${scope.project}`;
    case "team":
      return `team:${scope.team}`;
    case "production":
      return `prod:${scope.deployment}`;
    case "development":
      return `dev:${scope.deployment}`;
    case "custom":
      return `custom:${scope.deployment}`;
    case "preview-deployment":
      return `preview:${scope.deployment}`;
    case "admin":
      return scope.deployment;
    case "access-token":
      return "";
  }
}

/** Cloud keys carry base64 of a JSON object (`eyJ2MiI6…`), the keys of a self-hosted backend hexadecimal digits. */
function freshSecret(scope: KeyScope): string {
  const random = randomBytes(32).toString("hex");
  return scope.kind === "admin" ? `01${random}` : Buffer.from(JSON.stringify({ v2: random })).toString("base64");
}
