/**
 * Rebuilds an object of a git pack from another one and the delta between them. Pure.
 * Format: https://git-scm.com/docs/gitformat-pack#_deltified_representation
 */

/**
 * @param largest - Size limit for the result, in bytes.
 * @returns null if the delta is damaged, belongs to another base or makes a larger object.
 */
export function applyGitDelta(base: Buffer, delta: Buffer, largest: number): Buffer | null {
  const bytes = new Bytes(delta);
  if (bytes.size() !== base.length) return null;
  const length = bytes.size();
  if (length > largest) return null;
  const parts: Buffer[] = [];
  let written = 0;
  while (!bytes.atEnd && written <= length) {
    const part = nextPart(base, bytes);
    if (part === null) return null;
    parts.push(part);
    written += part.length;
  }
  return !bytes.overrun && written === length ? Buffer.concat(parts) : null;
}

/** Copies from the base, or takes up to 127 bytes from the delta itself. */
function nextPart(base: Buffer, bytes: Bytes): Buffer | null {
  const instruction = bytes.next();
  if (instruction === 0) return null;
  if (instruction < 0x80) return bytes.take(instruction);
  // Each of the seven lower bits is set if a byte of the offset or of the size follows.
  const part = (bit: number, factor: number) => (instruction & bit ? bytes.next() * factor : 0);
  const offset = part(0x01, 1) + part(0x02, 0x100) + part(0x04, 0x10000) + part(0x08, 0x1000000);
  const size = part(0x10, 1) + part(0x20, 0x100) + part(0x40, 0x10000) || 0x10000;
  return offset + size <= base.length ? base.subarray(offset, offset + size) : null;
}

/** Reads a delta from its start to its end. Past the end, every byte is 0. */
class Bytes {
  readonly #bytes: Buffer;
  #position = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  get atEnd(): boolean {
    return this.#position >= this.#bytes.length;
  }

  /** Whether more bytes were read than the delta has. */
  get overrun(): boolean {
    return this.#position > this.#bytes.length;
  }

  next(): number {
    this.#position += 1;
    return this.#bytes[this.#position - 1] ?? 0;
  }

  take(length: number): Buffer {
    this.#position += length;
    return this.#bytes.subarray(this.#position - length, this.#position);
  }

  /** Sizes are stored seven bits a byte, the lowest first. */
  size(): number {
    let size = 0;
    for (let factor = 1, byte = 0x80; byte >= 0x80; factor *= 128) {
      byte = this.next();
      size += (byte & 0x7f) * factor;
    }
    return size;
  }
}
