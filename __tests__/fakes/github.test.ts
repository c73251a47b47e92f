import { getOctokit } from "@actions/github";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { operationIds, responseErrors } from "../../fakes/github/openapi.ts";
import { acceptedPermissions } from "../../fakes/github/permissions.ts";
import { accountRoutes, repositoryRoutes } from "../../fakes/github/routes.ts";
import { type FaultSpec, GitHubServer, type TokenSpec } from "../../fakes/github/server.ts";

const REPOSITORY = "acme/chat";
const at = { owner: "acme", repo: "chat" };
const WORKFLOW = { contents: "read", "pull-requests": "write", deployments: "write" } as const;

/** The fields of a failed Octokit request. */
interface Failure {
  status: number;
  message: string;
  response?: { data: { message: string; errors?: unknown }; headers: Record<string, string> };
}

let github: GitHubServer;
/** Violations that a test expects. Any other one fails the test. */
let expectedViolations: readonly RegExp[];
/** Accepts unsafe requests, in a test of what GitHub does with its default values. */
let acceptUnsafe: boolean;

beforeEach(async () => {
  github = await GitHubServer.start();
  github.createRepository({ fullName: REPOSITORY });
  expectedViolations = [];
  acceptUnsafe = false;
});

afterEach(async () => {
  await github.close();
  const violations = github.violations.filter((violation) => !(acceptUnsafe && UNSAFE.test(violation)));
  expect(violations).toStrictEqual(expectedViolations.map((pattern) => expect.stringMatching(pattern)));
});

const UNSAFE = /: request (lacks (auto_merge|required_contexts|auto_inactive)|has the ref)/;

function client(spec: Partial<TokenSpec> = {}) {
  const token = github.createToken({ repository: REPOSITORY, permissions: WORKFLOW, ...spec });
  return getOctokit(token, { baseUrl: github.apiUrl }).rest;
}

async function failure(promise: Promise<unknown>): Promise<Failure> {
  return promise.then(
    () => Promise.reject(new Error("The request succeeded.")),
    (error: unknown) => error as Failure,
  );
}

const deployment = (ref = github.repository(REPOSITORY).headSha()) => ({
  ...at,
  ref,
  auto_merge: false,
  required_contexts: [],
  environment: "Preview",
});

describe("GitHub's description", () => {
  test("has a route and a list of permissions for each of its operations, and no route beyond them", () => {
    const routed = [...Object.keys(accountRoutes), ...Object.keys(repositoryRoutes)];
    expect(routed.sort()).toStrictEqual([...operationIds].sort());
    for (const operationId of Object.keys(repositoryRoutes)) expect(acceptedPermissions(operationId)).toMatch(/=/);
  });

  test("is checked against responses: a missing, a mistyped and an unknown value are each detected", () => {
    const status = { id: 1, state: "success" };
    expect(responseErrors("repos/create-deployment-status", 201, status).join()).toMatch(/required property 'node_id'/);
    expect(responseErrors("issues/list-comments", 200, {})).toStrictEqual(["/ must be array"]);
    expect(responseErrors("issues/delete-comment", 204, {})).toStrictEqual(["/ must be null"]);
    expect(responseErrors("issues/create-comment", 200, {})).toStrictEqual(["the description has no answer 200"]);
    expect(responseErrors("issues/create-comment", 401, "no")).toHaveLength(1);
  });

  test("turns a wrong response of the fake into a 500", async () => {
    const { number } = github.openPullRequest({ repository: REPOSITORY });
    github.addComment({ repository: REPOSITORY, number, login: "ada", body: 42 as unknown as string });
    const { status, message } = await failure(client().issues.listComments({ ...at, issue_number: number }));
    expect(status).toBe(500);
    expect(message).toMatch(/\/0\/body must be string/);
    expectedViolations = [/answer 200 \/0\/body must be string/];
  });

  test("never leaves a client waiting: a request that the fake cannot read closes the connection", async () => {
    await expect(fetch(`${github.apiUrl}/repos/acme/chat/branches/%E0`)).rejects.toThrow("fetch failed");
    expectedViolations = [/GET \/repos\/acme\/chat\/branches\/%E0: URIError/];
  });

  test.each([
    ["a field of the wrong type", { auto_merge: "no" }, [/auto_merge must be boolean/]],
    ["a missing field", { ref: undefined }, [/must have required property 'ref'/]],
  ])("responds to a request with %s with 422 and records it", async (_case, fields, violations) => {
    const { status } = await failure(client().repos.createDeployment({ ...deployment(), ...fields } as never));
    expect(status).toBe(422);
    expect(github.deployments(REPOSITORY)).toStrictEqual([]);
    expectedViolations = violations;
  });

  test("records what GitHub would silently ignore", async () => {
    await client().repos.createDeployment({ ...deployment(), transient: true } as never);
    await client().pulls.list({ ...at, sort_by: "created" } as never);
    expectedViolations = [/unknown field transient/, /unknown query parameter sort_by/];
  });

  test("records requests for operations that it does not contain", async () => {
    expect((await failure(client().issues.create({ ...at, title: "Hello" }))).status).toBe(404);
    expectedViolations = [/POST \/repos\/acme\/chat\/issues: no such operation/];
  });

  test.each<[string, RequestInit, number]>([
    ["broken JSON", { method: "POST", body: "{" }, 400],
    ["a body that is not an object", { method: "POST", body: "[]" }, 400],
    ["an unknown API version", { headers: { "x-github-api-version": "2001-01-01" } }, 400],
    ["a media type that is not JSON", { headers: { accept: "text/html" } }, 415],
  ])("refuses %s", async (_case, init, status) => {
    const authorization = `token ${github.createToken({ repository: REPOSITORY, permissions: WORKFLOW })}`;
    const headers = { authorization, ...init.headers };
    const answer = await fetch(`${github.apiUrl}/repos/${REPOSITORY}/deployments`, { ...init, headers });
    expect(answer.status).toBe(status);
  });
});

