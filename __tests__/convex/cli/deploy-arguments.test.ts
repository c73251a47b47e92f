import { describe, expect, test } from "@jest/globals";
import { cliCapabilities } from "../../../src/convex/cli/cli-capabilities.ts";
import { buildDeployArguments, type DeployCommand } from "../../../src/convex/cli/deploy-arguments.ts";
import { detectUrlVariables, SITE_URL_NAMES } from "../../../src/convex/project/url-variables.ts";

const COMMAND: DeployCommand = { previewName: "pr-7", message: "PR #7", wrapper: null };
const SETTINGS = {
  deployArgs: ["--verbose"],
  previewMode: "reuse",
  typecheck: "try",
  dryRun: false,
  skipLargeIndexesCheck: false,
  allowUnstagingSchema: false,
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
  ])("of %s are those it knows", (version, ours) => {
    expect(args(version)).toEqual(["deploy", "--verbose", ...ours]);
  });

  test("start a preview afresh when asked to", () => {
    expect(args("1.48.0", { previewMode: "recreate" })).toContain("--preview-create=pr-7");
  });

  test("name no preview for a key that names its deployment", () => {
    expect(args("1.48.0", {}, { ...COMMAND, previewName: null }).join()).not.toContain("--preview");
  });

  test.each([
    ["1.28.2", []],
    ["1.31.7", ["--allow-deleting-large-indexes"]],
    ["1.48.0", ["--skip-large-indexes-check", "--allow-unstaging-schema"]],
  ])("confirm what %s can have confirmed", (version, flags) => {
    const all = args(version, { skipLargeIndexesCheck: true, allowUnstagingSchema: true });
    expect(all.filter((argument) => /large-indexes|unstaging/.test(argument))).toEqual(flags);
  });

  test("leave out a user's argument that the version lacks", () => {
    expect(args("1.28.2", { deployArgs: ["--skip-workos-check", "--debug"] })).toEqual(
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
    expect(args("1.48.0", {}, { ...COMMAND, wrapper }).slice(-2)).toEqual([
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
    ["left-pad", ""],
  ])("of an app with %s begin with %j", (dependency, prefix) => {
    for (const field of ["dependencies", "devDependencies"])
      expect(detectUrlVariables({ [field]: { [dependency]: "1" } }, null)).toEqual({
        url: `${prefix}CONVEX_URL`,
        siteUrl: `${prefix}CONVEX_SITE_URL`,
      });
    expect(SITE_URL_NAMES).toContain(`${prefix}CONVEX_SITE_URL`);
  });

  test("follow the first framework that fits, as in the CLI", () => {
    expect(detectUrlVariables({ dependencies: { vite: "1", next: "1" } }, null).url).toBe("NEXT_PUBLIC_CONVEX_URL");
  });

  test("have the name that the input gives", () => {
    expect(detectUrlVariables({ dependencies: { vite: "1" } }, "MY_URL")).toEqual({
      url: "MY_URL",
      siteUrl: "VITE_CONVEX_SITE_URL",
    });
  });

  test.each([null, 3, "text", [], { dependencies: 3 }, { dependencies: null }])(
    "are plain for a package.json like %j",
    (value) => {
      expect(detectUrlVariables(value, null)).toEqual({ url: "CONVEX_URL", siteUrl: "CONVEX_SITE_URL" });
    },
  );
});
