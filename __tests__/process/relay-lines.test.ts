import { Readable, Writable } from "node:stream";
import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { relayLines } from "../../src/process/relay-lines.ts";

/** Takes one chunk at a time, and lets others come in between. */
class SlowTarget extends Writable {
  text = "";
  mostBuffered = 0;

  constructor() {
    super({ highWaterMark: 1024 });
  }

  override _write(chunk: Buffer, _: BufferEncoding, done: () => void): void {
    this.mostBuffered = Math.max(this.mostBuffered, this.writableLength);
    this.text += chunk.toString();
    setImmediate(done);
  }
}

async function relayed(...streams: readonly (readonly Buffer[])[]): Promise<string> {
  const target = new SlowTarget();
  await Promise.all(streams.map((chunks) => relayLines(Readable.from(chunks), target)));
  await new Promise<void>((end) => target.end(end));
  return target.text;
}

const chunksOf = (text: string, size: number) =>
  Array.from({ length: Math.ceil(text.length / size) }, (_, index) =>
    Buffer.from(text.slice(index * size, (index + 1) * size)),
  );

describe("streams that share a target", () => {
  test("keep their lines whole and in order, whatever the chunks", async () => {
    const lines = fc.array(fc.stringMatching(/^[a-y ]{0,40}$/), { maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(lines, lines, fc.integer({ min: 1, max: 50 }), async (one, other, size) => {
        const [first, second] = [one.map((line) => `1${line}`), other.map((line) => `2${line}`)];
        const text = await relayed(chunksOf(first.join("\n"), size), chunksOf(second.join("\n"), size + 3));
        const got = text.split("\n").filter((line) => line !== "");
        expect(got.filter((line) => line.startsWith("1"))).toStrictEqual(first);
        expect(got.filter((line) => line.startsWith("2"))).toStrictEqual(second);
        expect(got).toHaveLength(first.length + second.length);
      }),
    );
  });

  test("end the last line with a newline", async () => {
    expect(await relayed([Buffer.from("a\nb")], [])).toBe("a\nb\n");
  });

  test("pass on a line that never ends, and pause their sources if the target is slow", async () => {
    const target = new SlowTarget();
    let made = 0;
    const source = Readable.from(
      (function* () {
        for (; made < 400; made += 1) yield Buffer.alloc(65_536, "x");
      })(),
    );
    const relay = relayLines(source, target);
    await wait(5);
    expect(made).toBeLessThan(400);
    await relay;
    expect(target.mostBuffered).toBeLessThan(2_500_000);
  });
});
