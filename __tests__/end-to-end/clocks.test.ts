/** Runners whose clocks are hours off, or are set back during a run. */

import { cpSync, writeFileSync } from "node:fs";
import { expect, test } from "@jest/globals";
import { pushEvent, workflowDispatchEvent } from "../../fakes/events/events.ts";
import type { StepResult } from "../../fakes/runner/runner.ts";
import { headOf, PERMISSIONS, REPOSITORY } from "../../fakes/test-environment.ts";
import {
  commentsOn,
  hasRecord,
  holdBuild,
  openPullRequest,
  recordOf,
  stage,
  useStage,
  visible,
  waitDuring,
} from "./run-action.ts";

let workspace: string;
/** The same commit, for a run that is concurrent with another one. */
let copy: string;
useStage(async () => {
  workspace = await stage.checkout({ files: { "kill.mjs": KILL } });
  copy = stage.folder("copy");
  cpSync(workspace, copy, { recursive: true, verbatimSymlinks: true });
});

/** Kills the process of the action that runs this build. */
const KILL = `import { readFileSync } from "node:fs";
const read = (pid, file) => readFileSync(\`/proc/\${pid}/\${file}\`, "utf8");
let pid = process.ppid;
while (pid > 1 && !read(pid, "cmdline").includes("/dist/main/index.js")) {
  const stat = read(pid, "stat");
  pid = Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
}
process.kill(pid, "SIGKILL");`;

/** Options of Node for a clock that is ahead. @param hours - A JavaScript expression. */
function clock(hours: string): readonly string[] {
  const program = `${stage.folder("clock")}.mjs`;
  writeFileSync(program, `const now = Date.now; const ms = (${hours}) * 3_600_000; Date.now = () => now() + ms;`);
  return ["--import", program];
}

/** Two deploys of one commit to production: `first` is still building when `second` has ended. */
async function overlap(
  first: { readonly nodeArgs?: readonly string[] },
  second: { readonly nodeArgs?: readonly string[] },
  meanwhile: (id: number) => Promise<void> = async () => {},
): Promise<{ readonly run: StepResult; readonly descriptions: readonly string[] }> {
  const sha = stage.github.pushTo({ repository: REPOSITORY, branch: "main" }, { sha: headOf(workspace) });
  const known = stage.github.deployments(REPOSITORY).length;
  const build = holdBuild(stage);
  const given = { "deploy-key": stage.productionKey };
  const running = stage.run({
    event: pushEvent({ branch: "main", sha }),
    workspace,
    with: { ...given, cmd: build.cmd },
    ...first,
  });
  const records = () => stage.github.deployments(REPOSITORY).slice(known);
  await waitDuring(running, () => build.isBegun() && hasRecord(stage, sha) && records().length > 0);
  const other = { event: workflowDispatchEvent({ branch: "main", sha }), workspace: copy, ref: null, with: given };
  expect((await stage.run({ ...other, ...second })).outputs.status).toBe("deployed");
  await meanwhile(records()[0]?.id ?? 0);
  build.release();
  const run = await running;
  const { statuses } = recordOf(run.outputs["github-deployment-id"]);
  return { run, descriptions: statuses.map(({ description }) => description) };
}

test.each([
  ["its own clock is two hours behind", "-2", "0"],
  ["the clock of the other run is two hours ahead", "0", "2"],
])("a run in progress is not marked as lost if %s", async (_when, first, second) => {
  const { run, descriptions } = await overlap({ nodeArgs: clock(first) }, { nodeArgs: clock(second) });
  expect(run.outputs.status).toBe("deployed");
  expect(descriptions.slice(0, 2)).toStrictEqual([
    expect.stringMatching(/^Pushing to /),
    expect.stringMatching(/^Deployed to /),
  ]);
});

test("a run that another one has marked as lost records its own end", async () => {
  const markAsLost = async (id: number) => {
    const token = stage.github.createToken({ repository: REPOSITORY, permissions: PERMISSIONS });
    const response = await fetch(`${stage.github.apiUrl}/repos/${REPOSITORY}/deployments/${id}/statuses`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "user-agent": "test", accept: "application/vnd.github+json" },
      body: JSON.stringify({ state: "error", description: "Lost: its machine was lost.", auto_inactive: false }),
    });
    expect(response.status).toBe(201);
  };
  const { run, descriptions } = await overlap({}, {}, markAsLost);
  expect(run.outputs.status).toBe("deployed");
  expect(descriptions[0]).toMatch(/^Lost/);
  expect(descriptions.slice(1)).toContainEqual(expect.stringMatching(/^Deployed to /));
});

test("a killed run whose clock was set back keeps the comment readable, so that the next run updates it", async () => {
  const pullRequest = openPullRequest(stage);
  const given = { "deploy-key": stage.previewKey };
  const nodeArgs = clock('process.argv[1].includes("/dist/main/") ? 1 : 0');
  const killed = { event: pullRequest.event(), workspace, with: { ...given, cmd: "node kill.mjs" }, nodeArgs };
  expect((await stage.run(killed)).outputs["failure-code"]).toBe("crashed");
  expect((await stage.run({ event: pullRequest.push(), workspace, with: given })).outputs.status).toBe("deployed");
  const [comment = "", ...others] = commentsOn(stage, pullRequest.number);
  expect(others).toStrictEqual([]);
  expect(visible(comment)).toContain("✅ Deployed");
});
