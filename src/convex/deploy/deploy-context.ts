/** All that carrying out a deploy plan needs. */

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
  /** The backend of an admin key. */
  readonly url: string | null;
  readonly secrets: readonly string[];
  readonly inputs: Inputs;
  readonly workspace: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Origin where Convex is asked about projects, previews and keys. */
  readonly provisionHost: string;
  readonly bundleDirectory: string;
  readonly message: string;
  readonly redaction: Redaction;
  readonly stdout: NodeJS.WritableStream;
  /** Where the snapshot before the push goes; `null`: none is taken. */
  readonly exportTarget: ExportTarget | null;
  /** Told where the snapshot lies, as soon as it does. */
  readonly onExported: (path: string) => void;
  /** What `deployment-env` sets on this deployment. */
  readonly deploymentEnv: Readonly<Record<string, string>>;
  /** Told which Convex deployment was claimed, and whether this run created it, before `cmd` and push. */
  readonly onClaimed: (claim: Claim) => void;
  /** Called when everything is ready for the push, which waits for it. */
  readonly beforePush: (claim: Claim) => Promise<void>;
  /** Why nobody wants this push any more; `null`: somebody does, or nobody knows. */
  readonly checkSuperseded: () => Promise<Superseded | null>;
  /** Masks secrets that came up during the run. */
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

/** What is known before the CLI runs. */
export interface PreparedCli {
  readonly entry: string;
  /** For Node itself, before the CLI's program. */
  readonly nodeArgs: readonly string[];
  readonly capabilities: Capabilities;
  readonly urlVariables: UrlVariables;
  readonly sourceRoots: SourceRoots;
  /** What the auth config of the checkout reads, before any build could change it: its names are told by API too. */
  readonly authVariables: readonly string[];
  /** Whether the CLI's program still is what it was when it was found. */
  readonly isUnchanged: () => Promise<boolean>;
}
