import { describe, expect, test } from "@jest/globals";
import { conflictMessage } from "../../src/key/key-messages.ts";
import { type KeyConflict, readKeySource } from "../../src/key/key-source.ts";

const PROD = "prod:happy-animal-123|0123456789abcdef";
const DEV = "dev:happy-animal-123|0123456789abcdef";
const PREVIEW = "preview:my-team:my-project|0123456789abcdef";
const ADMIN = "convex-self-hosted|0123456789abcdef";
const URL = "https://convex.example.com";

const read = (given: { input?: string; urlInput?: string } & Record<string, string>) => {
  const { input = "", urlInput = "", ...environment } = given;
  return readKeySource({ input, urlInput, environment });
};

describe("the key is taken from", () => {
  const all = {
    input: PROD,
    CONVEX_DEPLOY_KEY: DEV,
    CONVEX_DEPLOYMENT_TOKEN: PREVIEW,
    CONVEX_SELF_HOSTED_ADMIN_KEY: ADMIN,
    CONVEX_SELF_HOSTED_URL: URL,
  };
  const cases: readonly (readonly [string, Record<string, string>, object])[] = [
    ["the input, before every variable", all, { key: { kind: "production" } }],
    ["CONVEX_DEPLOY_KEY, without an input", { ...all, input: "" }, { key: { kind: "development" } }],
    ["CONVEX_DEPLOY_KEY, with an input of white space", { ...all, input: " \n" }, { key: { kind: "development" } }],
    [
      "CONVEX_DEPLOYMENT_TOKEN, when CONVEX_DEPLOY_KEY is empty",
      { ...all, input: "", CONVEX_DEPLOY_KEY: "" },
      { key: { kind: "preview" } },
    ],
    [
      "CONVEX_SELF_HOSTED_ADMIN_KEY, last",
      { CONVEX_SELF_HOSTED_ADMIN_KEY: ADMIN, CONVEX_SELF_HOSTED_URL: URL },
      { key: { kind: "admin" }, url: URL, conflict: null },
    ],
    [
      "the self-hosted pair, when the deploy key is switched off",
      { ...all, input: "", CONVEX_DEPLOY_KEY: "<ignore_deploy_key>" },
      { key: { kind: "admin" } },
    ],
    [
      "the self-hosted pair, when the input switches the deploy key off",
      { ...all, input: "<ignore_deploy_key>" },
      { key: { kind: "admin" } },
    ],
  ];
  test.each(cases)("%s", (_, given, expected) => {
    expect(read(given)).toMatchObject({ state: "present", ...expected });
  });

  test("a malformed value, rather than from the next source", () => {
    expect(read({ ...all, input: "nonsense" })).toStrictEqual({
      state: "present",
      key: { kind: "malformed", formatError: "no-separator" },
      normalizations: [],
      url: null,
      conflict: null,
    });
    expect(read({ CONVEX_DEPLOY_KEY: " ", CONVEX_DEPLOYMENT_TOKEN: PREVIEW })).toMatchObject({
      key: { formatError: "empty" },
    });
  });

  test("its source, with its normalizations", () => {
    expect(read({ input: `"${PROD}"\n` })).toMatchObject({
      key: { raw: PROD },
      normalizations: ["surrounding-whitespace", "quotes"],
    });
  });
});

describe("there is no key", () => {
  const none: readonly Record<string, string>[] = [
    {},
    { input: " ", CONVEX_DEPLOY_KEY: "", CONVEX_DEPLOYMENT_TOKEN: "", CONVEX_SELF_HOSTED_ADMIN_KEY: "" },
    { CONVEX_DEPLOY_KEY: "<ignore_deploy_key>", CONVEX_DEPLOYMENT_TOKEN: PREVIEW },
    { input: "<ignore_deploy_key>", CONVEX_DEPLOY_KEY: PROD },
    { CONVEX_SELF_HOSTED_ADMIN_KEY: "<ignore_deploy_key>" },
    { urlInput: URL, CONVEX_SELF_HOSTED_URL: URL },
  ];
  test.each(none)("in %j", (given) => expect(read(given)).toStrictEqual({ state: "absent" }));

  test("and its absence may be declared", () => {
    expect(read({ CONVEX_DEPLOY_KEY: "<missing_deploy_key:ask ops>" })).toStrictEqual({
      state: "missing-sentinel",
      message: "ask ops",
    });
  });
});

