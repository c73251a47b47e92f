/**
 * IDs of documents: the number of the table as a variable-length integer, 16 random bytes and a checksum of both, in
 * Crockford's base32. https://github.com/get-convex/convex-backend/blob/main/crates/value/src/id_v6.rs
 */

import { randomBytes } from "node:crypto";

const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
const RANDOM_BYTES = 16;

/** Creates an ID for a document of a table. */
export function newDocumentId(tableNumber: number): string {
  return encode(tableNumber, randomBytes(RANDOM_BYTES));
}

/** @returns The number of an ID's table, or null if the text is not an ID. */
export function tableNumberOf(id: string): number | null {
  const bytes = fromBase32(id);
  if (bytes === null) return null;
  const [number, length] = readInteger(bytes);
  if (number === 0 || bytes.length !== length + RANDOM_BYTES + 2) return null;
  return encode(number, bytes.subarray(length, length + RANDOM_BYTES)) === id ? number : null;
}

function encode(tableNumber: number, random: Uint8Array): string {
  const body = Buffer.concat([integerBytes(tableNumber), random]);
  const footer = Buffer.alloc(2);
  footer.writeUInt16LE(fletcher16(body));
  return toBase32(Buffer.concat([body, footer]));
}

function integerBytes(number: number): Buffer {
  const bytes: number[] = [];
  let rest = number;
  for (; rest >= 0x80; rest >>>= 7) bytes.push((rest & 0x7f) | 0x80);
  return Buffer.from([...bytes, rest]);
}

function readInteger(bytes: Uint8Array): readonly [number: number, length: number] {
  let number = 0;
  for (let at = 0; at < 5; at += 1) {
    const byte = bytes[at] ?? 0;
    number |= (byte & 0x7f) << (at * 7);
    if (byte < 0x80) return [number, at + 1];
  }
  return [0, 0];
}

function fletcher16(bytes: Uint8Array): number {
  let [low, high] = [0, 0];
  for (const byte of bytes) {
    low = (low + byte) & 0xff;
    high = (high + low) & 0xff;
  }
  return (high << 8) | low;
}

function toBase32(bytes: Uint8Array): string {
  let [text, bits, held] = ["", 0, 0];
  for (const byte of bytes) {
    held = (held << 8) | byte;
    for (bits += 8; bits >= 5; bits -= 5) text += ALPHABET[(held >>> (bits - 5)) & 31];
    held &= 0xff;
  }
  return bits === 0 ? text : text + ALPHABET[(held << (5 - bits)) & 31];
}

function fromBase32(text: string): Buffer | null {
  const bytes: number[] = [];
  let [bits, held] = [0, 0];
  for (const character of text) {
    const value = ALPHABET.indexOf(character);
    if (value < 0) return null;
    held = ((held << 5) | value) & 0xfff;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push((held >>> bits) & 0xff);
  }
  return Buffer.from(bytes);
}
