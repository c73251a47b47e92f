/** The type of a known failure: a pattern for the output of a run, and its explanation. */

import { codeSpanOr } from "../markdown/code-span.ts";
import type { Failure } from "./failure.ts";

/** What is known about a run that failed. */
export interface FailedRun {
  /** The end of the output, including the build's and `tsc`'s. Redacted. */
  readonly outputTail: readonly string[];
  /** Those lines of `outputTail` that the CLI itself printed. */
  readonly cliTail: readonly string[];
  /** The exit code of the user's build, or `null` if there was none or it did not exit. */
  readonly buildExitCode: number | null;
  /** The kind of the deploy key, such as `production`. */
  readonly keyKind: string;
  /** The target: `preview`, `production`, `development` or `custom`. */
  readonly target: string;
  /** The flag that selects the same Convex deployment for `npx convex …`, such as `--prod`. May be empty. */
  readonly deploymentFlag: string;
  readonly dashboardUrl: string | null;
  /** Whether `--verbose` of the installed CLI hides the values of environment variables. Default: no. */
  readonly isVerboseSafe?: boolean;
  /** Whether git tracks the file at a path that the CLI or Convex printed. Default: never. */
  readonly isTracked?: (path: string) => boolean;
  /** Names of variables that the auth config reads and that are known to be missing on the deployment. Default: none. */
  readonly unsetAuthVariables?: readonly string[];
  /** Whether the build had the deploy key in its environment. Default: no. */
  readonly isKeyExposed?: boolean;
  /** Names of the variables that held a URL of the deployment while the build ran. Default: none. */
  readonly urlNames?: readonly string[];
}

/** The captured groups of a pattern. `undefined` for a group that did not match. */
export type Groups = readonly (string | undefined)[];

export interface FailurePattern {
  readonly code: string;
  readonly pattern: RegExp;
  /**
   * Whether the pattern is also matched against text that the CLI and Convex quote from users: code, thrown errors,
   * documents. Default: only against the text before.
   */
  readonly readsQuotedText?: true;
  /**
   * The forms that the pattern's groups must have to be sent by API, in the order of the groups: names and numbers from the
   * CLI or Convex. A group without an entry, or of another form, is not sent.
   */
  readonly fields?: readonly RegExp[];
  /** Whether the failure is possible for such a run. Default: for any run. */
  readonly appliesTo?: (run: FailedRun, groups: Groups) => boolean;
  /** Usually temporary, so worth retrying. */
  readonly isTransient?: true;
  /**
   * A network or proxy failure between the runner and Convex, not a response from Convex. Ignored if Convex responded
   * with a 4xx.
   */
  readonly isTransportError?: true;
  /** Called with all captured groups, for the log, and with those that `fields` allows and without output, for the API. */
  readonly explain: (groups: Groups, run: FailedRun) => Omit<Failure, "code">;
}

/** Forms of `fields`. */
export const NUMBER = /^\d{1,9}$/;
export const NAME = /^[\w-]{1,100}$/;
export const NAMES = /^[\w, ]{1,2000}$/;
/** Path of a file in the checkout, as Convex and the bundler print it. Sent only if git tracks the file. */
export const PATH = /^[\w@+./-]{1,200}$/;
/** The specifier of an import in the code. */
export const IMPORT = /^[\w@+./-]{1,200}$/;

export const DOCS = "https://docs.convex.dev";

/** The forms of keys, and what each may do. */
export const KEY_DOCS = `${DOCS}/cli/deploy-key-types`;

/** https://docs.convex.dev/dashboard/deployments/deployment-settings */
export const WHERE_TO_CREATE_KEYS =
  "a preview deploy key in Project Settings → Deploy keys, a deployment's key in that deployment's Settings → URL and Deploy Key";

/** Returns a code block of shell commands. */
export function shellBlock(...lines: readonly string[]): string {
  return `\n\n\`\`\`sh\n${lines.join("\n")}\n\`\`\``;
}

/** Returns a code block of lines for the workflow. */
export function yamlBlock(...lines: readonly string[]): string {
  return `\n\n\`\`\`yaml\n${lines.join("\n")}\n\`\`\``;
}

/**
 * The fix if something ran out of memory.
 *
 * @param what - Such as `build`.
 */
export function moreMemory(what: string): string {
  return `Give the ${what} more memory, or use a larger runner:${yamlBlock("env:", "  NODE_OPTIONS: --max-old-space-size=6144")}`;
}

/**
 * Returns a code block of the lines that set environment variables of the Convex deployment before each push.
 *
 * @param target - The target of the run that failed.
 */
export function deploymentEnvBlock(names: readonly string[], target: string): string {
  return yamlBlock(
    "with:",
    // Without this input, they are set on previews only.
    ...(target === "preview" ? [] : [`  deployment-env-targets: preview, ${target}`]),
    "  deployment-env: |",
    ...names.map((name) => `    ${name}=\${{ secrets.${name} }}`),
  );
}

/** The fix if the build needs a newer Node than the job has. */
export const NEWER_NODE = `Use a newer Node in the job, in a step before this one:${yamlBlock("- uses: actions/setup-node@v7", "  with:", "    node-version: 24")}`;

/** The fix if two files would become the same module. */
export const RENAME_MODULE =
  "Rename one of them. A `.js` file beside a `.ts` file is often compiled from it: delete it and keep it out of the folder.";

/** The fix if the build calls a program that was not found. */
export const INSTALL_PROGRAM =
  "Install the program in a step before this one. If one of the app's packages provides it, install the dependencies there, and call it with a package script (`npm run build`) or through `npx`.";

/** The group uses the pull request's number, because the event of a merge has the base branch as its ref. */
export const ONE_RUN_AT_A_TIME = yamlBlock("concurrency: convex-${{ github.event.pull_request.number || github.ref }}");

/** Returns `npx convex <command>` for the Convex deployment of the failed run. */
export function convexCommand({ deploymentFlag }: FailedRun, command: string, rest: string): string {
  return ["npx convex", command, deploymentFlag, rest].filter((part) => part !== "").join(" ");
}

/** A pattern for the start of the line that the CLI prints for an HTTP error, up to the status. */
export const HTTP_ERROR_PREFIX = "^.{0,4}Error fetching [A-Z]{0,10} {0,4}\\S{1,1000} ";

/** The module's name for the start of a sentence. */
export function moduleText(path: string | undefined): string {
  return codeSpanOr(path, "A module");
}
