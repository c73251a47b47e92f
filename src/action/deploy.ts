/** A planned deploy: what is told before, during and after the CLI runs. */

import { removeNamed } from "./cleanup.ts";
import type { Assignment, Preparation } from "../convex/deploy/deploy-context.ts";
import { type CarriedOut, carryOut, prepare } from "../convex/deploy/deploy.ts";
import { dotenvFiles } from "../convex/deploy/cli-environment.ts";
import type { Result } from "../convex/deploy/deploy-result.ts";
import { CONVEX_PROVISION_ORIGIN, provisionOrigin } from "../convex/api/provision-host.ts";
import { variablesFor, variablesNotice } from "../convex/deploy/push-gate.ts";
import { redirections } from "../convex/cli/child-environment.ts";
import { versionWarnings } from "../convex/cli/version-warnings.ts";
import { ActionFailure } from "../diagnosis/failure.ts";
import { givenUp, KEY_IN_NAME, timeout } from "../diagnosis/action-failures.ts";
import { NOTHING_LOCATED } from "../diagnosis/source-location.ts";
import { masksFor } from "../key/secret-encodings.ts";
import type { DeployPlan } from "../plan/decide.ts";
import { quoted } from "../markdown/code-span.ts";
import { auditMessage } from "../report/text/audit-log-message.ts";
import type { Log } from "../runner/log.ts";
import { headline } from "../report/log/log-messages.ts";
import { NO_DEPLOYMENT, type Outcome, redacted } from "../outcome/outcome.ts";
import { setOutputs } from "../report/outputs.ts";
import { toPublicOutcome } from "../outcome/public-outcome.ts";
import { withSeed } from "./seed.ts";
import type { Step } from "./action-context.ts";

/** Deploys as planned. A failure of any kind is an outcome that knows what was planned. */
export async function deployStep(plan: DeployPlan, step: Step): Promise<Outcome> {
  const planned = plannedOutcome(plan, step);
  try {
    const { inputs, workspace, edges } = step;
    // It would be an argument of the CLI, which every process on the machine can read.
    if (planned.preview !== null && edges.log.redactOwn(planned.preview.name) !== planned.preview.name)
      throw new ActionFailure(KEY_IN_NAME);
    const preparation = prepare({ inputs, workspace, environment: edges.environment, secrets: step.secrets });
    const known = redacted({ ...planned, cliVersion: preparation.cli.version }, edges.log);
    return await runDeploy(plan, step, known, preparation);
  } catch (error) {
    if (error instanceof ActionFailure) return { ...planned, failure: error.failure };
    throw error;
  }
}

/** What a planned deploy is about, before anything was done. */
export function plannedOutcome(plan: DeployPlan, { base }: Step): Outcome {
  return {
    ...base,
    target: plan.target,
    preview: plan.preview === null ? null : { name: plan.preview.name, created: null },
    commit: plan.commit,
    branch: plan.branch,
    pullRequestNumber: plan.pullRequestNumber,
    deployment: { ...NO_DEPLOYMENT, name: plan.deploymentName },
  };
}

async function runDeploy(plan: DeployPlan, step: Step, known: Outcome, preparation: Preparation): Promise<Outcome> {
  const { edges, inputs, reporter } = step;
  const { log } = edges;
  const origin = provisionOrigin(edges.environment);
  const notes =
    origin === CONVEX_PROVISION_ORIGIN ? [] : [`\`CONVEX_PROVISION_HOST\` replaces Convex's own host by ${origin}.`];
  setOutputs(log, known, { final: false });
  for (const sentence of versionWarnings(plan, inputs, preparation.cli)) log.warning(sentence);
  if (inputs.managementToken !== null && plan.pullRequest !== null) log.warning(TOKEN_NEAR_STRANGERS);
  const aside = variablesNotice({ plan, inputs });
  const redirecting = redirections(edges.environment, dotenvFiles(inputs.workingDirectory), namesUsedBy(step));
  for (const sentence of [...plan.notices, ...redirecting, ...(aside === null ? [] : [aside])]) log.notice(sentence);
  for (const line of [headline(known), ...notes]) log.info(line);
  // While the CLI runs, not before it. What goes wrong there is the reporter's own business.
  edges.keep({ known, hasBegun: true });
  reporter.begin(known);
  const assignment = assignmentOf(plan, step, known);
  log.removeProblemMatchers();
  const result = await log.group(`convex deploy (CLI ${preparation.cli.version})`, () =>
    carryOut(assignment, preparation),
  );
  reporter.reached(result.deploymentName ?? undefined);
  const pushed = withResult(known, result, step, notes);
  // What is known is told at once: seeding may take long, and may fail.
  setOutputs(log, pushed, { final: false });
  const seeded = await withSeed(pushed, step, assignment, preparation);
  const kept = await withCleanupFirst(seeded, result, plan, step);
  const outcome = await withFormer(kept, step);
  setOutputs(log, outcome, { final: true });
  if (outcome.status === "deployed" && inputs.exportEnv) exportUrls(log, redacted(outcome, log), result);
  return outcome;
}

/** Variables that hold the step's own key or URL, wherever it took them from: these agree. */
function namesUsedBy({ source, secrets, edges }: Step): readonly string[] {
  const url = source.state === "present" ? source.url : null;
  const own = Object.entries(edges.environment);
  return own.filter(([, value]) => value === url || secrets.includes(value?.trim() ?? "")).map(([name]) => name);
}

