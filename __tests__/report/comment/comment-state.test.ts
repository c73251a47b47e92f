import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { NO_DEPLOYMENT } from "../../../src/outcome/outcome.ts";
import { toPublicOutcome } from "../../../src/outcome/public-outcome.ts";
import type { SeedRecord } from "../../../src/outcome/seed-record.ts";
import {
  type CommentRow,
  decodeState,
  encodeState,
  isOverwritten,
  isSameRun,
  mergeRows,
  redactRow,
  toRow,
} from "../../../src/report/comment/comment-state.ts";
import { type OutcomeFields, testOutcome } from "../../../tools/report-previews/test-outcome.ts";
import { anyCharacter } from "../../arbitraries/any-character.ts";
import { runs } from "../../setup-fast-check.ts";

const DEPLOYED: Partial<OutcomeFields> = {
  workingDirectory: "apps/web",
  deployment: { ...NO_DEPLOYMENT, name: "happy-otter-123", url: "https://happy-otter-123.convex.cloud" },
  buildSeconds: 4,
  pushSeconds: 5,
};

const AS_IT_IS = (text: string) => text;
const NOTHING_HIDDEN = { redactExternal: AS_IT_IS, redactTrusted: AS_IT_IS, redactSent: AS_IT_IS };
const PULL_REQUEST = 7;
const encode = (rows: readonly CommentRow[]) => encodeState(rows, PULL_REQUEST);
const decode = (body: string) => decodeState(body, PULL_REQUEST);

function row(change: Partial<OutcomeFields> = {}, runId = 5, runAttempt = 1): CommentRow {
  const outcome = testOutcome({ ...DEPLOYED, ...change });
  return toRow(toPublicOutcome(outcome, NOTHING_HIDDEN), outcome.ending.status, {
    runId,
    runAttempt,
    runUrl: "https://github.com/acme/shop/actions/runs/1",
    githubDeploymentId: null,
    liveGitHubDeploymentId: null,
    liveCommit: "",
    seed: null,
  });
}

function seedRecord(change: Partial<SeedRecord> = {}): SeedRecord {
  return { deploymentName: "happy-otter-123", state: "done", timestamp: 9, runId: 5, runAttempt: 1, ...change };
}

describe("the comment's state", () => {
  test("comes back as it was, whatever the texts are", () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter }), fc.array(fc.string()), (text, notes) => {
        const rows = [{ ...row(), appName: text, cause: text, notes }];
        const body = `${encode(rows)}\nwhat people see`;
        expect(decode(body)).toEqual(JSON.parse(JSON.stringify(rows)));
        expect(encode(rows).split("\n")).toHaveLength(1);
        expect(encode(rows).match(/-->/g)).toHaveLength(1);
      }),
    );
  });

  test.each([
    ["another comment", "Looks good"],
    ["a marker that does not come first", `> ${encode([row()])}`],
    ["a marker without an end", encode([row()]).replace("-->", "")],
    ["data that was changed", encode([row()]).replace(/v1 ..../, "v1 AAAA")],
    ["data without its sum", encode([row()]).replace(/ [0-9a-f]{16} -->/, " -->")],
    ["JSON that is no list", encode({ a: 1 } as unknown as CommentRow[])],
    ["rows without their fields", encode([{ key: "a" }, null, 3] as unknown as CommentRow[])],
    ["nothing in place of a row", encode([null as unknown as CommentRow])],
    ["a number in place of a row", encode([3 as unknown as CommentRow])],
    ["a row with a number for a text", encode([{ ...row(), url: 3 as unknown as string }])],
    ["a change that is none", encode([{ ...row(), changes: [1 as never] }])],
    ["a copy of another pull request's", encodeState([row()], PULL_REQUEST + 1)],
  ])("does not take %s for ours", (_, body) => {
    expect(decode(body)).toBeNull();
  });
});

