/** The changes of a push to anything but code, in the comment and the summary. */

import { describe, expect, test } from "@jest/globals";
import { PROJECT, TEAM } from "../../fakes/test-environment.ts";
import { commentsOn, openPullRequest, pushToMain, stage, useStage, visible } from "./run-action.ts";

useStage();

const schemaWith = (index: string) => `import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";
export default defineSchema({ messages: defineTable({ author: v.string(), day: v.string() })${index} });
`;
const folded = (body: string) => [...body.matchAll(/<details>[\s\S]*?<\/details>/g)].map(([text]) => text).join("\n");
const unfolded = (body: string) => body.replace(/<details>[\s\S]*?<\/details>/g, "");

describe.each(["1.36", "1.40", "newest"] as const)("with CLI %s", (cliVersion) => {
  test("added indexes are collapsed, deleted indexes are visible", async () => {
    const pullRequest = openPullRequest(stage, `feature/changes-${cliVersion}`);
    const deploy = async (index: string, number: number) => {
      const files = {
        "convex/schema.ts": schemaWith(index),
        "convex/messages.ts": "export {};\n",
        "convex/http.ts": "",
      };
      return stage.run({
        event: pullRequest.event(),
        workspace: await stage.checkout({ cliVersion, files }),
        with: { "deploy-key": stage.previewKey },
        runNumber: number,
      });
    };
    const first = await deploy('.index("by_author", ["author"])', 9_001);
    expect(first.outputs.status).toBe("deployed");
    expect(first.summary).toContain("Index added: `messages.by_author (author, _creationTime)`");
    const [before = ""] = commentsOn(stage, pullRequest.number);
    expect(folded(visible(before))).toContain("`messages.by_author (author, _creationTime)`");
    expect(unfolded(visible(before))).not.toContain("by_author");

    const second = await deploy('.index("by_day", ["day"])', 9_002);
    expect(second.outputs.status).toBe("deployed");
    const [after = "", ...others] = commentsOn(stage, pullRequest.number);
    expect(others).toStrictEqual([]);
    for (const text of [unfolded(visible(after)), second.summary])
      expect(text).toContain("Index **deleted**: `messages.by_author (author, _creationTime)`");
    expect(folded(visible(after))).toContain("Index added: `messages.by_day (day, _creationTime)`");
  });
});

describe("--verbose, with which the CLI prints JSON in place of its list", () => {
  test.each([
    [
      "a deploy",
      {},
      "Index **deleted**: `messages.by_author (author, _creationTime)`",
      "Index added: `messages.search_day (text) (day, filter on author)`",
    ],
    [
      "a dry run",
      { "dry-run": "true" },
      "Index would be deleted: `messages.by_author (author, _creationTime)`",
      "Index would be added: `messages.search_day (text) (day, filter on author)`",
    ],
  ])("does not hide the changes of %s", async (_, more, deleted, added) => {
    const { production } = stage.cloud.createProject({ team: TEAM, project: `verbose-${Object.keys(more).length}` });
    const key = stage.cloud.issueKey({ kind: "production", deployment: production.name });
    const deploy = async (index: string, inputs: Record<string, string>) => {
      const files = {
        "convex/schema.ts": schemaWith(index),
        "convex/messages.ts": "export {};\n",
        "convex/http.ts": "",
      };
      const workspace = await stage.checkout({ files });
      return stage.run({ event: pushToMain(workspace), workspace, with: { "deploy-key": key, ...inputs } });
    };
    await deploy('.index("by_author", ["author"])', {});
    const search = '.searchIndex("search_day", { searchField: "day", filterFields: ["author"] })';
    const run = await deploy(search, { "deploy-args": "--verbose", ...more });
    expect(run.conclusion).toBe("success");
    expect(run.summary).toContain(deleted);
    expect(run.summary).toContain(added);
  });
});

test("added and removed components are listed, and the CLI's text about one is redacted", async () => {
  const secret = "Zk9x+7qLmPw4Tu8Vy0Ar5Jc2Gh6Bn3Ds1Fe";
  const key = stage.cloud.issueKey({ kind: "preview", team: TEAM, project: PROJECT }, secret);
  const component = (type: string) => ({
    diffType: { type },
    moduleDiff: { added: [], removed: [] },
    udfConfigDiff: null,
    cronDiff: { added: [], updated: [], deleted: [] },
    indexDiff: { added_indexes: [], removed_indexes: [] },
    schemaDiff: null,
  });
  const diffs = { "": component("modify"), [`rate${secret}`]: component("create"), old: component("unmount") };
  stage.cloud.fault({
    path: "/api/deploy2/finish_push",
    kind: "status",
    status: 200,
    body: { authDiff: { added: [], removed: [] }, definitionDiffs: {}, componentDiffs: diffs },
  });
  const pullRequest = openPullRequest(stage, "feature/components");
  const run = await stage.run({
    event: pullRequest.event(),
    workspace: await stage.checkout(),
    with: { "deploy-key": key },
  });
  expect(run.outputs.status).toBe("deployed");
  const [comment = ""] = commentsOn(stage, pullRequest.number);
  expect(unfolded(visible(comment))).toContain("Component unmounted: `old`");
  expect(folded(visible(comment))).toContain("Component added: `rate***`");
  for (const text of [comment, run.summary, run.log]) expect(text).not.toContain(secret);
});
