/** docs/threat-model.md: every promise names tests that exist, and everything that it lists as not protected is not. */

import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import ts from "typescript";
import type { StepResult } from "../fakes/runner/runner.ts";
import { Masker } from "../fakes/runner/secret-masker.ts";
import { TestEnvironment } from "../fakes/test-environment.ts";
import { valuesToMask } from "../src/key/secret-encodings.ts";
import { closeStage, openPullRequest } from "./end-to-end/run-action.ts";

const testOnLinux = process.platform === "linux" ? test : test.skip;

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const text = readFileSync(join(root, "docs", "threat-model.md"), "utf8");

interface Citation {
  readonly file: string;
  readonly name: string;
}

/** ``- `__tests__/x.test.ts`: "name of a test"``, and the same within a sentence. */
function citationsIn(markdown: string): readonly Citation[] {
  return [...markdown.matchAll(/`(__tests__\/[\w/-]+\.test\.ts)`:\s+"([^"]+)"/g)].map(([, file = "", name = ""]) => ({
    file,
    name: name.replace(/\s+/g, " "),
  }));
}

/** Names of the tests and groups in a file. One file calls `test` from a function `held`. */
function testNamesIn(file: string): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    const [name] = ts.isCallExpression(node) ? node.arguments : [];
    if (ts.isCallExpression(node) && name !== undefined && ts.isStringLiteralLike(name)) {
      const words = node.expression.getText().split(/\W+/);
      if (/^(test|testOnLinux|describe|held)$/.test(words[0] ?? "") && !words.includes("todo")) names.add(name.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, readFileSync(join(root, file), "utf8"), ts.ScriptTarget.Latest, true));
  return names;
}

