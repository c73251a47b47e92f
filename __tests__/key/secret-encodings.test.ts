import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { parseDeployKey } from "../../src/key/parse-deploy-key.ts";
import { encodeAll, getSecretValues, valuesToMask } from "../../src/key/secret-encodings.ts";
import { anyAccessToken, anyKey, anyNearKey, anySecret, numRuns } from "../arbitraries/any-key.ts";

/** With a character for every encoding that treats it in its own way. */
const AWKWARD = `s3cr3t/+~*!'()"\\<>&=%;,?:@$#`;

function secretsIn(raw: string): readonly string[] {
  const reading = parseDeployKey(raw);
  return getSecretValues(reading.state === "present" ? reading.key : null);
}

describe("the text to mask", () => {
  test("is the whole key and its secret part, never a prefix, name or slug", () => {
    expect(secretsIn(" preview:my-team:my-project|0123456789abcdef")).toStrictEqual([
      "preview:my-team:my-project|0123456789abcdef",
      "0123456789abcdef",
    ]);
  });

  test("is an access token, listed once", () => {
    fc.assert(
      fc.property(anyAccessToken, (text) => expect(secretsIn(text)).toStrictEqual([text])),
      { numRuns },
    );
  });

  test.each(["", "prod:abc|1234567", "prod:abc|0123 456789", "<missing_deploy_key:prod:abc|0123456789>"])(
    "is nothing for %j",
    (raw) => expect(secretsIn(raw)).toStrictEqual([]),
  );

  test("is always part of the value", () => {
    fc.assert(
      fc.property(anyNearKey, (raw) => {
        for (const secret of secretsIn(raw)) expect(raw).toContain(secret);
      }),
      { numRuns },
    );
  });
});

