/** The arguments of `convex deploy` for a plan. */

import type { Inputs } from "../../inputs/inputs.ts";
import { type Capabilities, recreatesPreview } from "./cli-capabilities.ts";

export interface DeployCommand {
  /** The name of a preview deployment to claim; `null` where the key itself names the deployment. */
  readonly previewName: string | null;
  readonly message: string;
  /** The hand-off as the CLI's `--cmd`; `null`: a plain deploy. */
  readonly handoff: { readonly command: string; readonly urlName: string } | null;
}

type Settings = Pick<
  Inputs,
  "deployArgs" | "previewMode" | "typecheck" | "dryRun" | "skipLargeIndexesCheck" | "allowUnstagingSchema"
>;

/**
 * The user's own arguments come first and ours last, each as one `--flag=value`, so that a value that looks like a
 * flag stays a value and ours win. What the CLI's version does not know is left out.
 */
export function buildDeployArguments(command: DeployCommand, settings: Settings, cli: Capabilities): readonly string[] {
  const mode = recreatesPreview(settings.previewMode, cli) ? "create" : "name";
  const actionArguments: readonly (string | null)[] = [
    `--typecheck=${settings.typecheck}`,
    cli.supports("--message") ? `--message=${command.message.slice(0, LONGEST_MESSAGE)}` : null,
    settings.skipLargeIndexesCheck && cli.supports("--skip-large-indexes-check") ? "--skip-large-indexes-check" : null,
    settings.skipLargeIndexesCheck && !cli.supports("--skip-large-indexes-check") && cli.supports(LEGACY_SKIP_FLAG)
      ? LEGACY_SKIP_FLAG
      : null,
    settings.allowUnstagingSchema && cli.supports("--allow-unstaging-schema") ? "--allow-unstaging-schema" : null,
    settings.dryRun ? "--dry-run" : null,
    command.previewName === null ? null : `--preview-${mode}=${command.previewName}`,
    command.handoff === null ? null : `--cmd-url-env-var-name=${command.handoff.urlName}`,
    command.handoff === null ? null : `--cmd=${command.handoff.command}`,
  ];
  const userArguments = settings.deployArgs.filter((argument) => cli.supports(argument.split("=")[0] ?? ""));
  return ["deploy", ...userArguments, ...actionArguments.filter((argument) => argument !== null)];
}

/** Longer than any commit's first line; an argument list has a limit, on Windows of 32,767 characters for all of it. */
const LONGEST_MESSAGE = 1_000;

/** The predecessor of `--skip-large-indexes-check`: it skips only the confirmation of deletions. */
const LEGACY_SKIP_FLAG = "--allow-deleting-large-indexes";
