/** The parts of GitHub's GraphQL API that the action uses: pull requests, comments and their authors, refs, and GitHub Deployments. */

import { getOctokit } from "@actions/github";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { GitHubServer, type TokenSpec } from "../../fakes/github/server.ts";

const REPOSITORY = "acme/chat";
const PRIVATE = "acme/secret";

let github: GitHubServer;
/** Violations that a test expects. Any other one fails the test. */
let expectedViolations: readonly RegExp[];

beforeEach(async () => {
  github = await GitHubServer.start();
  github.createRepository({ fullName: REPOSITORY });
  github.createRepository({ fullName: PRIVATE, private: true });
  github.openPullRequest({ repository: REPOSITORY, number: 7 });
  github.openPullRequest({ repository: PRIVATE, number: 7 });
  expectedViolations = [];
});

afterEach(async () => {
  await github.close();
  expect(github.violations).toStrictEqual(expectedViolations.map((pattern) => expect.stringMatching(pattern)));
});

interface GraphqlAnswer {
  readonly status: number;
  readonly data?: { readonly repository: { readonly pullRequest: PullRequestAnswer | null } | null } | null;
  readonly errors?: readonly Record<string, unknown>[];
  readonly message?: string;
}

interface PullRequestAnswer {
  readonly state: string;
  readonly headRefOid: string;
  readonly comments: {
    readonly totalCount: number;
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    readonly nodes: readonly { readonly fullDatabaseId: string; readonly viewerDidAuthor: boolean }[];
  };
}

async function post(body: unknown, token: string): Promise<GraphqlAnswer> {
  const answer = await fetch(`${github.apiUrl}/graphql`, {
    method: "POST",
    headers: { authorization: `bearer ${token}`, "content-type": "application/json", "user-agent": "test" },
    body: JSON.stringify(body),
  });
  return { ...((await answer.json()) as object), status: answer.status };
}

function tokenOf(spec: Partial<TokenSpec> = {}): string {
  return github.createToken({ repository: REPOSITORY, permissions: { "pull-requests": "write" }, ...spec });
}

/** Sends the action's query, or one with other fields or another page. */
function ask(
  token: string,
  { repository = REPOSITORY, number = 7, page = "first: 100", fields = "fullDatabaseId viewerDidAuthor" } = {},
): Promise<GraphqlAnswer> {
  const query = `query ($owner: String!, $repo: String!, $number: Int!) {
    repository(owner: $owner, name: $repo) { pullRequest(number: $number) {
      state headRefOid comments(${page}) { totalCount pageInfo { hasNextPage endCursor } nodes { ${fields} } }
    } }
  }`;
  const [owner, repo] = repository.split("/");
  return post({ query, variables: { owner, repo, number } }, token);
}

const comment = (login: string, type?: "Bot" | "User") =>
  github.addComment({ repository: REPOSITORY, number: 7, login, body: "Hello", ...(type ? { type } : {}) });

describe("`viewerDidAuthor` is true only for comments of the account", () => {
  test.each<[string, Partial<TokenSpec>, string]>([
    ["of the workflow token", {}, "github-actions[bot]"],
    ["of an App's token", { login: "acme-bot[bot]" }, "acme-bot[bot]"],
    ["of a person's token", { login: "ada", type: "User" }, "ada"],
  ])("%s", async (_case, spec, own) => {
    const everybody = ["github-actions[bot]", "acme-bot[bot]", "other-bot[bot]", "ada", "grace"];
    const ids = new Map(everybody.map((login) => [login, String(comment(login).id)]));
    const { data } = await ask(tokenOf(spec));
    const { nodes = [] } = data?.repository?.pullRequest?.comments ?? {};
    expect(nodes).toHaveLength(everybody.length);
    const mine = nodes.filter(({ viewerDidAuthor }) => viewerDidAuthor).map(({ fullDatabaseId }) => fullDatabaseId);
    expect(mine).toStrictEqual([ids.get(own)]);
  });

  test("a person with the name of an App's bot is not that bot", async () => {
    comment("acme-bot[bot]", "User");
    const { data } = await ask(tokenOf({ login: "acme-bot[bot]" }));
    expect(data?.repository?.pullRequest?.comments.nodes).toMatchObject([{ viewerDidAuthor: false }]);
  });
});

