import { createHash } from "node:crypto";

/** What the name of a preview is made from. */
export interface PreviewNameInput extends NamingInput {
  /** The `preview-name` input, or `null` for the default: `pr-{number}` if there is a number, else `{branch}`. */
  readonly template: string | null;
}

/** The values of the placeholders. */
export interface NamingInput {
  /** The pull request's number, or `null` if it is not known. */
  readonly number: number | null;
  readonly branch: string | null;
  /** The head commit's full SHA, or `""` if it is not known. `{sha}` is its first seven digits. */
  readonly commit: string;
  readonly app: string;
  /** Whether `branch` belongs to a fork, so that anybody may have chosen its name. */
  readonly isFork: boolean;
}

export type PreviewName =
  | { readonly ok: true; readonly name: string }
  /** `problem` is a sentence that says what is wrong and what to change. */
  | { readonly ok: false; readonly problem: string };

/** Maximum length of a name from a template. Convex truncates what it derives from the name to 40 bytes. */
const MAX_NAME_LENGTH = 40;

export const PLACEHOLDER = /\{(number|branch|sha|app)\}/g;
const HASH_DIGITS = 6;

/**
 * Names a preview deployment.
 *
 * A text without a placeholder is used as it is, trimmed. A template's result has at most 40 characters: `a-z`, `0-9` and
 * single hyphens between them. A hyphen and the first six hex digits of the SHA-256 of the text before slugging are
 * appended, within the limit, if
 * - slugging lost something, such as upper case,
 * - a name without a PR number looks like one with it (`pr-12…`), or
 * - the text itself ends like such a hash, since it could otherwise be another text's name.
 *
 * So two different texts share a name only if their slugs, cut to the limit, and 24 bits of their hashes match. Somebody
 * who searches for such a text finds one after about 2^24 attempts. A literal name may equal the result of a template.
 *
 * On a fork, a name that is made from the branch always contains the PR number.
 */
export function previewName(naming: PreviewNameInput): PreviewName {
  const text = naming.template ?? (naming.number === null ? "{branch}" : "pr-{number}");
  if (text.search(PLACEHOLDER) === -1) return checkLiteral(text.trim(), naming);
  const template = usesForkBranch(text, naming) ? `pr-{number}-${text}` : text;
  const missing = missingValue(template, naming);
  if (missing !== null) return { ok: false, problem: missing };
  const raw = template.replace(PLACEHOLDER, (_, name: PlaceholderName) => valueFor(name, naming));
  return { ok: true, name: toPreviewName(raw, template.includes("{number}") ? naming.number : null) };
}

export type PlaceholderName = "number" | "branch" | "sha" | "app";

export function valueFor(name: PlaceholderName, naming: NamingInput): string {
  switch (name) {
    case "number":
      return naming.number === null ? "" : String(naming.number);
    case "branch":
      return naming.branch ?? "";
    case "sha":
      return naming.commit.slice(0, 7);
    case "app":
      return naming.app;
  }
}

/** Whether the text contains a fork's branch name: as a placeholder, or inserted by an expression in the workflow. */
function usesForkBranch(text: string, { isFork, branch, number }: PreviewNameInput): boolean {
  if (!isFork || text.includes("{number}")) return false;
  if (text.includes("{branch}")) return true;
  return branch !== null && containsWord(text, branch) && !containsWord(text, String(number));
}

/** Whether `text` contains `word`, or its slug, as whole words. */
export function containsWord(text: string, word: string): boolean {
  const kebab = kebabCase(word);
  return kebab === "" ? text.includes(word) : `-${kebabCase(text)}-`.includes(`-${kebab}-`);
}

function checkLiteral(name: string, naming: PreviewNameInput): PreviewName {
  if (name === "") return { ok: false, problem: "`preview-name` is blank. Remove the input to use the default name." };
  if (/[\u0000-\u001f\u007f-\u009f]/.test(name)) {
    return { ok: false, problem: "`preview-name` contains a line break or another control character." };
  }
  if (/[:|]/.test(name)) {
    return {
      ok: false,
      problem: "`preview-name` contains `:` or `|`, which separate the parts of Convex's keys and names.",
    };
  }
  if (usesForkBranch(name, naming)) {
    return {
      ok: false,
      problem:
        "`preview-name` contains the branch name of a fork, which anybody can choose. Add the pull request's number to it: `pr-{number}`.",
    };
  }
  return { ok: true, name };
}

/** @returns A sentence about the first placeholder without a value, or `null` if all have one. */
function missingValue(template: string, naming: PreviewNameInput): string | null {
  for (const [placeholder, name] of template.matchAll(PLACEHOLDER)) {
    if (valueFor(name as PlaceholderName, naming).trim() !== "") continue;
    const source = naming.template === null ? "The default preview name" : "`preview-name`";
    return `${source} needs \`${placeholder}\`, and this run has ${MISSING_VALUE_HINTS[name as PlaceholderName]}`;
  }
  return null;
}

const MISSING_VALUE_HINTS: Readonly<Record<PlaceholderName, string>> = {
  number: "no pull request number. Set `pull-request`, or remove `{number}`.",
  branch: "no branch. Set `preview-name` to a text that does not need one.",
  sha: "no commit. Remove `{sha}`.",
  app: "no app name. Set `app-name`.",
};

/**
 * Whether a name has the form of those that this action generates for pull requests, and for branches whose names it
 * has to change.
 */
export function isGeneratedName(name: string): boolean {
  return /^pr-\d/.test(name) || HASHED.test(name);
}

const HASHED = /-[0-9a-f]{6}$/;

/** @param number - The PR number that the text contains, or `null` if it contains none. */
function toPreviewName(raw: string, number: number | null): string {
  const slug = slugify(raw);
  const isPullRequestsOwn = raw === `pr-${number}`;
  const looksLikePullRequest = number === null && /^pr-\d/.test(slug);
  const looksHashed = HASHED.test(raw) && !isPullRequestsOwn;
  const lossless = slug === raw && slug.length <= MAX_NAME_LENGTH;
  if (lossless && !looksLikePullRequest && !looksHashed) return slug;
  const hash = createHash("sha256").update(raw).digest("hex").slice(0, HASH_DIGITS);
  const name = withHash(slug, hash);
  // The branch `PR` with a hash that begins with a digit would look like a pull request's name.
  return slug === "pr" && /^\d/.test(hash) ? withHash(name, hash) : name;
}

/** A text without Latin letters and digits becomes `preview`; its hash distinguishes it from others. */
function slugify(raw: string): string {
  return kebabCase(raw) || "preview";
}

/** Lower case letters and digits, with single hyphens between them. */
export function kebabCase(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}

function withHash(slug: string, hash: string): string {
  const maxSlugLength = MAX_NAME_LENGTH - HASH_DIGITS - 1;
  return `${slug.slice(0, maxSlugLength).replace(/-$/, "")}-${hash}`;
}
