import { expect, test } from "@jest/globals";
import { ActionFailure } from "../../src/diagnosis/failure.ts";

test("a thrown failure reads as its name and cause", () => {
  const failure = { code: "network", cause: "Convex cannot be reached.", fix: "Try again.", link: null };
  const thrown = new ActionFailure(failure);
  expect(String(thrown)).toBe("ActionFailure: Convex cannot be reached.");
  expect(thrown.failure).toStrictEqual(failure);
});
