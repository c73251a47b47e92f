/** Parses the `deployment-env` input: environment variables of a Convex deployment, in dotenv syntax. */

import { parse } from "dotenv";
import { withoutPublicTexts } from "../key/public-texts.ts";

export interface DeploymentEnv {
  readonly variables: Readonly<Record<string, string>>;
  /** A sentence for each line or name that cannot be used. Contains no values. */
  readonly errors: readonly string[];
}

/** Set by Convex itself, on every deployment: https://docs.convex.dev/production/environment-variables#system-environment-variables */
const SET_BY_CONVEX = ["CONVEX_CLOUD_URL", "CONVEX_SITE_URL"];

/**
 * Variables that `convex env set` skips when it reads a whole file (`managedVars` in the CLI's `src/cli/lib/env.ts`): the
 * CLI and frameworks keep them in `.env.local`, which people copy. Nothing on a Convex deployment reads them, and every
 * function could read a deploy key there. This input reports each as an error instead of dropping it silently.
 */
const RESERVED_FOR_CLI = [
  "CONVEX_DEPLOY_KEY",
  "CONVEX_DEPLOYMENT_TOKEN",
  "CONVEX_DEPLOYMENT",
  "CONVEX_SELF_HOSTED_URL",
  "CONVEX_SELF_HOSTED_ADMIN_KEY",
  ...["", "PUBLIC_", "NEXT_PUBLIC_", "VITE_", "REACT_APP_", "EXPO_PUBLIC_"].flatMap((prefix) => [
    `${prefix}CONVEX_URL`,
    `${prefix}CONVEX_SITE_URL`,
  ]),
];

/** Convex's limits: https://docs.convex.dev/production/state/limits#environment-variables */
const MAX_NAME_LENGTH = 256;
const MAX_VALUE_BYTES = 8 * 1024;

