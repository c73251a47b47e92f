/** Exits if Node is too old. Import it first: later imports may need the newer Node. */

import { appendFileSync } from "node:fs";

const REQUIRED_MAJOR = 24;

if (Number.parseInt(process.versions.node, 10) < REQUIRED_MAJOR) {
  const text = `This action needs Node ${REQUIRED_MAJOR}, and the runner started it with Node ${process.versions.node}: update the runner to 2.327.1 or later (32-bit ARM runners have no Node ${REQUIRED_MAJOR}, so use a 64-bit one).`;
  // In `post`, `main` has reported this already.
  if (process.env.STATE_convexDeployActionNode !== "too-old") {
    process.stdout.write(`::error title=node-version::${text}\n`);
    append("GITHUB_OUTPUT", "status=failed\nfailure-code=node-version\n");
    append("GITHUB_STATE", "convexDeployActionNode=too-old\n");
    process.exit(1);
  }
  process.exit(0);
}

function append(variable: string, lines: string): void {
  const file = process.env[variable];
  if (file !== undefined && file !== "") appendFileSync(file, lines);
}