describe("the encodings of a secret", () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ["base64 at offset 0", "0123456789", "MDEyMzQ1Njc4O"],
    ["base64 at offset 1", "0123456789", "AxMjM0NTY3OD"],
    ["base64 at offset 2", "0123456789", "wMTIzNDU2Nzg5"],
    ["URL-safe base64", "~~~???>>>", "fn5-Pz8_Pj4-"],
    ["hex", "0123456789", "30313233343536373839"],
    ["upper-case hex", "jklmnopq", "6A6B6C6D6E6F7071"],
    ["encodeURIComponent", AWKWARD, encodeURIComponent(AWKWARD)],
    ["encodeURI", AWKWARD, encodeURI(AWKWARD)],
    ["lower-case percent", AWKWARD, encodeURIComponent(AWKWARD).replace(/%../g, (code) => code.toLowerCase())],
    ["form encoding", AWKWARD, new URLSearchParams({ "": AWKWARD }).toString().slice(1)],
    [
      "form encoding of spaces",
      "open sesame now!",
      new URLSearchParams({ "": "open sesame now!" }).toString().slice(1),
    ],
    ["Uri.EscapeDataString", AWKWARD, "s3cr3t%2F%2B~%2A%21%27%28%29%22%5C%3C%3E%26%3D%25%3B%2C%3F%3A%40%24%23"],
    ["path segments", "abc/def+ghi=", "abc/def%2Bghi%3D"],
    ["JSON", AWKWARD, JSON.stringify(AWKWARD).slice(1, -1)],
    ["percent codes of more than a byte", "schlüssel-1", "schl%C3%BCssel-1"],
    ["percent codes of line ends", "line one\nline two", "line%20one%0Aline%20two"],
    ["signs as codes of scripts, line ends too", "line-one\nline-two", "line\\x2done\\x0aline\\x2dtwo"],
    ["line ends as codes, with all the rest", "ab\ncdefgh", "%61%62%0a%63%64%65%66%67%68"],
    ["JSON with escaped slashes", "abc/def<ghi", "abc\\/def<ghi"],
    ["JSON inside HTML", "abc<d>&='efgh", "abc\\u003cd\\u003e\\u0026='efgh"],
    ["JSON inside HTML, upper case", 'a"bc<d>&efgh', 'a\\"bc\\u003Cd\\u003E\\u0026efgh'],
    ["JSON of Gson", "it's<a>=b&c\\\"", 'it\\u0027s\\u003ca\\u003e\\u003db\\u0026c\\\\\\"'],
    ["JSON of .NET", "it's<a>+b&c`\\\"", "it\\u0027s\\u003Ca\\u003E\\u002Bb\\u0026c\\u0060\\\\\\u0022"],
    ["JSON of PHP for HTML", "it's/<a>+b&c\"", "it\\u0027s\\/\\u003Ca\\u003E+b\\u0026c\\u0022"],
    ["XML", AWKWARD, "s3cr3t/+~*!&apos;()&quot;\\&lt;&gt;&amp;=%;,?:@$#"],
    ["HTML", "abc'd<ef>gh", "abc&#39;d&lt;ef&gt;gh"],
    ["React's HTML", "abc'd<ef>gh", "abc&#x27;d&lt;ef&gt;gh"],
    ["PHP's HTML", "abc'd<ef>gh", "abc&#039;d&lt;ef&gt;gh"],
    ["signs as codes of JSON", "abc/d=efgh", "abc\\u002Fd\\u003Defgh"],
    ["signs as codes of scripts", "abc/d=efgh", "abc\\x2fd\\x3defgh"],
    ["signs as codes of Python, from U+0100 on", "abcdef-\u0100", "abcdef\\x2d\\u0100"],
    ["signs as codes of Python, from U+10000 on", "abcdef-\u{10000}", "abcdef\\x2d\\U00010000"],
    ["signs as codes of pages", "abc/d=efgh", "abc&#x2F;d&#x3D;efgh"],
    ["XML text, which leaves apostrophes", "abc'd<ef>gh", "abc'd&lt;ef&gt;gh"],
    ["doubled single quotes", "abc'defgh", "abc''defgh"],
    ["doubled double quotes", 'abc"defgh', 'abc""defgh'],
    ["doubled backslashes", 'abc\\de"fgh', 'abc\\\\de"fgh'],
    ["shell quotes", "abc'defgh", "abc'\\''defgh"],
    ["decoded base64", Buffer.from("correct horse").toString("base64"), "correct horse"],
    ["decoded URL-safe base64", "fn5-Pz8_Pj4-", "~~~???>>>"],
    ["decoded base64 of eight characters", "YWJjZGVmZ2g=", "abcdefgh"],
    ["decoded percent", "abc%2Fdef%20ghi", "abc/def ghi"],
    ["hex of decoded bytes", "AAECAwQFBgcICf8=", "000102030405060708 09ff".replace(" ", "")],
    ["JSON inside a token", Buffer.from('{"v2":"0123456789abcdef"}').toString("base64"), "0123456789abcdef"],
    [
      "escaped JSON of a token",
      Buffer.from('{"v2":"0123456789abcdef"}').toString("base64"),
      '{\\"v2\\":\\"0123456789abcdef\\"}',
    ],
  ];
  test.each(cases)("contain its %s", (_, secret, form) => {
    expect(encodeAll(secret)).toContain(form);
  });

  test("contain a part of its base64 at any position in longer data, in both alphabets", () => {
    fc.assert(
      fc.property(
        anySecret,
        fc.uint8Array({ maxLength: 20 }),
        fc.uint8Array({ maxLength: 20 }),
        (secret, before, behind) => {
          const data = Buffer.concat([before, Buffer.from(secret), behind]);
          for (const alphabet of ["base64", "base64url"] as const) {
            const text = data.toString(alphabet);
            const core = encodeAll(secret).filter((form) => text.includes(form));
            // All but the few characters on either side that hold bits of the neighbours too.
            expect(Math.max(...core.map((form) => form.length))).toBeGreaterThanOrEqual(
              Math.floor((secret.length * 8) / 6) - 2,
            );
          }
        },
      ),
      { numRuns },
    );
  });

  test("are eight characters or longer, all different, and never the secret itself", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          anySecret,
          anyKey.map(({ text }) => text),
          fc.string(),
        ),
        (secret) => {
          const forms = encodeAll(secret);
          expect(new Set(forms).size).toBe(forms.length);
          expect(forms.filter((form) => form.length < 8 || form === secret)).toStrictEqual([]);
        },
      ),
      { numRuns },
    );
  });

  test("of eight characters count, even for a shorter secret", () => {
    expect(encodeAll("abcd")).toContain("61626364");
  });

  test("are all listed", () => {
    for (const secret of ["no.base64", "Y29ycmVjdCBob3JzZQ==", "%61bcdefgh"])
      expect(encodeAll(secret)).toMatchSnapshot(secret);
  });

  test.each([
    ["broken JSON", "{0123456789abcdef"],
    ["JSON of other things than texts", JSON.stringify({ n: 1e20, list: Array(8).fill("0123456789"), none: null })],
    ["JSON of nothing", "null    "],
  ])("include the text if it decodes to %s", (_, decoded) => {
    const forms = encodeAll(Buffer.from(decoded).toString("base64"));
    expect(forms).toContain(decoded);
    expect(forms.filter((form) => typeof form !== "string")).toStrictEqual([]);
  });

  test.each([
    ["what is not base64 from its beginning", "!QUJDREVGR0hJSktM", /^ABCDEFGHIJKL$/],
    ["what is not base64 to its end", "QUJDREVGR0hJSktM!", /^ABCDEFGHIJKL$/],
  ])("do not decode %s", (_, secret, unwanted) => {
    expect(encodeAll(secret).filter((form) => unwanted.test(form))).toStrictEqual([]);
  });

  test.each([
    [
      "a sentence in JSON",
      Buffer.from('{"note": "words 0123456789abcdef"}').toString("base64"),
      /^[^{]*0123456789abcdef$/,
    ],
    ["another one", Buffer.from('{"note": "0123456789abcdef words"}').toString("base64"), /^0123456789abcdef[^}]*$/],
    ["lines", Buffer.from('{\n"token": "0123456789abcdef"\n}').toString("base64"), /\n/],
    ["percent-encoded lines", "one-line%0Aanother-line", /\n|^one-line$/],
    ["a short text", "%61bcd%31", /abcd1|6162636431/],
    ["an ordinary word in JSON", Buffer.from('{"token": "production"}').toString("base64"), /^production$/],
  ])("do not include what decodes to %s", (_, secret, unwanted) => {
    expect(encodeAll(secret).filter((form) => unwanted.test(form))).toStrictEqual([]);
  });
});

