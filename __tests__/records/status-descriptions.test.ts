/** Records are read back from GitHub Deployments and from the comment as they were written. */

import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { RunRecord } from "../../src/records/record.ts";
import {
  decodeDeployments,
  decodeHead,
  decodeRecords,
  decodeStep,
  encodeHead,
  encodeRecords,
  encodeRepeated,
  encodeStep,
  isRepeated,
  type ListedDeployment,
  recordedName,
  type StatusStep,
  taskOf,
} from "../../src/records/status-descriptions.ts";
import { runs } from "../setup-fast-check.ts";
import { anyRecord, statusStep, text } from "./any-record.ts";

/** A record as GitHub lists it: the newest status first, and the payload as a value (REST), as JSON text, or as JSON in JSON. */
function listed(record: RunRecord, api: "rest" | "graphql" | "twice"): ListedDeployment {
  const { steps, account, githubDeploymentId, ...head } = record;
  const payload = JSON.stringify(encodeHead(head));
  const statuses = steps.flatMap((step) =>
    step.kind === "begun" ? [] : [{ id: step.statusId, createdAt: step.at, description: encodeStep(step) }],
  );
  return {
    id: githubDeploymentId ?? 0,
    task: taskOf(record.slot),
    createdAt: record.steps[0]?.at ?? 0,
    isOwn: account === "own",
    payload: { rest: JSON.parse(payload) as unknown, graphql: payload, twice: JSON.stringify(payload) }[api],
    statuses: statuses.reverse(),
  };
}

const FOREIGN = [
  "",
  "The Convex CLI is running.",
  "Deployed to happy-otter-123",
  "Deployed to happy-otter-123 .",
  "Deployed to happy otter.",
  "Deployed to happy-otter-123 (seeded, imported).",
  "deployed to happy-otter-123.",
  " Deployed to happy-otter-123.",
  "Deployed to happy-otter-123.\nDeployed to happy-otter-123.",
  "Pushing to happy-otter-123.",
  "Pushing to happy-otter-123 (made).",
  "Claimed happy-otter-123 (created). Really.",
  "Seeding happy-otter-123, 0.",
  "Seeding happy-otter-123, 01.",
  "Seeding happy-otter-123.",
  "Failed",
  "Failed to deploy.",
  "Lost in the queue.",
  "Cancelled (by hand): no reason.",
  "Removed.",
  "Removed the deployment.",
  "Kept happy-otter-123, for now.",
  `Removed ${"a".repeat(64)}.`,
  "Replaced by a later deploy.",
];

