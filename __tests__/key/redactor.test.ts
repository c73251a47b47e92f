import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { createRedactor, secretFinder } from "../../src/key/redactor.ts";
import { encodeAll } from "../../src/key/secret-encodings.ts";
import { anyKey, anySecret, numRuns } from "../arbitraries/any-key.ts";
import { growth, LINEAR } from "../growth.ts";

const TOKEN = "eyJ2MiI6IjAxMjM0NTY3ODlhYmNkZWYifQ==";
const HEX = "0183c5c909ade849704ebc5fcac68614ee30dcf9d52f33268bc127e3a4495e18c7b6e2cde7";
const LONG_TOKEN = `ghs_1234567.${"aZ0_-".repeat(50)}.${"9xY-_".repeat(50)}`.padEnd(520, "0");
const stranger = createRedactor([]);

const anyEscape = fc.oneof(
  fc.constantFrom(
    "\x1b[0m",
    "\x1b[1;31m",
    "\x1b[38;2;1;2;3m",
    "\x1b[2K",
    "\x9b32m",
    "\x1b]0;title\x07",
    "\x1b(B",
    "\x1b7",
  ),
  fc.constantFrom(
    "\x1b]8;;https://convex.dev\x1b\\",
    "\x1bPq#1\x1b\\",
    "\0",
    "\b",
    "\r",
    "\x7f",
    "\u200b",
    "\u2060",
    "\ufeff",
    "\u00ad",
    "\u202e",
    "\ufe0f",
    "\u200d",
    "\u115f",
    "\u1160",
    "\u17b4",
    "\u180b",
    "\u180f",
    "\u3164",
    "\uffa0",
    "\u{1d173}",
    "\u{e0100}",
  ),
);
/** Text around a secret; ends where an escape sequence cannot swallow what follows. */
const anySurroundings = fc.oneof(
  fc.string({
    unit: fc.constantFrom("a", "B", "7", "|", ":", "/", " ", "\n", "\t", '"', "`", "é", "🎉", "=", "%"),
    maxLength: 30,
  }),
  fc.constantFrom("", "key=", '{"adminKey":"', "prod:abc|", "::error::", "Authorization: Convex ", "https://x.dev/?k="),
);

describe("a known secret", () => {
  test.each(["\u001b", "\u001b[", "\u009b", "\u001b[3"])(
    "is replaced by `***` at the end of an escape sequence, and what follows stays: %j",
    (sequence) => {
      const secret = "da5d2b79e2b50e9f2adce19cacacd4be";
      expect(createRedactor([secret]).redact(`a${sequence}${secret}key=1`)).toBe("a***key=1");
    },
  );

  test("is redacted in every encoding, between any texts, with escape sequences between any of its characters", () => {
    fc.assert(
      fc.property(
        anySecret.chain((secret) => fc.tuple(fc.constant(secret), fc.constantFrom(secret, ...encodeAll(secret)))),
        anySurroundings,
        anySurroundings,
        fc.array(fc.tuple(fc.nat(), anyEscape), { maxLength: 6 }),
        ([secret, form], before, behind, escapes) => {
          const planted = escapes.reduce(
            (text, [at, sequence]) => {
              const cut = at % (form.length + 1);
              text[cut] = sequence + (text[cut] ?? "");
              return text;
            },
            [...form.split(""), ""],
          );
          const redacted = createRedactor([secret]).redact(before + planted.join("") + behind);
          expect([secret, ...encodeAll(secret)].filter((found) => redacted.includes(found))).toStrictEqual([]);
          expect(redacted).toContain("***");
        },
      ),
      { numRuns: numRuns * 3 },
    );
  });

  test("is redacted after an incomplete escape sequence that swallows a character", () => {
    const redactor = createRedactor(["Secret-0123"]);
    for (const sequence of ["\x1b", "\x1b[", "\x1b]", "\x9b"]) {
      expect(redactor.redact(`${sequence}Secret-0123`)).not.toContain("ecret");
    }
  });

  test("is redacted if invisible characters follow a space in it", () => {
    const redactor = createRedactor(["abc%20defghijk", "open sesame now"]);
    for (const hidden of ["\u200d", "\ufe0f", "\u3164", "\u200b", "\u200d\ufe0f\u3164"])
      expect(redactor.redact(`<abc ${hidden}defghijk> <open ${hidden}sesame${hidden} now>`)).toBe("<***> <***>");
  });

  test("leaves no rest when two of them overlap or touch", () => {
    const redactor = createRedactor(["abcdefgh", "efghijkl", "abcdefghij"]);
    expect(redactor.redact("x abcdefghijkl y")).toBe("x *** y");
    expect(redactor.redact("abcdefghabcdefgh.")).toBe("***.");
    expect(createRedactor(["abcdefgh", "ijklmnop"]).redact("ijklmnopabcdefgh")).toBe("***");
  });

  test("leaves the text between two occurrences", () => {
    expect(createRedactor(["abcdefgh"]).redact("abcdefgh and abcdefgh, too")).toBe("*** and ***, too");
  });

  test("has the length of its longest form, by which texts in pieces must overlap", () => {
    const secret = "it's a <secret>";
    const longest = Math.max(...[secret, ...encodeAll(secret)].map((form) => form.length));
    expect(createRedactor([secret, "a-short-one"]).maxSecretLength).toBe(longest);
    expect(createRedactor(["short"]).maxSecretLength).toBe(0);
  });

  test("may itself contain asterisks", () => {
    const redactor = createRedactor(["********", "ab***cde"]);
    expect(redactor.redact("*".repeat(30))).toBe("***");
    expect(redactor.redact("ab********cde")).toBe("***");
  });

  test("is ignored under eight characters, because it would be an ordinary word", () => {
    expect(createRedactor(["main", "preview", ""]).redact("preview of main")).toBe("preview of main");
  });

  test("that is found later is redacted by a new redactor, with the old ones", () => {
    const redactor = createRedactor(["first-secret"]);
    expect(redactor.with(["later-secret"]).redact("first-secret later-secret")).toBe("*** ***");
    expect(redactor.redact("later-secret")).toBe("later-secret");
  });
});

