/** Explains why a later job may not get the URLs: GitHub drops every output that contains a masked value. */

import { codeSpans } from "../../markdown/code-span.ts";
import type { DeploymentInfo } from "../../outcome/outcome.ts";

/**
 * Warns about variables whose value is part of a URL of the deployment: if the value comes from a secret, the runner masks
 * it and drops the output. Only the runner knows which values are masked.
 *
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idoutputs
 *
 * @param variables - Variables of the step and of `deployment-env`.
 * @returns A sentence, or null if there is no such variable.
 */
export function maskedUrlNotice(
  variables: Readonly<Record<string, string | undefined>>,
  { url, siteUrl }: Pick<DeploymentInfo, "url" | "siteUrl">,
): string | null {
  const urls = [url, siteUrl].filter((one) => one !== null);
  const names = Object.entries(variables)
    .filter(([name, value = ""]) => !/^(?:INPUT|GITHUB|RUNNER)_/.test(name) && urls.some((one) => isPart(value, one)))
    .map(([name]) => name);
  if (names.length === 0) return null;
  const [hold, come] = names.length === 1 ? ["holds", "it comes"] : ["hold", "they come"];
  return `${codeSpans(names)} ${hold} a public URL of this Convex deployment. If ${come} from a secret, GitHub masks the URL, and later jobs do not get the outputs that contain it (\`deployment-url\`, \`site-url\`): store the value as a variable (\`vars.…\`) instead.`;
}

/** Whether the value is part of the URL and identifies the deployment, such as the whole URL or its host. */
function isPart(value: string, url: string): boolean {
  const [deployment = url] = new URL(url).hostname.split(".");
  return url.includes(value) && value.includes(deployment);
}