describe("the description of a status", () => {
  test("is parsed to the same step, whatever text follows it", () => {
    fc.assert(
      fc.property(statusStep, text, (step, words) => expect(decodeStep(encodeStep(step, words))).toStrictEqual(step)),
    );
  });

  test.each<[StatusStep, string | undefined, string]>([
    [{ kind: "pushing", deployment: null, created: true }, undefined, "Pushing to the deployment (created)."],
    [
      { kind: "pushed", deployment: null, imported: true, seeded: true },
      undefined,
      "Deployed to the deployment (imported, seeded).",
    ],
    [{ kind: "ended", how: "failed", mayBeLive: false }, undefined, "Failed."],
    [{ kind: "ended", how: "failed", mayBeLive: false }, " \n ", "Failed."],
    [
      { kind: "ended", how: "failed", mayBeLive: true },
      " The push \n failed. ",
      "Failed (its push may be live): The push failed.",
    ],
  ])("of %j with the text %j is %j", (step, words, description) => {
    expect(encodeStep(step, words)).toBe(description);
  });

  test("is parsed even if its text has several lines", () => {
    expect(decodeStep("Failed: one\ntwo")).toStrictEqual({ kind: "ended", how: "failed", mayBeLive: false });
  });

  test("is one line, with the text at its end only if it is the end of a run", () => {
    fc.assert(
      fc.property(statusStep, text, (step, words) => {
        const description = encodeStep(step, words);
        const line = words.replace(/\s+/g, " ").trim();
        expect(description).toBe(description.replace(/\s+/g, " ").trim());
        if (step.kind === "ended" && line !== "") expect(description.endsWith(`: ${line}`)).toBe(true);
        else expect(description).toBe(encodeStep(step));
      }),
    );
  });

  test("fits into GitHub's 140 characters if no text follows it", () => {
    fc.assert(fc.property(statusStep, (step) => expect(encodeStep(step).length).toBeLessThanOrEqual(140)));
  });

  test("is parsed even if GitHub's limit has shortened its text", () => {
    const step: StatusStep = { kind: "ended", how: "failed", mayBeLive: true };
    expect(decodeStep(encodeStep(step, "x".repeat(200)).slice(0, 139).concat("…"))).toStrictEqual(step);
  });

  test("which repeats a step's is recognized, and not parsed as the step", () => {
    fc.assert(
      fc.property(statusStep, text, (step, words) => {
        const repeated = encodeRepeated(encodeStep(step, words));
        expect([isRepeated(repeated), decodeStep(repeated)]).toStrictEqual([true, null]);
        expect(isRepeated(encodeStep(step, words))).toBe(false);
      }),
    );
    expect(encodeRepeated("")).toBe("With its site:");
  });

  test.each(FOREIGN)("is ignored if this action did not write it: %j", (description) => {
    expect(decodeStep(description)).toBeNull();
  });

  test("is accepted only if it is exactly as the action writes it", () => {
    const written = statusStep.map((step) => encodeStep(step));
    const inserted = fc.constantFrom("", " ", ".", ")", "a", "0", "\n");
    const edited = fc.tuple(written, fc.nat(), fc.nat({ max: 1 }), inserted).map(([line, at, removed, more]) => {
      const index = at % (line.length + 1);
      return line.slice(0, index) + more + line.slice(index + removed);
    });
    const numRuns = runs(5_000);
    let accepted = 0;
    fc.assert(
      fc.property(edited, (description) => {
        const step = decodeStep(description);
        if (step === null || step.kind === "ended") return;
        accepted += 1;
        expect(encodeStep(step)).toBe(description);
      }),
      { numRuns },
    );
    expect(accepted).toBeGreaterThanOrEqual(Math.floor(numRuns / 50));
  });

  test("contains a hash if the deployment's name could not be parsed", () => {
    fc.assert(
      fc.property(fc.oneof(text, fc.constant("the deployment")), (name) => {
        const step: StatusStep = { kind: "removed", deployment: name };
        expect(decodeStep(encodeStep(step))).toStrictEqual({ kind: "removed", deployment: recordedName(name) });
        expect(recordedName(recordedName(name))).toBe(recordedName(name));
      }),
    );
    expect(recordedName("happy-otter-123")).toBe("happy-otter-123");
    expect(recordedName("a".repeat(64))).not.toBe(recordedName("a".repeat(65)));
  });
});

