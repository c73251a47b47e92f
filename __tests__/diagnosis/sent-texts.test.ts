/** Which parts of an output may be sent to GitHub by API, where the runner does not mask secrets. */

import { describe, expect, test } from "@jest/globals";
import { ACCESS_FAILURES } from "../../src/diagnosis/access-failures.ts";
import { BUILD_ENVIRONMENT_FAILURES } from "../../src/diagnosis/build-environment-failures.ts";
import { BUILD_FAILURES } from "../../src/diagnosis/build-failures.ts";
import { CODE_FAILURES } from "../../src/diagnosis/code-failures.ts";
import { CONNECTION_FAILURES } from "../../src/diagnosis/connection-failures.ts";
import { diagnose } from "../../src/diagnosis/diagnose.ts";
import { type FailedRun, IMPORT, NAME, NAMES, NUMBER, PATH } from "../../src/diagnosis/failure-pattern.ts";
import { INSTALLATION_FAILURES } from "../../src/diagnosis/installation-failures.ts";
import { SERVICE_FAILURES } from "../../src/diagnosis/service-failures.ts";
import { failureAsText } from "../failure-as-text.ts";

const RUN: FailedRun = {
  outputTail: [],
  cliTail: [],
  buildExitCode: null,
  keyKind: "preview",
  target: "preview",
  deploymentFlag: "",
  dashboardUrl: null,
};

function tailOf(text: string): Pick<FailedRun, "outputTail" | "cliTail"> {
  const lines = text.split("\n");
  return { outputTail: lines, cliTail: lines };
}

/** Cause and fix as they are sent. */
function sent(text: string, more: Partial<FailedRun> = {}): string {
  const lines = text.split("\n");
  const texts = diagnose({ ...RUN, outputTail: lines, cliTail: lines, ...more }).sent;
  return `${texts?.cause}\n${texts?.fix}`;
}

describe("the form of text that may be sent", () => {
  test.each([
    ["NUMBER", NUMBER, ["7", "429", "123456789"], ["", "1234567890", "4a", "a4", "4\n5", "-1"]],
    ["NAME", NAME, ["a", "by_author", "node-fs", "X".repeat(100)], ["", "a b", "a.b", "a\nb", "X".repeat(101), "ä"]],
    ["NAMES", NAMES, ["A", "A_KEY, B_KEY", "X".repeat(2000)], ["", "A=b", "A\nB", "A;B", "=A", "X".repeat(2001)]],
    ["PATH", PATH, ["a", "lib/my-file+x@1.ts", "x".repeat(200)], ["", "a b", "a\nb", "a:b", ":a", "x".repeat(201)]],
    [
      "IMPORT",
      IMPORT,
      ["a", "@acme/my-lib+x/a.js", "x".repeat(200)],
      ["", "a b", "a\nb", "a?b", "?a", "x".repeat(201)],
    ],
  ])("is the whole text: %s", (_, form, accepted, refused) => {
    expect(accepted.filter((text) => !form.test(text))).toStrictEqual([]);
    expect(refused.filter((text) => form.test(text))).toStrictEqual([]);
  });
});

