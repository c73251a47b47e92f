/** The key is not shown anywhere, wherever it appears. */

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import type { KeyScope } from "../../fakes/convex-cloud/cloud.ts";
import type { WorkflowEvent } from "../../fakes/events/events.ts";
import { pushEvent } from "../../fakes/events/events.ts";
import { headOf, PROJECT, REPOSITORY, TEAM } from "../../fakes/test-environment.ts";
import { ENCODINGS } from "../../tools/reliability/encodings.ts";
import { findDecodings } from "../../tools/reliability/leak-detector.ts";
import { fuzzOnce, leaksIn, traced } from "../../tools/reliability/leak-fuzzer.ts";
import { Random } from "../../tools/reliability/random.ts";
import { annotationsOf, commentsOn, openPullRequest, stage, useStage } from "./run-action.ts";

/** Every character that some encoding writes differently. */
const SECRET = `Zk'9(x+7/q=Lm*P!w%4"T&u<8>V$y;0,A~r{5}J@c^G\\h`;
/** The form of the admin key that the CLI gets for a preview deployment. Only the CLI knows it. */
const ADMIN_KEY = "preview:happy-otter-123|eyJ2MiI6IjAxMjM0NTY3ODlhYmNkZWYwMTIzNDU2Nzg5YWJjZGVmIn0=";

/**
 * Prints the content of a file in every encoding in which a build may print it. The encoders are those of common
 * languages and tools.
 */
const EMIT = `import { readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
const key = readFileSync(process.argv[2], "utf8");
const secret = key.slice(key.indexOf("|") + 1);
for (const out of [process.stdout, process.stderr]) {
  const print = (text) => out.write(text + "\\n");
  for (const text of [key, secret]) {
    print("raw " + text);
    print("in a URL https://example.com/?key=" + encodeURIComponent(text) + "&form=" + new URLSearchParams({ key: text }));
    print("strict " + encodeURIComponent(text).replace(/[!'()*]/g, (char) => "%" + char.charCodeAt(0).toString(16).toUpperCase()));
    print("path " + new URL("https://example.com/" + encodeURI(text)).href);
    print("JSON " + JSON.stringify({ key: text }) + " " + JSON.stringify(text).replaceAll("/", "\\\\/"));
    print("HTML " + text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;").replaceAll("'", "&#39;"));
    print("shell '" + text.replaceAll("'", "'\\\\''") + "'");
    print("hex " + Buffer.from(text).toString("hex") + " " + Buffer.from("x" + text).toString("hex").toUpperCase());
    for (const before of ["", "a", "ab", "{\\"k\\":\\""])
      for (const alphabet of ["base64", "base64url"]) print("base64 " + Buffer.from(before + text + "tail").toString(alphabet));
    const half = Math.floor(text.length / 2);
    print("coloured " + text.slice(0, 9) + "\\u001b[31m" + text.slice(9, half) + "\\u001b[0;1m" + text.slice(half) + "\\u001b[0m");
    print("hidden " + text.slice(0, 9) + "\\u200b" + text.slice(9, half) + "\\u0008\\u2060" + text.slice(half));
    out.write("in two " + text.slice(0, half));
    await wait(60);
    out.write(text.slice(half) + "\\n");
  }
  // Positions around the maximum length of a line, and around the size of a pipe's buffer.
  for (const [filler, from] of [["x", 32_700], ["word ", 32_640], ["y", 65_470], ["z", 28_600]]) {
    let line = filler.repeat(Math.ceil(from / filler.length));
    while (line.length < 200_000) line += key + filler.repeat(Math.ceil(2_900 / filler.length)) + secret + filler.repeat(600);
    for (let start = 0; start < line.length; start += 16_421) {
      out.write(line.slice(start, start + 16_421));
      await wait(1);
    }
    out.write("\\n");
  }
  print("the CLI's own " + ${JSON.stringify(ADMIN_KEY)});
}
`;

