/** Which runs act on the same thing. */

import { describe, expect, test } from "@jest/globals";
import type { DeployKey } from "../../src/key/deploy-key.ts";
import { deploymentOf, groupBySlot, previewOf, recordsOfSlot, slotOf, targetOf } from "../../src/records/slot.ts";
import { deployed, pushed, pushing, record } from "./build-record.ts";

const KEY = { secret: "0123456789", raw: "" };
const PROJECT = { teamSlug: "acme", projectSlug: "shop", ...KEY };

describe("the slot of a run", () => {
  test.each<[DeployKey, string | null, string | null, string | null]>([
    [{ kind: "preview", ...PROJECT }, "pr-1", null, "preview:acme/shop/pr-1"],
    [{ kind: "preview", ...PROJECT }, "feature/a b", null, "preview:acme/shop/feature/a b"],
    [{ kind: "preview", ...PROJECT }, null, null, null],
    [{ kind: "production", deploymentName: "happy-otter-1", ...KEY }, null, null, "production:happy-otter-1"],
    [{ kind: "production", deploymentName: "happy-otter-1", ...KEY }, "pr-1", null, "production:happy-otter-1"],
    [{ kind: "development", deploymentName: "happy-otter-1", ...KEY }, null, null, "development:happy-otter-1"],
    [{ kind: "custom", deploymentName: "happy-otter-1", ...KEY }, null, null, "custom:happy-otter-1"],
    [
      { kind: "preview-deployment", deploymentName: "small-fox-1", ...KEY },
      null,
      null,
      "preview-deployment:small-fox-1",
    ],
    [{ kind: "project", ...PROJECT }, null, null, "production:acme/shop"],
    [
      { kind: "admin", instanceName: "local", ...KEY },
      null,
      "http://127.0.0.1:3210/path",
      "admin:http://127.0.0.1:3210/local",
    ],
    [{ kind: "admin", instanceName: "local", ...KEY }, null, null, null],
    [{ kind: "admin", instanceName: "local", ...KEY }, null, "nowhere", null],
    [{ kind: "team", teamSlug: "acme", ...KEY }, null, null, null],
    [{ kind: "access-token", ...KEY }, null, null, null],
    [{ kind: "malformed", formatError: "quotes" }, null, null, null],
  ])("of %j with preview name %j and URL %j is %j", (key, name, url, slot) => {
    expect(slotOf(key, { preview: name === null ? null : { name } }, url)).toBe(slot);
  });

  test("has a project and a name only for a preview", () => {
    const slot = slotOf({ kind: "preview", ...PROJECT }, { preview: { name: "feature/a\nb" } }, null) ?? "";
    expect(previewOf(slot)).toStrictEqual({ teamSlug: "acme", projectSlug: "shop", name: "feature/a\nb" });
    expect(
      ["production:acme/shop", "production:happy-otter-1", "preview-deployment:small-fox-1"].map(previewOf),
    ).toStrictEqual([null, null, null]);
  });
});

test.each<[string, ReturnType<typeof targetOf>, string | null, string | null]>([
  ["preview:acme/shop/pr-1", "preview", "pr-1", null],
  ["preview:acme/shop/production:happy-otter-1", "preview", "production:happy-otter-1", null],
  ["preview-deployment:small-fox-1", "preview", null, "small-fox-1"],
  ["production:happy-otter-1", "production", null, "happy-otter-1"],
  ["production:acme/shop", "production", null, null],
  ["development:happy-otter-1", "development", null, "happy-otter-1"],
  ["custom:happy-otter-1", "custom", null, "happy-otter-1"],
  ["admin:https://one.example/local", "any", null, null],
  ["admin:https://preview:acme/shop/pr-1", "any", null, null],
  ["none:./web", null, null, null],
])("the slot %s has the target %j, the preview name %j and the deployment %j", (slot, target, name, deployment) => {
  expect([targetOf(slot), previewOf(slot)?.name ?? null, deploymentOf(slot)]).toStrictEqual([target, name, deployment]);
});

const on = (slot: string, deployment: string) => record(slot, 1, [pushing(deployment), pushed(deployment)], { slot });

describe("the records of a slot", () => {
  test("are those with its name, of any app, folder and workflow", () => {
    const own = [deployed("a", 1), deployed("b", 4, { appName: "api", workingDirectory: "api", workflow: "API" })];
    const other = on("preview:acme/shop/pr-2", "small-fox-2");
    expect(recordsOfSlot(own[0]?.slot ?? "", [...own, other])).toStrictEqual(own);
  });

  test("are also those of slots that have used the same deployment, transitively", () => {
    const project = on("production:acme/shop", "happy-otter-1");
    const production = on("production:happy-otter-1", "happy-otter-1");
    const moved = record("moved", 4, [pushing("happy-otter-2"), pushed("happy-otter-2")], {
      slot: "production:acme/shop",
    });
    const replaced = on("production:happy-otter-2", "happy-otter-2");
    const other = on("production:happy-otter-3", "happy-otter-3");
    const records = [production, other, project, moved, replaced];
    expect(recordsOfSlot("production:happy-otter-1", records)).toStrictEqual([production, project, moved, replaced]);
    expect(groupBySlot(records)).toStrictEqual([[production, project, moved, replaced], [other]]);
  });

  test("are those of the deployment in the slot's name, even if no record of the slot names it yet", () => {
    const project = on("production:acme/shop", "happy-otter-1");
    const begun = record("begun", 9, [], { slot: "production:happy-otter-1" });
    expect(recordsOfSlot("production:happy-otter-1", [project])).toStrictEqual([project]);
    expect(recordsOfSlot("production:acme/shop", [project, begun])).toStrictEqual([project, begun]);
    expect(recordsOfSlot("production:happy-otter-2", [project])).toStrictEqual([]);
  });

  test("are those of a deployment that is known before a record of the slot names it", () => {
    const production = on("production:happy-otter-1", "happy-otter-1");
    expect(recordsOfSlot("production:acme/shop", [production])).toStrictEqual([]);
    expect(recordsOfSlot("production:acme/shop", [production], "happy-otter-1")).toStrictEqual([production]);
    // The default name of self-hosted backends identifies none.
    const hosted = on("admin:https://one.example/convex-self-hosted", "convex-self-hosted");
    const other = "admin:https://two.example/convex-self-hosted";
    expect(recordsOfSlot(other, [hosted], "convex-self-hosted")).toStrictEqual([]);
    expect(recordsOfSlot(other, [production], "happy-otter-1")).toStrictEqual([]);
  });

  test("are separate for self-hosted backends with the same name", () => {
    const [one, other] = [
      on("admin:https://one.example/convex-self-hosted", "convex-self-hosted"),
      on("admin:https://two.example/convex-self-hosted", "convex-self-hosted"),
    ];
    expect(groupBySlot([one, other])).toStrictEqual([[one], [other]]);
    expect(recordsOfSlot(one.slot, [one, other])).toStrictEqual([one]);
  });
});
