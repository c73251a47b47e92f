/** Sources of text in a run, and how to put a key into each. */

import type { Fault } from "../../fakes/convex-cloud/cloud.ts";
import type { PullRequestFacts } from "../../fakes/events/events.ts";
import { toPublicOutcome } from "../../src/outcome/public-outcome.ts";
import { type CommentEntry, toRow } from "../../src/report/comment/comment-row.ts";
import { encodeState } from "../../src/report/comment/comment-state.ts";
import { testOutcome } from "../report-previews/test-outcome.ts";
import { ENCODINGS } from "./encodings.ts";
import type { Random } from "./random.ts";

/** A piece of output, its stream, and the time that the build waits after it. */
export interface Chunk {
  readonly to: "stdout" | "stderr";
  readonly text: string;
  readonly pauseMs: number;
}

/** A run that is being prepared. */
export interface RunSetup {
  readonly files: Record<string, string>;
  readonly with: Record<string, string>;
  readonly env: Record<string, string>;
  readonly pullRequest: { -readonly [Name in keyof PullRequestFacts]: PullRequestFacts[Name] };
  readonly output: Chunk[];
  /** Convex's response instead of serving a request. */
  readonly convexSays: Fault[];
  /** GitHub's error instead of serving a request that writes. */
  readonly gitHubSays: { status: number; message: string }[];
  /** Existing comments on the pull request with this number, and their authors. */
  readonly comments: ((number: number) => { login: string; body: string })[];
  /** Secrets other than the key. Only a whole one counts as a leak, because parts of it may not be random. */
  readonly otherSecrets: string[];
  /**
   * Secrets of the workflow, which the runner masks. They may be in the log and the summary, but must not be sent by API.
   * Only a whole one counts as a leak here too.
   */
  readonly foreign: string[];
}

interface Planted {
  readonly key: string;
  readonly secret: string;
  readonly random: Random;
}

export type Plant = (draft: RunSetup, planted: Planted) => void;

