/**
 * `adopt: vercel`: lets a sweep delete previews of builds on Vercel. They are named like their branch and have no
 * record.
 */

import type { ConvexDeployment } from "../convex/api/management-api.ts";
import type { GetGitHubClient } from "../github/client.ts";
import { listOpenRefs, listPullsOfBranch, type OpenRefs } from "../github/open-refs.ts";
import { toRepoParams } from "../github/repository.ts";
import { codeSpan } from "../markdown/code-span.ts";
import { isGeneratedName } from "../plan/preview-name.ts";
import { type ProjectSlugs, previewOf, previewSlot } from "../records/slot.ts";
import { type Evidence, recordsNaming } from "../records/verdict.ts";
import type { PreviewEvidenceReader } from "../report/records/preview-evidence.ts";

export const ADOPTION_WARNING =
  "`adopt: vercel` identifies previews only by the name of their branch. If another repository deploys previews to the same Convex project, they have no branch here and are deleted too. Use `adopt` only if no other repository uses the project.";

/** The current state of the repository on GitHub. */
export interface RepositoryNow {
  readonly repository: string;
  /** `null` if the event does not name it. */
  readonly defaultBranch: string | null;
  /** As listed when the sweep started. */
  readonly refs: OpenRefs;
  readonly github: GetGitHubClient;
  readonly reader: PreviewEvidenceReader;
}

/** The key's project. */
export interface AdoptingProject extends ProjectSlugs {
  readonly id: number;
}

/** Whether any record names the Convex deployment, or another one with the same preview name. */
export function isRecorded(name: string, previewName: string | null, { records }: Evidence): boolean {
  return (
    recordsNaming(name, records).length > 0 ||
    records.some(({ slot }) => previewName !== null && previewOf(slot)?.name === previewName)
  );
}

/**
 * Decides about a preview that no record names. It may be deleted if its branch was deleted, or was not pushed to since its
 * pull request closed. Anything that cannot be read is a reason to keep it. Call this right before the deletion: it reads
 * GitHub again, because a pull request may be opened during the sweep.
 *
 * @param row - The deployment as Convex lists it.
 * @returns A clause that says why the preview is kept, or `null` if it may be deleted.
 */
export async function notAdoptedReason(
  row: ConvexDeployment,
  project: AdoptingProject,
  now: RepositoryNow,
): Promise<string | null> {
  const kept = listedKeepReason(row, project, now);
  if (kept !== null) return kept;
  const refs = await now
    .github()
    .then((client) => listOpenRefs(client, toRepoParams(now.repository)))
    .catch(() => null);
  if (refs === null) return "reading the pull requests and branches again failed";
  const branch = row.previewIdentifier ?? "";
  const head = refs.branches.get(branch);
  return (
    listedKeepReason(row, project, { ...now, refs }) ??
    (head === undefined ? null : await branchInUseReason(branch, head.sha, now)) ??
    recordedReason(row.name, branch, project, now)
  );
}

/** The reason that follows from the listed deployments, pull requests and branches. */
function listedKeepReason(
  row: ConvexDeployment,
  project: AdoptingProject,
  { defaultBranch, refs }: RepositoryNow,
): string | null {
  const branch = row.previewIdentifier;
  if (branch === null) return "Convex does not return its name";
  if (row.isDefault) return "it is the project's default deployment";
  if (row.projectId !== project.id) return "Convex does not show that it belongs to this project";
  if (isGeneratedName(branch))
    return "this action gives such names to previews, so another repository may have created it";
  if (defaultBranch === null || !refs.branches.has(defaultBranch)) return "GitHub did not list the default branch";
  if (refs.openHeads.has(branch)) return "an open pull request has a branch of this name";
  const head = refs.branches.get(branch);
  if (head?.isProtected === true || branch === defaultBranch) return "its branch exists and is protected";
  const similar = head === undefined ? similarBranch(branch, refs) : undefined;
  return similar === undefined ? null : `the branch ${codeSpan(similar)} has almost the same name`;
}

/** Finds a branch that the preview may belong to if a build changed the name: to lower case, or for a URL. */
function similarBranch(name: string, { openHeads, branches }: OpenRefs): string | undefined {
  const plain = (text: string) => text.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
  return [...openHeads, ...branches.keys()].find((other) => plain(other) === plain(name));
}

async function branchInUseReason(
  branch: string,
  sha: string,
  { github, repository }: RepositoryNow,
): Promise<string | null> {
  const pulls = await github()
    .then((client) => listPullsOfBranch(client, toRepoParams(repository), branch))
    .catch(() => null);
  if (pulls === null) return "GitHub did not show the pull requests of its branch";
  if (pulls.length === 0) return "its branch exists and no pull request had it";
  if (pulls.some(({ isOpen }) => isOpen)) return "a pull request of its branch is open";
  return pulls.some(({ headSha }) => headSha === sha) ? null : "its branch was pushed to after its pull request closed";
}

/** Reads all records of the preview's slots, because the search over all slots is limited. */
async function recordedReason(
  name: string,
  branch: string,
  project: ProjectSlugs,
  { reader }: RepositoryNow,
): Promise<string | null> {
  const slots = [previewSlot(project, branch), `preview-deployment:${name}`];
  const isKnown = await reader.hasRecords(slots).catch(() => true);
  return isKnown ? "a record names it, or its records could not be read" : null;
}