describe("a pull request", () => {
  test("returns its head, and whether it is open, closed or merged", async () => {
    const token = tokenOf();
    const { headSha } = github.openPullRequest({ repository: REPOSITORY, number: 8 });
    github.openPullRequest({ repository: REPOSITORY, number: 9 });
    github.closePullRequest({ repository: REPOSITORY, number: 8 });
    github.closePullRequest({ repository: REPOSITORY, number: 9, merged: true });
    const answers = await Promise.all([7, 8, 9].map((number) => ask(token, { number })));
    expect(answers.map(({ data }) => data?.repository?.pullRequest?.state)).toStrictEqual(["OPEN", "CLOSED", "MERGED"]);
    expect(answers[1]?.data?.repository?.pullRequest?.headRefOid).toBe(headSha);
  });

  test("has its comments in pages, oldest first, with IDs beyond 32 bits as strings", async () => {
    const token = tokenOf();
    const all = Array.from({ length: 250 }, () => String(comment("ada").id));
    const read: string[] = [];
    const sizes: number[] = [];
    for (let after = ""; ; ) {
      const { data } = await ask(token, { page: `first: 100${after}` });
      const { nodes, pageInfo } = data?.repository?.pullRequest?.comments ?? raise("There is no page.");
      read.push(...nodes.map(({ fullDatabaseId }) => fullDatabaseId));
      sizes.push(nodes.length);
      if (!pageInfo.hasNextPage) break;
      after = `, after: "${pageInfo.endCursor}"`;
    }
    expect(read).toStrictEqual(all);
    expect(sizes).toStrictEqual([100, 100, 50]);
    expect(Number(read[0])).toBeGreaterThan(2 ** 31);
  });

  test.each([
    ["no size", "after: null", "MISSING_PAGINATION_BOUNDARIES"],
    ["more than 100", "first: 101", "EXCESSIVE_PAGINATION"],
  ])("has no pages of %s", async (_case, page, type) => {
    const { status, errors } = await ask(tokenOf(), { page });
    expect([status, errors]).toMatchObject([200, [{ type, path: ["repository", "pullRequest", "comments"] }]]);
  });
});

describe("all pull requests", () => {
  interface List {
    readonly nodes: readonly { readonly number: number }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  }
  const list = async (token: string, page: string): Promise<List> => {
    const query = `{ repository(owner: "acme", name: "chat") {
      pullRequests(${page}) { nodes { number } pageInfo { hasNextPage endCursor } }
    } }`;
    const { data } = await post({ query }, token);
    return (data as unknown as { repository: { pullRequests: List } }).repository.pullRequests;
  };
  const numbers = ({ nodes }: List) => nodes.map(({ number }) => number);

  test("are returned in the requested order and states, in pages", async () => {
    const token = tokenOf();
    for (const number of [8, 9]) github.openPullRequest({ repository: REPOSITORY, number });
    github.closePullRequest({ repository: REPOSITORY, number: 8 });
    const recent = "orderBy: { field: UPDATED_AT, direction: DESC }";
    expect(numbers(await list(token, "first: 9"))).toStrictEqual([7, 8, 9]);
    expect(numbers(await list(token, "first: 9, orderBy: { field: CREATED_AT, direction: DESC }"))).toStrictEqual([
      9, 8, 7,
    ]);
    expect(numbers(await list(token, "first: 9, states: [CLOSED]"))).toStrictEqual([8]);
    const first = await list(token, `first: 2, ${recent}`);
    const second = await list(token, `first: 2, ${recent}, after: "${first.pageInfo.endCursor}"`);
    expect([...numbers(first), ...numbers(second)].sort()).toStrictEqual([7, 8, 9]);
    expect([first.pageInfo.hasNextPage, second.pageInfo.hasNextPage]).toStrictEqual([true, false]);
  });

  test("are not returned without the permission to read them", async () => {
    const token = tokenOf({ repository: PRIVATE, permissions: { contents: "read" } });
    const query = '{ repository(owner: "acme", name: "secret") { pullRequests(first: 1) { nodes { number } } } }';
    expect((await post({ query }, token)).errors).toMatchObject([{ type: "FORBIDDEN" }]);
  });
});

describe("an error", () => {
  test.each<[string, { repository?: string; number?: number }, string, unknown]>([
    ["a repository that does not exist", { repository: "acme/none" }, "NOT_FOUND", { repository: null }],
    ["another account's private repository", { repository: PRIVATE }, "NOT_FOUND", { repository: null }],
    ["a pull request that does not exist", { number: 99 }, "NOT_FOUND", { repository: { pullRequest: null } }],
  ])("has status 200, `null` in place of the data, and a type, for %s", async (_case, what, type, data) => {
    expect(await ask(tokenOf(), what)).toMatchObject({ status: 200, data, errors: [{ type }] });
  });

  test.each<[string, Partial<TokenSpec>, string]>([
    ["a workflow token", {}, "Resource not accessible by integration"],
    ["a person's token", { login: "ada", type: "User" }, "Resource not accessible by personal access token"],
  ])("has them for a private pull request that %s may not read", async (_case, spec, message) => {
    const token = tokenOf({ ...spec, repository: PRIVATE, permissions: { contents: "read" } });
    expect(await ask(token, { repository: PRIVATE })).toMatchObject({
      status: 200,
      data: { repository: { pullRequest: null } },
      errors: [{ type: "FORBIDDEN", message, path: ["repository", "pullRequest"] }],
    });
  });

  test("is not returned for a public pull request, which needs no permission", async () => {
    const { errors } = await ask(tokenOf({ permissions: { contents: "read" } }));
    expect(errors).toBeUndefined();
  });
});

