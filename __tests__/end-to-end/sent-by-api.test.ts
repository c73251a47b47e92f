/**
 * Output of the build, of the user's modules and of Convex may contain secrets that the action does not know. The runner
 * masks them in the log and the summary, but not in requests to an API, so the action does not send such output.
 */

import { describe, expect, test } from "@jest/globals";
import type { StepResult } from "../../fakes/runner/runner.ts";
import { REPOSITORY, type RunActionOptions } from "../../fakes/test-environment.ts";
import { findDecodings } from "../../tools/reliability/leak-detector.ts";
import {
  commentsOn,
  headShaOf,
  openPullRequest,
  stage,
  type TestPullRequest,
  useStage,
  visible,
} from "./run-action.ts";

/** A secret that the build gets as `VERCEL_TOKEN`, and in a variable whose name does not show that it is secret. */
const SECRET = "vrc_Zk93mQpL0x7TnR2d";
const ENV = { VERCEL_TOKEN: SECRET, UPLOADED_WITH: SECRET };

let workspace: string;

useStage(
  async () => {
    stage.cloud.setQuota("acme", 200);
    workspace = await stage.checkout({ files: { "app/page.tsx": "export const a = 1;\n" } });
  },
  { previewKeysMayDelete: true },
);

let pullRequests = 0;

function anyPullRequest(): TestPullRequest {
  pullRequests += 1;
  return openPullRequest(stage, `feature/${pullRequests}`);
}

interface Sent {
  readonly run: StepResult;
  /** Everything that was sent to GitHub, and to Convex except the code. */
  readonly all: string;
  /** The visible text of the comment. */
  readonly comment: string;
  /** The descriptions of the GitHub Deployment's statuses, the oldest first. */
  readonly statuses: readonly string[];
}

async function sentBy(options: Partial<RunActionOptions>, pullRequest = anyPullRequest()): Promise<Sent> {
  const before = stage.github.calls.length;
  const run = await stage.run({
    event: pullRequest.event(),
    workspace,
    env: ENV,
    ...options,
    with: { "deploy-key": stage.previewKey, retries: "0", ...options.with },
  });
  const bodies = stage.github.calls.slice(before).map(({ body }) => body);
  const messages = stage.cloud.deployments().flatMap(({ pushes }) => pushes.map(({ message }) => message));
  const statuses = bodies.flatMap((body) => textsIn(body, "description"));
  const comment = commentsOn(stage, pullRequest.number).map(visible).join("\n");
  return { run, all: [...bodies.flatMap((body) => textsIn(body)), ...messages].join("\n"), comment, statuses };
}

/** All texts of a body, or those of one field. */
function textsIn(value: unknown, only?: string, name?: string): readonly string[] {
  if (typeof value === "string") return only === undefined || name === only ? [value] : [];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([field, one]) => textsIn(one, only, field));
}

/** Expects that the secret was not sent, neither as text nor encoded in the state of the comment. */
function expectNothingOf(secret: string, { run, all, comment, statuses }: Sent): void {
  expect(comment).not.toBe("");
  expect(statuses.length).toBeGreaterThan(1);
  expect(findDecodings(all, secret)).toStrictEqual([]);
  // The runner prints the saved state in debug logs, and cannot mask secrets in encoded text.
  expect(run.state.run).toMatch(/^[0-9a-f]{64} [\w+/]{40}/);
  expect(findDecodings(JSON.stringify(run.state), secret)).toStrictEqual([]);
}