describe("tokens", () => {
  test.each([
    ["no token", undefined, "Requires authentication"],
    ["a wrong token", "token ghs_wrong", "Bad credentials"],
  ])("are needed: %s gets 401", async (_case, authorization, message) => {
    const headers: Record<string, string> = authorization ? { authorization } : {};
    const answer = await fetch(`${github.apiUrl}/repos/${REPOSITORY}`, { headers });
    expect([answer.status, await answer.json()]).toMatchObject([401, { message }]);
  });

  test("stop working when revoked, and are never stored", async () => {
    const token = github.createToken({ repository: REPOSITORY, permissions: WORKFLOW });
    const { rest } = getOctokit(token, { baseUrl: github.apiUrl });
    await rest.repos.get(at);
    github.revokeToken(token);
    expect((await failure(rest.repos.get(at))).status).toBe(401);
    expect(JSON.stringify(github.calls)).not.toContain(token);
    expect(github.calls).toMatchObject([
      { sequence: 1, method: "GET", path: "/repos/acme/chat", status: 200, login: "github-actions[bot]" },
      { sequence: 2, status: 401, login: null },
    ]);
  });

  test("without a permission get 403 and the names of accepted permissions", async () => {
    const { number } = github.openPullRequest({ repository: REPOSITORY });
    const rest = client({ permissions: { contents: "read" } });
    const comment = await failure(rest.issues.createComment({ ...at, issue_number: number, body: "Hello" }));
    expect(comment.status).toBe(403);
    expect(comment.message).toMatch(/^Resource not accessible by integration/);
    expect(comment.response?.headers["x-accepted-github-permissions"]).toBe("issues=write; pull_requests=write");
    const row = await failure(rest.repos.createDeployment(deployment()));
    expect(row.response?.headers["x-accepted-github-permissions"]).toBe("deployments=write");
  });

  test.each(["issues", "pull-requests"])("with %s: write may comment on a pull request", async (permission) => {
    const { number } = github.openPullRequest({ repository: REPOSITORY });
    const rest = client({ permissions: { [permission]: "write" } });
    expect((await rest.issues.createComment({ ...at, issue_number: number, body: "Hello" })).status).toBe(201);
  });

  test("can read public repositories other than their own, and change none", async () => {
    github.createRepository({ fullName: "other/public" });
    github.createRepository({ fullName: "other/secret", private: true });
    const rest = client();
    expect((await rest.repos.get({ owner: "other", repo: "public" })).data.full_name).toBe("other/public");
    expect((await failure(rest.repos.get({ owner: "other", repo: "secret" }))).status).toBe(404);
    const foreign = { ...deployment(), owner: "other", repo: "public" };
    expect((await failure(rest.repos.createDeployment(foreign))).status).toBe(403);
  });

  test("need the permission even to read what is private", async () => {
    github.createRepository({ fullName: "acme/secret", private: true });
    github.openPullRequest({ repository: "acme/secret", number: 7 });
    const secret = { owner: "acme", repo: "secret" };
    const rest = client({ repository: "acme/secret", permissions: { contents: "read" } });
    expect((await rest.repos.get(secret)).data.private).toBe(true);
    expect((await failure(rest.pulls.get({ ...secret, pull_number: 7 }))).status).toBe(403);
  });

  test("of a workflow do not belong to a user, personal ones do", async () => {
    const bot = await failure(client().users.getAuthenticated());
    expect([bot.status, bot.message]).toStrictEqual([
      403,
      expect.stringMatching(/^Resource not accessible by integration/),
    ]);
    const person = await client({ login: "ada", type: "User" }).users.getAuthenticated();
    expect(person.data).toMatchObject({ login: "ada", type: "User" });
  });

  test("have a rate limit, which the headers and GET /rate_limit show", async () => {
    const rest = client({ rateLimit: 2 });
    await rest.repos.get(at);
    expect((await rest.repos.get(at)).headers["x-ratelimit-remaining"]).toBe("0");
    const limited = await failure(rest.repos.get(at));
    expect(limited.status).toBe(403);
    expect(limited.message).toMatch(/rate limit exceeded/);
    expect((await rest.rateLimit.get()).data.rate).toMatchObject({ limit: 2, remaining: 0 });
  });
});