const NAME = /^[A-Za-z_]\w*$/;
const ASSIGNMENT = /^\s*(?:export\s+)?([^\s=:#][^=:]*?)(?:\s*=\s*|:\s+)(.*)$/;

/**
 * Parses dotenv syntax as the `dotenv` library does. The library skips lines that it cannot parse; here they are errors,
 * because a variable that is missing silently would be noticed much later.
 */
export function parseDeploymentEnv(text: string): DeploymentEnv {
  const variables = parse(text);
  const errors: string[] = [];
  const seen = new Set<string>();
  for (const { line, name, isCut } of parseAssignments(text)) {
    if (name === null || isBase64(name, variables[name])) {
      errors.push(`\`deployment-env\`: line ${line} is not \`NAME=value\`, or its quotation mark is never closed.`);
      continue;
    }
    if (isCut)
      errors.push(
        `\`deployment-env\`: line ${line}: the value would end before its \`#\`. Put it in quotation marks that it does not contain (\`'\`, \`"\` or a backtick), or write a space before a comment.`,
      );
    const problem = !NAME.test(name)
      ? // Do not repeat the name: each line of an unquoted multi-line key may look like an assignment.
        `line ${line}: a name starts with a letter or an underscore and has only letters, digits and underscores`
      : seen.has(name)
        ? `\`${name}\` is set twice`
        : name.length > MAX_NAME_LENGTH
          ? `line ${line}: a name has at most ${MAX_NAME_LENGTH} characters`
          : validateName(name, variables);
    if (problem !== null) errors.push(`\`deployment-env\`: ${problem}.`);
    seen.add(name);
  }
  return { variables, errors };
}

/**
 * Whether the assignment is probably a secret without a name: base64 may end with `=`, and then looks like a name with an
 * empty value. The secret would become the name of a variable, which is not redacted.
 */
function isBase64(name: string, value: string | undefined): boolean {
  if (value === "=") return true;
  return !value && name.length >= 20 && [/[a-z]/, /[A-Z]/, /\d/].every((one) => one.test(name));
}

/** The URL or host of a Convex deployment, or a page of the dashboard: outputs and reports show them, so they are public. */
const CONVEX_ADDRESS =
  /^(?:https?:\/\/)?(?:[\w-]+(?:\.[\w-]+)?\.convex\.(?:cloud|site)\/?|dashboard\.convex\.dev(?:\/[\w/-]*)?)$/i;

/**
 * The values to redact, and each line of a multi-line value.
 *
 * @param publicTexts - See `withoutPublicTexts`.
 */
export function secretsInDeploymentEnv(text: string, publicTexts: readonly string[]): readonly string[] {
  const values = Object.values(parse(text)).flatMap((value) => [value, ...value.split("\n").map((one) => one.trim())]);
  return withoutPublicTexts(values, publicTexts).filter((value) => !CONVEX_ADDRESS.test(value));
}

/** Words and a number, as in names of Convex deployments, or a part of such a name. */
const DEPLOYMENT_NAME = /^[a-z]+(?:-[a-z]+)*(?:-\d{1,6})?$/;
/** A host or an origin. A Convex deployment may have custom domains: https://docs.convex.dev/production/hosting/custom */
const ORIGIN = /^(?:https?:\/\/)?[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d{1,5})?\/?$/i;

/** Whether a value may be the name or a URL of the deployment, which is not known before the deploy. */
export function mayNameDeployment(value: string): boolean {
  return DEPLOYMENT_NAME.test(value) || ORIGIN.test(value);
}

interface Assignment {
  /** Its first line. */
  readonly line: number;
  /** `null` for a line that is not an assignment. */
  readonly name: string | null;
  /** Whether the library drops the end of the value because of a `#` that probably is a part of it. */
  readonly isCut: boolean;
}

function* parseAssignments(text: string): Generator<Assignment> {
  const lines = text.split(/\r?\n|\r/);
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? "";
    if (/^\s*(?:#|$)/.test(line)) continue;
    const [, name = null, value = ""] = ASSIGNMENT.exec(line) ?? [];
    const end = name === null ? at : lastLineOf(value, lines, at);
    const isWhole = QUOTED.test([value, ...lines.slice(at + 1, (end ?? at) + 1)].join("\n"));
    // The library reads a value that is not one quoted text only to the end of its first line.
    const isEnded = end === at || (end !== null && isWhole);
    yield { line: at + 1, name: isEnded ? name : null, isCut: !isWhole && isCutAtHash(line, value) };
    at = end ?? at;
  }
}

/** A value in quotation marks, with nothing but a comment behind it, as the library reads it. */
const QUOTED = /^(["'`])(?:\\\1|(?!\1).)*\1\s*(?:#[^\n]*)?$/s;

/** @param value - The end of the line. Not quoted. */
function isCutAtHash(line: string, value: string): boolean {
  const hash = line.indexOf("#", line.length - value.length);
  return hash !== -1 && (/^["'`]/.test(value) || !/\s/.test(line.charAt(hash - 1)));
}

/** @returns The line on which a value ends, or `null` if its quotation mark is never closed. */
function lastLineOf(value: string, lines: readonly string[], start: number): number | null {
  const quote = /^["'`]/.exec(value)?.[0];
  if (quote === undefined) return start;
  for (let at = start, rest = value.slice(1); at < lines.length; at += 1, rest = lines[at] ?? "") {
    if (isClosed(rest, quote)) return at;
  }
  return null;
}

function isClosed(text: string, quote: string): boolean {
  return text.replaceAll(`\\${quote}`, "").includes(quote);
}

function validateName(name: string, variables: Readonly<Record<string, string>>): string | null {
  // Names such as `__proto__` are missing from the parsed object.
  if (!Object.hasOwn(variables, name)) return `\`${name}\` cannot be the name of a variable`;
  if (SET_BY_CONVEX.includes(name)) return `\`${name}\` is set by Convex itself and cannot be changed`;
  if (RESERVED_FOR_CLI.includes(name))
    return `\`${name}\` is for the Convex CLI and for builds, not for a Convex deployment, so remove it (functions read their own URLs from \`CONVEX_CLOUD_URL\` and \`CONVEX_SITE_URL\`)`;
  if (Buffer.byteLength(variables[name] ?? "") > MAX_VALUE_BYTES)
    return `the value of \`${name}\` is longer than ${MAX_VALUE_BYTES} bytes`;
  return null;
}