describe("a row whose fields are of another type", () => {
  const full: CommentRow = {
    ...row({
      notes: ["n"],
      schemaChanges: [{ kind: "deleted", what: "index", name: "by_name" }],
      locations: { locations: [{ path: "convex/a.ts", line: 3, column: 1, message: "no", sent: "no" }], omitted: 0 },
      failure: { code: "x", cause: "c", fix: "f", link: "https://docs.convex.dev" },
      expiresAt: 5,
    }),
    githubDeploymentId: 7,
    liveGitHubDeploymentId: 8,
    seed: seedRecord(),
  };
  const read = (change: object) => decode(encode([{ ...full, ...change } as CommentRow]));
  const isOurs = (change: object) => expect([change, read(change)]).toEqual([change, [{ ...full, ...change }]]);
  const nullable = ["expiresAt", "buildSeconds", "pushSeconds", "githubDeploymentId", "liveGitHubDeploymentId", "seed"];

  test("is ours with every word and number that a field may have", () => {
    for (const target of ["", "preview", "production", "development", "custom"]) isOurs({ target });
    for (const kind of ["added", "deleted", "changed", "warning"]) isOurs({ changes: [{ ...full.changes[0], kind }] });
    for (const state of ["begun", "failed", "done"]) isOurs({ seed: { ...full.seed, state } });
    for (const name of ["runId", "runAttempt", "durationSeconds", "expiresAt", "githubDeploymentId"])
      isOurs({ [name]: 0 });
    isOurs({ expiresAt: 8.64e15 });
  });

  test("makes all the rows beside it none of ours", () => {
    expect(decode(encode([full, { ...full, runId: "1" as unknown as number }]))).toBeNull();
  });

  test("is none of ours, whichever field it is", () => {
    expect(read({})).toEqual([full]);
    for (const name of Object.keys(full)) {
      for (const value of [true, {}, undefined]) expect([name, read({ [name]: value })]).toEqual([name, null]);
      expect([name, read({ [name]: null })]).toEqual([name, nullable.includes(name) ? expect.anything() : null]);
    }
  });

  test.each([
    { notes: [1] },
    { changes: [null] },
    { changes: [{ ...full.changes[0], kind: 1 }] },
    { changes: [{ ...full.changes[0], what: null }] },
    { changes: [{ ...full.changes[0], name: undefined }] },
    { changes: [...full.changes, "text"] },
    { seed: { ...full.seed, deploymentName: null } },
    { seed: { ...full.seed, state: "going on" } },
    { seed: { ...full.seed, timestamp: "9" } },
    { seed: { ...full.seed, runId: null } },
    { seed: { ...full.seed, runAttempt: undefined } },
    { seed: "happy-otter-123" },
    { locations: ["text"] },
    { locations: [null] },
    { locations: [{ ...full.locations[0], path: 1 }] },
    { locations: [{ ...full.locations[0], message: 1 }] },
    { locations: [{ ...full.locations[0], line: "3" }] },
    { locations: [{ ...full.locations[0], line: 0.5 }] },
    { status: "constructor" },
    { target: "constructor" },
    { changes: [{ ...full.changes[0], kind: "constructor" }] },
    { runId: 1e300 },
    { runId: -1 },
    { runAttempt: 1.5 },
    { githubDeploymentId: -8 },
    { liveGitHubDeploymentId: 2 ** 53 },
    { expiresAt: 1e300 },
    { durationSeconds: -1 },
    { buildSeconds: 1e300 },
  ])("is none of ours: %j", (change) => expect(read(change)).toBeNull());

  test("loses what no row has any more, such as the output that older ones held", () => {
    expect(read({ tail: ["hunter2"] })).toEqual([full]);
    expect(read({ seed: { ...full.seed, tail: "hunter2" } })).toEqual([full]);
    expect(Object.keys(read(JSON.parse('{"__proto__": {"tail": "hunter2"}}'))?.[0] ?? {})).toEqual(Object.keys(full));
  });

  test("may have a place without a line", () => {
    const locations = [{ path: "convex/a.ts", line: null, message: "no" }];
    expect(read({ locations })).toMatchObject([{ locations }]);
  });
});

