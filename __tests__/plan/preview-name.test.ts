import { createHash } from "node:crypto";
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { isGeneratedName, type PreviewNameInput, previewName } from "../../src/plan/preview-name.ts";
import { anyCharacter } from "../arbitraries/any-character.ts";
import { runs } from "../setup-fast-check.ts";
import { HEAD } from "./event-fixtures.ts";

const VALID = /^[a-z0-9]+(-[a-z0-9]+)*$/;

function naming(changes: Partial<PreviewNameInput> = {}): PreviewNameInput {
  return { template: null, number: null, branch: "feature", commit: HEAD, app: "shop", isFork: false, ...changes };
}

function nameOf(changes: Partial<PreviewNameInput>): string {
  const result = previewName(naming(changes));
  return result.ok ? result.name : `! ${result.problem}`;
}

/** The first six digits of the SHA-256, worked out apart from the code. */
function hash(raw: string): string {
  return createHash("sha256").update(raw, "utf8").digest("hex").substring(0, 6);
}

describe("the default name", () => {
  test("is the pull request's number if there is one", () => {
    expect(nameOf({ number: 12 })).toBe("pr-12");
  });

  test("is the pull request's number for a fork too", () => {
    expect(nameOf({ number: 12, isFork: true, branch: "main" })).toBe("pr-12");
  });

  test("stays the number even if it looks like a hash", () => {
    expect(nameOf({ number: 123456 })).toBe("pr-123456");
  });

  test("is the branch otherwise", () => {
    expect(nameOf({ branch: "feature" })).toBe("feature");
  });

  test("needs one of the two", () => {
    expect(nameOf({ branch: null })).toBe(
      "! The default preview name needs `{branch}`, and this run has no branch. Set `preview-name` to a text that does not need one.",
    );
  });
});

describe("a template", () => {
  test("has four placeholders", () => {
    const template = "{app}-{number}-{branch}-{sha}";
    expect(nameOf({ template, number: 7 })).toBe("shop-7-feature-1111111");
  });

  test("replaces each occurrence of a placeholder once, and no placeholders in values", () => {
    expect(nameOf({ template: "{number}x{branch}x{number}", number: 7, branch: "{app}" })).toBe(
      `7x-app-x7-${hash("7x{app}x7")}`,
    );
  });

  test.each([
    ["{number}", "no pull request number. Set `pull-request`, or remove `{number}`."],
    ["{branch}", "no branch. Set `preview-name` to a text that does not need one."],
    ["{sha}", "no commit. Remove `{sha}`."],
    ["{app}", "no app name. Set `app-name`."],
  ])("%s is an error in a run without that value", (template, what) => {
    const empty = { template: `x-${template}`, number: null, branch: null, commit: "", app: " " };
    expect(nameOf(empty)).toBe(`! \`preview-name\` needs \`${template}\`, and this run has ${what}`);
  });

  test.each([
    ["keeps a valid name", "fix-login-2", "fix-login-2"],
    ["keeps 40 characters", "a".repeat(40), "a".repeat(40)],
    ["cuts the 41st character", "a".repeat(41), `${"a".repeat(33)}-${hash("a".repeat(41))}`],
    [
      "cuts a hyphen before the hash",
      `${"a".repeat(32)}-${"b".repeat(9)}`,
      `${"a".repeat(32)}-${hash(`${"a".repeat(32)}-${"b".repeat(9)}`)}`,
    ],
    ["uses lower case", "Feature", `feature-${hash("Feature")}`],
    ["replaces other characters than letters and digits", "fix/login_now", `fix-login-now-${hash("fix/login_now")}`],
    ["replaces several characters with one hyphen", "fix//login", `fix-login-${hash("fix//login")}`],
    ["replaces several hyphens with one", "fix--login", `fix-login-${hash("fix--login")}`],
    ["removes outer hyphens", "-fix-", `fix-${hash("-fix-")}`],
    ["uses the hash if no character is left", "機能", `preview-${hash("機能")}`],
    ["distinguishes a branch from a pull request", "pr-12", `pr-12-${hash("pr-12")}`],
    ["distinguishes a branch from a pull request's longer name", "pr-12-fix", `pr-12-fix-${hash("pr-12-fix")}`],
    ["does not change other branches with pr", "pr-fix", "pr-fix"],
    ["does not change a branch pr12", "pr12", "pr12"],
    ["does not change a branch that ends like a pull request's name", "fix-pr-12", "fix-pr-12"],
    ["distinguishes a branch from a hashed name", "fix-abc123", `fix-abc123-${hash("fix-abc123")}`],
    ["does not change a branch that ends in five hex digits", "fix-abc12", "fix-abc12"],
    ["does not change a branch that ends in six letters", "fix-banana", "fix-banana"],
    ["does not change a word of hex digits", "facade", "facade"],
  ])("%s", (_, branch, expected) => {
    expect(nameOf({ template: "{branch}", branch })).toBe(expected);
  });

  test("with a number may look like a pull request's name, but a branch may not", () => {
    expect(nameOf({ template: "pr-{number}-{app}", number: 12 })).toBe("pr-12-shop");
    expect(nameOf({ template: "{branch}", number: 34, branch: "pr-12" })).toBe(`pr-12-${hash("pr-12")}`);
  });

  test("with a number gets a hash if it ends like one, as any other does", () => {
    expect(nameOf({ template: "{app}-{number}", number: 123456 })).toBe(`shop-123456-${hash("shop-123456")}`);
  });

  test("never turns a branch into a pull request's name by its hash", () => {
    // A hash that begins with a digit behind `pr`.
    const branch = ["PR", "Pr", "pR", "pr_", "_pr", "pr/", "#pr", "pr!", "PR!"].find((raw) => /^\d/.test(hash(raw)));
    expect(branch).toBeDefined();
    expect(nameOf({ template: "{branch}", branch: branch ?? "" })).toBe(
      `pr-${hash(branch ?? "")}-${hash(branch ?? "")}`,
    );
    const harmless = ["PR", "Pr", "pR", "pr_", "_pr", "pr/", "#pr", "pr!", "PR!"].find((raw) =>
      /^\D.*\d/.test(hash(raw)),
    );
    expect(harmless).toBeDefined();
    expect(nameOf({ template: "{branch}", branch: harmless ?? "" })).toBe(`pr-${hash(harmless ?? "")}`);
  });
});