describe("nothing that `cmd` prints, or is, is sent by API, and all of it is in the log", () => {
  test.each([
    ["a URL with a token", 'echo "PUT https://api.vercel.com/v9?token=$VERCEL_TOKEN"; exit 1', "vercel.com/v9?token="],
    ["the lines that `set -x` shows", 'set -x\n: upload --token "$VERCEL_TOKEN"\nexit 3', "+ : upload --token"],
    ["a token that is written into `cmd`", `echo up; no-such-program --token ${SECRET}`, "no-such-program"],
    ["a token as a program's name", `"${SECRET}"`, "command not found"],
    ["a name that says nothing", 'echo "uploaded with $UPLOADED_WITH"; exit 1', "uploaded with "],
    [
      "a compiler's error",
      `echo 'app/page.tsx(12,3): error TS2345: Argument ${SECRET}.'; exit 2`,
      "error TS2345: Argument",
    ],
    ["a bundler's error", `printf '✘ [ERROR] Bad ${SECRET}\\n\\n    app/page.tsx:1:2:\\n'; exit 2`, "✘ [ERROR] Bad"],
    ["an error that is known", `echo 'Cannot find module "./_generated/${SECRET}"'; exit 1`, "Cannot find module"],
  ])("%s", async (_, cmd, printed) => {
    const sent = await sentBy({ with: { cmd } });
    expect(sent.run.outputs.status).toBe("failed");
    expectNothingOf(SECRET, sent);
    expect(sent.comment).not.toContain(printed);
    expect(sent.run.rawOutput).toContain(printed);
    expect(sent.run.summary).toContain(printed);
    expect(sent.comment).toMatch(/`cmd` failed \(exit \d+, [\w ]+\)/);
    expect(sent.comment).toMatch(/\[Output of the run\]\(http[^)]+\/actions\/runs\/\d+\)/);
  });

  test("a build that passes and prints, and its leftover processes when the type check fails", async () => {
    const typed = await stage.checkout({
      typescript: true,
      files: { "convex/wrong.ts": "export const total: number = 'many';\n", "app/page.tsx": "" },
    });
    const cmd = `echo "app/page.tsx(1,1): error TS2: $VERCEL_TOKEN"; (while sleep 0.02; do echo "app/page.tsx(1,1): error TS3: $VERCEL_TOKEN"; done) &`;
    const sent = await sentBy({ workspace: typed, with: { cmd, typecheck: "enable" } });
    expect(sent.run.outputs["failure-code"]).toBe("type-error");
    expectNothingOf(SECRET, sent);
    // Type errors of the CLI's own check are about the code, so they are sent.
    expect(sent.comment).toContain("TS2322: Type 'string' is not assignable to type 'number'.");
    expect(sent.comment).not.toMatch(/TS[23]\b/);
  });
});

describe("the name of a file that a build has made is not sent by API", () => {
  test.each([
    [
      "if it is a source location",
      `echo > "$UPLOADED_WITH.ts"; echo "$UPLOADED_WITH.ts(1,1): error TS2345: no"; exit 1`,
      "build-failed",
    ],
    [
      "if it is a module that throws",
      `printf 'throw new Error("no");\\nexport {};\\n' > "convex/$UPLOADED_WITH.ts"`,
      "module-throws",
    ],
    [
      "if it is added to the index, and its folder is a link",
      `mkdir -p out && echo > "out/$UPLOADED_WITH.ts" && ln -s out linked && git add --all; echo "linked/$UPLOADED_WITH.ts(1,1): error TS2345: no"; exit 1`,
      "build-failed",
    ],
  ])("%s", async (_, cmd, code) => {
    const own = await stage.checkout();
    const sent = await sentBy({ workspace: own, with: { cmd } });
    expect(sent.run.outputs["failure-code"]).toBe(code);
    expectNothingOf(SECRET, sent);
    expect(sent.run.annotations.filter(({ file }) => file?.includes(SECRET))).toStrictEqual([]);
    expect(sent.run.rawOutput).toContain(SECRET);
  });
});

test("a failed build is reported with exit code, duration, first location, and the commit that stays live", async () => {
  const pullRequest = anyPullRequest();
  const first = pullRequest.event();
  await sentBy({ event: first, with: { cmd: "true" } }, pullRequest);
  const cmd = "sleep 1; echo 'app/page.tsx(12,3): error TS2345: no'; exit 1";
  const { comment, statuses } = await sentBy({ event: pullRequest.push(), with: { cmd } }, pullRequest);
  const live = first.github.sha.slice(0, 7);
  const head = /pull_request/.test(first.name) ? headShaOf(first).slice(0, 7) : live;
  expect(comment).toMatch(
    new RegExp(
      `\`cmd\` failed \\(exit 1, \\d+ s\\), first at \`app/page\\.tsx:12\` \\(TS2345\\)\\. Nothing was pushed; \`${head}\` stays live\\.`,
    ),
  );
  expect(statuses.at(-1)).toMatch(
    /^Failed: cmd failed \(exit 1, \d+ s\), first at app\/page\.tsx:12 \(TS2345\)\. Nothing was/,
  );
  // Another failed run reports the same live commit.
  const again = await sentBy({ event: pullRequest.push(), with: { cmd: "exit 1" } }, pullRequest);
  expect(again.comment).toContain(`Nothing was pushed; \`${head}\` stays live.`);
});