describe("comments", () => {
  const issue = { ...at, issue_number: 1 };

  beforeEach(() => {
    github.openPullRequest({ repository: REPOSITORY, number: 1 });
  });

  test("are created, read, edited and deleted by their author", async () => {
    const rest = client();
    const { data } = await rest.issues.createComment({ ...issue, body: "Deploying" });
    expect(data).toMatchObject({ body: "Deploying", user: { login: "github-actions[bot]", type: "Bot" } });
    expect(data.performed_via_github_app?.slug).toBe("github-actions");
    expect(data.id).toBeGreaterThan(2 ** 31);
    expect(data.html_url).toBe(`https://github.com/acme/chat/pull/1#issuecomment-${data.id}`);
    await rest.issues.updateComment({ ...at, comment_id: data.id, body: "Deployed" });
    expect((await rest.issues.getComment({ ...at, comment_id: data.id })).data.body).toBe("Deployed");
    expect((await rest.issues.deleteComment({ ...at, comment_id: data.id })).status).toBe(204);
    expect((await failure(rest.issues.getComment({ ...at, comment_id: data.id }))).status).toBe(404);
    expect(github.comments(REPOSITORY, 1)).toStrictEqual([]);
  });

  test("are returned in pages that Octokit follows by the Link header", async () => {
    for (let index = 1; index <= 250; index += 1) {
      github.addComment({ repository: REPOSITORY, number: 1, login: "ada", body: `Comment ${index}` });
    }
    const token = github.createToken({ repository: REPOSITORY, permissions: WORKFLOW });
    const octokit = getOctokit(token, { baseUrl: github.apiUrl });
    const all = await octokit.paginate(octokit.rest.issues.listComments, { ...issue, per_page: 100 });
    expect(all.map(({ body }) => body)).toStrictEqual(github.comments(REPOSITORY, 1).map(({ body }) => body));
    expect(github.calls).toHaveLength(3);
    const { data, headers } = await octokit.rest.issues.listComments({ ...issue, page: 2 });
    expect([data.length, data[0]?.body]).toStrictEqual([30, "Comment 31"]);
    expect((await octokit.rest.issues.listComments({ ...issue, per_page: 250 })).data).toHaveLength(100);
    expect(headers.link?.match(/rel="\w+"/g)).toStrictEqual(['rel="prev"', 'rel="next"', 'rel="last"', 'rel="first"']);
  });

  test.each([
    ["ada", "User"],
    ["another-app[bot]", "Bot"],
  ] as const)("by %s cannot be edited or deleted with the workflow token", async (login, type) => {
    const { id } = github.addComment({ repository: REPOSITORY, number: 1, login, type, body: "Mine" });
    const rest = client();
    expect((await failure(rest.issues.updateComment({ ...at, comment_id: id, body: "Ours" }))).status).toBe(403);
    expect((await failure(rest.issues.deleteComment({ ...at, comment_id: id }))).status).toBe(403);
    expect(github.comments(REPOSITORY, 1)).toMatchObject([{ body: "Mine" }]);
  });

  test("have at most 65,536 characters, not bytes", async () => {
    const rest = client();
    const { data } = await rest.issues.createComment({ ...issue, body: "🚀".repeat(65_536) });
    const tooLong = await failure(rest.issues.createComment({ ...issue, body: "x".repeat(65_537) }));
    expect(tooLong.status).toBe(422);
    expect(tooLong.response?.data.errors).toMatchObject([
      { message: "Body is too long (maximum is 65536 characters)" },
    ]);
    const edited = await failure(rest.issues.updateComment({ ...at, comment_id: data.id, body: "x".repeat(65_537) }));
    expect(edited.response?.data.errors).toMatchObject([{ message: "body is too long (maximum is 65536 characters)" }]);
  });

  test("need a body, an open conversation and an existing pull request", async () => {
    github.openPullRequest({ repository: REPOSITORY, number: 2, locked: true });
    const rest = client();
    expect((await failure(rest.issues.createComment({ ...issue, body: " " }))).status).toBe(422);
    expect((await failure(rest.issues.createComment({ ...at, issue_number: 2, body: "Hi" }))).status).toBe(403);
    expect((await failure(rest.issues.createComment({ ...at, issue_number: 3, body: "Hi" }))).status).toBe(404);
  });
});

