/** Puts a random key into random injection points, runs the built action, and searches everything that the action writes. */

import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { KeyScope } from "../../fakes/convex-cloud/cloud.ts";
import { pullRequestEvent, pushEvent, type WorkflowEvent } from "../../fakes/events/events.ts";
import type { StepResult } from "../../fakes/runner/runner.ts";
import { headOf, PROJECT, REPOSITORY, TEAM, type TestEnvironment } from "../../fakes/test-environment.ts";
import type { KeyKind } from "../../src/key/deploy-key.ts";
import { INJECTION_POINTS, type RunSetup } from "./injection-points.ts";
import { ArgumentWatch, filesBelow, findDecodings } from "./leak-detector.ts";
import { Random } from "./random.ts";

/** Everything that a run wrote or received. */
export interface Traces {
  readonly run: StepResult;
  /** Argument lists of all processes during the run. */
  readonly arguments: string;
  /** Files that the run wrote, by path. */
  readonly files: readonly (readonly [path: string, text: string])[];
  /** Bodies of the requests to GitHub, and the audit log of each Convex deployment. */
  readonly bodies: readonly unknown[];
}

/** Runs a step, and records every process and every file below `root` during the run. */
export async function traced(
  stage: TestEnvironment,
  root: string,
  start: (temporary: string) => Promise<StepResult>,
): Promise<Traces> {
  const temporary = stage.folder("tmp");
  mkdirSync(temporary);
  const callsBefore = stage.github.calls.length;
  const filesBefore = filesBelow(root);
  const watch = new ArgumentWatch();
  const run = await start(temporary);
  const args = watch.end();
  // The runner wrote the payload, and the test wrote the text for the build to print.
  const files = [...filesBelow(root)].filter(
    ([path, text]) => filesBefore.get(path) !== text && !path.endsWith("/event.json"),
  );
  const messages = stage.cloud.deployments().flatMap(({ pushes }) => pushes.map(({ message }) => message));
  const bodies = [...stage.github.calls.slice(callsBefore).map(({ body }) => body), messages];
  return { run, arguments: args, files, bodies };
}

/**
 * @returns The locations of a secret, with the decodings that are needed to read it.
 *
 * @param part - Number of consecutive characters of the secret that count as a leak.
 */
export function leaksIn({ run, files, bodies, ...more }: Traces, secret: string, part?: number): readonly string[] {
  const places: Readonly<Record<string, string>> = {
    log: foreignOutput(run),
    "log page": run.log,
    outputs: Object.values(run.outputs).join("\n"),
    "exported variables": Object.values(run.exportedEnv).join("\n"),
    state: Object.values(run.state).join("\n"),
    summary: run.summary,
    annotations: run.annotations.map((one) => Object.values(one).join("\n")).join("\n"),
    "process arguments": more.arguments,
    ...Object.fromEntries(bodies.map((body, index) => [`API body ${index}`, stringsIn(body).join("\n")])),
    ...Object.fromEntries(files),
  };
  return Object.entries(places).flatMap(([place, text]) =>
    findDecodings(text, secret, part).map((way) => `${place}: ${way}`),
  );
}

/** The output of the action without the commands that register masks, which must contain the secrets. */
function foreignOutput({ rawOutput }: StepResult): string {
  return rawOutput
    .split("\n")
    .filter((line) => !line.startsWith("::add-mask::"))
    .join("\n");
}

function stringsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}

/** A program that prints the pieces in a file. */
const EMIT = `import { readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
for (const { to, text, pauseMs } of JSON.parse(readFileSync(process.argv[2], "utf8"))) {
  process[to].write(text);
  if (pauseMs > 0) await wait(pauseMs);
}
`;

export interface FuzzResult {
  readonly seed: number;
  readonly kind: string;
  /** Names of the injection points. */
  readonly plants: readonly string[];
  readonly status: string;
  /** Locations in which the key was found. */
  readonly leaks: readonly string[];
}

