import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { parseDeployArgs } from "../../src/inputs/deploy-args.ts";

const inside = (path: string) => !path.startsWith("..") && !path.startsWith("/");

describe("deploy-args", () => {
  test.each([
    ["nothing", "", []],
    ["flags over several lines", "--verbose\n  --debug", ["--verbose", "--debug"]],
    ["the short form", "-v", ["--verbose"]],
    [
      "confirmations of schema changes",
      "--skip-large-indexes-check --allow-unstaging-schema",
      ["--skip-large-indexes-check", "--allow-unstaging-schema"],
    ],
    ["a value apart", "--codegen disable", ["--codegen=disable"]],
    ["a value joined", "--codegen=disable", ["--codegen=disable"]],
    ["a quoted value", `--debug-bundle-path "out dir"`, ["--debug-bundle-path=out dir"]],
    ["an escaped space", "--debug-bundle-path out\\ dir", ["--debug-bundle-path=out dir"]],
    ["a path that would lead elsewhere behind a link", "--debug-bundle-path link/../out", ["--debug-bundle-path=out"]],
    ["a value that looks like a command", "--debug-bundle-path=$(id)", ["--debug-bundle-path=$(id)"]],
  ])("accepts %s", (_, text, args) => {
    expect(parseDeployArgs(text, inside)).toStrictEqual({ args, errors: [] });
  });

  test.each([
    ["a flag that has an input", "--preview-name x", "`preview-name`"],
    ["the key's flag", "--admin-key=secret-key-text", "`deploy-key`"],
    ["another backend", "--url https://evil.example", "`url`"],
    ["another command", "--cmd 'curl evil'", "`cmd`"],
    ["an env file", "--env-file .env", "--env-file"],
    ["production's confirmation", "--yes", "--yes"],
    ["production's flag, because the key decides", "--prod", "the deploy key decides which deployment is used"],
    ["a file that the CLI writes", "--write-push-request x", "--write-push-request"],
    ["a choice that is none", "--codegen maybe", "`enable` or `disable`"],
    ["a value that is missing", "--codegen", "needs a value"],
    ["a value that is another flag", "--debug-bundle-path --verbose", "needs a value"],
    ["a value for a flag", "--verbose=true", "takes no value"],
    ["a path out of the workspace", "--debug-bundle-path ../../etc", "inside the workspace"],
    ["a quote without its end", "--verbose '", "never closed"],
    ["the end of options", "-- x", "belongs to no allowed argument"],
    ["an inherited property's name", "--constructor", "--constructor"],
  ])("refuses %s", (_, text, part) => {
    const { errors } = parseDeployArgs(text, inside);
    expect(errors.join("\n")).toContain(part);
  });

  test("never repeats a value, which may be a pasted key", () => {
    for (const text of [
      "prod:happy-otter-1|0123456789abcdef",
      "--admin-key=prod:a|0123456789abcdef",
      "--codegen=0123456789abcdef",
    ])
      expect(parseDeployArgs(text, inside).errors.join()).not.toContain("0123456789abcdef");
  });

  test("passes on nothing but allowed flags, whatever it is given", () => {
    const word = fc.oneof(
      fc.constantFrom("--verbose", "--codegen", "--cmd", "--url", "-v", "--debug-bundle-path"),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(word), (words) => {
        const { args } = parseDeployArgs(words.join(" "), inside);
        for (const argument of args)
          expect(argument).toMatch(
            /^(--(verbose|debug|typecheck-components|push-all-modules|live-component-sources|skip-workos-check|skip-large-indexes-check|allow-unstaging-schema|allow-deleting-large-indexes)$|--codegen=(enable|disable)$|--debug-bundle-path=)/,
          );
      }),
    );
  });
});
