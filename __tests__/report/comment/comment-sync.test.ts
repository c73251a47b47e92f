/** Which calls are made when, against comments in memory and with a clock that the tests advance. */
import { setImmediate as turn } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import type { Comparison } from "../../../src/contract/comparison.ts";
import type { ViewerComment } from "../../../src/github/comment-node.ts";
import type { CommentEntry, CommentRow } from "../../../src/report/comment/comment-row.ts";
import { decodeState, encodeState } from "../../../src/report/comment/comment-state.ts";
import { type CommentSettings, CommentSync } from "../../../src/report/comment/comment-sync.ts";
import { renderComment } from "../../../src/report/comment/render-comment.ts";
import { entry, REPOSITORY } from "./fixtures.ts";

const NUMBER = 7;
const PLACE = { serverUrl: "https://github.com", repository: REPOSITORY, pullRequestNumber: NUMBER };
const render = (entries: readonly CommentEntry[]) => renderComment(entries, PLACE, 0);
const MINE = entry("mine", 5, "deploying");
const MINE_DONE = entry("mine", 5, "deployed");
const OTHER_DONE = entry("other", 5, "deployed");

class Comments {
  /** Each request, with the milliseconds since the start of the test. */
  readonly calls: string[] = [];
  /** What another job does right after a request such as `create` or `update 1`: once, or in `always` each time. */
  readonly others = new Map<string, () => void>();
  readonly always = new Map<string, () => void>();
  slowestMs = 0;
  readonly #all = new Map<number, ViewerComment>();
  #newest = 10;

  put(id: number, rows: readonly CommentEntry[], ageMs = 0): void {
    this.#all.set(id, { id, body: render(rows), url: `https://github.com/c/${id}`, createdAt: Date.now() - ageMs });
  }

  edit(id: number, body: string): void {
    const found = this.#all.get(id);
    if (found !== undefined) this.#all.set(id, { ...found, body });
  }

  delete(id: number): void {
    this.#all.delete(id);
  }