describe("a query is rejected as a whole and recorded", () => {
  test("if it has an unknown field", async () => {
    const { data, errors } = await ask(tokenOf(), { fields: "viewerIsAuthor" });
    expect(data).toBeUndefined();
    expect(errors).toMatchObject([
      {
        message: "Field 'viewerIsAuthor' doesn't exist on type 'IssueComment'",
        extensions: { code: "undefinedField", typeName: "IssueComment", fieldName: "viewerIsAuthor" },
      },
    ]);
    expectedViolations = [/POST \/graphql: Field 'viewerIsAuthor' doesn't exist/];
  });

  test("if it is not GraphQL", async () => {
    const { data, errors } = await post({ query: "{ repository(" }, tokenOf());
    expect([data, errors]).toMatchObject([undefined, [{ message: expect.stringMatching(/Syntax Error/) }]]);
    expectedViolations = [/POST \/graphql: Syntax Error/];
  });

  test("with status 400 if it is missing", async () => {
    expect((await post({ variables: {} }, tokenOf())).status).toBe(400);
  });
});

describe("a ref", () => {
  const refs = async (token: string, names: readonly string[], repository = REPOSITORY) => {
    const [owner, repo] = repository.split("/");
    const fields = names.map((name, at) => `r${at}: ref(qualifiedName: "${name}") { name target { oid } }`);
    const query = `{ repository(owner: "${owner}", name: "${repo}") { ${fields.join(" ")} } }`;
    return post({ query }, token) as Promise<unknown>;
  };
  const READ = { permissions: { contents: "read" } } as const;

  test("is the object of an annotated tag, which points to the commit", async () => {
    const commit = github.pushTo({ repository: REPOSITORY, branch: "main" });
    const object = "b".repeat(40);
    github.createTag(REPOSITORY, "v1", commit, object);
    const [owner, repo] = REPOSITORY.split("/");
    const target = "target { oid ... on Tag { target { oid } } }";
    const query = `{ repository(owner: "${owner}", name: "${repo}") { ref(qualifiedName: "refs/tags/v1") { ${target} } } }`;
    expect(await post({ query }, tokenOf(READ))).toMatchObject({
      data: { repository: { ref: { target: { oid: object, target: { oid: commit } } } } },
    });
  });

  test("is a branch or a tag by its full name, and `null` once it is deleted", async () => {
    const oid = github.pushTo({ repository: REPOSITORY, branch: "feature/x" });
    github.createTag(REPOSITORY, "v1", oid);
    const names = ["refs/heads/feature/x", "refs/tags/v1", "refs/heads/v1", "feature/x"];
    expect(await refs(tokenOf(READ), names)).toMatchObject({
      data: {
        repository: {
          r0: { name: "feature/x", target: { oid } },
          r1: { name: "v1", target: { oid } },
          r2: null,
          r3: null,
        },
      },
    });
    github.deleteBranch(REPOSITORY, "feature/x");
    expect(await refs(tokenOf(READ), names)).toMatchObject({
      data: { repository: { r0: null, r1: { target: { oid } } } },
    });
  });

  test("of a private repository is not shown without the permission to read it", async () => {
    const token = tokenOf({ repository: PRIVATE, permissions: { deployments: "read" } });
    expect(await refs(token, ["refs/heads/main"], PRIVATE)).toMatchObject({
      data: { repository: { r0: null } },
      errors: [{ type: "FORBIDDEN", path: ["repository", "r0"] }],
    });
  });
});

describe("GitHub Deployments", () => {
  const WRITE = { permissions: { deployments: "write" } } as const;
  const FIELDS = `id task environment payload creator { __typename login } latestStatus { state }
    statuses(first: 100) { nodes { state description } }`;
  interface Shown {
    readonly id: string;
    readonly task: string;
  }
  interface Page {
    readonly nodes: readonly Shown[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
  }

  /** Creates a GitHub Deployment for each task, in an environment of the same name, with a status for each text. */
  async function create(task: string, statuses: readonly string[] = [], spec: Partial<TokenSpec> = WRITE) {
    const { rest } = getOctokit(tokenOf(spec), { baseUrl: github.apiUrl });
    const place = { owner: "acme", repo: "chat" };
    const ref = github.repository(REPOSITORY).headSha();
    const about = { ref, task, environment: `of ${task}`, auto_merge: false, required_contexts: [] };
    const { data } = await rest.repos.createDeployment({ ...place, ...about, payload: { slot: task } });
    if (!("id" in data)) throw new Error("GitHub created none.");
    for (const description of statuses)
      await rest.repos.createDeploymentStatus({
        ...place,
        deployment_id: data.id,
        state: "in_progress",
        description,
        auto_inactive: false,
      });
    return data.node_id;
  }
  const list = async (token: string, page: string): Promise<Page> => {
    const query = `{ repository(owner: "acme", name: "chat") { deployments(${page}) { nodes { ${FIELDS} }
      pageInfo { hasNextPage endCursor } } } }`;
    const { data } = await post({ query }, token);
    return (data as unknown as { repository: { deployments: Page } }).repository.deployments;
  };
  const nodes = (token: string, ids: readonly string[]) =>
    post(
      { query: `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Deployment { ${FIELDS} } } }`, variables: { ids } },
      token,
    );
  const tasks = ({ nodes: shown }: Page) => shown.map(({ task }) => task);

  test("are returned in the requested order and environments, in pages", async () => {
    for (const task of ["one", "two", "three"]) await create(task);
    const token = tokenOf(WRITE);
    const newest = "orderBy: { field: CREATED_AT, direction: DESC }";
    expect(tasks(await list(token, "first: 9"))).toStrictEqual(["one", "two", "three"]);
    expect(tasks(await list(token, `first: 9, ${newest}`))).toStrictEqual(["three", "two", "one"]);
    expect(tasks(await list(token, 'first: 9, environments: ["of two", "none"]'))).toStrictEqual(["two"]);
    const first = await list(token, `first: 2, ${newest}`);
    const second = await list(token, `first: 2, ${newest}, after: "${first.pageInfo.endCursor}"`);
    expect([tasks(first), tasks(second)]).toStrictEqual([["three", "two"], ["one"]]);
    expect([first.pageInfo.hasNextPage, second.pageInfo.hasNextPage]).toStrictEqual([true, false]);
  });

  test("have their payload as text, a bot's name without `[bot]`, and their statuses, newest first", async () => {
    await create("one", ["first", "second"]);
    await create("two", [], { ...WRITE, login: "ada", type: "User" });
    const state = "IN_PROGRESS";
    expect((await list(tokenOf(WRITE), "first: 2")).nodes).toMatchObject([
      {
        task: "one",
        environment: "of one",
        payload: '{"slot":"one"}',
        creator: { __typename: "Bot", login: "github-actions" },
        latestStatus: { state },
        statuses: {
          nodes: [
            { state, description: "second" },
            { state, description: "first" },
          ],
        },
      },
      { task: "two", creator: { __typename: "User", login: "ada" }, latestStatus: null, statuses: { nodes: [] } },
    ]);
  });

  test("are found by the IDs from REST, in the order of the IDs", async () => {
    const [one, two] = [await create("one"), await create("two")];
    expect(await nodes(tokenOf(WRITE), [two, one])).toMatchObject({
      data: { nodes: [{ task: "two" }, { task: "one" }] },
    });
  });

  test("of a private repository are not shown without the permission to read them", async () => {
    const token = tokenOf({ repository: PRIVATE, permissions: { contents: "read" } });
    const query = '{ repository(owner: "acme", name: "secret") { deployments(first: 1) { nodes { id } } } }';
    expect((await post({ query }, token)).errors).toMatchObject([{ type: "FORBIDDEN" }]);
  });
});

test.each<[string, Partial<TokenSpec>, string]>([
  ["the workflow token", {}, "github-actions[bot]"],
  ["a person's token", { login: "ada", type: "User" }, "ada"],
])("`viewer` is the account of %s", async (_case, spec, login) => {
  expect(await post({ query: "{ viewer { login } }" }, tokenOf(spec))).toMatchObject({ data: { viewer: { login } } });
});

test("an unknown token gets 401, and Octokit reaches the API at its usual path", async () => {
  expect(await post({ query: "{ viewer { login } }" }, "ghs_wrong")).toMatchObject({
    status: 401,
    message: "Bad credentials",
  });
  const octokit = getOctokit(tokenOf({ login: "acme-bot[bot]" }), { baseUrl: github.apiUrl });
  expect(await octokit.graphql("{ viewer { login } }")).toStrictEqual({ viewer: { login: "acme-bot[bot]" } });
});

function raise(message: string): never {
  throw new Error(message);
}
