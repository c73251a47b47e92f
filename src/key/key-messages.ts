/**
 * Messages about a key that cannot be used as it is: what was found, then how to fix it. The functions take no key, so
 * the messages cannot contain any part of one.
 */
import type { KeyFormatError, KeyNormalization } from "./deploy-key.ts";
import type { KeyConflict } from "./key-source.ts";

/** Explains the kinds of keys, what each may do, and where to create them. */
export const DEPLOY_KEY_DOCS = "https://docs.convex.dev/cli/deploy-key-types";

const COPY_KEY_AGAIN =
  "Copy the key again with the copy button of the Convex dashboard and save it as the value of the GitHub secret";

const FORMAT_ERRORS: Record<KeyFormatError, string> = {
  empty: `The deploy key consists of white space or quotes only. ${COPY_KEY_AGAIN}.`,
  quotes: `The deploy key has quotes around it that are not one matching pair. ${COPY_KEY_AGAIN}, without quotes.`,
  "white-space": `The deploy key has white space or a line break inside. ${COPY_KEY_AGAIN}, on one line.`,
  "includes-variable-name": `The value starts with a variable's name, as a line of a .env file does. Save only what comes after the \`=\` or \`:\` as the value of the GitHub secret.`,
  "url-encoded": `The deploy key is URL-encoded: it contains \`%7C\` or \`%3A\` instead of \`|\` or \`:\`. ${COPY_KEY_AGAIN}, not from a URL.`,
  truncated: `The deploy key ends at its \`|\`: the secret part is missing. A shell cuts an unquoted key there. ${COPY_KEY_AGAIN}, in full.`,
  "several-keys": `The value holds more than one deploy key, or more than one \`|\`. Save each key as a GitHub secret of its own and pass the one that fits the event.`,
  "no-separator": `The value has no \`|\`, so it is not a deploy key: it may be only a key's secret part, a deployment's name or another service's token. ${COPY_KEY_AGAIN}, from its prefix (such as \`preview:\` or \`prod:\`) to its end.`,
  "not-printable-ascii": `The deploy key contains a character that no key has: an invisible one, an accent, or one that a text editor replaced. ${COPY_KEY_AGAIN}, without an editor in between.`,
  "short-secret": `The part of the deploy key after the \`|\` is shorter than eight characters, which no real key is. ${COPY_KEY_AGAIN}, in full.`,
  "named-by-branch": `This is the key of one preview that is named by its branch (such as \`preview:feature/x\`). It names no deployment and no project, so the Convex CLI cannot deploy with it. Save the project's preview deploy key instead, which begins with \`preview:<team>:<project>\`: Project Settings → Deploy keys on the Convex dashboard.`,
  "unknown-form": `The part of the deploy key before the \`|\` has none of the forms that Convex issues (such as \`prod:<deployment>\` or \`preview:<team>:<project>\`). ${COPY_KEY_AGAIN}. All forms: ${DEPLOY_KEY_DOCS}`,
};

const NORMALIZATIONS: Record<KeyNormalization, string> = {
  "byte-order-mark": "byte order mark",
  "surrounding-whitespace": "white space",
  quotes: "quotes",
};

const CREATE_DEPLOY_KEY = `In the Convex dashboard, create a preview deploy key (for pull requests; Project Settings → Deploy keys) or a production deploy key (for the production branch; the production deployment's Settings → URL and Deploy Key), and save it as the GitHub secret instead: ${DEPLOY_KEY_DOCS}`;

const UNDEPLOYABLE = {
  team: `This is a team token. It manages a team's projects through Convex's Management API, and the Convex CLI would use the team's name as a deployment's name, so it cannot deploy. ${CREATE_DEPLOY_KEY}`,
  "access-token": `This is an access token, which belongs to a person or an application and does not name a deployment, so the Convex CLI refuses to deploy with it. ${CREATE_DEPLOY_KEY}`,
} as const;

const CONFLICTS: Record<KeyConflict["kind"], (conflict: { keyFrom: string; urlFrom?: string }) => string> = {
  "mixed-sources": ({ keyFrom, urlFrom }) =>
    `The admin key comes from \`${keyFrom}\` and the backend's URL from \`${urlFrom}\`, so an earlier step could have sent the key elsewhere. Give both as inputs (\`deploy-key\` and \`url\`) or both in the environment (\`CONVEX_SELF_HOSTED_ADMIN_KEY\` and \`CONVEX_SELF_HOSTED_URL\`).`,
  "url-with-cloud-key": ({ keyFrom, urlFrom }) =>
    `\`${urlFrom}\` is set, but the key in \`${keyFrom}\` is a key of Convex's cloud, which names its own deployment or project. Remove \`${urlFrom}\`, or give the admin key of the backend at that URL.`,
  "admin-key-without-url": ({ keyFrom }) =>
    `The key in \`${keyFrom}\` is an admin key, which does not contain the URL of its backend. Add the backend's URL as the input \`url\` (for a key in the input \`deploy-key\`) or as \`CONVEX_SELF_HOSTED_URL\` (for a key in the environment). For Convex's cloud, use a deploy key with a prefix such as \`prod:\` or \`preview:\` instead: ${DEPLOY_KEY_DOCS}`,
};

/** What is wrong with a malformed key, and how to fix it. */
export function formatErrorMessage(error: KeyFormatError): string {
  return FORMAT_ERRORS[error];
}

/** @returns One warning for everything that was removed around a key, or `""` if nothing was. */
export function normalizationWarning(normalizations: readonly KeyNormalization[]): string {
  if (normalizations.length === 0) return "";
  const removed = new Intl.ListFormat("en").format(normalizations.map((one) => NORMALIZATIONS[one]));
  return `The deploy key was surrounded by ${removed}, which this run removed. Save the GitHub secret again without it, because other tools do not remove it.`;
}

/** Why a well-formed key cannot deploy, and which kinds can. */
export function cannotDeployMessage(kind: keyof typeof UNDEPLOYABLE): string {
  return UNDEPLOYABLE[kind];
}

/** Why a key and a URL must not be used together, and which of them to change. */
export function conflictMessage(conflict: KeyConflict): string {
  return CONFLICTS[conflict.kind](conflict);
}
