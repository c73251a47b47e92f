/** Workflow runs and their jobs. */
import { type Answer, notFound, ok } from "../responses.ts";
import type { GitHubState, Repository, WorkflowRun } from "../store.ts";
import { nodeId, showAccount } from "./accounts.ts";
import { apiUrlOf, htmlUrlOf, showMinimalRepository } from "./repositories.ts";
import { paged, type RepositoryRequest } from "./request.ts";

/** Every repository has one workflow here, whose ID is derived from the repository's. */
const workflowId = (repository: Repository): number => repository.id * 10;

/** Pull requests of the run's head. GitHub lists none if the head is in a fork. */
function showPullRequests(state: GitHubState, repository: Repository, run: WorkflowRun) {
  if (run.headRepository !== repository) return [];
  const pulls = [...repository.pullRequests.values()].filter(
    (pull) => pull.state === "open" && pull.headRepository === run.headRepository && pull.headBranch === run.headBranch,
  );
  const { id, name } = repository;
  const repo = { id, name, url: apiUrlOf(state, repository) };
  return pulls.map((pull) => ({
    id: pull.id,
    number: pull.number,
    url: `${repo.url}/pulls/${pull.number}`,
    head: { ref: pull.headBranch, sha: pull.headSha, repo },
    base: { ref: pull.baseBranch, sha: pull.baseSha, repo },
  }));
}

function showRun(state: GitHubState, repository: Repository, run: WorkflowRun, attempt: number) {
  const api = apiUrlOf(state, repository);
  const url = `${api}/actions/runs/${run.id}`;
  const { author, message, date } = repository.graph.get(run.headSha);
  const person = { name: author, email: `${author}@users.noreply.github.com` };
  const actor = showAccount(state, run.actor);
  return {
    id: run.id,
    name: run.name,
    node_id: nodeId("WorkflowRun", run.id),
    head_branch: run.headBranch,
    head_sha: run.headSha,
    path: run.path,
    display_title: message,
    run_number: run.runNumber,
    run_attempt: attempt,
    event: run.event,
    status: run.status,
    conclusion: run.conclusion,
    workflow_id: workflowId(repository),
    check_suite_id: run.id,
    check_suite_node_id: nodeId("CheckSuite", run.id),
    url,
    html_url: `${htmlUrlOf(state, repository)}/actions/runs/${run.id}`,
    pull_requests: showPullRequests(state, repository, run),
    created_at: run.createdAt,
    updated_at: run.createdAt,
    run_started_at: run.createdAt,
    actor,
    triggering_actor: actor,
    jobs_url: `${url}/jobs`,
    logs_url: `${url}/logs`,
    check_suite_url: `${api}/check-suites/${run.id}`,
    artifacts_url: `${url}/artifacts`,
    cancel_url: `${url}/cancel`,
    rerun_url: `${url}/rerun`,
    previous_attempt_url: attempt > 1 ? `${url}/attempts/${attempt - 1}` : null,
    workflow_url: `${api}/actions/workflows/${workflowId(repository)}`,
    head_commit: { id: run.headSha, tree_id: run.headSha, message, timestamp: date, author: person, committer: person },
    repository: showMinimalRepository(state, repository),
    head_repository: showMinimalRepository(state, run.headRepository),
  };
}

function runOf({ repository, params }: RepositoryRequest): WorkflowRun {
  const run = repository.runs.get(Number(params.run_id));
  if (!run) throw notFound();
  return run;
}

export function getRun(request: RepositoryRequest): Answer {
  const run = runOf(request);
  return ok(showRun(request.state, request.repository, run, run.runAttempt));
}

export function getRunAttempt(request: RepositoryRequest): Answer {
  const run = runOf(request);
  const attempt = Number(request.params.attempt_number);
  if (attempt < 1 || attempt > run.runAttempt) throw notFound();
  return ok(showRun(request.state, request.repository, run, attempt));
}

/** Lists the jobs of a run, which has only one here. */
export function listJobs(request: RepositoryRequest): Answer {
  const { state, repository } = request;
  const run = runOf(request);
  const show = (jobId: number) => {
    const api = apiUrlOf(state, repository);
    return {
      id: jobId,
      run_id: run.id,
      run_url: `${api}/actions/runs/${run.id}`,
      run_attempt: run.runAttempt,
      node_id: nodeId("Job", jobId),
      name: "deploy",
      workflow_name: run.name,
      head_branch: run.headBranch,
      head_sha: run.headSha,
      url: `${api}/actions/jobs/${jobId}`,
      html_url: `${htmlUrlOf(state, repository)}/actions/runs/${run.id}/job/${jobId}`,
      check_run_url: `${api}/check-runs/${jobId}`,
      status: run.status,
      conclusion: run.conclusion,
      created_at: run.createdAt,
      started_at: run.createdAt,
      completed_at: run.status === "completed" ? run.createdAt : null,
      steps: [],
      labels: ["ubuntu-latest"],
      runner_id: 1,
      runner_name: "GitHub Actions 1",
      runner_group_id: 1,
      runner_group_name: "GitHub Actions",
    };
  };
  return paged(request, [run.id * 10], show, (jobs, total) => ({ total_count: total, jobs }));
}