let root: string;
let workspace: string;

useStage(async () => {
  root = dirname(stage.folder("any"));
  workspace = await stage.checkout({ files: { "emit.mjs": EMIT } });
});

interface Attempt {
  readonly key: string;
  readonly event: WorkflowEvent;
  readonly with?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly workspace?: string;
}

/** Runs the action and watches every process. The build can print the key from a file outside of the checkout. */
async function attempt({ key, event, env, ...more }: Attempt) {
  const planted = join(stage.folder("planted"), "key.txt");
  mkdirSync(dirname(planted));
  writeFileSync(planted, key);
  return traced(stage, root, (inTemporary) =>
    stage.run({
      event,
      workspace: more.workspace ?? workspace,
      env: { TMPDIR: inTemporary, ...env },
      with: { "deploy-key": key, "export-env": "true", cmd: `node emit.mjs ${planted}`, ...more.with },
    }),
  );
}

describe("a key that the build prints in every form and Convex in its error stays hidden", () => {
  const pull = () => openPullRequest(stage, `feature/${stage.github.calls.length}`).event();
  const push = () => pushEvent({ branch: "main", sha: headOf(workspace) });
  const elsewhere = () => pushEvent({ branch: "feature/elsewhere", sha: headOf(workspace) });
  const cases: readonly {
    readonly scope: () => KeyScope;
    readonly event: () => WorkflowEvent;
    readonly with?: Readonly<Record<string, string>>;
  }[] = [
    { scope: () => ({ kind: "preview", team: TEAM, project: PROJECT }), event: pull },
    { scope: () => ({ kind: "production", deployment: stage.productionName }), event: push },
    { scope: () => ({ kind: "development", deployment: stage.developmentName }), event: elsewhere },
    {
      scope: () => ({ kind: "project", team: TEAM, project: PROJECT }),
      event: push,
      with: { "allow-project-token": "true" },
    },
  ];
  test.each(cases.map((one) => [one.scope.name && kindOf(one.scope), one] as const))("%s", async (_, one) => {
    const key = stage.cloud.issueKey(one.scope(), SECRET);
    stage.cloud.fault({
      path: "/api/deploy2/start_push",
      kind: "status",
      status: 400,
      body: { code: "BadThing", message: `No: ${key} and ${encodeURIComponent(SECRET)}` },
    });
    const result = await attempt({ key, event: one.event(), ...(one.with === undefined ? {} : { with: one.with }) });
    expect(result.run.outputs.status).toBe("failed");
    expect(result.run.rawOutput).toContain("base64 ");
    expect(result.run.rawOutput).toContain("BadThing");
    expect(leaksIn(result, SECRET)).toStrictEqual([]);
    expect(leaksIn(result, ADMIN_KEY.split("|")[1] ?? "")).toStrictEqual([]);
  });

  function kindOf(scope: () => KeyScope): string {
    return /kind: "(\w+)"/.exec(String(scope))?.[1] ?? "";
  }

  test("an admin key, on a successful run", async () => {
    const backend = await stage.cloud.selfHosted();
    const key = stage.cloud.issueKey({ kind: "admin", deployment: backend.deployment.name }, SECRET);
    const result = await attempt({ key, event: push(), with: { url: backend.url } });
    expect(result.run.outputs.status).toBe("deployed");
    expect(leaksIn(result, SECRET)).toStrictEqual([]);
  });
});