describe("a key never seen before", () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ["a production key", `prod:happy-animal-123|${TOKEN}`, "prod:happy-animal-123|***"],
    ["a preview deploy key", `key preview:my-team:my-project|${TOKEN} used`, "key preview:my-team:my-project|*** used"],
    ["a project token", `project:my-team:my-project|${HEX}`, "project:my-team:my-project|***"],
    [
      "the others",
      `dev:abc|${HEX} custom:abc|${HEX} team:abc|${HEX} local:abc|${HEX}`,
      "dev:abc|*** custom:abc|*** team:abc|*** local:abc|***",
    ],
    ["a secret of eight characters", "prod:abc|a-b_c.d~", "prod:abc|***"],
    ["a secret with odd characters", "prod:abc|p@ss!w0rd(x)#$", "prod:abc|***"],
    ["a percent-encoded key", `?key=prod%3Aabc%7C${HEX}`, "?key=prod%3Aabc%7C***"],
    ["the encoded key in encoded quotes", `%22prod%3Aabc%7c${HEX}`, "%22prod%3Aabc%7c***"],
    [
      "a key in JSON",
      `{"adminKey":"preview:x-1|${TOKEN}","url":"https://x"}`,
      '{"adminKey":"preview:x-1|***","url":"https://x"}',
    ],
    [
      "a key in JSON in JSON",
      `"{\\"k\\":\\"prod:abc|${TOKEN}\\",\\"n\\":1}"`,
      '"{\\"k\\":\\"prod:abc|***\\",\\"n\\":1}"',
    ],
    ["a key in single quotes", `k='prod:abc|${TOKEN}'; n='1'`, "k='prod:abc|***'; n='1'"],
    ["a key as code", `\`prod:abc|${TOKEN}\`.`, "`prod:abc|***`."],
    ["a key in HTML", `<code>prod:abc|${TOKEN}</code>`, "<code>prod:abc|***</code>"],
    ["a key in brackets", `(prod:abc|${TOKEN}).`, "(prod:abc|***)."],
    ["several keys", `prod:abc|${HEX},dev:def|${TOKEN}`, "prod:abc|***|***"],
    ["several keys in quotes", '"prod:abc|p@ss!w0rd","dev:abc|p@ss!w0rd"', '"prod:abc|***","dev:abc|***"'],
    ["several in single quotes", "'prod:abc|p@ss!w0rd','dev:abc|p@ss!w0rd'", "'prod:abc|***','dev:abc|***'"],
    ["several as code", "`prod:abc|p@ss!w0rd`, `dev:abc|p@ss!w0rd`", "`prod:abc|***`, `dev:abc|***`"],
    ["a cell of a table", `| prod:abc|${HEX} | x |`, "| prod:abc|*** | x |"],
    ["a self-hosted admin key", `Admin key:\nconvex-self-hosted|${HEX}`, "Admin key:\nconvex-self-hosted|***"],
    ["a secret of nothing but brackets", "prod:abc|)))]]]}}}", "prod:abc|***"],
    ["an admin key in a path", `https://x.test/convex-self-hosted|${HEX}`, "https://x.test/convex-self-hosted|***"],
    ["an admin key right behind a colon", `key:convex-self-hosted|${HEX}`, "key:convex-self-hosted|***"],
    ["a bare key of base64", "happy-animal-123|AbCd0123EfGh4567IjKl==", "happy-animal-123|***"],
    ["a bare key with few digits", "happy-animal-123|AbCdEfGh1IjKlMnOpQrStUvW2xY", "happy-animal-123|***"],
    ["an access token", `Bearer ${TOKEN}`, "Bearer ***"],
    ["a JSON web token", "t=eyJhbGciOiJIUzI1NiJ9eyJz.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0", "t=***"],
    ["a workflow's token", `token ghs_${"a1B2".repeat(9)}.`, "token ***."],
    ["a workflow's token of 520 characters with dots", `t=${LONG_TOKEN} x`, "t=*** x"],
    [
      "a personal token of GitHub",
      `https://me:github_pat_${"0aB_".repeat(20)}@github.com`,
      "https://me:***@github.com",
    ],
    [
      "an encrypted JSON web token, whole: the runner's mask of it finds no part",
      "t=eyJhbGciOiJSU0EtT0FFUCIsImVuYyI6.OKOawDo13gRp2ojaHV7LFpZcgV7T6DVZ.48V1_ALb6US04U3b.5eym8TW_c8SuK0lt.XFBoMYUZodetZ-gV x",
      "t=*** x",
    ],
    [
      "one without its second part",
      `t=${TOKEN.replaceAll("=", "")}..48V1_ALb6US04U3b.5eym8TW_c8SuK0lt.XFBoMYUZ. Next`,
      "t=***. Next",
    ],
    ["a key named by a branch", "key preview:feature/login|AbCdEf0123456789AbCdEf.", "key preview:feature/login|***."],
    ["a key named by a short branch", `preview:a.b/x|${HEX.slice(0, 32)}`, "preview:a.b/x|***"],
    [
      "a key split by colours",
      `\x1b[1mprod\x1b[0m:abc\x1b[2m|\x1b[0m${HEX.slice(0, 5)}\x1b[31m${HEX.slice(5)}\x1b[0m`,
      "prod:abc|***",
    ],
  ];
  test.each(cases)("is redacted: %s", (_, text, expected) => {
    expect(stranger.redact(text)).toBe(expected);
  });

  test("is redacted whatever its secret is, between white space or in quotes", () => {
    const anyQuotes = fc.constantFrom(["", ""], [" ", "\n"], ['"', '"'], ["'", "'"], ["`", "`"], ["key=", " "]);
    fc.assert(
      fc.property(
        anyKey.filter(({ text, secret }) => text.includes(":") && !/["'`<]/.test(secret)),
        anyQuotes,
        ({ text, secret }, [before = "", behind = ""]) => {
          const redacted = stranger.redact(before + text + behind);
          expect(redacted).not.toContain(secret.slice(0, 8));
          expect(redacted).toContain(`${text.slice(0, text.indexOf("|"))}|***`);
        },
      ),
      { numRuns },
    );
  });
});

