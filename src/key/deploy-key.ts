/**
 * The kinds of Convex keys, and what each names.
 * Forms and their meaning: https://docs.convex.dev/cli/deploy-key-types
 */

/** The action's `key-kind` output. */
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

/** A key. `raw` is exactly what is passed to the CLI; `secret` is the part after the `|`. */
export type DeployKey =
  | {
      readonly kind: "production" | "development" | "custom" | "preview-deployment";
      readonly deploymentName: string;
      readonly secret: string;
      readonly raw: string;
    }
  | {
      readonly kind: "preview" | "project";
      readonly teamSlug: string;
      readonly projectSlug: string;
      readonly secret: string;
      readonly raw: string;
    }
  | { readonly kind: "team"; readonly teamSlug: string; readonly secret: string; readonly raw: string }
  | { readonly kind: "admin"; readonly instanceName: string; readonly secret: string; readonly raw: string }
  | { readonly kind: "access-token"; readonly secret: string; readonly raw: string }
  | MalformedKey;

/** A key that cannot be used. Contains nothing of the key itself, so that no part of it can be shown. */
export interface MalformedKey {
  readonly kind: "malformed";
  readonly formatError: KeyFormatError;
}

export type KeyFormatError =
  | "empty"
  | "quotes"
  | "white-space"
  | "includes-variable-name"
  | "url-encoded"
  | "truncated"
  | "several-keys"
  | "no-separator"
  | "not-printable-ascii"
  | "short-secret"
  | "named-by-branch"
  | "unknown-form";

/** What was removed around a key before use. It causes a warning, never an error. */
export type KeyNormalization = "byte-order-mark" | "surrounding-whitespace" | "quotes";

/** A value as the CLI reads it: unset, a sentinel that explains why the key is missing, or a key. */
export type ParsedKey =
  | { readonly state: "absent" }
  /** `<missing_deploy_key:MSG>`: the CLI stops with MSG. */
  | { readonly state: "missing-sentinel"; readonly message: string }
  | { readonly state: "present"; readonly key: DeployKey; readonly normalizations: readonly KeyNormalization[] };

/** @returns The Convex deployment that the key names, or `null` if it names none. */
export function deploymentNameFromKey(key: DeployKey | null): string | null {
  if (key === null) return null;
  if ("deploymentName" in key) return key.deploymentName;
  return key.kind === "admin" ? key.instanceName : null;
}
