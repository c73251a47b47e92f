import { execFileSync } from "node:child_process";
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { keyValuePairs } from "../../fakes/runner/command-files.ts";
import {
  ENV_FILE,
  EnvironmentFile,
  OUTPUT_FILE,
  restoreRunnerFiles,
  STATE_FILE,
  SUMMARY_FILE,
} from "../../src/runner/environment-file.ts";

const VARIABLE = "RUNNER_FILE_OF_THIS_TEST";
let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "runner-file-"));
  path = join(folder, "file");
  writeFileSync(path, "");
  process.env[VARIABLE] = path;
});
afterEach(() => {
  delete process.env[VARIABLE];
  rmSync(folder, { recursive: true, force: true });
});

/** The content of a file, parsed as the runner does. */
const told = () => Object.fromEntries(keyValuePairs(readFileSync(path, "utf8")));

test("the file contains the last value of each name, including multi-line values", () => {
  const file = new EnvironmentFile(VARIABLE);
  file.set({ status: "failed", url: "https://a.convex.cloud" });
  file.set({ status: "deployed", notes: "one\ntwo=2\nEOF" });
  expect(told()).toStrictEqual({ status: "deployed", url: "https://a.convex.cloud", notes: "one\ntwo=2\nEOF" });
});

test.each<[string, () => void]>([
  ["adds one", () => appendFileSync(path, "status=deployed\nplanted=1\n")],
  ["adds one without an end", () => appendFileSync(path, "planted<<EOF\n")],
  ["deletes the file", () => rmSync(path)],
])("the file contains only the values that were set, even if somebody else %s", (_how, meddle) => {
  const file = new EnvironmentFile(VARIABLE);
  file.set({ status: "failed" });
  meddle();
  file.set({ code: "x" });
  expect(told()).toStrictEqual({ status: "failed", code: "x" });
  meddle();
  file.rewrite();
  expect(told()).toStrictEqual({ status: "failed", code: "x" });
  expect(readdirSync(folder)).toStrictEqual(["file"]);
});

const testWithPipes = process.platform === "win32" ? test.skip : test;

testWithPipes("follows no link that was put in its place, and waits for no pipe", () => {
  const elsewhere = join(folder, "elsewhere");
  writeFileSync(elsewhere, "as it was");
  const file = new EnvironmentFile(VARIABLE);
  rmSync(path);
  symlinkSync(elsewhere, path);
  file.set({ status: "failed" });
  expect(readFileSync(elsewhere, "utf8")).toBe("as it was");
  rmSync(path);
  execFileSync("mkfifo", [path]);
  file.rewrite();
  expect(told()).toStrictEqual({ status: "failed" });
});

test("nothing is written if the runner provides no file", () => {
  delete process.env[VARIABLE];
  new EnvironmentFile(VARIABLE).set({ status: "failed" });
  expect(readFileSync(path, "utf8")).toBe("");
});

describe("all of a step's files", () => {
  const kept = { ...process.env };
  const OWN = ["OUTPUT", "STATE", "ENV", "PATH", "STEP_SUMMARY"];
  const others = ["ARTIFACTS", "OF_A_LATER_RUNNER"];
  const fileOf = (name: string) => join(folder, name.toLowerCase());
  beforeEach(() => {
    for (const name of [...OWN, ...others]) {
      process.env[`GITHUB_${name}`] = fileOf(name);
      writeFileSync(fileOf(name), "PLANTED=1\n");
    }
  });
  afterEach(() => {
    for (const name of [...OWN, ...others]) {
      if (kept[`GITHUB_${name}`] === undefined) delete process.env[`GITHUB_${name}`];
      else process.env[`GITHUB_${name}`] = kept[`GITHUB_${name}`];
    }
  });

  test("contain only what this process has written, including files of newer runners", () => {
    expect(restoreRunnerFiles()).toBe(true);
    for (const name of [...OWN, ...others]) expect(readFileSync(fileOf(name), "utf8")).toBe("");
  });

  test("are written one by one: if one was replaced, the others are still restored", () => {
    rmSync(fileOf("OUTPUT"));
    mkdirSync(fileOf("OUTPUT"));
    expect(restoreRunnerFiles()).toBe(false);
    for (const name of [...OWN.slice(1), ...others]) expect(readFileSync(fileOf(name), "utf8")).toBe("");
  });

  test("are the only files that are written: a variable with another path is ignored", () => {
    const elsewhere = mkdtempSync(join(tmpdir(), "elsewhere-"));
    const event = join(elsewhere, "event.json");
    writeFileSync(event, "{}");
    process.env.GITHUB_OF_A_LATER_RUNNER = event;
    expect(restoreRunnerFiles()).toBe(true);
    expect(readFileSync(event, "utf8")).toBe("{}");
    rmSync(elsewhere, { recursive: true });
  });

  test("do not include the event's payload, which runners derived from act keep beside them", () => {
    const [payload, before] = [join(folder, "event.json"), process.env.GITHUB_EVENT_PATH];
    writeFileSync(payload, "{}");
    process.env.GITHUB_EVENT_PATH = payload;
    const isRestored = restoreRunnerFiles();
    if (before === undefined) delete process.env.GITHUB_EVENT_PATH;
    else process.env.GITHUB_EVENT_PATH = before;
    expect(isRestored).toBe(true);
    expect(readFileSync(payload, "utf8")).toBe("{}");
  });

  // The last, for these files are one of each in this process.
  test("keep what this process has written, even if another variable names the same file", () => {
    const said = { ENV: ENV_FILE, OUTPUT: OUTPUT_FILE, STATE: STATE_FILE };
    for (const file of Object.values(said)) file.set({ own: "value" });
    SUMMARY_FILE.append("own\n");
    for (const name of OWN) appendFileSync(fileOf(name), "PLANTED=1\n");
    process.env.GITHUB_OF_A_LATER_RUNNER = fileOf("OUTPUT");
    expect(restoreRunnerFiles()).toBe(true);
    for (const name of Object.keys(said))
      expect([...keyValuePairs(readFileSync(fileOf(name), "utf8"))]).toStrictEqual([["own", "value"]]);
    expect(readFileSync(fileOf("STEP_SUMMARY"), "utf8")).toBe("own\n");
    expect(readFileSync(fileOf("PATH"), "utf8")).toBe("");
  });
});
