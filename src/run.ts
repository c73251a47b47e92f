/** The order of the steps, and nothing else. */

import { relative } from "node:path";
import { checkedOutCommit } from "./checkout.ts";
import { carryOut, prepare, type Result, versionWarnings } from "./convex/carry-out.ts";
import { provisionHost, snapshotFor } from "./convex/surroundings.ts";
import { ActionFailure, type Failure } from "./diagnosis/failure.ts";
import { declaredMissing, FOREIGN_HOST, invalidInputs, TLS_OFF, timeout } from "./diagnosis/own-failures.ts";
import { type Inputs, readInputs } from "./inputs.ts";
import { type KeySource, readKeySource } from "./key/key-source.ts";
import { masksFor, secretsOf } from "./key/secrets.ts";
import { conflictMessage, repairsMessage } from "./key/slips.ts";
import { type DeployPlan, decide, type Facts, type Plan, type PlanSettings } from "./plan/plan.ts";
import { auditMessage } from "./report/audit-message.ts";
import type { Log } from "./report/log.ts";
import { closingLines, errorText, headline } from "./report/log-text.ts";
import { NO_DEPLOYMENT, type Outcome } from "./report/outcome.ts";
import { setOutputs } from "./report/outputs.ts";
import { refusalFailure } from "./report/refusal-text.ts";
import { Reporter } from "./report/reporter.ts";
import { parseTrigger } from "./trigger/parse-trigger.ts";
import type { Trigger } from "./trigger/trigger.ts";

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
  /** Aborted when the runner cancels the step. */
  readonly signal: AbortSignal;
}

/** @returns The exit code of the step. */
export async function run(edges: Edges): Promise<0 | 1> {
  const started = performance.now();
  const source = readKeySource({
    input: edges.input("deploy-key"),
    urlInput: edges.input("url"),
    environment: edges.environment,
  });
  const secrets = hideSecrets(edges, source);
  const trigger = parseTrigger({ payload: edges.payload, environment: edges.environment });
  const workspace = edges.environment.GITHUB_WORKSPACE ?? process.cwd();
  const read = readInputs(edges.input, workspace);
  const seconds = () => (performance.now() - started) / 1000;
  if (!read.ok) return finishWithoutInputs(edges, trigger, invalidInputs(read.problems), source, seconds());
  const { inputs } = read;
  const base: Outcome = {
    status: "failed",
    target: null,
    keyKind: source.state === "present" ? source.key.kind : null,
    appName: inputs.appName ?? defaultAppName(inputs, workspace, trigger),
    workingDirectory: relative(workspace, inputs.workingDirectory).replaceAll("\\", "/") || ".",
    deployment: NO_DEPLOYMENT,
    preview: null,
    commit: inputs.commit ?? trigger.commit,
    branch: trigger.branch,
    pullRequestNumber: inputs.pullRequest ?? numberOf(trigger),
    cliVersion: null,
    durationSeconds: 0,
    failure: null,
    notes: [],
    tail: [],
  };
  const apiUrl = edges.environment.GITHUB_API_URL || "https://api.github.com";
  const reporter = new Reporter(trigger, { ...inputs, apiUrl }, edges.log);
  const outcome = await attempt({ edges, source, secrets, trigger, workspace, inputs, reporter, base });
  return finish(edges, reporter, { ...outcome, durationSeconds: seconds() });
}

/** Masks come first: nothing else has run yet that could print a secret. */
function hideSecrets({ log, input }: Edges, source: KeySource): readonly string[] {
  const secrets =
    source.state === "present" ? secretsOf({ state: "present", key: source.key, repairs: source.repairs }) : [];
  const tokens = [input("management-token").trim(), input("github-token").trim()].filter((token) => token.length >= 8);
  log.hide([...secrets, ...tokens], masksFor([...secrets, ...tokens]));
  return secrets;
}

interface Scene {
  readonly edges: Edges;
  readonly source: KeySource;
  readonly secrets: readonly string[];
  readonly trigger: Trigger;
  readonly workspace: string;
  readonly inputs: Inputs;
  readonly reporter: Reporter;
  readonly base: Outcome;
}

/** Everything that may end in a failure: what is thrown here becomes an outcome. */
async function attempt(scene: Scene): Promise<Outcome> {
  try {
    refuseUnsafe(scene);
    const plan = await planFor(scene);
    return await actOn(plan, scene);
  } catch (error) {
    if (error instanceof ActionFailure)
      return { ...scene.base, status: statusOf(error.failure), failure: error.failure };
    throw error;
  }
}

