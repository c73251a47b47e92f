import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { CONVEX_PROVISION_ORIGIN } from "../../../src/convex/api/provision-host.ts";
import {
  buildEnvironment,
  type CliEnvironmentOptions,
  cliEnvironment,
  KEY_NAMES,
  sanitizeStepEnvironment,
  systemShell,
  withKnownNames,
} from "../../../src/convex/cli/child-environment.ts";

const KEY = "prod:happy-otter-1|eyJ2MiI6ImFiY2RlZiJ9";
const SECRET = "eyJ2MiI6ImFiY2RlZiJ9";

const OURS: CliEnvironmentOptions = {
  snapshot: {},
  dotenvNames: [],
  credentials: { CONVEX_DEPLOY_KEY: KEY },
  provisionOrigin: CONVEX_PROVISION_ORIGIN,
  home: "/private/home",
  temporary: "/tmp",
  isTrustedCaFile: (path) => path.startsWith("/etc/"),
};

/** Variables that decide the CLI's target, its credentials, and the programs and certificates that it trusts. */
const DECIDING = [
  ...["DEPLOYMENT_TOKEN", "DEPLOYMENT", "SELF_HOSTED_URL", "SELF_HOSTED_ADMIN_KEY", "OVERRIDE_ACCESS_TOKEN"].map(
    (name) => `CONVEX_${name}`,
  ),
  ...[
    "CONVEX_VERBOSE",
    "CONVEX_PROVISION_HOST",
    "CONVEX_AGENT_MODE",
    "CONVEX_ALLOW_ANONYMOUS",
    "CONVEX_RUNNING_LIVE_IN_MONOREPO",
  ],
  ...["NODE_OPTIONS", "NODE_PATH", "NODE_TLS_REJECT_UNAUTHORIZED", "LD_PRELOAD", "LD_AUDIT", "DYLD_INSERT_LIBRARIES"],
  ...["ESBUILD_BINARY_PATH", "OPENSSL_CONF", "BASH_ENV", "ENV", "SHELLOPTS", "PS4"],
];

/** As `dotenv` fills what is unset from a file. */
function filledFrom(file: Readonly<Record<string, string>>, env: Readonly<Record<string, string>>) {
  return { ...file, ...env };
}

const name = fc.oneof(
  fc.constantFrom(...DECIDING, "HTTP_PROXY", "https_proxy", "NODE_EXTRA_CA_CERTS", "HOME", "PATH", "MINE"),
  fc
    .constantFrom("CONVEX_", "NODE_", "LD_", "DYLD_", "SENTRY_")
    .chain((family) => fc.stringMatching(/^[A-Z_]{1,9}$/).map((rest) => family + rest)),
);
const variables = fc.dictionary(name, fc.constantFrom("planted", "/work/planted", "http://planted.example", "1"));

describe("the CLI's environment", () => {
  test("sets every variable that a .env file could change, whatever the file and the step contain", () => {
    fc.assert(
      fc.property(variables, variables, (file, step) => {
        const snapshot = sanitizeStepEnvironment(step, [KEY, SECRET]);
        const env = cliEnvironment({ ...OURS, snapshot, dotenvNames: Object.keys(file) });
        const seen = filledFrom(file, env) as Record<string, string>;
        expect(DECIDING.filter((one) => (seen[one] ?? "") !== "")).toStrictEqual([]);
        expect(seen).toMatchObject({ CONVEX_DEPLOY_KEY: KEY, HOME: OURS.home, CONVEX_TMPDIR: OURS.temporary });
        expect(seen.CONVEX_VERSION_API_ORIGIN).toBe("https://version.convex.dev");
        // Names that later CLIs may read.
        const ours = ["CONVEX_DEPLOY_KEY", "CONVEX_TMPDIR", "CONVEX_VERSION_API_ORIGIN"];
        const theirs = Object.keys(seen).filter((one) => one.startsWith("CONVEX_") && !ours.includes(one));
        expect(theirs.filter((one) => seen[one] !== "")).toStrictEqual([]);
        // A file never adds to a family of variables that could do harm. The step's own variables may stay.
        const harmful = Object.keys(file).filter((one) => /^(CONVEX|NODE|LD|DYLD|SENTRY)_|_proxy$/i.test(one));
        expect(harmful.filter((one) => seen[one] !== env[one])).toStrictEqual([]);
      }),
    );
  });

  test("keeps the step's proxy in both spellings, and never for loopback", () => {
    const env = cliEnvironment({
      ...OURS,
      snapshot: { https_proxy: "http://proxy:1", NO_PROXY: "corp" },
      dotenvNames: [],
    });
    expect(env).toMatchObject({ HTTPS_PROXY: "http://proxy:1", https_proxy: "http://proxy:1", HTTP_PROXY: "" });
    expect(env.no_proxy?.split(",")).toStrictEqual(["corp", "localhost", "127.0.0.1", "::1"]);
  });

  test.each([
    { path: "/etc/ssl/corp.pem", kept: "/etc/ssl/corp.pem" },
    { path: "/work/planted.pem", kept: "" },
    { path: undefined, kept: "" },
  ])("trusts the step's CA file $path: $kept", ({ path, kept }) => {
    const snapshot: Record<string, string> = path === undefined ? {} : { NODE_EXTRA_CA_CERTS: path };
    const env = cliEnvironment({ ...OURS, snapshot, dotenvNames: ["NODE_EXTRA_CA_CERTS"] });
    expect(env.NODE_EXTRA_CA_CERTS).toBe(kept);
  });

  test("has the URL and key of a self-hosted backend, and then no deploy key", () => {
    const credentials = {
      CONVEX_SELF_HOSTED_URL: "https://own.example",
      CONVEX_SELF_HOSTED_ADMIN_KEY: "own|secret-secret",
    };
    expect(cliEnvironment({ ...OURS, credentials })).toMatchObject({ ...credentials, CONVEX_DEPLOY_KEY: "" });
  });
});

