/** Output of other programs is shown as text and never runs as a workflow command, however much there is. */

import { expect, test } from "@jest/globals";
import type { StepResult } from "../../fakes/runner/runner.ts";

import { annotationsOf, openPullRequest, stage, type TestPullRequest, useStage } from "./run-action.ts";

/** Commands that would change something that a test can see. */
const COMMANDS = [
  "::set-output name=status::planted",
  "::set-output name=planted::planted",
  "::save-state name=run::planted",
  "::save-state name=planted::planted",
  "::error::planted",
  "::error file=convex/messages.ts,line=1::planted",
  "::warning title=planted::planted",
  "::notice::planted",
  "::add-mask::Built",
  "::add-mask::acme",
  "::stop-commands::planted-token",
  "::echo::on",
  "::add-matcher::matcher.json",
  "##[add-matcher]matcher.json",
  "::set-env name=PLANTED::planted",
  "::add-path::/planted",
  "##[error]planted",
  "##[warning]planted",
  "##[set-output name=status;]planted",
  "##[save-state name=planted;]planted",
  "##[add-mask]Built",
  "##[stop-commands]planted-token",
];

/** Text around a command that could make the action and the runner read the line differently. */
const DISGUISES: readonly ((command: string) => string)[] = [
  (command) => command,
  (command) => `  \t ${command}`,
  (command) => `\u00a0\u2003\u3000${command}`,
  (command) => `\ufeff${command}`,
  (command) => `\u200b\u200d\u2060${command}`,
  (command) => `\u202e\u2066${command}`,
  (command) => `\u0085${command}`,
  (command) => `\u001b[31m${command}\u001b[0m`,
  (command) => `${command.slice(0, 1)}\u001b[1m${command.slice(1)}`,
  (command) => `${command.slice(0, 1)}\u200b${command.slice(1, 2)}\u0000${command.slice(2)}`,
  (command) => `progress\r${command}`,
  (command) => `progress\r${command}\r`,
  (command) => `text\u2028${command}`,
  (command) => `text\v${command}\f${command}`,
  (command) => `in the middle: ${command}`,
  (command) => `${"x".repeat(32_768)}${command}`,
  (command) => `${"x ".repeat(16_384)}${command}`,
  (command) => `${"x".repeat(28_672)}${command}${"x".repeat(9_000)} ${command}`,
];

const SHOUT = `import { setTimeout as wait } from "node:timers/promises";
const lines = ${JSON.stringify(DISGUISES.flatMap((disguise) => COMMANDS.map(disguise)))};
for (const out of [process.stdout, process.stderr]) {
  for (const line of lines) out.write(line + "\\n");
  for (const command of ${JSON.stringify(COMMANDS)}) {
    for (const cut of [1, 2, 3]) {
      out.write(command.slice(0, cut));
      await wait(5);
      out.write(command.slice(cut) + "\\n");
    }
  }
}
console.log("Built, said the build of acme");
`;

/** Would turn every line into an annotation. */
const MATCHER = JSON.stringify({ problemMatcher: [{ owner: "planted", pattern: [{ regexp: "^(.+)$", message: 1 }] }] });

const FLOOD = `const [kind, megabytes] = [process.argv[2], Number(process.argv[3])];
const words = { lines: "a line of a flood of lines, and so on and on it goes\\n".repeat(1_200), line: "x".repeat(65_536), words: "word and ".repeat(7_281) };
const chunk = words[kind];
let left = Math.ceil((megabytes * 1024 * 1024) / chunk.length);
const more = () => {
  while (left-- > 0) if (!process.stdout.write(chunk)) return process.stdout.once("drain", more);
  process.stdout.write("\\nthe flood is over\\n");
};
more();
`;

let workspace: string;
let pullRequest: TestPullRequest;
let key: string;

useStage(async () => {
  workspace = await stage.checkout({ files: { "shout.mjs": SHOUT, "flood.mjs": FLOOD, "matcher.json": MATCHER } });
  pullRequest = openPullRequest(stage, "feature/loud");
  key = stage.previewKey;
});

const build = (cmd: string, nodeArgs: readonly string[] = []) =>
  stage.run({ event: pullRequest.event(), workspace, with: { "deploy-key": key, cmd }, nodeArgs });

/** The effects of a step on the runner, without values that differ in every run. */
function effects(run: StepResult) {
  const { "duration-seconds": _seconds, "github-deployment-id": _id, ...outputs } = run.outputs;
  return {
    outputs: { ...outputs, "preview-created": "" },
    state: Object.keys(run.state),
    masks: run.masks.filter((mask) => !/^gh[a-z]_/.test(mask)).length,
    isPlanted: run.masks.some((mask) => ["Built", "acme", "planted-token"].includes(mask)),
    variables: run.exportedEnv,
    paths: run.paths,
    annotations: run.annotations.map(({ level, message }) => `${level}: ${message}`),
  };
}

test("a build that prints workflow commands, in any disguise, has the same effects as a silent build", async () => {
  const silent = await build("echo silent");
  const loud = await build("node shout.mjs");
  expect(loud.outputs.status).toBe("deployed");
  expect(effects(loud)).toStrictEqual(effects(silent));
  expect(loud.log).toContain("Built, said the build of acme");
  // The commands are shown as text, not dropped.
  expect(loud.log.split("planted").length).toBeGreaterThan(500);
});

test("an error of Convex or of the bundler that contains workflow commands is one error of the action", async () => {
  stage.cloud.fault({
    path: "/api/deploy2/start_push",
    kind: "status",
    status: 400,
    body: { code: "Odd", message: `Odd\n${COMMANDS.join("\n")}\r${COMMANDS.join("\r")}` },
  });
  const run = await build("true");
  expect(run.conclusion).toBe("failure");
  expect(run.outputs.status).toBe("failed");
  expect(run.annotations.map(({ level }) => level)).toStrictEqual(["error"]);
  expect(Object.keys(run.state)).not.toContain("planted");
  expect(run.outputs.planted).toBeUndefined();
  expect(run.masks).not.toContain("Built");
  expect(run.log).toContain("planted");
});

/** V8 ends a process that needs more memory. The action needs between 12 and 20 MB, and the whole output never fits. */
const HEAP_MB = 32;

test.each([
  { kind: "line", what: "one line without a space" },
  { kind: "words", what: "one line of words" },
  { kind: "lines", what: "lines" },
])("45 MB of $what are processed in a heap of 32 MB", async ({ kind }) => {
  const run = await build(`node flood.mjs ${kind} 45`, [`--max-old-space-size=${HEAP_MB}`]);
  expect(run.outputs.status).toBe("deployed");
  expect(annotationsOf(run, "error")).toStrictEqual([]);
  expect(run.log).toContain("the flood is over");
  expect(run.rawOutput).not.toContain("MaxListenersExceededWarning");
});