describe("pull requests", () => {
  test("return their head, also of a fork and of a deleted fork", async () => {
    github.openPullRequest({ repository: REPOSITORY, number: 1, headBranch: "login" });
    github.openPullRequest({ repository: REPOSITORY, number: 2, headRepository: "ada/chat" });
    github.openPullRequest({ repository: REPOSITORY, number: 3, headRepository: null });
    const rest = client();
    const heads = await Promise.all(
      [1, 2, 3].map(async (number) => (await rest.pulls.get({ ...at, pull_number: number })).data.head),
    );
    expect(heads.map(({ repo }) => (repo as { full_name: string } | null)?.full_name)).toStrictEqual([
      "acme/chat",
      "ada/chat",
      undefined,
    ]);
    expect(heads[0]).toMatchObject({ ref: "login", sha: github.repository(REPOSITORY).headSha("login") });
  });

  test("follow pushes to their branch, and show when they are merged", async () => {
    const { number, headSha } = github.openPullRequest({ repository: REPOSITORY });
    const rest = client();
    const pushed = github.pushTo({ repository: REPOSITORY, pullRequest: number });
    expect(pushed).not.toBe(headSha);
    expect((await rest.pulls.get({ ...at, pull_number: number })).data).toMatchObject({
      head: { sha: pushed },
      commits: 2,
      merged: false,
    });
    const merge = github.closePullRequest({ repository: REPOSITORY, number, merged: true });
    expect((await rest.pulls.get({ ...at, pull_number: number })).data).toMatchObject({
      state: "closed",
      merged: true,
      merge_commit_sha: merge,
    });
    expect(github.repository(REPOSITORY).headSha()).toBe(merge);
  });

  test("are listed by head, state and base", async () => {
    github.createRepository({ fullName: "acme/other" });
    github.pushTo({ repository: REPOSITORY, branch: "next" });
    github.openPullRequest({ repository: REPOSITORY, number: 1, headBranch: "login" });
    github.openPullRequest({ repository: REPOSITORY, number: 2, headBranch: "login", headRepository: "ada/chat" });
    github.openPullRequest({ repository: REPOSITORY, number: 3, headBranch: "search", base: "next" });
    github.closePullRequest({ repository: REPOSITORY, number: 3 });
    const rest = client();
    const numbers = async (filter: object) => (await rest.pulls.list({ ...at, ...filter })).data.map((p) => p.number);
    expect(await numbers({})).toStrictEqual([2, 1]);
    expect(await numbers({ head: "acme:login" })).toStrictEqual([1]);
    expect(await numbers({ head: "ada:login" })).toStrictEqual([2]);
    expect(await numbers({ state: "all", base: "next" })).toStrictEqual([3]);
  });

  test("list the files of all their commits", async () => {
    const files = [{ filename: "convex/schema.ts", status: "added", additions: 9, deletions: 0 } as const];
    const { number } = github.openPullRequest({ repository: REPOSITORY, files });
    github.pushTo({ repository: REPOSITORY, pullRequest: number });
    const { data } = await client().pulls.listFiles({ ...at, pull_number: number });
    expect(data.map(({ filename }) => filename)).toStrictEqual(["convex/schema.ts", "convex/messages.ts"]);
  });

  test("are found by commit; by a fork's commit only in the fork", async () => {
    const own = github.openPullRequest({ repository: REPOSITORY, number: 1 });
    const foreign = github.openPullRequest({ repository: REPOSITORY, number: 2, headRepository: "ada/chat" });
    const rest = client();
    const numbers = async (owner: string, commit_sha: string) => {
      const { data } = await rest.repos.listPullRequestsAssociatedWithCommit({ owner, repo: "chat", commit_sha });
      return data.map(({ number }) => number);
    };
    expect(await numbers("acme", own.headSha)).toStrictEqual([1]);
    expect(await numbers("acme", foreign.headSha)).toStrictEqual([]);
    expect(await numbers("ada", foreign.headSha)).toStrictEqual([2]);
    const merge = github.closePullRequest({ repository: REPOSITORY, number: 1, merged: true });
    expect([await numbers("acme", own.headSha), await numbers("acme", merge)]).toStrictEqual([[1], [1]]);
    expect((await failure(numbers("acme", "f".repeat(40)))).status).toBe(422);
  });
});

