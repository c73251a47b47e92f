import type { CliVersion } from "../../fakes/example-app.ts";
import type { FailureFixture, FailureSetup } from "./failure-fixture.ts";

/** A failure of users: how to reproduce it, and what the action must report. */
export interface FailureCase {
  /** What happened, in a few words. Unique. */
  readonly name: string;
  readonly code: string;
  /** A part of the fix that is unique to this failure. */
  readonly fix: string;
  /** The same in the comment, where it must not have what was captured. Default: `fix`. */
  readonly fixInComment?: string;
  /** The line by which the CLI, or the build, tells. `null`: the action finds the failure itself. */
  readonly cliMessage: RegExp | null;
  /** Default `failed`. */
  readonly status?: "refused";
  /** CLIs that cannot fail in this way, and why. */
  readonly notIn?: Partial<Readonly<Record<CliVersion, string>>>;
  readonly reproduce: (scene: FailureFixture) => Promise<FailureSetup>;
}
