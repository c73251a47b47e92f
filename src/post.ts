import "./runner/require-node-24.ts";

import { STATE_NAME, signingKey, verifyState } from "./action/run-state.ts";
import { cleanRunnerFilesAtExit } from "./runner/environment-file.ts";

// `NODE_OPTIONS` can enable diagnostic reports, which would write the inputs to a file in the workspace.
process.report.excludeEnv = true;
cleanRunnerFilesAtExit();

// As the toolkit's `getState` reads it: https://docs.github.com/actions/reference/workflow-commands-for-github-actions
const state = verifyState(process.env[`STATE_${STATE_NAME}`] ?? "", signingKey(process.env));
// Load everything else only if it is needed: after a clean end, there is nothing to do.
if (state?.phase !== "reported") {
  const [{ runPost }, { flushAndExit, createLog, createRuntime }] = await Promise.all([
    import("./action/run-post.ts"),
    import("./action/runtime.ts"),
  ]);
  await runPost(createRuntime(createLog(), new AbortController().signal, { state, save() {} }));
  flushAndExit(0);
}