const PRINTABLE = Array.from({ length: 0x7f - 0x21 }, (_, index) => String.fromCharCode(0x21 + index)).join("");
/** Characters of a secret, without `|` and `:`, which divide a key, and without quotes, which are removed at its ends. */
const OF_SECRETS = PRINTABLE.replace(/[|:"'`]/g, "");

/** @param seed - The same seed repeats a run. */
export async function fuzzOnce(stage: TestEnvironment, seed: number): Promise<FuzzResult> {
  const random = new Random(seed);
  const { kind, key, secret, event, isUsed, ...more } = await anyTarget(stage, random, anySecret(random));
  const draft: RunSetup = {
    files: {},
    with: { ...more.with },
    env: {},
    pullRequest: {},
    output: [],
    convexSays: [],
    gitHubSays: [],
    comments: [],
    otherSecrets: [],
    foreign: [],
  };
  // The parts of a malformed key are not known, so the action cannot redact them elsewhere.
  const plants = isUsed ? random.few(Object.keys(INJECTION_POINTS), MAX_PLANTS) : [];
  const lists = join(stage.folder("planted"), "output.json");
  draft.with.cmd = `node emit.mjs ${lists}`;
  for (const name of plants) INJECTION_POINTS[name]?.(draft, { key, secret, random });
  // With equal files, git would create the same commit as in an earlier run, and the action would skip it as older.
  const workspace = await stage.checkout({ files: { ...draft.files, "emit.mjs": EMIT, "seed.txt": String(seed) } });
  mkdirSync(dirname(lists));
  writeFileSync(lists, JSON.stringify(draft.output));
  const lifts = faultsOf(stage, draft);
  const traces = await traced(stage, dirname(dirname(lists)), (temporary) =>
    stage.run({
      event: event(draft, workspace),
      workspace,
      env: { TMPDIR: temporary, ...draft.env },
      with: {
        "deploy-key": key,
        retries: "0",
        "timeout-minutes": "1",
        "export-env": "true",
        ...draft.with,
      },
    }),
  );
  for (const lift of lifts) lift();
  // The runner itself shows the inputs, masked. The search starts after them.
  const { run } = traces;
  const shown = { ...traces, run: { ...run, log: run.log.slice(run.log.indexOf("##[endgroup]")) } };
  const leaks = [secret, ...draft.otherSecrets].flatMap((one) =>
    leaksIn(shown, one, one === secret ? undefined : one.length),
  );
  const sent = draft.foreign.flatMap((one) => leaksIn(shown, one, one.length).filter((place) => /^API /.test(place)));
  return { seed, kind, plants, status: run.outputs.status ?? "", leaks: [...leaks, ...sent] };
}

function anySecret(random: Random): string {
  const length = 20 + random.below(50);
  const secrets = [
    () => random.text("0123456789abcdef", length),
    () => Buffer.from(JSON.stringify({ v2: random.text("0123456789abcdef", length) })).toString("base64"),
    () => random.text(OF_SECRETS, length),
    () =>
      `${random.text(OF_SECRETS, 12)}${random.text(PRINTABLE.replace(/[|:]/g, ""), length)}${random.text(OF_SECRETS, 3)}`,
  ];
  return random.pick(secrets)();
}

/** Maximum number of injection points in a run. With more of them, hardly any run would finish. */
const MAX_PLANTS = 4;

interface AnyTarget {
  readonly kind: KeyKind;
  readonly key: string;
  readonly secret: string;
  /** `false` if the action rejects the form of the key. */
  readonly isUsed: boolean;
  readonly event: (draft: RunSetup, workspace: string) => WorkflowEvent;
  readonly with: Readonly<Record<string, string>>;
}

/** Every kind of key. Kinds that can deploy are more frequent. */
export const KINDS: readonly KeyKind[] = [
  "preview",
  "preview",
  "preview",
  "preview-deployment",
  "production",
  "production",
  "development",
  "custom",
  "project",
  "admin",
  "team",
  "access-token",
  "malformed",
];

/** A key of any kind, with an event and inputs for it. */
async function anyTarget(stage: TestEnvironment, random: Random, secret: string): Promise<AnyTarget> {
  const toMain = (_: RunSetup, workspace: string) => pushEvent({ branch: "main", sha: headOf(workspace) });
  const elsewhere = (_: RunSetup, workspace: string) =>
    pushEvent({ branch: `feature/${random.below(1e9)}`, sha: headOf(workspace) });
  const toPullRequest = (draft: RunSetup) => pullRequestFor(stage, draft);
  const kind = random.pick(KINDS);
  const base = { kind, secret, isUsed: true, with: {}, event: toMain };
  const issue = (scope: KeyScope) => stage.cloud.issueKey(scope, secret);
  switch (kind) {
    case "preview":
      return { ...base, key: issue({ kind, team: TEAM, project: PROJECT }), event: toPullRequest };
    case "preview-deployment":
      return { ...base, key: issue({ kind, deployment: await anyPreview(stage, random) }), event: toPullRequest };
    case "production":
      return { ...base, key: issue({ kind, deployment: stage.productionName }) };
    case "development":
      return { ...base, key: issue({ kind, deployment: stage.developmentName }), event: elsewhere };
    case "custom": {
      const project = stage.cloud.createProject({ team: TEAM, project: `custom-${random.below(1e9)}` });
      const { name } = stage.cloud.createCustomDeployment(project, "staging");
      return { ...base, key: issue({ kind, deployment: name }), event: elsewhere };
    }
    case "project":
      return { ...base, key: issue({ kind, team: TEAM, project: PROJECT }), with: { "allow-project-token": "true" } };
    case "team":
      return { ...base, key: issue({ kind, team: TEAM }), event: toPullRequest };
    case "admin": {
      const { url, deployment } = await stage.cloud.selfHosted();
      return { ...base, key: issue({ kind, deployment: deployment.name }), with: { url } };
    }
    case "access-token": {
      const token = Buffer.from(JSON.stringify({ v2: random.text("0123456789abcdef", 40) })).toString("base64url");
      return { ...base, key: token, secret: token, event: toPullRequest };
    }
    case "malformed":
      return { ...base, key: malformed(secret, random), isUsed: false, event: toPullRequest };
  }
}

/** A key with a typical mistake. */
function malformed(secret: string, random: Random): string {
  const key = `preview:${TEAM}:${PROJECT}|${secret}`;
  return random.pick([
    `CONVEX_DEPLOY_KEY=${key}`,
    `${key} ${secret}`,
    `${key},${key}`,
    `"${key}`,
    `${key}\u00e9`,
    encodeURIComponent(key),
    `preview-${secret}`,
    `unknown:${TEAM}:${PROJECT}:more|${secret}`,
  ]);
}

/** Claims a preview deployment as the CLI does. @returns Its name. */
async function anyPreview(stage: TestEnvironment, random: Random): Promise<string> {
  const answer = await fetch(`${stage.cloud.provisionHost}/api/claim_preview_deployment`, {
    method: "POST",
    headers: {
      Authorization: `Bearer ${stage.previewKey}`,
      "Content-Type": "application/json",
      "Convex-Client": "npm-cli-1.48.0",
    },
    body: JSON.stringify({
      projectSelection: { kind: "teamAndProjectSlugs", teamSlug: TEAM, projectSlug: PROJECT },
      identifier: `hunted-${random.below(1e9)}`,
      reuse: true,
    }),
  });
  return ((await answer.json()) as { deploymentName: string }).deploymentName;
}

function pullRequestFor(stage: TestEnvironment, { pullRequest, comments }: RunSetup): WorkflowEvent {
  const headBranch = pullRequest.headBranch ?? `feature/${stage.github.calls.length}`;
  const headSha = stage.github.pushTo({ repository: REPOSITORY, branch: headBranch });
  const { number } = stage.github.openPullRequest({ repository: REPOSITORY, headBranch });
  for (const comment of comments) stage.github.addComment({ repository: REPOSITORY, number, ...comment(number) });
  return pullRequestEvent({ ...pullRequest, number, headBranch, headSha });
}

function faultsOf(stage: TestEnvironment, { convexSays, gitHubSays }: RunSetup): readonly (() => void)[] {
  return [
    ...convexSays.map((fault) => stage.cloud.fault(fault)),
    ...gitHubSays.map(({ status, message }) =>
      stage.github.fault({ method: "POST", path: /.*/, kind: "status", status, message, times: 4 }),
    ),
  ];
}
