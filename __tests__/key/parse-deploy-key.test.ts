import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { DeployKey, KeyFormatError, KeyNormalization, ParsedKey } from "../../src/key/deploy-key.ts";
import { parseDeployKey } from "../../src/key/parse-deploy-key.ts";
import { anyAccessToken, anyKey, anyNearKey, numRuns } from "../arbitraries/any-key.ts";

const SECRET = "eyJ2MiI6IjAxMjM0NTY3ODlhYmNkZWYifQ==";

function keyIn(reading: ParsedKey): DeployKey {
  if (reading.state !== "present") throw new Error(`expected a key, got ${reading.state}`);
  return reading.key;
}

describe("a well-formed key", () => {
  const forms: readonly (readonly [string, object])[] = [
    ["prod:happy-animal-123", { kind: "production", deploymentName: "happy-animal-123" }],
    ["dev:happy-animal-123", { kind: "development", deploymentName: "happy-animal-123" }],
    ["custom:happy-animal-123", { kind: "custom", deploymentName: "happy-animal-123" }],
    ["preview:happy-animal-123", { kind: "preview-deployment", deploymentName: "happy-animal-123" }],
    ["preview:my-team:my_project", { kind: "preview", teamSlug: "my-team", projectSlug: "my_project" }],
    ["project:my-team:my_project", { kind: "project", teamSlug: "my-team", projectSlug: "my_project" }],
    ["team:my-team", { kind: "team", teamSlug: "my-team" }],
    ["convex-self-hosted", { kind: "admin", instanceName: "convex-self-hosted" }],
    ["anonymous-my-app", { kind: "admin", instanceName: "anonymous-my-app" }],
    [`prod:${"x".repeat(64)}`, { kind: "production", deploymentName: "x".repeat(64) }],
    ["prod:abc", { kind: "production", deploymentName: "abc" }],
  ];
  test.each(forms)("%s|… is identified by its prefix", (prefix, expected) => {
    const text = `${prefix}|${SECRET}`;
    expect(parseDeployKey(text)).toStrictEqual({
      state: "present",
      key: { ...expected, secret: SECRET, raw: text },
      normalizations: [],
    });
  });

  test("may have every printable character but `|` in its secret", () => {
    const secret = Array.from({ length: 0x7e - 0x21 + 1 }, (_, index) => String.fromCharCode(0x21 + index))
      .filter((char) => char !== "|")
      .join("");
    expect(keyIn(parseDeployKey(`prod:abc|${secret}`))).toMatchObject({ kind: "production", secret });
  });

  test("may have a percent-encoded character in its secret", () => {
    expect(keyIn(parseDeployKey(`prod:abc|%41${SECRET}`))).toMatchObject({ secret: `%41${SECRET}` });
  });

  test("needs a secret of eight characters", () => {
    expect(keyIn(parseDeployKey("prod:abc|12345678"))).toMatchObject({ kind: "production" });
    expect(keyIn(parseDeployKey("prod:abc|1234567"))).toStrictEqual({ kind: "malformed", formatError: "short-secret" });
  });

  test("is an access token when it is base64 of JSON without a `|`", () => {
    for (const text of [SECRET, "eyJhbGciOi.JIUzI1NiIs-InR5cCI6.IkpX_VCJ9"]) {
      expect(keyIn(parseDeployKey(text))).toStrictEqual({ kind: "access-token", secret: text, raw: text });
    }
  });

  test("has one meaning: whatever is well-formed is accepted unchanged", () => {
    fc.assert(
      fc.property(anyKey, ({ secret, text }) => {
        expect(parseDeployKey(text)).toMatchObject({
          state: "present",
          key: { secret, raw: text },
          normalizations: [],
        });
      }),
      { numRuns },
    );
    fc.assert(
      fc.property(
        anyAccessToken.filter((text) => text.length >= 23),
        (text) => {
          expect(keyIn(parseDeployKey(text))).toMatchObject({ kind: "access-token", raw: text });
        },
      ),
      { numRuns },
    );
  });
});

