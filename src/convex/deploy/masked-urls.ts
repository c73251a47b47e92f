/** Why a later job may not get the URLs: GitHub drops every output that holds a text that is masked. */

import type { DeploymentInfo } from "../../outcome/outcome.ts";

/**
 * Nobody but the runner knows what is masked. What a variable holds may come from a secret, and one that is a part of a URL
 * of the deployment then takes the output with it.
 *
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idoutputs
 *
 * @param variables - Of the step and of `deployment-env`.
 * @returns A sentence; null: no variable holds such a text.
 */
export function maskedUrlNotice(
  variables: Readonly<Record<string, string | undefined>>,
  { url, siteUrl }: Pick<DeploymentInfo, "url" | "siteUrl">,
): string | null {
  const urls = [url, siteUrl].filter((one) => one !== null);
  const names = Object.entries(variables)
    .filter(([name, value = ""]) => !/^(?:INPUT|GITHUB|RUNNER)_/.test(name) && urls.some((one) => isPart(value, one)))
    .map(([name]) => `\`${name}\``);
  if (names.length === 0) return null;
  const [hold, come] = names.length === 1 ? ["holds", "it comes"] : ["hold", "they come"];
  return `${names.join(", ")} ${hold} a public URL of this Convex deployment. If ${come} from a secret, GitHub masks the URL, and later jobs do not get the outputs that contain it (\`deployment-url\`, \`site-url\`): store the value as a variable (\`vars.…\`) instead.`;
}

/** Such as the URL itself, or the host in it. */
function isPart(value: string, url: string): boolean {
  const [deployment = url] = new URL(url).hostname.split(".");
  return url.includes(value) && value.includes(deployment);
}
