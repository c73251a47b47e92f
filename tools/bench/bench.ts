/**
 * `npm run bench`: measures the action and prints tables; `--write` updates docs/performance.md. Takes some minutes on an
 * otherwise idle machine.
 */

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, platform } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { pullRequestEvent } from "../../fakes/events/events.ts";
import { PERMISSIONS, REPOSITORY, TEAM, TestEnvironment } from "../../fakes/test-environment.ts";
import { bundle, programs, type Table } from "./bundle-size.ts";
import { deployByHand } from "./by-hand.ts";
import { type Pair, pairs, ran, timed } from "./measure.ts";
import { floodPeaks } from "./memory.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const DOCUMENT = join(root, "docs", "performance.md");
const PAIRS = Number(process.env.PAIRS ?? 11);
const GITHUB_LATENCY_MS = 100;

function markdown([head = [], ...rows]: Table): string {
  return [head, head.map(() => ":--"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

const seconds = (ms: number) => `${(ms / 1000).toFixed(2)} s`;

/** A test environment with an app and a pull request that was deployed once. */
async function scene(options: {
  readonly gitHubLatencyMs?: number;
  readonly app?: string;
  readonly files?: Readonly<Record<string, string>>;
  /** The inputs of the deploy that creates the preview. */
  readonly first?: Readonly<Record<string, string>>;
}) {
  const stage = await TestEnvironment.open(options);
  stage.cloud.setQuota(TEAM, 1_000);
  // Every Convex app has TypeScript, with which the CLI checks the types before it pushes.
  const { app, files = {} } = options;
  const workspace = await stage.checkout({ ...(app === undefined ? {} : { app }), files, typescript: true });
  const headBranch = "feature/bench";
  const headSha = stage.github.pushTo({ repository: REPOSITORY, branch: headBranch });
  const { number } = stage.github.openPullRequest({ repository: REPOSITORY, headBranch });
  const event = pullRequestEvent({ number, headBranch, headSha });
  const key = stage.previewKey;
  const deploy = async (inputs: Readonly<Record<string, string>> = {}, debug = false) => {
    const run = await stage.run({ event, workspace, debug, with: { "deploy-key": key, ...inputs } });
    if (run.outputs.status !== "deployed") throw new Error(`The deploy ended as ${run.outputs.status}:\n${run.log}`);
    return run;
  };
  await deploy(options.first);
  return { stage, workspace, number, key, headSha, deploy };
}

interface AgainstPlain {
  readonly whole: Pair;
  readonly program: Pair;
  readonly byHand: Pair;
  /** Durations from the debug log. */
  readonly phases: string;
}

/** Compares the action with steps that are written by hand, and the action and the CLI's program with `npx convex deploy`. */
async function againstPlain(options: Parameters<typeof scene>[0]): Promise<AgainstPlain> {
  const { stage, workspace, key, number, headSha, deploy } = await scene({
    ...options,
    gitHubLatencyMs: GITHUB_LATENCY_MS,
  });
  const home = stage.folder("home");
  mkdirSync(home);
  const plain = async (file: string, ...given: readonly string[]) => {
    const env = {
      // Without the entries that npm added for this repository.
      PATH: [
        dirname(process.execPath),
        ...(process.env.PATH ?? "").split(":").filter((part) => !part.includes("node_modules")),
      ].join(":"),
      HOME: home,
      CI: "true",
      CONVEX_DEPLOY_KEY: key,
      CONVEX_PROVISION_HOST: stage.cloud.provisionHost,
    };
    const args = [...given, "deploy", "--preview-name", `pr-${number}`];
    if ((await ran({ file, args, cwd: workspace, env })) !== 0) throw new Error("The plain deploy failed.");
  };
  const npx = () => timed(() => plain("npx", "convex"));
  const program = () =>
    timed(() => plain(process.execPath, join(workspace, "node_modules", "convex", "bin", "main.js")));
  const { id: commentId } = stage.github.addComment({
    ...{ repository: REPOSITORY, number, login: "github-actions[bot]", body: "Deploying." },
  });
  const place = { repository: REPOSITORY, pullRequestNumber: number, commentId, commit: headSha };
  const token = stage.github.createToken({ repository: REPOSITORY, permissions: PERMISSIONS });
  const byHand = () =>
    timed(() => deployByHand({ ...place, apiUrl: stage.github.apiUrl, token, deploy: () => plain("npx", "convex") }));
  const measured = {
    whole: await pairs(PAIRS, () => timed(deploy), npx),
    program: await pairs(PAIRS, program, npx),
    byHand: await pairs(PAIRS, () => timed(deploy), byHand),
    phases: /Phases: (.*)/.exec((await deploy({}, true)).log)?.[1] ?? "",
  };
  await stage.close();
  return measured;
}

/** 200 functions in 20 modules, in addition to the components, crons and HTTP actions of `examples/components`. */
function realisticApp(): Parameters<typeof scene>[0] {
  const functions = (module: number) =>
    Array.from(
      { length: 10 },
      (_, at) =>
        `export const f${at} = query({ args: { owner: v.string() }, handler: (ctx, { owner }) => ctx.db.query("notes").withIndex("by_owner", (q) => q.eq("owner", owner)).take(${module + 1}) });`,
    );
  const module = (at: number) =>
    [
      'import { v } from "convex/values";',
      'import { query } from "./_generated/server.js";',
      ...functions(at),
      "",
    ].join("\n");
  const files = Object.fromEntries(Array.from({ length: 20 }, (_, at) => [`convex/module${at}.ts`, module(at)]));
  return {
    app: join(root, "examples", "components"),
    files,
    first: { "deployment-env": "AUTH_ISSUER=https://auth.example.com" },
  };
}

/** Measures the program alone, without the fake runner. */
async function refusal(): Promise<Pair> {
  const stage = await TestEnvironment.open();
  const folder = stage.folder("refusal");
  mkdirSync(folder);
  const files = Object.fromEntries(
    ["OUTPUT", "STATE", "ENV", "STEP_SUMMARY"].map((name) => [`GITHUB_${name}`, join(folder, name)]),
  );
  for (const file of Object.values(files)) writeFileSync(file, "");
  const event = pullRequestEvent();
  writeFileSync(join(folder, "event.json"), JSON.stringify(event.payload));
  const env = {
    PATH: process.env.PATH,
    ...files,
    GITHUB_EVENT_NAME: event.name,
    GITHUB_EVENT_PATH: join(folder, "event.json"),
    GITHUB_REPOSITORY: event.github.repository,
    GITHUB_SHA: event.github.sha,
    GITHUB_REF: event.github.ref,
    GITHUB_WORKSPACE: folder,
    "INPUT_DEPLOY-KEY": stage.productionKey,
    // With a comment, the action would also report the refusal on GitHub.
    INPUT_COMMENT: "false",
    INPUT_SUMMARY: "true",
  };
  const refuse = async () => {
    const code = await ran({
      file: process.execPath,
      args: [join(root, "dist", "main", "index.js")],
      cwd: folder,
      env,
    });
    if (code !== 1) throw new Error("The wrong key was not refused.");
  };
  const nothing = () =>
    ran({ file: process.execPath, args: ["-e", "0"], cwd: folder, env: { PATH: process.env.PATH } });
  const measured = await pairs(
    PAIRS,
    () => timed(refuse),
    () => timed(nothing),
  );
  await stage.close();
  return measured;
}

/** A program with only `@actions/core`, not bundled. */
function toolkit(): Promise<Pair> {
  const args = ["--input-type=module", "-e", `import ${JSON.stringify(import.meta.resolve("@actions/core"))}`];
  const run = (given: readonly string[]) => () =>
    timed(() => ran({ file: process.execPath, args: given, cwd: root, env: { PATH: process.env.PATH } }));
  return pairs(PAIRS, run(args), run(["-e", "0"]));
}

async function memory(): Promise<Table> {
  const peaks = Object.entries(await floodPeaks());
  return [
    ["The build prints 200 MB", "Peak of our process"],
    ...peaks.map(([what, peak]) => [what, `${peak.toFixed(1)} MB`]),
  ];
}

async function comments(): Promise<Table> {
  const rows = [];
  for (const count of [0, 100, 1_000]) {
    const { stage, number, deploy } = await scene({ gitHubLatencyMs: GITHUB_LATENCY_MS });
    for (let made = 0; made < count; made += 1)
      stage.github.addComment({ repository: REPOSITORY, number, login: "mona", body: `Comment ${made}` });
    rows.push([String(count), ...(await costOf(stage, deploy))]);
    await stage.close();
  }
  return [["Comments of others", "Calls to GitHub", "Whole step"], ...rows];
}

async function manyApps(): Promise<Table> {
  const rows = [];
  const { stage, deploy } = await scene({ gitHubLatencyMs: GITHUB_LATENCY_MS });
  let made = 1;
  for (const count of [1, 10, 50]) {
    for (; made < count; made += 1) await deploy({ "app-name": `app-${made}` });
    rows.push([String(count), ...(await costOf(stage, deploy))]);
  }
  await stage.close();
  return [["Apps in the comment", "Calls to GitHub", "Whole step"], ...rows];
}

async function costOf(stage: TestEnvironment, deploy: () => Promise<unknown>): Promise<readonly string[]> {
  const before = stage.github.calls.length;
  const ms = await timed(deploy);
  return [String(stage.github.calls.length - before), seconds(ms)];
}

const PLAIN = "`npx convex deploy` of the same app";

function pairTable(apps: Readonly<Record<string, AgainstPlain>>, refused: Pair, core: Pair): Table {
  const ms = (value: number) => `${Math.round(value)} ms`;
  const row = (what: string, { first, second, ratio }: Pair, comparedWith: string, unit: (value: number) => string) => {
    return [what, unit(first), comparedWith, unit(second), ratio.toFixed(2)];
  };
  return [
    ["What", "Takes", "Compared with", "Takes", "Ratio"],
    ...Object.entries(apps).flatMap(([app, { whole, byHand, program }]) => [
      row(`${app}: a deploy with comment, GitHub Deployment and summary`, whole, PLAIN, seconds),
      row(`${app}: the same`, byHand, "the same by hand, in four steps", seconds),
      row(`${app}: the CLI's program by itself`, program, PLAIN, seconds),
    ]),
    row("refusing a wrong key", refused, "`node -e 0`", ms),
    row("loading `@actions/core` alone", core, "`node -e 0`", ms),
  ];
}

function phaseTable(apps: Readonly<Record<string, AgainstPlain>>): Table {
  const rows = Object.entries(apps).map(([app, { phases }]) => [app, phases]);
  return [["App", "Phases of one deploy, from a debug log"], ...rows];
}

const apps: Readonly<Record<string, AgainstPlain>> = {
  "A tiny app": await againstPlain({}),
  "200 functions, three components": await againstPlain(realisticApp()),
};
const tables: readonly (readonly [title: string, table: Table])[] = [
  ["Time", pairTable(apps, await refusal(), await toolkit())],
  ["Phases", phaseTable(apps)],
  ["Memory", await memory()],
  ["A busy pull request", await comments()],
  ["Many apps", await manyApps()],
  ["Size", programs()],
  ["What the size is made of", bundle()],
];
const text = tables.map(([title, table]) => `## ${title}\n\n${markdown(table)}`).join("\n\n");
const [cpu] = cpus();
const machine = `Measured on ${cpus().length} cores (${cpu?.model.trim()}), ${platform()}, Node ${process.version}; each pair ${PAIRS} times in turn, medians.`;
console.log(`${machine}\n\n${text}`);
if (process.argv.includes("--write")) {
  const page = readFileSync(DOCUMENT, "utf8");
  const [start, end] = ["<!-- bench -->", "<!-- /bench -->"];
  const [before, after] = [page.slice(0, page.indexOf(start) + start.length), page.slice(page.indexOf(end))];
  writeFileSync(DOCUMENT, `${before}\n\n${machine}\n\n${text}\n\n${after}`);
}
