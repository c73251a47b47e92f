/** Puts together what reports a run, of the parts that its inputs ask for. */

import type { GetGitHubClient, GitHubClient } from "../github/client.ts";
import { GitHubDeployments } from "../github/deployments-api.ts";
import { PullRequestComments } from "../github/pull-request-comments.ts";
import { toRepoParams } from "../github/repository.ts";
import type { Inputs } from "../inputs/inputs.ts";
import { CommentSync } from "../report/comment/comment-sync.ts";
import { renderComment } from "../report/comment/render-comment.ts";
import { ReportChannels } from "../report/delivery/report-channels.ts";
import { GitHubDeploymentReport } from "../report/deployment/deployment-report.ts";
import { type OpenComment, PreviewRecords } from "../report/previews/preview-records.ts";
import { SeedLock } from "../report/previews/seed-lock.ts";
import { Reporter } from "../report/reporter.ts";
import { TargetPullRequest } from "../report/target-pull-request.ts";
import type { Log } from "../runner/log.ts";
import { runUrlOf } from "../trigger/run-url.ts";
import type { Trigger } from "../trigger/trigger.ts";

export interface Reporting {
  readonly reporter: Reporter;
  readonly previewRecords: PreviewRecords;
  /** `null`: there is no token. */
  readonly github: GetGitHubClient | null;
}

export function createReporter(trigger: Trigger, inputs: Inputs, log: Log, apiUrl: string): Reporting {
  const github = inputs.githubToken === null ? null : lazyClient(inputs.githubToken, apiUrl);
  const channels = new ReportChannels();
  const parts = {
    trigger,
    channels,
    openComment: github !== null && inputs.comment ? commentOpener(github, trigger, log) : null,
    deploymentReport:
      github !== null && inputs.githubDeployment ? deploymentReporter(github, trigger, inputs, log) : null,
  };
  const reporter = new Reporter({
    ...parts,
    log,
    github: inputs.dryRun ? null : github,
    targetPullRequest: new TargetPullRequest(trigger, inputs, channels, github),
    seedLock: new SeedLock(trigger, channels),
  });
  const previewRecords = new PreviewRecords({ ...parts, github, redaction: log, dryRun: inputs.dryRun });
  return { reporter, previewRecords, github };
}

/**
 * The toolkit's client reads the proxy variables while it is loaded, and throws where one of them is no URL: whoever
 * reports can deal with that, while a program that cannot be loaded tells nothing.
 */
function lazyClient(token: string, apiUrl: string): GetGitHubClient {
  let client: Promise<GitHubClient> | null = null;
  return () => {
    client ??= import("../github/client.ts").then(({ createGitHubClient }) => createGitHubClient(token, apiUrl));
    return client;
  };
}

function commentOpener(github: GetGitHubClient, { serverUrl, repository }: Trigger, redaction: Log): OpenComment {
  return async (pullRequestNumber, skipDelays) =>
    new CommentSync({
      comments: new PullRequestComments(await github(), toRepoParams(repository), pullRequestNumber),
      render: (rows) => renderComment(rows, { serverUrl, repository, pullRequestNumber }),
      redaction,
      skipDelays,
    });
}

function deploymentReporter(
  github: GetGitHubClient,
  trigger: Trigger,
  { githubEnvironment, appName }: Inputs,
  { redactTrusted }: Log,
): () => Promise<GitHubDeploymentReport> {
  const { runId, runAttempt, repository } = trigger;
  return async () =>
    new GitHubDeploymentReport(new GitHubDeployments(await github(), toRepoParams(repository)), {
      environment: githubEnvironment && redactTrusted(githubEnvironment),
      givenAppName: appName && redactTrusted(appName),
      runUrl: runUrlOf(trigger),
      runId,
      runAttempt,
    });
}
