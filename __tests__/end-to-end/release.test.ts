/** Runs the commands of .github/workflows/release.yml for a tag, in a temporary repository and with a fake of gh. */

import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { parse } from "yaml";

const root = join(import.meta.dirname, "..", "..");
const { jobs } = parse(readFileSync(join(root, ".github", "workflows", "release.yml"), "utf8")) as {
  readonly jobs: Readonly<
    Record<string, { readonly steps: readonly { readonly name?: string; readonly run?: string }[] }>
  >;
};
const commandOf = (name: string) => jobs.publish?.steps.find((step) => step.name === name)?.run ?? "exit 99";

/** Logs its arguments, and reports the releases that a file lists. */
const GH = `#!/usr/bin/env bash
printf '%s\\n' "$*" >> "$GH_LOG"
[ "$1 $2" != "release view" ] || grep -qx -- "$3" "$GH_RELEASES"
`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "release-"));
  mkdirSync(join(folder, "bin"));
  writeFileSync(join(folder, "bin", "gh"), GH);
  chmodSync(join(folder, "bin", "gh"), 0o755);
  writeFileSync(join(folder, "releases"), "");
  git("init", "--quiet");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function git(...args: readonly string[]): string {
  const who = ["-c", "user.name=a", "-c", "user.email=a@b", "-c", "tag.gpgSign=false", "-c", "commit.gpgSign=false"];
  const { status, stdout, stderr } = spawnSync("git", [...who, ...args], { cwd: folder, encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  return stdout.trim();
}

/** Creates a commit with annotated tags, as people do. */
function commitWith(...tags: readonly string[]): string {
  git("commit", "--quiet", "--allow-empty", "--message", tags.join(" "));
  for (const tag of tags) git("tag", "--annotate", "--message", tag, tag);
  return git("rev-parse", "HEAD");
}

/** Runs a step without a `shell` as the runner does, on the checkout of a tag. */
function runStep(name: string, tag: string) {
  git("checkout", "--quiet", tag);
  const path = [join(folder, "bin"), dirname(process.execPath), process.env.PATH].join(delimiter);
  const { status, stdout, stderr } = spawnSync("bash", ["-e", "-c", commandOf(name)], {
    cwd: folder,
    encoding: "utf8",
    env: {
      PATH: path,
      HOME: folder,
      GH_LOG: join(folder, "log"),
      GH_RELEASES: join(folder, "releases"),
      RUNNER_TEMP: folder,
      GITHUB_REPOSITORY: "acme/action",
      GITHUB_REF_NAME: tag,
      // For an annotated tag this may be the SHA of the tag object.
      GITHUB_SHA: git("rev-parse", tag),
    },
  });
  const log = join(folder, "log");
  return { status, stdout, stderr, asked: existsSync(log) ? readFileSync(log, "utf8").trimEnd().split("\n") : [] };
}

describe("the major version's tag", () => {
  const MOVE = "Move the major version's tag";

  test("is created by the first release", () => {
    const commit = commitWith("v1.0.0");
    expect(runStep(MOVE, "v1.0.0")).toMatchObject({
      status: 0,
      asked: [`api --method POST repos/acme/action/git/refs -f ref=refs/tags/v1 -f sha=${commit}`],
    });
  });

  test("moves to the commit of a newer release, by number and not by alphabet", () => {
    commitWith("v1.9.0");
    commitWith("v1.10.0", "v1");
    const commit = commitWith("v1.11.0");
    expect(runStep(MOVE, "v1.11.0")).toMatchObject({
      status: 0,
      asked: [`api --method PATCH repos/acme/action/git/refs/tags/v1 -f sha=${commit} -F force=true`],
    });
  });

  test.each([
    ["an older release, run again or of an older branch", "v1.9.1"],
    ["a pre-release", "v1.11.0-rc.1"],
  ])("is not moved after %s", (_, tag) => {
    commitWith("v1.10.0", "v1");
    commitWith(tag);
    // Other major versions do not matter.
    commitWith("v2.0.0", "v10.0.0");
    expect(runStep(MOVE, tag)).toMatchObject({
      status: 0,
      stdout: "v1 stays where it is: v1.10.0 is the newest release of it.\n",
      asked: [],
    });
  });

  test("is not created by a pre-release", () => {
    commitWith("v1.0.0-rc.1");
    const { status, asked } = runStep(MOVE, "v1.0.0-rc.1");
    expect({ status, asked }).toStrictEqual({ status: 0, asked: [] });
  });
});

describe("the release", () => {
  const MAKE = "Make the release";

  function versioned(tag: string): void {
    cpSync(join(root, "scripts", "release-notes.mjs"), join(folder, "scripts", "release-notes.mjs"));
    writeFileSync(join(folder, "package.json"), JSON.stringify({ version: tag.slice(1), type: "module" }));
    writeFileSync(join(folder, "CHANGELOG.md"), `# Changelog\n\n## [${tag.slice(1)}] - 2026-01-31\n\n- This.\n`);
    commitWith(tag);
  }

  test.each([
    ["v1.2.3", ""],
    ["v1.2.3-rc.1", " --prerelease"],
  ])("%s is created from its notes", (tag, more) => {
    versioned(tag);
    const { status, asked } = runStep(MAKE, tag);
    const notes = join(folder, "notes.md");
    expect({ status, asked }).toStrictEqual({
      status: 0,
      asked: [`release view ${tag}`, `release create ${tag} --verify-tag --title ${tag} --notes-file ${notes}${more}`],
    });
    expect(readFileSync(notes, "utf8")).toBe("- This.\n");
  });

  test("is created once, however often the job runs", () => {
    versioned("v1.2.3");
    writeFileSync(join(folder, "releases"), "v1.2.3\n");
    expect(runStep(MAKE, "v1.2.3")).toMatchObject({ status: 0, asked: ["release view v1.2.3"] });
  });

  test("is not created without notes", () => {
    versioned("v1.2.3");
    git("tag", "v1.2.4");
    expect(runStep(MAKE, "v1.2.4")).toMatchObject({ status: 1, asked: [] });
  });
});
