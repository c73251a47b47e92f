import { cleanRunnerFilesAtExit } from "./runner/environment-file.ts";
import { openState, RUN_STATE, sealKey } from "./action/run-state.ts";

cleanRunnerFilesAtExit();

// As the toolkit's `getState` reads it: https://docs.github.com/actions/reference/workflow-commands-for-github-actions
const state = openState(process.env[`STATE_${RUN_STATE}`] ?? "", sealKey(process.env));
// All else, the toolkit too, is loaded only when it is needed: after a clean end there is nothing to do.
if (state?.isReported !== true) {
  const [{ finish }, { endProcess, newLog, realEdges }] = await Promise.all([
    import("./action/run-post.ts"),
    import("./action/runtime.ts"),
  ]);
  await finish(
    realEdges(newLog(), new AbortController().signal, () => {}),
    state,
  );
  endProcess(0);
}
