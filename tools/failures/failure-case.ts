import type { CliVersion } from "../../fakes/example-app.ts";
import type { FailureFixture, FailureSetup } from "./failure-fixture.ts";

/** A failure that users meet: how to bring it about, and what the action must make of it. */
export interface FailureCase {
  /** What happened, in a few words. Unlike every other. */
  readonly name: string;
  readonly code: string;
  /** A piece of the fix that no other failure has. */
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
