/** Any character, generated quickly. fast-check's own units take seconds within Jest. */
import fc from "fast-check";

const SURROGATES = 0xd800;
const BEHIND_THEM = 0xe000;
const LAST = 0x10ffff;

/** A Unicode character, as a unit of `fc.string`. It is often an ASCII character, because most code handles those. */
export const anyCharacter = fc
  .oneof(
    { weight: 3, arbitrary: fc.integer({ min: 0, max: 0x7f }) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: SURROGATES - 1 }) },
    { weight: 1, arbitrary: fc.integer({ min: BEHIND_THEM, max: LAST }) },
  )
  .map((code) => String.fromCodePoint(code));