describe("a literal", () => {
  test.each([
    ["staging", "staging"],
    ["  Staging / 2 ", "Staging / 2"],
    ["{Branch}", "{Branch}"],
    ["pr-{id}", "pr-{id}"],
    ["pr-12", "pr-12"],
    ["x".repeat(80), "x".repeat(80)],
  ])("%j becomes %j", (template, expected) => {
    expect(nameOf({ template })).toBe(expected);
  });

  test.each([
    ["", "is blank"],
    [" \t", "is blank"],
    ["a\nb", "a line break or another control character"],
    ["a\u0000b", "a line break or another control character"],
    ["a\u009bb", "a line break or another control character"],
    ["a:b", "contains `:` or `|`"],
    ["a|b", "contains `:` or `|`"],
  ])("%j is an error", (template, problem) => {
    expect(nameOf({ template })).toMatch(/^! `preview-name` /);
    expect(nameOf({ template })).toContain(problem);
  });
});

describe("the branch of a fork", () => {
  const fork = { isFork: true, number: 12, branch: "main" };

  test.each([
    ["{branch}", "pr-12-main"],
    ["{app}-{branch}", "pr-12-shop-main"],
    ["{number}-{branch}", "12-main"],
    ["{app}", "shop"],
    ["staging", "staging"],
    ["pr-12-main", "pr-12-main"],
    ["maintenance", "maintenance"],
    ["main-{sha}", "pr-12-main-1111111"],
  ])("with the template %j gives %j", (template, expected) => {
    expect(nameOf({ ...fork, template })).toBe(expected);
  });

  test.each([["main"], ["Main"], ["shop/main"], ["機能"], ["preview-機能"]])(
    "is rejected when the workflow inserts it: %s",
    (template) => {
      const branch = template.includes("機能") ? "機能" : "main";
      expect(nameOf({ ...fork, branch, template })).toContain("contains the branch name of a fork");
    },
  );

  test("without Latin letters, or unknown, does not count as part of another name", () => {
    expect(nameOf({ ...fork, branch: "機能", template: "staging" })).toBe("staging");
    expect(nameOf({ ...fork, branch: null, template: "staging" })).toBe("staging");
  });

  test("cannot insert a placeholder", () => {
    expect(nameOf({ ...fork, branch: "{app}", template: "{app}", app: "main" })).toBe("pr-12-main");
  });

  test("cannot be used without a number", () => {
    expect(nameOf({ ...fork, number: null })).toContain("no pull request number");
    expect(nameOf({ ...fork, number: null, template: "{branch}" })).toContain("no pull request number");
  });

  test("of this repository needs no number", () => {
    expect(nameOf({ ...fork, isFork: false, template: "main" })).toBe("main");
    expect(nameOf({ ...fork, isFork: false, template: "{branch}" })).toBe("main");
  });
});