test("what unpacks to more than four megabytes is none of ours", () => {
  expect(decode(encode([{ ...row(), cause: "x".repeat(4_100_000) }]))).not.toBeNull();
  expect(decode(encode([{ ...row(), cause: "x".repeat(4_200_000) }]))).toBeNull();
});

describe("what a row tells", () => {
  const failure = { code: "x", cause: "c", fix: "f", link: "l" };
  const place = { path: "convex/a.ts", line: 3, column: 1, message: "no, hunter2", sent: "no" };
  const locations = { locations: Array.from({ length: 5 }, () => place), omitted: 0 };
  const outputTail = Array.from({ length: 50 }, (_, at) => `line ${at}`);
  const given = {
    ...NO_DEPLOYMENT,
    name: "happy-otter-123",
    url: "https://u",
    siteUrl: "https://s",
    urlsFromApi: true,
  };

  test("of a deploy that went well", () => {
    const told = row({ deployment: { ...given, dashboardUrl: "https://d" }, outputTail, expiresAt: 9 });
    expect(told).toEqual({
      key: "apps/web\nweb\npreview",
      appName: "web",
      status: "deployed",
      target: "preview",
      deploymentName: "happy-otter-123",
      url: "https://u",
      siteUrl: "https://s",
      dashboardUrl: "https://d",
      commit: "0123456789abcdef",
      runUrl: "https://github.com/acme/shop/actions/runs/1",
      runId: 5,
      runAttempt: 1,
      durationSeconds: 12,
      buildSeconds: 4,
      pushSeconds: 5,
      previewName: "pr-7",
      previewCreated: "true",
      expiresAt: 9,
      seed: null,
      deployedTo: "happy-otter-123",
      cliVersion: "1.48.0",
      cause: "",
      fix: "",
      link: "",
      notes: [],
      changes: [],
      locations: [],
      githubDeploymentId: null,
      liveGitHubDeploymentId: null,
      liveCommit: "",
    });
  });

  test("of one that failed: the first three places, and nothing of the output", () => {
    const told = row({ status: "failed", failure, locations, outputTail });
    expect(told).toMatchObject({ cause: "c", fix: "f", link: "l" });
    expect(told.locations).toEqual(Array.from({ length: 3 }, () => ({ path: "convex/a.ts", line: 3, message: "no" })));
    expect(JSON.stringify(told)).not.toMatch(/line \d|hunter2/);
  });

  test("of one that knows next to nothing", () => {
    const told = row({ target: null, preview: null, deployment: NO_DEPLOYMENT, cliVersion: null });
    const nothing = { url: "", siteUrl: "", dashboardUrl: "", previewName: "", previewCreated: "", cliVersion: "" };
    expect(told).toMatchObject({ ...nothing, key: "apps/web\nweb\n", target: "", deploymentName: "" });
    expect(row({ deployment: NO_DEPLOYMENT }).deployedTo).toBe("");
    expect(row({ preview: null }).deployedTo).toBe("");
    // What a cleanup only found is no evidence for the next one.
    expect(row({ operation: "cleanup" }).deployedTo).toBe("");
    expect(row({ failure: { ...failure, link: null } }).link).toBe("");
  });

  test("of a backend by its URL: without a link, unless the command wrapper gave it", () => {
    const url = "http://127.0.0.1:3210";
    expect(row({ deployment: { ...NO_DEPLOYMENT, url } })).toMatchObject({ deploymentName: url, url: "" });
    expect(row({ deployment: { ...NO_DEPLOYMENT, url, urlsFromApi: true } })).toMatchObject({
      deploymentName: "",
      url,
    });
  });
});

