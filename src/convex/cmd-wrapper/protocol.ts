/**
 * The protocol between the action and its command wrapper program: one JSON object per line, over a local socket.
 *
 * The CLI runs the command wrapper as its `--cmd`, between claim and push. So the action gets the URLs as data, before the
 * build starts, where the build cannot change them. Nothing is written to a file.
 */

import { asRecord, parseJson } from "../api/json.ts";

/** Variables that pass the paths to the shell, because a path with `$` cannot be quoted in `--cmd`. */
export const WRAPPER_NODE = "CONVEX_DEPLOY_ACTION_NODE";
export const WRAPPER_PROGRAM = "CONVEX_DEPLOY_ACTION_CMD_WRAPPER";
export const WRAPPER_SOCKET = "CONVEX_DEPLOY_ACTION_SOCKET";
/** With background threads, Node may hang when it exits: https://github.com/nodejs/node/issues/54918 */
const NO_BACKGROUND = "--single-threaded";

/** The command that the CLI runs in the platform's shell. It is constant. */
export function wrapperCommand(platform: NodeJS.Platform): string {
  return platform === "win32"
    ? `"%${WRAPPER_NODE}%" ${NO_BACKGROUND} "%${WRAPPER_PROGRAM}%"`
    : `"$${WRAPPER_NODE}" ${NO_BACKGROUND} "$${WRAPPER_PROGRAM}"`;
}

/** The first line from the action: what to read from the environment, and what to run. */
export interface WrapperConfig {
  /** The variable to which the CLI writes the deployment URL. */
  readonly cliUrlName: string;
  /** The CLI sets one of these to the site URL. All were empty before. */
  readonly cliSiteUrlNames: readonly string[];
  /** The names under which the build gets the deployment URL and the site URL. */
  readonly urlNames: readonly string[];
  readonly siteUrlNames: readonly string[];
  /** A secret line that the command wrapper prints after the build's output. */
  readonly endOfBuild: string;
  /** The user's build command, or `null` if there is none. */
  readonly cmd: string | null;
  /** The build's environment, without any key. */
  readonly environment: Readonly<Record<string, string>>;
  /** Variables to copy from the CLI's environment, with `expose-deploy-key-to-cmd`. */
  readonly exposedNames: readonly string[];
}

/** Lines from the command wrapper: the URLs, then the build's exit code. If that is 0, it waits for a `PushDecision`. */
export type WrapperMessage =
  | { readonly kind: "urls"; readonly url: string; readonly siteUrl: string }
  | { readonly kind: "exit"; readonly code: number };

/** The second line from the action, after a successful build: whether the CLI may push. */
export interface PushDecision {
  readonly push: boolean;
}

/** Parses one line from the command wrapper. @returns `null` for anything else. */
export function parseAnswer(line: string): WrapperMessage | null {
  const { kind, url, siteUrl, code } = asRecord(parseJson(line));
  if (kind === "urls" && typeof url === "string" && typeof siteUrl === "string") return { kind, url, siteUrl };
  if (kind === "exit" && Number.isInteger(code)) return { kind, code: Number(code) };
  return null;
}