describe("the URL of a self-hosted backend, and its conflict with the key, are found for", () => {
  const env = "CONVEX_SELF_HOSTED_ADMIN_KEY";
  const cases: readonly (readonly [string, Record<string, string>, string | null, KeyConflict["kind"] | null])[] = [
    ["both inputs", { input: ADMIN, urlInput: ` ${URL} ` }, URL, null],
    [
      "both inputs, with another URL in the environment",
      { input: ADMIN, urlInput: URL, CONVEX_SELF_HOSTED_URL: "https://evil" },
      URL,
      null,
    ],
    ["both variables", { [env]: ADMIN, CONVEX_SELF_HOSTED_URL: `${URL}\n` }, URL, null],
    [
      "an admin key in CONVEX_DEPLOY_KEY with the URL variable",
      { CONVEX_DEPLOY_KEY: ADMIN, CONVEX_SELF_HOSTED_URL: URL },
      URL,
      null,
    ],
    ["an admin key input with a URL variable", { input: ADMIN, CONVEX_SELF_HOSTED_URL: URL }, null, "mixed-sources"],
    ["an admin key variable with a URL input", { [env]: ADMIN, urlInput: URL }, null, "mixed-sources"],
    [
      "the pair of variables with a URL input",
      { [env]: ADMIN, CONVEX_SELF_HOSTED_URL: URL, urlInput: URL },
      null,
      "mixed-sources",
    ],
    [
      "both variables, with a URL input of white space",
      { [env]: ADMIN, CONVEX_SELF_HOSTED_URL: URL, urlInput: " " },
      URL,
      null,
    ],
    ["an admin key alone", { input: ADMIN }, null, "admin-key-without-url"],
    [
      "an admin key variable with an empty URL",
      { [env]: ADMIN, CONVEX_SELF_HOSTED_URL: " " },
      null,
      "admin-key-without-url",
    ],
    ["a cloud key with a URL input", { input: PROD, urlInput: URL }, null, "url-with-cloud-key"],
    [
      "a cloud key variable with a URL input",
      { CONVEX_DEPLOY_KEY: PREVIEW, urlInput: URL },
      null,
      "url-with-cloud-key",
    ],
    ["a cloud key as self-hosted admin key", { [env]: PROD, CONVEX_SELF_HOSTED_URL: URL }, null, "url-with-cloud-key"],
    ["a cloud key input beside a URL variable", { input: PROD, CONVEX_SELF_HOSTED_URL: URL }, null, null],
    [
      "a cloud key variable beside a URL variable",
      { CONVEX_DEPLOY_KEY: PROD, CONVEX_SELF_HOSTED_URL: URL },
      null,
      null,
    ],
    ["a cloud key alone", { input: PROD }, null, null],
    ["a malformed key with a URL, which has an error of its own", { input: "nonsense", urlInput: URL }, null, null],
  ];
  test.each(cases)("%s", (_, given, url, conflict) => {
    const source = read(given);
    if (source.state !== "present") throw new Error(source.state);
    expect({ url: source.url, conflict: source.conflict?.kind ?? null }).toStrictEqual({ url, conflict });
    if (source.conflict === null) return;
    const message = conflictMessage(source.conflict);
    expect(message).toContain(`\`${source.conflict.keyFrom}\``);
    if ("urlFrom" in source.conflict)
      expect(message).toContain(given.urlInput === undefined ? "`CONVEX_SELF_HOSTED_URL`" : "`url`");
    expect(message).not.toMatch(/undefined|0123456789|example\.com/);
  });
});
