import { createHash } from "node:crypto";
import { deflateRawSync } from "node:zlib";
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { NO_DEPLOYMENT } from "../../../src/outcome/outcome.ts";
import { type CommentEntry, type CommentRow, redactRow } from "../../../src/report/comment/comment-row.ts";
import { decodeState, encodeState, mergeEntries } from "../../../src/report/comment/comment-state.ts";
import type { OutcomeFields } from "../../../tools/report-previews/test-outcome.ts";
import { anyCharacter } from "../../arbitraries/any-character.ts";
import { anyRecord } from "../../records/any-record.ts";
import { row as anyRow, pushed, record } from "./fixtures.ts";

const DEPLOYED: Partial<OutcomeFields> = {
  workingDirectory: "apps/web",
  deployment: { ...NO_DEPLOYMENT, name: "happy-otter-123", url: "https://happy-otter-123.convex.cloud" },
  buildSeconds: 4,
  pushSeconds: 5,
};

const PULL_REQUEST = 7;
const encode = (rows: readonly CommentRow[]) =>
  encodeState(
    rows.map((one) => ({ record: RECORD, row: one })),
    PULL_REQUEST,
  );
const decode = (body: string) => {
  const entries = decodeState(body, PULL_REQUEST);
  return entries === null ? null : entries.map(({ row }) => row);
};
const RECORD = record("web", 5, pushed("web", 5));

/** The first line of a comment with any data, and with the checksum that belongs to the data. */
function sealed(state: unknown): string {
  const data = deflateRawSync(JSON.stringify(state)).toString("base64");
  const checksum = createHash("sha256").update(`${PULL_REQUEST}\n${data}`).digest("hex").slice(0, 16);
  return `<!-- convex-deploy-action v1 ${data} ${checksum} -->`;
}

function row(change: Partial<OutcomeFields> = {}): CommentRow {
  const fields = { ...DEPLOYED, ...change };
  return anyRow(fields, fields.status === "failed" ? "failed" : "deployed", 5_500);
}

describe("the comment's state", () => {
  test("is read as it was written, whatever the texts are", () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter }), fc.array(fc.string()), (text, notes) => {
        const rows = [{ ...row(), appName: text, cause: text, notes }];
        const body = `${encode(rows)}\nwhat people see`;
        expect(decode(body)).toStrictEqual(JSON.parse(JSON.stringify(rows)));
        expect(encode(rows).split("\n")).toHaveLength(1);
        expect(encode(rows).match(/-->/g)).toHaveLength(1);
      }),
    );
  });

  test.each([
    ["another comment", "Looks good"],
    ["a marker that is not at the start", `> ${encode([row()])}`],
    ["a marker without an end", encode([row()]).replace("-->", "")],
    ["data that was changed", encode([row()]).replace(/v1 ..../, "v1 AAAA")],
    ["data without its checksum", encode([row()]).replace(/ [0-9a-f]{16} -->/, " -->")],
    ["JSON that is not an object", sealed([])],
    ["an object without lists", sealed({ records: {}, rows: {} })],
    ["records that cannot be parsed", sealed({ records: [{}], rows: [null] })],
    ["more rows than records", sealed({ records: [], rows: [null] })],
    ["rows without their fields", encode([{ key: "a" }, null, 3] as unknown as CommentRow[])],
    ["a number in place of a row", encode([3 as unknown as CommentRow])],
    ["a row with a number for a text", encode([{ ...row(), url: 3 as unknown as string }])],
    ["a schema change that is a number", encode([{ ...row(), changes: [1 as never] }])],
    ["a copy of another pull request's", encodeState([{ record: RECORD, row: row() }], PULL_REQUEST + 1)],
  ])("is not read from %s", (_, body) => {
    expect(decode(body)).toBeNull();
  });

  test("is read if its checksum is right", () => {
    expect(decode(sealed({ records: [], rows: [] }))).toStrictEqual([]);
  });
});

