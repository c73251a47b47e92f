/** Merges streams line by line. */

import type { Readable, Writable } from "node:stream";

const NEWLINE = 0x0a;
/** In bytes. A longer line is passed on in parts. */
const MAX_LINE_LENGTH = 1024 * 1024;

/**
 * Copies a stream in whole lines, so that several can share one target. Without it, two streams that write to one pipe
 * can split each other's lines (Node does so as soon as the pipe is full), and a split secret would not be recognized.
 *
 * @returns Resolves when the source has ended and was passed on completely. Adds a missing newline at the end.
 */
export async function relayLines(source: Readable, target: Writable): Promise<void> {
  let line: Buffer[] = [];
  let length = 0;
  const pass = (end: Buffer) => {
    const isWritable = target.write(Buffer.concat([...line, end]));
    line = [];
    length = 0;
    return isWritable;
  };
  for await (const chunk of source as AsyncIterable<Buffer>) {
    const end = chunk.lastIndexOf(NEWLINE) + 1;
    const isWritable = end === 0 || pass(chunk.subarray(0, end));
    line.push(chunk.subarray(end));
    length += chunk.length - end;
    const isStillWritable = length <= MAX_LINE_LENGTH || pass(Buffer.alloc(0));
    if (!isWritable || !isStillWritable) await new Promise((resume) => target.once("drain", resume));
  }
  if (length > 0) pass(Buffer.from("\n"));
}
