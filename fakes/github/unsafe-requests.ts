/** Finds requests that GitHub accepts, but that do harm because of GitHub's default values. */
import type { Repository } from "./store.ts";

type Body = Readonly<Record<string, unknown>>;

/**
 * Describes each unsafe property of a request that GitHub allows, in a sentence.
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
        ...unsafeRef(String(body.ref), repository),
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

/** Whether a ref is unsafe: a branch may get new commits, and a test merge was never pushed. */
function unsafeRef(ref: string, { pullRequests }: Repository): readonly string[] {
  if (!/^[0-9a-f]{40}$/.test(ref)) return [`has the ref ${ref}, which is not a commit`];
  const isTestMerge = [...pullRequests.values()].some((pull) => pull.mergeCommitSha === ref && pull.mergedAt === null);
  return isTestMerge ? [`has the ref ${ref}, which is a test merge and not the head`] : [];
}