describe("joining rows", () => {
  test("replaces the row of the same app and leaves the others", () => {
    const [first, other, second] = [row(), row({ appName: "admin" }), row({ durationSeconds: 30 }, 6)];
    expect(mergeRows([first, other], [second])).toEqual([other, second]);
  });

  test("puts them in the order of their apps, and of their folders and targets", () => {
    const rows = [
      row({ appName: "b", workingDirectory: "z" }),
      row({ appName: "b", workingDirectory: "a" }),
      row({ appName: "a", target: "production" }),
      row({ appName: "a", target: "development" }),
    ];
    const order = [rows[3], rows[2], rows[1], rows[0]];
    expect(mergeRows(rows)).toEqual(order);
    expect(mergeRows([...rows].reverse())).toEqual(order);
  });

  test("takes the fuller of two rows of one run, whichever comes first", () => {
    const full = row({ notes: ["a note"] });
    for (const lists of [
      [[full], [row()]],
      [[row()], [full]],
    ])
      expect(mergeRows(...lists)).toEqual([full]);
    const [one, other] = [row({ notes: ["a"] }), row({ notes: ["b"] })];
    expect(mergeRows([one], [other])).toEqual(mergeRows([other], [one]));
  });

  test("leaves a refused run's row beside one of another app or folder, and beside an older run", () => {
    const refused = row({ status: "refused", target: null }, 6);
    expect(mergeRows([refused], [row({ appName: "admin" }, 7)])).toHaveLength(2);
    expect(mergeRows([refused], [row({ workingDirectory: "apps/other" }, 7)])).toHaveLength(2);
    expect(mergeRows([refused], [row({}, 6, 0)])).toHaveLength(2);
    expect(mergeRows([refused], [row({}, 6)])).toHaveLength(1);
  });

  test.each([
    ["an older run", 4, 9],
    ["an older attempt", 5, 0],
  ])("keeps what a newer run wrote when %s comes late", (_, runId, runAttempt) => {
    const standing = row();
    expect(mergeRows([standing], [row({ status: "failed" }, runId, runAttempt)])).toEqual([standing]);
  });

  test("takes the later attempt of the same run", () => {
    const again = row({ status: "failed" }, 5, 2);
    expect(mergeRows([row()], [again])).toEqual([again]);
  });

  test("takes the end of a run, whichever of its two rows comes last", () => {
    const begun: CommentRow = { ...row(), status: "deploying", cause: "x".repeat(999) };
    expect(mergeRows([begun], [row()])).toEqual([row()]);
    expect(mergeRows([row()], [begun])).toEqual([row()]);
  });

  test("keeps two folders with apps of one name apart, and the targets of one app", () => {
    const rows = [row({ workingDirectory: "a" }), row({ workingDirectory: "b" }), row({ target: "production" })];
    expect(mergeRows(rows)).toHaveLength(3);
  });

  test("keeps what a run said of its seed, whoever wrote the row since", () => {
    const [older, newer] = [{ ...row({}, 5), seed: seedRecord() }, row({}, 6)];
    for (const joined of [mergeRows([older], [newer]), mergeRows([newer], [older])])
      expect(joined).toEqual([{ ...newer, seed: seedRecord() }]);
  });

  test.each([
    ["its end", { state: "begun" as const }, { state: "done" as const }],
    ["its failure", { state: "begun" as const, timestamp: 99 }, { state: "failed" as const }],
    ["a newer run's", { runId: 5, timestamp: 99 }, { runId: 6, state: "begun" as const }],
    ["a later attempt's", { runAttempt: 1, timestamp: 99 }, { runAttempt: 2, state: "begun" as const }],
  ])("takes of two words about a seed %s", (_, one, other) => {
    const rows = [one, other].map((change) => ({ ...row(), seed: seedRecord(change) }));
    for (const lists of [rows, [...rows].reverse()]) expect(mergeRows(lists)[0]?.seed).toEqual(seedRecord(other));
  });

  test("comes to the same in whatever order and however often lists are joined", () => {
    const anyRow = fc
      .record({
        appName: fc.constantFrom("web", "admin"),
        target: fc.constantFrom("preview" as const, null),
        status: fc.constantFrom("deployed" as const, "failed" as const),
        runId: fc.integer({ min: 1, max: 3 }),
        begun: fc.boolean(),
        notes: fc.constantFrom([], ["a note"]),
        seed: fc.option(
          fc.record({
            deploymentName: fc.constantFrom("happy-otter-123", "calm-fox-1"),
            state: fc.constantFrom("begun" as const, "failed" as const, "done" as const),
            timestamp: fc.integer({ min: 1, max: 2 }),
            runId: fc.integer({ min: 1, max: 3 }),
            runAttempt: fc.constant(1),
          }),
        ),
      })
      .map(
        ({ runId, begun, seed, ...change }): CommentRow => ({
          ...row(change, runId),
          ...(begun ? { status: "deploying" } : {}),
          // Only a preview is seeded.
          seed: change.target === null ? null : seed,
        }),
      );
    const anyRows = fc.array(anyRow, { maxLength: 5 });
    fc.assert(
      fc.property(anyRows, anyRows, anyRows, (one, two, three) => {
        const joined = mergeRows(one, two, three);
        expect(mergeRows(mergeRows(three, one), mergeRows(two))).toEqual(joined);
        expect(mergeRows(joined, joined, two)).toEqual(joined);
      }),
      { numRuns: runs(2_000) },
    );
  });

  test("shows a refused run beside what still stands, until a run has a target again", () => {
    const refused = row({ status: "refused", target: null }, 6);
    const statuses = (rows: readonly CommentRow[]) => rows.map(({ status }) => status).sort();
    const both = mergeRows([row()], [refused]);
    expect(statuses(both)).toEqual(["deployed", "refused"]);
    expect(statuses(mergeRows(both, [row({}, 7)]))).toEqual(["deployed"]);
    expect(statuses(mergeRows(both, [row({}, 4)]))).toEqual(["deployed", "refused"]);
  });
});

