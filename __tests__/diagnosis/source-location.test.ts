import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { type CodePlaces, locate } from "../../src/diagnosis/source-location.ts";

const FILES = [
  "apps/shop/convex/messages.ts",
  "apps/shop/convex/schema.ts",
  "apps/shop/convex/lib/money.tsx",
  "apps/shop/convex/auth.config.ts",
  "apps/shop/convex.json",
  "apps/shop/src/page.tsx",
  "apps/shop/src/(auth)/login.tsx",
  "packages/shared/index.ts",
  "apps/shop/node_modules/left-pad/index.js",
].map((file) => `/repo/${file}`);
const PLACES: CodePlaces = {
  repository: "/repo",
  workingDirectory: "/repo/apps/shop",
  functionsDirectory: "/repo/apps/shop/convex",
  isFile: (path) => [...FILES, "/etc/passwd"].includes(path.replaceAll("\\", "/")),
};
const located = (...lines: readonly string[]) => locate(lines, PLACES).locations;

describe("a place in the code", () => {
  test.each([
    [["convex/messages.ts:3:5 - error TS2322: No."], "convex/messages.ts", 3, 5, "TS2322: No."],
    [["convex/messages.ts(3,5): error TS2322: No."], "convex/messages.ts", 3, 5, "TS2322: No."],
    [["src/page.tsx(30,1): error TS1: a (b): c"], "src/page.tsx", 30, 1, "TS1: a (b): c"],
    [["✘ [ERROR] No.", "", "    convex/messages.ts:1:20:", "      1 │ x"], "convex/messages.ts", 1, 20, "No."],
    [["Uncaught Error: no", "    at f (../convex/messages.ts:7:9)"], "convex/messages.ts", 7, 9, "Uncaught Error: no"],
    [["Uncaught Error: no", "    at <anonymous> (../../convex/lib/money.tsx:7:9)"], "convex/lib/money.tsx", 7, 9, null],
    [["src/(auth)/login.tsx:3:5 - error TS1: No."], "src/(auth)/login.tsx", 3, 5, "TS1: No."],
    [["src/(auth)/login.tsx(3,5): error TS1: No."], "src/(auth)/login.tsx", 3, 5, "TS1: No."],
    [["✘ [ERROR] No.", "    src/(auth)/login.tsx:1:20:"], "src/(auth)/login.tsx", 1, 20, "No."],
    [["Uncaught no", "    at f (../src/(auth)/login.tsx:7:9)"], "src/(auth)/login.tsx", 7, 9, "Uncaught no"],
    [["Uncaught no", "    at new Cart (../convex/messages.ts:7:9)"], "convex/messages.ts", 7, 9, "Uncaught no"],
    [["Uncaught no", "    at async Cart.add [as x] (../convex/messages.ts:7:9)"], "convex/messages.ts", 7, 9, null],
    [["Uncaught no", "    at async ../convex/messages.ts:7:9"], "convex/messages.ts", 7, 9, "Uncaught no"],
    [["x: Uncaught Error: no", "    at ../convex/messages.ts:7:9"], "convex/messages.ts", 7, 9, "Uncaught Error: no"],
    [["Failed to analyze lib/money.js: Uncaught Error: no"], "convex/lib/money.tsx", null, null, null],
    [['✖ "use node" directive is not allowed for messages.ts.'], "convex/messages.ts", null, null, null],
    [["InvalidSchema: Hit an error while evaluating your schema:"], "convex/schema.ts", null, null, null],
    [
      ["✖ Error fetching POST  https://a.convex.cloud/api/deploy2/start_push 400 Bad Request: InvalidAuthConfig: no"],
      "convex/auth.config.ts",
      null,
      null,
      "InvalidAuthConfig: no",
    ],
    [['Error: Parsing "convex.json" failed'], "convex.json", null, null, null],
    [["/repo/apps/shop/convex/schema.ts(1,1): error TS2: No."], "convex/schema.ts", 1, 1, null],
    [["file:///repo/apps/shop/convex/schema.ts:2:3 - error TS2: No."], "convex/schema.ts", 2, 3, null],
  ])("is found in %j", (lines, path, line, column, message) => {
    expect(located(...lines)).toEqual([
      { path: `apps/shop/${path}`, line, column, message: message ?? expect.stringMatching(/./) },
    ]);
  });

  test.each([
    "convex\\messages.ts:3:5 - error TS2322: No.",
    "convex\\messages.ts(3,5): error TS2322: No.",
    "C:\\repo\\apps\\shop\\convex\\messages.ts(3,5): error TS2322: No.",
    "C:/repo/apps/shop/convex/messages.ts:3:5 - error TS2322: No.",
    "file:///C:/repo/apps/shop/convex/messages.ts:3:5 - error TS2322: No.",
  ])("is found in the Windows path of %j", (line) => {
    const windows: CodePlaces = {
      repository: "C:/repo",
      workingDirectory: "C:/repo/apps/shop",
      functionsDirectory: "C:/repo/apps/shop/convex",
      isFile: (path) => path === "C:/repo/apps/shop/convex/messages.ts",
    };
    expect(locate([line], windows).locations).toEqual([
      { path: "apps/shop/convex/messages.ts", line: 3, column: 5, message: "TS2322: No." },
    ]);
  });

  test("may lie in another package of the repository", () => {
    const [location] = located("../../packages/shared/index.ts(4,2): error TS2322: No.");
    expect(location).toMatchObject({ path: "packages/shared/index.ts", line: 4, column: 2 });
  });

  test.each([
    "convex/gone.ts:3:5 - error TS2322: No.",
    "../../../etc/passwd(1,1): error TS2322: No.",
    "/etc/passwd(1,1): error TS2322: No.",
    "node_modules/left-pad/index.js(1,1): error TS2322: No.",
    "src/page.tsx:3:5: warning: no",
    "    convex/messages.ts:1:20:",
    "    at f (../convex/messages.ts:7:9)",
    "::error file=convex/messages.ts,line=1::convex/messages.ts",
  ])("is not seen in %j", (line) => {
    expect(located(line)).toEqual([]);
  });

  test("is the first of a stack that lies in the repository, one for each error", () => {
    const lines = [
      "Failed to analyze messages.js: Uncaught Error: no",
      "    at deep (../node_modules/left-pad/index.js:1:1)",
      "    at f (../convex/messages.ts:7:9)",
      "    at <anonymous> (../convex/lib/money.tsx:1:1)",
    ];
    expect(located(...lines)).toEqual([
      { path: "apps/shop/convex/messages.ts", line: 7, column: 9, message: "Uncaught Error: no" },
    ]);
  });

  test("is told once, ten at most, and the rest is counted", () => {
    const lines = Array.from({ length: 14 }, (_, index) => `convex/messages.ts(${index + 1},1): error TS1: no`);
    const { locations, further } = locate([...lines, ...lines], PLACES);
    expect(locations.map(({ line }) => line)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(further).toBe(4);
  });

  test("never lies outside the repository, whatever is printed", () => {
    const piece = fc.constantFrom(
      "../",
      "/",
      "\\",
      "convex/",
      "a",
      ".ts",
      "(1,2)",
      ":3:4",
      " - error TS1: x",
      " at (",
      ")",
    );
    const line = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(piece, { maxLength: 12 }).map((all) => all.join("")),
    );
    const everything: CodePlaces = { ...PLACES, isFile: () => true };
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
        for (const { path, line: row, column } of locate(["Uncaught x", ...lines], everything).locations) {
          expect(path).not.toMatch(/^\/|^\.\.\/|\/\.\.\/|node_modules\//);
          for (const number of [row, column]) expect(number ?? 1).toBeGreaterThan(0);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  test("costs no time in long hostile lines", () => {
    const started = performance.now();
    for (const text of ["a:", "at ", "(1,", "../", "Uncaught ", " ", "Failed to analyze a: "])
      locate([text.repeat(200_000)], PLACES);
    // Milliseconds on an idle machine; what is not linear would take minutes.
    expect(performance.now() - started).toBeLessThan(20_000);
  });
});