describe("commits and branches", () => {
  test.each([
    ["main...main", "identical"],
    ["main...feature/login", "diverged"],
    ["v1...main", "ahead"],
    ["main...v1", "behind"],
  ])("compare %s as %s", async (basehead, status) => {
    github.createTag(REPOSITORY, "v1");
    github.pushTo({ repository: REPOSITORY, branch: "feature/login" });
    github.pushTo({ repository: REPOSITORY, branch: "main" });
    const { data } = await client().repos.compareCommitsWithBasehead({ ...at, basehead });
    expect(data.status).toBe(status);
  });

  test("are found by name, tag and SHA, and by nothing else", async () => {
    const sha = github.pushTo({ repository: REPOSITORY, branch: "feature/login" });
    github.createTag(REPOSITORY, "v1", sha);
    const rest = client();
    for (const ref of ["feature/login", "heads/feature/login", "tags/v1", "v1", sha, sha.slice(0, 7)]) {
      expect((await rest.repos.getCommit({ ...at, ref })).data.sha).toBe(sha);
    }
    expect((await failure(rest.repos.getCommit({ ...at, ref: "v2" }))).status).toBe(422);
    expect((await rest.repos.getBranch({ ...at, branch: "feature/login" })).data.commit.sha).toBe(sha);
    expect((await failure(rest.repos.getBranch({ ...at, branch: "gone" }))).status).toBe(404);
    expect((await rest.repos.listBranches(at)).data.map(({ name }) => name)).toStrictEqual(["feature/login", "main"]);
    const { data } = await rest.repos.listBranchesForHeadCommit({ ...at, commit_sha: sha });
    expect(data.map(({ name }) => name)).toStrictEqual(["feature/login"]);
    expect((await failure(rest.repos.compareCommitsWithBasehead({ ...at, basehead: "main...gone" }))).status).toBe(404);
  });
});

