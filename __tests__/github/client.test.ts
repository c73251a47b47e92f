/** How often a request to GitHub is sent, how long a run waits for GitHub, and how a refused request is described. */

import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { type FaultSpec, GitHubServer } from "../../fakes/github/server.ts";
import { createGitHubClient, type GitHubClient } from "../../src/github/client.ts";
import { describeRequestError } from "../../src/github/request-error.ts";
import { NO_RETRY, RetryPolicy } from "../../src/github/retry.ts";

const at = { owner: "acme", repo: "shop" };

let github: GitHubServer;
let client: GitHubClient;

beforeEach(async () => {
  github = await GitHubServer.start();
  github.createRepository({ fullName: "acme/shop" });
  github.openPullRequest({ repository: "acme/shop", number: 7 });
  client = newClient();
});

afterEach(async () => {
  await github.close();
  expect(github.violations).toStrictEqual([]);
});

function newClient(permissions: Readonly<Record<string, "read" | "write">> = { "pull-requests": "write" }) {
  return createGitHubClient(github.createToken({ repository: "acme/shop", permissions }), github.apiUrl);
}

const comment = (request: object = {}) =>
  client.rest.issues.createComment({ ...at, issue_number: 7, body: "Hello", request });
const query = () => client.graphql<{ viewer: { login: string } }>("{ viewer { login } }");

async function refusal(call: Promise<unknown>) {
  return call.then(
    () => Promise.reject(new Error("The request succeeded.")),
    (error: unknown) => describeRequestError(error),
  );
}

describe("a request is sent again", () => {
  test.each<[string, Omit<FaultSpec, "path">, number]>([
    ["after a lost connection", { kind: "refused" }, 400],
    ["after half a response", { kind: "reset" }, 400],
    ["after a page that is not JSON", { kind: "garbage" }, 400],
    ["after a 502", { kind: "status", status: 502 }, 400],
    ["after the second that a 429 asks for", { kind: "status", status: 429, headers: { "retry-after": "1" } }, 950],
    ["after the second that a 403 asks for", { kind: "secondary-rate-limit", headers: { "retry-after": "1" } }, 950],
  ])("%s", async (_case, fault, atLeastMs) => {
    github.fault({ path: /comments/, ...fault });
    const started = performance.now();
    expect((await comment()).status).toBe(201);
    expect(performance.now() - started).toBeGreaterThan(atLeastMs);
    expect(github.calls).toHaveLength(2);
  });

  test.each<[string, Omit<FaultSpec, "path">]>([
    ["a limit that ends soon", { kind: "graphql-error", headers: { "retry-after": "0" } }],
    [
      "a limit, by its older name",
      { kind: "graphql-error", errorType: "RATE_LIMITED", headers: { "retry-after": "0" } },
    ],
    [
      "a failure of its own",
      { kind: "graphql-error", errorType: "", message: "Something went wrong while executing your query." },
    ],
  ])("if GraphQL requests it with status 200: %s", async (_case, fault) => {
    github.fault({ path: "/graphql", ...fault });
    expect(await query()).toStrictEqual({ viewer: { login: "github-actions[bot]" } });
    expect(github.calls).toHaveLength(2);
  });

  test("at most twice", async () => {
    github.fault({ path: /comments/, kind: "status", status: 503, times: Number.POSITIVE_INFINITY });
    expect(await refusal(comment())).toMatchObject({ reason: "GitHub responded with 503: Service Unavailable" });
    expect(github.calls).toHaveLength(3);
  });
});

describe("a request is not sent again", () => {
  test("if it must be sent only once", async () => {
    github.fault({ path: /comments/, kind: "status", status: 502 });
    expect(await refusal(comment(NO_RETRY))).toMatchObject({ reason: "GitHub responded with 502: Bad Gateway" });
    expect(github.calls).toHaveLength(1);
  });

  test.each([401, 404, 410, 422])("after a %i", async (status) => {
    github.fault({ path: /comments/, kind: "status", status });
    await refusal(comment());
    expect(github.calls).toHaveLength(1);
  });

  test.each<[string, Omit<FaultSpec, "path">]>([
    ["429, retry-after: 60", { kind: "secondary-rate-limit", status: 429 }],
    ["429, without a time", { kind: "status", status: 429 }],
    ["403, until the full hour", { kind: "rate-limit" }],
  ])("and no other is sent after a rate limit that lasts (%s)", async (_case, fault) => {
    github.fault({ path: /comments/, ...fault });
    const first = await refusal(comment());
    expect(await refusal(comment())).toStrictEqual(first);
    expect(await refusal(query())).toStrictEqual(first);
    expect(github.calls).toHaveLength(1);
  });

  test("after a 403 that is not a rate limit, but the next one is sent", async () => {
    github.fault({ path: /comments/, kind: "status", status: 403, message: "No." });
    await refusal(comment());
    expect((await comment()).status).toBe(201);
    expect(github.calls).toHaveLength(2);
  });
});

