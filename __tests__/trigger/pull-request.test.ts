import { describe, expect, test } from "@jest/globals";
import { findByHead, isSameRepository, readPullRequest } from "../../src/trigger/pull-request.ts";
import { HEAD, MAIN, pullRequestJson, pullRequestRef } from "../plan/event-fixtures.ts";

const head = { commit: HEAD, branch: "fix/login", headRepository: "acme/shop", isFork: false };
const fork = { headRepository: "stranger/shop", isFork: true };

describe("the pull request of a head", () => {
  test.each([
    ["the same commit, branch and repository", {}, true],
    ["the repository's new name", { headRepository: "acme/store" }, true],
    ["another commit of the branch", { headSha: MAIN }, false],
    ["another branch at the commit", { headBranch: "fix/other" }, false],
    ["the branch of a fork", fork, false],
    ["a deleted fork", { headRepository: null, isFork: true }, false],
  ])("is compared with %s", (_, changes, matches) => {
    const candidate = pullRequestRef(changes);
    expect(findByHead([candidate], head)).toBe(matches ? candidate : null);
  });

  test.each([
    ["the same repository, in another case", { ...fork, headRepository: "Stranger/Shop" }, true],
    ["the branch of another fork", { ...fork, headRepository: "other/shop" }, false],
    ["a branch of the base", {}, false],
    ["a deleted fork", { headRepository: null, isFork: true }, false],
  ])("is compared with %s, if the head is a fork's", (_, changes, matches) => {
    const candidate = pullRequestRef(changes);
    expect(findByHead([candidate], { ...head, ...fork })).toBe(matches ? candidate : null);
  });

  test("is selected among those that only contain the commit", () => {
    const ours = pullRequestRef();
    expect(findByHead([pullRequestRef({ headSha: MAIN, number: 3 }), ours], head)).toBe(ours);
  });

  test("is null if two have it", () => {
    expect(findByHead([pullRequestRef(), pullRequestRef({ number: 13, baseBranch: "next" })], head)).toBeNull();
  });

  test("is null if the head is not known", () => {
    const unknown = { ...head, commit: "" };
    expect(findByHead([pullRequestRef({ headSha: "" })], unknown)).toBeNull();
    expect(findByHead([], head)).toBeNull();
  });
});

test("an unknown repository is not the same as any other", () => {
  expect(isSameRepository(null, null)).toBe(false);
  expect(isSameRepository("", "")).toBe(false);
  expect(isSameRepository("a/b", null)).toBe(false);
});

test("a pull request is read in the form that the REST API gives", () => {
  expect(readPullRequest({ ...pullRequestJson(), id: 1, node_id: "x" }, "acme/shop")).toStrictEqual(pullRequestRef());
});

test("a pull request is not a fork's if its base, or else the given repository, is the head's", () => {
  const other = pullRequestJson("acme/other", { base: { sha: MAIN, ref: "main", repo: { full_name: "acme/other" } } });
  expect(readPullRequest(other, "acme/shop")?.isFork).toBe(false);
  const short = pullRequestJson("acme/shop", { base: { sha: MAIN, ref: "main" } });
  expect(readPullRequest(short, "acme/shop")?.isFork).toBe(false);
  expect(readPullRequest(pullRequestJson("stranger/shop"), "stranger/shop")?.isFork).toBe(true);
});

test("a commit is written in lower case", () => {
  const sha = "ABCDEF1111111111111111111111111111111111";
  const json = pullRequestJson("acme/shop", { head: { sha, ref: "x", repo: null } });
  expect(readPullRequest(json, "acme/shop")?.headSha).toBe(sha.toLowerCase());
});
