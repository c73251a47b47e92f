/** Tests `npm run second-runner` without Go. With Go, the program itself is the test. */

import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "@jest/globals";

test("`npm run second-runner` says in one sentence that it is skipped, and does not fail, if Go is not installed", () => {
  const program = join(import.meta.dirname, "..", "..", "tools", "second-runner.ts");
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^path$/i.test(name)));
  const flags = ["--experimental-vm-modules", "--disable-warning=ExperimentalWarning"];
  const said = execFileSync(process.execPath, [...flags, program], { env: { ...env, PATH: "" }, encoding: "utf8" });
  expect(said).toBe("Skipped: Go is not installed, and act is built with it.\n");
});