describe("the encodings of a secret with characters beyond ASCII", () => {
  const secret = "Gr\u00fc\u00dfe \u20ac \u{1f511}";
  test.each([
    ["JSON in ASCII", "Gr\\u00fc\\u00dfe \\u20ac \\ud83d\\udd11"],
    ["the same, upper case", "Gr\\u00FC\\u00DFe \\u20AC \\uD83D\\uDD11"],
    ["entities", "Gr&#252;&#223;e &#8364; &#128273;"],
    ["entities in hexadecimal", "Gr&#xfc;&#xdf;e &#x20ac; &#x1f511;"],
    ["the same, upper case", "Gr&#xFC;&#xDF;e &#x20AC; &#x1F511;"],
    ["ECMAScript", "Gr\\u{fc}\\u{df}e \\u{20ac} \\u{1f511}"],
    ["Python's ascii", "Gr\\xfc\\xdfe \\u20ac \\U0001f511"],
    ["bytes", "Gr\\xc3\\xbc\\xc3\\x9fe \\xe2\\x82\\xac \\xf0\\x9f\\x94\\x91"],
    ["octal digits", "Gr\\303\\274\\303\\237e \\342\\202\\254 \\360\\237\\224\\221"],
    ["NFD", "Gru\u0308\u00dfe \u20ac \u{1f511}"],
    ["NFD in JSON in ASCII", "Gru\\u0308\\u00dfe \\u20ac \\ud83d\\udd11"],
    ["NFD in a URL", "Gru%CC%88%C3%9Fe%20%E2%82%AC%20%F0%9F%94%91"],
    ["every character as an entity", "&#71;&#114;&#252;&#223;&#101;&#32;&#8364;&#32;&#128273;"],
    ["every character in JSON", "\\u0047\\u0072\\u00fc\\u00df\\u0065\\u0020\\u20ac\\u0020\\ud83d\\udd11"],
  ])("contain it as %s", (_, form) => expect(encodeAll(secret)).toContain(form));

  test("contain its composed form if it is decomposed", () => {
    expect(encodeAll(secret.normalize("NFD"))).toStrictEqual(
      expect.arrayContaining([secret, "Gr\\u00fc\\u00dfe \\u20ac \\ud83d\\udd11"]),
    );
  });

  test("are the same as for any other secret if there are none", () => {
    expect(encodeAll("Gruesse-an-alle").filter((form) => /\\u\{|\\[0-7]{3}/.test(form))).toStrictEqual([]);
  });
});

describe("the masks", () => {
  test("begin with the secrets and leave out what the runner derives from them", () => {
    const masks = valuesToMask([AWKWARD]);
    expect(masks[0]).toBe(AWKWARD);
    const derivedByRunner = [
      JSON.stringify(AWKWARD).slice(1, -1),
      AWKWARD.replaceAll("'", "''"),
      "s3cr3t%2F%2B~%2A%21%27%28%29%22%5C%3C%3E%26%3D%25%3B%2C%3F%3A%40%24%23",
      "s3cr3t/+~*!&apos;()&quot;\\&lt;&gt;&amp;=%;,?:@$#",
    ];
    for (const derived of derivedByRunner) {
      expect(masks).not.toContain(derived);
    }
    for (const own of [encodeURIComponent(AWKWARD), Buffer.from(AWKWARD).toString("hex")]) expect(masks).toContain(own);
  });

  test("are printable lines of eight characters or more, all different", () => {
    fc.assert(
      fc.property(anyKey, ({ text }) => {
        const masks = valuesToMask(secretsIn(text));
        expect(masks.filter((mask) => !/^[ -~]{8,}$/.test(mask))).toStrictEqual([]);
        expect(new Set(masks).size).toBe(masks.length);
      }),
      { numRuns },
    );
  });

  test("never mask a name, a slug or a prefix", () => {
    const key = "preview:acme-team:acme-project|0123456789abcdef";
    const shown = "preview acme-team acme-project preview:acme-team:acme-project| https://acme-project.convex.cloud";
    for (const mask of valuesToMask(secretsIn(key))) expect(shown).not.toContain(mask);
  });

  test("ignore values that are too short to be a secret", () => {
    expect(valuesToMask(["", "main", "1234567"])).toStrictEqual([]);
    expect(valuesToMask(["12345678"])).toContain("12345678");
  });
});

test.each([
  ["percent signs", (text: string) => [...text].map((c) => `%${c.charCodeAt(0).toString(16)}`).join("")],
  ["\\x", (text: string) => [...text].map((c) => `\\x${c.charCodeAt(0).toString(16)}`).join("")],
  [
    "\\u",
    (text: string) =>
      JSON.stringify([...text].map((c) => c.charCodeAt(0).toString(16).padStart(4, "0")))
        .replace(/[[\]"]/g, "")
        .split(",")
        .map((code) => `\\u${code}`)
        .join(""),
  ],
  ["\\u in upper case", (text: string) => [...text].map((c) => `\\u00${upperHex(c)}`).join("")],
  ["\\x in upper case", (text: string) => [...text].map((c) => `\\x${upperHex(c)}`).join("")],
  ["entities in upper case", (text: string) => [...text].map((c) => `&#X${upperHex(c)};`).join("")],
  ["decimal entities", (text: string) => [...text].map((c) => `&#${c.charCodeAt(0)};`).join("")],
  ["hexadecimal entities", (text: string) => [...text].map((c) => `&#x${c.charCodeAt(0).toString(16)};`).join("")],
])("a secret of which each character is written with %s is found", (_, encode) => {
  const secret = "eyJ2MiI6IjRmYmFj/+=";
  expect(encodeAll(secret)).toContain(encode(secret));
});

function upperHex(char: string): string {
  return char.charCodeAt(0).toString(16).toUpperCase();
}