describe("ordinary text", () => {
  const lines = [
    "| app | status | commit |",
    "|app|status|0183c5c909ade849704ebc5fcac68614ee30dcf9|",
    "|commit|0183c5c909ade849704ebc5fcac68614ee30dcf9",
    "commit|0183c5c909ade849704ebc5fcac68614ee30dcf9|status",
    "theyJustCalledThisVeryLongFunctionName",
    "string|PaginationResultV2WithCursor",
    "food|facadefacadefacadefacade",
    // How Convex identifies a user: the provider, `|`, and the provider's name for the user.
    "no user https://clever-fox-12.clerk.accounts.dev|user_2NNEqL2nrIRdJ194ndJqAHwEfxC",
    "https://auth.example.com/realms/main|Ab3dEf6hIj9kLm2nOp5q",
    "subject auth0|64f1a2b3c4d5e6f708192a3b",
    "subject google-oauth2|104938271640293847561",
    "cat log.txt|grep error | sort|uniq -c",
    "type Mode = a|b|'reuse'|\"recreate\";",
    "Type 'string | undefined' is not assignable to type 'PaginationResultOfTheQuery'.",
    "/^(?:prod|dev|preview|custom):.*|team:x|y$/",
    "string|PaginationOptionsValidatorReturnType",
    "string|pagination_result_v2_of_page",
    "string|a_pagination_result_v2_of_it",
    "string|pagination-result-v2-of-v3-query",
    "string|PAGINATION_RESULT_V2_OF_V3_TYPE",
    "feature/login|my-very-long-branch-name-without-secrets",
    "prod:happy-animal-123 preview:x dev:abc| team: a|b",
    "prod:happy-animal-123|***",
    "convex-self-hosted|<your-admin-key>",
    "▌ [Preview] team:project:preview/x (dashboard: https://dashboard.convex.dev/t/team/project/name)",
    "✔ Deployed Convex functions to https://happy-animal-123.convex.cloud",
    "sha256:0183c5c909ade849704ebc5fcac68614ee30dcf9d52f33268bc127e3a4495e18",
    "카\u115f ㅎ\u3164가 ᠮ\u180b",
    "👩‍💻 ⚠️ ✔️ 🏳️‍🌈 کتاب‌ها",
    "eyJ is how base64 of JSON begins; eyelash",
    "a\tb\r\nc\n",
  ];
  test.each(lines)("is not changed: %j", (line) => {
    expect(createRedactor(["another-secret", HEX]).redact(line)).toBe(line);
  });

  test("loses its colours, titles, links and invisible characters, and nothing else", () => {
    const text =
      "\x1b]0;convex\x07\x1b[32m✔\x1b[39m \x1b]8;;https://convex.dev\x1b\\docs\x1b]8;;\x1b\\ 10%\r20%\x08\u200b \u202edone\x1b[K\r\n\x1b";
    expect(stranger.redact(text)).toBe("✔ docs 10%20% done\r\n");
  });

  test("keeps what follows an escape sequence that never ends", () => {
    expect(stranger.redact("\x1b]0;title\nline\x1b[31")).toBe("0;title\nline31");
  });

  test("is not changed if it has no secret, no `|` and no token", () => {
    const secret = "zq-Secret-zq";
    const anyText = fc.string({
      unit: fc.oneof(fc.stringMatching(/^[ -~]$/), fc.constantFrom("\n", "\t", "é", "🎉", "漢", "prod:", "eyJ")),
      maxLength: 200,
    });
    fc.assert(
      fc.property(anyText, (text) => {
        fc.pre(!/\||%7c|eyJ[\w+/-]{17}/i.test(text) && !text.includes(secret));
        expect(createRedactor([secret]).redact(text)).toBe(text);
      }),
      { numRuns },
    );
  });

  test("is not changed a second time", () => {
    const pieces = [
      "prod",
      "preview",
      ":",
      "|",
      "***",
      "eyJ",
      "abcdefgh",
      "Zq0Zq1Zq2Zq3Zq4Zq5Zq6",
      "0123456789abcdef0123",
      '"',
      "'",
      "`",
      "<",
      ")",
      ",",
      " ",
      "\n",
      "\r",
      "\x1b",
      "\x1b[",
      "m",
      "\x1b]",
      "\x07",
      "\u200d",
      "\ufe0f",
      "\u200b",
      "é",
      "a-secret",
      "%7C",
      "%3A",
      "=",
    ];
    const redactor = createRedactor(["a-secret-abcdefgh", "abcdefgh", "**|***eyJ"]);
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 30 }), (parts) => {
        const once = redactor.redact(parts.join(""));
        expect(redactor.redact(once)).toBe(once);
      }),
      { numRuns: numRuns * 5 },
    );
  });
});