describe("a refusal reads", () => {
  test("as a missing permission only if the token lacks it, with the names from GitHub", async () => {
    client = newClient({ contents: "read" });
    expect(await refusal(comment())).toStrictEqual({
      reason: "GitHub responded with 403: Resource not accessible by integration",
      isForbidden: true,
      permission: "issues=write; pull_requests=write",
    });
  });

  test("as its real reason if other errors have the same header", async () => {
    github.openPullRequest({ repository: "acme/shop", number: 8, locked: true });
    const locked = client.rest.issues.createComment({ ...at, issue_number: 8, body: "Hello" });
    expect(await refusal(locked)).toStrictEqual({
      reason:
        "GitHub responded with 403: Unable to create comment because issue is locked. Unlock the conversation of the pull request, or set `comment: false`: GitHub accepts no comments there until then",
      isForbidden: false,
      permission: null,
    });
    github.fault({ path: /comments/, kind: "secondary-rate-limit" });
    expect(await refusal(comment())).toMatchObject({ isForbidden: false, permission: null });
  });

  test("with what to do if the token has expired", async () => {
    github.fault({ path: /comments/, kind: "status", status: 401, message: "Bad credentials" });
    expect((await refusal(comment())).reason).toMatch(/^GitHub responded with 401: Bad credentials\. .* has expired/);
  });

  test.each([
    ["Repository was archived so is read-only.", "Unarchive it in its settings, or set `comment: false` and"],
    ["Commenting is disabled on issues with more than 2500 comments", "continue in a new pull request"],
    ["Resource protected by organization SAML enforcement. You must grant your token access.", "SAML enforcement"],
  ])("with what to do, and without a permission that would not help, for %j", async (message, advice) => {
    const headers = { "x-accepted-github-permissions": "issues=write; pull_requests=write" };
    github.fault({ path: /comments/, kind: "status", status: 403, message, headers });
    const { reason, isForbidden, permission } = await refusal(comment());
    expect(reason).toMatch(/^GitHub responded with 403: .*[^.]$/);
    expect(reason).toContain(advice);
    expect({ isForbidden, permission }).toStrictEqual({ isForbidden: false, permission: null });
    expect(describeRequestError({ name: "GraphqlResponseError", errors: [{ message }] }).reason).toContain(advice);
  });

  test.each<[string, unknown, string]>([
    ["a bug", new TypeError("x is not a function"), "an unexpected error in this action (TypeError)"],
    ["no error", undefined, "an unexpected error in this action (undefined)"],
    ["no response", Object.assign(new Error(), { status: 500 }), "GitHub could not be reached"],
    ["a timeout", Object.assign(new Error(), { name: "TimeoutError" }), "GitHub did not respond in time"],
    [
      "a message of several lines",
      Object.assign(new Error(), { status: 422, response: { data: { message: "No.\nAt all.\n    at x (y:1:1)" } } }),
      "GitHub responded with 422: No",
    ],
    [
      "a long message",
      Object.assign(new Error(), { status: 422, response: { data: { message: "a".repeat(900) } } }),
      `GitHub responded with 422: ${"a".repeat(900)}`,
    ],
    [
      "a response that is not JSON",
      Object.assign(new Error(), { status: 502, response: { data: "<html>" } }),
      "GitHub responded with 502",
    ],
    [
      "GraphQL errors without a message",
      { name: "GraphqlResponseError", errors: [] },
      "GitHub responded: an error without a message",
    ],
  ])("as a clause of one line for %s", (_case, error, reason) => {
    expect(describeRequestError(error).reason).toBe(reason);
  });
});

describe("requests to GitHub", () => {
  afterEach(() => {
    jest.useRealTimers();
  });

  /** Sends requests one after the other, each with a response after `ms`. @returns The total time and the last error. */
  async function sendSequentially(count: number, ms: number) {
    jest.useFakeTimers();
    const tries = new RetryPolicy();
    const answer = { status: 200, headers: {}, data: {} };
    const started = performance.now();
    let reason = "";
    const all = (async () => {
      for (let sent = 0; sent < count; sent += 1)
        await tries
          .send(() => new Promise<typeof answer>((resolve) => setTimeout(resolve, ms, answer)), 1)
          .catch((error: unknown) => {
            reason = describeRequestError(error).reason;
          });
      return performance.now() - started;
    })();
    await jest.runAllTimersAsync();
    return { ms: await all, reason };
  }

  test("are not sent after GitHub was slow for 30 s in total", async () => {
    expect(await sendSequentially(50, 8_000)).toStrictEqual({
      ms: 40_000,
      reason: "GitHub was slow for more than 30 s altogether",
    });
  });

  test("are sent however many there are, if each is fast enough", async () => {
    expect(await sendSequentially(500, 1_500)).toStrictEqual({ ms: 750_000, reason: "" });
  });
});
