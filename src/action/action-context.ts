/** The context of one run: everything from the runner, read once. Other modules do not read the environment again. */

import { relative } from "node:path";
import { parseProvisionHost } from "../convex/api/provision-host.ts";
import { isOriginOf } from "../inputs/app-url.ts";
import { mayNameDeployment, secretsInDeploymentEnv } from "../inputs/deployment-env.ts";
import { type Inputs, readInputs } from "../inputs/inputs.ts";
import { type DeployKey, deploymentNameFromKey } from "../key/deploy-key.ts";
import { type KeySource, readKeySource } from "../key/key-source.ts";
import { MIN_SECRET_LENGTH } from "../key/parse-deploy-key.ts";
import { withoutPublicTexts } from "../key/public-texts.ts";
import { secretFinder } from "../key/redactor.ts";
import { getSecretValues, valuesToMask } from "../key/secret-encodings.ts";
import { linesWithWhiteSpace, partlyRedactedLines, secretVariables } from "../key/secret-variables.ts";
import { credentialsIn, hasCredentials, proxyCredentials } from "../key/url-credentials.ts";
import { NO_DEPLOYMENT, type Outcome } from "../outcome/outcome.ts";
import type { PlanSettings } from "../plan/decide.ts";
import { isWholeSha } from "../plan/named-commit.ts";
import type { Log } from "../runner/log.ts";
import { parseTrigger } from "../trigger/parse-trigger.ts";
import type { Trigger } from "../trigger/trigger.ts";
import { createReporter, type Reporting } from "./create-reporter.ts";
import type { StateRecord } from "./run-state.ts";

/** The runner, as seen by the action: environment, inputs, log and saved state. */
export interface Runtime {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Returns the raw value of an input. */
  readonly getRawInput: (name: string) => string;
  /** The webhook payload, of any shape. */
  readonly eventPayload: unknown;
  readonly log: Log;
  readonly stdout: NodeJS.WritableStream;
  /** The folder of the running bundle. */
  readonly distDirectory: string;
  readonly record: StateRecord;
  /** Aborted when the runner cancels the step. */
  readonly signal: AbortSignal;
}

export interface GivenKey {
  readonly value: DeployKey;
  /** URL of an admin key's backend; `null` for every other key. */
  readonly url: string | null;
}

export interface ActionContext extends Reporting {
  readonly runtime: Runtime;
  readonly keySource: KeySource;
  readonly deployKey: GivenKey | null;
  /**
   * Origin of Convex's provisioning and management APIs.
   *
   * @throws {ActionFailure} If the environment names one that the preflight refuses.
   */
  readonly provisionHost: string;
  /** The key and its secret part. */
  readonly secrets: readonly string[];
  readonly trigger: Trigger;
  /** Absolute path. */
  readonly workspace: string;
  readonly inputs: Inputs;
  /** A sentence for each invalid input. */
  readonly inputErrors: readonly string[];
  /** The outcome before anything was done, from which all others are derived. */
  readonly initialOutcome: Outcome;
}

export function createActionContext(runtime: Runtime): ActionContext {
  const { environment, getRawInput } = runtime;
  const keySource = readKeySource({ input: getRawInput("deploy-key"), urlInput: getRawInput("url"), environment });
  const deployKey = keySource.state === "present" ? { value: keySource.key, url: keySource.url } : null;
  const secrets = registerSecrets(runtime, deployKey);
  const trigger = parseTrigger({ payload: runtime.eventPayload, environment });
  const workspace = environment.GITHUB_WORKSPACE ?? process.cwd();
  // The preflight refuses an input that contains the deploy key. Clear it here: the reports must not show it, GitHub must
  // not get it as a token, and no redaction finds a key with white space in it.
  const holdsKey = secretFinder(secrets);
  const getInput = (name: string) => (holdsKey(getRawInput(name)) ? "" : getRawInput(name));
  const { inputs, errors: inputErrors } = readInputs(getInput, workspace);
  const initialOutcome = createInitialOutcome(inputs, deployKey, trigger, workspace);
  const apiUrl = environment.GITHUB_API_URL || "https://api.github.com";
  const reporting = createReporter(trigger, inputs, runtime.log, apiUrl, initialOutcome.run.pullRequestNumber);
  return {
    runtime,
    keySource,
    deployKey,
    secrets,
    trigger,
    workspace,
    inputs,
    inputErrors,
    ...reporting,
    initialOutcome,
    get provisionHost() {
      return parseProvisionHost(environment);
    },
  };
}

