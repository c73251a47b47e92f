/** `npm run test:quick` must not wait for other programs, and must not fail without a build. */

import { createRequire } from "node:module";
import { join } from "node:path";
import { expect, test } from "@jest/globals";

const chooseQuickTests = createRequire(import.meta.url)("../scripts/quick-tests.cjs") as (
  paths: readonly string[],
) => Readonly<{ filtered: readonly string[] }>;

const at = (file: string) => join(import.meta.dirname, file);

test.each([
  ["key/parse-deploy-key.test.ts", true, "it tests values"],
  ["github/client.test.ts", true, "it talks to a fake in the same process"],
  ["key/cli-agreement.test.ts", false, "what it imports from fakes/ runs the Convex CLI"],
  ["workspace/git-object.test.ts", false, "it runs git"],
  ["end-to-end/seed.test.ts", false, "src/ has no such folder"],
  ["licences.test.ts", false, "it is in no folder, and reads dist/"],
])("%s is a quick test: %s, because %s", (file, quick) => {
  expect(chooseQuickTests([at(file)]).filtered).toStrictEqual(quick ? [at(file)] : []);
});
