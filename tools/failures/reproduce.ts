/** Reproduces a known failure, and collects its reports. */

import { spawn } from "node:child_process";
import { mkdir } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { type CliVersion, cliEntry } from "../../fakes/example-app.ts";
import { REPOSITORY, type TestEnvironment } from "../../fakes/test-environment.ts";
import { NO_LOCATIONS } from "../../src/diagnosis/source-location.ts";
import { renderComment } from "../../src/report/comment/render-comment.ts";
import { formatError } from "../../src/report/log/log-messages.ts";
import { renderSummary } from "../../src/report/summary/render-summary.ts";
import { entriesOf, failed, PLACE, rowOf } from "../report-previews/samples.ts";
import { testOutcome } from "../report-previews/test-outcome.ts";
import type { FailureCase } from "./failure-case.ts";
import { CLI, FailureFixture, type FailureSetup } from "./failure-fixture.ts";

/** The CLIs with which every failure is reproduced: the oldest that reuses previews, and the newest. */
export const TRIED_VERSIONS = ["1.36", "newest"] as const satisfies readonly CliVersion[];

export interface ReproducedFailure {
  readonly entry: FailureCase;
  readonly version: CliVersion;
  readonly status: string;
  readonly code: string;
  /** All error annotations. */
  readonly errors: readonly string[];
  readonly summary: string;
  /** The comment, or `null` if the event does not belong to a pull request. */
  readonly comment: string | null;
  readonly log: string;
}

let scenes = 0;

/** @param stage - Can be shared, because each failure has its own project, app and pull request. */
export async function provoke(
  entry: FailureCase,
  version: CliVersion,
  stage: TestEnvironment,
): Promise<ReproducedFailure> {
  scenes += 1;
  const scene = new FailureFixture(stage, version, `failure-${scenes}`);
  const provocation = await entry.reproduce(scene);
  if (provocation.command !== undefined) return { entry, version, ...(await byCli(scene, provocation)) };
  const { workspace, env = {}, with: given = {}, event = scene.event } = provocation;
  const run = await stage.run({ event, workspace, env, with: given });
  const comments = stage.github.comments(REPOSITORY, scene.pullRequest);
  return {
    entry,
    version,
    status: run.outputs.status ?? "",
    code: run.outputs["failure-code"] ?? "",
    errors: run.annotations.filter(({ level }) => level === "error").map(({ message }) => message),
    summary: run.summary,
    comment: provocation.event === undefined ? comments.map(({ body }) => body).join("\n") : null,
    log: run.log,
  };
}

/** Runs the CLI without the action, and returns its output in the form of a step's result. */
async function byCli(scene: FailureFixture, { workspace, command = [] }: FailureSetup) {
  const home = scene.stage.folder("home");
  await mkdir(home);
  const args = command.map((word) => (word === CLI ? cliEntry(workspace) : word));
  const child = spawn(process.execPath, args, {
    cwd: workspace,
    env: {
      PATH: process.env.PATH,
      HOME: home,
      CONVEX_DEPLOY_KEY: scene.previewKey,
      CONVEX_PROVISION_HOST: scene.stage.cloud.provisionHost,
    },
    stdio: ["ignore", "ignore", "pipe"],
  });
  const said = await text(child.stderr);
  const outcome = testOutcome(failed(said.split("\n")));
  const { status, failure } = outcome.ending;
  if (failure === null) throw new Error("A failed run without a failure.");
  return {
    status,
    code: failure.code,
    errors: [formatError(failure, outcome.deploy?.locations ?? NO_LOCATIONS)],
    summary: renderSummary(outcome),
    comment: renderComment(entriesOf([rowOf(outcome)]), PLACE, 0),
    log: said,
  };
}
