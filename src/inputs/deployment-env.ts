/** The `deployment-env` input: dotenv lines in, variables of a Convex deployment out. */

import { parse } from "dotenv";
import { withoutPublicTexts } from "../key/public-texts.ts";

export interface DeploymentEnv {
  readonly variables: Readonly<Record<string, string>>;
  /** A sentence for each line or name that cannot be used. It repeats no value. */
  readonly errors: readonly string[];
}

/** Set by Convex itself, on every deployment: https://docs.convex.dev/production/environment-variables#system-environment-variables */
const SET_BY_CONVEX = ["CONVEX_CLOUD_URL", "CONVEX_SITE_URL"];

/**
 * Left out by `convex env set` where it takes a whole file, as this input is (`managedVars` in the CLI's
 * `src/cli/lib/env.ts`): the CLI and frameworks keep them in `.env.local`, which people copy. Nothing on a Convex
 * deployment reads them, and a deploy key would lie there for every function to read. The CLI sets such a name only where
 * somebody types it alone, so here each is called by its name instead of being dropped.
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
 * Reads dotenv syntax as the `dotenv` library does. That library passes over what it cannot read; here it is a problem,
 * because a variable that is silently missing is found out much later.
 */
export function parseDeploymentEnv(text: string): DeploymentEnv {
  const variables = parse(text);
  const errors: string[] = [];
  const seen = new Set<string>();
  for (const { line, name } of parseAssignments(text)) {
    if (name === null || isBase64(name, variables[name])) {
      errors.push(`\`deployment-env\`: line ${line} is no \`NAME=value\`, or its quotation mark is never closed.`);
      continue;
    }
    const problem = !NAME.test(name)
      ? // It is not repeated: of a key over several lines, without quotes, each line may look like an assignment.
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
 * A secret without a name in front reads as a name without a value where it is base64, which may end with equals signs. It
 * would be the name of a variable then, which everybody sees.
 */
function isBase64(name: string, value: string | undefined): boolean {
  if (value === "=") return true;
  return !value && name.length >= 20 && [/[a-z]/, /[A-Z]/, /\d/].every((one) => one.test(name));
}

/** The URL or host of a Convex deployment, and a page of the dashboard: outputs and reports show them, so they are no secret. */
const CONVEX_ADDRESS =
  /^(?:https?:\/\/)?(?:[\w-]+(?:\.[\w-]+)?\.convex\.(?:cloud|site)\/?|dashboard\.convex\.dev(?:\/[\w/-]*)?)$/i;

/**
 * What must not be seen of the values, their single lines included.
 *
 * @param publicTexts - See `withoutPublicTexts`.
 */
export function secretsInDeploymentEnv(text: string, publicTexts: readonly string[]): readonly string[] {
  const values = Object.values(parse(text)).flatMap((value) => [value, ...value.split("\n").map((one) => one.trim())]);
  return withoutPublicTexts(values, publicTexts).filter((value) => !CONVEX_ADDRESS.test(value));
}

/** Words and a number, as Convex names deployments, or a part of such a name. */
const DEPLOYMENT_NAME = /^[a-z]+(?:-[a-z]+)*(?:-\d{1,6})?$/;
/** A host or an origin. A Convex deployment may have domains of its own: https://docs.convex.dev/production/hosting/custom */
const ORIGIN = /^(?:https?:\/\/)?[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d{1,5})?\/?$/i;

/** Whether a value may turn out to be the name or a URL of what is deployed. Before the deploy nobody knows. */
export function mayNameDeployment(value: string): boolean {
  return DEPLOYMENT_NAME.test(value) || ORIGIN.test(value);
}

/** Each assignment with the number of its first line; `name: null` where there should be one and is none. */
function* parseAssignments(text: string): Generator<{ readonly line: number; readonly name: string | null }> {
  const lines = text.split(/\r?\n|\r/);
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? "";
    if (/^\s*(?:#|$)/.test(line)) continue;
    const [, name = null, value = ""] = ASSIGNMENT.exec(line) ?? [];
    const end = name === null ? at : lastLineOf(value, lines, at);
    yield { line: at + 1, name: end === null ? null : name };
    at = end ?? at;
  }
}

/** The line on which a value ends; `null`: a quotation mark is never closed. */
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
  // The object keeps no such name.
  if (!Object.hasOwn(variables, name)) return `\`${name}\` cannot be the name of a variable`;
  if (SET_BY_CONVEX.includes(name)) return `\`${name}\` is set by Convex itself and cannot be changed`;
  if (RESERVED_FOR_CLI.includes(name))
    return `\`${name}\` is for the Convex CLI and for builds, not for a Convex deployment, so leave it out (functions read their own URLs from \`CONVEX_CLOUD_URL\` and \`CONVEX_SITE_URL\`)`;
  if (Buffer.byteLength(variables[name] ?? "") > MAX_VALUE_BYTES)
    return `the value of \`${name}\` is longer than ${MAX_VALUE_BYTES} bytes`;
  return null;
}
