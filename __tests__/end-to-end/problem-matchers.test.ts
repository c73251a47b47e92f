/** The problem matchers of `actions/setup-node` do not create annotations from the output of the build. */

import { appendFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import type { Step } from "../../fakes/runner/runner.ts";
import { REPOSITORY } from "../../fakes/test-environment.ts";
import { openPullRequest, stage, useStage } from "./run-action.ts";

/** The matchers that `actions/setup-node` registers. */
const MATCHERS = [
  {
    owner: "tsc",
    pattern: [
      {
        regexp: "^(\\S.*)\\((\\d+),(\\d+)\\):\\s+(error|warning)\\s+(TS\\d+):\\s+(.*)$",
        ...{ file: 1, line: 2, column: 3, severity: 4, code: 5, message: 6 },
      },
    ],
  },
  {
    owner: "eslint-compact",
    pattern: [
      {
        regexp: "^(.+):\\sline\\s(\\d+),\\scol\\s(\\d+),\\s(Error|Warning)\\s-\\s(.+)$",
        ...{ file: 1, line: 2, column: 3, severity: 4, message: 5 },
      },
    ],
  },
  {
    owner: "eslint-stylish",
    pattern: [
      { regexp: "^\\s*(\\S.*)$", file: 1 },
      {
        regexp: "^\\s+(\\d+):(\\d+)\\s+(error|warning)\\s+(.*)$",
        ...{ line: 1, column: 2, severity: 3, message: 4, loop: true },
      },
    ],
  },
];

const LINES = [
  "convex/messages.ts(1,1): error TS2322: planted",
  "convex/messages.ts: line 2, col 3, Error - planted",
  "convex/messages.ts",
  "  4:5  error  planted",
];

let workspace: string;
let setupNode: Step;

useStage(async () => {
  const shout = `for (const line of ${JSON.stringify(LINES)}) { console.log(line); console.error(line); }\n`;
  workspace = await stage.checkout({ files: { "shout.mjs": shout } });
  // The runner marks only files of the workflow's own repository.
  const remote = `[remote "origin"]\n\turl = ${stage.github.serverUrl}/${REPOSITORY}\n`;
  appendFileSync(join(workspace, ".git", "config"), remote);
  const actionPath = stage.folder("setup-node");
  mkdirSync(actionPath);
  writeFileSync(
    join(actionPath, "action.yml"),
    "name: Setup\ndescription: Registers matchers\nruns: { using: node24, main: index.cjs }\n",
  );
  for (const { owner, pattern } of MATCHERS)
    writeFileSync(join(actionPath, `${owner}.json`), JSON.stringify({ problemMatcher: [{ owner, pattern }] }));
  const commands = MATCHERS.map(({ owner }) => `::add-matcher::${join(actionPath, `${owner}.json`)}`);
  writeFileSync(join(actionPath, "index.cjs"), `console.log(${JSON.stringify(commands.join("\n"))});\n`);
  setupNode = { actionPath };
});

let branches = 0;
function build(cmd: string, inputs: Readonly<Record<string, string>> = {}) {
  branches += 1;
  return stage.run({
    event: openPullRequest(stage, `feature/matched-${branches}`).event(),
    workspace,
    earlier: [setupNode],
    with: { "deploy-key": stage.previewKey, cmd, ...inputs },
  });
}

test("a deployed run has no errors from the build's output", async () => {
  const run = await build("node shout.mjs");
  expect(run.outputs.status).toBe("deployed");
  expect(run.annotations).toStrictEqual([]);
  for (const line of LINES) expect(run.log.split("\n")).toContain(line);
});

test("`annotations: false` annotates no line of a failed build either", async () => {
  const run = await build("node shout.mjs; exit 3", { annotations: "false" });
  expect(run.outputs["failure-code"]).toBe("build-failed");
  expect(run.annotations.map(({ level, file }) => [level, file])).toStrictEqual([["error", undefined]]);
});

test("a run without output of other programs keeps the matchers for later steps", async () => {
  const run = await stage.run({
    event: openPullRequest(stage, "feature/matched-skipped").event(),
    workspace,
    earlier: [setupNode],
    with: { "on-missing-key": "skip" },
  });
  expect(run.outputs.status).toBe("skipped");
  expect(run.rawOutput).not.toContain("remove-matcher");
});
