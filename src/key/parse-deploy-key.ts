import type { DeployKey, KeyFormatError, KeyNormalization, ParsedKey } from "./deploy-key.ts";

/** Masking shorter texts would remove ordinary words from the log. */
export const MIN_SECRET_LENGTH = 8;

const absent: ParsedKey = { state: "absent" };

/**
 * Parses the value of `deploy-key`, or of a variable that is read instead of it. Never throws.
 *
 * As in the CLI, `""` and the sentinel `<ignore_deploy_key>` mean that there is no key, and `<missing_deploy_key:MSG>`
 * that it is missing. A byte order mark, white space and one pair of `"` or `'` around a key are removed and listed in
 * `normalizations`. Everything else that is not exactly one key of a known form is malformed; the result then contains
 * nothing of the value.
 *
 * Keys of local and anonymous deployments have the bare form `<name>|<secret>` and are admin keys, like those of a
 * self-hosted backend. Nothing issues a key with the prefix `local:` or `anonymous:`, so these are unknown forms.
 */
export function parseDeployKey(raw: string): ParsedKey {
  if (raw === "") return absent;
  const { text, normalizations } = normalize(raw);
  if (text === "<ignore_deploy_key>") return absent;
  const message = /^<missing_deploy_key:(.+)>$/.exec(text)?.[1];
  if (message !== undefined) return { state: "missing-sentinel", message };
  const formatError = findFormatError(text);
  const key = formatError === null ? classify(text) : malformed(formatError);
  return { state: "present", key, normalizations: key.kind === "malformed" ? [] : normalizations };
}

function normalize(raw: string): { text: string; normalizations: readonly KeyNormalization[] } {
  const normalizations = new Set<KeyNormalization>();
  const text = trimAndRecord(raw, normalizations);
  const quoted = /^(["'])(.*)\1$/s.exec(text)?.[2];
  if (quoted === undefined) return { text, normalizations: [...normalizations] };
  normalizations.add("quotes");
  return { text: trimAndRecord(quoted, normalizations), normalizations: [...normalizations] };
}

/** Trims the text and adds what it removed to `normalizations`. JavaScript trims byte order marks too. */
function trimAndRecord(text: string, normalizations: Set<KeyNormalization>): string {
  const removed = text.slice(0, text.length - text.trimStart().length) + text.slice(text.trimEnd().length);
  if (removed.includes("\uFEFF")) normalizations.add("byte-order-mark");
  if (/[^\uFEFF]/.test(removed)) normalizations.add("surrounding-whitespace");
  return text.trim();
}

const VARIABLE_ASSIGNMENT_PATTERNS = [
  // export NAME=value, NAME = value. A base64 token may end in `=` without being a name.
  /^(?:export\s+|set\s+|\$env:)?[A-Za-z_][\w-]*\s*=(?!=*$)/,
  // CONVEX_DEPLOY_KEY:value, "CONVEX_DEPLOY_KEY": "value", CONVEX_DEPLOY_KEY=
  /^(?:export\s+|set\s+)?["']?[A-Z_][A-Z0-9_]*["']?\s*[=:]/,
  // deploy-key: value
  /^(?!(?:prod|dev|custom|preview|project|team):)[A-Za-z_][\w-]*\s*:\s/,
];

/** Errors that are visible before the value is split, the most helpful message first. */
const FORMAT_CHECKS: readonly (readonly [KeyFormatError, (text: string) => boolean])[] = [
  ["empty", (text) => /^[\s"'`‘’“”]*$/.test(text)],
  ["includes-variable-name", (text) => VARIABLE_ASSIGNMENT_PATTERNS.some((pattern) => pattern.test(text))],
  ["quotes", (text) => /^["'`‘’“”]|["'`‘’“”]$/.test(text)],
  ["several-keys", (text) => text.indexOf("|") !== text.lastIndexOf("|")],
  ["white-space", (text) => /\s/.test(text)],
  ["not-printable-ascii", (text) => /[^!-~]/.test(text)],
  ["url-encoded", isUrlEncoded],
];

function findFormatError(text: string): KeyFormatError | null {
  return FORMAT_CHECKS.find(([, shows]) => shows(text))?.[0] ?? null;
}

/** Whether the text is encoded once or several times, as a whole or only before the `|`. A secret may contain `%`. */
function isUrlEncoded(text: string): boolean {
  const separator = text.indexOf("|");
  if (separator < 0) return /%(?:25)*7c/i.test(text);
  return /%[0-9a-f]{2}/i.test(text.slice(0, separator));
}

/** `text` is printable ASCII without white space and has at most one `|`. */
function classify(text: string): DeployKey {
  const separator = text.indexOf("|");
  if (separator < 0) return withoutSeparator(text);
  const secret = text.slice(separator + 1);
  if (secret === "") return malformed("truncated");
  const prefix = text.slice(0, separator);
  const key = parsePrefix(prefix, secret, text);
  if (key === null) return malformed(NAMED_BY_BRANCH.test(prefix) ? "named-by-branch" : "unknown-form");
  return secret.length < MIN_SECRET_LENGTH ? malformed("short-secret") : key;
}

function withoutSeparator(raw: string): DeployKey {
  // Convex's access tokens are base64 of JSON, so they start with `ey`; upper case distinguishes them from a name.
  if (/^ey(?=.*[A-Z])[\w+/.-]{18,}={0,2}$/.test(raw)) return { kind: "access-token", secret: raw, raw };
  if (parsePrefix(raw, "", raw) !== null && raw.includes(":")) return malformed("truncated");
  return malformed("no-separator");
}

/**
 * A preview's branch as Convex's backend writes it before a key: with `_` for `:` and `|`, cut to 40 bytes. A branch that
 * looks like a deployment's name cannot be distinguished from one.
 */
const NAMED_BY_BRANCH = /^preview:(?=[^:]*[/.@#+~])[^:]{1,40}$/;

const NAME = /^[\w-]{3,64}$/;
const DEPLOYMENT_KINDS = { prod: "production", dev: "development", custom: "custom" } as const;
const CLOUD_PREFIXES: readonly string[] = ["prod", "dev", "custom", "preview", "project", "team"];

function parsePrefix(prefix: string, secret: string, raw: string): DeployKey | null {
  const [kind = "", first, second, ...more] = prefix.split(":");
  if (more.length > 0) return null;
  if (first === undefined) return adminKey(kind, secret, raw);
  if (!NAME.test(first)) return null;
  if (second !== undefined) {
    if (!NAME.test(second) || (kind !== "preview" && kind !== "project")) return null;
    return { kind, teamSlug: first, projectSlug: second, secret, raw };
  }
  if (kind === "team") return { kind, teamSlug: first, secret, raw };
  if (kind === "preview") return { kind: "preview-deployment", deploymentName: first, secret, raw };
  if (kind !== "prod" && kind !== "dev" && kind !== "custom") return null;
  return { kind: DEPLOYMENT_KINDS[kind], deploymentName: first, secret, raw };
}

/**
 * Rejects instances that are named like a kind (a key that lost its name) and secrets with a `:`: the CLI takes everything
 * before the first `:` for the deployment's type, and prints it.
 */
function adminKey(instanceName: string, secret: string, raw: string): DeployKey | null {
  if (!NAME.test(instanceName) || CLOUD_PREFIXES.includes(instanceName) || secret.includes(":")) return null;
  return { kind: "admin", instanceName, secret, raw };
}

function malformed(formatError: KeyFormatError): DeployKey {
  return { kind: "malformed", formatError };
}