describe("a megabyte of hostile text", () => {
  const SIZE = Number(process.env.HOSTILE_TEXT ?? 1_000_000);
  const units = [
    "|",
    ":",
    "a",
    "A1",
    "=",
    "-",
    "%",
    "\x1b",
    "\x1b[",
    "\x1b[0",
    "\x1b]",
    "\x9d",
    "\x90",
    "\x1bP",
    "\r",
    "\u200d",
    '"',
    "prod:",
    "prod:abc|",
    '"prod:abc|',
    "prod:abc|x)",
    "a|",
    "abc|",
    "abc|A1a1",
    "dev:dev:",
    "eyJ",
    "eyJ.",
    "project:abc:abc",
    "preview%3A",
    "0183c5c9",
    "* ",
    "\n",
    'dev:abc|aaaaaaaa"',
    '"dev:abc|aaaaaaa"',
    "0",
    "abc|0123456789abcdef0123|",
    "é\u200d",
  ];
  const redactor = createRedactor([
    `prod:happy-animal-123|${HEX}`,
    HEX,
    `${"a".repeat(60)}b`,
    "aaaaaaaaaaaa",
    "********",
  ]);
  test.each(units)("of %j takes time in proportion to its length", (unit) => {
    const work = (size: number) => {
      const text = unit.repeat(size / unit.length);
      redactor.redact(text);
      redactor.redact(`prod:abc|${text}`);
    };
    expect(growth(work, SIZE)).toBeLessThan(LINEAR);
  });
});