test("a key in bundler errors, file names, the branch and the text of the pull request is redacted", async () => {
  // Only characters that are allowed in a file name and in an import.
  const secret = "Zk'9(x+7=Lm*P!w%4&u8V$y0A~r5Jc^Gh-Q2k";
  const key = stage.cloud.issueKey({ kind: "preview", team: TEAM, project: PROJECT }, secret);
  const broken = await stage.checkout({
    files: {
      [`convex/lib/${secret}.ts`]: `import "./${secret}-not-there";\nexport const stray = "${key}" "${key}";\n`,
      "convex/broken.ts": `export * from "./lib/${secret}";\n`,
      "emit.mjs": "",
    },
  });
  const pullRequest = openPullRequest(stage, "feature/broken");
  const event = pullRequest.event({ headBranch: `feature/${secret}`, title: `Use ${key}`, body: key });
  const result = await attempt({ key, event, workspace: broken, with: { "preview-name": "{number}-{branch}" } });
  expect(result.run.outputs.status).toBe("failed");
  expect(result.run.log).toContain("broken");
  expect(commentsOn(stage, pullRequest.number)).toHaveLength(1);
  expect(leaksIn(result, secret)).toStrictEqual([]);
});

test("a branch that is named like the key creates no preview", async () => {
  const secret = "0183c5c909ade849704ebc5fcac68614ee30dcf9d52f33268bc127e3a4495e18";
  const key = stage.cloud.issueKey({ kind: "preview", team: TEAM, project: PROJECT }, secret);
  const calls = stage.cloud.calls.length;
  const event = pushEvent({ branch: `feature/${secret}`, sha: headOf(workspace) });
  const result = await attempt({ key, event });
  expect(result.run.outputs).toMatchObject({ status: "failed", "failure-code": "key-in-preview-name" });
  expect(stage.cloud.calls).toHaveLength(calls);
  expect(leaksIn(result, secret)).toStrictEqual([]);
});

test("a key that Convex returns as the deployment's name is in no status, comment or state", async () => {
  const secret = "0183c5c909ade849704ebc5fcac68614ee30dcf9d52f";
  const key = stage.cloud.issueKey({ kind: "preview", team: TEAM, project: PROJECT }, secret);
  stage.cloud.fault({
    path: "/api/v1/get_canonical_urls",
    kind: "garbage",
    body: { convexCloudUrl: `https://${secret}.convex.cloud`, convexSiteUrl: `https://${secret}.convex.site` },
  });
  const pullRequest = openPullRequest(stage, "feature/named-after-the-key");
  const result = await attempt({ key, event: pullRequest.event(), with: { cmd: "true" } });
  // The run reached the record of the push, which would contain the name.
  expect(JSON.stringify(result.bodies)).toContain("Pushing to deployment-");
  expect(commentsOn(stage, pullRequest.number)).toHaveLength(1);
  expect(leaksIn(result, secret)).toStrictEqual([]);
});

test("another secret of the workflow is hidden as a whole if the action redacts a part of it", async () => {
  const token = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0";
  const [password, rest, user] = ["PW-7f3k9xQ2", "correct-horse-7", "admin-of-all"];
  const APP_CONFIG = JSON.stringify({ role: token, code: rest });
  const DATABASE_URL = `postgres://${user}:${password}@db.internal/app`;
  const LINES = `first\n${rest} ghp_${"a1B2".repeat(9)} ${user}\nlast`;
  // As pasted from a web page.
  const PASTED = "invisible\u200bin-the-middle";
  const cmd = `printenv APP_CONFIG DATABASE_URL LINES PASTED; node -e 'console.log(JSON.stringify(process.env))'; exit 1`;
  const run = await stage.run({
    event: openPullRequest(stage, "feature/structured-secrets").event(),
    workspace,
    secrets: [APP_CONFIG, DATABASE_URL, LINES, PASTED],
    env: { APP_CONFIG, DATABASE_URL, LINES, PASTED },
    with: { "deploy-key": stage.previewKey, "deployment-env": `DB_PASSWORD=${password}`, cmd },
  });
  expect(run.outputs["failure-code"]).toBe("build-failed");
  expect(run.summary).toContain("***");
  for (const text of [run.log.slice(run.log.indexOf("##[endgroup]")), run.summary])
    for (const part of [token, password, rest, user, "in-the-middle"]) expect(text).not.toContain(part);
});

