import { getState } from "@actions/core";
import { openState, RUN_STATE, sealKey } from "./run-state.ts";

const state = openState(getState(RUN_STATE), sealKey(process.env));
// All else is loaded only when it is needed: after a clean end there is nothing to do.
if (state?.isReported !== true) {
  const [{ finish }, { endProcess, newLog, realEdges }] = await Promise.all([
    import("./finish.ts"),
    import("./edges.ts"),
  ]);
  await finish(
    realEdges(newLog(), new AbortController().signal, () => {}),
    state,
  );
  endProcess(0);
}
