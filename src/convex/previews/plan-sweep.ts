/** What a project's preview deployments are, and which of them may go. */

import { inUseReason, type OpenRefs, type PreviewOrigin } from "../../plan/preview-origin.ts";
import type { DeploymentInfo } from "../api/management-api.ts";
import { mismatchReason } from "./delete-preview.ts";

export interface SweepEntry {
  readonly row: DeploymentInfo;
  /** `delete`, or why it is left, as a clause. */
  readonly verdict: "delete" | { readonly left: string };
  /** The pull requests that records of this preview name. */
  readonly pullRequestNumbers: readonly number[];
}

/**
 * One entry for each preview deployment of the project, the oldest first. Of several records of one name each can save
 * the preview; only where all of them lead to what is gone may it go.
 */
export function planSweep(
  rows: readonly DeploymentInfo[],
  origins: readonly PreviewOrigin[],
  living: OpenRefs,
): readonly SweepEntry[] {
  return rows
    .filter(({ type }) => type === "preview")
    .sort((one, other) => (one.createTime ?? 0) - (other.createTime ?? 0))
    .map((row) => {
      const own = origins.filter(({ previewName }) => previewName === row.previewIdentifier);
      const numbers = own.map(({ pullRequestNumber }) => pullRequestNumber).filter((number) => number !== null);
      return { row, verdict: decideFor(row, own, living), pullRequestNumbers: [...new Set(numbers)] };
    });
}

/** Reason for keeping a preview when no record shows that this action created it. Lower case, no full stop. */
export const NO_OWNERSHIP_RECORD = "nothing shows that this repository's action made it";

/** @param own - What records say of a preview of this name. */
function decideFor(row: DeploymentInfo, own: readonly PreviewOrigin[], living: OpenRefs): SweepEntry["verdict"] {
  const name = row.previewIdentifier;
  if (name === null) return { left: "it was claimed without a name" };
  const wrong = mismatchReason(row, row.name, name);
  if (wrong !== null) return { left: wrong };
  if (own.length === 0) return { left: NO_OWNERSHIP_RECORD };
  const saving = own.map((origin) => inUseReason(origin, living)).find((reason) => reason !== null);
  return saving === undefined ? "delete" : { left: saving };
}
