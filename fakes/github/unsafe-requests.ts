/** Finds requests that GitHub accepts but that do harm, because of GitHub's defaults. */
import type { Repository } from "./store.ts";

type Body = Readonly<Record<string, unknown>>;

/**
 * What a client must not request although GitHub allows it, one sentence each.
 *
 * @see https://docs.github.com/rest/deployments/deployments#create-a-deployment
 * @see https://docs.github.com/rest/deployments/statuses#create-a-deployment-status
 */
export function findUnsafeUsage(operationId: string, body: Body, repository: Repository): readonly string[] {
  switch (operationId) {
    case "repos/create-deployment":
      return [
        ...(body.auto_merge === false ? [] : ["lacks auto_merge: false, so the default branch may be merged"]),
        ...(isNone(body.required_contexts) ? [] : ["lacks required_contexts: [], so it waits for checks"]),
        ...recklessRef(String(body.ref), repository),
      ];
    case "repos/create-deployment-status":
      return body.auto_inactive === false ? [] : ["lacks auto_inactive: false, so it retires those of others"];
    default:
      return [];
  }
}

function isNone(contexts: unknown): boolean {
  return Array.isArray(contexts) && contexts.length === 0;
}

/** A branch may move on, and a test merge was not pushed. */
function recklessRef(ref: string, { pullRequests }: Repository): readonly string[] {
  if (!/^[0-9a-f]{40}$/.test(ref)) return [`has the ref ${ref}, which is no commit`];
  const isTestMerge = [...pullRequests.values()].some((pull) => pull.mergeCommitSha === ref && pull.mergedAt === null);
  return isTestMerge ? [`has the ref ${ref}, which is a test merge and not the head`] : [];
}
