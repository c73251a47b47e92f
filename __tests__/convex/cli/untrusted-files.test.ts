import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import {
  isWritableByJob,
  untrustedAuthorityVariables,
  untrustedCodeVariables,
} from "../../../src/convex/cli/untrusted-files.ts";

let root: string;
let workspace: string;
const at = (path: string) => join(root, path);

beforeAll(() => {
  root = realpathSync.native(mkdtempSync(join(tmpdir(), "planted-")));
  for (const folder of ["real/work", "machine", "temp"]) mkdirSync(at(folder), { recursive: true });
  // As on a machine whose folder for work is a link.
  symlinkSync(at("real"), at("linked"));
  workspace = at("linked/work");
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe("a file is untrusted", () => {
  test.each(["ca.pem", "./ca.pem", "../machine/ca.pem", ""])("if its path is relative: %j", (path) => {
    expect(isWritableByJob(path, workspace, {})).toBe(true);
  });

  test.each(["/proc/self/cwd/ca.pem", "/proc/1/root/etc/ca.pem", "/etc/../proc/self/fd/3", "//proc/self/cwd/x"])(
    "below /proc: %s",
    (path) => expect(isWritableByJob(path, workspace, {})).toBe(true),
  );

  test.each([
    ["linked/work/ca.pem", true],
    ["real/work/ca.pem", true],
    ["machine/../real/work/ca.pem", true],
    ["temp/ca.pem", true],
    ["machine/ca.pem", false],
    ["real/work-of-others/ca.pem", false],
  ])("at %s: %s", (path, planted) => {
    expect(isWritableByJob(join(root, path), workspace, { RUNNER_TEMP: at("temp") })).toBe(planted);
    // The same path without the normalization of `join`.
    expect(isWritableByJob(`${root}/${path}`, workspace, { RUNNER_TEMP: at("temp") })).toBe(planted);
  });
});

test("a path that can name any file of a Windows machine counts as untrusted", () => {
  for (const path of [
    "\\\\?\\D:\\a\\shop\\ca.pem",
    "\\\\.\\D:\\a\\ca.pem",
    "\\\\localhost\\D$\\a\\ca.pem",
    "//?/D:/a/ca.pem",
  ])
    expect(isWritableByJob(path, workspace, {}, "win32")).toBe(true);
  expect(isWritableByJob("//?/D:/a/ca.pem", workspace, {}, "linux")).toBe(false);
});

describe("certificate authorities", () => {
  test("are checked by path, and reported by name", () => {
    const own = {
      NODE_EXTRA_CA_CERTS: at("machine/ca.pem"),
      SSL_CERT_FILE: at("real/work/ca.pem"),
      SSL_CERT_DIR: ["/etc/ssl/certs", at("temp/certs")].join(delimiter),
      RUNNER_TEMP: at("temp"),
    };
    expect(untrustedAuthorityVariables(own, workspace)).toStrictEqual(["SSL_CERT_FILE", "SSL_CERT_DIR"]);
    expect(untrustedAuthorityVariables({ ...own, RUNNER_TEMP: "" }, workspace)).toStrictEqual(["SSL_CERT_FILE"]);
    expect(untrustedAuthorityVariables({ SSL_CERT_FILE: "", SSL_CERT_DIR: "" }, workspace)).toStrictEqual([]);
  });
});

describe("code of the checkout", () => {
  const isLoaded = (name: string, value: string, platform: NodeJS.Platform = "linux") =>
    untrustedCodeVariables({ [name]: value }, workspace, platform).includes(name);

  test.each([
    ["LD_PRELOAD", "libjemalloc.so.2", false],
    ["LD_PRELOAD", "libjemalloc.so.2 ./evil.so", true],
    ["LD_PRELOAD", "/opt/a.so:lib/evil.so", true],
    ["LD_AUDIT", "evil/audit.so", true],
    ["LD_LIBRARY_PATH", "/opt/python/lib", false],
    ["LD_LIBRARY_PATH", "/opt/python/lib;lib", true],
    // An empty entry is the folder in which a program is started, which is the workspace.
    ["LD_LIBRARY_PATH", "/opt/python/lib:", true],
    ["LD_BIND_NOW", "1", false],
    ["DYLD_FRAMEWORK_PATH", "frameworks", true],
    ["DYLD_PRINT_LIBRARIES_TO", "somewhere", false],
    ["OPENSSL_CONF", "openssl.cnf", true],
    ["OPENSSL_CONF", "/dev/null", false],
    ["OPENSSL_CONF", "", false],
    ["OPENSSL_ENGINES", "engines", true],
    ["NODE_COMPILE_CACHE", ".cache", true],
    ["NODE_PATH", "vendor", false],
    ["PATH", "bin:/usr/bin", false],
  ])("is loaded by %s=%s: %s", (name, value, loaded) => expect(isLoaded(name, value)).toBe(loaded));

  test.each([
    ["--max-old-space-size=4096 --enable-source-maps", false],
    ["--require /opt/agent.js", false],
    ["--import file:///opt/agent.mjs", false],
    ["-r ./agent.js", true],
    ["-r dd-trace/ci/init", true],
    ['--require "/opt/my agent.js"', false],
    ['--require="agent \\"of\\" ours.js"', true],
    ["--import=data:text/javascript,1", true],
    ["--import file:///proc/self/cwd/agent.mjs", true],
    ["--import file://%", true],
    ["--experimental_loader=loader.mjs", true],
    ["--openssl-config=openssl.cnf", true],
    ["--tls-keylog=keys.log", true],
    ["--experimental-default-config-file", true],
    ["--title=--require", false],
    ["--no-warnings\t--require\n./agent.js", true],
    ["--require", true],
  ])("is loaded by NODE_OPTIONS=%s: %s", (value, loaded) => expect(isLoaded("NODE_OPTIONS", value)).toBe(loaded));

  test("is looked for in the variables of the platform", () => {
    expect(isLoaded("LD_PRELOAD", "./evil.dll", "win32")).toBe(false);
    expect(isLoaded("NODE_OPTIONS", "-r ./evil.js", "win32")).toBe(true);
    expect(isLoaded("SYSTEMROOT", "windows", "win32")).toBe(true);
    expect(isLoaded("SYSTEMROOT", "windows", "linux")).toBe(false);
  });
});
