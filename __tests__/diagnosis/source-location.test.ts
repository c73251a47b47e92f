import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  findLocations as locateLines,
  NO_LOCATIONS,
  type OutputLine,
  type SourceRoots,
} from "../../src/diagnosis/source-location.ts";
import { anyCharacter } from "../arbitraries/any-character.ts";
import { growth, LINEAR } from "../growth.ts";
import { runs } from "../setup-fast-check.ts";

const FILES = [
  "apps/shop/convex/messages.ts",
  "apps/shop/convex/schema.ts",
  "apps/shop/convex/convex.config.ts",
  "apps/shop/convex/lib/money.tsx",
  "apps/shop/convex/auth.config.ts",
  "apps/shop/convex.json",
  "apps/shop/src/page.tsx",
  "apps/shop/src/(auth)/login.tsx",
  "packages/shared/index.ts",
  "apps/shop/node_modules/left-pad/index.js",
].map((file) => `/repo/${file}`);
const PLACES: SourceRoots = {
  repository: "/repo",
  workingDirectory: "/repo/apps/shop",
  functionsDirectory: "/repo/apps/shop/convex",
  isFile: (path) => [...FILES, "/etc/passwd"].includes(path.replaceAll("\\", "/")),
};
const spoken = (source: OutputLine["source"], lines: readonly string[]) => lines.map((text) => ({ text, source }));
/** The locations without the part of each message that may be sent by API. */
const locate = (lines: readonly string[], places: SourceRoots) => {
  const { locations, omitted } = locateLines(spoken("cli", lines), places);
  return { locations: locations.map(({ sent: _, ...place }) => place), omitted };
};
const located = (...lines: readonly string[]) => locate(lines, PLACES).locations;

describe("a module that may be a component's or the app's", () => {
  test("has no location if its stack leads into the package of a component", () => {
    const frame = "    at <anonymous> (../node_modules/@convex-dev/pool/dist/component/messages.js:7:9)";
    expect(located("Failed to analyze messages.js: Uncaught Error: no", frame)).toStrictEqual([]);
  });

  test("has the location in the repository that its stack leads to", () => {
    const frame = "    at <anonymous> (../convex/lib/money.tsx:7:9)";
    expect(located("Failed to analyze messages.js: Uncaught Error: no", frame)).toMatchObject([
      { path: "apps/shop/convex/lib/money.tsx", line: 7 },
    ]);
  });

  test("has the app's file as its location if a package that it uses throws", () => {
    const frame = "    at <anonymous> (../node_modules/left-pad/index.js:7:9)";
    expect(located("Failed to analyze messages.js: Uncaught Error: no", frame)).toMatchObject([
      { path: "apps/shop/convex/messages.ts", line: null },
    ]);
  });
});

describe("the stack of a module", () => {
  const LOADING = "Loading the pushed modules encountered the following error:";
  const FAILED = "Failed to analyze messages.js: Uncaught Error: no";
  const COMPONENT = "    at <anonymous> (../node_modules/@convex-dev/pool/dist/component/messages.js:7:9)";
  const PACKAGE = "    at <anonymous> (../node_modules/left-pad/index.js:7:9)";

  test("is that of the lines after its error, not of those before", () => {
    expect(located(LOADING, FAILED, COMPONENT)).toStrictEqual([]);
    expect(located(COMPONENT, FAILED, PACKAGE)).toMatchObject([{ path: "apps/shop/convex/messages.ts", line: null }]);
  });

  test("ends before the first line that is no frame", () => {
    for (const other of ["✖ Error: Unable to finish push", "The push failed at the first module"])
      expect(located(FAILED, PACKAGE, other, COMPONENT)).toMatchObject([
        { path: "apps/shop/convex/messages.ts", line: null },
      ]);
  });

  test("is read for fifty lines", () => {
    const frames = (count: number) => Array.from({ length: count }, () => PACKAGE);
    expect(located(FAILED, ...frames(49), COMPONENT)).toStrictEqual([]);
    expect(located(FAILED, ...frames(50), COMPONENT)).toHaveLength(1);
  });

  test("may contain frames without a file", () => {
    expect(located(FAILED, "    at Array.map (<anonymous>)", COMPONENT)).toStrictEqual([]);
  });

  test("may lead through other files of the app", () => {
    const paths = located(FAILED, "    at f (../convex/lib/money.tsx:7:9)", "    at g (../convex/messages.ts:1:1)");
    expect(paths.map(({ path, line }) => `${path}:${line}`)).toStrictEqual([
      "apps/shop/convex/lib/money.tsx:7",
      "apps/shop/convex/messages.ts:null",
    ]);
  });

  test("is not looked at for other errors of whole files", () => {
    const lines = ["✖ 400 Bad Request: InvalidConvexConfig: no", "    at f (../convex/lib/money.tsx:7:9)"];
    expect(located(...lines)).toMatchObject([{ path: "apps/shop/convex/convex.config.ts", line: null }]);
  });
});

