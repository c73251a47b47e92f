/** `adopt: vercel`: previews that Vercel's build created, which are named by their branch and have no record of ours. */

import type { DeploymentInfo } from "../convex/api/management-api.ts";
import type { GetGitHubClient } from "../github/client.ts";
import { listOpenRefs, listPullsOfBranch, type OpenRefs } from "../github/open-refs.ts";
import { toRepoParams } from "../github/repository.ts";
import { codeSpan } from "../markdown/code-span.ts";
import { isGeneratedName } from "../plan/preview-name.ts";
import { type ProjectPlace, previewOf, previewSlot } from "../records/slot.ts";
import { type Evidence, recordsNaming } from "../records/verdict.ts";
import type { PreviewEvidenceReader } from "../report/records/preview-evidence.ts";

export const ADOPTION_WARNING =
  "`adopt: vercel` identifies previews only by the name of their branch. If another repository deploys previews to the same Convex project, they have no branch here and are deleted too. Use `adopt` only if no other repository uses the project.";

/** What a repository is, as GitHub shows it now. */
export interface RepositoryNow {
  readonly repository: string;
  /** null: the event does not tell. */
  readonly defaultBranch: string | null;
  /** As they were listed when the sweep began. */
  readonly refs: OpenRefs;
  readonly github: GetGitHubClient;
  readonly reader: PreviewEvidenceReader;
}

/** The key's project. */
export interface AdoptingProject extends ProjectPlace {
  readonly id: number;
}

/** Whether any record knows the Convex deployment, or another one of its name. */
export function isRecorded(name: string, previewName: string | null, { records }: Evidence): boolean {
  return (
    recordsNaming(name, records).length > 0 ||
    records.some(({ slot }) => previewName !== null && previewOf(slot)?.name === previewName)
  );
}

/**
 * Why a preview that no record knows must stay, as a clause. null: its branch is gone, or is as its closed pull request left
 * it. Whatever is not told keeps it. Call it right before the deletion: what would be deleted is looked up once more, for a
 * pull request may be opened while the sweep is at work.
 *
 * @param row - As Convex lists it.
 */
export async function notAdoptedReason(
  row: DeploymentInfo,
  project: AdoptingProject,
  now: RepositoryNow,
): Promise<string | null> {
  const kept = notOutlivedReason(row, project, now);
  if (kept !== null) return kept;
  const refs = await now
    .github()
    .then((client) => listOpenRefs(client, toRepoParams(now.repository)))
    .catch(() => null);
  if (refs === null) return "GitHub did not list the pull requests and branches once more";
  const branch = row.previewIdentifier ?? "";
  const head = refs.branches.get(branch);
  return (
    notOutlivedReason(row, project, { ...now, refs }) ??
    (head === undefined ? null : await branchWantedReason(branch, head.sha, now)) ??
    recordedReason(row.name, branch, project, now)
  );
}

/** What the row and the listed pull requests and branches tell. */
function notOutlivedReason(
  row: DeploymentInfo,
  project: AdoptingProject,
  { defaultBranch, refs }: RepositoryNow,
): string | null {
  const branch = row.previewIdentifier;
  if (branch === null) return "Convex does not tell its name";
  if (row.isDefault) return "it is the project's default deployment";
  if (row.projectId !== project.id) return "Convex does not show that it belongs to this project";
  if (isGeneratedName(branch)) return "this action gives such names, maybe to another repository";
  if (defaultBranch === null || !refs.branches.has(defaultBranch)) return "GitHub did not list the default branch";
  if (refs.openHeads.has(branch)) return "an open pull request has a branch of this name";
  const head = refs.branches.get(branch);
  if (head?.isProtected === true || branch === defaultBranch) return "its branch exists and is protected";
  const similar = head === undefined ? similarBranch(branch, refs) : undefined;
  return similar === undefined ? null : `the branch ${codeSpan(similar)} has almost the same name`;
}

/** A branch whose name a build may have changed: to lower case, or to what a URL takes. */
function similarBranch(name: string, { openHeads, branches }: OpenRefs): string | undefined {
  const plain = (text: string) => text.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
  return [...openHeads, ...branches.keys()].find((other) => plain(other) === plain(name));
}

async function branchWantedReason(
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

/** The search for records ends somewhere. Those of one slot are read to their beginning. */
async function recordedReason(
  name: string,
  branch: string,
  project: ProjectPlace,
  { reader }: RepositoryNow,
): Promise<string | null> {
  const slots = [previewSlot(project, branch), `preview-deployment:${name}`];
  const isKnown = await reader.hasRecords(slots).catch(() => true);
  return isKnown ? "a record names it, or its records could not be read" : null;
}