describe("the GitHub Deployments of records", () => {
  test.each(["rest", "graphql", "twice"] as const)("are read back as the same records (%s)", (api) => {
    fc.assert(
      fc.property(fc.uniqueArray(anyRecord, { maxLength: 4, selector: ({ id }) => id }), (records) => {
        const found = decodeDeployments(records.map((record) => listed(record, api)));
        const wanted = records.map((one) => ({ ...one, githubDeploymentId: one.githubDeploymentId ?? 0 }));
        expect(found.isComplete).toBe(true);
        expect(new Set(found.records)).toStrictEqual(new Set(wanted));
      }),
    );
  });

  test("are read, and the statuses and deployments of other tools are ignored", () => {
    fc.assert(
      fc.property(anyRecord, fc.array(fc.constantFrom(...FOREIGN), { maxLength: 5 }), (record, foreign) => {
        const own = listed(record, "rest");
        const statuses = own.statuses.flatMap((status) => [
          status,
          ...foreign.map((description) => ({ ...status, description })),
        ]);
        const other = { ...own, task: "deploy" };
        const found = decodeDeployments([
          other,
          { ...own, statuses: [{ id: 1, createdAt: 1, description: null }, ...statuses] },
        ]);
        expect(found).toStrictEqual(decodeDeployments([own]));
      }),
    );
  });

  test("are incomplete if one with this action's task has an unreadable payload, or one of another slot", () => {
    fc.assert(
      fc.property(anyRecord, anyRecord, fc.anything(), (record, other, payload) => {
        const own = listed(record, "rest");
        const unreadable = { ...listed(other, "rest"), payload };
        expect(decodeDeployments([own, unreadable])).toStrictEqual({ ...decodeDeployments([own]), isComplete: false });
        fc.pre(record.slot !== other.slot);
        expect(decodeDeployments([{ ...own, task: taskOf(other.slot) }])).toStrictEqual({
          records: [],
          isComplete: false,
        });
      }),
    );
  });

  test("have a different task for every slot, always of the same length", () => {
    fc.assert(fc.property(text, text, (one, other) => expect(taskOf(one) === taskOf(other)).toBe(one === other)));
    expect(taskOf("preview:acme/shop/pr-1")).toMatch(/^deploy:convex:[0-9a-f]{20}$/);
  });
});

describe("records in the comment", () => {
  test("are read back as the same records", () => {
    fc.assert(
      fc.property(
        fc.array(anyRecord, { maxLength: 4 }),
        fc.constantFrom("own" as const, "other" as const),
        (records, account) => {
          const kept: unknown = JSON.parse(JSON.stringify(encodeRecords(records)));
          expect(decodeRecords(kept, account)).toStrictEqual(records.map((record) => ({ ...record, account })));
        },
      ),
    );
  });

  test("are not read at all if any part of them was changed", () => {
    fc.assert(
      fc.property(anyRecord, fc.anything(), (record, value) => {
        const [kept = {}] = JSON.parse(JSON.stringify(encodeRecords([record]))) as readonly Record<string, unknown>[];
        for (const name of Object.keys(kept)) {
          const { [name]: _left, ...without } = kept;
          expect(decodeRecords([without], "own")).toBeNull();
          const changed = decodeRecords([{ ...kept, [name]: value }], "own");
          if (changed !== null) expect(encodeRecords(changed)).toStrictEqual([{ ...kept, [name]: value }]);
        }
      }),
    );
  });

  test.each<[string, (steps: unknown[]) => unknown]>([
    ["none", () => []],
    ["no first one", (steps) => steps.slice(1)],
    ["one in words that are not ours", (steps) => [...steps, [1, null, "Deployed."]]],
    ["one without a time", (steps) => [...steps, [null, null, "Removed a."]]],
    ["one at a negative time", (steps) => [...steps, [-1, null, "Removed a."]]],
    ["one with a broken id", (steps) => [...steps, [1, 0.5, "Removed a."]]],
    ["one with too much in it", (steps) => [...steps, [1, null, "Removed a.", 1]]],
    ["no list", () => "Removed a."],
  ])("are not read at all if the steps are wrong: %s", (_what, change) => {
    const [record] = fc.sample(anyRecord, { numRuns: 1, seed: 1 }) as [RunRecord];
    const [kept] = encodeRecords([record]) as readonly { readonly steps: unknown[] }[];
    expect(decodeRecords([kept], "own")).not.toBeNull();
    expect(decodeRecords([{ ...kept, steps: change([...(kept?.steps ?? [])]) }], "own")).toBeNull();
  });

  test("reject a payload of another version", () => {
    const [record] = fc.sample(anyRecord, { numRuns: 1, seed: 1 }) as [RunRecord];
    expect(decodeHead(encodeHead(record))).not.toBeNull();
    expect(decodeHead({ ...encodeHead(record), version: 2 })).toBeNull();
  });
});
