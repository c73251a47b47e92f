/**
 * What the action and its command wrapper program tell each other, one JSON object a line, over a local socket.
 *
 * The CLI runs the command wrapper as its `--cmd`, between claim and push. URLs so come as data, before the build starts and
 * out of its reach; nothing is written to a file.
 */

/** Names under which the CLI's environment carries the paths, because quoting a path into `--cmd` breaks on `$`. */
export const WRAPPER_NODE = "CONVEX_DEPLOY_ACTION_NODE";
export const WRAPPER_PROGRAM = "CONVEX_DEPLOY_ACTION_CMD_WRAPPER";
export const WRAPPER_SOCKET = "CONVEX_DEPLOY_ACTION_SOCKET";
/** With work in the background, Node may wait for itself at its end, for ever: https://github.com/nodejs/node/issues/54918 */
const NO_BACKGROUND = "--single-threaded";

/** The constant that the CLI hands to the platform's shell. */
export function wrapperCommand(platform: NodeJS.Platform): string {
  return platform === "win32"
    ? `"%${WRAPPER_NODE}%" ${NO_BACKGROUND} "%${WRAPPER_PROGRAM}%"`
    : `"$${WRAPPER_NODE}" ${NO_BACKGROUND} "$${WRAPPER_PROGRAM}"`;
}

/** First line, from the action: what to look up and what to run. */
export interface WrapperConfig {
  /** The variable that the CLI was told to put the deployment URL into. */
  readonly cliUrlName: string;
  /** All names of which the CLI sets one to the site URL. Each was empty before. */
  readonly cliSiteUrlNames: readonly string[];
  /** The names under which the build gets the deployment URL and the site URL. */
  readonly urlNames: readonly string[];
  readonly siteUrlNames: readonly string[];
  /** A line that nobody else knows: printed behind the last of what the build has printed. */
  readonly endOfBuild: string;
  /** The user's build command; `null`: none. */
  readonly cmd: string | null;
  /** The build's environment, without any key. */
  readonly environment: Readonly<Record<string, string>>;
  /** Names to take over from the CLI's environment, where the user asked to expose the key. */
  readonly exposedNames: readonly string[];
}

/** Lines from the command wrapper: first the URLs, then how the build ended. Where it ended well, it waits for the verdict. */
export type WrapperMessage =
  | { readonly kind: "urls"; readonly url: string; readonly siteUrl: string }
  | { readonly kind: "exit"; readonly code: number };

/** Second line from the action, once the build has ended well: whether the CLI may push. */
export interface PushDecision {
  readonly push: boolean;
}

/** Reads one line of an answer; `null` for anything else. */
export function parseAnswer(line: string): WrapperMessage | null {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return null;
  }
  if (typeof value !== "object" || value === null) return null;
  const { kind, url, siteUrl, code } = value as Record<string, unknown>;
  if (kind === "urls" && typeof url === "string" && typeof siteUrl === "string") return { kind, url, siteUrl };
  if (kind === "exit" && Number.isInteger(code)) return { kind, code: Number(code) };
  return null;
}
