/** `npm run lint:secrets` finds secrets of every shape, and takes for made up only what counts. */

import { execFileSync, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { secretsIn } from "../scripts/secret-scan.ts";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const SCAN = join(root, "scripts", "secret-scan.ts");

/** None of these is in this file: they are new in every run, and of the shape of real ones. */
const hex = (bytes: number) => randomBytes(bytes).toString("hex");
const base64 = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64");
const jsonWebToken = (payload: object) =>
  [{ alg: "RS256" }, payload]
    .map((part) => Buffer.from(JSON.stringify(part)).toString("base64url"))
    .concat(randomBytes(32).toString("base64url"))
    .join(".");
const privateKey = (body: string, lineBreak: string) =>
  ["-----BEGIN RSA", "PRIVATE KEY-----"].join(" ") + lineBreak + body;

const REAL: readonly (readonly [what: string, text: () => string])[] = [
  ["a production key", () => `key: prod:happy-otter-123|${base64({ v2: hex(16) })}`],
  ["a preview key in a URL", () => `?key=preview%3Aacme%3Ashop%7C${base64({ v2: hex(32) })}`],
  ["a key of a kind that is new", () => `"other:happy-otter-123|${hex(24)}"`],
  ["an admin key", () => `CONVEX_SELF_HOSTED_ADMIN_KEY='own-backend|01${hex(32)}'`],
  ["an admin key of a cloud deployment", () => `happy-otter-123|${base64({ v2: hex(16) })}`],
  ["the secret of a key alone", () => `token = ${base64({ v2: hex(16) })}`],
  ["an access token", () => jsonWebToken({ sub: hex(8) })],
  ["a workflow's token", () => `ghs_${hex(18)}`],
  ["a workflow's token with dots", () => `ghs_${hex(6)}.${hex(8)}.${hex(12)}`],
  ["a personal token", () => `github_pat_${hex(11)}_${hex(29)}`],
  ["an npm token", () => `//registry/:_authToken=npm_${hex(18)}`],
  ["a private key", () => privateKey(randomBytes(48).toString("base64"), "\n")],
  ["a private key in a string", () => privateKey(randomBytes(48).toString("base64"), "\\n")],
];

const MADE_UP: readonly (readonly [what: string, text: string])[] = [
  ["a key that counts", `prod:happy-otter-123|${base64({ v2: "0123456789abcdef0123456789abcdef" })}`],
  ["an admin key that counts", `own|01${"0123456789abcdef".repeat(4)}`],
  ["a placeholder", "prod:happy-otter-123|…"],
  ["a table", "| preview | production |"],
  ["an expression", "github.event_name == 'pull_request' || inputs.a_rather_long_name_of_an_input_that_is_no_key"],
  ["a table with a hash", `commit|${hex(20)}|${hex(32).replace(/^01/, "10")}`],
  ["a union of types", 'kind: "deleted"|aRatherLongNameOfATypeThatIsNoKeyAtAll'],
];

describe("a secret is found:", () => {
  test.each(REAL)("%s", (_, text) => {
    const found = secretsIn(`first line\n${text()}\n`);
    expect(found.length).toBeGreaterThan(0);
    expect(found.map(({ line }) => line)).toStrictEqual(found.map(() => 2));
  });
});

describe("no secret is found in", () => {
  test.each(MADE_UP)("%s", (_, text) => {
    expect(secretsIn(text)).toStrictEqual([]);
  });
});

describe("the secret scan", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "secret-scan-"));
    execFileSync("git", ["init", "--quiet"], { cwd: folder });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const scan = (...args: readonly string[]) => spawnSync(process.execPath, [SCAN, ...args], { encoding: "utf8" });

  test("fails if a file contains a secret, and does not show it", () => {
    const secret = base64({ v2: hex(16) });
    writeFileSync(join(folder, "notes.md"), `\nUse prod:happy-otter-123|${secret}\n`);
    const { status, stdout, stderr } = scan(folder);
    expect(status).toBe(1);
    expect(stderr).toContain("notes.md:2: Convex deploy key");
    expect(stdout + stderr).not.toContain(secret);
  });

  test("passes if only ignored files contain one", () => {
    writeFileSync(join(folder, ".gitignore"), "notes.md\n");
    expect(scan(folder)).toMatchObject({ status: 0, stdout: "No secret in 1 files.\n" });
  });

  test("finds none in this repository", () => {
    expect(scan()).toMatchObject({ status: 0, stderr: "" });
  });
});