/** What no event and no key may do. */
function refuseUnsafe({ edges, source, secrets, inputs }: Scene): void {
  if (edges.environment.NODE_TLS_REJECT_UNAUTHORIZED === "0") throw new ActionFailure(TLS_OFF);
  if (provisionHost(edges.environment.CONVEX_PROVISION_HOST).kind === "foreign") throw new ActionFailure(FOREIGN_HOST);
  if (source.state === "declared-missing") throw new ActionFailure(declaredMissing(source.message));
  if (source.state === "present" && source.conflict !== null)
    throw new ActionFailure({
      code: source.conflict.kind,
      cause: conflictMessage(source.conflict),
      fix: "",
      link: null,
    });
  const problems = [
    ...Object.keys(edges.environment)
      .filter((name) => name.startsWith("INPUT_") && name !== "INPUT_DEPLOY-KEY")
      .filter((name) => secrets.some((secret) => edges.environment[name]?.includes(secret)))
      .map((name) => `\`${name.slice(6).toLowerCase()}\` contains the deploy key. Only \`deploy-key\` may.`),
    ...notYet(inputs),
  ];
  if (problems.length > 0) throw new ActionFailure(invalidInputs(problems));
}

function notYet(inputs: Inputs): readonly string[] {
  const given: readonly (readonly [name: string, isGiven: boolean])[] = [
    ["preview-run", inputs.previewRun !== null],
    ["deployment-env", Object.keys(inputs.deploymentEnv).length > 0],
    ["operation: cleanup", inputs.operation === "cleanup"],
    ["operation: sweep", inputs.operation === "sweep"],
  ];
  return given.filter(([, isGiven]) => isGiven).map(([name]) => `\`${name}\` is not supported yet.`);
}

async function planFor(scene: Scene): Promise<Exclude<Plan, { kind: "ask" }>> {
  const { source, trigger, inputs, base, edges } = scene;
  const settings: PlanSettings = {
    ...inputs,
    appName: base.appName,
    url: source.state === "present" ? source.url : null,
  };
  const key = source.state === "present" ? source.key : null;
  if (source.state === "present" && source.repairs.length > 0) edges.log.warning(repairsMessage(source.repairs));
  let facts: Facts = {};
  for (;;) {
    const plan = decide({ trigger, key, settings, facts });
    if (plan.kind !== "ask") return plan;
    facts = { ...facts, [plan.fact]: await findOut(plan.fact, scene) };
  }
}

async function findOut(fact: keyof Facts, { trigger, workspace, edges, reporter, inputs, base, secrets }: Scene) {
  if (fact === "checkedOutCommit") return checkedOutCommit(workspace, snapshotFor(edges.environment, secrets));
  const { client } = await reporter.github();
  const github = await import("./github/facts.ts");
  switch (fact) {
    case "productionBranchContainsCommit":
      return github.productionBranchContainsCommit(client, trigger, base.commit, inputs.productionBranches);
    case "workflowRunPullRequest":
      return trigger.kind === "workflow-run" ? github.workflowRunPullRequest(client, trigger) : null;
    case "commentPullRequest":
      return trigger.kind === "pull-request-comment"
        ? github.pullRequestByNumber(client, trigger.repository, trigger.number)
        : null;
  }
}

async function actOn(plan: Exclude<Plan, { kind: "ask" }>, scene: Scene): Promise<Outcome> {
  const { base, edges } = scene;
  switch (plan.kind) {
    case "refuse":
      return { ...base, status: "refused", failure: refusalFailure(plan.refusal) };
    case "skip":
      edges.log.notice(plan.sentence);
      return { ...base, status: "skipped", notes: [plan.sentence] };
    case "cleanup":
    case "sweep": {
      const sentence = "Removing preview deployments is not supported yet. Convex removes them when they expire.";
      edges.log.notice(sentence);
      return { ...base, status: "skipped", notes: [sentence] };
    }
    case "deploy":
      return deployPlanned(plan, scene);
  }
}