describe("nothing that the user's modules or documents hold is sent by API", () => {
  test("an error that a module throws when it is loaded", async () => {
    const throwing = await stage.checkout({
      files: {
        "convex/pay.ts": `throw new TypeError("Bad key ${SECRET} in STRIPE_${SECRET.toUpperCase()}");\nexport {};\n`,
      },
    });
    const sent = await sentBy({ workspace: throwing });
    expect(sent.run.outputs["failure-code"]).toBe("module-throws");
    expectNothingOf(SECRET, sent);
    expect(findDecodings(sent.all, SECRET.toUpperCase())).toStrictEqual([]);
    expect(sent.run.rawOutput).toContain(SECRET);
    expect(sent.comment).toContain("`pay.js`");
    const [ownWords = "", printed] = sent.run.summary.split("End of the output");
    expect(ownWords).toContain("`convex/pay.ts:1`");
    expect(ownWords).not.toContain(SECRET);
    expect(printed).toContain(SECRET);
    expect(sent.comment).toContain("`Uncaught TypeError`");
  });

  test("the names in such an error, which may be values", async () => {
    const throwing = await stage.checkout({
      files: { "convex/pay.ts": `throw new Error("Missing: ${SECRET.toUpperCase()}");\nexport {};\n` },
    });
    const sent = await sentBy({ workspace: throwing });
    expect(sent.run.outputs["failure-code"]).toBe("environment-variable-missing");
    expectNothingOf(SECRET.toUpperCase(), sent);
    expect(sent.run.rawOutput).toContain(SECRET.toUpperCase());
  });

  test("a document that does not match the schema", async () => {
    const pullRequest = anyPullRequest();
    await sentBy({}, pullRequest);
    const deployment = stage.cloud.preview(`pr-${pullRequest.number}`);
    if (deployment == null) throw new Error("There is no preview.");
    deployment.failSchema({
      table: "messages",
      error: `Document with ID "k17abc" in table "messages" does not match the schema: Object is missing the required field \`author\`.\n\nObject: {body: "${SECRET}"}`,
    });
    const sent = await sentBy({ event: pullRequest.push() }, pullRequest);
    expect(sent.run.outputs["failure-code"]).toBe("schema-validation-failed");
    expectNothingOf(SECRET, sent);
    expect(sent.comment).toContain("in table `messages`");
    expect(sent.run.rawOutput).toContain(SECRET);
  });

  test("what the function of `preview-run` logs and throws", async () => {
    const seeding = await stage.checkout({
      files: {
        "convex/fill.ts":
          'import { internalMutation } from "./_generated/server";\nexport default internalMutation({ args: {}, handler: async () => {} });\n',
      },
    });
    const pullRequest = anyPullRequest();
    stage.cloud.fault({
      path: "/api/function",
      kind: "garbage",
      body: { status: "error", errorMessage: `Uncaught Error: ${SECRET}`, logLines: [`[LOG] ${SECRET}`] },
    });
    const sent = await sentBy({ workspace: seeding, with: { "preview-run": "fill" } }, pullRequest);
    expect(sent.run.outputs["failure-code"]).toBe("run-failed");
    expectNothingOf(SECRET, sent);
    expect(sent.run.rawOutput).toContain(SECRET);
  });
});

test("Convex's message about a preview that cannot be deleted is not sent by API", async () => {
  const pullRequest = anyPullRequest();
  await sentBy({}, pullRequest);
  stage.github.closePullRequest({ repository: REPOSITORY, number: pullRequest.number });
  const lift = stage.cloud.fault({
    path: /^\/v1\/deployments\/[^/]+\/delete$/,
    kind: "status",
    status: 403,
    times: Number.POSITIVE_INFINITY,
    body: { code: "Forbidden", message: `No ${SECRET}` },
  });
  const sent = await sentBy({ event: pullRequest.event({ action: "closed" }) }, pullRequest);
  lift();
  expect(sent.run.outputs["failure-code"]).toBe("cleanup-not-allowed");
  expect(findDecodings(sent.all, SECRET)).toStrictEqual([]);
  expect(sent.comment).toContain("could not be deleted: Convex responded with 403.");
  expect(sent.run.rawOutput).toContain(SECRET);
});

describe("the value of a variable that is a secret by its name", () => {
  test("is redacted in the message of the audit log", async () => {
    const message = `Release by ${SECRET}`;
    const sent = await sentBy({ with: { message } });
    expect(sent.run.outputs.status).toBe("deployed");
    expect(sent.all).toContain("Release by ***");
    expectNothingOf(SECRET, sent);
  });

  test("does not redact names and URLs of the deployment", async () => {
    const pullRequest = anyPullRequest();
    const { run } = await sentBy({}, pullRequest);
    const { "deployment-name": name = "", "deployment-url": url = "" } = run.outputs;
    const sent = await sentBy({ event: pullRequest.push(), env: { A_KEY: name, B_TOKEN: url } }, pullRequest);
    expect(sent.run.outputs).toMatchObject({ "deployment-name": name, "deployment-url": url });
    expect(sent.comment).toContain(`[\`${name}\`](${url})`);
    expect(sent.statuses).toContain(`Deployed to ${name}.`);
  });
});
