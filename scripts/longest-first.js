/**
 * Starts the slowest test files first, so that none of them runs alone at the end. Jest does this itself, but only from its
 * second run on, and a new clone, as in CI, has no first run.
 */

import { createRequire } from "node:module";

const { default: Sequencer } = createRequire(import.meta.url)("@jest/test-sequencer");

/** The slowest files, slowest first. Of the others, end-to-end tests come first. */
const LONGEST = [
  ...["preview-import", "seed", "cleanup", "failures", "github-outages", "export-path", "run", "cli-versions"],
  ...["app-url", "runs-that-meet", "green-but-not-so", "interrupted-runs", "breaking-changes", "outcomes"],
  ...["github-deployment", "comment", "leaks", "retries", "components", "annotations", "superseded"],
].map((name) => `/end-to-end/${name}.test.ts`);

export default class LongestFirst extends Sequencer {
  sort(tests) {
    return [...tests].sort((one, other) => weight(other.path) - weight(one.path));
  }
}

function weight(path) {
  const file = path.replaceAll("\\", "/");
  const at = LONGEST.findIndex((name) => file.endsWith(name));
  if (at >= 0) return LONGEST.length - at + 1;
  return file.includes("/end-to-end/") ? 1 : 0;
}