/** Branches as people, robots and adversaries write them. */
const branch = fc.oneof(
  fc.stringMatching(/^[a-z0-9]{1,6}([-/_.][a-z0-9]{1,6}){0,3}$/),
  fc.stringMatching(/^(pr|PR|Pr)[-_/#]?[0-9]{1,6}(-[a-f0-9]{1,7})?$/),
  fc.stringMatching(/^[a-z]{1,4}-[0-9a-f]{6}$/),
  fc.stringMatching(/^[a-c]{28,44}(-[ab]{1,4})?$/),
  fc.string({ unit: anyCharacter, minLength: 1, maxLength: 12 }),
  fc.constantFrom("pr", "PR", "pR", "preview", "Preview", "機能", "機", "é", "e\u0301", "K", "k", "İ", "i"),
);

/** Ways to make a raw that could pass for another one. */
const TWISTS: readonly ((raw: string) => string)[] = [
  (raw) => raw.toUpperCase(),
  (raw) => raw.replace(/[-/_.]/, "/"),
  (raw) => raw.replace(/[-/_.]/g, "--"),
  (raw) => `-${raw}`,
  (raw) => `${raw}-`,
  (raw) => `${raw}.`,
  (raw) => `${raw}x`,
  (raw) => raw.slice(0, 40),
  (raw) => raw.slice(0, 33),
  (raw) => raw.padEnd(41, "z"),
  (raw) => raw.padEnd(40, "z"),
  (raw) => raw.normalize("NFD"),
  (raw) => `${raw}-${hash(raw)}`,
  (raw) => `${raw.toLowerCase()}-${hash(raw)}`,
  (raw) => nameOf({ template: "{branch}", branch: raw }),
  (raw) => nameOf({ template: "{branch}", branch: nameOf({ template: "{branch}", branch: raw.toUpperCase() }) }),
  (raw) => raw.replace(/-/, ""),
  (raw) => `pr-${raw}`,
];

describe("whatever the branch", () => {
  const usable = branch.filter((raw) => raw.trim() !== "");

  test("the name is valid, at most 40 characters long, and the same each time", () => {
    fc.assert(
      fc.property(usable, (raw) => {
        const name = nameOf({ template: "{branch}", branch: raw });
        expect(name).toMatch(VALID);
        expect(name.length).toBeLessThanOrEqual(40);
        expect(nameOf({ template: "{branch}", branch: raw })).toBe(name);
      }),
      { numRuns: runs(5_000), seed: 1 },
    );
  });

  test("none of more than 100,000 pairs of similar branches share a name", () => {
    const pairs = runs(150_000);
    let different = 0;
    const pair = fc.tuple(usable, fc.constantFrom(...TWISTS)).map(([raw, twist]) => [raw, twist(raw)] as const);
    fc.assert(
      fc.property(pair, ([one, other]) => {
        if (one === other || other.trim() === "") return true;
        different += 1;
        return nameOf({ template: "{branch}", branch: one }) !== nameOf({ template: "{branch}", branch: other });
      }),
      { numRuns: pairs, seed: 2 },
    );
    expect(different).toBeGreaterThan((2 / 3) * pairs);
  });

  test("no two of 10,000 texts share a name, with number or without", () => {
    // No more: of many more texts some would share the 24 bits of their hashes.
    const raws = fc.sample(usable, { numRuns: Math.min(10_000, runs(10_000)), seed: 3 });
    const rawOf = new Map<string, string>();
    const remember = (name: string, raw: string) => {
      expect(rawOf.get(name) ?? raw).toBe(raw);
      rawOf.set(name, raw);
    };
    for (const raw of raws) remember(nameOf({ template: "{branch}", branch: raw }), raw);
    for (let number = 1; number < 2_000; number += 1) remember(nameOf({ number }), `#${number}`);
    expect(rawOf.size).toBeGreaterThan(2_000 + 0.6 * raws.length);
  });
});

test.each([
  ["pr-12", true],
  ["pr-12-web", true],
  ["fix-login-0a1b2c", true],
  ["pr-web", false],
  ["my-pr-12", false],
  ["fix-login", false],
  ["fix-login-0a1b2c-3", false],
])("%s has the form of a generated name: %s", (name, expected) => {
  expect(isGeneratedName(name)).toBe(expected);
});