test("another secret of the workflow that has white space is not cut where a line is too long", async () => {
  const PASSPHRASE = "staple-1 battery-2 horse-3 correct-4 stable-5";
  const at = (position: number) =>
    `console.log("w ".repeat(${position / 2 - 11}) + process.env.PASSPHRASE + " end".repeat(9000))`;
  const run = await stage.run({
    event: openPullRequest(stage, "feature/passphrase").event(),
    workspace,
    secrets: [PASSPHRASE],
    env: { PASSPHRASE },
    with: {
      "deploy-key": stage.previewKey,
      cmd: `node -e '${at(32_768)}; ${at(2_000)}; console.log("x"); process.exit(1)'`,
    },
  });
  expect(run.outputs["failure-code"]).toBe("build-failed");
  for (const text of [run.log.slice(run.log.indexOf("##[endgroup]")), run.summary]) {
    expect(text).toContain("w w w");
    expect(PASSPHRASE.split(" ").filter((part) => text.includes(part))).toStrictEqual([]);
  }
});

test("a key that GitHub repeats in its error is redacted", async () => {
  const key = stage.cloud.issueKey({ kind: "preview", team: TEAM, project: PROJECT }, SECRET);
  const lift = stage.github.fault({
    method: "POST",
    path: "/repos/{owner}/{repo}/issues/{issue_number}/comments",
    kind: "status",
    status: 403,
    times: Number.POSITIVE_INFINITY,
    message: `Resource not accessible by ${key}`,
    headers: { "x-accepted-github-permissions": `pull_requests=${SECRET}` },
  });
  const result = await attempt({
    key,
    event: openPullRequest(stage, "feature/refused").event(),
    with: { cmd: "true" },
  });
  lift();
  expect(result.run.outputs.status).toBe("deployed");
  expect(annotationsOf(result.run, "warning")).toStrictEqual([expect.stringContaining("The token lacks permissions")]);
  expect(leaksIn(result, SECRET)).toStrictEqual([]);
});

test("a build that writes to stdout and stderr at once splits no secret", async () => {
  const flood = `import { readFileSync } from "node:fs";
    const key = readFileSync(process.argv[2], "utf8");
    for (let line = 0; line < 600; line += 1) {
      process.stdout.write("out " + key.repeat(150) + "\\n");
      process.stderr.write("err " + key.repeat(150) + "\\n");
    }`;
  const key = stage.cloud.issueKey({ kind: "preview", team: TEAM, project: PROJECT }, SECRET);
  const flooding = await stage.checkout({ files: { "emit.mjs": flood } });
  const result = await attempt({ key, event: openPullRequest(stage, "feature/flood").event(), workspace: flooding });
  expect(result.run.outputs.status).toBe("deployed");
  expect(result.run.rawOutput.match(/^(?:out|err) [^\n]*$/gm)).toHaveLength(1_200);
  expect(leaksIn(result, SECRET)).toStrictEqual([]);
});

const testOnLinux = process.platform === "linux" ? test : test.skip;

/** Sends a signal to its ancestor that runs the action. */
const strikeWith = (signal: string) => `import { readFileSync } from "node:fs";
const read = (pid, file) => readFileSync(\`/proc/\${pid}/\${file}\`, "utf8");
let pid = process.ppid;
while (pid > 1 && !read(pid, "cmdline").includes("/dist/main/index.js")) {
  const stat = read(pid, "stat");
  pid = Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
}
process.kill(pid, "${signal}");
setTimeout(() => {}, 1_000);`;

