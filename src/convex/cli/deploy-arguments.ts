/** Builds the arguments of `convex deploy`. */

import type { Inputs } from "../../inputs/inputs.ts";
import { type Capabilities, recreatesPreview } from "./cli-capabilities.ts";

export interface DeployCommand {
  /** The preview deployment to claim, or `null` if the key names the deployment. */
  readonly previewName: string | null;
  readonly message: string;
  /** The command wrapper for the CLI's `--cmd`, or `null` for a deploy without. */
  readonly wrapper: { readonly command: string; readonly urlName: string } | null;
}

type Settings = Pick<Inputs, "deployArgs" | "previewMode" | "typecheck" | "dryRun">;

/**
 * The user's arguments come first and the action's last, so that the action's win. Each is one `--flag=value`, so that a
 * value that looks like a flag stays a value. Options that the CLI's version does not have are omitted.
 */
export function buildDeployArguments(command: DeployCommand, settings: Settings, cli: Capabilities): readonly string[] {
  const mode = recreatesPreview(settings.previewMode, cli) ? "create" : "name";
  const actionArguments: readonly (string | null)[] = [
    `--typecheck=${settings.typecheck}`,
    cli.supports("--message") ? `--message=${command.message.slice(0, MAX_MESSAGE_LENGTH)}` : null,
    settings.dryRun ? "--dry-run" : null,
    command.previewName === null ? null : `--preview-${mode}=${command.previewName}`,
    command.wrapper === null ? null : `--cmd-url-env-var-name=${command.wrapper.urlName}`,
    command.wrapper === null ? null : `--cmd=${command.wrapper.command}`,
  ];
  const userArguments = settings.deployArgs.filter((argument) => cli.supports(argument.split("=")[0] ?? ""));
  return ["deploy", ...userArguments, ...actionArguments.filter((argument) => argument !== null)];
}

/** In characters. Longer than the first line of any commit; on Windows, all arguments together have at most 32,767. */
const MAX_MESSAGE_LENGTH = 1_000;
