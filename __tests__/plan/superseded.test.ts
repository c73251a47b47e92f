import { expect, test } from "@jest/globals";
import { isLeftBehind } from "../../src/plan/superseded.ts";

test.each([
  ["a branch, whose preview `keep` does not keep", "branch", [true, true]],
  ["a pull request", "pull-request", [true, false]],
  ["nothing: the run is only older", null, [false, false]],
] as const)("a run deletes the preview that it created if its cleanup came before it, of %s", (_, closed, expected) => {
  expect([isLeftBehind(closed, "delete"), isLeftBehind(closed, "keep")]).toStrictEqual(expected);
});
