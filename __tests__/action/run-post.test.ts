/** How `post` reports the end of a run if `main` could not. */

import { expect, jest, test } from "@jest/globals";
import type { Runtime } from "../../src/action/action-context.ts";
import { runPost } from "../../src/action/run-post.ts";
import { createLog } from "../../src/action/runtime.ts";

test("an internal error while reading the step is a warning, not a stack trace", async () => {
  const edges: Runtime = {
    environment: {},
    getRawInput: () => {
      throw new TypeError("a defect");
    },
    eventPayload: null,
    log: createLog(),
    stdout: process.stdout,
    distDirectory: "",
    record: { state: null, save: () => {} },
    signal: new AbortController().signal,
  };
  const said: string[] = [];
  const write = jest.spyOn(process.stdout, "write").mockImplementation((text) => said.push(String(text)) > 0);
  await runPost(edges).finally(() => write.mockRestore());
  expect(said.join("")).toMatch(/^::warning title=Convex Deploy::The end of this run could not be reported\.\s*$/);
});
