import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { mayNameDeployment, parseDeploymentEnv, secretsInDeploymentEnv } from "../../src/inputs/deployment-env.ts";

const CLI = new URL("../../node_modules/convex/src/cli/lib/", import.meta.url);
const inCli = (file: string) => readFileSync(new URL(file, CLI), "utf8");

/** `managedVars` of the installed CLI: names that `convex env set` leaves out of a file. */
const OF_THE_CLI = [
  ...inCli("utils/utils.ts").matchAll(/^export const CONVEX_\w+_NAME =\s+"(CONVEX_\w+)";/gm),
  ...[...inCli("envvars.ts").matchAll(/^export const EXPECTED_CONVEX_URL_NAMES = new Set\(\[[^\]]*\]/gm)].flatMap(
    ([set]) => [...set.matchAll(/"(\w+)"/g)],
  ),
  ...[...inCli("envvars.ts").matchAll(/^export const EXPECTED_SITE_URL_NAMES = new Set\(\[[^\]]*\]/gm)].flatMap(
    ([set]) => [...set.matchAll(/"(\w+)"/g)],
  ),
].map(([, name = ""]) => name);

const anyWithoutBackslash = fc.string().map((text) => text.replaceAll("\\", "/"));

describe("deployment-env", () => {
  test.each([
    ["A=1\nB=two words", { A: "1", B: "two words" }],
    ["# a comment\n\nexport A=1", { A: "1" }],
    [
      'KEY="-----BEGIN-----\nline = 2\n-----END-----"\nB=2',
      { KEY: "-----BEGIN-----\nline = 2\n-----END-----", B: "2" },
    ],
    ["A='it is # no comment'", { A: "it is # no comment" }],
    ['A="say \\"x\\""', { A: 'say \\"x\\"' }],
    ["A=", { A: "" }],
    ["A=x=y==", { A: "x=y==" }],
    ["A=1\r\nB=2\r\n", { A: "1", B: "2" }],
    ["A: yaml", { A: "yaml" }],
    ["A=1 # a comment\nB= # none\nC='x'#y", { A: "1", B: "", C: "x" }],
    ["A='it\\'s #1'\nB=`a#b`", { A: "it\\'s #1", B: "a#b" }],
  ])("%j is parsed completely", (text, variables) => {
    expect(parseDeploymentEnv(text)).toStrictEqual({ variables, errors: [] });
  });

  test.each([
    ["A=1\njust words", "line 2 is not `NAME=value`"],
    ['A=1\nB="never closed', "line 2 is not `NAME=value`, or its quotation mark is never closed"],
    ["A=1\nB=hunter#2", "line 2: the value would end before its `#`"],
    ["A=#hunter2", "line 1: the value would end before its `#`"],
    ['A="hun"ter #2"', "line 1: the value would end before its `#`"],
    ['A="hun\nt"er2"', "line 1 is not `NAME=value`, or its quotation mark"],
    ["CONVEX_CLOUD_URL=https://x", "`CONVEX_CLOUD_URL` is set by Convex itself"],
    ["CONVEX_SITE_URL=https://x", "`CONVEX_SITE_URL` is set by Convex itself"],
    ["CONVEX_DEPLOY_KEY=prod:x|y", "`CONVEX_DEPLOY_KEY` is for the Convex CLI and for builds"],
    ["__proto__=abcdefgh", "`__proto__` cannot be the name of a variable"],
    ["A=1\nA=2", "`A` is set twice"],
    ["MY-NAME=1", "line 1: a name starts with a letter"],
    ["my.name=1", "a name starts with a letter"],
    ["1A=1", "a name starts with a letter"],
    [`${"A".repeat(257)}=1`, "line 1: a name has at most 256 characters"],
    [`A=${"x".repeat(8193)}`, "longer than 8192 bytes"],
  ])("%j is an input error", (text, problem) => {
    const { errors } = parseDeploymentEnv(text);
    expect(errors).toStrictEqual([expect.stringContaining(problem)]);
  });

  test.each([
    "c2tfbGl2ZV80ZUMzOUhxTHlqV0Q==",
    "A=1\nc2tfbGl2ZV80ZUMzOUhxTHlqV0Q=",
    "MIIEvQIBADAN==\nshort==",
    `${"c2tfbGl2ZV80ZUMzOUhxTHlqV0Q".repeat(10)}=x`,
  ])("a secret without a name, %j, is an error that repeats nothing of it", (text) => {
    const { errors } = parseDeploymentEnv(text);
    expect(errors.length).toBeGreaterThan(0);
    for (const error of errors)
      expect(error).toMatch(/^`deployment-env`: line \d(?: is not `NAME=value`, or its quot|: a name has )/);
  });

  test("a name with an empty value is accepted", () => {
    const variables = { FEATURE_FLAGS_OF_2026: "", apiKeyOfThePaymentProvider: "", OAUTH2_CALLBACK_URL: "" };
    const text = Object.keys(variables).map((name) => `${name}=`);
    expect(parseDeploymentEnv(text.join("\n"))).toStrictEqual({ variables, errors: [] });
  });

  test("names that the CLI skips in a file, or that every object has, are rejected", () => {
    expect(OF_THE_CLI.length).toBeGreaterThan(10);
    for (const name of OF_THE_CLI)
      expect([name, parseDeploymentEnv(`${name}=x`).errors.length]).toStrictEqual([name, 1]);
    const own = ["constructor", "toString", "SITE_URL", "MY_CONVEX_URL", "CONVEX_SITE_ORIGIN"];
    for (const name of own)
      expect(parseDeploymentEnv(`${name}=x`)).toStrictEqual({ variables: { [name]: "x" }, errors: [] });
  });

  test("no error repeats a value", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 8 }), (value) => {
        const { errors } = parseDeploymentEnv(`A-B=v3ry-${value}\nC="v3ry-${value}`);
        expect(errors.join()).not.toContain("v3ry-");
      }),
    );
  });

  test("a line of a key that was written without quotes is not repeated as a name", () => {
    const { errors } = parseDeploymentEnv("A_KEY=-----BEGIN-----\nMIIEvQ/hunter2+Q==\n");
    expect(errors).toStrictEqual([expect.stringContaining("line 2: a name starts with a letter")]);
    expect(errors.join()).not.toContain("hunter2");
  });

  test("whatever the text, exactly the names without an error are variables", () => {
    fc.assert(
      // Behind a backslash a quote does not end a value, which may then go on over the next lines.
      fc.property(fc.array(fc.tuple(fc.stringMatching(/^[A-Z][A-Z0-9_]{0,8}$/), anyWithoutBackslash)), (pairs) => {
        const text = pairs.map(([name, value]) => `${name}=${JSON.stringify(value)}`).join("\n");
        const { variables, errors } = parseDeploymentEnv(text);
        if (errors.length === 0)
          expect(Object.keys(variables).sort()).toStrictEqual([...new Set(pairs.map(([name]) => name))].sort());
      }),
    );
  });

  test("values of at least eight characters, and each long line of them, are redacted", () => {
    expect(
      secretsInDeploymentEnv('A=short\nB=longer-one\nC="line number one\n x\nline number three"', []),
    ).toStrictEqual(["longer-one", "line number one\n x\nline number three", "line number one", "line number three"]);
  });

  test("public values are not redacted", () => {
    const shown = ["refs/heads/feature-login", "production"];
    const text = "A=feature-login\nB=production\nC=feature-logins\nD=reproduction";
    expect(secretsInDeploymentEnv(text, shown)).toStrictEqual(["feature-logins", "reproduction"]);
  });

  test.each([
    ["https://happy-otter-123.convex.cloud", true],
    ["https://happy-otter-123.convex.site/", true],
    ["happy-otter-123.eu-west-1.convex.site", true],
    ["https://dashboard.convex.dev/d/happy-otter-123", true],
    ["https://happy-otter-123.convex.cloud/?token=abc", false],
    ["https://user:password@happy-otter-123.convex.cloud", false],
    ["https://happy-otter-123.convex.cloud.example.com", false],
    ["https://happy-otter-123.convex.site/hooks/s3cret", false],
  ])("the address %s of a Convex deployment is shown: %s", (address, isShown) => {
    expect(secretsInDeploymentEnv(`A=${address}`, [])).toStrictEqual(isShown ? [] : [address]);
  });

  test.each([
    ["happy-otter-123", true],
    ["happy-otter", true],
    ["https://api.example.com", true],
    ["api.example.com:8443/", true],
    ["https://runner:pass@api.example.com", false],
    ["https://hooks.example.com/services/T0/B0", false],
    ["3f9a1c0de44b7a2f", false],
    ["sk-live-4f1c9e07a3b2", false],
    ["Correct Horse 1", false],
  ])("%s may be the name or a URL of what is deployed: %s", (value, isPossible) => {
    expect(mayNameDeployment(value)).toBe(isPossible);
  });
});
