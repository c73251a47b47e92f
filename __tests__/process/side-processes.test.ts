/** Processes beside the CLI continue after the CLI's processes are ended, until `post` ends them. */

import { expect, test } from "@jest/globals";
import {
  createSideMarker,
  PROCESS_MARKER,
  sideMarkerOf,
  spawnNode,
  terminateProcesses,
} from "../../src/process/process-group.ts";

const testOnLinux = process.platform === "linux" ? test : test.skip;

testOnLinux("outlives the end of the CLI and of what else runs beside it, and no more than that", async () => {
  const start = () => {
    const child = spawnNode(["-e", "console.log('up'); setInterval(() => {}, 1000)"], {
      cwd: process.cwd(),
      env: {},
      marker: createSideMarker(),
    });
    const state = { isEnded: false };
    void child.exited.then(() => {
      state.isEnded = true;
    });
    const isUp = new Promise<void>((resolve) => child.stdout.once("data", () => resolve()));
    return { child, state, isUp };
  };
  const [one, other] = [start(), start()];
  await Promise.all([one.isUp, other.isUp]);
  await terminateProcesses(null, PROCESS_MARKER);
  await one.child.stop();
  await one.child.exited;
  expect(other.state.isEnded).toBe(false);
  await terminateProcesses(null, sideMarkerOf(PROCESS_MARKER));
  await other.child.exited;
  expect(other.state.isEnded).toBe(true);
});
