/** The table of faults in docs/reliability.md is complete, and a sample of it is up to date. `npm run faults` tests all of it. */

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "@jest/globals";

import {
  type Endpoint,
  type FaultName,
  type FaultResult,
  injectFault,
  isStruck,
  NOT_ASKED,
} from "../../tools/reliability/inject-faults.ts";
import {
  ALL_ENDPOINTS,
  ALL_FAULTS,
  cell,
  readCells,
  table,
  tableIn,
  withTable,
  wrongsIn,
} from "../../tools/reliability/render-fault-table.ts";
import { stage, useStage } from "./run-action.ts";

const page = readFileSync(fileURLToPath(new URL("../../docs/reliability.md", import.meta.url)), "utf8");
const cells = readCells(tableIn(page));

let workspace: string;
useStage(
  async () => {
    workspace = await stage.checkout();
  },
  { previewKeysMayDelete: true },
);

describe("the table of docs/reliability.md", () => {
  test("has a cell for each endpoint and fault, as the program writes it", () => {
    expect(table(cells)).toBe(tableIn(page));
    expect(Object.keys(cells)).toStrictEqual(ALL_ENDPOINTS);
    for (const row of Object.values(cells)) {
      expect(Object.keys(row)).toStrictEqual(ALL_FAULTS);
      expect(
        Object.values(row).filter((one) => !/^(deployed|cleaned-up|swept|`[a-z-]+`)(, \d tries)?$/.test(one)),
      ).toStrictEqual([]);
    }
  });

  test("has a row for each endpoint that the fake serves, or a reason", () => {
    const { paths } = stage.cloud;
    expect(paths.length).toBeGreaterThan(25);
    expect(paths.filter((path) => isStruck(path) === path in NOT_ASKED)).toStrictEqual([]);
    expect(Object.keys(NOT_ASKED).filter((path) => !paths.includes(path))).toStrictEqual([]);
  });

  test("replaces only the old table", () => {
    const text = table({ start_push: { "500 once": "`unknown`" } });
    expect(tableIn(withTable(page, text))).toBe(text);
    expect(withTable(withTable(page, text), tableIn(page))).toBe(page);
  });

  test.each<[string, Partial<FaultResult>]>([
    ["a failure without an error", { errors: [] }],
    ["a failure with two errors", { errors: ["one", "two"] }],
    ["a deploy without a push", { status: "deployed", errors: [], isTrue: false }],
    ["a deploy with an error", { status: "deployed", code: "network" }],
    ["a removal of nothing", { status: "swept", errors: [], isTrue: false }],
    ["a run that did not end", { status: "" }],
    ["a second seed", { seeds: 2 }],
  ])("has an error for %s", (_what, wrong) => {
    const fine: FaultResult = {
      endpoint: "start_push",
      fault: "500 once",
      status: "failed",
      code: "timeout",
      tries: 1,
      seconds: 1,
      isTrue: true,
      seeds: 1,
      errors: ["one"],
      log: "",
    };
    expect(wrongsIn([fine])).toStrictEqual([]);
    expect(wrongsIn([{ ...fine, ...wrong }])).toHaveLength(1);
  });
});

test.each<[Endpoint, FaultName]>([
  ["url_for_key (production key)", "500 once"],
  ["function (preview-run)", "reset midway once"],
  ["deployments/…/delete (cleanup)", "garbage once"],
])("%s with %s ends as the table says", async (endpoint, fault) => {
  const struck = await injectFault(stage, workspace, endpoint, fault);
  expect(wrongsIn([struck])).toStrictEqual([]);
  expect(cell(struck)).toBe(cells[endpoint]?.[fault]);
});
