/** Any character at all, in a form that is made in no time: fast-check's own units take seconds inside of Jest. */
import fc from "fast-check";

const SURROGATES = 0xd800;
const BEHIND_THEM = 0xe000;
const LAST = 0x10ffff;

/** One Unicode character, as a unit of `fc.string`; often one of ASCII, where most code looks. */
export const anyCharacter = fc
  .oneof(
    { weight: 3, arbitrary: fc.integer({ min: 0, max: 0x7f }) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: SURROGATES - 1 }) },
    { weight: 1, arbitrary: fc.integer({ min: BEHIND_THEM, max: LAST }) },
  )
  .map((code) => String.fromCodePoint(code));