describe("a row", () => {
  const full: CommentRow = row({
    notes: ["n"],
    schemaChanges: [{ kind: "deleted", what: "index", name: "by_name" }],
    locations: { locations: [{ path: "convex/a.ts", line: 3, column: 1, message: "no", sent: "no" }], omitted: 0 },
    failure: { code: "x", cause: "c", fix: "f", link: "https://docs.convex.dev" },
    expiresAt: 5,
  });
  const read = (change: object) => decode(encode([{ ...full, ...change } as CommentRow]));
  const expectAccepted = (change: object) =>
    expect([change, read(change)]).toStrictEqual([change, [{ ...full, ...change }]]);
  const nullable = ["expiresAt", "buildSeconds", "pushSeconds", "comparison"];

  test("is accepted with every value that a field may have", () => {
    for (const target of ["", "preview", "production", "development", "custom"]) expectAccepted({ target });
    for (const kind of ["added", "deleted", "changed", "warning"])
      expectAccepted({ changes: [{ ...full.changes[0], kind }] });
    expectAccepted({ changes: [{ ...full.changes[0], count: 3 }] });
    for (const name of ["at", "durationSeconds", "expiresAt"]) expectAccepted({ [name]: 0 });
    expectAccepted({ expiresAt: 8.64e15 });
  });

  test("is rejected together with all other rows if a field has another type", () => {
    expect(decode(encode([full, { ...full, at: "1" as unknown as number }]))).toBeNull();
  });

  test("is rejected if any field has another type", () => {
    expect(read({})).toStrictEqual([full]);
    for (const name of Object.keys(full)) {
      for (const value of [true, {}, undefined]) expect([name, read({ [name]: value })]).toStrictEqual([name, null]);
      expect([name, read({ [name]: null })]).toStrictEqual([name, nullable.includes(name) ? expect.anything() : null]);
    }
  });

  test.each([
    { notes: [1] },
    { changes: [null] },
    { changes: [{ ...full.changes[0], kind: 1 }] },
    { changes: [{ ...full.changes[0], what: null }] },
    { changes: [{ ...full.changes[0], name: undefined }] },
    { changes: [...full.changes, "text"] },
    { changes: [{ ...full.changes[0], count: "3" }] },
    { locations: ["text"] },
    { locations: [null] },
    { locations: [{ ...full.locations[0], path: 1 }] },
    { locations: [{ ...full.locations[0], message: 1 }] },
    { locations: [{ ...full.locations[0], line: "3" }] },
    { locations: [{ ...full.locations[0], line: 0.5 }] },
    { status: "constructor" },
    { target: "constructor" },
    { changes: [{ ...full.changes[0], kind: "constructor" }] },
    { at: 1e300 },
    { at: -1 },
    { expiresAt: 1e300 },
    { durationSeconds: -1 },
    { buildSeconds: 1e300 },
  ])("is rejected with %j", (change) => expect(read(change)).toBeNull());

  test("loses fields that no row has now, such as the output that older ones had", () => {
    expect(read({ tail: ["hunter2"] })).toStrictEqual([full]);
    expect(Object.keys(read(JSON.parse('{"__proto__": {"tail": "hunter2"}}'))?.[0] ?? {})).toStrictEqual(
      Object.keys(full),
    );
  });

  test("may have a location without a line", () => {
    const locations = [{ path: "convex/a.ts", line: null, message: "no" }];
    expect(read({ locations })).toMatchObject([{ locations }]);
  });
});

test("a state of more than four megabytes is rejected", () => {
  expect(decode(encode([{ ...row(), cause: "x".repeat(4_100_000) }]))).not.toBeNull();
  expect(decode(encode([{ ...row(), cause: "x".repeat(4_200_000) }]))).toBeNull();
});