test("a row is overwritten by what another run wrote later, and by nothing else", () => {
  expect(isOverwritten(row(), undefined)).toBe(false);
  expect(isOverwritten(row(), row())).toBe(false);
  expect(isOverwritten(row(), row({}, 6))).toBe(true);
  expect(isOverwritten(row(), row({}, 5, 2))).toBe(true);
  expect(isOverwritten(row(), row({}, 4, 9))).toBe(false);
});

const isSecret = (text: string) => text.replaceAll("SECRET", "***");

test("redacting a row leaves its key and its status, by which it is found", () => {
  const clean = redactRow(row(), { redactSent: () => "***", redactTrusted: () => "***" });
  expect(clean).toMatchObject({ key: row().key, status: "deployed", appName: "***" });
});

test("redacting a row reaches every text that people see", () => {
  const planted = row({
    branch: "SECRET",
    commit: "SECRET",
    cliVersion: "SECRET",
    deployment: { name: "SECRET", url: "SECRET", siteUrl: "SECRET", dashboardUrl: "SECRET", urlsFromApi: true },
    preview: { name: "SECRET", created: null },
    failure: { code: "x", cause: "SECRET", fix: "SECRET", link: null },
    notes: ["SECRET"],
    schemaChanges: [{ kind: "deleted", what: "SECRET", name: "SECRET" }],
    locations: { locations: [{ path: "SECRET", line: 1, column: 1, message: "", sent: "SECRET" }], omitted: 0 },
  });
  const whole = { ...planted, appName: "SECRET", runUrl: "SECRET", seed: seedRecord({ deploymentName: "SECRET" }) };
  const clean = redactRow(whole, { redactSent: isSecret, redactTrusted: isSecret });
  expect(JSON.stringify({ ...clean, key: "" })).not.toContain("SECRET");
  // What is only hidden in texts from elsewhere: names and URLs stay.
  const value = redactRow(whole, { redactSent: isSecret, redactTrusted: (text) => text });
  const texts = ["cliVersion", "cause", "fix"].map((name) => [name, "***"]);
  expect(value).toEqual({
    ...whole,
    ...Object.fromEntries(texts),
    notes: ["***"],
    changes: [{ kind: "deleted", what: "***", name: "***" }],
    locations: [{ path: "***", line: 1, message: "***" }],
  });
});

test("a run is the same by its id and its attempt", () => {
  const run = { runId: 7, runAttempt: 1 };
  expect([run, { runId: 7, runAttempt: 2 }, { runId: 8, runAttempt: 1 }].map((other) => isSameRun(run, other))).toEqual(
    [true, false, false],
  );
});
