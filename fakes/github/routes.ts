/** The function that serves each operation of GitHub's description. */
import type { Answer } from "./responses.ts";
import { getAuthenticated, getRateLimit } from "./routes/accounts.ts";
import { getRun, getRunAttempt, listJobs } from "./routes/actions.ts";
import { createComment, deleteComment, getComment, listComments, updateComment } from "./routes/comments.ts";
import { compareCommits, getCommit } from "./routes/commits.ts";
import {
  createDeployment,
  createStatus,
  deleteDeployment,
  getDeployment,
  listDeployments,
  listEnvironments,
  listStatuses,
} from "./routes/deployments.ts";
import { getPull, listPullFiles, listPulls, listPullsOfCommit } from "./routes/pulls.ts";
import { getBranch, getRepository, listBranches, listBranchesForHeadCommit } from "./routes/repositories.ts";
import type { AccountRequest, RepositoryRequest } from "./routes/request.ts";

/** Operations that need only a valid token. */
export const accountRoutes: Readonly<Record<string, (request: AccountRequest) => Answer>> = {
  "rate-limit/get": getRateLimit,
  "users/get-authenticated": getAuthenticated,
};

/** Operations on a repository (`/repos/{owner}/{repo}/…`). */
export const repositoryRoutes: Readonly<Record<string, (request: RepositoryRequest) => Answer>> = {
  "actions/get-workflow-run": getRun,
  "actions/get-workflow-run-attempt": getRunAttempt,
  "actions/list-jobs-for-workflow-run": listJobs,
  "issues/create-comment": createComment,
  "issues/delete-comment": deleteComment,
  "issues/get-comment": getComment,
  "issues/list-comments": listComments,
  "issues/update-comment": updateComment,
  "pulls/get": getPull,
  "pulls/list": listPulls,
  "pulls/list-files": listPullFiles,
  "repos/compare-commits-with-basehead": compareCommits,
  "repos/create-deployment": createDeployment,
  "repos/create-deployment-status": createStatus,
  "repos/delete-deployment": deleteDeployment,
  "repos/get": getRepository,
  "repos/get-all-environments": listEnvironments,
  "repos/get-branch": getBranch,
  "repos/get-commit": getCommit,
  "repos/get-deployment": getDeployment,
  "repos/list-branches": listBranches,
  "repos/list-branches-for-head-commit": listBranchesForHeadCommit,
  "repos/list-deployment-statuses": listStatuses,
  "repos/list-deployments": listDeployments,
  "repos/list-pull-requests-associated-with-commit": listPullsOfCommit,
};