describe("the row of a run", () => {
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

  test("has every value of a deploy that succeeded", () => {
    const told = row({ deployment: { ...given, dashboardUrl: "https://d" }, outputTail, expiresAt: 9 });
    expect(told).toStrictEqual({
      at: 5_500,
      appUrl: "",
      appUrlRunId: 0,
      appUrlAt: 0,
      appName: "web",
      status: "deployed",
      target: "preview",
      deploymentName: "happy-otter-123",
      url: "https://u",
      siteUrl: "https://s",
      dashboardUrl: "https://d",
      commit: "0123456789abcdef",
      runUrl: "https://github.com/acme/shop/actions/runs/1",
      durationSeconds: 12,
      buildSeconds: 4,
      pushSeconds: 5,
      previewName: "pr-7",
      previewCreated: "true",
      expiresAt: 9,
      cliVersion: "1.48.0",
      cause: "",
      fix: "",
      link: "",
      notes: [],
      changes: [],
      locations: [],
      comparison: null,
    });
  });

  test("has the first three locations of one that failed, and nothing of its output", () => {
    const told = row({ status: "failed", failure, locations, outputTail });
    expect(told).toMatchObject({ cause: "c", fix: "f", link: "l" });
    expect(told.locations).toStrictEqual(
      Array.from({ length: 3 }, () => ({ path: "convex/a.ts", line: 3, message: "no" })),
    );
    expect(JSON.stringify(told)).not.toMatch(/line \d|hunter2/);
  });

  test("has empty texts for what is not known", () => {
    const told = row({ target: null, preview: null, deployment: NO_DEPLOYMENT, cliVersion: null });
    const nothing = { url: "", siteUrl: "", dashboardUrl: "", previewName: "", previewCreated: "", cliVersion: "" };
    expect(told).toMatchObject({ ...nothing, target: "", deploymentName: "" });
    expect(row({ failure: { ...failure, link: null } }).link).toBe("");
  });

  test("has a backend's URL as its name, and as a link only if the URL is from the command wrapper", () => {
    const url = "http://127.0.0.1:3210";
    expect(row({ deployment: { ...NO_DEPLOYMENT, url } })).toMatchObject({ deploymentName: url, url: "" });
    expect(row({ deployment: { ...NO_DEPLOYMENT, url, urlsFromApi: true } })).toMatchObject({
      deploymentName: "",
      url,
    });
  });
});