describe("on Windows", () => {
  test.each([
    [{ COMSPEC: "C:\\work\\evil.exe", SYSTEMROOT: "C:\\Windows" }, "C:\\Windows\\System32\\cmd.exe"],
    [{ SYSTEMROOT: "D:\\WINNT" }, "D:\\WINNT\\System32\\cmd.exe"],
    [{ SYSTEMROOT: "work" }, "C:\\Windows\\System32\\cmd.exe"],
    [{ SYSTEMROOT: "D:\\a\\shop\\shop" }, "C:\\Windows\\System32\\cmd.exe"],
    [{ SYSTEMROOT: "\\\\server\\share" }, "C:\\Windows\\System32\\cmd.exe"],
    [{}, "C:\\Windows\\System32\\cmd.exe"],
  ])("the CLI's shell commands run in the system's shell, with %j", (snapshot, shell) => {
    expect(systemShell(snapshot, "win32")).toStrictEqual({ COMSPEC: shell });
  });

  test("and elsewhere there is no such variable", () => {
    expect(systemShell({ COMSPEC: "evil" }, "linux")).toStrictEqual({});
  });

  test("a variable is found whatever the case of its name", () => {
    const variables = { Node_Options: "a", ssl_cert_file: "b", Convex_Verbose: "c", https_proxy: "d", SystemRoot: "e" };
    expect(withKnownNames({ ...variables, my_own: "f", Path: "g" }, "win32")).toStrictEqual({
      NODE_OPTIONS: "a",
      SSL_CERT_FILE: "b",
      CONVEX_VERBOSE: "c",
      HTTPS_PROXY: "d",
      SYSTEMROOT: "e",
      my_own: "f",
      Path: "g",
    });
    expect(withKnownNames(variables, "linux")).toStrictEqual(variables);
  });
});

describe("the build's environment", () => {
  test("has no variable of the action, no key under any name, and no value that contains the key", () => {
    const names = fc.constantFrom(
      ...KEY_NAMES,
      "convex_deploy_key",
      "INPUT_DEPLOY-KEY",
      "INPUT_GITHUB-TOKEN",
      "STATE_run",
      "ACTIONS_RUNTIME_TOKEN",
      "ACTIONS_ID_TOKEN_REQUEST_TOKEN",
      "GITHUB_ENV",
      "GITHUB_OUTPUT",
      "GITHUB_PATH",
      "GITHUB_STATE",
    );
    const values = fc.constantFrom(
      "other",
      ...[KEY, SECRET, `a${SECRET}b`],
      ...[Buffer.from(`user:${SECRET}`).toString("base64"), Buffer.from(KEY).toString("hex"), encodeURIComponent(KEY)],
    );
    fc.assert(
      fc.property(
        fc.dictionary(names, values),
        fc.dictionary(fc.constantFrom("MINE", "OTHER"), values),
        (theirs, step) => {
          const env = buildEnvironment(sanitizeStepEnvironment({ ...theirs, ...step, PATH: "/bin" }, [KEY, SECRET]));
          const kept = Object.entries(step).filter(([, value]) => value === "other");
          expect(env).toStrictEqual({ ...Object.fromEntries(kept), PATH: "/bin" });
        },
      ),
    );
  });
});