function assignmentOf(plan: DeployPlan, step: Step, known: Outcome): Assignment {
  const { edges, source, secrets, inputs, workspace } = step;
  if (source.state !== "present" || source.key.kind === "malformed")
    throw new Error("A deploy was planned without a key.");
  const { log, signal } = edges;
  return {
    plan,
    key: source.key,
    url: source.url,
    secrets,
    inputs,
    workspace,
    environment: edges.environment,
    bundleDirectory: edges.bundleDirectory,
    message: auditMessage(inputs.message, toPublicOutcome(known, log), log),
    redact: log.redact,
    longestSecret: log.longestSecret,
    log: edges.stdout,
    deploymentEnv: variablesFor({ plan, inputs }),
    onReach: (name) => step.reporter.reached(name),
    whySuperseded: () => step.reporter.whySuperseded(plan, known),
    hide: (more) => log.hide(more, masksFor(more)),
    info: (text) => log.info(text),
    notice: (text) => log.notice(text),
    onStart: (pid) => edges.keep({ processGroup: pid }),
    signal: inputs.timeoutMs === null ? signal : AbortSignal.any([signal, AbortSignal.timeout(inputs.timeoutMs)]),
  };
}

function withResult(known: Outcome, result: CarriedOut, { edges, inputs }: Step, notes: readonly string[]): Outcome {
  const timedOut = result.status === "cancelled" && !edges.signal.aborted;
  return {
    ...known,
    status: timedOut ? "failed" : result.status,
    deployment: {
      name: result.deploymentName,
      url: result.url,
      siteUrl: result.siteUrl,
      dashboardUrl: result.dashboardUrl,
      isGiven: result.isUrlGiven,
    },
    buildSeconds: result.buildSeconds,
    pushSeconds: result.pushSeconds,
    changes: result.changes,
    located: inputs.annotations ? result.located : NOTHING_LOCATED,
    expiresAt: result.expiresAt,
    preview: known.preview === null ? null : { ...known.preview, created: result.previewCreated },
    failure: timedOut ? timeout(inputs.timeoutMs ?? 0) : result.failure,
    notes: [...notes, ...result.notes],
    tail: result.tail,
  };
}

const TOKEN_NEAR_STRANGERS =
  "`management-token` can delete every Convex deployment of the team, and in this job code of a pull request runs, which can read it. Give it to closed pull requests and sweeps only: `management-token: ${{ github.event.action == 'closed' && secrets.CONVEX_MANAGEMENT_TOKEN || '' }}`.";

/** What fails so may have failed because the preview was deleted under the push, or under the seed. */
const MAY_BE_GONE: readonly string[] = ["deployment-not-found", "key-rejected", "preview-seed-failed", "unknown"];

/** A cleanup that met this deploy wins: nothing is left of it, and it has not failed. */
async function withCleanupFirst(
  outcome: Outcome,
  { leavesPreview }: CarriedOut,
  plan: DeployPlan,
  step: Step,
): Promise<Outcome> {
  if (plan.preview === null) return outcome;
  if (leavesPreview) return withoutLeftover(outcome, plan.preview.name, step);
  if (outcome.status !== "failed" || !MAY_BE_GONE.includes(outcome.failure?.code ?? "")) return outcome;
  const superseding = await step.reporter.whySuperseded(plan, outcome, 0);
  if (superseding === null || superseding.over === null) return outcome;
  return withoutDeployment({ ...outcome, status: "skipped", failure: givenUp(superseding.reason), tail: [] });
}

async function withoutLeftover(outcome: Outcome, name: string, step: Step): Promise<Outcome> {
  const own = outcome.deployment.name;
  const whyKept = async (found: string) => (found === own ? null : "this run has not made it");
  const { kind } = await removeNamed(name, step, { dryRun: false, whyKept });
  const isRemoved = kind === "deleted" || kind === "gone";
  const note = isRemoved
    ? `The preview deployment ${quoted(name)}, which this run had made, was deleted again.`
    : `The preview deployment ${quoted(name)}, which this run had made, could not be deleted again. Convex removes it when it expires.`;
  const told = { ...outcome, notes: [...outcome.notes, note] };
  return isRemoved ? withoutDeployment(told) : told;
}

/** Nobody should be led to what is gone. */
function withoutDeployment(outcome: Outcome): Outcome {
  return { ...outcome, deployment: { ...NO_DEPLOYMENT, name: outcome.deployment.name }, expiresAt: null, changes: [] };
}

/** A preview that was there and is not any more is no failure, but its data is gone, which people should know. */
async function withFormer(outcome: Outcome, { reporter, inputs, edges }: Step): Promise<Outcome> {
  if (outcome.status !== "deployed" || outcome.preview?.created !== true || inputs.previewMode !== "reuse")
    return outcome;
  const former = await reporter.formerDeployment(outcome);
  if (former === null || former === outcome.deployment.name) return outcome;
  const note = `The earlier preview deployment ${quoted(former)} is gone (it expired, or somebody deleted it), so a new one was made, without its data.`;
  edges.log.notice(note);
  return { ...outcome, notes: [...outcome.notes, note] };
}

function exportUrls(log: Log, { deployment: { url, siteUrl } }: Outcome, { variables }: Result): void {
  if (url !== null) log.variable(variables.url, url);
  if (siteUrl !== null) log.variable(variables.siteUrl, siteUrl);
}
