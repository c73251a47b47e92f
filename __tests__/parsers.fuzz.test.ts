/** Parsers accept any input from files, programs and servers without an exception, and never read too much into it. */

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { signState, verifyState } from "../src/action/run-state.ts";
import { deploymentNameFromUrl } from "../src/convex/api/deployment-url.ts";
import { locateCli } from "../src/convex/cli/locate-cli.ts";
import { NO_STATUS, parseCliLine } from "../src/convex/cli/parse-announcement.ts";
import { parseAnswer } from "../src/convex/cmd-wrapper/protocol.ts";
import { functionsDirectory } from "../src/convex/project/functions-directory.ts";
import { urlVariables } from "../src/convex/project/url-variables.ts";
import { diagnose } from "../src/diagnosis/diagnose.ts";
import { ActionFailure } from "../src/diagnosis/failure.ts";
import { isProductionBranch } from "../src/plan/production-branch.ts";
import { escapeWorkflowCommands } from "../src/runner/workflow-commands.ts";
import { anyCharacter } from "./arbitraries/any-character.ts";

const anyText = fc.string({ unit: anyCharacter });
const anyJson = fc.oneof(
  fc.json(),
  fc.jsonValue().map((value) => JSON.stringify(value)),
  anyText,
);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "any-input-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Writes a file, and deletes it after `read`. */
function withFile<Result>(name: string, text: string, read: () => Result): Result {
  writeFileSync(join(folder, name), text);
  try {
    return read();
  } finally {
    rmSync(join(folder, name));
  }
}

describe("files of the checkout", () => {
  const manifests = fc.oneof(
    anyJson,
    fc
      .record(
        {
          packageManager: fc.oneof(fc.constantFrom("pnpm@9", "yarn@1.22.22", "yarn@4", "bun", "@", ""), fc.jsonValue()),
          dependencies: fc.oneof(
            fc.dictionary(fc.constantFrom("convex", "next", "vite", "__proto__"), fc.jsonValue()),
            fc.jsonValue(),
          ),
        },
        { requiredKeys: [] },
      )
      .map((value) => JSON.stringify(value)),
  );

  test("a convex.json of any content names a folder or nothing, without an exception", () => {
    const configs = fc.oneof(
      anyJson,
      fc.jsonValue().map((functions) => JSON.stringify({ functions })),
    );
    fc.assert(
      fc.property(configs, (text) => {
        const found = withFile("convex.json", text, () => functionsDirectory(folder));
        expect(found === null || typeof found === "string").toBe(true);
      }),
    );
  });

  test("a package.json and a lockfile of any content end in an install command", () => {
    const lockfiles = fc.constantFrom("pnpm-lock.yaml", "bun.lock", "yarn.lock", "package-lock.json");
    fc.assert(
      fc.property(manifests, lockfiles, anyText, (manifest, lockfile, text) => {
        const failure = withFile("package.json", manifest, () =>
          withFile(lockfile, text, () => failureOf(() => locateCli(folder, folder, [], {}))),
        );
        expect(failure.code).toBe("convex-not-installed");
        expect(failure.fix).toMatch(/- run: (?:npm|pnpm|yarn|bun) |package\.json/);
      }),
    );
  });

  test("a package.json of any content has variables' names of a known form", () => {
    const sections = fc.oneof(
      fc.dictionary(fc.constantFrom("convex", "next", "vite", "@sveltejs/kit", "__proto__"), fc.jsonValue()),
      fc.jsonValue(),
    );
    const parsed = fc.record({ dependencies: sections, devDependencies: sections }, { requiredKeys: [] });
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), parsed), (manifest) => {
        const { url } = urlVariables(manifest, [], []);
        expect(url).not.toStrictEqual([]);
        for (const one of url) expect(one).toMatch(/^(?:[A-Z_]+_)?CONVEX_URL$/);
      }),
    );
  });
});

function failureOf(act: () => unknown): ActionFailure["failure"] {
  try {
    act();
  } catch (error) {
    if (error instanceof ActionFailure) return error.failure;
    throw error;
  }
  throw new Error("Nothing failed.");
}