describe("GitHub Deployments", () => {
  test("go from created to success, and are filtered", async () => {
    const rest = client();
    const payload = { app: "backend" };
    const { data, status } = await rest.repos.createDeployment({ ...deployment(), payload });
    if (status !== 201) throw new Error(`No deployment: ${status}`);
    const row = { ...at, deployment_id: data.id };
    await rest.repos.createDeploymentStatus({ ...row, state: "in_progress", auto_inactive: false });
    const environment_url = "https://happy-otter-123.convex.cloud";
    await rest.repos.createDeploymentStatus({ ...row, state: "success", environment_url, auto_inactive: false });
    const statuses = await rest.repos.listDeploymentStatuses(row);
    expect(statuses.data.map(({ state }) => state)).toStrictEqual(["success", "in_progress"]);
    expect((await rest.repos.getDeployment(row)).data).toMatchObject({ payload, production_environment: false });
    const count = async (filter: object) => (await rest.repos.listDeployments({ ...at, ...filter })).data.length;
    expect(await count({ environment: "Preview", ref: data.sha, sha: data.sha, task: "deploy" })).toBe(1);
    expect(await count({ environment: "production" })).toBe(0);
    expect((await rest.repos.getAllEnvironments(at)).data.environments?.map(({ name }) => name)).toStrictEqual([
      "Preview",
    ]);
    expect(github.deployments(REPOSITORY)).toMatchObject([
      { statuses: [{ state: "in_progress" }, { state: "success", environmentUrl: environment_url }] },
    ]);
  });

  test("become a merge instead of a deployment if auto_merge is on and the branch is behind", async () => {
    acceptUnsafe = true;
    const before = github.pushTo({ repository: REPOSITORY, branch: "login" });
    const newMain = github.pushTo({ repository: REPOSITORY, branch: "main" });
    const careless = { ...at, ref: "login", required_contexts: [] };
    const { status, data } = await client().repos.createDeployment(careless);
    expect([Number(status), data]).toStrictEqual([202, { message: "Auto-merged main into login on deployment." }]);
    const { graph, ...repository } = github.repository(REPOSITORY);
    const after = repository.branches.get("login") ?? "";
    expect(graph.get(after).parents).toStrictEqual([before, newMain]);
    expect(github.deployments(REPOSITORY)).toStrictEqual([]);
    expect((await client().repos.createDeployment(careless)).status).toBe(201);
  });

  test("conflict when auto_merge cannot merge: a SHA, or changes that collide", async () => {
    acceptUnsafe = true;
    const sha = github.pushTo({ repository: REPOSITORY, branch: "login" });
    github.pushTo({ repository: REPOSITORY, branch: "main" });
    github.makeConflict(REPOSITORY, "login");
    const rest = client();
    for (const ref of [sha, "login"]) {
      const { status, message } = await failure(rest.repos.createDeployment({ ...at, ref, required_contexts: [] }));
      expect([status, message]).toStrictEqual([409, expect.stringMatching(`^Conflict merging main into ${ref}`)]);
    }
    expect((await rest.repos.createDeployment(deployment(sha))).status).toBe(201);
  });

  test("wait for commit statuses unless required_contexts is empty", async () => {
    acceptUnsafe = true;
    const sha = github.repository(REPOSITORY).headSha();
    github.setCommitStatus(REPOSITORY, sha, "ci/test", "pending");
    const rest = client();
    const waiting = { ...at, ref: "main" };
    expect((await failure(rest.repos.createDeployment(waiting))).status).toBe(409);
    expect((await failure(rest.repos.createDeployment({ ...waiting, required_contexts: ["ci/lint"] }))).status).toBe(
      409,
    );
    expect((await rest.repos.createDeployment({ ...waiting, required_contexts: [] })).status).toBe(201);
    github.setCommitStatus(REPOSITORY, sha, "ci/test", "success");
    expect((await rest.repos.createDeployment(waiting)).status).toBe(201);
  });

  test("need a ref that exists", async () => {
    acceptUnsafe = true;
    const { status, message } = await failure(client().repos.createDeployment(deployment("gone")));
    expect([status, message]).toStrictEqual([422, expect.stringMatching(/^No ref found for: gone/)]);
  });

  test.each([
    [
      "a description of 141 characters",
      { description: "x".repeat(141) },
      "description is too long (maximum is 140 characters)",
    ],
    [
      "an environment URL without a scheme",
      { environment_url: "otter.convex.cloud" },
      "environment_url must use http(s) scheme",
    ],
    ["a log URL that is a path", { log_url: "/runs/1" }, "log_url must use http(s) scheme"],
  ])("refuse a status with %s", async (_case, fields, message) => {
    const rest = client();
    const { data } = await rest.repos.createDeployment(deployment());
    const row = { ...at, deployment_id: (data as { id: number }).id, state: "success" as const, auto_inactive: false };
    const refused = await failure(rest.repos.createDeploymentStatus({ ...row, ...fields }));
    expect([refused.status, refused.response?.data.errors]).toMatchObject([422, [{ message }]]);
    expect(github.deployments(REPOSITORY)[0]?.statuses).toStrictEqual([]);
  });

  test("mark older ones of their environment as inactive by default, except transient and production ones", async () => {
    acceptUnsafe = true;
    const rest = client();
    const succeed = async (extra: object, auto_inactive?: boolean) => {
      const { data } = await rest.repos.createDeployment({ ...deployment(), ...extra });
      const row = { ...at, deployment_id: (data as { id: number }).id, state: "success" as const };
      await rest.repos.createDeploymentStatus(auto_inactive === undefined ? row : { ...row, auto_inactive });
    };
    const states = () => github.deployments(REPOSITORY).map(({ statuses }) => statuses.at(-1)?.state);
    await succeed({});
    await succeed({ transient_environment: true });
    await succeed({ production_environment: true });
    await succeed({ environment: "Other" });
    expect(states()).toStrictEqual(["inactive", "success", "success", "success"]);
    await succeed({}, false);
    await succeed({}, false);
    expect(states().slice(4)).toStrictEqual(["success", "success"]);
    await succeed({});
    expect(states()).toStrictEqual(["inactive", "success", "success", "success", "inactive", "inactive", "success"]);
  });

  test.each<[string, object, RegExp]>([
    ["auto_merge: false", { auto_merge: undefined }, /lacks auto_merge: false/],
    ["auto_merge: false, but true", { auto_merge: true }, /lacks auto_merge: false/],
    ["required_contexts: []", { required_contexts: undefined }, /lacks required_contexts: \[\]/],
    ["required_contexts: [], but some", { required_contexts: ["ci/test"] }, /lacks required_contexts: \[\]/],
    ["a commit, with a branch instead", { ref: "login" }, /has the ref login, which is not a commit/],
    ["a full SHA", { ref: "abbreviated" }, /has the ref [0-9a-f]{12}, which is not a commit/],
    ["the head, but the test merge", { ref: "test merge" }, /which is a test merge and not the head/],
  ])("are recorded as unsafe when created without %s, and created as on GitHub", async (_case, fields, violation) => {
    const { mergeCommitSha, headSha } = github.openPullRequest({ repository: REPOSITORY, headBranch: "login" });
    github.setCommitStatus(REPOSITORY, headSha, "ci/test", "success");
    const { ref = headSha } = fields as { ref?: string };
    const refs = { "test merge": mergeCommitSha, abbreviated: headSha.slice(0, 12) };
    const named = refs[ref as keyof typeof refs] ?? ref;
    const { status } = await client().repos.createDeployment({ ...deployment(headSha), ...fields, ref: named });
    expect(status).toBe(201);
    expectedViolations = [violation];
  });

  test.each([undefined, true])("are recorded as unsafe when a status has auto_inactive %s", async (auto_inactive) => {
    const rest = client();
    const { data } = await rest.repos.createDeployment(deployment());
    const row = { ...at, deployment_id: (data as { id: number }).id, state: "failure" as const };
    await rest.repos.createDeploymentStatus({ ...row, ...(auto_inactive === undefined ? {} : { auto_inactive }) });
    expectedViolations = [/lacks auto_inactive: false/];
  });

  test("can be deleted only if inactive, or the last one", async () => {
    const rest = client();
    const create = async () => ((await rest.repos.createDeployment(deployment())).data as { id: number }).id;
    const [first, second] = [await create(), await create()];
    expect((await failure(rest.repos.deleteDeployment({ ...at, deployment_id: first }))).status).toBe(422);
    await rest.repos.createDeploymentStatus({ ...at, deployment_id: first, state: "inactive", auto_inactive: false });
    expect((await rest.repos.deleteDeployment({ ...at, deployment_id: first })).status).toBe(204);
    expect((await rest.repos.deleteDeployment({ ...at, deployment_id: second })).status).toBe(204);
    expect((await failure(rest.repos.getDeployment({ ...at, deployment_id: first }))).status).toBe(404);
  });
});