describe("the text that is sent", () => {
  test("contains names and numbers of Convex, whether or not git tracks a file of that name", () => {
    const table = 'Schema validation failed.\nDocument "x" in table "messages" does not match the schema';
    for (const isTracked of [undefined, () => false, () => true])
      expect(sent(table, isTracked && { isTracked })).toContain("in table `messages`");
    expect(sent("✖ Your team's deployment quota of 40 has been reached.")).toContain("(its quota is 40)");
  });

  test("contains the path of a native module that git tracks", () => {
    const text = '✘ [ERROR] No loader is configured for ".node" files: lib/addon.node';
    expect(sent(text, { isTracked: () => true })).toContain("`lib/addon.node` is a native module");
    expect(sent(text, { isTracked: () => false })).toContain("a package contains a native module");
  });

  test("contains a path only if git tracks the file", () => {
    const text = '✖ actions/s3cret.ts is in /actions subfolder but has no "use node"; directive.';
    const tracked: string[] = [];
    const isTracked = (path: string) => tracked.push(path) > 0;
    expect(sent(text, { isTracked })).toContain("`actions/s3cret.ts`");
    expect(tracked).toStrictEqual(["actions/s3cret.ts"]);
    expect(sent(text, { isTracked: () => false })).toContain("A file is in");
    expect(sent(text)).not.toContain("s3cret");
  });

  test.each([
    ["a number with more digits than Convex's", "✖ Your team's deployment quota of 1234567890 has been reached."],
    ["an import with a space", '✘ [ERROR] Could not resolve "s3cret 1234567890"'],
    ["an import with a colon", '✘ [ERROR] Could not resolve "s3cret:1234567890"'],
    ["an alias with a query", '✘ [ERROR] Could not resolve "@/x?1234567890"'],
    ["a component with a space", '✖ Schema validation failed in component "a 1234567890".'],
    ["the file that the CLI cannot write", "✖ Error: EACCES: permission denied, open '/w/1234567890'"],
  ])("does not contain %s", (_, text) => {
    const { cause } = diagnose({ ...RUN, outputTail: [text], cliTail: [text] });
    expect(cause).toContain("1234567890");
    expect(sent(text, { isTracked: () => true })).not.toContain("1234567890");
  });

  test.each([
    ["CONVEX_URL", true],
    ["CONVEX_SITE_URL", true],
    ["VITE_CONVEX_URL", true],
    ["NEXT_PUBLIC_CONVEX_SITE_URL", true],
    ["S3CRET_CONVEX_URL", false],
    ["AA_BB_CC_CONVEX_URL", false],
    ["A_CONVEX_URL", false],
  ])("has the name of a variable in the build's output only if it has a usual form: %s", (name, isSent) => {
    for (const text of [`Error: ${name} is not set`, `Error: missing ${name}`]) {
      expect(diagnose({ ...RUN, buildExitCode: 1, outputTail: [text] }).cause).toContain(`\`${name}\``);
      expect(sent(text, { buildExitCode: 1 })).toContain(`\`${isSent ? name : "NEXT_PUBLIC_CONVEX_URL"}\``);
    }
  });

  test("says the same about two copies of `convex.json` on Windows", () => {
    for (const path of ["src/convex.json", "src\\convex.json"])
      expect(sent(`✖ Error: both convex.json and ${path} files exist!`)).toContain("two files");
  });

  test("does not show words of its own as the name of a file", () => {
    const text =
      "Error: Cannot find module 's3cret file'\nRequire stack:\n- /w/node_modules/convex/dist/cli.bundle.cjs";
    expect(diagnose({ ...RUN, outputTail: [], cliTail: text.split("\n") }).cause).toContain("`s3cret file` is not in");
    expect(sent(text)).toContain("incomplete: a file is not in");
  });

  test("counts the type errors as the log does", () => {
    const errors = "convex/a.ts:3:4 - error TS2322: no\nconvex/a.ts:9:4 - error TS7: no";
    expect(sent(errors)).toContain("2 errors");
    expect(sent(`${errors}\n  Found 95 errors in the cart`)).toContain("2 errors");
    expect(sent(`${errors}\n\nFound 95 errors in 12 files.`)).toContain("95 errors");
    const { cause: counted } = diagnose({ ...RUN, ...tailOf(`${errors}\n  Found 95 errors`) });
    expect(counted).toContain("2 errors");
    // A line of the user's code, as the compiler shows it.
    const quoted =
      "convex/a.ts:3:4 - error TS2322: no\n\n3 // see error TS2345: why\n\n\nFound 1 error in convex/a.ts:3";
    expect(sent(quoted)).toContain("an error in");
    const { cause } = diagnose({ ...RUN, outputTail: quoted.split("\n"), cliTail: quoted.split("\n") });
    expect(cause).toContain("an error in");
  });
});

const PATTERNS = [
  ...BUILD_FAILURES,
  ...BUILD_ENVIRONMENT_FAILURES,
  ...ACCESS_FAILURES,
  ...INSTALLATION_FAILURES,
  ...CODE_FAILURES,
  ...CONNECTION_FAILURES,
  ...SERVICE_FAILURES,
];

/** Whether the pattern captures names. The empty alternative makes every pattern match. */
function capturesNames({ source }: RegExp): boolean {
  return (new RegExp(`${source}|`).exec("")?.length ?? 0) > 1;
}

test("every explanation consists of whole sentences if none of its names may be sent", () => {
  // The status in `proxy-refused` is a number of three digits, which may always be sent.
  const patterns = PATTERNS.filter(({ code, pattern }) => capturesNames(pattern) && code !== "proxy-refused");
  const failures = patterns.map(({ code, explain }) => ({ code, ...explain([], RUN) }));
  expect(failures.map(failureAsText).join("\n\n")).toMatchSnapshot();
  for (const { cause } of failures) expect(cause).not.toMatch(/undefined|``| \(\)| {2}/);
});