testOnLinux(
  "an action that is killed leaves neither the key nor a secret of the workflow's in files, state or reports",
  async () => {
    const key = stage.cloud.issueKey({ kind: "preview", team: TEAM, project: PROJECT }, SECRET);
    const foreign = "vrc_Zk93mQpL0x7TnR2dWq81";
    const own = await stage.checkout({ files: { "strike.mjs": strikeWith("SIGKILL") } });
    const pullRequest = openPullRequest(stage, "feature/killed");
    const result = await attempt({
      key,
      event: pullRequest.event(),
      workspace: own,
      env: { VERCEL_TOKEN: foreign },
      with: { "app-name": "shop", cmd: 'echo "token=$VERCEL_TOKEN"; node strike.mjs' },
    });
    expect(result.run.outputs).toMatchObject({ status: "failed", "failure-code": "crashed" });
    expect(result.run.rawOutput).toContain(`token=${foreign}`);
    expect(commentsOn(stage, pullRequest.number)).toHaveLength(1);
    expect(leaksIn(result, SECRET)).toStrictEqual([]);
    const places = leaksIn({ ...result, run: { ...result.run, log: "", rawOutput: "" } }, foreign);
    expect(places).toStrictEqual([]);
  },
);

testOnLinux(
  "a diagnostic report of Node's, which `NODE_OPTIONS` asks for, holds neither the key nor the tokens",
  async () => {
    const own = await stage.checkout({ files: { "strike.mjs": strikeWith("SIGUSR2") } });
    const reports = stage.folder("reports");
    mkdirSync(reports);
    const run = await stage.run({
      event: openPullRequest(stage, "feature/report").event(),
      workspace: own,
      env: { NODE_OPTIONS: `--report-on-signal --report-signal=SIGUSR2 --report-directory=${reports}` },
      with: { "deploy-key": stage.previewKey, cmd: "env -u NODE_OPTIONS node strike.mjs" },
    });
    expect(run.outputs.status).toBe("deployed");
    const written = readdirSync(reports).map((name) => readFileSync(join(reports, name), "utf8"));
    expect(written).toHaveLength(1);
    expect(written[0]).toContain('"trigger": "Signal"');
    expect(written[0]).not.toMatch(/INPUT_DEPLOY-KEY|ACTIONS_RUNTIME_TOKEN/);
    expect(findDecodings(written.join("\n"), stage.previewKey)).toStrictEqual([]);
  },
);

test("a key in another input is an error that does not repeat it", async () => {
  const key = stage.cloud.issueKey({ kind: "preview", team: TEAM, project: PROJECT }, SECRET);
  const pullRequest = openPullRequest(stage, "feature/inputs");
  const more = {
    "app-name": `shop ${key}`,
    message: SECRET,
    cmd: `echo '${SECRET}'`,
    "deploy-args": `--verbose ${SECRET}`,
    // The action would send this name to GitHub, which would create the environment.
    "github-environment": `E ${encodeURIComponent(key)}`,
    "preview-run": `${SECRET.slice(0, 9)}\u001b[31m${SECRET.slice(9)}`,
  };
  const result = await attempt({ key, event: pullRequest.event(), with: more });
  expect(result.run.conclusion).toBe("failure");
  const [error = "", ...others] = annotationsOf(result.run, "error");
  expect(others).toStrictEqual([]);
  for (const input of Object.keys(more)) expect(error).toContain(`\`${input}\` contains the deploy key`);
  // The runner itself shows the inputs, masked, so the log is not searched.
  expect(leaksIn({ ...result, run: { ...result.run, log: "" } }, SECRET)).toStrictEqual([]);
  expect(stage.github.comments(REPOSITORY, pullRequest.number).length).toBeLessThanOrEqual(1);
});

