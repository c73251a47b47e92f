/** `run-results`: what functions return reaches later steps as it is, without secrets, and never without a limit. */

import { describe, expect, test } from "@jest/globals";
import { createRedactor } from "../../src/key/redactor.ts";
import { toResultJson, toRunResults } from "../../src/outcome/function-results.ts";

const SECRET = "s3cret-0123456789";
const { redact } = createRedactor([SECRET, "987654321987"]);
const json = (value: unknown) => toResultJson(value, redact);

describe("a result", () => {
  test.each<[unknown]>([
    [null],
    [[1, -0.5, "x", true, { a: [] }]],
    [{ id: { $integer: "AQAAAAAAAAA=" } }],
    ['zero\u200bwidth, \u2028 line, \u001b[31m red, 👩‍💻, \ud800, quote " and \\'],
    [JSON.parse('{"__proto__": {"a": 1}, "constructor": 2}')],
  ])("is not changed: %j", (value) => {
    const text = json(value);
    expect(JSON.parse(text)).toStrictEqual(value);
    expect(Object.keys(JSON.parse(text) ?? {})).toStrictEqual(Object.keys(value ?? {}));
    // The writer of outputs takes out what nobody sees.
    expect(redact(text)).toBe(text);
  });

  test("contains no secret in strings, names and numbers, also encoded", () => {
    const text = json({
      [SECRET]: 987654321987,
      deep: [[{ a: `x ${SECRET} y`, b: Buffer.from(SECRET).toString("base64"), c: `s3cret-\u200b0123456789` }]],
      key: "prod:happy-otter-1|0123456789abcdef0123",
    });
    expect(JSON.parse(text)).toStrictEqual({
      "***": "***",
      deep: [[{ a: "x *** y", b: expect.stringMatching(/^\*{3}.{0,2}$/), c: "***" }]],
      key: "prod:happy-otter-1|***",
    });
  });

  test("that is nested too deeply is cut", () => {
    let value: unknown = 1;
    for (let depth = 0; depth < 50_000; depth += 1) value = [value];
    expect(json(value)).toMatch(/^\[{81}"\*\*\*"\]{81}$/);
  });
});

describe("the output", () => {
  test("has the results in order", () => {
    const results = [
      { name: "seed:run", json: '{"a":1}' },
      { name: "migrations:run", json: "null" },
    ];
    expect(JSON.parse(toRunResults(results).json)).toStrictEqual([
      { function: "seed:run", value: { a: 1 } },
      { function: "migrations:run", value: null },
    ]);
    expect(toRunResults([])).toStrictEqual({ json: "[]", omitted: [] });
  });

  test("has at most 64 KiB, and lists what does not fit", () => {
    const text = (bytes: number) => JSON.stringify("é".repeat(bytes / 2));
    const results = [
      { name: "big:one", json: text(70 * 1024) },
      { name: "small:one", json: "1" },
      { name: "half:one", json: text(40 * 1024) },
      { name: "half:two", json: text(40 * 1024) },
      { name: "small:two", json: "2" },
    ];
    const { json: output, omitted } = toRunResults(results);
    expect(omitted).toStrictEqual(["big:one", "half:two"]);
    expect(Buffer.byteLength(output)).toBeLessThanOrEqual(64 * 1024);
    const parsed = JSON.parse(output) as readonly Record<string, unknown>[];
    expect(parsed.map(({ function: name }) => name)).toStrictEqual(results.map(({ name }) => name));
    expect(parsed[0]).toStrictEqual({ function: "big:one", omitted: true });
    expect(parsed[4]).toStrictEqual({ function: "small:two", value: 2 });
  });

  test("fills the 64 KiB, and not a byte more", () => {
    const room = 64 * 1024 - Buffer.byteLength(JSON.stringify([{ function: "a:b", value: "" }]));
    const of = (bytes: number) => toRunResults([{ name: "a:b", json: JSON.stringify("x".repeat(bytes)) }]);
    expect(of(room).omitted).toStrictEqual([]);
    expect(Buffer.byteLength(of(room).json)).toBe(64 * 1024);
    expect(of(room + 1).omitted).toStrictEqual(["a:b"]);
  });

  test("has room for the names of all functions that both inputs may have", () => {
    const results = Array.from({ length: 200 }, () => ({ name: "m".repeat(200), json: '"x"' }));
    expect(Buffer.byteLength(toRunResults(results).json)).toBeLessThanOrEqual(64 * 1024);
  });
});
