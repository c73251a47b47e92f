/** Implements `run`: calls functions after every successful push, on any target. */

import { codeSpans } from "../markdown/code-span.ts";
import { type Outcome, withNote } from "../outcome/outcome.ts";
import type { ActionContext } from "./action-context.ts";
import type { FunctionRunner } from "./function-runner.ts";

/** Call it after the push was reported: if a function fails, the push stays live. */
export async function runFunctions(
  outcome: Outcome,
  { inputs: { run: calls } }: Pick<ActionContext, "inputs">,
  functions: FunctionRunner,
): Promise<Outcome> {
  const { status, failure } = outcome.ending;
  if (calls.length === 0 || status !== "deployed" || failure !== null) return outcome;
  const { outcome: ended, failedItem } = await functions.callAll(calls, outcome, {
    input: "run",
    skip: 0,
    beforeCall: async () => {},
  });
  const names = codeSpans(calls.map(({ name }) => name));
  return failedItem === null ? withNote(ended, `Ran ${names} after the push.`) : ended;
}
