import { describe, expect, test } from "@jest/globals";
import { isProductionBranch } from "../../src/plan/production-branch.ts";

describe("a production branch", () => {
  test.each<[string, readonly string[], boolean]>([
    ["main", [], true],
    ["dev", [], false],
    ["main", ["release"], false],
    ["release", ["main", "release"], true],
    ["release/1", ["release/*"], true],
    ["release/1/hotfix", ["release/*"], false],
    ["release/1/hotfix", ["release/**"], true],
    ["v1.2", ["v[0-9].*"], true],
    ["Main", ["main"], false],
    ["mainx", ["main"], false],
    ["release/.1", ["release/*"], true],
    // A name may look like a pattern.
    ["feat(x)", ["feat(x)"], true],
    ["release[1]", ["release[1]"], true],
    ["release[1", ["release[1"], true],
    ["fix/(a|b)", ["fix/(a|b)"], true],
    // Exclusions take back what came before them, and alone name nothing.
    ["dev", ["!main"], false],
    ["release/old", ["release/*", "!release/old"], false],
    ["release/new", ["release/*", "!release/old"], true],
    ["release/old", ["!release/old", "release/*"], true],
    // Nothing behind the exclamation mark takes nothing back.
    ["main", ["!"], false],
    ["main", ["main", "!"], true],
    // A pattern that would mean all but one branch.
    ["dev", ["!(main)"], false],
    ["dev", ["@(dev|x)"], false],
    ["dev", ["dev", "!!main"], true],
  ])("is %s with the patterns %j: %j", (branch, patterns, expected) => {
    expect(isProductionBranch(branch, patterns, "main")).toBe(expected);
  });

  test("does not exist if the default branch is not known, or there is no branch", () => {
    expect(isProductionBranch("main", [], null)).toBe(false);
    expect(isProductionBranch(null, ["**"], null)).toBe(false);
    expect(isProductionBranch(null, [], null)).toBe(false);
  });
});
