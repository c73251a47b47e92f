/** `run` and `preview-run`: what a line may be, and that nothing else reaches Convex. */

import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { parseFunctionCalls } from "../../src/inputs/function-calls.ts";
import { anyCharacter } from "../arbitraries/any-character.ts";

const parse = (text: string) => parseFunctionCalls("run", text);
const nested = (depth: number) => `${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`;

describe("a line", () => {
  test.each([
    ["seed", "seed:default"],
    ["seed:run", "seed:run"],
    ["dir/module", "dir/module:default"],
    ["dir/module:function", "dir/module:function"],
    ["dir/module.ts:function", "dir/module:function"],
    ["module.mjs", "module:default"],
    ["api.dir.module.function", "dir/module:function"],
    ["internal.module.function", "module:function"],
    ["_private/module:_f1", "_private/module:_f1"],
    [`${"m".repeat(64)}:${"f".repeat(64)}`, `${"m".repeat(64)}:${"f".repeat(64)}`],
  ])("names a function: %s", (name, path) => {
    expect(parse(name)).toStrictEqual({ calls: [{ name, path, argsJson: "{}" }], errors: [] });
  });

  test.each([
    ...["api.module", "internal.function", "a:b:c", "a//b", "/a:b", "a/:b", "../a:b", "a/../b:c", "a.b/c:d"],
    ...[
      "my-seed",
      "a:b-c",
      "a:1b",
      "_:_",
      "a:",
      ":b",
      "a:$b",
      "sée:d",
      "a\u0000b",
      "a'b",
      'a"b',
      "$(id)",
      "a`b`",
      "a;b",
    ],
    ...["seed:run{}", "{}", '{"a": 1}', "::error::x", `${"m".repeat(65)}:f`, `m:${"f".repeat(65)}`],
    ...[`${"m/".repeat(120)}m:f`, "prod:happy-otter-1|0123456789abcdef"],
  ])("does not name a function: %j", (line) => {
    const { calls, errors } = parse(`\n${line}`);
    expect(calls).toStrictEqual([]);
    expect(errors).toStrictEqual([
      expect.stringMatching(/^`run`: line 2 must begin with a function such as `dir\/module:function`/),
    ]);
  });

  test.each([
    ...[
      "{}",
      '{"a":1}',
      '{ "a" : [1, -0, 1.5e3, "x", null, true] }',
      '{"__proto__":{"constructor":1}}',
      '{"a":{"b":1},"b":1}',
    ],
    ...[
      '{"a":"NaN 1e999 {\\"x\\":1,\\"x\\":2} $y"}',
      '{"a":{"$integer":"AQAAAAAAAAA="},"b":{"$float":"AAAAAAAA8H8="}}',
    ],
    ...['{"a": 9007199254740991}', '{"a": 9007199254740993.0}', '{"":1}', nested(64)],
  ])("has arguments, which are not changed: %s", (args) => {
    expect(parse(`a:b \t ${args}  `)).toStrictEqual({
      calls: [{ name: "a:b", path: "a:b", argsJson: args }],
      errors: [],
    });
  });

  test.each<[problem: string, ...texts: string[]]>([
    [
      "must have one JSON object",
      "[]",
      "1",
      '"x"',
      "null",
      "{a:1}",
      "{'a':1}",
      '{"a":1,}',
      '{"a":NaN}',
      '{"a":Infinity}',
    ],
    [
      "must have one JSON object",
      "{} {}",
      "{} # why",
      '{"a":undefined}',
      '{"a":0x10}',
      '{"a":+1}',
      '{"a":.5}',
      '{"a":01}',
    ],
    ["must have one JSON object", '{"a":"\t"}', "{/**/}", "{", '{"a":"\\x"}', '{"a":"\u001b"}', "{}\u0000"],
    ["too large", '{"a":1e400}', '{"a":[-1e999]}'],
    ["would be rounded", '{"a":9007199254740993}', '{"a":[-12345678901234567890]}'],
    [
      "the same name twice",
      '{"a":1,"a":1}',
      '{"a":{"b":1,"b":2}}',
      '{"a":1,"\\u0061":2}',
      '{"__proto__":1,"__proto__":2}',
    ],
    ["only ASCII characters", '{"é":1}', '{"a\\u0007":1}', `{"${"a".repeat(1025)}":1}`],
    [
      "which Convex reserves",
      '{"$a":1}',
      '{"$integer":"AA=="}',
      '{"a":{"$integer":"AA==","b":1}}',
      '{"a":{"$integer":1}}',
    ],
    ["deeper than 64", nested(65), `{"a":${"[".repeat(100_000)}`],
  ])("has arguments that %s", (problem, ...texts) => {
    for (const text of texts) {
      const { calls, errors } = parse(`a:b ${text}`);
      expect(calls).toStrictEqual([]);
      expect(errors).toStrictEqual([expect.stringMatching(new RegExp(`^\`run\`: line 1 .*${problem}`))]);
    }
  });
});

describe("the lines", () => {
  test("are read in order, without empty lines and comments", () => {
    expect(parse("# all\n\n  b:c\r\n#a\n a \r").calls.map(({ path }) => path)).toStrictEqual(["b:c", "a:default"]);
    expect(parse("")).toStrictEqual({ calls: [], errors: [] });
  });

  test("give an error for each problem, which repeats nothing of the line", () => {
    const { calls, errors } = parse('fine:one\nsecret-name\na:b {"secret": 1e999}\na:b {"s3cret": "x}');
    expect(calls).toStrictEqual([]);
    expect(errors).toHaveLength(3);
    expect(errors.join()).not.toMatch(/secret|s3cret/);
  });

  test("are limited to a hundred", () => {
    expect(parse("a:b\n".repeat(100)).calls).toHaveLength(100);
    expect(parse("a:b\n".repeat(101))).toStrictEqual({ calls: [], errors: ["`run` must have at most 100 functions."] });
  });

  test("whatever they contain, give calls with JSON that Convex accepts, or errors", () => {
    const json = fc.json().map((text) => `a:b ${text}`);
    fc.assert(
      fc.property(fc.oneof(json, fc.string({ unit: anyCharacter })), (text) => {
        const { calls, errors } = parse(text);
        expect(calls.length === 0 || errors.length === 0).toBe(true);
        for (const { argsJson, path } of calls) {
          expect(argsJson).not.toContain("\n");
          expect(JSON.parse(`{"path":${JSON.stringify(path)},"args":${argsJson}}`)).toStrictEqual({
            path,
            args: JSON.parse(argsJson),
          });
        }
      }),
    );
  });
});