describe("what surrounds a key by accident", () => {
  const text = `prod:happy-animal-123|${SECRET}`;
  const cases: readonly (readonly [string, string, readonly KeyNormalization[]])[] = [
    ["a line end", `${text}\n`, ["surrounding-whitespace"]],
    ["a Windows line end", `${text}\r\n`, ["surrounding-whitespace"]],
    ["a leading space", ` ${text}`, ["surrounding-whitespace"]],
    ["a no-break space", `\u00a0${text}`, ["surrounding-whitespace"]],
    ["a byte order mark", `\uFEFF${text}`, ["byte-order-mark"]],
    ["double quotes", `"${text}"`, ["quotes"]],
    ["single quotes", `'${text}'`, ["quotes"]],
    ["white space in quotes", `" ${text}\n"`, ["quotes", "surrounding-whitespace"]],
    ["all of it", `\uFEFF "${text}"\n`, ["byte-order-mark", "surrounding-whitespace", "quotes"]],
  ];
  test.each(cases)("%s is removed, and reported", (_, raw, normalizations) => {
    expect(parseDeployKey(raw)).toMatchObject({
      state: "present",
      key: { kind: "production", raw: text },
      normalizations,
    });
  });

  test("is not reported if the key is malformed anyway", () => {
    expect(parseDeployKey(' "prod:abc|x" ')).toStrictEqual({
      state: "present",
      key: { kind: "malformed", formatError: "short-secret" },
      normalizations: [],
    });
  });
});

describe("what the CLI reads as no key", () => {
  test.each(["", "<ignore_deploy_key>", " <ignore_deploy_key>\n", '"<ignore_deploy_key>"'])("%j is absent", (raw) => {
    expect(parseDeployKey(raw)).toStrictEqual({ state: "absent" });
  });

  test("a declared missing key keeps its message", () => {
    expect(parseDeployKey("<missing_deploy_key:Ask ops: they have it | or not>")).toStrictEqual({
      state: "missing-sentinel",
      message: "Ask ops: they have it | or not",
    });
  });

  test("a text around a sentinel, or a missing message, makes it no sentinel", () => {
    for (const raw of [
      "<missing_deploy_key:>",
      "x<missing_deploy_key:abcdefgh>",
      "<missing_deploy_key:abc>x",
      "<ignore_deploy_key>x",
    ]) {
      expect(keyIn(parseDeployKey(raw)).kind).toBe("malformed");
    }
  });
});

