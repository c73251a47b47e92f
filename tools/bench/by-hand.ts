/**
 * The steps of a deploy without this action: one that creates a GitHub Deployment, `npx convex deploy`, one that updates a
 * comment, and one that completes the GitHub Deployment. Each of them is a Node process that loads no packages and sends
 * the requests of the usual actions, such as `bobheadxi/deployments` and `marocchino/sticky-pull-request-comment`.
 */

import { execFile } from "node:child_process";
import { promisify } from "node:util";

export interface ByHand {
  readonly apiUrl: string;
  readonly token: string;
  /** `owner/name` of the repository. */
  readonly repository: string;
  readonly pullRequestNumber: number;
  /** ID of the comment that is updated. */
  readonly commentId: number;
  readonly commit: string;
  readonly deploy: () => Promise<void>;
}

interface Call {
  readonly method: "POST" | "PATCH";
  /** Path below the API's URL. `{id}` is replaced with the ID in the previous response. */
  readonly path: string;
  readonly body: unknown;
}

const PROGRAM = `
let answer = {};
for (const { method, path, body } of JSON.parse(process.env.CALLS)) {
  const response = await fetch(process.env.API_URL + path.replace("{id}", answer.id), {
    method,
    headers: { authorization: "token " + process.env.TOKEN, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  answer = await response.json();
  if (!response.ok) throw new Error(path + ": " + JSON.stringify(answer));
}
console.log(answer.deployment_url ?? "");`;

const COMMENTS = `query ($owner: String!, $repo: String!, $number: Int!) {
  viewer { login }
  repository(owner: $owner, name: $repo) {
    pullRequest(number: $number) {
      comments(first: 100) { pageInfo { hasNextPage endCursor } nodes { fullDatabaseId body viewerDidAuthor } }
    }
  }
}`;

export async function deployByHand(settings: ByHand): Promise<void> {
  const { repository, pullRequestNumber, commentId, commit, deploy } = settings;
  const [owner, repo] = repository.split("/");
  const deployments = `/repos/${repository}/deployments`;
  const status = (id: string, state: string): Call => {
    return { method: "POST", path: `${deployments}/${id}/statuses`, body: { state, auto_inactive: false } };
  };
  const created = { ref: commit, environment: "by-hand", auto_merge: false, required_contexts: [] };
  const url = await runStep(settings, [
    { method: "POST", path: deployments, body: created },
    status("{id}", "in_progress"),
  ]);
  await deploy();
  await runStep(settings, [
    {
      method: "POST",
      path: "/graphql",
      body: { query: COMMENTS, variables: { owner, repo, number: pullRequestNumber } },
    },
    { method: "PATCH", path: `/repos/${repository}/issues/comments/${commentId}`, body: { body: "Deployed." } },
  ]);
  await runStep(settings, [status(url.split("/").at(-1) ?? "", "success")]);
}

/** @returns The URL of the GitHub Deployment of the last request, if there was one. */
async function runStep({ apiUrl, token }: ByHand, calls: readonly Call[]): Promise<string> {
  const env = { PATH: process.env.PATH, API_URL: apiUrl, TOKEN: token, CALLS: JSON.stringify(calls) };
  const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "-e", PROGRAM], { env });
  return stdout.trim();
}
