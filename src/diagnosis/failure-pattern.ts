/** What a known failure is made of: the words that give it away, and what they mean. */

import type { Failure } from "./failure.ts";

/** What is known about a run that failed. */
export interface FailedRun {
  /** The end of the output, the build's and `tsc`'s included. Redacted. */
  readonly outputTail: readonly string[];
  /** Of these, what the CLI itself said. */
  readonly cliTail: readonly string[];
  /** How the user's build ended; `null`: there was none or it did not end. */
  readonly buildExitCode: number | null;
  /** How this key is called in texts, such as `production`. */
  readonly keyKind: string;
  /** Where the plan goes: `preview`, `production`, `development` or `custom`. */
  readonly target: string;
  /** What `npx convex …` needs to reach the same Convex deployment, such as `--prod`; `""` for nothing. */
  readonly deploymentFlag: string;
  readonly dashboardUrl: string | null;
  /** Whether `--verbose` of the installed CLI hides the values of environment variables. Default: no. */
  readonly isVerboseSafe?: boolean;
  /** Whether a path that the CLI or Convex names is that of a file that git tracks. Default: none is. */
  readonly isTracked?: (path: string) => boolean;
  /** Names of the environment variables that the auth config reads and the deployment lacks, as far as is known. Default: none. */
  readonly unsetAuthVariables?: readonly string[];
  /** Names of the variables that held a URL of the deployment while the build ran. Default: none. */
  readonly urlNames?: readonly string[];
}

/** What a pattern captured; `undefined` for a group that took no part. */
export type Groups = readonly (string | undefined)[];

export interface FailurePattern {
  readonly code: string;
  readonly pattern: RegExp;
  /**
   * Looks in what users wrote as well, which the CLI and Convex quote: code, what a module throws, documents. Default: only
   * in the words before.
   */
  readonly readsQuotedText?: true;
  /**
   * What the groups of the pattern look like that may be sent by API, in their order: names and numbers that the CLI or
   * Convex give as such. A group without an entry, or of another form, is left out of what is sent.
   */
  readonly fields?: readonly RegExp[];
  /** Whether the words can mean this for such a run. Default: for any. */
  readonly appliesTo?: (symptoms: FailedRun, groups: Groups) => boolean;
  /** Usually temporary, so worth retrying. */
  readonly isTransient?: true;
  /** A network or proxy failure between the runner and Convex, not a response from Convex, whatever words a 4xx repeats. */
  readonly isTransportError?: true;
  /** Told once with all that was captured, for the log, and once with `fields` only and without output. */
  readonly explain: (groups: Groups, symptoms: FailedRun) => Omit<Failure, "code">;
}

/** Forms of `fields`. */
export const NUMBER = /^\d{1,9}$/;
export const NAME = /^[\w-]{1,100}$/;
export const NAMES = /^[\w, ]{1,2000}$/;
/** Of a file in the checkout, as Convex and the bundler name it. It is sent only if git tracks the file. */
export const PATH = /^[\w@+./-]{1,200}$/;
/** Of what the code imports, as the code names it. */
export const IMPORT = /^[\w@+./-]{1,200}$/;

export const DOCS = "https://docs.convex.dev";

/** The forms of keys, and what each may do. */
export const KEY_DOCS = `${DOCS}/cli/deploy-key-types`;

/** https://docs.convex.dev/dashboard/deployments/deployment-settings */
export const WHERE_TO_CREATE_KEYS =
  "a preview deploy key in Project Settings → Deploy keys, a deployment's key in that deployment's Settings → URL and Deploy Key";

/** A code block of commands to be typed. */
export function shellBlock(...lines: readonly string[]): string {
  return `\n\n\`\`\`sh\n${lines.join("\n")}\n\`\`\``;
}

/** A code block of lines for the workflow. */
export function yamlBlock(...lines: readonly string[]): string {
  return `\n\n\`\`\`yaml\n${lines.join("\n")}\n\`\`\``;
}

/** Of a pull request by its number: the event of its merge has the base branch as its ref. */
export const ONE_RUN_AT_A_TIME = yamlBlock("concurrency: convex-${{ github.event.pull_request.number || github.ref }}");

/** `npx convex <command>` against the Convex deployment that the failed run was about. */
export function convexCommand({ deploymentFlag }: FailedRun, command: string, rest: string): string {
  return ["npx convex", command, deploymentFlag, rest].filter((part) => part !== "").join(" ");
}

/** What the CLI says of an answer that is no success, up to the status. A pattern of a line's beginning. */
export const HTTP_ERROR_PREFIX = "^.{0,4}Error fetching [A-Z]{0,10} {0,4}\\S{1,1000} ";