describe("a key in a name that people see", () => {
  // Long enough that the part on each side of a cut counts as a leak, and short enough for the name of an app in each form.
  const LONG = "0183c5c909ade849704ebc5fcac68614ee30dcf9d52f";
  const CUT = 20;
  const [START, END] = [LONG.slice(0, CUT), LONG.slice(CUT)];
  const divided = (text: string, by: string) => `${text.slice(0, CUT)}${by}${text.slice(CUT)}`;

  test.each([
    ["as it is", (key: string) => key],
    ["in base64", (key: string) => Buffer.from(key).toString("base64")],
    ["in base64url", (key: string) => Buffer.from(`>>>${key}`).toString("base64url")],
    ["in hex", (key: string) => Buffer.from(key).toString("hex")],
    ["in a URL", (key: string) => `https://example.com/?key=${encodeURIComponent(key)}`],
  ])("%s, also where white space divides it, is an error that does not repeat it", async (_, encode) => {
    const key = stage.cloud.issueKey({ kind: "preview", team: TEAM, project: PROJECT }, LONG);
    const pullRequest = openPullRequest(stage, `feature/names-${stage.github.calls.length}`);
    const names = {
      "app-name": `A ${divided(encode(LONG), " ")}`,
      "preview-name": divided(encode(key), "\n"),
      "github-environment": divided(encode(LONG), "  "),
      message: divided(encode(LONG), "\r\n  "),
    };
    const result = await attempt({ key, event: pullRequest.event(), with: names });
    expect(result.run.outputs).toMatchObject({ status: "failed", "failure-code": "invalid-input" });
    for (const name of Object.keys(names))
      expect(annotationsOf(result.run, "error")[0]).toContain(`\`${name}\` contains the deploy key`);
    expect(commentsOn(stage, pullRequest.number)).toHaveLength(1);
    // The runner itself shows the inputs, masked, so the log is not searched.
    expect(leaksIn({ ...result, run: { ...result.run, log: "" } }, LONG)).toStrictEqual([]);
  });

  test("in part is in no payload, environment, comment, status or summary", async () => {
    const key = stage.cloud.issueKey({ kind: "preview", team: TEAM, project: PROJECT }, LONG);
    const pullRequest = openPullRequest(stage, "feature/part-of-the-key");
    const names = { "app-name": `shop ${START}`, "github-environment": `Preview ${END}`, cmd: "true" };
    const result = await attempt({ key, event: pullRequest.event(), with: names });
    expect(result.run.outputs.status).toBe("deployed");
    expect(JSON.stringify(result.bodies)).toContain('"environment":"Preview ***"');
    expect(commentsOn(stage, pullRequest.number)).toHaveLength(1);
    expect(leaksIn({ ...result, run: { ...result.run, log: "" } }, LONG)).toStrictEqual([]);
  });

  test("in part creates no preview", async () => {
    const key = stage.cloud.issueKey({ kind: "preview", team: TEAM, project: PROJECT }, LONG);
    const calls = stage.cloud.calls.length;
    const event = openPullRequest(stage, "feature/part-of-the-name").event();
    const result = await attempt({ key, event, with: { "preview-name": `{number}-${START}` } });
    expect(result.run.outputs).toMatchObject({ status: "failed", "failure-code": "key-in-preview-name" });
    expect(stage.cloud.calls).toHaveLength(calls);
    expect(leaksIn({ ...result, run: { ...result.run, log: "" } }, LONG)).toStrictEqual([]);
  });
});

