import { describe, expect, test } from "@jest/globals";
import { cliCapabilities } from "../../../src/convex/cli/cli-capabilities.ts";
import { buildDeployArguments, type DeployCommand } from "../../../src/convex/cli/deploy-arguments.ts";
import { SITE_URL_NAMES, type UrlVariables, urlVariables } from "../../../src/convex/project/url-variables.ts";

const COMMAND: DeployCommand = { previewName: "pr-7", message: "PR #7", wrapper: null };
const SETTINGS = {
  deployArgs: ["--verbose"],
  previewMode: "reuse",
  typecheck: "try",
  dryRun: false,
} as const;

const args = (version: string, settings: Partial<typeof SETTINGS | Record<string, unknown>> = {}, command = COMMAND) =>
  buildDeployArguments(command, { ...SETTINGS, ...settings } as typeof SETTINGS, cliCapabilities(version));

describe("the arguments of convex deploy", () => {
  test.each([
    ["1.28.2", ["--typecheck=try", "--preview-create=pr-7"]],
    ["1.35.1", ["--typecheck=try", "--preview-create=pr-7"]],
    ["1.36.0", ["--typecheck=try", "--message=PR #7", "--preview-name=pr-7"]],
    ["1.48.0", ["--typecheck=try", "--message=PR #7", "--preview-name=pr-7"]],
    ["1.49.0-alpha.1", ["--typecheck=try", "--message=PR #7", "--preview-name=pr-7"]],
    ["no version", ["--typecheck=try", "--preview-create=pr-7"]],
  ])("of %s are only those that it supports", (version, ours) => {
    expect(args(version)).toStrictEqual(["deploy", "--verbose", ...ours]);
  });

  test("recreate a preview with `preview-mode: recreate`", () => {
    expect(args("1.48.0", { previewMode: "recreate" })).toContain("--preview-create=pr-7");
  });

  test("name no preview for a key that names its deployment", () => {
    expect(args("1.48.0", {}, { ...COMMAND, previewName: null }).join()).not.toContain("--preview");
  });

  test.each([
    ["1.28.2", []],
    ["1.31.7", ["--allow-deleting-large-indexes"]],
    ["1.48.0", ["--skip-large-indexes-check", "--allow-deleting-large-indexes", "--allow-unstaging-schema"]],
  ])("confirm what %s can confirm", (version, flags) => {
    const deployArgs = ["--skip-large-indexes-check", "--allow-deleting-large-indexes", "--allow-unstaging-schema"];
    const all = args(version, { deployArgs });
    expect(all.filter((argument) => /large-indexes|unstaging/.test(argument))).toStrictEqual(flags);
  });

  test("leave out a user's argument that the version lacks", () => {
    expect(args("1.28.2", { deployArgs: ["--skip-workos-check", "--debug"] })).toStrictEqual(
      expect.not.arrayContaining(["--skip-workos-check"]),
    );
  });

  test("keep a value that looks like a flag a value", () => {
    const hostile = { ...COMMAND, previewName: "--url=https://evil.example", message: "--admin-key=x" };
    const given = args("1.48.0", {}, hostile);
    expect(given).toContain("--preview-name=--url=https://evil.example");
    expect(given).toContain("--message=--admin-key=x");
  });

  test("end with the command wrapper", () => {
    const wrapper = { command: '"$NODE" "$WRAPPER"', urlName: "VITE_CONVEX_URL" };
    expect(args("1.48.0", {}, { ...COMMAND, wrapper }).slice(-2)).toStrictEqual([
      "--cmd-url-env-var-name=VITE_CONVEX_URL",
      '--cmd="$NODE" "$WRAPPER"',
    ]);
  });
});

describe("the URL variables", () => {
  test.each([
    ["react-scripts", "REACT_APP_"],
    ["next", "NEXT_PUBLIC_"],
    ["expo", "EXPO_PUBLIC_"],
    ["@sveltejs/kit", "PUBLIC_"],
    ["@tanstack/start", "VITE_"],
    ["@tanstack/react-start", "VITE_"],
    ["vite", "VITE_"],
  ])("of an app with %s begin with %j", (dependency, prefix) => {
    for (const field of ["dependencies", "devDependencies"])
      expect(urlVariables({ [field]: { [dependency]: "1" } }, [], [])).toStrictEqual({
        url: [`${prefix}CONVEX_URL`],
        siteUrl: [`${prefix}CONVEX_SITE_URL`],
      });
    expect(SITE_URL_NAMES).toContain(`${prefix}CONVEX_SITE_URL`);
  });

  test("follow the first framework that matches, as in the CLI", () => {
    const packageJson = { dependencies: { vite: "1", next: "1" } };
    expect(urlVariables(packageJson, [], []).url).toStrictEqual(["NEXT_PUBLIC_CONVEX_URL"]);
  });

  test.each<[urlNames: string[], siteUrlNames: string[], expected: UrlVariables]>([
    [["MY_URL"], [], { url: ["MY_URL"], siteUrl: ["VITE_CONVEX_SITE_URL"] }],
    [["MY_CONVEX_URL", "OTHER"], [], { url: ["MY_CONVEX_URL", "OTHER"], siteUrl: ["MY_CONVEX_SITE_URL"] }],
    [["MY_CONVEX_URL"], ["HOOKS", "HOOKS"], { url: ["MY_CONVEX_URL"], siteUrl: ["HOOKS"] }],
    [[], ["HOOKS"], { url: ["VITE_CONVEX_URL"], siteUrl: ["HOOKS"] }],
  ])("have the names that the inputs give: %j and %j", (urlNames, siteUrlNames, expected) => {
    expect(urlVariables({ dependencies: { vite: "1" } }, urlNames, siteUrlNames)).toStrictEqual(expected);
  });

  test.each([null, 3, "text", [], { dependencies: 3 }, { dependencies: null }, { dependencies: { convex: "1" } }])(
    "have every framework's names where package.json names none: %j",
    (value) => {
      const prefixes = ["", "REACT_APP_", "NEXT_PUBLIC_", "EXPO_PUBLIC_", "PUBLIC_", "VITE_"];
      expect(urlVariables(value, [], [])).toStrictEqual({
        url: prefixes.map((prefix) => `${prefix}CONVEX_URL`),
        siteUrl: prefixes.map((prefix) => `${prefix}CONVEX_SITE_URL`),
      });
    },
  );
});