describe("the message of a whole file", () => {
  test("continues in the next line only after a colon or an error that has its reason there", () => {
    const message = (...lines: readonly string[]) => located(...lines)[0]?.message;
    const parsing = 'Error: Parsing "convex.json" failed';
    expect(message(parsing)).toBe(parsing);
    expect(message(parsing, "")).toBe(parsing);
    expect(message(parsing, "    SyntaxError: Expected ','")).toBe(`${parsing} SyntaxError: Expected ','`);
    const invalid = "400 Bad Request: InvalidConvexConfig: no";
    expect(message(invalid, "Uncaught Error: no")).toBe(invalid);
  });

  test("may be about the auth config in the words of each of its errors", () => {
    expect(located("AuthConfigNotMatchingSchemaError: no providers")).toMatchObject([
      {
        path: "apps/shop/convex/auth.config.ts",
        line: null,
        message: "AuthConfigNotMatchingSchemaError: no providers",
      },
    ]);
  });
});

describe("a source location", () => {
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
    [
      ['Error: Parsing "convex.json" failed', "SyntaxError: Expected ','"],
      "convex.json",
      null,
      null,
      "Error: Parsing \"convex.json\" failed SyntaxError: Expected ','",
    ],
    [
      ["Hit an error while evaluating your schema:", 'In table "a" index "by_x" must have at least one field.'],
      "convex/schema.ts",
      null,
      null,
      'Hit an error while evaluating your schema: In table "a" index "by_x" must have at least one field.',
    ],
    [
      ["✖ 400 Bad Request: InvalidConvexConfig: Hit an error while pushing:", "Uncaught Error: no"],
      "convex/convex.config.ts",
      null,
      null,
      "400 Bad Request: InvalidConvexConfig: Hit an error while pushing: Uncaught Error: no",
    ],
    [
      ["Hit an error while evaluating your schema:", "    at f (convex:/x.js:1:1)"],
      "convex/schema.ts",
      null,
      null,
      "Hit an error while evaluating your schema:",
    ],
    [["/repo/apps/shop/convex/schema.ts(1,1): error TS2: No."], "convex/schema.ts", 1, 1, null],
    [["file:///repo/apps/shop/convex/schema.ts:2:3 - error TS2: No."], "convex/schema.ts", 2, 3, null],
    [["convex/messages.ts(1234,56): error TS2322: No."], "convex/messages.ts", 1234, 56, null],
    [["convex/messages.ts:1234:56 - error TS2322: No."], "convex/messages.ts", 1234, 56, null],
    [["  ✘ [ERROR] No.", "    convex/messages.ts:1:20:"], "convex/messages.ts", 1, 20, "No."],
    [["X [ERROR] No.", "    convex/messages.ts:1:20:"], "convex/messages.ts", 1, 20, "No."],
  ])("is found in %j", (lines, path, line, column, message) => {
    expect(located(...lines)).toStrictEqual([
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
    const windows: SourceRoots = {
      repository: "C:/repo",
      workingDirectory: "C:/repo/apps/shop",
      functionsDirectory: "C:/repo/apps/shop/convex",
      isFile: (path) => path === "C:/repo/apps/shop/convex/messages.ts",
    };
    expect(locate([line], windows).locations).toStrictEqual([
      { path: "apps/shop/convex/messages.ts", line: 3, column: 5, message: "TS2322: No." },
    ]);
  });

  test.each([
    ["src/a.ts", "src/../lib/a.ts(1,1): error TS1: no"],
    ["convexxa.ts", "convexx./a.ts(1,1): error TS1: no"],
    ["convex/a.ts", "convex/a.jsx(1,1): error TS1: no"],
    ["convex/a.tsx", "convex/a.ts(1,1): error TS1: no"],
    ["convex.ts", 'Error: Parsing "convex.json" failed'],
  ])("is not %s if the output names another file: %s", (file, line) => {
    const isFile = (path: string) => path === `/repo/apps/shop/${file}`;
    expect(locate([line], { ...PLACES, isFile })).toStrictEqual(NO_LOCATIONS);
  });

  test("may be in a folder whose name ends in full stops", () => {
    const isFile = (path: string) => path === "/repo/apps/shop/convex/a../b.ts";
    const { locations } = locate(["convex/a../b.ts(1,1): error TS1: no"], { ...PLACES, isFile });
    expect(locations).toMatchObject([{ path: "apps/shop/convex/a../b.ts" }]);
  });

  test("is absent if nothing was printed", () => {
    expect(locate([], PLACES)).toStrictEqual({ locations: [], omitted: 0 });
    expect(NO_LOCATIONS).toStrictEqual({ locations: [], omitted: 0 });
  });

  test("may be in another package of the repository", () => {
    const [location] = located("../../packages/shared/index.ts(4,2): error TS2322: No.");
    expect(location).toMatchObject({ path: "packages/shared/index.ts", line: 4, column: 2 });
  });

  test.each([
    ["auth.config.js", ".ts"],
    ["page.js", ".js"],
    ["page.js", ".jsx"],
    ["page.js", ".tsx"],
    ["page.js", ".mjs"],
  ])("is the source of %s, a file that ends in %s", (module, ending) => {
    const file = `/repo/apps/shop/convex/${module.replace(".js", ending)}`;
    const { locations } = locate([`Failed to analyze ${module}: Uncaught no`], {
      ...PLACES,
      isFile: (path) => path === file,
    });
    expect(locations.map(({ path }) => path)).toStrictEqual([file.replace("/repo/", "")]);
  });

  test("of a whole file is listed beside a line of another file, but not beside one of its own lines", () => {
    const whole = "Failed to analyze messages.js: Uncaught no";
    const line = "convex/messages.ts(3,5): error TS1: no";
    const other = "convex/schema.ts(3,5): error TS1: no";
    expect(located(whole, line).map(({ line }) => line)).toStrictEqual([3]);
    expect(located(whole, other).map(({ path, line }) => `${path}:${line}`)).toStrictEqual([
      "apps/shop/convex/schema.ts:3",
      "apps/shop/convex/messages.ts:null",
    ]);
  });

  test("has the first message about it, with at most 300 characters and no partial word", () => {
    const [one, ...more] = located(
      `convex/messages.ts(3,5): error TS1: ${"word ".repeat(57)}${"x".repeat(400)}`,
      "convex/messages.ts(3,5): error TS2: later",
    );
    expect(one?.message).toBe(`TS1: ${"word ".repeat(57)}`.trimEnd());
    expect(more).toStrictEqual([]);
  });

  test("has Convex's message without the request", () => {
    const request = "✖ Error fetching POST  https://a.convex.cloud/api/deploy2/start_push 400 Bad Request: ";
    const said = "InvalidModules: Hit an error while evaluating your schema";
    expect(located(`  ${request}${said}  `)[0]?.message).toBe(said);
    expect(located(`✖ ${said}`)[0]?.message).toBe(said);
    expect(located(`× ${said}`)[0]?.message).toBe(said);
    expect(located(`x ✖ ${said}`)[0]?.message).toBe(`x ✖ ${said}`);
  });

  test("may have any number of `../`, and may be in a folder with a name like `..hidden` or `my_node_modules`", () => {
    expect(located("Uncaught no", "    at f (../../../convex/lib/money.tsx:7:9)")).toHaveLength(1);
    const places: SourceRoots = { ...PLACES, isFile: () => true };
    const paths = (line: string) => locate([line], places).locations.map(({ path }) => path);
    expect(paths("/repo/..hidden/a.ts(1,1): error TS1: no")).toStrictEqual(["..hidden/a.ts"]);
    expect(paths("/repo/my_node_modules/a.ts(1,1): error TS1: no")).toStrictEqual(["my_node_modules/a.ts"]);
    expect(paths("/repo/node_modules/a.ts(1,1): error TS1: no")).toStrictEqual([]);
    expect(paths("/repo(1,1): error TS1: no")).toStrictEqual([]);
    expect(paths("/repo/a/../b.ts(1,1): error TS1: no")).toStrictEqual(["b.ts"]);
  });

  test("is not found in a line that only resembles one", () => {
    expect(located("✘ [ERROR] No.", "  convex/messages.ts:1:20:")).toStrictEqual([]);
    expect(located("✘ [ERROR] No.", "    convex/messages.ts:1:20: more")).toStrictEqual([]);
    expect(located("✘ [ERROR] No.", "x    convex/messages.ts:1:20:")).toStrictEqual([]);
    expect(located("x ✘ [ERROR] No.", "    convex/messages.ts:1:20:")).toStrictEqual([]);
    expect(located("Uncaught no", "x at f (../convex/messages.ts:7:9)")).toStrictEqual([]);
    expect(located("Uncaught no", "    at f (../convex/messages.ts:7:9) more")).toStrictEqual([]);
    expect(located("x convex/messages.ts(3,5): error TS1: no")).toStrictEqual([]);
  });

  test("is found in bundler errors and stack frames with Windows paths", () => {
    const windows: SourceRoots = {
      repository: "C:/repo",
      workingDirectory: "C:/repo",
      functionsDirectory: "C:/repo/convex",
      isFile: (path) => path === "C:/repo/convex/messages.ts",
    };
    const path = "C:\\repo\\convex\\messages.ts";
    for (const lines of [
      ["✘ [ERROR] No.", `    ${path}:12:34:`],
      ["Uncaught no", `    at f (${path}:12:34)`],
      ["Uncaught no", `    at f (file:///C:/repo/convex/messages.ts:12:34)`],
    ])
      expect(locate(lines, windows).locations).toMatchObject([{ path: "convex/messages.ts", line: 12, column: 34 }]);
  });

  test("is found in a message that starts with a quote, and in one about an invalid module path", () => {
    expect(located('"use node" directive is not allowed for messages.ts')).toMatchObject([
      { path: "apps/shop/convex/messages.ts", line: null },
    ]);
    const places: SourceRoots = { ...PLACES, isFile: (path) => path.endsWith("/convex/my-file.ts") };
    const line = "400 Bad Request: InvalidConfig: my-file.js is not a valid path to a Convex module.";
    expect(locate([line], places).locations).toMatchObject([{ path: "apps/shop/convex/my-file.ts", line: null }]);
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
  ])("is not found in %j", (line) => {
    expect(located(line)).toStrictEqual([]);
  });

  test("is the first frame of a stack that is in the repository, once for each error", () => {
    const lines = [
      "Failed to analyze messages.js: Uncaught Error: no",
      "    at deep (../node_modules/left-pad/index.js:1:1)",
      "    at f (../convex/messages.ts:7:9)",
      "    at <anonymous> (../convex/lib/money.tsx:1:1)",
    ];
    expect(located(...lines)).toStrictEqual([
      { path: "apps/shop/convex/messages.ts", line: 7, column: 9, message: "Uncaught Error: no" },
    ]);
  });

  test("is listed once, with at most ten others, and the rest is counted", () => {
    const lines = Array.from({ length: 14 }, (_, index) => `convex/messages.ts(${index + 1},1): error TS1: no`);
    const { locations, omitted } = locate([...lines, ...lines], PLACES);
    expect(locations.map(({ line }) => line)).toStrictEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(omitted).toBe(4);
  });

  test("is never outside the repository, whatever is printed", () => {
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
      fc.string({ unit: anyCharacter }),
      fc.array(piece, { maxLength: 12 }).map((all) => all.join("")),
    );
    const everything: SourceRoots = { ...PLACES, isFile: () => true };
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
        for (const { path, line: row, column } of locate(["Uncaught x", ...lines], everything).locations) {
          expect(path).not.toMatch(/^\/|^\.\.\/|\/\.\.\/|node_modules\//);
          for (const number of [row, column]) expect(number ?? 1).toBeGreaterThan(0);
        }
      }),
      { numRuns: runs(2_000) },
    );
  });

  test("is found in hostile lines in linear time", () => {
    for (const text of ["a:", "at ", "(1,", "../", "Uncaught ", " ", "Failed to analyze a: "])
      expect(growth((times) => void locate([text.repeat(times)], PLACES), 200_000)).toBeLessThan(LINEAR);
  });
});