/** Characters that are allowed in a file name, and in a quoted import. */
const HARMLESS = /^[\w'(+=*!%&$~^@{},;-]+$/;

const LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

/** Inputs that accept any text. */
const INPUTS = [
  "message",
  "app-name",
  "preview-run",
  "run",
  "preview-name",
  "cmd-url-env-var-name",
  "deploy-args",
  "github-environment",
  "working-directory",
  "expected-deployment",
  "production-branch",
  "commit",
  "url",
  "target",
  "cmd",
  "pull-request",
  "app-url",
  "preview-import",
  "export-path",
];

/** Inputs whose values are names in the reports. */
const NAMES = ["app-name", "preview-name", "github-environment"];

const AS_IT_IS = (text: string) => text;
const AT = Date.UTC(2026, 0, 1);
/** The comment's entry for a failed run of another app. */
const ENTRY_OF_ANOTHER_RUN: CommentEntry = {
  record: {
    id: "another-run",
    slot: "preview:acme/shop/other",
    runId: 1,
    runAttempt: 1,
    startedAt: AT,
    deadline: null,
    event: "pull_request",
    workflow: "Other",
    workflowPath: ".github/workflows/other.yml",
    origin: { kind: "pull-request", number: 1 },
    isChosen: false,
    commit: "",
    baseCommit: null,
    appName: "other",
    workingDirectory: ".",
    recreates: false,
    account: "own",
    githubDeploymentId: null,
    steps: [
      { kind: "begun", at: AT, statusId: null },
      { kind: "ended", how: "failed", mayBeLive: false, at: AT + 1_000, statusId: null },
    ],
  },
  row: toRow(
    toPublicOutcome(testOutcome({ appName: "other", status: "failed" }), {
      redactExternal: AS_IT_IS,
      redactTrusted: AS_IT_IS,
      redactSent: AS_IT_IS,
    }),
    "failed",
    { at: AT + 1_000, runUrl: "https://github.com/acme/shop/actions/runs/1", liveCommit: "", isPushed: false },
  ),
};

export const INJECTION_POINTS: Readonly<Record<string, Plant>> = {
  "what the build prints": ({ output }, planted) => {
    for (const spell of planted.random.some(Object.keys(ENCODINGS)))
      output.push(...chunksOf(spelled(spell, planted), planted.random));
  },
  "a long line of the build's": ({ output }, { key, secret, random }) => {
    const line =
      random.pick(["x", "word ", `${secret.slice(0, 6)} `]).repeat(random.below(9_000)) +
      key +
      "y".repeat(random.below(40_000)) +
      secret;
    output.push(...chunksOf(line, random));
  },
  "Convex's error": ({ convexSays }, planted) => {
    const path = planted.random.pick([
      "/api/deploy2/start_push",
      "/api/deploy2/finish_push",
      "/api/claim_preview_deployment",
      "/api/deployment/authorize_preview",
      "/api/deployment/url_for_key",
      "/api/deployment/provision_and_authorize",
      "/api/v1/get_canonical_urls",
      "/api/v1/update_environment_variables",
    ]);
    const message = `No: ${spelled(anySpelling(planted.random), planted)}`;
    const status = planted.random.pick([400, 403, 404]);
    convexSays.push({ path, kind: "status", status, body: { code: "BadThing", message } });
  },
  "Convex's answer": ({ convexSays, files, with: given }, planted) => {
    const text = spelled(anySpelling(planted.random), planted);
    const address = `http://127.0.0.1:9/?k=${encodeURIComponent(planted.secret)}`;
    const [path, body] = planted.random.pick<readonly [Fault["path"], unknown]>([
      ["/api/v1/get_canonical_urls", { convexCloudUrl: address, convexSiteUrl: address }],
      ["/api/v1/list_environment_variables", { environmentVariables: { [planted.secret]: text } }],
      [/^\/v1\/deployments\/[^/]+$/, { name: planted.secret, deploymentType: text, expiresAt: text, reference: text }],
      ["/api/deploy2/wait_for_schema", { type: "failed", error: text, componentPath: "", tableName: planted.secret }],
      ["/api/function", { status: "success", value: [text, { [text]: text }], logLines: [`[LOG] ${text}`] }],
      ["/api/function", { status: "error", errorMessage: `Uncaught Error: ${text}`, logLines: [`[LOG] ${text}`] }],
    ]);
    convexSays.push({ path, kind: "garbage", body });
    if (path !== "/api/function") return;
    files["convex/seed.ts"] =
      'import { internalMutation } from "./_generated/server";\nexport default internalMutation({ args: {}, handler: async () => {} });\n';
    given[planted.random.pick(["preview-run", "run"])] = "seed";
  },
  "GitHub's error": ({ gitHubSays }, planted) => {
    gitHubSays.push({
      status: planted.random.pick([403, 422, 500]),
      message: `No: ${spelled(anySpelling(planted.random), planted)}`,
    });
  },
  "comments on the pull request": ({ comments }, planted) => {
    const text = spelled(anySpelling(planted.random), planted);
    // Rows were redacted by the run that wrote them, and are not changed.
    comments.push(
      () => ({ login: "mona", body: `Is this the key? ${planted.key}` }),
      (number) => ({ login: "github-actions[bot]", body: `${encodeState([ENTRY_OF_ANOTHER_RUN], number)}\n${text}` }),
    );
  },
  "a key that goes to both outputs": ({ output }, { key, secret, random }) => {
    const text = `${random.pick([key, secret])}\n`;
    const cuts = random.few(Array.from({ length: text.length }, (_, at) => at).slice(1), 3).toSorted((a, b) => a - b);
    const ends = [...cuts, text.length];
    output.push(
      ...[0, ...cuts].map((start, index) => ({
        to: random.pick(["stdout", "stderr"] as const),
        text: text.slice(start, ends[index]),
        pauseMs: random.pick([0, 1, 30]),
      })),
    );
  },
  "the pull request's title and text": ({ pullRequest }, { key, secret }) => {
    pullRequest.title = `Use ${key}`;
    pullRequest.body = secret;
  },
  "the branch's name": ({ pullRequest, with: given }, { secret, random }) => {
    pullRequest.headBranch = `feature/${secret.replace(/[^\w.-]/g, "-")}`;
    if (random.next() < 0.5) given["preview-name"] = "{number}-{branch}";
  },
  "a bundler's error": ({ files }, { key }) => {
    files["convex/broken.ts"] = `export const stray = ${JSON.stringify(key)} ${JSON.stringify(key)};\n`;
  },
  "a file's name": ({ files }, { secret }) => {
    if (!HARMLESS.test(secret)) return;
    files[`convex/lib/${secret}.ts`] = 'import "./not-there";\n';
    files["convex/broken.ts"] = `export * from "./lib/${secret}";\n`;
  },
  "an exception at a module's start": ({ files }, { key }) => {
    files["convex/throws.ts"] = `throw new Error(${JSON.stringify(`Bad key ${key}`)});\n`;
  },
  "`.env` files": ({ files }, { key, secret, random }) => {
    files[random.pick([".env", ".env.local"])] =
      `OTHER_TOKEN='${secret.replaceAll("'", "")}'\nCONVEX_DEPLOYMENT=${JSON.stringify(key)}\n`;
  },
  "convex.json": ({ files }, { key }) => {
    files["convex.json"] = JSON.stringify({ functions: "convex/", project: key, team: key });
  },
  "a package's name": ({ files }, { key }) => {
    files["package.json"] = JSON.stringify({ name: key, private: true, dependencies: { convex: "*" } });
  },
  "a name that people see": ({ with: given }, planted) => {
    const { secret, random } = planted;
    const whole = () => {
      const text = spelled(random.pick(["as it is", "base64", "base64url", "a URL's parameter", "hex"]), planted);
      const at = random.below(text.length);
      return `${text.slice(0, at)}${random.pick(["", "\n", " "])}${text.slice(at)}`;
    };
    // An input with a whole secret is rejected at once, but one with a part of it is sent to GitHub.
    const part = () => `A ${secret.slice(0, 12 + random.below(secret.length - 12))}`;
    given[random.pick(NAMES)] = random.pick([whole, part])();
  },
  "variables of other names": ({ env }, { key, secret }) => {
    env.MY_TOKEN = key;
    env.NEXT_PUBLIC_KEY = secret;
  },
  "a variable of the Convex deployment": ({ with: given, output, otherSecrets: wholes }, { random }) => {
    const value = random.pick([
      () => random.text(LETTERS, 20 + random.below(40)),
      () => `-----BEGIN KEY----- ${random.text(LETTERS, 32)} ${random.text(LETTERS, 32)} -----END KEY-----`,
      () => random.text(LETTERS, 8_000),
      () => `postgres://shop:${random.text(LETTERS, 16)}@db.example.com/${random.text(LETTERS, 8)}?a=1&b=2`,
    ])();
    wholes.push(value);
    given["deployment-env"] = `A_TOKEN="${value}"`;
    const filler = random.pick(["x", "word "]).repeat(random.below(9_000));
    output.push(...chunksOf(`${filler}${value} ${"and more ".repeat(random.below(6_000))}${value}`, random));
    for (const name of random.few(Object.keys(ENCODINGS), 3))
      output.push(...chunksOf(ENCODINGS[name]?.(value, random) ?? "", random));
  },
  "a token beside the key": ({ with: given, output, otherSecrets: wholes }, { random }) => {
    const token = random.text(LETTERS, 20 + random.below(40));
    wholes.push(token);
    given["management-token"] = token;
    if (random.next() < 0.3) given[random.pick(NAMES)] = `A ${ENCODINGS[anySpelling(random)]?.(token, random) ?? ""}`;
    for (const name of random.few(Object.keys(ENCODINGS), 4))
      output.push(...chunksOf(ENCODINGS[name]?.(token, random) ?? "", random));
  },
  "a proxy's password": ({ env, output, otherSecrets }, { random }) => {
    const password = random.text(LETTERS, 12 + random.below(30));
    otherSecrets.push(password);
    env[random.pick(["HTTPS_PROXY", "https_proxy", "ALL_PROXY", "npm_config_proxy"])] =
      `http://runner:${password}@proxy.example.com:3128`;
    // The fakes are on loopback, where no proxy is used.
    env.NO_PROXY = "127.0.0.1,localhost";
    output.push(...chunksOf(`curl: (56) CONNECT with runner:${password}@proxy.example.com refused`, random));
    for (const name of random.few(Object.keys(ENCODINGS), 4))
      output.push(...chunksOf(ENCODINGS[name]?.(password, random) ?? "", random));
  },
  "a workflow's secret in what the build prints": ({ env, output, foreign, with: given }, { random }) => {
    const token = foreignSecret(foreign, random);
    // Also if the variable's name does not show that it is a secret.
    env[random.pick(["VERCEL_TOKEN", "DEPLOYED_WITH"])] = token;
    const line = random.pick([
      `PUT https://api.example.com/v9?token=${token}`,
      `+ upload --auth ${token}`,
      `convex/messages.ts(1,2): error TS2345: Argument ${token}.`,
      `\u2718 [ERROR] Could not resolve "${token}"\n\n    convex/messages.ts:1:2:`,
      `bash: line 1: ${token}: command not found`,
      `Cannot find module "./_generated/${token}"`,
    ]);
    for (const one of line.split("\n")) output.push(...chunksOf(one, random));
    given.cmd = `${given.cmd ?? ""}; exit ${random.pick([0, 1, 127])}`;
  },
  "a workflow's secret in `cmd`": ({ foreign, with: given }, { random }) => {
    const token = foreignSecret(foreign, random);
    const call = random.pick([
      `set -x; : --token ${token}`,
      `no-such-program --token ${token}`,
      `${token} --version`,
      `A_TOKEN=${token} sh -c 'echo $A_TOKEN; exit 3'`,
    ]);
    given.cmd = `${given.cmd ?? ""}; ${call}`;
  },
  "a workflow's secret in a module's exception": ({ files, foreign }, { random }) => {
    const token = foreignSecret(foreign, random);
    const message = random.pick([token, `Missing A_KEY ${token}`, `x\nconvex/messages.ts(1,2): error TS1: ${token}`]);
    files["convex/throws.ts"] = `throw new Error(${JSON.stringify(message)});\nexport {};\n`;
  },
  "a workflow's secret in a document": ({ convexSays, foreign }, { random }) => {
    const token = foreignSecret(foreign, random);
    const error = `Document with ID "k17abc" in table "messages" does not match the schema: no.\n\nObject: {body: "${token}"}`;
    const body = { type: "failed", error, componentPath: "", tableName: "messages" };
    convexSays.push({ path: "/api/deploy2/wait_for_schema", kind: "garbage", body });
  },
  "a workflow's secret in the message of the audit log": ({ env, foreign, with: given }, { random }) => {
    const token = foreignSecret(foreign, random);
    env.RELEASE_TOKEN = token;
    given.message = `Released with ${token}`;
  },
  "a file that is imported": ({ files, with: given }, planted) => {
    const { secret, random } = planted;
    const name = random.next() < 0.5 && HARMLESS.test(secret) ? secret : "messages";
    const rows = Array.from({ length: 1 + random.below(4) }, () => ({
      body: spelled(anySpelling(random), planted),
      [random.pick(["author", `at-${secret.slice(0, 3)}`])]: planted.key,
    }));
    const text = rows.map((row) => JSON.stringify(row)).join("\n");
    // The CLI or Convex quotes a text that it cannot parse.
    files[`data/${name}.jsonl`] = random.pick([text, `${text}\n{"body": ${planted.key}}`, planted.key, ""]);
    given["preview-import"] = `messages=data/${name}.jsonl`;
  },
  "the path of an export": ({ with: given }, { key, secret, random }) => {
    given["export-path"] = random.pick([`${secret}.zip`, `snapshots/${secret}/all.zip`, `${key}.zip`, "all.zip"]);
  },
  "the site's URL": ({ with: given, otherSecrets }, { secret, random }) => {
    const password = random.text(LETTERS, 12 + random.below(20));
    otherSecrets.push(password);
    given["app-url"] = random.pick([
      `https://site.example.com/?k=${encodeURIComponent(secret)}`,
      `https://${secret}.example.com`,
      `https://someone:${password}@site.example.com`,
    ]);
  },
  "another input": ({ with: given }, planted) => {
    const { key, random } = planted;
    const text = random.pick([key, `A ${spelled(anySpelling(planted.random), planted)} Z`]);
    for (const name of random.few(INPUTS, 3)) given[name] = text;
  },
};

function foreignSecret(foreign: string[], random: Random): string {
  const secret = random.text(LETTERS, 20 + random.below(20));
  foreign.push(secret);
  return secret;
}

function anySpelling(random: Random): string {
  return random.pick(Object.keys(ENCODINGS));
}

function spelled(name: string, { key, secret, random }: Planted): string {
  const spell = ENCODINGS[name];
  if (spell === undefined) throw new Error(`There is no spelling "${name}".`);
  return `${name} ${spell(random.pick([key, secret]), random)}`;
}

/** One line in pieces that are printed at different times. */
function chunksOf(line: string, random: Random): readonly Chunk[] {
  const to = random.pick(["stdout", "stderr"] as const);
  const cuts = Array.from({ length: random.below(4) }, () => random.below(line.length)).sort(
    (one, other) => one - other,
  );
  return [0, ...cuts].map((start, index) => ({
    to,
    text: line.slice(start, cuts[index] ?? line.length) + (index === cuts.length ? "\n" : ""),
    pauseMs: random.pick([0, 0, 1, 30]),
  }));
}