describe("what programs print", () => {
  const words = fc.constantFrom(
    "▌ ",
    "[Preview] ",
    "a:b:c ",
    "(dashboard: ",
    "https://x-y-1.convex.cloud",
    ")",
    "└─ ",
    "✔ Deployed Convex functions to ",
    "::",
    "##[",
    "\u001b[31m",
    "\r",
    "%0A",
  );
  const beginnings = fc.constantFrom("", "▌ [Preview] a:b:c (dashboard: ", "▌ └─ ", "✔ Deployed Convex functions to ");
  const lines = fc.oneof(
    anyText,
    fc.tuple(beginnings, fc.array(words)).map(([beginning, parts]) => beginning + parts.join("")),
  );

  test("is read line by line into a report without an exception", () => {
    fc.assert(
      fc.property(fc.array(lines, { maxLength: 8 }), (all) => {
        const { announcement, deployedUrl } = all.reduce(parseCliLine, NO_STATUS);
        for (const url of [announcement?.url ?? null, deployedUrl]) if (url !== null) expect(url).not.toMatch(/\s/);
      }),
    );
  });

  test("is never read as a command by the runner", () => {
    fc.assert(
      fc.property(lines, (line) => {
        const shown = escapeWorkflowCommands(line);
        expect(shown).not.toMatch(/^[\s\ufeff]*::/u);
        expect(shown).not.toContain("##[");
      }),
    );
  });

  test("has a cause and a fix, whatever it is", () => {
    fc.assert(
      fc.property(fc.array(lines, { maxLength: 8 }), fc.constantFrom(null, 0, 1, 137), (outputTail, buildExitCode) => {
        const failure = diagnose({
          outputTail,
          cliTail: outputTail,
          buildExitCode,
          keyKind: "preview",
          target: "production",
          deploymentFlag: "",
          dashboardUrl: null,
        });
        expect(failure.code).toMatch(/^[a-z-]+$/);
        expect(failure.cause).not.toBe("");
        expect(failure.fix).not.toBe("");
      }),
    );
  });

  test("over the command wrapper's socket is a message of one of the two forms or nothing", () => {
    const answers = fc.record(
      {
        kind: fc.constantFrom("urls", "exit", "x"),
        url: fc.jsonValue(),
        siteUrl: fc.jsonValue(),
        code: fc.oneof(fc.integer(), fc.double(), fc.jsonValue()),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(
        fc.oneof(
          anyJson,
          answers.map((value) => JSON.stringify(value)),
        ),
        (line) => {
          const answer = parseAnswer(line);
          if (answer?.kind === "exit") expect(Number.isInteger(answer.code)).toBe(true);
          if (answer?.kind === "urls")
            expect([typeof answer.url, typeof answer.siteUrl]).toStrictEqual(["string", "string"]);
        },
      ),
    );
  });
});

test("a URL of any form names a deployment of Convex's own or none", () => {
  const urls = fc.oneof(
    anyText,
    fc.webUrl(),
    anyText.map((name) => `https://${name}.convex.cloud`),
  );
  fc.assert(
    fc.property(urls, (url) => {
      const name = deploymentNameFromUrl(url);
      if (name !== null) expect(name).toMatch(/^[\w-]+$/);
    }),
  );
});

test("globs and branches of any form are matched without an exception, and nothing matches no glob but the default branch", () => {
  const globs = fc.oneof(
    anyText,
    fc
      .array(fc.constantFrom("*", "**", "{", "}", "(", "[", "!", "main", "/", "\\", "+", "@", "?"))
      .map((parts) => parts.join("")),
  );
  fc.assert(
    fc.property(fc.array(globs, { maxLength: 3 }), anyText, (patterns, branch) => {
      expect(typeof isProductionBranch(branch, patterns, "main")).toBe("boolean");
      expect(isProductionBranch(branch, [], "main")).toBe(branch === "main");
    }),
  );
});

test("state of any content is that of this run, or none", () => {
  const state = {
    phase: "reported" as const,
    startedAt: 1,
    processGroup: 2,
    processMarker: "m",
    outcomeSoFar: null,
    recordHead: null,
    startReported: true,
    isCancelled: false,
    finalOutcome: null,
  };
  const sealed = signState(state, "key of the job");
  expect(verifyState(sealed, "key of the job")).toStrictEqual(state);
  expect(verifyState(sealed, "another key")).toBeNull();
  fc.assert(
    fc.property(fc.oneof(anyText, fc.nat({ max: sealed.length - 1 })), (change) => {
      const changed = typeof change === "string" ? change : `${sealed.slice(0, change)}_${sealed.slice(change + 1)}`;
      expect(verifyState(changed, "key of the job")).toBeNull();
    }),
  );
});