describe("the part of a location's message that may be sent by API", () => {
  const sent = (source: OutputLine["source"], ...lines: readonly string[]) =>
    locateLines(spoken(source, lines), PLACES).locations.map((place) => place.sent);
  const TYPE_ERROR = "convex/messages.ts(3,5): error TS2322: hunter2";
  const BUNDLER = ["✘ [ERROR] No hunter2.", "    convex/messages.ts:1:20:"];

  test("is the whole message of the CLI's own type check, and only the code of a build's", () => {
    expect(sent("tool", TYPE_ERROR)).toStrictEqual(["TS2322: hunter2"]);
    expect(sent("build", TYPE_ERROR)).toStrictEqual(["TS2322"]);
    expect(sent("cli", TYPE_ERROR)).toStrictEqual(["TS2322: hunter2"]);
    // After a response of Convex, it may be the message of an error that a module threw.
    expect(sent("cli", "Failed to analyze a.js: Uncaught Error:", TYPE_ERROR)).toStrictEqual(["TS2322"]);
  });

  test("is the whole message of the CLI's type check after a build that printed an error like Convex's", () => {
    const build = spoken("build", ["Uncaught Error: fetch failed", "Failed to analyze the bundle"]);
    const tool = spoken("tool", ["Failed to analyze x"]);
    const { locations } = locateLines([...build, ...tool, ...spoken("cli", [TYPE_ERROR])], PLACES);
    expect(locations.map(({ sent }) => sent)).toStrictEqual(["TS2322: hunter2"]);
  });

  test("is the whole message of the CLI's own bundler, and nothing of a build's", () => {
    expect(sent("cli", ...BUNDLER)).toStrictEqual(["No hunter2."]);
    expect(sent("build", ...BUNDLER)).toStrictEqual([""]);
    expect(sent("tool", ...BUNDLER)).toStrictEqual([""]);
  });

  test.each(["Failed to analyze a.js: Uncaught Error: x", "✖ Error fetching POST 400", "✖ Schema validation failed."])(
    "is empty for a line that resembles a bundler's error after %j",
    (line) => expect(sent("cli", line, ...BUNDLER)).toStrictEqual([""]),
  );

  test("is the class of an error that a module throws, never its message", () => {
    const frame = "    at f (../convex/messages.ts:7:9)";
    expect(sent("cli", "Failed to analyze messages.js: Uncaught TypeError: hunter2", frame)).toStrictEqual([
      "Uncaught TypeError",
    ]);
    expect(sent("cli", "Failed to analyze messages.js: Uncaught hunter2", frame)).toStrictEqual([""]);
    expect(sent("cli", "Uncaught TypeError: hunter2", frame)).toStrictEqual(["Uncaught TypeError"]);
    expect(sent("cli", "Uncaught hunter2: Uncaught Error", frame)).toStrictEqual(["Uncaught Error"]);
    expect(sent("cli", "Failed to analyze messages.js: Uncaught Error: hunter2")).toStrictEqual(["Uncaught Error"]);
  });

  test("is empty if a whole file is named", () => {
    expect(sent("cli", 'Error: Parsing "convex.json" failed: hunter2')).toStrictEqual([""]);
    expect(sent("cli", "InvalidSchema: Hit an error while evaluating your schema: hunter2")).toStrictEqual([""]);
    expect(sent("cli", "Hit an error while evaluating your schema:", "Uncaught Error: hunter2")).toStrictEqual([""]);
  });
});
