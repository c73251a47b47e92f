/** Warns about the previews of a closed pull request if the run's key cannot delete them. */

import { codeSpans } from "../markdown/code-span.ts";
import { DEPLOY_KEY_LINE } from "../plan/refusals.ts";
import { deploymentsToDecide } from "../records/verdict.ts";
import type { ActionContext } from "./action-context.ts";

/**
 * A warning that lists the preview deployments of a closed pull request that were neither removed nor kept.
 *
 * @returns `null` if there are none, or if GitHub cannot be read.
 */
export async function previewsLeftWarning({
  trigger,
  evidence,
}: Pick<ActionContext, "trigger" | "evidence">): Promise<string | null> {
  if (trigger.kind !== "pull-request" || evidence === null) return null;
  const { number } = trigger.pullRequest;
  const read = await evidence.read([]).catch(() => null);
  if (read === null) return null;
  const kept = new Set(
    read.records.flatMap(({ steps }) => steps.flatMap((step) => (step.kind === "kept" ? step.deployment : []))),
  );
  const left = deploymentsToDecide(read.records, [{ kind: "pull-request", number }]).filter((name) => !kept.has(name));
  if (left.length === 0) return null;
  const [stay, expire] = left.length === 1 ? ["stays", "it expires"] : ["stay", "they expire"];
  return `${codeSpans(left)} of pull request #${number} ${stay}: this key cannot delete preview deployments, and Convex deletes them only when ${expire}. Give closed pull requests the preview deploy key too: \`${DEPLOY_KEY_LINE}\`.`;
}
