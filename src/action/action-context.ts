/** One run of the action: what the runner gave, read once. Nothing downstream reads the environment again. */

import { relative } from "node:path";
import { secretsIn } from "../inputs/deployment-env.ts";
import { NOTHING_LOCATED } from "../diagnosis/source-location.ts";
import { type Inputs, readInputs } from "../inputs/inputs.ts";
import { nameInKey } from "../key/deploy-key.ts";
import { type KeySource, readKeySource } from "../key/key-source.ts";
import { SHORTEST_SECRET } from "../key/parse-deploy-key.ts";
import { holdsSecret } from "../key/redactor.ts";
import { secretVariables } from "../key/secret-variables.ts";
import { masksFor, secretsOf } from "../key/secret-encodings.ts";
import { credentialsIn, hasCredentials, proxyCredentials } from "../key/url-credentials.ts";
import type { PlanSettings } from "../plan/decide.ts";
import type { Log } from "../runner/log.ts";
import { NO_DEPLOYMENT, type Outcome } from "../outcome/outcome.ts";
import { Reporter } from "../report/reporter.ts";
import type { RunState } from "./run-state.ts";
import { parseTrigger } from "../trigger/parse-trigger.ts";
import type { Trigger } from "../trigger/trigger.ts";

/** What `main.ts` builds for a real step. */
export interface Edges {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The raw value of an input. */
  readonly input: (name: string) => string;
  /** The webhook payload, of any shape. */
  readonly payload: unknown;
  readonly log: Log;
  readonly stdout: NodeJS.WritableStream;
  /** The folder of the running bundle. */
  readonly bundleDirectory: string;
  /** Writes down what is new, for `post`. */
  readonly keep: (change: Partial<RunState>) => void;
  /** Aborted when the runner cancels the step. */
  readonly signal: AbortSignal;
}

export interface Step {
  readonly edges: Edges;
  readonly source: KeySource;
  /** The key and its secret part. */
  readonly secrets: readonly string[];
  readonly trigger: Trigger;
  /** Absolute path. */
  readonly workspace: string;
  readonly inputs: Inputs;
  /** What is wrong with the inputs, a sentence each. */
  readonly problems: readonly string[];
  readonly reporter: Reporter;
  /** What every outcome of this run starts from. */
  readonly base: Outcome;
}

export function readStep(edges: Edges): Step {
  const { environment, input } = edges;
  const source = readKeySource({ input: input("deploy-key"), urlInput: input("url"), environment });
  const secrets = hideSecrets(edges, source);
  const trigger = parseTrigger({ payload: edges.payload, environment });
  const workspace = environment.GITHUB_WORKSPACE ?? process.cwd();
  const { inputs, problems } = readInputs(input, workspace);
  const base = baseOutcome(inputs, source, trigger, workspace);
  const apiUrl = environment.GITHUB_API_URL || "https://api.github.com";
  // A deploy key that was put there by mistake must not be shown to GitHub.
  const isToken = !holdsSecret(inputs.githubToken ?? "", secrets);
  const githubToken = isToken ? inputs.githubToken : null;
  const reporter = new Reporter(trigger, { ...inputs, githubToken, apiUrl }, edges.log);
  return { edges, source, secrets, trigger, workspace, inputs, problems, reporter, base };
}

/** What the plan is made with, beside key and event. */
export function planSettings({ source, inputs, base }: Pick<Step, "source" | "inputs" | "base">): PlanSettings {
  return { ...inputs, appName: base.appName, url: source.state === "present" ? source.url : null };
}

/** Those of eight letters and more that the outputs and reports of every run may hold. */
const OWN_WORDS = [
  ...["production", "development", "preview-deployment", "access-token", "malformed"],
  ...["deployed", "cancelled", "cleaned-up"],
  ...["convex.cloud", "convex.site", "https://dashboard.convex.dev"],
];
/** Inputs that are names of things in the reports. */
const SHOWN_INPUTS = ["app-name", "preview-name", "github-environment"];
/** https://docs.github.com/en/actions/reference/workflows-and-actions/variables#default-environment-variables */
const SHOWN_FACTS = [
  ...["GITHUB_REPOSITORY", "GITHUB_SERVER_URL", "GITHUB_SHA"],
  ...["GITHUB_REF", "GITHUB_HEAD_REF", "GITHUB_BASE_REF"],
];

/** Masks come first: nothing else has run yet that could print a secret. */
function hideSecrets({ log, input, environment }: Edges, source: KeySource): readonly string[] {
  const secrets = secretsOf(source.state === "present" ? source.key : null);
  const tokens = [input("management-token").trim(), input("github-token").trim()];
  const urls = [input("url"), environment.CONVEX_SELF_HOSTED_URL ?? ""];
  const shown = [
    ...OWN_WORDS,
    // An output of the run, whatever variable holds the same text: GitHub drops outputs that hold what is masked.
    (source.state === "present" && nameInKey(source.key)) || "",
    ...urls.filter((url) => !hasCredentials(url)),
    ...SHOWN_INPUTS.map(input),
    ...SHOWN_FACTS.map((name) => environment[name] ?? ""),
  ];
  // Somebody chose them, unlike a key, so they may be words that everybody sees anyway.
  const credentials = [...proxyCredentials(environment), ...urls.flatMap(credentialsIn)].filter(
    (text) => !shown.some((one) => one.includes(text)),
  );
  const hidden = [...secrets, ...[...tokens, ...credentials].filter((text) => text.length >= SHORTEST_SECRET)];
  log.hide(hidden, masksFor(hidden));
  const values = secretsIn(input("deployment-env"), shown);
  log.hideInTextFromElsewhere(values, masksFor(values));
  log.hideInSentText(secretVariables(environment, shown));
  if (source.state === "present" && source.key.kind !== "malformed") log.hidePieces(source.key.secret);
  return secrets;
}

function baseOutcome(inputs: Inputs, source: KeySource, trigger: Trigger, workspace: string): Outcome {
  const folder = relative(workspace, inputs.workingDirectory).replaceAll("\\", "/");
  return {
    operation: "deploy",
    status: "failed",
    target: null,
    keyKind: source.state === "present" ? source.key.kind : null,
    appName: inputs.appName ?? ((folder || trigger.repository).split("/").at(-1) || "app"),
    workingDirectory: folder || ".",
    deployment: NO_DEPLOYMENT,
    preview: null,
    expiresAt: null,
    isSeeded: false,
    isKept: false,
    commit: inputs.commit ?? trigger.commit,
    branch: trigger.branch,
    pullRequestNumber: numberOf(trigger) ?? inputs.pullRequest ?? null,
    cliVersion: null,
    durationSeconds: 0,
    buildSeconds: null,
    pushSeconds: null,
    failure: null,
    notes: [],
    changes: [],
    located: NOTHING_LOCATED,
    tail: [],
  };
}

function numberOf(trigger: Trigger): number | null {
  if (trigger.kind === "pull-request") return trigger.pullRequest.number;
  if (trigger.kind === "pull-request-comment" || trigger.kind === "merge-group") return trigger.number;
  return null;
}