/** The settings for `decide`. */
export function toPlanSettings({
  deployKey,
  inputs,
  initialOutcome,
}: Pick<ActionContext, "deployKey" | "inputs" | "initialOutcome">): PlanSettings {
  return { ...inputs, appName: initialOutcome.run.appName, url: deployKey?.url ?? null };
}

/** Words of at least eight characters that outputs and reports of any run can contain. */
const NEVER_REDACTED = [
  ...["production", "development", "preview-deployment", "access-token", "malformed"],
  ...["deployed", "cancelled", "cleaned-up"],
  ...["convex.cloud", "convex.site", "https://dashboard.convex.dev"],
];
/** Inputs that the reports show. */
const PUBLIC_INPUTS = ["app-name", "preview-name", "github-environment"];
/** https://docs.github.com/en/actions/reference/workflows-and-actions/variables#default-environment-variables */
const PUBLIC_VARIABLES = [
  ...["GITHUB_REPOSITORY", "GITHUB_SERVER_URL", "GITHUB_SHA"],
  ...["GITHUB_REF", "GITHUB_HEAD_REF", "GITHUB_BASE_REF"],
];

/** Registers all secrets. Call it first, before anything can print one. */
function registerSecrets({ log, getRawInput, environment }: Runtime, deployKey: GivenKey | null): readonly string[] {
  const key = deployKey?.value ?? null;
  const secrets = getSecretValues(key);
  const tokens = [getRawInput("management-token").trim(), getRawInput("github-token").trim()];
  const urls = [getRawInput("url"), environment.CONVEX_SELF_HOSTED_URL ?? ""];
  const publicTexts = [
    ...NEVER_REDACTED,
    // An output, which GitHub would drop if it contained a masked value.
    deploymentNameFromKey(key) ?? "",
    ...urls.filter((url) => !hasCredentials(url)),
    ...PUBLIC_INPUTS.map(getRawInput),
    ...PUBLIC_VARIABLES.map((name) => environment[name] ?? ""),
  ];
  // People choose passwords and tokens of proxies and URLs themselves, so one may be an ordinary word that is also public.
  const credentials = withoutPublicTexts(
    [...proxyCredentials(environment), ...urls.flatMap(credentialsIn)],
    publicTexts,
  );
  const hidden = [...secrets, ...tokens.filter((token) => token.length >= MIN_SECRET_LENGTH), ...credentials];
  log.maskSecrets(hidden, valuesToMask(hidden));
  const appUrl = getRawInput("app-url");
  const values = secretsInDeploymentEnv(getRawInput("deployment-env"), publicTexts).filter(
    // The site's URL, which functions often need, is public.
    (value) => !isOriginOf(appUrl, value),
  );
  log.redactInExternalText(values, valuesToMask(values.filter((value) => !mayNameDeployment(value))));
  log.redactBeforeMasking(values.filter(mayNameDeployment));
  log.hideInSentText(secretVariables(environment, publicTexts));
  if (key !== null && key.kind !== "malformed") log.redactFragments(key.secret);
  log.keepWhole(linesWithWhiteSpace(environment));
  log.redactInExternalText(partlyRedactedLines(environment, log.redactExternal), []);
  return secrets;
}

function createInitialOutcome(
  inputs: Inputs,
  deployKey: GivenKey | null,
  trigger: Trigger,
  workspace: string,
): Outcome {
  const folder = relative(workspace, inputs.workingDirectory).replaceAll("\\", "/");
  return {
    run: {
      operation: inputs.operation === "auto" ? "deploy" : inputs.operation,
      keyKind: deployKey?.value.kind ?? null,
      appName: inputs.appName ?? ((folder || trigger.repository).split("/").at(-1) || "app"),
      workingDirectory: folder || ".",
      commit: commitKnownAtOnce(inputs.commit, trigger),
      branch: trigger.branch,
      pullRequestNumber: numberOf(trigger) ?? inputs.pullRequest ?? null,
      durationSeconds: 0,
    },
    plan: null,
    deployment: NO_DEPLOYMENT,
    deploy: null,
    functions: [],
    comparison: null,
    ending: { status: "failed", failure: null, isImported: false, isSeeded: false, notes: [] },
  };
}

/** @returns `""` for a tag, a branch or a short SHA, which is resolved later. */
function commitKnownAtOnce(commit: string | null, trigger: Trigger): string {
  if (commit === null) return trigger.commit;
  return isWholeSha(commit) ? commit.toLowerCase() : "";
}

function numberOf(trigger: Trigger): number | null {
  if (trigger.kind === "pull-request") return trigger.pullRequest.number;
  if (trigger.kind === "pull-request-comment" || trigger.kind === "merge-group") return trigger.number;
  return null;
}
