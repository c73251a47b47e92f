/** Parses the `deploy-args` input: additional arguments for `convex deploy`, from an allow-list. */

import { normalize } from "node:path";
import { split } from "shlex";

/**
 * The allowed arguments. `flag` takes no value, `value` takes one (any, or one of `choices`). They change how the CLI
 * works, never where it deploys or with which key: those have inputs of their own.
 * Options of `convex deploy`: https://docs.convex.dev/cli/reference/deploy
 */
const ALLOWED: Readonly<
  Record<string, { takes: "flag" } | { takes: "value"; choices?: readonly string[]; path?: true }>
> = {
  "--verbose": { takes: "flag" },
  "--debug": { takes: "flag" },
  "--typecheck-components": { takes: "flag" },
  "--push-all-modules": { takes: "flag" },
  "--live-component-sources": { takes: "flag" },
  "--skip-workos-check": { takes: "flag" },
  "--skip-large-indexes-check": { takes: "flag" },
  "--allow-deleting-large-indexes": { takes: "flag" },
  "--allow-unstaging-schema": { takes: "flag" },
  "--codegen": { takes: "value", choices: ["enable", "disable"] },
  "--debug-bundle-path": { takes: "value", path: true },
};

const SHORT_FLAGS: Readonly<Record<string, string>> = { "-v": "--verbose" };

/** Arguments with an input of their own, which the error names. */
const INPUT_FOR_FLAG: Readonly<Record<string, string>> = {
  "--cmd": "cmd",
  "--cmd-url-env-var-name": "cmd-url-env-var-name",
  "--preview-name": "preview-name",
  "--preview-create": "preview-name` and `preview-mode",
  "--preview-run": "preview-run",
  "--dry-run": "dry-run",
  "--typecheck": "typecheck",
  "--message": "message",
  "--url": "url",
  "--admin-key": "deploy-key",
};

export type DeployArgs = { readonly args: readonly string[]; readonly errors: readonly string[] };

/**
 * Splits `text` as a shell would (quotes and backslashes; nothing is expanded or run) and validates each argument.
 *
 * @param isInsideWorkspace - Whether a path, relative to the working directory, stays inside the workspace.
 * @returns The arguments as `--flag` or `--flag=value`, and an error sentence for each that is not allowed.
 */
export function parseDeployArgs(text: string, isInsideWorkspace: (path: string) => boolean): DeployArgs {
  let words: string[];
  try {
    words = split(text);
  } catch {
    return { args: [], errors: ["`deploy-args` has a quote that is never closed."] };
  }
  const args: string[] = [];
  const errors: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? "";
    const equals = word.startsWith("--") ? word.indexOf("=") : -1;
    const given = equals < 0 ? word : word.slice(0, equals);
    const name = SHORT_FLAGS[given] ?? given;
    const rule = Object.hasOwn(ALLOWED, name) ? ALLOWED[name] : undefined;
    if (rule === undefined) {
      errors.push(notAllowedMessage(given));
      continue;
    }
    if (rule.takes === "flag") {
      if (equals >= 0) errors.push(`\`deploy-args\`: \`${name}\` takes no value.`);
      else args.push(name);
      continue;
    }
    const value = equals >= 0 ? word.slice(equals + 1) : words[++at];
    const problem = validateValue(name, rule, value, isInsideWorkspace);
    if (problem !== null) errors.push(problem);
    // Normalize: a `..` after a link would lead elsewhere than the text that was checked.
    else args.push(`${name}=${rule.path ? normalize(value ?? "") : value}`);
  }
  return { args, errors };
}

function notAllowedMessage(given: string): string {
  const input = Object.hasOwn(INPUT_FOR_FLAG, given) ? INPUT_FOR_FLAG[given] : undefined;
  if (input !== undefined) return `\`deploy-args\` may not contain \`${given}\`: use the input \`${input}\` instead.`;
  if (given === "--prod")
    return "`deploy-args` may not contain `--prod`: the deploy key decides which deployment is used, so set `deploy-key` to a production key.";
  // A word that is not an option may be a pasted key, so do not repeat it.
  if (!/^--?[a-z][a-z-]*$/.test(given)) return "`deploy-args` contains a value that belongs to no allowed argument.";
  return `\`deploy-args\` may not contain \`${given}\`. Allowed are ${Object.keys(ALLOWED)
    .map((name) => `\`${name}\``)
    .join(", ")}.`;
}

function validateValue(
  name: string,
  rule: { choices?: readonly string[]; path?: true },
  value: string | undefined,
  isInsideWorkspace: (path: string) => boolean,
): string | null {
  if (value === undefined || value === "" || value.startsWith("--"))
    return `\`deploy-args\`: \`${name}\` needs a value.`;
  if (rule.choices !== undefined && !rule.choices.includes(value))
    return `\`deploy-args\`: \`${name}\` must be ${rule.choices.map((choice) => `\`${choice}\``).join(" or ")}.`;
  if (rule.path && !isInsideWorkspace(value)) return `\`deploy-args\`: \`${name}\` must stay inside the workspace.`;
  return null;
}
