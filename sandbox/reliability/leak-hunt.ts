/** Plants a random key in random places, runs the built action, and looks for the key wherever the action writes. */

import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { KeyScope } from "../convex-cloud/cloud.ts";
import { pullRequestEvent, pushEvent, type WorkflowEvent } from "../events/events.ts";
import type { StepResult } from "../runner/runner.ts";
import { headOf, PROJECT, REPOSITORY, type Stage, TEAM } from "../stage.ts";
import { ArgumentWatch, filesBelow, waysToRead } from "./leak-search.ts";
import { type Draft, PLANTS } from "./plants.ts";
import { Random } from "./random.ts";

/** Everything that a run left behind, and was given. */
export interface Traces {
  readonly run: StepResult;
  /** Of all processes while it ran. */
  readonly arguments: string;
  /** Written by the run, by path. */
  readonly files: readonly (readonly [path: string, text: string])[];
  /** Bodies of the requests to GitHub. */
  readonly bodies: readonly unknown[];
}

/** Runs a step while every process and every file below `root` is watched. */
export async function traced(
  stage: Stage,
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
  // The payload is the runner's own; what the build was given to print lies beside it.
  const files = [...filesBelow(root)].filter(
    ([path, text]) => filesBefore.get(path) !== text && !path.endsWith("/event.json"),
  );
  return { run, arguments: args, files, bodies: stage.github.calls.slice(callsBefore).map(({ body }) => body) };
}

/** Where a secret can be found, and how it would have to be decoded. */
export function leaksIn({ run, files, bodies, ...more }: Traces, secret: string): readonly string[] {
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
  return Object.entries(places).flatMap(([place, text]) => waysToRead(text, secret).map((way) => `${place}: ${way}`));
}

/** What the action printed, but for the masks, which must name what they hide. */
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

/** Prints the pieces that a file lists. */
const EMIT = `import { readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
for (const { to, text, pauseMs } of JSON.parse(readFileSync(process.argv[2], "utf8"))) {
  process[to].write(text);
  if (pauseMs > 0) await wait(pauseMs);
}
`;

export interface Hunted {
  readonly seed: number;
  readonly kind: string;
  /** The names of the plants. */
  readonly plants: readonly string[];
  readonly status: string;
  /** Where the key was found. */
  readonly leaks: readonly string[];
}

const PRINTABLE = Array.from({ length: 0x7f - 0x21 }, (_, index) => String.fromCharCode(0x21 + index)).join("");
/** Neither `|` nor `:`, which divide a key, nor quotes at its ends, which are taken off. */
const OF_SECRETS = PRINTABLE.replace(/[|:"'`]/g, "");

/** @param seed - Repeats a hunt. */
export async function hunt(stage: Stage, seed: number): Promise<Hunted> {
  const random = new Random(seed);
  const secret = anySecret(random);
  const { kind, key, event, ...more } = await anyTarget(stage, random, secret);
  const draft: Draft = {
    files: {},
    with: { ...more.with },
    env: {},
    pullRequest: {},
    output: [],
    convexSays: [],
    gitHubSays: [],
  };
  const plants = random.some(Object.keys(PLANTS));
  for (const name of plants) PLANTS[name]?.(draft, { key, secret, random });
  const workspace = await stage.checkout({ files: { ...draft.files, "emit.mjs": EMIT } });
  const lists = join(stage.folder("planted"), "output.json");
  mkdirSync(dirname(lists));
  writeFileSync(lists, JSON.stringify(draft.output));
  const lifts = faultsOf(stage, draft);
  const traces = await traced(stage, dirname(dirname(lists)), (temporary) =>
    stage.run({
      event: event(draft, workspace),
      workspace,
      env: { TMPDIR: temporary, ...draft.env },
      with: { "deploy-key": key, retries: "0", "export-env": "true", cmd: `node emit.mjs ${lists}`, ...draft.with },
    }),
  );
  for (const lift of lifts) lift();
  // The runner itself shows the inputs, and masks them; what is looked at is what comes after.
  const { run } = traces;
  const shown = { ...run, log: run.log.slice(run.log.indexOf("##[endgroup]")) };
  return { seed, kind, plants, status: run.outputs.status ?? "", leaks: leaksIn({ ...traces, run: shown }, secret) };
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

interface AnyTarget {
  readonly kind: KeyScope["kind"];
  readonly key: string;
  readonly event: (draft: Draft, workspace: string) => WorkflowEvent;
  readonly with: Readonly<Record<string, string>>;
}

/** A key of any kind, and an event and inputs that it fits. */
async function anyTarget(stage: Stage, random: Random, secret: string): Promise<AnyTarget> {
  const push = (_: Draft, workspace: string) => pushEvent({ branch: "main", sha: headOf(workspace) });
  const elsewhere = (_: Draft, workspace: string) =>
    pushEvent({ branch: `feature/${random.below(1e9)}`, sha: headOf(workspace) });
  const issue = (scope: KeyScope) => stage.cloud.issueKey(scope, secret);
  const kind = random.pick(["preview", "preview", "production", "development", "project", "admin", "team"] as const);
  switch (kind) {
    case "preview":
      return {
        kind,
        key: issue({ kind, team: TEAM, project: PROJECT }),
        event: (draft) => pullRequestFor(stage, draft),
        with: {},
      };
    case "production":
      return { kind, key: issue({ kind, deployment: stage.productionName }), event: push, with: {} };
    case "development":
      return { kind, key: issue({ kind, deployment: stage.developmentName }), event: elsewhere, with: {} };
    case "project":
      return {
        kind,
        key: issue({ kind, team: TEAM, project: PROJECT }),
        event: push,
        with: { "allow-project-token": "true" },
      };
    case "team":
      return { kind, key: issue({ kind, team: TEAM }), event: push, with: {} };
    case "admin": {
      const { url, deployment } = await stage.cloud.selfHosted();
      return { kind, key: issue({ kind, deployment: deployment.name }), event: push, with: { url } };
    }
  }
}

function pullRequestFor(stage: Stage, { pullRequest }: Draft): WorkflowEvent {
  const headBranch = pullRequest.headBranch ?? `feature/${stage.github.calls.length}`;
  const headSha = stage.github.pushTo({ repository: REPOSITORY, branch: headBranch });
  const { number } = stage.github.openPullRequest({ repository: REPOSITORY, headBranch });
  return pullRequestEvent({ ...pullRequest, number, headBranch, headSha });
}

function faultsOf(stage: Stage, { convexSays, gitHubSays }: Draft): readonly (() => void)[] {
  return [
    ...convexSays.map(({ path, status, message }) =>
      stage.cloud.fault({ path, kind: "status", status, body: { code: "BadThing", message } }),
    ),
    ...gitHubSays.map(({ status, message }) =>
      stage.github.fault({ method: "POST", path: /.*/, kind: "status", status, message, times: 4 }),
    ),
  ];
}