async function deployPlanned(plan: DeployPlan, scene: Scene): Promise<Outcome> {
  const { base, edges, source, secrets, inputs, workspace, reporter } = scene;
  if (source.state !== "present" || source.key.kind === "malformed")
    throw new Error("A deploy was planned without a key.");
  const { key } = source;
  const preparation = prepare({ inputs, workspace, environment: edges.environment });
  const known: Outcome = {
    ...base,
    target: plan.target,
    preview: plan.preview === null ? null : { name: plan.preview.name, created: null },
    commit: plan.commit,
    branch: plan.branch,
    pullRequestNumber: plan.pullRequestNumber,
    cliVersion: preparation.cli.version,
    deployment: { ...NO_DEPLOYMENT, name: plan.deploymentName },
  };
  setOutputs(edges.log, known, { final: false });
  for (const sentence of versionWarnings(plan, inputs, preparation.cli)) edges.log.warning(sentence);
  for (const sentence of plan.notices) edges.log.notice(sentence);
  const host = provisionHost(edges.environment.CONVEX_PROVISION_HOST);
  const hostNote =
    host.kind === "loopback"
      ? [`Convex's provisioning host is ${host.url}, because \`CONVEX_PROVISION_HOST\` says so.`]
      : [];
  for (const note of [headline(known, key), ...hostNote]) edges.log.info(note);
  const signal =
    inputs.timeoutMs === null ? edges.signal : AbortSignal.any([edges.signal, AbortSignal.timeout(inputs.timeoutMs)]);
  const begun = reporter.begin(known);
  const result = await edges.log.group(`convex deploy (CLI ${preparation.cli.version})`, () =>
    carryOut(
      {
        plan,
        key,
        url: source.url,
        secrets,
        inputs,
        workspace,
        environment: edges.environment,
        loopbackHost: host.kind === "loopback" ? host.url : null,
        bundleDirectory: edges.bundleDirectory,
        message: inputs.message ?? auditMessage(known),
        redact: edges.log.redact,
        log: edges.stdout,
        say: (text) => edges.log.info(text),
        onStart: (pid) => edges.log.state("process-group", String(pid)),
        signal,
      },
      preparation,
    ),
  );
  const outcome = withResult(known, result, edges.signal, inputs, hostNote);
  setOutputs(edges.log, outcome, { final: true });
  if (outcome.status === "deployed" && inputs.exportEnv) exportUrls(edges.log, result);
  await begun;
  return outcome;
}

function withResult(
  known: Outcome,
  result: Result,
  cancel: AbortSignal,
  inputs: Inputs,
  notes: readonly string[],
): Outcome {
  const timedOut = result.status === "cancelled" && !cancel.aborted;
  return {
    ...known,
    status: timedOut ? "failed" : result.status,
    deployment: {
      name: result.deploymentName,
      url: result.url,
      siteUrl: result.siteUrl,
      dashboardUrl: result.dashboardUrl,
    },
    preview: known.preview === null ? null : { ...known.preview, created: result.previewCreated },
    failure: timedOut ? timeout(inputs.timeoutMs ?? 0) : result.failure,
    notes: [...notes, ...result.notes],
    tail: result.tail,
  };
}

function exportUrls(log: Log, { url, siteUrl, variables }: Result): void {
  if (url !== null) log.variable(variables.url, url);
  if (siteUrl !== null) log.variable(variables.siteUrl, siteUrl);
}

/** Outputs, then the one error, then reports: a report that fails costs nothing that came before. */
async function finish(edges: Edges, reporter: Reporter, outcome: Outcome): Promise<0 | 1> {
  setOutputs(edges.log, outcome, { final: true });
  if (outcome.failure !== null)
    edges.log.error(errorText(outcome.failure), `Convex deploy ${outcome.status}: ${outcome.failure.code}`);
  else for (const line of closingLines(outcome)) edges.log.info(line);
  await reporter.end(outcome);
  return outcome.failure === null ? 0 : 1;
}

/** Without inputs it is not known what may be reported, so the error is all there is. */
function finishWithoutInputs(edges: Edges, trigger: Trigger, failure: Failure, source: KeySource, seconds: number): 1 {
  edges.log.output("status", "failed");
  edges.log.output("failure-code", failure.code);
  edges.log.output("duration-seconds", seconds.toFixed(1));
  if (source.state === "present") edges.log.output("key-kind", source.key.kind);
  edges.log.output("pull-request", String(numberOf(trigger) ?? ""));
  edges.log.error(errorText(failure), `Convex deploy failed: ${failure.code}`);
  return 1;
}

function defaultAppName(inputs: Inputs, workspace: string, trigger: Trigger): string {
  const folder = relative(workspace, inputs.workingDirectory);
  return (folder === "" ? trigger.repository : folder).split(/[\\/]/).at(-1) || "app";
}

function numberOf(trigger: Trigger): number | null {
  if (trigger.kind === "pull-request") return trigger.pullRequest.number;
  if (trigger.kind === "pull-request-comment" || trigger.kind === "merge-group") return trigger.number;
  return null;
}

const REFUSED_CODES: ReadonlySet<string> = new Set([
  "mixed-sources",
  "url-with-cloud-key",
  "admin-key-without-url",
  "tls-checks-off",
  "foreign-provision-host",
]);

function statusOf({ code }: Failure): "refused" | "failed" {
  return REFUSED_CODES.has(code) ? "refused" : "failed";
}
