import "./runner/require-node-24.ts";

import { STATE_NAME, signingKey, verifyState } from "./action/run-state.ts";
import { cleanRunnerFilesAtExit } from "./runner/environment-file.ts";

// A diagnostic report, which `NODE_OPTIONS` may ask for, would put the inputs into a file of the workspace.
process.report.excludeEnv = true;
cleanRunnerFilesAtExit();

// As the toolkit's `getState` reads it: https://docs.github.com/actions/reference/workflow-commands-for-github-actions
const state = verifyState(process.env[`STATE_${STATE_NAME}`] ?? "", signingKey(process.env));
// All else, the toolkit too, is loaded only when it is needed: after a clean end there is nothing to do.
if (state?.phase !== "reported") {
  const [{ runPost }, { flushAndExit, createLog, createRuntime }] = await Promise.all([
    import("./action/run-post.ts"),
    import("./action/runtime.ts"),
  ]);
  await runPost(createRuntime(createLog(), new AbortController().signal, { state, save() {} }));
  flushAndExit(0);
}