describe("a malformed key", () => {
  const cases: readonly (readonly [KeyFormatError, readonly string[]])[] = [
    ["empty", [" ", "\n", "\uFEFF", '""', "''", '"', '"" ""', "``", "“”"]],
    [
      "quotes",
      [
        `"prod:abc|${SECRET}`,
        `prod:abc|${SECRET}'`,
        `"prod:abc|${SECRET}'`,
        `""prod:abc|${SECRET}""`,
        `"'prod:abc|${SECRET}'"`,
        `"prod:abc|${SECRET}"x`,
        `\`prod:abc|${SECRET}\``,
        `“prod:abc|${SECRET}”`,
      ],
    ],
    [
      "white-space",
      [
        `prod:abc|${SECRET.slice(0, 9)}\n${SECRET.slice(9)}`,
        `prod:abc |${SECRET}`,
        `prod: abc|${SECRET}`,
        `prod:abc|\r\n${SECRET}`,
        `prod:abc|${SECRET}\u00a0x`,
        `npx convex deploy ${SECRET}`,
      ],
    ],
    [
      "includes-variable-name",
      [
        `CONVEX_DEPLOY_KEY=prod:abc|${SECRET}`,
        `CONVEX_DEPLOY_KEY="prod:abc|${SECRET}"`,
        `'CONVEX_DEPLOY_KEY=prod:abc|${SECRET}'`,
        `export CONVEX_DEPLOY_KEY=prod:abc|${SECRET}`,
        `CONVEX_DEPLOY_KEY = prod:abc|${SECRET}`,
        `CONVEX_DEPLOY_KEY: prod:abc|${SECRET}`,
        `CONVEX_DEPLOY_KEY:prod:abc|${SECRET}`,
        `deploy-key: prod:abc|${SECRET}`,
        `deploy-key : prod:abc|${SECRET}`,
        `"CONVEX_DEPLOY_KEY": "prod:abc|${SECRET}"`,
        `$env:CONVEX_DEPLOY_KEY = "prod:abc|${SECRET}"`,
        `"CONVEX_DEPLOY_KEY": 'prod:abc|${SECRET}'`,
        ...["export", "export ", "set", "set "].flatMap((word) => [
          `${word} CONVEX_DEPLOY_KEY:prod:abc|${SECRET}`,
          `${word} convex_key=prod:abc|${SECRET}`,
        ]),
        "CONVEX_DEPLOY_KEY=",
        `key=${SECRET}`,
      ],
    ],
    [
      "url-encoded",
      [`prod:abc%7C${SECRET}`, `prod%3Aabc%7c${SECRET}`, `prod%3Aabc|${SECRET}`, `prod%253Aabc%257C${SECRET}`],
    ],
    [
      "truncated",
      ["prod:abc|", "prod:happy-animal-123", "preview:my-team:my-project", "preview:my-team:my-project|", "|"],
    ],
    [
      "several-keys",
      [
        `prod:abc|${SECRET}prod:abc|${SECRET}`,
        `prod:abc|${SECRET}\ndev:abc|${SECRET}`,
        `prod:abc||${SECRET}`,
        `prod:abc|${SECRET}|`,
        `prod:abc|${SECRET},dev:abc|${SECRET}`,
      ],
    ],
    [
      "no-separator",
      [
        "happy-animal-123",
        "0123456789abcdef0123456789abcdef",
        "eyJ2",
        "eyes-closed-panda-1234567",
        "local:abc",
        "***",
        "abc%41def",
        `happy-${SECRET}`,
        `${SECRET.slice(0, -2)}*`,
      ],
    ],
    [
      "not-printable-ascii",
      [
        `prod:abc|${SECRET}\u200b`,
        `pröd:abc|${SECRET}`,
        `prod:abc｜${SECRET}`,
        `prod:abc|\0${SECRET}`,
        `prod:abc|${SECRET}\x7f`,
      ],
    ],
    ["short-secret", ["prod:abc|1234567", "convex-self-hosted|x"]],
    ["named-by-branch", [`preview:feature/x|${SECRET}`, `preview:release-1.2|${SECRET}`, `preview:a_b/c|${SECRET}`]],
    [
      "unknown-form",
      [
        `preview:${"x/".repeat(21)}|${SECRET}`,
        `prod:feature/x|${SECRET}`,
        `a:preview:feature/x|${SECRET}`,
        `preview:a$b|${SECRET}`,
        `|${SECRET}`,
        `prod:|${SECRET}`,
        `prod:ab|${SECRET}`,
        `prod:${"x".repeat(65)}|${SECRET}`,
        `prod:a.bc|${SECRET}`,
        `Prod:abc|${SECRET}`,
        `local:abc|${SECRET}`,
        `anonymous:abc|${SECRET}`,
        `prod:abc:def|${SECRET}`,
        `preview::abc|${SECRET}`,
        `preview:abc:|${SECRET}`,
        `preview:abc:def:ghi|${SECRET}`,
        `project:abc|${SECRET}`,
        `team:abc:def|${SECRET}`,
        ...["prod", "dev", "custom", "preview", "project", "team"].map((word) => `${word}|${SECRET}`),
        `|%7c${SECRET}`,
        `prod:ab%ag|${SECRET}`,
        `constructor:abc|${SECRET}`,
        `ab|${SECRET}`,
        `my backend`.replace(" ", "+").concat(`|${SECRET}`),
        "my-backend|secret:secret",
      ],
    ],
  ];
  test.each(cases.flatMap(([formatError, raws]) => raws.map((raw) => [formatError, raw] as const)))(
    "says %s of %j",
    (formatError, raw) => {
      expect(parseDeployKey(raw)).toStrictEqual({
        state: "present",
        key: { kind: "malformed", formatError },
        normalizations: [],
      });
    },
  );

  test("has a format error and nothing else, and no text causes an exception", () => {
    fc.assert(
      fc.property(anyNearKey, (raw) => {
        const reading = parseDeployKey(raw);
        if (reading.state !== "present" || reading.key.kind !== "malformed") return;
        expect(Object.keys(reading.key).sort()).toStrictEqual(["formatError", "kind"]);
        expect(reading.normalizations).toStrictEqual([]);
      }),
      { numRuns: numRuns * 3 },
    );
  });

  test("is never accepted: every accepted key is printable, with at most one separator and a long secret", () => {
    fc.assert(
      fc.property(anyNearKey, (raw) => {
        const reading = parseDeployKey(raw);
        if (reading.state !== "present" || reading.key.kind === "malformed") return;
        const { raw: text, secret } = reading.key;
        expect(text).toMatch(/^[!-~]+$/);
        expect(text.split("|").length).toBeLessThanOrEqual(2);
        expect(secret.length).toBeGreaterThanOrEqual(8);
        expect(raw).toContain(text);
        expect(text.endsWith(secret)).toBe(true);
      }),
      { numRuns: numRuns * 3 },
    );
  });
});