test("the search for secrets finds exactly the texts in which a redactor finds one, also with white space inside", () => {
  fc.assert(
    fc.property(
      anySecret.chain((secret) => fc.tuple(fc.constant(secret), fc.constantFrom(secret, ...encodeAll(secret)))),
      fc.oneof(anyEscape, fc.constantFrom(" ", "\n", "\r\n  ", "\t")),
      fc.nat(),
      ([secret, form], between, at) => {
        const cut = at % form.length;
        const holdsSecret = secretFinder([secret]);
        expect(holdsSecret(`E ${form.slice(0, cut)}${between}${form.slice(cut)} Z`)).toBe(true);
        expect(holdsSecret("Convex Preview – shop, of https://happy-otter-123.convex.cloud")).toBe(false);
      },
    ),
    { numRuns },
  );
});

describe("pieces of a random secret", () => {
  const redactor = createRedactor([TOKEN, HEX]).withFragments([HEX]);

  test.each([
    ["the head of a cut line", `const key = "${HEX.slice(0, 30)}...`, 'const key = "***...'],
    ["the tail of a cut line", `...${HEX.slice(-20)}";`, '...***";'],
    ["the middle of a wrapped one", `| ${HEX.slice(11, 40)} |`, "| *** |"],
    ["one at the end of the text", `key: ${HEX.slice(-20)}`, "key: ***"],
    ["one of 12 characters", `< ${HEX.slice(3, 15)} >`, "< *** >"],
    ["two that touch", `${HEX.slice(0, 20)}${HEX.slice(40, 60)}`, "***"],
  ])("are redacted: %s", (_what, text, shown) => expect(redactor.redact(text)).toBe(shown));

  test("are redacted from 12 characters on, wherever they begin, and not below", () => {
    fc.assert(
      fc.property(anySecret, fc.nat(), fc.integer({ min: 4, max: 40 }), (secret, at, length) => {
        const piece = secret.slice(at % secret.length).slice(0, length);
        fc.pre(secret.length >= 20 && new Set(secret).size > 10 && !/eyJ/.test(piece));
        const shown = createRedactor([secret]).withFragments([secret]).redact(`< ${piece} >`);
        if (piece.length >= 12) expect(shown).toBe("< *** >");
        else expect(shown).toBe(`< ${piece} >`);
      }),
      { numRuns },
    );
  });

  test("are redacted in a JSON text with its escapes", () => {
    const secret = '0"a\\1"b\\2"c\\3"d\\4"e\\5"f\\';
    const shown = JSON.stringify(secret).slice(4, 26);
    expect(createRedactor([secret]).withFragments([secret]).redact(`< ${shown} >`)).toBe("< *** >");
  });

  test("of values that are not random stay, because they occur in other texts", () => {
    expect(createRedactor(["https://auth.example.com"]).redact("https://auth.other.com")).toBe(
      "https://auth.other.com",
    );
  });

  test("cost no more than linear time", () => {
    const work = (times: number) => void redactor.redact(HEX.slice(0, 11).repeat(times));
    expect(growth(work, 200_000)).toBeLessThan(LINEAR);
  });
});
