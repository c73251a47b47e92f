/** Creates the reporter and everything else that uses GitHub, according to the inputs. */

import type { GetGitHubClient, GitHubClient } from "../github/client.ts";
import { githubNow } from "../github/clock.ts";
import { GitHubDeployments } from "../github/deployments-api.ts";
import { PullRequestComments } from "../github/pull-request-comments.ts";
import { toRepoParams } from "../github/repository.ts";
import type { Inputs } from "../inputs/inputs.ts";
import type { RecordHead } from "../records/record.ts";
import { CommentSync, type OpenComment } from "../report/comment/comment-sync.ts";
import { renderComment } from "../report/comment/render-comment.ts";
import { ReportChannels } from "../report/delivery/report-channels.ts";
import { AppUrlReport } from "../report/records/app-url-report.ts";
import { OwnRecord } from "../report/records/own-record.ts";
import { PreviewEvidenceReader } from "../report/records/preview-evidence.ts";
import { RemovalMarks } from "../report/records/removal-marks.ts";
import type { ReportAccess } from "../report/records/report-access.ts";
import { SlotRecords } from "../report/records/slot-records.ts";
import { Reporter } from "../report/reporter.ts";
import { TargetPullRequest } from "../report/target-pull-request.ts";
import type { Log } from "../runner/log.ts";
import { runUrlOf } from "../trigger/run-url.ts";
import type { Trigger } from "../trigger/trigger.ts";

export interface Reporting {
  readonly reporter: Reporter;
  readonly channels: ReportChannels;
  /** `null` if there is no token. */
  readonly github: GetGitHubClient | null;
  /** Reads the records of previews; `null` if there is no token. */
  readonly evidence: PreviewEvidenceReader | null;
  /** `null` if nothing may be written: on a dry run, or without a token. */
  readonly removalMarks: RemovalMarks | null;
  /** `null` under the same conditions as `removalMarks`. */
  readonly appUrlReport: AppUrlReport | null;
}

/** @param pullRequestNumber - From the event or the inputs, or `null`. */
export function createReporter(
  trigger: Trigger,
  inputs: Inputs,
  log: Log,
  apiUrl: string,
  pullRequestNumber: number | null,
): Reporting {
  const github = inputs.githubToken === null ? null : lazyClient(inputs.githubToken, apiUrl);
  const channels = new ReportChannels();
  const openComment = github !== null && inputs.comment ? commentOpener(github, trigger, log, inputs.comment) : null;
  const slots = github === null ? null : new SlotRecords(github, trigger.repository);
  const deployments =
    github === null ? null : async () => new GitHubDeployments(await github(), toRepoParams(trigger.repository));
  const evidence =
    github === null || slots === null ? null : new PreviewEvidenceReader(slots, github, trigger.repository);
  const reporter = new Reporter({
    trigger,
    log,
    channels,
    openComment,
    slots: inputs.dryRun ? null : slots,
    createRecord: inputs.dryRun || deployments === null ? null : recordCreator(deployments, trigger, inputs, log),
    evidence,
    withDeployment: inputs.githubDeployment,
    commentsAlways: inputs.comment === true,
    targetPullRequest: new TargetPullRequest(trigger, inputs, channels, github),
  });
  const access: ReportAccess = {
    channels,
    openComment,
    deployments: inputs.githubDeployment ? deployments : null,
    runUrl: runUrlOf(trigger),
    log,
  };
  return {
    reporter,
    channels,
    github,
    evidence,
    appUrlReport:
      inputs.dryRun || slots === null ? null : new AppUrlReport({ ...access, slots, runId: Number(trigger.runId) }),
    // Earlier runs may have created GitHub Deployments, whatever `github-deployment` is now.
    removalMarks:
      inputs.dryRun || github === null ? null : new RemovalMarks({ ...access, deployments, pullRequestNumber }),
  };
}

/**
 * Loads the client on first use. While it loads, the toolkit's client reads the proxy variables and throws if one is not a
 * URL. The caller can report that, which would be impossible if the whole program failed to load.
 */
function lazyClient(token: string, apiUrl: string): GetGitHubClient {
  let client: Promise<GitHubClient> | null = null;
  return () => {
    client ??= import("../github/client.ts").then(({ createGitHubClient }) => createGitHubClient(token, apiUrl));
    return client;
  };
}

function commentOpener(
  github: GetGitHubClient,
  { serverUrl, repository }: Trigger,
  redaction: Log,
  wanted: Inputs["comment"],
): OpenComment {
  return async (pullRequestNumber, skipDelays) =>
    new CommentSync({
      comments: new PullRequestComments(await github(), toRepoParams(repository), pullRequestNumber),
      render: (entries) => renderComment(entries, { serverUrl, repository, pullRequestNumber }, githubNow()),
      redaction,
      onlyAfterFailure: wanted === "failures",
      skipDelays,
    });
}

function recordCreator(
  deployments: () => Promise<GitHubDeployments>,
  trigger: Trigger,
  { githubEnvironment, appName }: Inputs,
  { redactTrusted }: Log,
): (head: RecordHead) => OwnRecord {
  const settings = {
    environment: githubEnvironment && redactTrusted(githubEnvironment),
    appNameInput: appName && redactTrusted(appName),
    runUrl: runUrlOf(trigger),
  };
  return (head) => new OwnRecord(deployments, settings, head);
}
