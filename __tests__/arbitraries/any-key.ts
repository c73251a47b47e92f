/** Keys for property tests: well-formed keys of every kind, and texts that resemble keys. */
import fc from "fast-check";
import { runs } from "../setup-fast-check.ts";
import { anyCharacter } from "./any-character.ts";

export const numRuns = runs();

const charsOf = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => String.fromCharCode(from + index));

const PRINTABLE = charsOf(0x21, 0x7e);
const KEPT_OUT_OF_SECRETS = ["|", ":", '"', "'", "`"];

export const anyName = fc
  .stringMatching(/^[a-zA-Z0-9_-]{3,30}$/)
  .filter((name) => !/^(prod|dev|custom|preview|project|team)$/.test(name));

/** Secrets in Convex's forms (base64 of JSON, hexadecimal digits), and any printable text in case the forms change. */
export const anySecret = fc.oneof(
  fc.stringMatching(/^[0-9a-f]{40,80}$/),
  fc.stringMatching(/^[0-9a-f]{30,40}$/).map((v2) => Buffer.from(JSON.stringify({ v2 })).toString("base64")),
  fc.stringMatching(/^[A-Za-z0-9+/]{8,60}={0,2}$/),
  fc
    .tuple(
      fc.constantFrom(...PRINTABLE.filter((char) => !KEPT_OUT_OF_SECRETS.includes(char))),
      fc.string({
        unit: fc.constantFrom(...PRINTABLE.filter((char) => char !== "|" && char !== ":")),
        minLength: 6,
        maxLength: 60,
      }),
      fc.constantFrom(...PRINTABLE.filter((char) => !KEPT_OUT_OF_SECRETS.includes(char))),
    )
    .map((parts) => parts.join("")),
);

const anyPrefix = fc.oneof(
  fc.tuple(fc.constantFrom("prod", "dev", "custom", "preview", "team"), anyName).map((parts) => parts.join(":")),
  fc.tuple(fc.constantFrom("preview", "project"), anyName, anyName).map((parts) => parts.join(":")),
  anyName,
);

/** A well-formed key with a `|`. */
export const anyKey = fc
  .tuple(anyPrefix, anySecret)
  .map(([prefix, secret]) => ({ secret, text: `${prefix}|${secret}` }));

export const anyAccessToken = fc.stringMatching(/^eyJ[A-Za-z0-9_-]{20,60}={0,2}$/);

const FRAGMENTS = [
  "prod",
  "dev",
  "custom",
  "preview",
  "project",
  "team",
  "local",
  "anonymous-x",
  "happy-animal-123",
  "my-team",
  "ab",
  "",
  ":",
  ":",
  "|",
  "|",
  " ",
  "\n",
  "\t",
  '"',
  "'",
  "`",
  "=",
  "%7C",
  "%3A",
  "\uFEFF",
  "\u200b",
  "\0",
  "ä",
  "ey",
  "eyJ",
  "0123456789abcdef",
  "s3cr3t",
  "CONVEX_DEPLOY_KEY",
  "export ",
  "<ignore_deploy_key>",
  "<missing_deploy_key:",
  ">",
  "prototype",
];

/** Damaged keys, most of which are malformed. */
export const anyNearKey = fc.oneof(
  fc.array(fc.constantFrom(...FRAGMENTS), { maxLength: 9 }).map((parts) => parts.join("")),
  fc.tuple(anyKey, fc.nat(), fc.constantFrom(...FRAGMENTS)).map(([{ text }, at, fragment]) => {
    const cut = at % (text.length + 1);
    return text.slice(0, cut) + fragment + text.slice(cut);
  }),
  fc.tuple(anyKey, fc.nat()).map(([{ text }, at]) => text.slice(0, at % (text.length + 1))),
  fc.string({ unit: anyCharacter, maxLength: 40 }),
);
