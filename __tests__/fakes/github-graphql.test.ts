/** The one question that is asked of GraphQL: a pull request with its comments, and whose they are. */

import { getOctokit } from "@actions/github";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { GitHubServer, type TokenSpec } from "../../fakes/github/server.ts";

const REPOSITORY = "acme/chat";
const PRIVATE = "acme/secret";

let github: GitHubServer;
/** Violations that a test expects; all others fail it. */
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
  expect(github.violations).toEqual(expectedViolations.map((pattern) => expect.stringMatching(pattern)));
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

/** Asks as the action does, with another selection or page on demand. */
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

describe("`viewerDidAuthor` is true for the comments of the token's own account alone", () => {
  test.each<[string, Partial<TokenSpec>, string]>([
    ["the workflow token", {}, "github-actions[bot]"],
    ["an App's token", { login: "acme-bot[bot]" }, "acme-bot[bot]"],
    ["a person's token", { login: "ada", type: "User" }, "ada"],
  ])("%s", async (_case, spec, own) => {
    const everybody = ["github-actions[bot]", "acme-bot[bot]", "other-bot[bot]", "ada", "grace"];
    const ids = new Map(everybody.map((login) => [login, String(comment(login).id)]));
    const { data } = await ask(tokenOf(spec));
    const { nodes = [] } = data?.repository?.pullRequest?.comments ?? {};
    expect(nodes).toHaveLength(everybody.length);
    const mine = nodes.filter(({ viewerDidAuthor }) => viewerDidAuthor).map(({ fullDatabaseId }) => fullDatabaseId);
    expect(mine).toEqual([ids.get(own)]);
  });

  test("a person with the name of an App's bot is not that bot", async () => {
    comment("acme-bot[bot]", "User");
    const { data } = await ask(tokenOf({ login: "acme-bot[bot]" }));
    expect(data?.repository?.pullRequest?.comments.nodes).toMatchObject([{ viewerDidAuthor: false }]);
  });
});

describe("a pull request", () => {
  test("shows its head, and that it is open, closed or merged", async () => {
    const token = tokenOf();
    const { headSha } = github.openPullRequest({ repository: REPOSITORY, number: 8 });
    github.openPullRequest({ repository: REPOSITORY, number: 9 });
    github.closePullRequest({ repository: REPOSITORY, number: 8 });
    github.closePullRequest({ repository: REPOSITORY, number: 9, merged: true });
    const answers = await Promise.all([7, 8, 9].map((number) => ask(token, { number })));
    expect(answers.map(({ data }) => data?.repository?.pullRequest?.state)).toEqual(["OPEN", "CLOSED", "MERGED"]);
    expect(answers[1]?.data?.repository?.pullRequest?.headRefOid).toBe(headSha);
  });

  test("has its comments in pages, the oldest first, and ids beyond 32 bits as text", async () => {
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
    expect(read).toEqual(all);
    expect(sizes).toEqual([100, 100, 50]);
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

  test("come in the order and the states that are asked for, in pages", async () => {
    const token = tokenOf();
    for (const number of [8, 9]) github.openPullRequest({ repository: REPOSITORY, number });
    github.closePullRequest({ repository: REPOSITORY, number: 8 });
    const recent = "orderBy: { field: UPDATED_AT, direction: DESC }";
    expect(numbers(await list(token, "first: 9"))).toEqual([7, 8, 9]);
    expect(numbers(await list(token, "first: 9, orderBy: { field: CREATED_AT, direction: DESC }"))).toEqual([9, 8, 7]);
    expect(numbers(await list(token, "first: 9, states: [CLOSED]"))).toEqual([8]);
    const first = await list(token, `first: 2, ${recent}`);
    const second = await list(token, `first: 2, ${recent}, after: "${first.pageInfo.endCursor}"`);
    expect([...numbers(first), ...numbers(second)].sort()).toEqual([7, 8, 9]);
    expect([first.pageInfo.hasNextPage, second.pageInfo.hasNextPage]).toEqual([true, false]);
  });

  test("are not shown without the permission to read them", async () => {
    const token = tokenOf({ repository: PRIVATE, permissions: { contents: "read" } });
    const query = '{ repository(owner: "acme", name: "secret") { pullRequests(first: 1) { nodes { number } } } }';
    expect((await post({ query }, token)).errors).toMatchObject([{ type: "FORBIDDEN" }]);
  });
});

describe("what is refused comes with status 200, `null` in its place, and a type", () => {
  test.each<[string, { repository?: string; number?: number }, string, unknown]>([
    ["a repository that is not there", { repository: "acme/none" }, "NOT_FOUND", { repository: null }],
    ["somebody else's private repository", { repository: PRIVATE }, "NOT_FOUND", { repository: null }],
    ["a pull request that is not there", { number: 99 }, "NOT_FOUND", { repository: { pullRequest: null } }],
  ])("%s", async (_case, what, type, data) => {
    expect(await ask(tokenOf(), what)).toMatchObject({ status: 200, data, errors: [{ type }] });
  });

  test.each<[string, Partial<TokenSpec>, string]>([
    ["a workflow token", {}, "Resource not accessible by integration"],
    ["a person's token", { login: "ada", type: "User" }, "Resource not accessible by personal access token"],
  ])("a private pull request, to %s without the permission", async (_case, spec, message) => {
    const token = tokenOf({ ...spec, repository: PRIVATE, permissions: { contents: "read" } });
    expect(await ask(token, { repository: PRIVATE })).toMatchObject({
      status: 200,
      data: { repository: { pullRequest: null } },
      errors: [{ type: "FORBIDDEN", message, path: ["repository", "pullRequest"] }],
    });
  });

  test("a public one needs no permission to be read", async () => {
    const { errors } = await ask(tokenOf({ permissions: { contents: "read" } }));
    expect(errors).toBeUndefined();
  });
});

describe("a query that GitHub's schema does not allow is refused whole and taken down", () => {
  test("an unknown field", async () => {
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

  test("a query that is none", async () => {
    const { data, errors } = await post({ query: "{ repository(" }, tokenOf());
    expect([data, errors]).toMatchObject([undefined, [{ message: expect.stringMatching(/Syntax Error/) }]]);
    expectedViolations = [/POST \/graphql: Syntax Error/];
  });

  test("no query at all is a request that GitHub cannot parse", async () => {
    expect((await post({ variables: {} }, tokenOf())).status).toBe(400);
  });
});

test("a token that GitHub does not know gets 401, and Octokit reaches all this at its own address", async () => {
  expect(await post({ query: "{ viewer { login } }" }, "ghs_wrong")).toMatchObject({
    status: 401,
    message: "Bad credentials",
  });
  const octokit = getOctokit(tokenOf({ login: "acme-bot[bot]" }), { baseUrl: github.apiUrl });
  expect(await octokit.graphql("{ viewer { login } }")).toEqual({ viewer: { login: "acme-bot[bot]" } });
});

function raise(message: string): never {
  throw new Error(message);
}