test("workflow runs have their head; those of a fork name no pull request", async () => {
  const { headBranch } = github.openPullRequest({ repository: REPOSITORY, number: 1 });
  const fork = github.openPullRequest({ repository: REPOSITORY, number: 2, headRepository: "ada/chat" });
  const own = github.createWorkflowRun({ repository: REPOSITORY, event: "pull_request", headBranch });
  const foreign = github.createWorkflowRun({
    repository: REPOSITORY,
    event: "pull_request",
    headBranch: fork.headBranch,
    headRepository: "ada/chat",
    runAttempt: 2,
  });
  const rest = client({ permissions: { actions: "read" } });
  const { data } = await rest.actions.getWorkflowRun({ ...at, run_id: own.id });
  expect(data.pull_requests?.map(({ number }) => number)).toStrictEqual([1]);
  const attempt = await rest.actions.getWorkflowRunAttempt({ ...at, run_id: foreign.id, attempt_number: 2 });
  expect(attempt.data).toMatchObject({ head_sha: fork.headSha, pull_requests: [], run_attempt: 2 });
  expect((await rest.actions.listJobsForWorkflowRun({ ...at, run_id: own.id })).data.total_count).toBe(1);
});

describe("faults", () => {
  const path = "/repos/{owner}/{repo}/issues/{issue_number}/comments";
  const body = { ...at, issue_number: 1, body: "Hello" };

  beforeEach(() => {
    github.openPullRequest({ repository: REPOSITORY, number: 1 });
  });

  test.each<[string, Omit<FaultSpec, "path">, number]>([
    ["a closed connection", { kind: "refused" }, 500],
    ["a status", { kind: "status", status: 502 }, 502],
    ["a rate limit", { kind: "rate-limit" }, 403],
    ["a secondary rate limit", { kind: "secondary-rate-limit", status: 429 }, 429],
  ])("%s affects the request once, before it takes effect", async (_case, fault, status) => {
    github.fault({ method: "post", path, ...fault });
    const rest = client();
    expect((await failure(rest.issues.createComment(body))).status).toBe(status);
    expect(github.comments(REPOSITORY, 1)).toStrictEqual([]);
    expect((await rest.issues.createComment(body)).status).toBe(201);
  });

  test("can match a body", async () => {
    github.fault({ method: "POST", path, kind: "status", status: 502, body: /Goodbye/ });
    expect((await client().issues.createComment(body)).status).toBe(201);
    expect((await failure(client().issues.createComment({ ...body, body: "Goodbye" }))).status).toBe(502);
  });

  test.each(["refused", "status"] as const)("%s can happen after the write", async (kind) => {
    github.fault({ method: "POST", path, kind, afterWrite: true });
    await failure(client().issues.createComment(body));
    expect(github.comments(REPOSITORY, 1)).toMatchObject([{ body: "Hello" }]);
  });

  test("a reset cuts off the response, which Octokit reports as a success without data", async () => {
    github.fault({ method: "POST", path, kind: "reset", afterWrite: true });
    const token = github.createToken({ repository: REPOSITORY, permissions: WORKFLOW });
    const url = `${github.apiUrl}/repos/${REPOSITORY}/issues/1/comments`;
    const init = {
      method: "POST",
      headers: { authorization: `token ${token}` },
      body: JSON.stringify({ body: "Hello" }),
    };
    await expect(fetch(url, init).then((answer) => answer.text())).rejects.toThrow("terminated");
    expect(github.comments(REPOSITORY, 1)).toMatchObject([{ body: "Hello" }]);
    github.fault({ method: "POST", path, kind: "reset" });
    expect((await client().issues.createComment(body)).data).toBe("");
  });

  test("rate limits say when to retry", async () => {
    github.fault({ path, kind: "secondary-rate-limit", headers: { "retry-after": "7" } });
    github.fault({ path, kind: "rate-limit" });
    const rest = client();
    const secondary = await failure(rest.issues.createComment(body));
    expect(secondary.response?.headers["retry-after"]).toBe("7");
    const primary = await failure(rest.issues.createComment(body));
    expect(primary.response?.headers["x-ratelimit-remaining"]).toBe("0");
  });

  test("GraphQL reports a rate limit with status 200", async () => {
    github.fault({ path: "/graphql", kind: "graphql-error" });
    const token = github.createToken({ repository: REPOSITORY, permissions: WORKFLOW });
    const limited = await failure(getOctokit(token, { baseUrl: github.apiUrl }).graphql("{ viewer { login } }"));
    expect(limited).toMatchObject({ errors: [{ type: "RATE_LIMIT" }] });
    expect(github.calls).toMatchObject([{ path: "/graphql", status: 200 }]);
  });

  test("rate limits have the header of permissions, as every response does", async () => {
    github.fault({ path, kind: "secondary-rate-limit" });
    const { response } = await failure(client().issues.createComment(body));
    expect(response?.headers["x-accepted-github-permissions"]).toBe("issues=write; pull_requests=write");
  });

  test("garbage is a success that cannot be parsed", async () => {
    github.fault({ path, kind: "garbage" });
    const { data } = await client().issues.listComments({ ...at, issue_number: 1 });
    expect(data).toMatch(/Unicorn/);
  });

  test("a hanging request holds until the server closes", async () => {
    github.fault({ path, kind: "hang" });
    let isOver = false;
    const hanging = failure(client().issues.createComment(body)).finally(() => {
      isOver = true;
    });
    while (github.calls.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    // Another request gets its response meanwhile.
    expect((await client().issues.createComment(body)).status).toBe(201);
    expect(isOver).toBe(false);
    await github.close();
    expect((await hanging).status).toBe(500);
    expect(github.calls).toMatchObject([{ status: null }, { status: 201 }]);
  });

  test("a slow request is served eventually", async () => {
    github.fault({ path, kind: "slow", delayMs: 80 });
    const start = performance.now();
    expect((await client().issues.createComment(body)).status).toBe(201);
    expect(performance.now() - start).toBeGreaterThanOrEqual(75);
  });

  test("apply as often as planned, by pattern, until they are lifted", async () => {
    const lift = github.fault({ path: /\/comments$/, kind: "status", status: 500, times: Infinity });
    const rest = client();
    for (let round = 0; round < 3; round += 1) await failure(rest.issues.createComment(body));
    lift();
    expect((await rest.issues.createComment(body)).status).toBe(201);
  });

  test("an unreachable server refuses connections, and keeps its data", async () => {
    const rest = client();
    await rest.issues.createComment(body);
    await github.unreachable();
    const refused = await failure(rest.issues.createComment(body));
    expect(JSON.stringify(refused, Object.getOwnPropertyNames(refused)) + String(refused)).toMatch(
      /ECONNREFUSED|fetch failed/,
    );
    await github.reachable();
    expect((await rest.issues.listComments({ ...at, issue_number: 1 })).data).toHaveLength(1);
  });
});

test("latency differs by request, so that concurrent clients overtake each other", async () => {
  await github.close();
  const delays = [120, 0];
  github = await GitHubServer.start({ latencyMs: () => delays.shift() ?? 0 });
  github.createRepository({ fullName: REPOSITORY });
  github.openPullRequest({ repository: REPOSITORY, number: 1 });
  const rest = client();
  const comment = (body: string) => rest.issues.createComment({ ...at, issue_number: 1, body });
  await Promise.all([comment("one"), comment("two")]);
  const sent = github.calls.map(({ body }) => (body as { body: string }).body);
  const taken = github.comments(REPOSITORY, 1).map(({ body }) => body);
  expect(taken).toStrictEqual(sent.toReversed());
});
