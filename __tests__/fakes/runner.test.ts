import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { afterAll, describe, expect, test } from "@jest/globals";
import { loadManifest } from "../../fakes/runner/action-manifest.ts";
import {
  type JobOptions,
  jobOutputs,
  runJob,
  runStep,
  type Step,
  type StepOptions,
} from "../../fakes/runner/runner.ts";

const root = mkdtempSync(join(tmpdir(), "runner-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const QUICK = { interrupt: 400, terminate: 300, heldPipes: 400, batch: 40 };
let folders = 0;

function folder(): string {
  const path = join(root, String(++folders));
  mkdirSync(path, { recursive: true });
  return path;
}

/** Creates an action. `main` and `post` are module bodies in which `file(name, text)` appends to a command file. */
function action(main: string, { post = "", postIf = "", inputs = "" } = {}): string {
  const path = folder();
  const manifest = [
    "name: Throw-away",
    "description: For one test",
    ...(inputs === "" ? [] : ["inputs:", inputs]),
    "runs:",
    "  using: node24",
    "  main: main.mjs",
    ...(post === "" ? [] : ["  post: post.mjs"]),
    ...(postIf === "" ? [] : [`  post-if: ${postIf}`]),
  ];
  const prelude = `
    import { appendFileSync, writeSync } from "node:fs";
    import { spawn } from "node:child_process";
    const file = (name, text) => appendFileSync(process.env["GITHUB_" + name], text);
    const say = (...lines) => { for (const line of lines) writeSync(1, line + "\\n"); };
    const complain = (line) => writeSync(2, line + "\\n");
  `;
  writeFileSync(join(path, "action.yml"), manifest.join("\n"));
  writeFileSync(join(path, "main.mjs"), prelude + main);
  if (post !== "") writeFileSync(join(path, "post.mjs"), prelude + post);
  return path;
}

function job(options: Partial<JobOptions> = {}): JobOptions {
  return {
    event: { name: "push", payload: { ref: "refs/heads/main" } },
    github: {
      repository: "acme/shop",
      sha: "a".repeat(40),
      ref: "refs/heads/main",
      token: "ghs_token_of_the_job",
      apiUrl: "http://127.0.0.1:1/api/v3",
      serverUrl: "http://127.0.0.1:1",
    },
    workspace: folder(),
    temp: folder(),
    delays: QUICK,
    ...options,
  };
}

function run(main: string, options: Partial<StepOptions> = {}, manifest: Parameters<typeof action>[1] = {}) {
  return runStep({ ...job(), actionPath: action(main, manifest), ...options });
}

/** Whether a process runs. A killed process that nothing waits for stays in the process table as a zombie. */
function isRunning(pid: number): boolean {
  try {
    return !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return false;
  }
}

/** For tests that read `/proc`. */
const testOnLinux = process.platform === "linux" ? test : test.skip;

const PRINT_ENV = 'file("OUTPUT", "env<<END_OF_ENV\\n" + JSON.stringify(process.env) + "\\nEND_OF_ENV\\n");';

async function environment(options: Partial<StepOptions> = {}, inputs = ""): Promise<Record<string, string>> {
  const { outputs } = await run(PRINT_ENV, options, { inputs });
  return JSON.parse(outputs.env ?? "{}") as Record<string, string>;
}

describe("the start of a step", () => {
  test("inputs arrive in upper case, spaces as underscores, hyphens kept, defaults evaluated", async () => {
    const inputs = [
      "  deploy-key: { required: true }",
      "  my input: { default: 60 }",
      "  github-token: { default: '${{ github.token }}' }",
      "  where: { default: '${{ github.repository }} on ${{ github.event.ref }}' }",
      "  flag: { default: false }",
    ].join("\n");
    const env = await environment({ with: { Flag: "TRUE" } }, inputs);
    expect(env["INPUT_DEPLOY-KEY"]).toBe("");
    expect(env.INPUT_MY_INPUT).toBe("60");
    expect(env["INPUT_GITHUB-TOKEN"]).toBe("ghs_token_of_the_job");
    expect(env.INPUT_WHERE).toBe("acme/shop on refs/heads/main");
    expect(env.INPUT_FLAG).toBe("TRUE");
    expect(env.GITHUB_TOKEN).toBeUndefined();
  });

  test("expressions in a step's with and env see secrets, the event and each other's contexts", async () => {
    const env = await environment(
      {
        secrets: { CONVEX_DEPLOY_KEY: "prod:one-two-3|secret" },
        env: { STAGE: "${{ github.event_name == 'push' && 'live' || 'test' }}" },
        with: { key: "${{ secrets.CONVEX_DEPLOY_KEY }}", stage: "${{ env.STAGE }}", none: "${{ secrets.OTHER }}" },
      },
      "  key: {}\n  stage: {}\n  none: {}",
    );
    expect(env).toMatchObject({ INPUT_KEY: "prod:one-two-3|secret", INPUT_STAGE: "live", INPUT_NONE: "" });
  });

  test("an unknown input causes a warning and is passed on", async () => {
    const result = await run('say("got " + process.env.INPUT_TYPO);', { with: { typo: "x" } }, { inputs: "  key: {}" });
    expect(result.conclusion).toBe("success");
    expect(result.annotations).toStrictEqual([
      { level: "warning", message: "Unexpected input(s) 'typo', valid inputs are ['key']" },
    ]);
    expect(result.log).toContain("got x\n");
  });

  test("the environment is the runner's own, not the test's", async () => {
    process.env.LEAK_FROM_TEST = "1";
    const options = job();
    const env = await environment(options);
    delete process.env.LEAK_FROM_TEST;
    expect(env).toMatchObject({
      CI: "true",
      GITHUB_ACTIONS: "true",
      GITHUB_REF: "refs/heads/main",
      GITHUB_REF_NAME: "main",
      GITHUB_REF_TYPE: "branch",
      GITHUB_HEAD_REF: "",
      GITHUB_BASE_REF: "",
      GITHUB_EVENT_NAME: "push",
      GITHUB_REPOSITORY_OWNER: "acme",
      GITHUB_API_URL: "http://127.0.0.1:1/api/v3",
      GITHUB_GRAPHQL_URL: "http://127.0.0.1:1/api/graphql",
      GITHUB_WORKSPACE: options.workspace,
      RUNNER_TEMP: options.temp,
      RUNNER_OS: expect.stringMatching(/Linux|macOS|Windows/),
    });
    expect(env.ACTIONS_RUNTIME_TOKEN).toMatch(/^runtime-/);
    expect(env).not.toHaveProperty("LEAK_FROM_TEST");
    expect(env).not.toHaveProperty("JEST_WORKER_ID");
    const [node, ...machine] = (env.PATH ?? "").split(delimiter);
    expect(node).toBe(dirname(process.execPath));
    expect(machine.join(delimiter)).not.toContain("node_modules");
    expect(JSON.parse(readFileSync(env.GITHUB_EVENT_PATH ?? "", "utf8"))).toStrictEqual({ ref: "refs/heads/main" });
  });

  test("the working directory is the workspace and stdin is closed", async () => {
    const options = job();
    const result = await run(
      'process.stdin.on("end", () => say("stdin ended in " + process.cwd())).resume();',
      options,
    );
    expect(result.log).toContain(`stdin ended in ${options.workspace}\n`);
  });

  test("a `main` that does not exist fails the step", async () => {
    const actionPath = action("");
    rmSync(join(actionPath, "main.mjs"));
    const result = await runStep({ ...job(), actionPath });
    expect(result).toMatchObject({ conclusion: "failure", exitCode: null });
    expect(result.log).toMatch(/##\[error\]File not found: '.*main\.mjs'/);
  });

  test("an action without a Node runtime is refused", async () => {
    const actionPath = folder();
    writeFileSync(join(actionPath, "action.yml"), "runs: { using: composite, steps: [] }");
    await expect(runStep({ ...job(), actionPath })).rejects.toThrow("not a Node version");
  });
});

describe("command files", () => {
  test.each([
    ["a plain line", "a=b=c\n", { a: "b=c" }],
    ["an empty value", "a=\n", { a: "" }],
    ["a block", "a<<E\none\n\ntwo=2\nE\nb=1\n", { a: "one\n\ntwo=2", b: "1" }],
    ["an empty block", "a<<E\nE\n", { a: "" }],
    ["a block whose delimiter has no line end", "a<<E\nx\nE", { a: "x" }],
    ["a later line, in other case too", "status=1\nStatus=2\n", { status: "2" }],
    ["a value with << after the =", "a=b<<c\n", { a: "b<<c" }],
  ])("%s is read", async (_, text, outputs) => {
    const result = await run(`file("OUTPUT", ${JSON.stringify(text)});`);
    expect(result.outputs).toStrictEqual(outputs);
    expect(result.conclusion).toBe("success");
  });

  test.each([
    ["a block without its delimiter", "a=1\nb<<E\nstatus=deployed\n", "Matching delimiter not found 'E'"],
    ["a block that ends inside a line", "a=1\nb<<E\nstatus=deployed", "EOF marker missing new line."],
    ["a line of no form", "a=1\nnonsense\nstatus=deployed\n", "Invalid format 'nonsense'"],
    ["a block without a name", "a=1\n<<E\nx\nE\nstatus=deployed\n", "Name must not be empty"],
  ])("%s fails the step and is ignored with everything after it", async (_, text, message) => {
    const result = await run(`file("OUTPUT", ${JSON.stringify(text)});`);
    expect(result.outputs).toStrictEqual({ a: "1" });
    expect(result).toMatchObject({ conclusion: "failure", exitCode: 0 });
    expect(result.log).toContain("##[error]Unable to process file command 'output' successfully.");
    expect(result.log).toContain(message);
  });

  test("all command files are read after a crash", async () => {
    const result = await run(
      'file("OUTPUT", "a=1\\n"); file("ENV", "E=1\\n"); file("STATE", "s=1\\n"); file("PATH", "/opt/x\\n"); file("STEP_SUMMARY", "# Sum"); process.abort();',
    );
    expect(result).toMatchObject({ conclusion: "failure", exitCode: 134, signal: "SIGABRT" });
    expect(result).toMatchObject({
      outputs: { a: "1" },
      exportedEnv: { E: "1" },
      state: { s: "1" },
      summary: "# Sum\n",
    });
    expect(result.paths).toStrictEqual(["/opt/x"]);
  });

  test("main and post have new files, state is passed on, outputs of post are ignored", async () => {
    const result = await run(
      'file("STATE", "id=7\\n"); file("OUTPUT", "a=1\\n"); file("STEP_SUMMARY", "main");',
      {},
      {
        post: 'say("state " + process.env.STATE_id, "size " + (await import("node:fs")).statSync(process.env.GITHUB_STEP_SUMMARY).size); file("OUTPUT", "a=2\\n"); file("STEP_SUMMARY", "post");',
      },
    );
    expect(result.post?.log).toBe("Post job cleanup.\nstate 7\nsize 0\n");
    expect(result.outputs).toStrictEqual({ a: "1" });
    expect(result.summary).toBe("main\npost\n");
  });

  test("a summary above 1 MiB is dropped with an error that does not fail the step", async () => {
    const kept = await run('file("STEP_SUMMARY", "x".repeat(1024 * 1024));');
    expect(kept.summary).toHaveLength(1024 * 1024 + 1);
    const dropped = await run('file("STEP_SUMMARY", "x".repeat(1024 * 1024 + 1));');
    expect(dropped).toMatchObject({ conclusion: "success", summary: "" });
    expect(dropped.annotations[0]?.message).toContain(
      "$GITHUB_STEP_SUMMARY upload aborted, supports content up to a size of 1024k, got 1024k.",
    );
  });

  test("a summary is masked, unlike outputs and variables", async () => {
    const result = await run('file("STEP_SUMMARY", "key s3cr3t-value\\n"); file("OUTPUT", "a=s3cr3t-value\\n");', {
      secrets: ["s3cr3t-value"],
    });
    expect(result.summary).toBe("key ***\n");
    expect(result.outputs.a).toBe("s3cr3t-value");
  });
});

describe("log commands", () => {
  test.each([
    ["at the start", "::set-output name=x::v"],
    ["after white space", "\\t \\u00a0::set-output name=x::v"],
    ["in capitals", "::SET-OUTPUT NAME=x::v"],
    ["after a lone carriage return", "progress 50%\\r::set-output name=x::v"],
    ["in the legacy form, anywhere in a line", "some text ##[set-output name=x]v"],
  ])("a command is processed %s", async (_, line) => {
    expect((await run(`say("${line}");`)).outputs).toStrictEqual({ x: "v" });
  });

  test.each([
    ["text stands before it", "text ::set-output name=x::v"],
    ["there is no second ::", "::set-output name=x"],
    ["its name is unknown", "::set-outputs name=x::v"],
    ["another ##[ stands before the legacy form", "##[section]a ##[set-output name=x]v"],
  ])("a line is plain text when %s", async (_, line) => {
    const result = await run(`say("${line}");`);
    expect(result.outputs).toStrictEqual({});
    expect(result.log).toContain(`${line}\n`);
  });

  test("commands on stderr and of child processes are processed too", async () => {
    const result = await run(
      'complain("::set-output name=a::1"); spawn("sh", ["-c", "echo ::set-output name=b::2"], { stdio: "inherit" });',
    );
    expect(result.outputs).toStrictEqual({ a: "1", b: "2" });
    expect(result.annotations.map(({ message }) => message.slice(0, 36))).toStrictEqual(
      Array(2).fill("The `set-output` command is deprecat"),
    );
  });

  test("data and properties are unescaped", async () => {
    const result = await run('say("::error title=a%3Ab%2Cc,file=x.ts,line=3,col=4::one%0Atwo %25");');
    expect(result.annotations).toStrictEqual([
      { level: "error", message: "one\ntwo %", title: "a:b,c", file: "x.ts", line: 3, col: 4 },
    ]);
    expect(result.log).toContain("##[error]one\ntwo %\n");
    expect(result.conclusion).toBe("success");
  });

  test("set-env and add-path are disabled and fail the step", async () => {
    const result = await run('say("::set-env name=A::1", "::add-path::/x");');
    expect(result).toMatchObject({ conclusion: "failure", exitCode: 0, exportedEnv: {}, paths: [] });
    expect(result.log).toContain("The `set-env` command is disabled.");
    const allowed = await run('say("::set-env name=A::1", "::add-path::/x");', {
      env: { ACTIONS_ALLOW_UNSECURE_COMMANDS: "true" },
    });
    expect(allowed).toMatchObject({ conclusion: "success", exportedEnv: { A: "1" }, paths: ["/x"] });
  });

  test("between stop-commands and its token no command is processed, and a command's name cannot be the token", async () => {
    const result = await run(
      'say("::stop-commands::end-of-it", "::set-output name=a::1", "##[set-output name=a]1", "::end-of-it::", "::set-output name=b::2");',
    );
    expect(result.outputs).toStrictEqual({ b: "2" });
    expect(result.log).toContain("::set-output name=a::1\n");
    expect((await run('say("::stop-commands::error");')).conclusion).toBe("failure");
  });

  test("an invalid token of stop-commands fails the step, and nothing after it is read", async () => {
    const result = await run('say("::stop-commands::error", "::set-output name=a::1", "after");');
    expect(result).toMatchObject({ conclusion: "failure", outputs: {} });
    expect(result.log).not.toContain("after");
  });

  test("groups are shown, debug lines only with debug logging", async () => {
    const main = 'say("::group::Build", "::debug::inner", "::endgroup::");';
    const plain = await run(main);
    expect(plain.log).toContain("##[group]Build\n##[endgroup]\n");
    expect(plain.log).not.toContain("inner");
    const debug = await run(`${main} say("debug " + process.env.RUNNER_DEBUG);`, { debug: true });
    expect(debug.log).toContain("##[debug]inner\n");
    expect(debug.log).toContain("debug 1\n");
  });

  test("ten annotations per level are kept, and messages are cut at 4096 characters", async () => {
    const result = await run(
      'for (let i = 0; i < 12; i++) say("::warning::w" + i, "::notice::n" + i); say("::error::" + "x".repeat(5000));',
    );
    const count = (level: string) => result.annotations.filter((annotation) => annotation.level === level).length;
    expect([count("warning"), count("notice"), count("error")]).toStrictEqual([10, 10, 1]);
    expect(result.annotations.find(({ level }) => level === "error")?.message).toHaveLength(4096);
    expect(result.log).toContain("##[warning]w11\n");
  });

  test("contradictory numbers are dropped, and paths in the workspace are made relative", async () => {
    const options = job();
    const result = await run(
      'say("::error file=" + process.cwd() + "/convex/a.ts,line=9,endLine=3::x", "::error line=2,endLine=4,col=1::x", "::error endLine=4,col=5,endColumn=2::x");',
      options,
    );
    expect(result.annotations).toStrictEqual([
      { level: "error", message: "x", file: "convex/a.ts" },
      { level: "error", message: "x", line: 2, endLine: 4 },
      { level: "error", message: "x", line: 4, endLine: 4 },
    ]);
  });
});

describe("masking", () => {
  const secret = `prod:a-b-1|x'y"z&<tail>!(*)=`;
  const bytes = Buffer.from(secret);
  test.each([
    ["as it is", secret],
    ["in base64", bytes.toString("base64")],
    ["in base64, one byte later", bytes.subarray(1).toString("base64")],
    ["in base64, two bytes later", bytes.subarray(2).toString("base64")],
    ["as JSON", JSON.stringify(secret).slice(1, -1)],
    ["with quotes doubled", secret.replaceAll("'", "''")],
    ["with quotes escaped", secret.replaceAll('"', '\\"')],
    ["as .NET escapes it for a URL", "prod%3Aa-b-1%7Cx%27y%22z%26%3Ctail%3E%21%28%2A%29%3D"],
    ["as XML", "prod:a-b-1|x&apos;y&quot;z&amp;&lt;tail&gt;!(*)="],
  ])("a secret is hidden %s", async (_, form) => {
    const result = await run(`say("[" + ${JSON.stringify(form)} + "]");`, { secrets: [secret] });
    expect(result.log).toContain("[***]\n");
    expect(result.rawOutput).toContain(form);
  });

  test("other forms are not hidden: hex, and what encodeURIComponent leaves of quotes", async () => {
    const forms = [bytes.toString("hex"), encodeURIComponent(secret)];
    const result = await run(`say(...${JSON.stringify(forms)});`, { secrets: [secret] });
    for (const form of forms) expect(result.log).toContain(form);
  });

  test("add-mask masks the value and each of its trimmed lines from then on, however short", async () => {
    const result = await run(
      'say("early abc", "::add-mask::abc%0A  def  %0A", "late abc def", "::add-mask::ok", "book");',
    );
    expect(result.log).toContain("early abc\nlate *** ***\nbo***\n");
    expect(result.masks).toStrictEqual(expect.arrayContaining(["abc", "def", "ok"]));
  });

  test("an empty mask causes a warning and masks nothing", async () => {
    const result = await run('say("::add-mask::  ", "a  b");');
    expect(result.log).toContain("a  b\n");
    expect(result.annotations[0]).toMatchObject({ level: "warning" });
  });

  test("every occurrence in a line is masked", async () => {
    const result = await run('say("a hide b hide c");', { secrets: ["hide"] });
    expect(result.log).toContain("a *** b *** c\n");
  });

  test("overlapping and touching masks become one", async () => {
    const result = await run('say("xx abcdef xx");', { secrets: ["abcd", "cde", "f"] });
    expect(result.log).toContain("xx *** xx\n");
  });

  test("inputs, messages, live lines and the job's token are masked", async () => {
    const lines: string[] = [];
    const result = await run(
      'say("::error title=hidden::hidden", process.env.INPUT_TOKEN, process.env.ACTIONS_RUNTIME_TOKEN);',
      {
        secrets: ["hidden"],
        with: { key: "hidden", token: "ghs_token_of_the_job" },
        onLog: (line) => lines.push(line),
      },
      { inputs: "  key: {}\n  token: {}" },
    );
    expect(result.log).toContain("  key: ***\n  token: ***\n");
    expect(result.log).toContain("##[error]***\n***\n***\n");
    expect(`${lines.join("\n")}\n`).toBe(result.log);
    expect(result.annotations[0]).toMatchObject({ message: "***", title: "hidden" });
  });

  test("stderr of a batch is handled before its stdout: a mask on stdout comes too late", async () => {
    // The first two are read in one batch and the third in a later one, also on a busy machine.
    const result = await run(
      'say("::add-mask::too-late"); complain("too-late"); setTimeout(() => complain("too-late"), 6_000);',
      { delays: { batch: 2_000 } },
    );
    expect(result.log).toContain("too-late\n***\n");
  });

  test("an output that contains a masked text is not passed to other jobs, nor is an empty one", async () => {
    const result = await run(
      'say("::add-mask::quiet"); file("OUTPUT", "a=not quiet\\nb=fine\\nc=\\nd=" + Buffer.from("quiet").toString("base64") + "\\n");',
    );
    expect(result.outputs.a).toBe("not quiet");
    expect(jobOutputs(result)).toStrictEqual({ outputs: { b: "fine" }, dropped: ["a", "c", "d"] });
  });
});

describe("cancel and timeout", () => {
  const STUBBORN = 'process.on("SIGINT", () => say("int")); setInterval(() => {}, 1000); say("ready");';
  const ready = (log: string) => log.includes("ready\n");

  test("SIGINT comes first, and a step that succeeds after it is cancelled anyway", async () => {
    const result = await run(
      'process.on("SIGINT", () => { file("OUTPUT", "a=1\\n"); process.exit(0); }); setInterval(() => {}, 1000); say("ready");',
      { cancel: { when: ready } },
      { post: 'say("cleaned");' },
    );
    expect(result).toMatchObject({ conclusion: "cancelled", exitCode: 0, outputs: { a: "1" } });
    expect(result.log).toContain("##[error]The operation was canceled.\n");
    expect(result.post?.log).toContain("cleaned\n");
  });

  test("SIGTERM follows, then SIGKILL", async () => {
    const termed = await run(`${STUBBORN} process.on("SIGTERM", () => { say("term"); process.exit(3); });`, {
      cancel: { when: ready },
    });
    expect(termed.log).toContain("ready\nint\nterm\n");
    expect(termed).toMatchObject({ exitCode: 3, conclusion: "cancelled" });
    expect(termed.durationMs).toBeGreaterThan(QUICK.interrupt);
    const killed = await run(`${STUBBORN} process.on("SIGTERM", () => say("term"));`, { cancel: { when: ready } });
    expect(killed).toMatchObject({ exitCode: 137, signal: "SIGKILL", conclusion: "cancelled" });
    expect(killed.durationMs).toBeGreaterThan(QUICK.interrupt + QUICK.terminate);
  });

  test("the runner's own delays are 7.5, 2.5 and 5 seconds", async () => {
    const { RUNNER_DELAYS } = await import("../../fakes/runner/runner.ts");
    expect(RUNNER_DELAYS).toMatchObject({ interrupt: 7500, terminate: 2500, heldPipes: 5000 });
  });

  testOnLinux(
    "only the action's own process is signalled; a child that stays is an orphan, holds the log up, and is killed",
    async () => {
      const child = 'process.on("SIGINT", () => {}); console.log("child " + process.pid); setInterval(() => {}, 1000)';
      const result = await run(
        `spawn(process.execPath, ["-e", ${JSON.stringify(child)}], { stdio: "inherit" }); setInterval(() => {}, 1000);`,
        { cancel: { when: (log) => log.includes("child ") } },
      );
      const pid = Number(/child (\d+)/.exec(result.log)?.[1]);
      expect(result).toMatchObject({ conclusion: "cancelled", exitCode: 130, signal: "SIGINT" });
      expect(result.orphans.map((orphan) => orphan.pid)).toStrictEqual([pid]);
      expect(result.durationMs).toBeGreaterThan(QUICK.heldPipes);
      // The process was killed, but the kernel may need some time to end it.
      while (isRunning(pid)) await new Promise((resolve) => setTimeout(resolve, 20));
    },
  );

  test("a step that times out has failed", async () => {
    const result = await run("setInterval(() => {}, 1000);", { cancel: { afterMs: 100, timeoutMinutes: 10 } });
    expect(result.conclusion).toBe("failure");
    expect(result.log).toContain("##[error]The action 'Run ./' has timed out after 10 minutes.\n");
  });
});

describe("orphans", () => {
  testOnLinux("a detached process is found by the tracking variable, and does not hold up the step", async () => {
    const result = await run(
      'const child = spawn("sleep", ["30"], { detached: true, stdio: "ignore" }); child.unref(); say("pid " + child.pid);',
    );
    expect(result.orphans).toStrictEqual([{ pid: Number(/pid (\d+)/.exec(result.log)?.[1]), command: "sleep 30" }]);
    expect(result.conclusion).toBe("success");
  });

  testOnLinux("one that dropped the variable is found by its ancestry", async () => {
    const result = await run(
      'const child = spawn("sleep", ["30"], { detached: true, stdio: "ignore", env: {} }); child.unref(); setTimeout(() => {}, 3_000);',
    );
    expect(result.orphans.map((orphan) => orphan.command)).toStrictEqual(["sleep 30"]);
  });

  test("children that have ended are not reported", async () => {
    const result = await run('spawn("sleep", ["0.1"]);');
    expect(result.orphans).toStrictEqual([]);
  });
});

describe("post", () => {
  test.each([
    ["if always(), the default", "", true, true],
    ["if success()", "success()", true, false],
    ["if failure()", "failure()", false, true],
  ])("runs %s", async (_, postIf, afterSuccess, afterFailure) => {
    const manifest = { post: 'say("post");', postIf };
    expect((await run("", {}, manifest)).post !== undefined).toBe(afterSuccess);
    expect((await run("process.exit(1);", {}, manifest)).post !== undefined).toBe(afterFailure);
  });

  test("does not run on a lost machine", async () => {
    expect((await run("", { skipPost: true }, { post: 'say("post");' })).post).toBeUndefined();
  });
});

describe("several steps", () => {
  const step = (main: string, more: Partial<Step> = {}): Step => ({ actionPath: action(main), ...more });
  const show = (...names: string[]) =>
    `say(${names.map((name) => `"${name}=" + process.env[${JSON.stringify(name)}]`).join(", ")});`;

  test("an earlier step can set variables and paths, but not NODE_OPTIONS, GITHUB_*, RUNNER_* and inputs", async () => {
    const planted = [
      "NODE_OPTIONS=--x",
      "CONVEX_DEPLOY_KEY=evil",
      "GITHUB_SHA=evil",
      "RUNNER_TEMP=evil",
      "INPUT_KEY=evil",
    ];
    const options = job();
    const names = ["NODE_OPTIONS", "CONVEX_DEPLOY_KEY", "GITHUB_SHA", "RUNNER_TEMP", "INPUT_KEY", "STATE_x", "PATH"];
    const result = await runJob(options, [
      step(
        `file("ENV", ${JSON.stringify(`${planted.join("\n")}\nSTATE_x=evil\n`)}); file("PATH", "/first\\n/second\\n");`,
      ),
      { actionPath: action(show(...names), { inputs: "  key: {}" }), with: { key: "mine" } },
    ]);
    const log = result.steps[1]?.log ?? "";
    expect(result.steps[0]?.log).toContain(
      "##[error]Can't store NODE_OPTIONS output parameter using '$GITHUB_ENV' command.",
    );
    expect(log).toContain("NODE_OPTIONS=undefined\nCONVEX_DEPLOY_KEY=evil\n");
    expect(log).toContain(`GITHUB_SHA=${"a".repeat(40)}\nRUNNER_TEMP=${options.temp}\nINPUT_KEY=mine\nSTATE_x=evil\n`);
    expect(log).toMatch(/\nPATH=\/second:\/first:\//);
  });

  test("a step's own env overrides earlier variables, and masks stay", async () => {
    const result = await runJob({ ...job(), env: { A: "job", B: "job" } }, [
      step('file("ENV", "A=planted\\nC=planted\\n"); say("::add-mask::from-first");'),
      step(`${show("A", "B", "C")} say("from-first");`, { env: { C: "own" } }),
    ]);
    expect(result.steps[1]?.log).toContain("A=planted\nB=job\nC=own\n***\n");
  });

  test("after a failure later steps are skipped unless their condition says otherwise, and post runs last in, first out", async () => {
    const posting = (name: string, main: string): string => action(main, { post: `say("post ${name}");` });
    const result = await runJob(job(), [
      { actionPath: posting("one", ""), id: "one" },
      { actionPath: posting("two", "process.exit(7);") },
      { actionPath: posting("three", ""), if: "github.event_name == 'push'" },
      { actionPath: posting("four", ""), if: "always()" },
      { actionPath: posting("five", ""), if: "failure() && steps.one.conclusion == 'success'" },
    ]);
    expect(result.conclusion).toBe("failure");
    expect(result.steps.map(({ conclusion }) => conclusion)).toStrictEqual([
      "success",
      "failure",
      "skipped",
      "success",
      "success",
    ]);
    expect(result.log.match(/post \w+/g)).toStrictEqual(["post five", "post four", "post two", "post one"]);
  });

  test("expressions can use outputs of earlier steps", async () => {
    const result = await runJob(job(), [
      step('file("OUTPUT", "url=https://x.convex.cloud\\n");', { id: "deploy" }),
      step(show("URL"), { env: { URL: "${{ steps.deploy.outputs.url }}" } }),
    ]);
    expect(result.steps[1]?.log).toContain("\nURL=https://x.convex.cloud\n");
  });
});

test("the command files of each phase can be found by a step", async () => {
  const options = job();
  await run("", options, { post: ";" });
  expect(existsSync(join(options.temp, "_github_workflow", "event.json"))).toBe(true);
  expect(readdirSync(join(options.temp, "_runner_file_commands"))).toHaveLength(12);
});

describe("problem matchers", () => {
  const TSC = { regexp: "^(\\S+)\\((\\d+),(\\d+)\\): (error|warning|info) (TS\\d+): (.*)$" };
  const MATCHERS = {
    problemMatcher: [
      { owner: "tsc", pattern: [{ ...TSC, file: 1, line: 2, column: 3, severity: 4, code: 5, message: 6 }] },
      {
        owner: "stylish",
        severity: "warning",
        pattern: [
          { regexp: "^(\\S.*)$", file: 1 },
          { regexp: "^\\s+(\\d+):(\\d+)\\s+(.*)$", line: 1, column: 2, message: 3, loop: true },
        ],
      },
    ],
  };

  function checkout(url = "http://127.0.0.1:1/acme/shop"): string {
    const workspace = folder();
    mkdirSync(join(workspace, ".git"));
    writeFileSync(join(workspace, ".git", "config"), `[remote "origin"]\n\turl = ${url}\n`);
    writeFileSync(join(workspace, "a.ts"), "");
    writeFileSync(join(workspace, "matchers.json"), JSON.stringify(MATCHERS));
    return workspace;
  }

  const places = (annotations: readonly { level: string; message: string; file?: string; line?: number }[]) =>
    annotations.map(({ level, message, file, line }) => [level, message, file, line]);

  test("annotate lines of this step and of later ones, until they are removed", async () => {
    const line = "a.ts(3,4): error TS1: No";
    const steps: Step[] = [
      { actionPath: action('say("::add-matcher::matchers.json", "a.ts(1,1): warning TS2: Odd")') },
      { actionPath: action(`say(${JSON.stringify(line)}, "nothing")`) },
      { actionPath: action(`say("::remove-matcher owner=TSC::", ${JSON.stringify(line)})`) },
      { actionPath: action(`say("::remove-matcher::matchers.json", ${JSON.stringify(line)})`) },
      { actionPath: action(`say(${JSON.stringify(line)})`) },
    ];
    const { steps: done, conclusion } = await runJob(job({ workspace: checkout() }), steps);
    expect(done.map(({ annotations }) => places(annotations))).toStrictEqual([
      [["warning", "Odd", "a.ts", 1]],
      [["error", "No", "a.ts", 3]],
      [],
      [],
      [],
    ]);
    expect(done[1]?.log).toContain(`##[error]${line}\nnothing`);
    expect(done[2]?.log).toContain(`\n${line}`);
    expect(conclusion).toBe("success");
  });

  test("of several lines repeat while the last pattern matches", async () => {
    const { annotations } = await run(
      'say("::add-matcher::matchers.json", "a.ts", "  1:2  one", "  3:4  two", "", "  5:6  none", "b.ts", "  7:8  three")',
      { workspace: checkout() },
    );
    expect(places(annotations)).toStrictEqual([
      ["warning", "one", "a.ts", 1],
      ["warning", "two", "a.ts", 3],
      ["warning", "three", undefined, 7],
    ]);
  });

  test("name a file only in a checkout of the workflow's repository, and ignore colours", async () => {
    const program = 'say("::add-matcher::matchers.json", "\\x1b[31ma.ts(1,1): error TS1: No\\x1b[0m")';
    const own = await run(program, { workspace: checkout("git@127.0.0.1:acme/shop.git") });
    const other = await run(program, { workspace: checkout("http://127.0.0.1:1/acme/other") });
    expect(places(own.annotations)).toStrictEqual([["error", "No", "a.ts", 1]]);
    expect(places(other.annotations)).toStrictEqual([["error", "No", undefined, 1]]);
  });

  test("ignore an unknown severity, and do not match commands", async () => {
    const { annotations } = await run(
      'say("::add-matcher::matchers.json", "a.ts(1,1): info TS1: No", "::notice::a.ts(1,1): error TS1: No")',
      { workspace: checkout() },
    );
    expect(places(annotations)).toStrictEqual([["notice", "a.ts(1,1): error TS1: No", undefined, undefined]]);
  });

  test.each([
    ["has no owner", { pattern: [{ regexp: "x", message: 0 }] }],
    ["has no message", { owner: "x", pattern: [{ regexp: "x" }] }],
    ["loops where it cannot", { owner: "x", pattern: [{ regexp: "x", message: 0, loop: true }] }],
  ])("a file whose matcher %s fails the step", async (_what, matcher) => {
    const workspace = checkout();
    writeFileSync(join(workspace, "matchers.json"), JSON.stringify({ problemMatcher: [matcher] }));
    const { conclusion } = await run('say("::add-matcher::matchers.json")', { workspace });
    expect(conclusion).toBe("failure");
  });
});

describe("as in the runner's source,", () => {
  test("a step is named by its id, or by its action and a number", async () => {
    const main = 'file("OUTPUT", `name=${process.env.GITHUB_ACTION} ${process.env.RUNNER_WORKSPACE}`);';
    const options = job();
    const actionPath = action(main);
    const steps = [{ actionPath, id: "deploy" }, { actionPath }, { actionPath }, { actionPath, uses: "acme/tool@v1" }];
    const { steps: done } = await runJob(options, steps);
    const parent = join(options.workspace, "..");
    expect(done.map(({ outputs }) => outputs.name)).toStrictEqual(
      ["deploy", "__self", "__self_2", "__acme_tool"].map((name) => `${name} ${parent}`),
    );
  });

  test("concurrent steps share a job, and the next step waits for both", async () => {
    const meet = (own: string, other: string) => `
      import { existsSync, writeFileSync } from "node:fs";
      const at = (name) => process.env.RUNNER_TEMP + "/" + name;
      writeFileSync(at(${JSON.stringify(own)}), "");
      while (!existsSync(at(${JSON.stringify(other)}))) await new Promise((next) => setTimeout(next, 10));
      file("ENV", ${JSON.stringify(`${own}=met\n`)});`;
    const [one, other] = [action(meet("one", "other")), action(meet("other", "one"))];
    const last = action('file("OUTPUT", `met=${process.env.one} ${process.env.other}`);');
    const { steps, conclusion } = await runJob(job(), [
      { actionPath: one, parallel: true },
      { actionPath: other, parallel: true },
      { actionPath: last },
    ]);
    expect(conclusion).toBe("success");
    expect(steps[2]?.outputs).toStrictEqual({ met: "met met" });
  });

  test("a cancelled job asks a step's condition again: with always() it goes on, and the job is cancelled all the same", async () => {
    const source = 'process.on("SIGINT", () => say("int")); setTimeout(() => say("finished"), 300); say("ready");';
    const cancel = { when: (log: string) => log.includes("ready\n") };
    const later = 'say("later");';
    const { conclusion, steps } = await runJob(job(), [
      { actionPath: action(source), if: "always()", cancel },
      { actionPath: action(later) },
      { actionPath: action(later), if: "cancelled()" },
    ]);
    expect(conclusion).toBe("cancelled");
    expect(steps.map((step) => step.conclusion)).toStrictEqual(["success", "skipped", "success"]);
    expect(steps[0]?.log).toContain("ready\nfinished\n");
    expect(steps[0]?.log).not.toContain("int\n");
  });

  test("timeout-minutes holds for post too", async () => {
    const cancel = { when: (log: string) => log.includes("waits\n"), timeoutMinutes: 5 };
    const result = await run('say("done");', { cancel }, { post: 'say("waits"); setInterval(() => {}, 1000);' });
    expect(result.main?.conclusion).toBe("success");
    expect(result.post).toMatchObject({ conclusion: "failure" });
    expect(result.post?.log).toContain("##[error]The action 'Run ./' has timed out after 5 minutes.\n");
  });

  test("services are announced by variables, and the one for OIDC tokens only with id-token: write", async () => {
    const options = job();
    const env = await environment(options);
    expect(env.ACTIONS_CACHE_MODE).toBe("read-write");
    expect(env.ACTIONS_ORCHESTRATION_ID).not.toBe("");
    expect(env).not.toHaveProperty("ACTIONS_ID_TOKEN_REQUEST_TOKEN");
    const trusted = await environment({ ...options, github: { ...options.github, hasIdToken: true } });
    expect(trusted.ACTIONS_ID_TOKEN_REQUEST_TOKEN).toBe(trusted.ACTIONS_RUNTIME_TOKEN);
  });

  test("continue-on-error applies to post too", async () => {
    const post = "process.exit(1);";
    const failing = await runJob(job(), [{ actionPath: action("", { post }) }]);
    expect(failing.conclusion).toBe("failure");
    const going = await runJob(job(), [{ actionPath: action("", { post }), continueOnError: true }]);
    expect(going.conclusion).toBe("success");
  });

  test("an empty name is allowed for state but not for outputs, in post too", async () => {
    expect(await run('file("STATE", "=kept\\n");')).toMatchObject({ conclusion: "success", state: { "": "kept" } });
    expect((await run('file("OUTPUT", "=lost\\n");')).conclusion).toBe("failure");
    expect((await run("", {}, { post: 'file("OUTPUT", "=lost\\n");' })).post?.conclusion).toBe("failure");
  });

  test("a folder instead of the summary or of the path file does not fail the step", async () => {
    const swap = (name: string) => `
      import { mkdirSync, rmSync } from "node:fs";
      rmSync(process.env["GITHUB_${name}"]);
      mkdirSync(process.env["GITHUB_${name}"]);`;
    expect(await run(swap("STEP_SUMMARY"))).toMatchObject({ conclusion: "success", summary: "" });
    expect(await run(swap("PATH"))).toMatchObject({ conclusion: "success", paths: [] });
    expect((await run(swap("OUTPUT"))).conclusion).toBe("failure");
  });

  test("the runner supports four versions of Node", () => {
    const path = folder();
    writeFileSync(join(path, "action.yml"), "runs: { using: node22, main: main.mjs }");
    expect(() => loadManifest(path)).toThrow("not a Node version that the runner knows");
  });
});
