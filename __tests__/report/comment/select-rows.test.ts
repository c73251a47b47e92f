import { describe, expect, test } from "@jest/globals";
import type { CommentEntry } from "../../../src/report/comment/comment-row.ts";
import { foldEntries } from "../../../src/report/comment/fold-entries.ts";
import { renderComment } from "../../../src/report/comment/render-comment.ts";
import { selectRows, slotWithoutTarget } from "../../../src/report/comment/select-rows.ts";
import { ended, entry, pushed, REPOSITORY, record, row } from "./fixtures.ts";

/** A time after the five days that a run without a timeout can take. */
const LATER = 10 * 24 * 60 * 60_000;

function attemptEntry(...args: Parameters<typeof record>): CommentEntry {
  const made = record(...args);
  return { record: made, row: row({ appName: made.appName }, "failed", made.steps.at(-1)?.at ?? 0, made.runId) };
}

const CREATING = { kind: "claimed", deployment: "new-owl-2", created: true, at: 2_100, statusId: null } as const;

/** A run whose preview a cleanup has removed. */
function removedEntry(): CommentEntry {
  const { record: made, row: shown } = entry("web", 1, "deployed");
  const removed = { kind: "removed", deployment: "calm-fox-web", at: 1_900, statusId: null } as const;
  return { record: { ...made, steps: [...made.steps, removed] }, row: shown };
}

const shownRows = (entries: readonly CommentEntry[], now = 0) =>
  selectRows(entries, now).map(({ attempt, live }) => [
    attempt.appName,
    attempt.runUrl.split("/").at(-1),
    live === null ? null : live.kind,
    live !== null && "row" in live ? (live.row?.runUrl.split("/").at(-1) ?? null) : null,
  ]);

