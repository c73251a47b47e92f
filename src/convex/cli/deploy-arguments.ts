/** The arguments of `convex deploy` for a plan. */

import type { Inputs } from "../../inputs/inputs.ts";
import { type Capabilities, recreatesPreview } from "./cli-capabilities.ts";

export interface DeployCommand {
  /** The name of a preview deployment to claim; `null` where the key itself names the deployment. */
  readonly previewName: string | null;
  readonly message: string;
  /** The command wrapper as the CLI's `--cmd`; `null`: a plain deploy. */
  readonly wrapper: { readonly command: string; readonly urlName: string } | null;
}

type Settings = Pick<Inputs, "deployArgs" | "previewMode" | "typecheck" | "dryRun">;

/**
 * The user's own arguments come first and ours last, each as one `--flag=value`, so that a value that looks like a
 * flag stays a value and ours win. What the CLI's version does not know is left out.
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

/** Longer than any commit's first line; an argument list has a limit, on Windows of 32,767 characters for all of it. */
const MAX_MESSAGE_LENGTH = 1_000;