const promises = [...text.matchAll(/^### (\d+\. .*)\n([\s\S]*?)(?=^##)/gm)].map(
  ([, title = "", body = ""]) => [title, body] as const,
);

describe("each promise is held by tests that exist", () => {
  test("and the promises are numbered without gaps", () => {
    expect(promises.map(([title]) => Number.parseInt(title, 10))).toStrictEqual(promises.map((_, at) => at + 1));
    expect(promises.length).toBeGreaterThan(8);
  });

  test.each(promises)("%s", (_, body) => {
    const citations = citationsIn(body);
    expect(citations.length).toBeGreaterThan(0);
    // A citation in another form would not be checked.
    expect(body.match(/__tests__/g)).toHaveLength(citations.length);
    expect(citations.filter(({ file, name }) => !holds(file, name))).toStrictEqual([]);
  });

  test("and so is every citation outside of them", () => {
    const others = citationsIn(text.slice(text.indexOf("## Not protected")));
    expect(others.length).toBeGreaterThan(0);
    expect(others.filter(({ file, name }) => !holds(file, name))).toStrictEqual([]);
  });

  test("which this test distinguishes from a missing one", () => {
    expect(holds("__tests__/threat-model.test.ts", "which this test distinguishes from a missing one")).toBe(true);
    expect(holds("__tests__/threat-model.test.ts", "which this test")).toBe(false);
    expect(holds("__tests__/no-such.test.ts", "which this test")).toBe(false);
  });

  function holds(file: string, name: string): boolean {
    return existsSync(join(root, file)) && testNamesIn(file).has(name);
  }
});

describe("the table of forms", () => {
  const secret = /For the secret `(.*)` \(made up\)/.exec(text)?.[1] ?? "";
  const table = /<!-- forms -->([\s\S]*?)<!-- \/forms -->/.exec(text)?.[1] ?? "";
  const rows = [...table.matchAll(/^\| (.*) \| (action|runner) \| `(.*)` \|$/gm)].map(
    ([, form = "", by = "", example = ""]) => ({ form, by, example }),
  );

  test.each(rows)("$form is masked by the $by", ({ by, example }) => {
    expect(valuesToMask([secret]).includes(example)).toBe(by === "action");
    expect(new Masker(valuesToMask([secret])).mask(`before ${example} after`)).toBe("before *** after");
    if (by === "runner") expect(new Masker([secret]).mask(example)).toBe("***");
  });

  test("lists everything that the action masks", () => {
    const shown = new Set(rows.map(({ example }) => example.toLowerCase()));
    expect(valuesToMask([secret]).filter((mask) => !shown.has(mask.toLowerCase()))).toStrictEqual([]);
    // The header and the line under it are no rows.
    expect(table.trim().split("\n")).toHaveLength(rows.length + 2);
  });
});

/**
 * What a build could do on purpose. It writes down the names of the variables in which its parents hold secrets, with a
 * digest of each value, and no secret.
 */
const READ_PARENTS = `import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
const read = (pid, file) => readFileSync(\`/proc/\${pid}/\${file}\`, "utf8");
const isAction = (pid) => read(pid, "cmdline").includes("/dist/main/index.js");
const found = {};
let pid = process.pid;
do {
  const stat = read(pid, "stat");
  pid = Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
  for (const entry of read(pid, "environ").split("\\0")) {
    const [name] = entry.split("=", 1);
    if (/^(CONVEX_DEPLOY_KEY|INPUT_DEPLOY-KEY|INPUT_GITHUB-TOKEN)$/.test(name))
      found[name] = createHash("sha256").update(entry.slice(name.length + 1)).digest("hex");
  }
} while (!isAction(pid));
writeFileSync("found.json", JSON.stringify({ found, own: Object.keys(process.env) }));
writeFileSync("convex/planted.ts", readFileSync("convex/messages.ts"));
`;

describe("a malicious build", () => {
  let stage: TestEnvironment;
  let workspace: string;
  let key: string;
  let run: StepResult;

  beforeAll(async () => {
    stage = await TestEnvironment.open();
    workspace = await stage.checkout({ files: { "read-parents.mjs": READ_PARENTS } });
    key = stage.previewKey;
    run = await stage.run({
      event: openPullRequest(stage, "feature/harm").event(),
      workspace,
      with: { "deploy-key": key, cmd: process.platform === "linux" ? "node read-parents.mjs" : "node build.mjs" },
    });
  });
  afterAll(() => closeStage(stage));

  test("the masks are the first output of the action", () => {
    const lines = run.rawOutput.split("\n");
    const firstOther = lines.findIndex((line) => !line.startsWith("::add-mask::"));
    const masks = lines.slice(0, firstOther).join("\n");
    for (const secret of [key, key.slice(key.indexOf("|") + 1)])
      for (const mask of valuesToMask([secret])) expect(masks).toContain(mask.replaceAll("%", "%25"));
    expect(lines.slice(firstOther).join("\n")).not.toContain("::add-mask::");
    expect(run.outputs.status).toBe("deployed");
  });

  test("debug logging shows neither a stack nor what was sent", async () => {
    const revoked = stage.previewKey;
    stage.cloud.revoke(revoked);
    const event = openPullRequest(stage, "feature/debug").event();
    const failed = await stage.run({
      event,
      workspace,
      debug: true,
      permissions: { contents: "read" },
      with: { "deploy-key": revoked },
    });
    expect(failed.outputs["failure-code"]).toBe("key-rejected");
    expect(failed.annotations.filter(({ level }) => level === "error")).toHaveLength(1);
    expect(failed.log).toContain("The token lacks permissions");
    // Frames of a stack, and headers of a request.
    expect(failed.rawOutput).not.toMatch(/^\s+at .+[:(]|\bauthorization\b|user-agent/im);
  });

  testOnLinux("code of a build reads key and token from its parents, and changes what is pushed", () => {
    const { found, own } = JSON.parse(readFileSync(join(workspace, "found.json"), "utf8"));
    const digest = createHash("sha256").update(key).digest("hex");
    expect(found).toStrictEqual({
      CONVEX_DEPLOY_KEY: digest,
      "INPUT_DEPLOY-KEY": digest,
      "INPUT_GITHUB-TOKEN": expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(own).not.toContain("CONVEX_DEPLOY_KEY");
    const [push] = stage.cloud.preview(run.outputs["preview-name"] ?? "")?.pushes ?? [];
    expect(push?.modulePaths).toContain("planted.js");
  });
});