describe("joining entries", () => {
  const entry = (change: Partial<CommentRow> = {}, steps = pushed("web", 5)): CommentEntry => ({
    record: record("web", 5, steps),
    row: { ...row(), ...change },
  });

  test("combines two entries of one run: all of its steps, and the later row", () => {
    const begun = entry({ at: 5_000, status: "deploying", cause: "x".repeat(999) }, []);
    for (const lists of [
      [[begun], [entry()]],
      [[entry()], [begun]],
    ])
      expect(mergeEntries(...lists)).toStrictEqual([entry()]);
  });

  test("takes the longer of two rows of the same time, whichever comes first", () => {
    const full = entry({ notes: ["a note"] });
    for (const lists of [
      [[full], [entry()]],
      [[entry()], [full]],
    ])
      expect(mergeEntries(...lists)).toStrictEqual([full]);
    const [one, other] = [entry({ notes: ["a"] }), entry({ notes: ["b"] })];
    expect(mergeEntries([one], [other])).toStrictEqual(mergeEntries([other], [one]));
  });

  /** Few values, so that two lists often have the same ones. */
  const anyReport = fc.record({
    at: fc.constantFrom(5_000, 5_500),
    appUrl: fc.constantFrom("", "https://one.example.com", "https://two.example.com"),
    appUrlRunId: fc.constantFrom(0, 0, 7, 8),
    appUrlAt: fc.constantFrom(1, 2),
  });

  test("keeps the address that the newest run reported, even if the deploy's own row is written later", () => {
    const reported = (appUrlRunId: number, appUrlAt: number, appUrl: string) =>
      entry({ appUrlRunId, appUrlAt, appUrl });
    const late = entry({ at: 9_000, notes: ["the end"], appUrl: "https://own.example.com" });
    const [older, newer, again] = [
      reported(7, 3, "https://a"),
      reported(8, 1, "https://b"),
      reported(8, 2, "https://a"),
    ];
    for (const lists of [
      [[older], [newer], [late], [again]],
      [[again], [late], [newer], [older]],
      [
        [late, again],
        [older, newer],
      ],
    ])
      expect(mergeEntries(...lists)).toStrictEqual([
        entry({ ...late.row, appUrl: "https://a", appUrlRunId: 8, appUrlAt: 2 }),
      ]);
  });

  test("of one run gives the same row in any order, whatever URLs were reported", () => {
    const reports = [5_000, 5_500].flatMap((at) =>
      ["", "https://one.example.com", "https://two.example.com"].flatMap((appUrl) => [
        ...[1, 2].flatMap((appUrlAt) => [7, 8].map((appUrlRunId) => ({ at, appUrl, appUrlRunId, appUrlAt }))),
        { at, appUrl, appUrlRunId: 0, appUrlAt: 0 },
      ]),
    );
    const entries = reports.map((report) => entry(report));
    for (const one of entries)
      for (const other of entries) expect(mergeEntries([one], [other])).toStrictEqual(mergeEntries([other], [one]));
  });

  test("of one run takes the same of two URLs that were reported at the same time, in any order", () => {
    const [one, other, last] = [
      entry({ at: 5_000, appUrl: "https://one.example.com", appUrlRunId: 7, appUrlAt: 1 }),
      entry({ at: 5_500, appUrl: "https://two.example.com", appUrlRunId: 7, appUrlAt: 1 }),
      entry({ at: 6_000 }),
    ];
    const joined = mergeEntries([one], [other], [last]);
    expect(joined[0]?.row?.appUrl).toMatch(/one|two/);
    expect(mergeEntries([one], [last], [other])).toStrictEqual(joined);
    expect(mergeEntries([other], [last], [one])).toStrictEqual(joined);
  });

  test("keeps the later row's own URL if no run has reported one", () => {
    const early = entry({ at: 5_000, appUrl: "https://two.example.com" });
    const late = entry({ at: 5_500, appUrl: "https://one.example.com" });
    expect(mergeEntries([early], [late])).toStrictEqual([late]);
    expect(mergeEntries([late], [early])).toStrictEqual([late]);
  });

  test("gives the same result in any order, and with repetitions", () => {
    const list = fc.array(
      fc
        .tuple(anyRecord, anyReport)
        .map(([of, report]): CommentEntry => ({ record: { ...of, account: "own" }, row: { ...row(), ...report } })),
      {
        maxLength: 4,
      },
    );
    fc.assert(
      fc.property(list, list, (one, other) => {
        const joined = mergeEntries(one, other);
        expect(mergeEntries(other, one)).toStrictEqual(joined);
        expect(mergeEntries(joined, other, joined, one)).toStrictEqual(joined);
      }),
    );
  });

  test("gives the same result after the comment was written and read", () => {
    fc.assert(
      fc.property(fc.array(anyRecord, { maxLength: 4 }), (records) => {
        const entries = mergeEntries(records.map((of) => ({ record: { ...of, account: "own" as const }, row: row() })));
        expect(mergeEntries(decodeState(encodeState(entries, PULL_REQUEST), PULL_REQUEST) ?? [])).toStrictEqual(
          entries,
        );
      }),
    );
  });
});

const redact = (text: string) => text.replaceAll("SECRET", "***");

test("redacting a row does not change its status", () => {
  const clean = redactRow(row(), { redactSent: () => "***", redactTrusted: () => "***" });
  expect(clean).toMatchObject({ status: "deployed", appName: "***" });
});

test("redacting a row covers every text that people see", () => {
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
  const whole = { ...planted, appName: "SECRET", runUrl: "SECRET" };
  const clean = redactRow(whole, { redactSent: redact, redactTrusted: redact });
  expect(JSON.stringify(clean)).not.toContain("SECRET");
  // A value that is redacted in external text only: names and URLs stay.
  const value = redactRow(whole, { redactSent: redact, redactTrusted: (text) => text });
  const texts = ["cliVersion", "cause", "fix"].map((name) => [name, "***"]);
  expect(value).toStrictEqual({
    ...whole,
    ...Object.fromEntries(texts),
    notes: ["***"],
    changes: [{ kind: "deleted", what: "***", name: "***" }],
    locations: [{ path: "***", line: 1, message: "***" }],
  });
});
