/** Calls the functions of `preview-run` and `run`, one after another, and reports the results. */

import { callFunction, type FunctionResponse } from "../convex/api/functions-api.ts";
import type { DeployContext } from "../convex/deploy/deploy-context.ts";
import { deploymentFlag } from "../convex/deploy/deploy-result.ts";
import { getDeploymentCredentials, type NamedCredentials } from "../convex/deploy/deployment-credentials.ts";
import { cancelled, timeout } from "../diagnosis/action-failures.ts";
import { ownReason } from "../diagnosis/failure.ts";
import { errorLines, type FunctionProblem, isCertain, runFailed } from "../diagnosis/function-failures.ts";
import type { FunctionCall } from "../inputs/function-calls.ts";
import { type FunctionResult, toResultJson, toRunResults } from "../outcome/function-results.ts";
import { type FunctionReport, type Outcome, withEnding } from "../outcome/outcome.ts";
import { shortenLine } from "../runner/shorten-line.ts";
import type { ActionContext } from "./action-context.ts";

export interface CallOptions {
  readonly input: FunctionReport["input"];
  /** How many calls to skip, because an earlier run has made them. */
  readonly skip: number;
  /** Called before every call, with its number from 1. */
  readonly beforeCall: (item: number) => Promise<void>;
}

/** How the calls of one input ended. */
export interface CallsEnd {
  readonly outcome: Outcome;
  /** The number of the call that did not return, from 1, or `null` if all returned. */
  readonly failedItem: number | null;
  /** Whether that call certainly had no effect, so that it can be repeated. */
  readonly canRepeat: boolean;
}

/** How many lines of an error are kept for the summary. */
const MAX_ERROR_LINES = 60;

export class FunctionRunner {
  readonly #step: ActionContext;
  readonly #context: DeployContext;
  readonly #cliVersion: string;
  readonly #results: FunctionResult[] = [];
  #credentials: Promise<NamedCredentials | FunctionProblem> | null = null;

  constructor(step: ActionContext, context: DeployContext, cliVersion: string) {
    this.#step = step;
    this.#context = context;
    this.#cliVersion = cliVersion;
  }

  /** Calls the functions in order until one does not return. Never calls a function twice. */
  async callAll(
    calls: readonly FunctionCall[],
    outcome: Outcome,
    { input, skip, beforeCall }: CallOptions,
  ): Promise<CallsEnd> {
    const { signal } = this.#context;
    let current = outcome;
    for (const [index, call] of calls.entries()) {
      if (index < skip) continue;
      const item = index + 1;
      if (!signal.aborted) await beforeCall(item);
      if (signal.aborted) return { outcome: this.#stopped(current), failedItem: item, canRepeat: true };
      const started = performance.now();
      const response = await this.#step.runtime.log.group(`${input}: ${call.name}`, () => this.#call(call, current));
      const seconds = (performance.now() - started) / 1000;
      current = this.#withReport(current, { input, name: call.name, seconds }, response);
      this.#setOutput(response, call);
      if (response.kind === "returned") continue;
      const left = calls.length - item;
      const ended = signal.aborted
        ? this.#stopped(current)
        : withEnding(current, { failure: runFailed({ ...this.#describe(call, current), input, left }, response) });
      return { outcome: ended, failedItem: item, canRepeat: isCertain(response) };
    }
    return { outcome: current, failedItem: null, canRepeat: false };
  }

  async #call(call: FunctionCall, outcome: Outcome): Promise<FunctionResponse | FunctionProblem> {
    const { log } = this.#step.runtime;
    this.#credentials ??= this.#findDeployment(outcome);
    const credentials = await this.#credentials;
    const response =
      "adminKey" in credentials
        ? await callFunction(credentials, call, this.#cliVersion, this.#context.signal)
        : credentials;
    if ("logLines" in response) for (const line of response.logLines) log.info(line);
    if (response.kind === "threw") for (const line of errorLines(response.message)) log.info(line);
    return response;
  }

  /** Gets credentials for the deployment that was pushed to, but not for another one that has its name now. */
  async #findDeployment({ deployment }: Outcome): Promise<NamedCredentials | FunctionProblem> {
    const found = await getDeploymentCredentials(this.#context, this.#cliVersion, null);
    if ("full" in found) return { kind: "no-deployment", reason: found };
    if (found.name === null || deployment.name === null || found.name === deployment.name) return found;
    return {
      kind: "no-deployment",
      reason: ownReason("the preview deployment was deleted or recreated after the push"),
    };
  }

  #withReport(
    outcome: Outcome,
    about: Pick<FunctionReport, "input" | "name" | "seconds">,
    response: FunctionResponse | FunctionProblem,
  ): Outcome {
    const { log } = this.#step.runtime;
    if (response.kind !== "returned") {
      const report: FunctionReport = { ...about, result: response.kind, bytes: null };
      const lines = response.kind === "threw" ? errorLines(response.message).slice(0, MAX_ERROR_LINES) : [];
      // Redact before cutting: a secret may contain white space.
      const outputTail = lines.map((line) => shortenLine(log.redactExternal(line), log.redaction));
      const deploy = outcome.deploy && { ...outcome.deploy, outputTail };
      return { ...outcome, deploy, functions: [...outcome.functions, report] };
    }
    const json = toResultJson(response.value, log.redactExternal);
    this.#results.push({ name: log.redactTrusted(about.name), json });
    if (json !== toResultJson(response.value, (text) => text))
      log.warning(
        `The result of \`${about.name}\` contains \`***\` in the output \`run-results\`, in place of a text that is a key or a value of \`deployment-env\`, or looks like a key or a token. A later step that needs that text has to get it itself.`,
      );
    const report: FunctionReport = { ...about, result: "returned", bytes: Buffer.byteLength(json) };
    return { ...outcome, functions: [...outcome.functions, report] };
  }

  /** Sets the output after each function, because the next one may take long. */
  #setOutput({ kind }: FunctionResponse | FunctionProblem, { name }: FunctionCall): void {
    const { log } = this.#step.runtime;
    const { json, omitted } = toRunResults(this.#results);
    log.output("run-results", json);
    if (kind === "returned" && omitted.includes(log.redactTrusted(name)))
      log.warning(
        `The result of \`${name}\` was omitted from the output \`run-results\`, which is limited to 64 KiB. Return less, or read the data from the Convex deployment in a later step.`,
      );
  }

  #describe({ name, argsJson }: FunctionCall, { deployment }: Outcome) {
    const flag = deploymentFlag(this.#context, deployment.name);
    const args = argsJson === "{}" ? "" : " '<arguments>'";
    const command = `npx convex run ${flag === "" ? "" : `${flag} `}${name}${args}`;
    return { name, command, dashboardUrl: deployment.dashboardUrl };
  }

  /** The outcome if the runner or `timeout-minutes` stopped the run. Convex continues a function that it has started. */
  #stopped(outcome: Outcome): Outcome {
    const { runtime, inputs } = this.#step;
    return runtime.signal.aborted
      ? withEnding(outcome, { status: "cancelled", failure: cancelled("functions") })
      : withEnding(outcome, { failure: timeout(inputs.timeoutMs ?? 0, "functions") });
  }
}