describe("the table", () => {
  test("has a row for each slot, by app: the last attempt, and nothing else if that is live", () => {
    expect(
      shownRows([entry("web", 2, "deployed"), entry("web", 1, "deployed"), entry("admin", 1, "deployed")]),
    ).toStrictEqual([
      ["admin", "1", null, null],
      ["web", "2", null, null],
    ]);
  });

  test("has the rows of one app in the order of their slots, and none for a run that has no row", () => {
    const inSlot = (slot: string, runId: number) => attemptEntry("web", runId, [ended(runId)], { slot });
    const [one, other] = [inSlot("preview:acme/shop/a", 2), inSlot("preview:acme/shop/b", 1)];
    const withoutRow = { ...attemptEntry("admin", 3, [ended(3)]), row: null };
    for (const entries of [
      [one, other, withoutRow],
      [withoutRow, other, one],
    ])
      expect(shownRows(entries)).toStrictEqual([
        ["web", "2", null, null],
        ["web", "1", null, null],
      ]);
    expect(shownRows([withoutRow])).toStrictEqual([]);
  });

  test("tells apps of the same name apart by their folders", () => {
    const named = (slot: string, workingDirectory: string, appName = "backend") => {
      const made = record(slot, 1, pushed(slot, 1), { appName, workingDirectory });
      return { record: made, row: row({ appName }, "deployed", 1_500) };
    };
    const shown = (entries: readonly CommentEntry[]) => selectRows(entries, 0).map(({ attempt }) => attempt.appName);
    const [webs, admins] = [named("a", "webs/backend"), named("b", "admins/backend")];
    expect(shown([webs, admins, named("c", "site", "site")])).toStrictEqual(["webs/backend", "admins/backend", "site"]);
    expect(shown([webs, named("d", "api")])).toStrictEqual(["webs/backend", "backend (api)"]);
    expect(shown([webs, named("d", ".")])).toStrictEqual(["webs/backend", "backend"]);
    expect(shown([webs, named("e", "webs/backend")])).toStrictEqual(["backend", "backend"]);
    const deep = `${"x".repeat(200)}/backend`;
    expect(shown([webs, named("f", deep)])).toStrictEqual(["webs/backend", deep.slice(0, 120)]);
  });

  test("does not say of a deleted preview that it has its data", () => {
    const context = { serverUrl: "https://github.com", repository: REPOSITORY, pullRequestNumber: 7 };
    const render = (status: "deployed" | "removed") => {
      const { record: made, row: deployed } = entry("web", 1, "deployed");
      return renderComment(
        [{ record: made, row: deployed && { ...deployed, status, previewCreated: "false" } }],
        context,
        0,
      );
    };
    expect(render("deployed")).toContain("reused with its data");
    expect(render("removed")).not.toContain("reused with its data");
  });

  test("shows what stays live if the last attempt failed or is in progress", () => {
    expect(shownRows([entry("web", 1, "deployed"), entry("web", 2, "failed")])).toStrictEqual([
      ["web", "2", "live", "1"],
    ]);
    expect(shownRows([entry("web", 1, "deployed"), entry("web", 2, "deploying")])).toStrictEqual([
      ["web", "2", "live", "1"],
    ]);
  });

  test("shows what may be live if a push was stopped", () => {
    const pushing = { kind: "pushing", deployment: "calm-fox-web", created: false, at: 2_100, statusId: null } as const;
    const stopped = attemptEntry("web", 2, [pushing, ended(2, true)]);
    expect(shownRows([entry("web", 1, "deployed"), stopped])).toStrictEqual([["web", "2", "may-be-live", "1"]]);
    expect(shownRows([stopped])).toStrictEqual([["web", "2", "may-be-live", "2"]]);
    // A run in progress will still record how it ended. A run past its deadline will not.
    const open = attemptEntry("web", 2, [pushing]);
    expect(shownRows([entry("web", 1, "deployed"), open])).toStrictEqual([["web", "2", "live", "1"]]);
    expect(shownRows([entry("web", 1, "deployed"), open], LATER)).toStrictEqual([["web", "2", "may-be-live", "1"]]);
  });

  test("shows a run that is past its deadline without an end as cancelled, but not while it seeds after its push", () => {
    const shown = (steps: Parameters<typeof record>[2], now: number, written: "deploying" | "failed" = "deploying") => {
      const made = record("web", 1, steps);
      return selectRows([{ record: made, row: row({ appName: "web" }, written, 1_000) }], now)[0]?.attempt;
    };
    const status = (...args: Parameters<typeof shown>) => shown(...args)?.status;
    expect([status([], 0), status([], LATER)]).toStrictEqual(["deploying", "cancelled"]);
    expect(status([{ kind: "ended", how: "lost", mayBeLive: false, at: 9_000, statusId: null }], 0)).toBe("cancelled");
    expect(status(pushed("web", 1), 0)).toBe("deploying");
    expect(shown([], LATER)?.cause).toMatch(/^The run did not report how it ended, so it may have deployed\./);
    expect(shown([], LATER, "failed")).toMatchObject({ status: "failed", cause: "" });
  });

  test("names the last three commits that may be live", () => {
    const stopped = (runId: number) =>
      attemptEntry("web", runId, [
        { kind: "pushing", deployment: "calm-fox-web", created: false, at: runId * 1000 + 100, statusId: null },
        ended(runId, true),
      ]);
    const entries = [entry("web", 1, "deployed"), ...[2, 3, 4].map(stopped)];
    expect(selectRows(entries, 0)[0]?.live).toStrictEqual({
      kind: "may-be-live",
      commits: [entries[2], entries[3], entries[0]].map((one) => one?.record.commit),
      row: entries[0]?.row,
    });
  });

  test("shows an earlier push that may be live if its order with a later claim is not known", () => {
    // GitHub's times are whole seconds, so the push may have ended after the claim.
    const claimed = { kind: "claimed", deployment: "new-owl-2", created: true, at: 2_000, statusId: null } as const;
    const failed = attemptEntry("web", 2, [claimed, ended(2)], { recreates: true });
    const earlier = record("web", 1, [
      { kind: "pushing", deployment: "calm-fox-web", created: true, at: 1_000, statusId: null },
      { kind: "pushed", deployment: "calm-fox-web", imported: false, seeded: false, at: 2_000, statusId: null },
    ]);
    const entries = [{ record: earlier, row: row({}, "deployed", 2_000) }, failed];
    const shown = renderComment(
      entries,
      { serverUrl: "https://github.com", repository: REPOSITORY, pullRequestNumber: 7 },
      0,
    );
    expect(shown).toContain(
      "[`0000000`](https://github.com/acme/shop/commit/0000000000000000000000000000000000000001) may be live",
    );
  });

  test("shows that nothing is live if a claim replaced the deployment and the push failed", () => {
    const failed = attemptEntry("web", 2, [CREATING, ended(2)], { recreates: true });
    expect(shownRows([entry("web", 1, "deployed"), failed])).toStrictEqual([["web", "2", "nothing", null]]);
    // The same after the entries are folded.
    expect(shownRows(foldEntries([entry("web", 1, "deployed"), failed]))).toStrictEqual([
      ["web", "2", "nothing", null],
    ]);
    expect(shownRows([failed])).toStrictEqual([["web", "2", null, null]]);
  });

  test("shows that nothing is live if the failed run recreates, or created a deployment because the old one was gone", () => {
    const live = (before: CommentEntry, ...args: Parameters<typeof record>) =>
      shownRows([before, attemptEntry(...args)]).map(([, , shown]) => shown);
    expect(live(entry("web", 1, "deployed"), "web", 2, [CREATING, ended(2)])).toStrictEqual(["nothing"]);
    expect(live(removedEntry(), "web", 2, [ended(2)], { recreates: true })).toStrictEqual(["nothing"]);
    // It may still push.
    expect(live(entry("web", 1, "deployed"), "web", 2, [CREATING])).toStrictEqual([null]);
    // It has changed nothing.
    expect(live(removedEntry(), "web", 2, [ended(2)])).toStrictEqual([null]);
  });

  test("says nothing more of a preview that its run created and a cleanup removed", () => {
    const { record: made, row: shown } = removedEntry();
    const [begun, , ...others] = made.steps;
    const created = begun && { ...made, steps: [begun, { ...CREATING, deployment: "calm-fox-web" }, ...others] };
    expect(created && shownRows([{ record: created, row: shown }])).toStrictEqual([["web", "1", null, null]]);
  });

  test("has one row for a slot whose app was renamed", () => {
    const renamed = record("web", 2, pushed("web", 2), { appName: "site" });
    const entries = [
      entry("web", 1, "deployed"),
      { record: renamed, row: row({ appName: "site" }, "deployed", 2_500, 2) },
    ];
    expect(shownRows(entries)).toStrictEqual([["site", "2", null, null]]);
  });

  test("has a row for a run without a target, until a later run of its app has one", () => {
    const slot = slotWithoutTarget(".", "web");
    const refused = attemptEntry("web", 2, [ended(2)], { id: "refused", slot });
    expect(shownRows([entry("web", 1, "deployed"), refused])).toHaveLength(2);
    expect(shownRows([entry("web", 3, "deployed"), refused])).toStrictEqual([["web", "3", null, null]]);
    expect(shownRows([entry("admin", 3, "deployed"), refused])).toHaveLength(2);
    const inFolder = entry("web", 3, "deployed");
    expect(
      shownRows([{ ...inFolder, record: { ...inFolder.record, workingDirectory: "apps/web" } }, refused]),
    ).toHaveLength(2);
  });

  test("has a row for each app and each folder whose last run has no target", () => {
    const refused = [
      [".", "admin"],
      [".", "web"],
      ["apps/web", "web"],
    ].map(([workingDirectory = "", appName = ""], at) =>
      attemptEntry(appName, at + 1, [ended(at + 1)], {
        slot: slotWithoutTarget(workingDirectory, appName),
        workingDirectory,
      }),
    );
    expect(shownRows(refused).map(([, run]) => run)).toStrictEqual(["1", "2", "3"]);
  });

  test("keeps the row of a job whose key was refused, although a later job of its matrix has deployed", () => {
    const slot = slotWithoutTarget(".", "web");
    const refused = attemptEntry("web", 2, [ended(2)], { id: "refused", slot });
    const other = entry("web", 3, "deployed");
    const inRun = (runAttempt: number) => ({ ...other, record: { ...other.record, runId: 2, runAttempt } });
    expect(shownRows([inRun(refused.record.runAttempt), refused])).toHaveLength(2);
    // The key is right when the failed jobs run again.
    expect(shownRows([inRun(refused.record.runAttempt + 1), refused])).toHaveLength(1);
  });

  test("hides a failed cleanup when a later one has removed or kept the preview", () => {
    const failed = attemptEntry("web", 2, [ended(2)], { id: "failed", slot: slotWithoutTarget(".", "web") });
    const cleanedUp = (kind: "removed" | "kept", at: number) => {
      const deployed = entry("web", 1, "deployed");
      const step = { kind, deployment: "calm-fox-web", at, statusId: null };
      return { ...deployed, record: { ...deployed.record, steps: [...deployed.record.steps, step] } };
    };
    for (const kind of ["removed", "kept"] as const) {
      expect(shownRows([cleanedUp(kind, 3_000), failed]).map(([, run]) => run)).toStrictEqual(["1"]);
      expect(shownRows([cleanedUp(kind, 2_000), failed])).toHaveLength(1);
      expect(shownRows([cleanedUp(kind, 1_500), failed])).toHaveLength(2);
    }
  });
});
