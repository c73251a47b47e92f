import type { CliVersion } from "../../fakes/example-app.ts";
import type { FailureFixture, FailureSetup } from "./failure-fixture.ts";

/** A failure that users can have: how to reproduce it, and what the action must report. */
export interface FailureCase {
  /** A short, unique description. */
  readonly name: string;
  readonly code: string;
  /** A part of the fix that is unique to this failure. */
  readonly fix: string;
  /** The part of the fix in the comment, which must not contain captured output. Default: `fix`. */
  readonly fixInComment?: string;
  /** The line of the CLI or the build that reports the failure, or `null` if the action detects it. */
  readonly cliMessage: RegExp | null;
  /** The expected status. Default: `failed`. */
  readonly status?: "refused";
  /** The CLIs that cannot fail in this way, with the reasons. */
  readonly notIn?: Partial<Readonly<Record<CliVersion, string>>>;
  readonly reproduce: (scene: FailureFixture) => Promise<FailureSetup>;
}
