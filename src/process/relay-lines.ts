/** Joins streams without joining their lines. */

import type { Readable, Writable } from "node:stream";

const NEWLINE = 0x0a;
/** A longer line is passed on before it has ended. */
const MAX_LINE_LENGTH = 1024 * 1024;

/**
 * Passes a stream on in whole lines, so that several can share one target. Two programs, or the two outputs of one,
 * that write to the same pipe cut each other's lines (Node's do so as soon as the pipe is full), and a secret that was
 * cut would not be recognized.
 *
 * @returns When the source has ended and all of it was passed on. A last line without its end gets one.
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
