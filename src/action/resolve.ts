/** `operation: resolve`: sets the outputs of an existing deployment for later jobs. Changes and reports nothing. */

import { dashboardUrlOf } from "../convex/deploy/deploy-result.ts";
import { type ResolvedDeployment, resolveDeployment } from "../convex/deploy/resolve-deployment.ts";
import { readPackageJson } from "../convex/project/package-json.ts";
import { urlVariables } from "../convex/project/url-variables.ts";
import { keyNotAccepted, RESOLVE_NOT_ALLOWED, resolvedNothing, resolveFailed } from "../diagnosis/action-failures.ts";
import { ActionFailure, type Failure } from "../diagnosis/failure.ts";
import { valuesToMask } from "../key/secret-encodings.ts";
import { NO_DEPLOYMENT, type Outcome, redactOutcome, withEnding } from "../outcome/outcome.ts";
import type { ResolvePlan } from "../plan/decide.ts";
import type { ActionContext } from "./action-context.ts";
import { FALLBACK_CLIENT_VERSION } from "./cleanup.ts";
import { outcomeForPlan } from "./deploy.ts";
import { exportUrls } from "./export-urls.ts";
import { assertNoKeyInPreviewName } from "./preflight.ts";

export async function runResolve(plan: ResolvePlan, step: ActionContext): Promise<Outcome> {
  const { log, record } = step.runtime;
  const planned = { ...outcomeForPlan(plan, step), deployment: NO_DEPLOYMENT };
  record.save({ outcomeSoFar: redactOutcome(planned, log) });
  try {
    assertNoKeyInPreviewName(plan.preview, step.runtime);
    for (const sentence of plan.notices) log.notice(sentence);
    const found = await find(plan, step);
    if (found.kind !== "found") return withEnding(planned, endingWithout(found, plan, step));
    const outcome = withEnding(withDeployment(planned, found, step), { status: "resolved" });
    if (step.inputs.exportEnv) exportUrls(log, redactOutcome(outcome, log), variables(step));
    return outcome;
  } catch (error) {
    if (error instanceof ActionFailure) return withEnding(planned, { failure: error.failure });
    throw error;
  }
}

function find(plan: ResolvePlan, { deployKey, runtime, provisionHost }: ActionContext): Promise<ResolvedDeployment> {
  if (deployKey === null || deployKey.value.kind === "malformed")
    throw new Error("A look-up was planned without a key.");
  const { log } = runtime;
  return resolveDeployment({
    ...plan,
    key: deployKey.value,
    url: deployKey.url,
    provisionHost,
    cliVersion: FALLBACK_CLIENT_VERSION,
    maskSecrets: (more) => log.maskSecrets(more, valuesToMask(more)),
  });
}

function withDeployment(
  planned: Outcome,
  { name, url, siteUrl }: Extract<ResolvedDeployment, { kind: "found" }>,
  { deployKey }: ActionContext,
): Outcome {
  const previewCreated = planned.plan?.target === "preview" ? false : null;
  const dashboardUrl = dashboardUrlOf(name, deployKey?.url ?? null);
  return {
    ...planned,
    deployment: { ...NO_DEPLOYMENT, name, url, siteUrl, dashboardUrl, urlsFromApi: true, previewCreated },
  };
}

function endingWithout(
  found: Exclude<ResolvedDeployment, { kind: "found" }>,
  plan: ResolvePlan,
  { deployKey }: ActionContext,
): { readonly status: "failed" | "refused"; readonly failure: Failure } {
  const keyKind = deployKey?.value.kind ?? "malformed";
  switch (found.kind) {
    case "absent":
      return { status: "failed", failure: resolvedNothing(plan.preview?.name ?? null, keyKind) };
    case "rejected":
      return { status: "failed", failure: keyNotAccepted(keyKind) };
    case "not-allowed":
      return { status: "refused", failure: RESOLVE_NOT_ALLOWED };
    case "unknown":
      return { status: "failed", failure: resolveFailed(found.reason) };
  }
}

/** The names of the variables for the URLs. */
function variables({ inputs }: ActionContext) {
  const { workingDirectory, cmdUrlEnvVarNames, cmdSiteUrlEnvVarNames } = inputs;
  return urlVariables(readPackageJson(workingDirectory), cmdUrlEnvVarNames, cmdSiteUrlEnvVarNames);
}