  /** Each comment with its rows, as `app status`. */
  get rows(): Readonly<Record<number, readonly string[] | null>> {
    const told = ({ body }: ViewerComment) =>
      decodeState(body, NUMBER)?.flatMap(({ row }) => (row === null ? [] : `${row.appName} ${row.status}`)) ?? null;
    return Object.fromEntries([...this.#all].map(([id, comment]) => [id, told(comment)]));
  }

  seen(): CommentSettings["comments"] {
    const comments = this;
    return {
      number: NUMBER,
      get slowestMs() {
        return comments.slowestMs;
      },
      fetchSnapshot: async () => {
        const viewerComments = [...this.#all.values()].sort((one, other) => one.id - other.id);
        this.#called("view");
        return { isOpen: true, headSha: "", viewerComments, pages: new Map(), isComplete: true };
      },
      read: async (id) => {
        const found = this.#all.get(id) ?? null;
        this.#called(`read ${id}`);
        return found;
      },
      create: async (body) => {
        const id = ++this.#newest;
        const created = { id, body, url: `https://github.com/c/${id}`, createdAt: Date.now() };
        this.#all.set(id, created);
        this.#called("create");
        return created;
      },
      update: async (id, body) => {
        this.edit(id, body);
        const found = this.#all.get(id) ?? null;
        this.#called(`update ${id}`);
        return found;
      },
      remove: async (id) => {
        this.delete(id);
        this.#called(`remove ${id}`);
      },
    };
  }

  #called(what: string): void {
    this.calls.push(`${what} @${Date.now()}`);
    this.others.get(what)?.();
    this.others.delete(what);
    this.always.get(what)?.();
  }
}

let comments: Comments;
let hurry: AbortController;
let comment: CommentSync;

function open(
  redactExternal = (text: string) => text,
  onlyAfterFailure = false,
  rendered: CommentSettings["render"] = render,
): CommentSync {
  return new CommentSync({
    comments: comments.seen(),
    render: rendered,
    redaction: { redactExternal, redactTrusted: redactExternal, redactSent: redactExternal },
    onlyAfterFailure,
    skipDelays: hurry.signal,
  });
}

beforeEach(() => {
  jest.useFakeTimers({ doNotFake: ["setImmediate", "nextTick"], now: 0 });
  jest.spyOn(Math, "random").mockReturnValue(0.5);
  comments = new Comments();
  hurry = new AbortController();
  comment = open();
});

afterEach(() => {
  jest.restoreAllMocks();
  jest.useRealTimers();
});

/** Advances the clock until the promise settles. */
async function done<Result>(begun: Promise<Result>): Promise<Result> {
  let isOver = false;
  const over = begun.finally(() => {
    isOver = true;
  });
  over.catch(() => {});
  for (;;) {
    await turn();
    if (isOver) return over;
    jest.advanceTimersToNextTimer();
  }
}

/** The requests since the last call of this function. */
const calls = () => comments.calls.splice(0);

describe("the start of a run", () => {
  const begin = async (own = MINE) => {
    await comment.fetch();
    return done(comment.writeStart(own));
  };

  test("is written to the existing comment", async () => {
    comments.put(1, [OTHER_DONE]);
    expect(await begin()).toBe("https://github.com/c/1");
    expect(calls()).toStrictEqual(["view @0", "update 1 @0"]);
    expect(comments.rows).toStrictEqual({ 1: ["mine deploying", "other deployed"] });
  });

  test("is written to the existing comment after that was read again, if it was read a while ago", async () => {
    comments.put(1, []);
    await comment.fetch();
    comments.put(1, [OTHER_DONE]);
    jest.advanceTimersByTime(100);
    await done(comment.writeStart(MINE));
    expect(calls()).toStrictEqual(["view @0", "read 1 @100", "update 1 @100"]);
    expect(comments.rows).toStrictEqual({ 1: ["mine deploying", "other deployed"] });
  });

  test("is written to a new comment with no request before the pause, however long ago the comments were listed", async () => {
    await comment.fetch();
    jest.advanceTimersByTime(100);
    await done(comment.writeStart(MINE));
    expect(calls()).toStrictEqual(["view @0", "view @850", "create @850", "view @985"]);
  });

  test("fails if the rendered comment could not be read again, and creates none", async () => {
    comment = open(undefined, false, () => "no state");
    await expect(begin()).rejects.toThrow("The comment cannot be parsed.");
    expect(comments.rows).toStrictEqual({});
  });

  test("is not written if the comment has it", async () => {
    comments.put(1, [MINE]);
    await begin();
    expect(calls()).toStrictEqual(["view @0"]);
  });

  test.each([
    [0, ["view @0", "view @0", "create @0", "view @100"]],
    [0.5, ["view @0", "view @750", "create @750", "view @885"]],
    [1, ["view @0", "view @1500", "create @1500", "view @1670"]],
  ])(
    "is written to a new comment after a pause, and other comments are looked for (random number %d)",
    async (chance, expected) => {
      jest.spyOn(Math, "random").mockReturnValue(chance);
      expect(await begin()).toBe("https://github.com/c/11");
      expect(calls()).toStrictEqual(expected);
      expect(comments.rows).toStrictEqual({ 11: ["mine deploying"] });
    },
  );

  test("is written without a pause if the deploy has finished", async () => {
    hurry.abort();
    await begin();
    expect(calls()).toStrictEqual(["view @0", "view @0", "create @0", "view @0"]);
  });

  test("is written as soon as the deploy finishes during the pause", async () => {
    setTimeout(() => hurry.abort(), 300);
    await begin();
    expect(calls()).toStrictEqual(["view @0", "view @300", "create @300", "view @300"]);
    expect(jest.getTimerCount()).toBe(0);
  });

  test("is written to the comment that another job created during the pause", async () => {
    setTimeout(() => comments.put(1, [OTHER_DONE]), 300);
    await begin();
    expect(calls()).toStrictEqual(["view @0", "view @750", "update 1 @750"]);
  });

  test("moves to an older comment that was created at the same time, and its own is deleted", async () => {
    comments.others.set("create", () => comments.put(1, [OTHER_DONE]));
    expect(await begin()).toBe("https://github.com/c/1");
    expect(calls()).toStrictEqual([
      "view @0",
      "view @750",
      "create @750",
      "view @885",
      "update 1 @885",
      "remove 11 @885",
    ]);
    expect(comments.rows).toStrictEqual({ 1: ["mine deploying", "other deployed"] });
  });

  test("is written with the row of a newer comment, which stays for the job that created it", async () => {
    comments.others.set("create", () => comments.put(12, [OTHER_DONE]));
    await begin();
    expect(calls()).toStrictEqual(["view @0", "view @750", "create @750", "view @885", "update 11 @885"]);
    expect(comments.rows).toStrictEqual({ 11: ["mine deploying", "other deployed"], 12: ["other deployed"] });
  });

  test("does not replace the row of a run that started later", async () => {
    comments.put(1, [entry("mine", 6, "deployed")]);
    expect(await begin()).toBe("https://github.com/c/1");
    expect(comments.rows).toStrictEqual({ 1: ["mine deployed"] });
    expect(comment.entries.map(({ record }) => record.runId)).toStrictEqual([5, 6]);
  });

  test("does not change a comment that the action did not write", async () => {
    comments.put(1, []);
    comments.edit(1, "Looks good");
    await begin();
    expect(comments.rows).toStrictEqual({ 1: null, 11: ["mine deploying"] });
  });

  test("is redacted before it is stored", async () => {
    comment = open((text) => text.replaceAll("mine", "***"));
    await begin();
    expect(comments.rows).toStrictEqual({ 11: ["*** deploying"] });
  });
});

describe("a comment with `comment: failures`", () => {
  const breaking: Comparison = {
    ...{ baseBranch: "main", problem: null, notCompared: [], waivedBy: null },
    changes: [{ rule: "function-removed", subject: "messages:list", part: "", detail: "" }],
  };
  const withRow = (change: Partial<CommentRow>): CommentEntry => {
    const { record, row } = MINE_DONE;
    return { record, row: row && { ...row, ...change } };
  };
  const tell = async (own: CommentEntry) => {
    comment = open(undefined, true);
    await comment.fetch();
    const begun = await done(comment.writeStart(MINE));
    return [begun, await done(comment.writeEnd([own]))];
  };

  test.each<[Partial<CommentRow>]>([
    [{ status: "deployed" }],
    [{ status: "skipped" }],
    [{ comparison: { ...breaking, changes: [] } }],
  ])("is not created for %j", async (change) => {
    expect(await tell(withRow(change))).toStrictEqual([null, null]);
    expect(comments.rows).toStrictEqual({});
  });

  test.each<[Partial<CommentRow>]>([
    [{ status: "failed" }],
    [{ status: "refused" }],
    [{ status: "cancelled" }],
    [{ comparison: breaking }],
  ])("is created at the end of a run with %j", async (change) => {
    expect(await tell(withRow(change))).toStrictEqual([null, "https://github.com/c/11"]);
    expect(Object.keys(comments.rows)).toStrictEqual(["11"]);
  });

  test("is created if one of several rows shows a failure, even if another run has no row", async () => {
    comment = open(undefined, true);
    const withoutRow = { ...entry("first", 5, "deployed"), row: null };
    await done(comment.writeEnd([withoutRow, OTHER_DONE, withRow({ status: "failed" })]));
    expect(comments.rows).toStrictEqual({ 11: ["mine failed", "other deployed"] });
  });

  test("is updated if it exists", async () => {
    comments.put(1, [OTHER_DONE]);
    expect(await tell(MINE_DONE)).toStrictEqual(["https://github.com/c/1", "https://github.com/c/1"]);
    expect(comments.rows).toStrictEqual({ 1: ["mine deployed", "other deployed"] });
  });
});

describe("the end of a run", () => {
  const end = (own = MINE_DONE) => done(comment.writeEnd([own]));
  /** Lets the run start, with comment 1. */
  const begun = async (...beside: readonly CommentEntry[]) => {
    comments.put(1, beside);
    await comment.fetch();
    await done(comment.writeStart(MINE));
    calls();
  };

  /** Lets the run start with a comment that it creates, and build for a second. */
  const buildNew = async () => {
    await done(comment.writeStart(MINE));
    jest.advanceTimersByTime(1_000);
  };

  test("is written, and the comment is read again", async () => {
    await begun(OTHER_DONE);
    expect(await end()).toBe("https://github.com/c/1");
    expect(calls()).toStrictEqual(["read 1 @0", "update 1 @0", "read 1 @135"]);
    expect(comments.rows).toStrictEqual({ 1: ["mine deployed", "other deployed"] });
  });

  test.each([
    [99, ["update 1 @99", "read 1 @234"]],
    [100, ["read 1 @100", "update 1 @100", "read 1 @235"]],
  ])("is written %i ms after the comment was read, with the calls %j", async (age, expected) => {
    await begun(OTHER_DONE);
    await comment.fetch();
    calls();
    jest.advanceTimersByTime(age);
    await end();
    expect(calls()).toStrictEqual(expected);
  });

  test.each([
    [0, 337.5, "another run in progress"],
    [125, 337.5, "another run in progress, and a quick GitHub"],
    [1_000, 2_700, "a slow GitHub"],
    [1_500, 4_050, "a GitHub as slow as the longest pause allows"],
    [9_000, 4_050, "a slower GitHub"],
  ])(
    "is checked after more time than two of GitHub's slowest responses of %i ms: after %d ms with %s",
    async (slowestMs, pause) => {
      await begun(entry("other", 4, "deploying"));
      comments.slowestMs = slowestMs;
      await end();
      expect(calls()).toStrictEqual(["read 1 @0", "update 1 @0", `read 1 @${Math.floor(pause)}`]);
    },
  );

  test("is checked sooner if no other run is in progress, and not written if nothing changed", async () => {
    await begun(OTHER_DONE);
    await end(entry("mine", 5, "deploying"));
    expect(calls()).toStrictEqual(["read 1 @0"]);
    jest.spyOn(Math, "random").mockReturnValue(1);
    await end();
    expect(calls()).toStrictEqual(["update 1 @0", "read 1 @170"]);
  });

  test("is checked after more time than GitHub's slowest response if no other run is in progress", async () => {
    await begun(OTHER_DONE);
    comments.slowestMs = 1_000;
    await end();
    expect(calls()).toStrictEqual(["read 1 @0", "update 1 @0", "read 1 @1350"]);
  });

  test("is written again if another job overwrote it, with every row that was read", async () => {
    await begun(OTHER_DONE);
    comments.others.set("update 1", () => comments.put(1, [entry("third", 5, "deployed")]));
    await end();
    expect(calls()).toStrictEqual(["read 1 @0", "update 1 @0", "read 1 @135", "update 1 @135", "read 1 @270"]);
    expect(comments.rows).toStrictEqual({ 1: ["mine deployed", "other deployed", "third deployed"] });
  });

  test("is written twelve times at most", async () => {
    await begun(OTHER_DONE);
    comments.always.set("update 1", () => comments.put(1, [OTHER_DONE]));
    expect(await end()).toBe("https://github.com/c/1");
    expect(calls().filter((call) => call.startsWith("update"))).toHaveLength(12);
  });

  test("is added to the row of a run that started later and overwrote it", async () => {
    await begun();
    comments.put(1, [entry("mine", 6, "deploying")]);
    expect(await end()).toBe("https://github.com/c/1");
    expect(calls()).toStrictEqual(["read 1 @0", "update 1 @0", "read 1 @337"]);
    // The live run stays in the row of the run that is in progress.
    expect(comments.rows).toStrictEqual({ 1: ["mine deployed", "mine deploying"] });
  });

  test("is written to a new comment if none was read", async () => {
    await end();
    expect(calls()).toStrictEqual(["view @0", "create @0", "view @135"]);
  });

  test("is written to a new comment if somebody deleted the old one", async () => {
    await begun(OTHER_DONE);
    comments.delete(1);
    await end();
    expect(calls()).toStrictEqual(["read 1 @0", "view @0", "create @0", "view @135"]);
    expect(comments.rows).toStrictEqual({ 11: ["mine deployed", "other deployed"] });
  });

  test("is written to a new comment if somebody replaced the text of the old one", async () => {
    await begun(OTHER_DONE);
    comments.edit(1, "Looks good");
    await end();
    expect(calls()).toStrictEqual(["read 1 @0", "view @0", "create @0", "view @135"]);
    expect(comments.rows).toStrictEqual({ 1: null, 11: ["mine deployed", "other deployed"] });
  });

  test("is written to a new comment if the old one was deleted after it was read", async () => {
    await begun(OTHER_DONE);
    comments.others.set("read 1", () => comments.delete(1));
    await end();
    expect(calls()).toStrictEqual(["read 1 @0", "update 1 @0", "view @0", "create @0", "view @135"]);
  });

  test("is written to an older comment if its own was merged into that after it was read", async () => {
    comments.put(2, [OTHER_DONE]);
    await comment.fetch();
    await done(comment.writeStart(MINE));
    calls();
    comments.others.set("read 2", () => {
      comments.delete(2);
      comments.put(1, [OTHER_DONE]);
    });
    await end();
    expect(calls()).toStrictEqual(["read 2 @0", "update 2 @0", "view @0", "update 1 @0", "read 1 @135"]);
    expect(comments.rows).toStrictEqual({ 1: ["mine deployed", "other deployed"] });
  });

  test("is written to an older comment if there is one, and the comment that this run created is deleted", async () => {
    await buildNew();
    comments.put(1, [OTHER_DONE]);
    calls();
    const at = Date.now();
    await end();
    expect(calls()).toStrictEqual([
      `view @${at}`,
      `update 1 @${at}`,
      `view @${at + 135}`,
      `remove 11 @${at + 135}`,
      `view @${at + 270}`,
    ]);
    expect(comments.rows).toStrictEqual({ 1: ["mine deployed", "other deployed"] });
  });

  test.each([
    ["of this run, whose creation got no response", [MINE], 0, true],
    ["of this run, with what it had read", [MINE, OTHER_DONE], 0, true],
    ["of this run's other app", [entry("other", 5, "deploying")], 0, false],
    ["of another run of this app", [entry("mine", 4, "deployed")], 0, false],
    ["of another job, which may be about to delete it", [OTHER_DONE], 60_000, false],
    ["of a job that ended before it could delete it", [OTHER_DONE], 60_001, true],
  ] as const)("deletes a duplicate %s: %j, %i ms old: %j", async (_, rows, ageMs, isRemoved) => {
    await buildNew();
    comments.put(12, rows, ageMs - 135);
    calls();
    await end();
    expect(12 in comments.rows).toBe(!isRemoved);
    expect(11 in comments.rows).toBe(true);
  });

  test("is not checked again after another job's duplicate was deleted", async () => {
    await buildNew();
    comments.put(12, [OTHER_DONE], 90_000);
    calls();
    const at = Date.now();
    await end();
    expect(calls()).toStrictEqual([`view @${at}`, `update 11 @${at}`, `view @${at + 135}`, `remove 12 @${at + 135}`]);
  });

  test("is written without the rows of a comment that was copied from another pull request", async () => {
    await begun(OTHER_DONE);
    comments.edit(1, encodeState([OTHER_DONE], NUMBER + 1));
    await end();
    expect(comments.rows).toStrictEqual({ 1: null, 11: ["mine deployed", "other deployed"] });
  });
});

describe("the page of the comment", () => {
  const FIRST = { after: null };
  const SECOND = { after: "cursor" };
  const listed = (id: number, rows: readonly CommentEntry[] = [OTHER_DONE], ageMs = 0): ViewerComment => ({
    ...{ id, body: render(rows), url: `https://github.com/c/${id}`, createdAt: Date.now() - ageMs },
  });
  /** Lets the run read pages, each with the IDs of its comments; all pages by default. */
  const take = (
    pages: readonly (readonly [{ readonly after: string | null }, readonly ViewerComment[]])[],
    isComplete = true,
  ) =>
    comment.take({
      viewerComments: pages.flatMap(([, found]) => found),
      pages: new Map(pages.flatMap(([page, found]) => found.map(({ id }) => [id, page] as const))),
      isComplete,
    });

  test("is the one on which the comment was found", () => {
    expect(comment.number).toBe(NUMBER);
    expect(comment.page).toBeNull();
    take([
      [FIRST, []],
      [SECOND, [listed(1)]],
    ]);
    expect(comment.page).toStrictEqual(SECOND);
  });

  test("is unknown if a comment is not the action's", () => {
    take([[SECOND, [{ ...listed(1), body: "Looks good" }]]]);
    expect(comment.page).toBeNull();
  });

  test("is unknown while another run may have created a comment at the same time", async () => {
    await done(comment.writeStart(MINE));
    take([[SECOND, [listed(11)]]]);
    expect(comment.page).toBeNull();
  });

  test("stays if the comment is not on the page that was read", () => {
    take([[SECOND, [listed(1)]]]);
    take([[FIRST, []]], false);
    expect(comment.page).toStrictEqual(SECOND);
  });

  test("is unknown if the comment is on none of all pages", () => {
    take([[SECOND, [listed(1)]]]);
    take([[FIRST, []]]);
    expect(comment.page).toBeNull();
  });

  test("is unknown if the comment was deleted, and it could not be read what is there now", async () => {
    take([[SECOND, [listed(1)]]]);
    jest.advanceTimersByTime(100);
    comments.others.set("view", () => {
      throw new Error("502");
    });
    await expect(done(comment.writeEnd([MINE_DONE]))).rejects.toThrow("502");
    expect(comment.page).toBeNull();
  });

  test("follows the comment to the page on which it was found last", () => {
    take([[SECOND, [listed(1)]]]);
    take([[FIRST, [listed(1)]]], false);
    expect(comment.page).toStrictEqual(FIRST);
  });

  test("does not matter for a duplicate on another page, which is deleted", async () => {
    comments.put(1, [OTHER_DONE]);
    take([
      [FIRST, [listed(1)]],
      [SECOND, [listed(2, [OTHER_DONE], 90_000)]],
    ]);
    take([[FIRST, [listed(1)]]], false);
    await done(comment.writeEnd([MINE_DONE]));
    expect(calls().filter((call) => call.startsWith("remove"))).toStrictEqual(["remove 2 @135"]);
  });

  test("is read again with a duplicate on it, which is deleted once", async () => {
    comments.put(1, [OTHER_DONE]);
    const both = () => [listed(1), listed(2, [OTHER_DONE], 90_000)];
    take([[FIRST, both()]]);
    take([[FIRST, both()]], false);
    await done(comment.writeEnd([MINE_DONE]));
    expect(calls().filter((call) => call.startsWith("remove"))).toStrictEqual(["remove 2 @135"]);
  });
});
