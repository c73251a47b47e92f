import { getState, info } from "@actions/core";
import { stopProcesses } from "./convex/child-process.ts";

// After a clean end there is nothing to do. After a crash or a kill of `main`, what it started may still run.
const group = Number(getState("process-group"));
if (getState("finished") !== "true" && Number.isInteger(group) && group > 1 && process.platform !== "win32") {
  await stopProcesses(group, getState("run-mark"));
  info("The run ended early. Whatever it had started was stopped.");
}