describe("a password of a proxy stays hidden", () => {
  const PASSWORD = "pr0xy-p@ss/w0rd";
  const PROXY = `http://mona.lisa:${encodeURIComponent(PASSWORD)}@127.0.0.1:9`;
  /** Prints each of these variables unchanged, in its parts, and as the header that contains it. */
  const PRINT = `for (const value of Object.entries(process.env).filter(([name]) => /proxy$/i.test(name)).map(([, value]) => value)) {
  console.log("proxy", value);
  if (!value.includes("@")) continue;
  if (!URL.canParse(value.includes("://") ? value : "http://" + value)) continue;
  const url = new URL(value.includes("://") ? value : "http://" + value);
  const pair = url.username + ":" + decodeURIComponent(url.password);
  console.log(url.password, pair, "Basic " + Buffer.from(pair).toString("base64"), JSON.stringify(url.href));
}
process.exit(1);`;

  test.each([
    ["HTTPS_PROXY", PROXY],
    ["http_proxy", PROXY],
    ["ALL_PROXY", PROXY.slice("http://".length)],
    ["npm_config_https_proxy", PROXY],
    // Not percent-encoded, although a URL requires it: a common mistake.
    ["GLOBAL_AGENT_HTTP_PROXY", `http://mona.lisa:${PASSWORD}@127.0.0.1:9`],
  ])("of %s", async (name, value) => {
    const printing = await stage.checkout({ files: { "print.mjs": PRINT } });
    const result = await attempt({
      key: stage.previewKey,
      event: openPullRequest(stage, `feature/${name.toLowerCase()}`).event(),
      workspace: printing,
      env: { [name]: value },
      with: { cmd: "node print.mjs" },
    });
    expect(result.run.outputs).toMatchObject({ status: "failed", "failure-code": "build-failed" });
    expect(result.run.log).toContain("proxy");
    // The runner itself shows a step's variables before it begins.
    const own = { ...result, run: { ...result.run, log: "" } };
    for (const secret of [PASSWORD, encodeURIComponent(PASSWORD), `mona.lisa:${PASSWORD}`])
      expect(leaksIn(own, secret)).toStrictEqual([]);
  });

  test("that is an ordinary word is not redacted in reports", async () => {
    const result = await attempt({
      key: stage.previewKey,
      event: openPullRequest(stage, "feature/weak-proxy").event(),
      env: { HTTPS_PROXY: "http://mona:deployed@127.0.0.1:9" },
      with: { cmd: "true" },
    });
    expect(result.run.outputs.status).toBe("deployed");
  });
});

describe("a URL with a user name, a password or a query is an error that does not repeat it", () => {
  const PASSWORD = "b4ckend-p4ssw0rd";
  const ADMIN = "own-backend|0123456789abcdef0123456789abcdef";

  test.each([
    ["url", `https://mona:${PASSWORD}@convex.example.com`],
    ["url", `https:\\\\mona:${PASSWORD}@convex.example.com`],
    ["url", `https://convex.example.com/?token=${PASSWORD}`],
    ["CONVEX_SELF_HOSTED_URL", `https://mona:${PASSWORD}@convex.example.com`],
  ])("%s", async (name, value) => {
    const calls = stage.cloud.calls.length;
    const isInput = name === "url";
    const result = await attempt({
      key: isInput ? ADMIN : "",
      event: openPullRequest(stage, `feature/url-${stage.github.calls.length}`).event(),
      env: isInput ? {} : { CONVEX_SELF_HOSTED_ADMIN_KEY: ADMIN, [name]: value },
      with: isInput ? { url: value } : {},
    });
    expect(result.run.outputs).toMatchObject({ status: "failed", "failure-code": "invalid-input" });
    expect(annotationsOf(result.run, "error")).toStrictEqual([
      expect.stringContaining(`\`${name}\` contains a user name, a password or a query`),
    ]);
    expect(stage.cloud.calls).toHaveLength(calls);
    // The runner itself shows inputs and variables before the step begins.
    expect(leaksIn({ ...result, run: { ...result.run, log: "" } }, PASSWORD)).toStrictEqual([]);
  });
});

describe("the search for secrets", () => {
  test.each(Object.entries(ENCODINGS))("finds a secret that is written as %s", (_name, spell) => {
    for (let seed = 0; seed < 50; seed += 1)
      expect(findDecodings(`before ${spell(SECRET, new Random(seed))} after`, SECRET)).not.toStrictEqual([]);
  });

  test("finds nothing in a text without a secret", () => {
    expect(findDecodings("nothing but *** and words", SECRET)).toStrictEqual([]);
  });
});

test("random keys in random places are redacted (`npm run leaks` tries more)", async () => {
  const firstSeed = Math.floor(Math.random() * 2 ** 31);
  const hunted = [];
  for (let seed = firstSeed; seed < firstSeed + 10; seed += 1) hunted.push(await fuzzOnce(stage, seed));
  expect(hunted.filter(({ leaks }) => leaks.length > 0)).toStrictEqual([]);
});
