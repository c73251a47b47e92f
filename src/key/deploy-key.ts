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
      readonly text: string;
    }
  | {
      readonly kind: "preview" | "project";
      readonly teamSlug: string;
      readonly projectSlug: string;
      readonly secret: string;
      readonly text: string;
    }
  | { readonly kind: "team"; readonly teamSlug: string; readonly secret: string; readonly text: string }
  | { readonly kind: "admin"; readonly instanceName: string; readonly secret: string; readonly text: string }
  | { readonly kind: "access-token"; readonly secret: string; readonly text: string }
  | MalformedKey;

/** The slip that made a key unusable. It carries nothing of the key itself, so that no part can be echoed. */
export interface MalformedKey {
  readonly kind: "malformed";
  readonly slip: KeySlip;
}

export type KeySlip =
  | "empty"
  | "quotes"
  | "white-space"
  | "pasted-name"
  | "url-encoded"
  | "cut"
  | "several-keys"
  | "no-separator"
  | "not-printable-ascii"
  | "short-secret"
  | "unknown-form";

/** What was removed around a key before it was used. Each is a warning, never an error. */
export type KeyRepair = "byte-order-mark" | "outer-white-space" | "quotes";

/** A value as the CLI reads it: unset, a sentinel that says why it is missing, or a key. */
export type KeyReading =
  | { readonly state: "absent" }
  /** `<missing_deploy_key:MSG>`: the CLI stops with MSG. */
  | { readonly state: "declared-missing"; readonly message: string }
  | { readonly state: "present"; readonly key: DeployKey; readonly repairs: readonly KeyRepair[] };

/** The Convex deployment that a key names, or `null`. */
export function nameInKey(key: DeployKey | null): string | null {
  if (key === null) return null;
  if ("deploymentName" in key) return key.deploymentName;
  return key.kind === "admin" ? key.instanceName : null;
}
