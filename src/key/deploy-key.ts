/**
 * What kind of Convex key this is, and what it names.
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

/** Every well-formed key. `text` is exactly what the CLI is given; `secret` is the part behind the `|`. */
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

/** The slip that made a key unusable. It carries nothing of the key itself, so that no part can be echoed. */
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

/** What was removed around a key before it was used. Each is a warning, never an error. */
export type KeyNormalization = "byte-order-mark" | "surrounding-whitespace" | "quotes";

/** A value as the CLI reads it: unset, a sentinel that says why it is missing, or a key. */
export type ParsedKey =
  | { readonly state: "absent" }
  /** `<missing_deploy_key:MSG>`: the CLI stops with MSG. */
  | { readonly state: "missing-sentinel"; readonly message: string }
  | { readonly state: "present"; readonly key: DeployKey; readonly normalizations: readonly KeyNormalization[] };

/** The Convex deployment that a key names, or `null`. */
export function deploymentNameFromKey(key: DeployKey | null): string | null {
  if (key === null) return null;
  if ("deploymentName" in key) return key.deploymentName;
  return key.kind === "admin" ? key.instanceName : null;
}
