/** Deploys the example app three times with the built action and a Convex CLI, to document what users get with it. */

import type { CloudDeployment } from "../../fakes/convex-cloud/cloud.ts";
import { pullRequestEvent, pushEvent, type WorkflowEvent } from "../../fakes/events/events.ts";
import { type CliVersion, exactVersion, nodeRange } from "../../fakes/example-app.ts";
import type { StepResult } from "../../fakes/runner/runner.ts";
import { headOf, REPOSITORY, type TestEnvironment } from "../../fakes/test-environment.ts";
import { FIRST_THAT_HIDES_VARIABLES, SUPPORTED_SINCE } from "../../src/convex/cli/cli-capabilities.ts";
import { parseDeployArgs } from "../../src/inputs/deploy-args.ts";

interface Deploy {
  readonly event: WorkflowEvent;
  readonly result: StepResult;
  /** The target of the push. */
  readonly deployment: CloudDeployment | null;
  /** Number of pushes to that deployment, and the last message in Convex's audit log. */
  readonly pushes: number;
  readonly message: string | null;
}

export interface VersionDeploys {
  readonly version: CliVersion;
  readonly pullRequest: number;
  readonly branch: string;
  /** The deploys of an opened pull request, of another push to it, and of a push to main. */
  readonly opened: Deploy;
  readonly updated: Deploy;
  readonly main: Deploy;
}

/** Deploys the example app to a preview, to the preview of the next push, and to production. */
export async function deployWith(stage: TestEnvironment, version: CliVersion): Promise<VersionDeploys> {
  const workspace = await stage.checkout({ cliVersion: version });
  const branch = `feature/with-${version}`;
  const push = () => stage.github.pushTo({ repository: REPOSITORY, branch });
  const headSha = push();
  const { number } = stage.github.openPullRequest({ repository: REPOSITORY, headBranch: branch });
  const facts = { number, headBranch: branch };
  const deploy = async (event: WorkflowEvent, key: string): Promise<Deploy> => {
    const inputs = { "deploy-key": key, cmd: "node build.mjs" };
    const before = new Map(stage.cloud.deployments().map(({ name, pushes }) => [name, pushes.length]));
    const result = await stage.run({ workspace, event, with: inputs });
    const deployment = stage.cloud.deployments().find(({ name }) => name === result.outputs["deployment-name"]) ?? null;
    const all = deployment?.pushes ?? [];
    const pushes = all.length - (before.get(deployment?.name ?? "") ?? 0);
    return { event, result, deployment, pushes, message: all.at(-1)?.message ?? null };
  };
  return {
    version,
    pullRequest: number,
    branch,
    opened: await deploy(pullRequestEvent({ ...facts, headSha }), stage.previewKey),
    updated: await deploy(pullRequestEvent({ ...facts, action: "synchronize", headSha: push() }), stage.previewKey),
    main: await deploy(pushEvent({ branch: "main", sha: headOf(workspace) }), stage.productionKey),
  };
}

/** The options of `deploy-args` that not every version supports. */
export function optionTable(): string {
  const since = Object.entries(SUPPORTED_SINCE).filter(
    ([option]) => parseDeployArgs(option, () => true).errors.length === 0,
  );
  const rows = since.map(([option, version]) => `| \`${option}\` | ${version} |`);
  const hiding = `| \`--verbose\`, which printed the values of all environment variables before | ${FIRST_THAT_HIDES_VARIABLES} |`;
  return ["| Option in `deploy-args` | Since |", "| :-- | :-- |", ...rows, hiding].join("\n");
}

const HEADER = `| \`convex\` | Needs Node | Pull request | The next push to it | Push to main | Message in Convex's audit log | \`site-url\` |
| :-- | :-- | :-- | :-- | :-- | :-- | :-- |`;

export function versionTable(rows: readonly VersionDeploys[]): string {
  return [HEADER, ...rows.map(versionRow)].join("\n");
}

/** A line of the table. A failed deploy is shown with its failure code. */
export function versionRow({ version, opened, updated, main }: VersionDeploys): string {
  const isSame = opened.deployment !== null && opened.deployment === updated.deployment;
  const cells = [
    exactVersion(version),
    `\`${nodeRange(version)}\``,
    endOf(opened, "preview deployed"),
    endOf(updated, isSame ? "same preview, data kept" : "preview recreated, data lost"),
    endOf(main, "production deployed"),
    main.message === null ? "no" : "yes",
    opened.result.outputs["site-url"] === undefined ? "no" : "yes",
  ];
  return `| ${cells.join(" | ")} |`;
}

function endOf({ result: { conclusion, outputs } }: Deploy, words: string): string {
  const isDeployed = conclusion === "success" && outputs.status === "deployed";
  return isDeployed ? words : `**${outputs.status ?? "no status"}** (\`${outputs["failure-code"] ?? ""}\`)`;
}
