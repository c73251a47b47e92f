import { expect, test } from "@jest/globals";
import { createRedactor } from "../../src/key/redactor.ts";
import { linesWithWhiteSpace, partlyRedactedLines, secretVariables } from "../../src/key/secret-variables.ts";

test.each([
  ..."VERCEL_TOKEN AWS_SECRET_ACCESS_KEY apiKey DB_PASSWORD DB_PASSWD KEY_PASSPHRASE GCP_CREDENTIALS PRIVATE_PEM".split(
    " ",
  ),
  ..."SENTRY_DSN SLACK_WEBHOOK SESSION_COOKIE CONNECTION_STRING NPM_AUTH AUTHORIZATION SMTP_PASS PASS DB_PWD".split(
    " ",
  ),
  ..."GH_PAT JWT BEARER TOTP_OTP HASH_SALT INPUT_VERCEL-TOKEN".split(" "),
])("%s contains a secret", (name) => {
  expect(secretVariables({ [name]: "hunter2-hunter2" }, [])).toStrictEqual(["hunter2-hunter2"]);
});

test.each([
  "PATH",
  "PWD",
  "OLDPWD",
  "LAST_PWD_FOLDER",
  "GIT_AUTHOR",
  "GIT_AUTHOR_NAME",
  "COMPASS",
  "CI",
  "GITHUB_PATH",
  "INPUT_CMD",
  "PATTERN",
])("%s contains none", (name) => expect(secretVariables({ [name]: "hunter2-hunter2" }, [])).toStrictEqual([]));

test("a URL with a password is a secret, whatever the variable's name", () => {
  expect(secretVariables({ DATABASE_URL: "postgres://shop:hunter2-hunter2@db.example.com/shop" }, [])).toStrictEqual([
    "shop:hunter2-hunter2",
    "hunter2-hunter2",
  ]);
  expect(secretVariables({ DATABASE_URL: "postgres://shop:hunter2@hunter2@db.example.com/shop" }, [])).toStrictEqual([
    "shop:hunter2@hunter2",
    "hunter2@hunter2",
  ]);
  expect(secretVariables({ DATABASE_URL: "postgres://db.example.com:5432/shop" }, [])).toStrictEqual([]);
  expect(secretVariables({ REGISTRY: "https://npm.example.com:8443/@acme/shop" }, [])).toStrictEqual([]);
});

test("so is a token in a URL, before its host or in a parameter with such a name", () => {
  const found = (url: string) => secretVariables({ UPSTREAM: url }, []);
  expect(found("https://ghp_0123456789abcdefghij@github.com/acme/shop")).toStrictEqual(["ghp_0123456789abcdefghij"]);
  expect(found("prisma://db.example.com/?pool=1234567890&api_key=hunter2-hunter2&x=1")).toStrictEqual([
    "hunter2-hunter2",
  ]);
  expect(found("https://example.com/callback#access_token=hunter2-hunter2")).toStrictEqual(["hunter2-hunter2"]);
  expect(found("postgres://readonly_user@db.example.com/shop?schema=public-shop")).toStrictEqual([]);
  expect(found("https://example.com/a_key=hunter2-hunter2")).toStrictEqual([]);
});

test("the passwords and tokens of every URL in a text are secrets", () => {
  const found = (text: string) => secretVariables({ PIP_EXTRA_INDEX_URL: text }, []);
  expect(found("https://a:first-password@one.example https://b:second-password@two.example/simple")).toStrictEqual([
    "a:first-password",
    "first-password",
    "b:second-password",
    "second-password",
  ]);
  expect(found("https://a:first-password@one.example,https://ghp_0123456789abcdefghij@github.com")).toStrictEqual([
    "a:first-password",
    "first-password",
    "ghp_0123456789abcdefghij",
  ]);
  expect(
    found("see https://example.com/?sig=0&token=first-token== and https://example.com/#key=second-key"),
  ).toStrictEqual(["first-token==", "second-key"]);
  expect(found("?token=not-in-a-url")).toStrictEqual([]);
});

test("each line of a multi-line value is a secret; short and public values are not", () => {
  const value = "-----BEGIN-----\r\nMIIEvQIBADAN\nabc\n";
  expect(secretVariables({ A_KEY: value, B_KEY: "1234567", C_KEY: "production" }, ["production"])).toStrictEqual([
    value.trim(),
    "-----BEGIN-----",
    "MIIEvQIBADAN",
  ]);
  expect(secretVariables({ A_TOKEN: undefined }, [])).toStrictEqual([]);
  expect(secretVariables({ A_TOKEN: "12345678" }, [])).toStrictEqual(["12345678"]);
});

test("a line of a variable that is redacted in part is a secret as a whole", () => {
  const { redact } = createRedactor(["hunter2-hunter2"]);
  const lines = (value: string) => partlyRedactedLines({ ANY: value }, redact);
  expect(lines("postgres://shop:hunter2-hunter2@db")).toStrictEqual(["postgres://shop:hunter2-hunter2@db"]);
  expect(lines("first\r\n  code hunter2-hunter2 \nlast")).toStrictEqual([
    "  code hunter2-hunter2 ",
    "code hunter2-hunter2",
  ]);
  expect(lines("\ufeffwith-a-mark")).toContain("\ufeffwith-a-mark");
  expect(lines("\x1b[31mhunter2-hunter2 and more")).toStrictEqual(["\x1b[31mhunter2-hunter2 and more"]);
  // Nothing is left to hide of a colour.
  for (const value of [
    "\x1b[38;5;208m",
    "hunter2-hunter2",
    "an ordinary text",
    "***",
    `${"x".repeat(4096)}hunter2-hunter2`,
  ])
    expect(lines(value)).toStrictEqual([]);
  expect(partlyRedactedLines({ INPUT_CMD: "echo hunter2-hunter2" }, redact)).toStrictEqual([]);
});

test("the lines with white space inside are found, without the spaces around them", () => {
  const environment = { ANY: '{\n  "code": "correct horse",\n  }\n', OTHER: "one-word", INPUT_CMD: "npm run build" };
  expect(linesWithWhiteSpace(environment)).toStrictEqual([`"code": "correct horse",`]);
});
