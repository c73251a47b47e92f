/** Access to the reports of earlier runs, for operations that change them. */

import type { GitHubDeployments } from "../../github/deployments-api.ts";
import type { Log } from "../../runner/log.ts";
import type { OpenComment } from "../comment/comment-sync.ts";
import type { ReportChannels } from "../delivery/report-channels.ts";

export interface ReportAccess {
  readonly channels: ReportChannels;
  /** `null` if comments are not written. */
  readonly openComment: OpenComment | null;
  /** `null` if GitHub Deployments are not written. */
  readonly deployments: (() => Promise<GitHubDeployments>) | null;
  /** URL of this run. */
  readonly runUrl: string;
  readonly log: Pick<Log, "output">;
}
