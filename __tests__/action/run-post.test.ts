/** The end that `post` tells where `main` could not. */

import { expect, jest, test } from "@jest/globals";
import { newLog } from "../../src/action/runtime.ts";
import { finish } from "../../src/action/run-post.ts";
import type { Edges } from "../../src/action/action-context.ts";

test("a defect in reading the step is a warning, not a stack trace", async () => {
  const edges: Edges = {
    environment: {},
    input: () => {
      throw new TypeError("a defect");
    },
    payload: null,
    log: newLog(),
    stdout: process.stdout,
    bundleDirectory: "",
    keep: () => {},
    signal: new AbortController().signal,
  };
  const said: string[] = [];
  const write = jest.spyOn(process.stdout, "write").mockImplementation((text) => said.push(String(text)) > 0);
  await finish(edges, null).finally(() => write.mockRestore());
  expect(said.join("")).toMatch(/^::warning title=Convex Deploy::The end of this run could not be reported\.\s*$/);
});
