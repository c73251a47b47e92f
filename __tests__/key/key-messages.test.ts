import { describe, expect, test } from "@jest/globals";
import type { KeyFormatError, KeyNormalization } from "../../src/key/deploy-key.ts";
import {
  cannotDeployMessage,
  conflictMessage,
  DEPLOY_KEY_DOCS,
  formatErrorMessage,
  normalizationWarning,
} from "../../src/key/key-messages.ts";
import { parseDeployKey } from "../../src/key/parse-deploy-key.ts";
import { createRedactor } from "../../src/key/redactor.ts";

const SLIPS: Record<KeyFormatError, RegExp> = {
  empty: /white space or quotes only/,
  quotes: /quotes around it/,
  "white-space": /white space or a line break inside/,
  "includes-variable-name": /starts with a variable's name/,
  "url-encoded": /URL-encoded/,
  truncated: /ends at its `\|`/,
  "several-keys": /more than one deploy key/,
  "no-separator": /has no `\|`/,
  "not-printable-ascii": /a character that no key has/,
  "short-secret": /shorter than eight characters/,
  "named-by-branch": /named by its branch .* begins with `preview:<team>:<project>`/,
  "unknown-form": /none of the forms that Convex issues/,
};

describe("a format error", () => {
  test.each(Object.entries(SLIPS))("of the kind %s has a message with its name and its fix", (slip, found) => {
    const message = formatErrorMessage(slip as KeyFormatError);
    expect(message).toMatch(found);
    expect(message).toMatch(/Copy the key again|Save /);
    expect(createRedactor([]).redact(message)).toBe(message);
  });
});

describe("normalizations", () => {
  const cases: readonly (readonly [readonly KeyNormalization[], string])[] = [
    [["quotes"], "surrounded by quotes,"],
    [["quotes", "surrounding-whitespace"], "surrounded by quotes and white space,"],
    [
      ["byte-order-mark", "surrounding-whitespace", "quotes"],
      "surrounded by byte order mark, white space, and quotes,",
    ],
  ];
  test.each(cases)("%j are one warning", (normalizations, text) => {
    expect(normalizationWarning(normalizations)).toContain(text);
  });

  test("that were not needed give no warning", () => {
    expect(normalizationWarning([])).toBe("");
  });
});

test.each(["team", "access-token"] as const)(
  "a %s key is distinguished, and the message names the right one",
  (kind) => {
    const message = cannotDeployMessage(kind);
    expect(message).toContain(kind === "team" ? "team token" : "access token");
    expect(message).toMatch(
      /preview deploy key .* Project Settings → Deploy keys.* production deploy key .* URL and Deploy Key/,
    );
    expect(message).toContain(DEPLOY_KEY_DOCS);
  },
);

test("the kinds that cannot deploy are those that the key forms name", () => {
  const kinds = ["team:my-team|0123456789", "eyJ2MiI6IjAxMjM0NTY3ODlhYmNkZWYifQ=="].map((raw) => {
    const reading = parseDeployKey(raw);
    return reading.state === "present" ? reading.key.kind : reading.state;
  });
  expect(kinds).toStrictEqual(["team", "access-token"]);
});

test("what people read, word for word", () => {
  const slips = Object.keys(SLIPS) as KeyFormatError[];
  const from = { keyFrom: "deploy-key", urlFrom: "url" } as const;
  expect({
    ...Object.fromEntries(slips.map((slip) => [slip, formatErrorMessage(slip)])),
    normalizations: normalizationWarning(["byte-order-mark", "surrounding-whitespace", "quotes"]),
    team: cannotDeployMessage("team"),
    "access-token": cannotDeployMessage("access-token"),
    "mixed-sources": conflictMessage({ kind: "mixed-sources", ...from }),
    "url-with-cloud-key": conflictMessage({ kind: "url-with-cloud-key", ...from }),
    "admin-key-without-url": conflictMessage({ kind: "admin-key-without-url", keyFrom: "deploy-key" }),
  }).toMatchSnapshot();
});
