/** Everything that a deploy needs. */

import type { SourceRoots } from "../../diagnosis/source-location.ts";
import type { Inputs } from "../../inputs/inputs.ts";
import type { DeployKey } from "../../key/deploy-key.ts";
import type { Redaction } from "../../key/redactor.ts";
import type { DeployPlan } from "../../plan/decide.ts";
import type { Superseded } from "../../plan/superseded.ts";
import type { Capabilities } from "../cli/cli-capabilities.ts";
import type { ExportTarget } from "../data/export-target.ts";
import type { UrlVariables } from "../project/url-variables.ts";

export interface DeployContext {
  readonly plan: DeployPlan;
  readonly key: DeployKey & { readonly raw: string };
  /** URL of an admin key's backend, or `null`. */
  readonly url: string | null;
  /** Secrets that no program gets in a variable of the step, whatever its name. */
  readonly secrets: readonly string[];
  readonly inputs: Inputs;
  readonly workspace: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Origin of Convex's provisioning and management APIs. */
  readonly provisionHost: string;
  readonly bundleDirectory: string;
  readonly message: string;
  readonly redaction: Redaction;
  readonly stdout: NodeJS.WritableStream;
  /** Where to put the snapshot before the push, or `null` for none. */
  readonly exportTarget: ExportTarget | null;
  /** Called with the snapshot's path as soon as it exists. */
  readonly onExported: (path: string) => void;
  /** Variables of `deployment-env` to set on this deployment. */
  readonly deploymentEnv: Readonly<Record<string, string>>;
  /** Called with the claimed deployment, before `cmd` and the push. */
  readonly onClaimed: (claim: Claim) => void;
  /** Called when everything is ready for the push, which waits until it resolves. */
  readonly beforePush: (claim: Claim) => Promise<void>;
  /** Returns why this run must no longer push, or `null` if it may or if that is unknown. Takes the deployment, if known. */
  readonly checkSuperseded: (deployment: string | null) => Promise<Superseded | null>;
  /** Masks secrets that became known during the run. */
  readonly maskSecrets: (secrets: readonly string[]) => void;
  readonly info: (text: string) => void;
  readonly notice: (text: string) => void;
  readonly onProcessStarted: (pid: number) => void;
  readonly signal: AbortSignal;
}

export interface Claim {
  /** `null` if the CLI names it only after the push. */
  readonly deploymentName: string | null;
  /** Whether the run's first claim created it. */
  readonly created: boolean;
}

/** The installed CLI and the project, as known before the CLI runs. */
export interface PreparedCli {
  readonly entry: string;
  /** Arguments for Node, before the CLI's program. */
  readonly nodeArgs: readonly string[];
  readonly capabilities: Capabilities;
  readonly urlVariables: UrlVariables;
  readonly sourceRoots: SourceRoots;
  /** Variables that the auth config of the checkout reads, read before a build could change it. */
  readonly authVariables: readonly string[];
  /** Whether the CLI's program was not changed since it was found. */
  readonly isUnchanged: () => Promise<boolean>;
}
