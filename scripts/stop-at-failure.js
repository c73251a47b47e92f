/**
 * A Jest runner that stops at the first test file with a failing test, for `npm run mutation`: one such file shows that
 * the tests detect the change. Jest's own option for this (`bail`) ends the process, so Stryker cannot use it.
 *
 * The file that failed comes first for the next change, which is usually a few characters further on.
 *
 * @see https://github.com/jestjs/jest/issues/11766
 */

import { createRequire } from "node:module";

const { default: TestRunner } = createRequire(import.meta.resolve("jest"))("jest-runner");

/** Paths of test files, the one that failed last first. */
let recent = [];

export default class StopAtFailure extends TestRunner {
  async runTests(tests, watcher, options) {
    let failed = false;
    const stopAt = (path) => {
      failed = true;
      recent = [path, ...recent.filter((other) => other !== path)];
    };
    this.on("test-file-success", ([{ path }, { numFailingTests }]) => numFailingTests > 0 && stopAt(path));
    this.on("test-file-failure", ([{ path }]) => stopAt(path));
    for (const test of tests.toSorted((one, other) => rank(one.path) - rank(other.path))) {
      if (!failed) await super.runTests([test], watcher, { ...options, serial: true });
    }
  }
}

function rank(path) {
  const at = recent.indexOf(path);
  return at < 0 ? recent.length : at;
}
