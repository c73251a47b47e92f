import { getState, info } from "@actions/core";
import { stopProcesses, stopWindowsTree } from "./convex/child-process.ts";

// After a clean end there is nothing to do. After a crash or a kill of `main`, what it started may still run.
const started = Number(getState("process-group"));
if (getState("finished") !== "true" && Number.isInteger(started) && started > 1) {
  if (process.platform === "win32") stopWindowsTree(started);
  else await stopProcesses(started, getState("run-mark"));
  info("The run ended early. Whatever it had started was stopped.");
}
