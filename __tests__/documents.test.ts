/** Files, links and scripts that the documents name exist, and a release has its notes. */

import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import subset from "semver/ranges/subset.js";
import { CLI_VERSIONS, minorVersion } from "../fakes/example-app.ts";
import { figures, figuresIn, propertiesIn } from "../tools/reliability/figures.ts";
import { INJECTION_POINTS } from "../tools/reliability/injection-points.ts";
import { KINDS } from "../tools/reliability/leak-fuzzer.ts";
import { readResults } from "../tools/reliability/results.ts";
import { DOCS_PICTURES } from "../tools/report-previews/docs-pictures.ts";
import { COMMENTS } from "../tools/report-previews/samples.ts";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const read = (file: string) => readFileSync(join(root, file), "utf8");
const scripts = Object.keys((JSON.parse(read("package.json")) as { scripts: object }).scripts);

const documents = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard", "*.md"], {
  cwd: root,
  encoding: "utf8",
})
  .split("\0")
  .filter((file) => file !== "" && existsSync(join(root, file)));

test("the documents that GitHub and users look for are there", () => {
  expect(documents).toStrictEqual(
    expect.arrayContaining(["README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md", "docs/threat-model.md"]),
  );
});

describe.each(documents)("%s names only", (document) => {
  const text = read(document);

  test("links that lead somewhere", () => {
    const links = [...text.matchAll(/\]\((?!https?:|mailto:)([^)\s]+)\)/g)].map(([, link = ""]) => link);
    expect(links.filter((link) => !leadsSomewhere(link))).toStrictEqual([]);
  });

  test("files that are there", () => {
    const named = [...text.matchAll(/`((?:src|fakes|tools|scripts|docs|__tests__|\.github)\/[\w./-]+\.\w+)`/g)];
    expect(named.map(([, file = ""]) => file).filter((file) => !existsSync(join(root, file)))).toStrictEqual([]);
  });

  test("scripts that package.json has", () => {
    const named = [...text.matchAll(/npm run ([\w:-]+)/g)].map(([, name = ""]) => name);
    // An app's own build, in examples of `cmd`.
    expect(named.filter((name) => name !== "build" && !scripts.includes(name))).toStrictEqual([]);
  });

  function leadsSomewhere(link: string): boolean {
    const [path = "", anchor] = link.split("#");
    const target = path === "" ? document : join(dirname(document), path);
    if (!existsSync(join(root, target))) return false;
    return anchor === undefined || anchorsOf(read(target)).includes(anchor);
  }
});

/** Anchors that GitHub creates from headings. */
function anchorsOf(text: string): readonly string[] {
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-"),
  );
}

/** The relative links of a page, resolved: `docs/previews.md#names`. */
function linksOf(document: string): readonly string[] {
  return [...read(document).matchAll(/\]\((?!https?:|mailto:)([^)\s]+)\)/g)].map(([, link = ""]) =>
    link.startsWith("#") ? `${document}${link}` : join(dirname(document), link),
  );
}

test("README.md has at most 250 lines, which are read in five minutes", () => {
  expect(read("README.md").trimEnd().split("\n").length).toBeLessThanOrEqual(250);
});

test("docs/README.md lists every page of docs/, once", () => {
  const pages = documents.filter((file) => /^docs\/[^/]+\.md$/.test(file) && file !== "docs/README.md");
  expect(pages.length).toBeGreaterThan(10);
  const listed = linksOf("docs/README.md").filter((link) => link.startsWith("docs/"));
  expect([...listed].sort()).toStrictEqual(pages.sort());
});

test("every page of docs/ has one title, and no two headings with the same anchor", () => {
  for (const page of documents.filter((file) => file === "README.md" || /^docs\/[^/]+\.md$/.test(file))) {
    const anchors = anchorsOf(read(page).replace(/^```[\s\S]*?^```/gm, ""));
    expect({ page, repeated: anchors.filter((anchor, at) => anchors.indexOf(anchor) !== at) }).toStrictEqual({
      page,
      repeated: [],
    });
  }
});

describe("a new user's question is answered within two clicks of the README", () => {
  const near = ["README.md", ...linksOf("README.md"), ...linksOf("README.md").flatMap(linksOfPage)];

  /** @param link - May have an anchor. */
  function linksOfPage(link: string): readonly string[] {
    const [page = ""] = link.split("#");
    return page.endsWith(".md") ? linksOf(page) : [];
  }

  test.each([
    ["my preview has no data", "docs/troubleshooting.md", "The preview has no data", "preview-run"],
    ["the key was refused", "docs/troubleshooting.md", "The key was refused", "key-rejected"],
    ["two apps", "docs/monorepos.md", "Several Convex projects", "app-name"],
    ["I use bun", "docs/monorepos.md", "Package managers", "bun install"],
    ["fork contributors", "docs/forks-and-dependabot.md", "Previews for fork contributors", "fork-previews.yml"],
  ])("%s", (_, page, heading, answer) => {
    expect(near.map((link) => link.split("#")[0])).toContain(page);
    const section =
      read(page)
        .split(/^## /m)
        .find((part) => part.startsWith(`${heading}\n`)) ?? "";
    expect(section).toContain(answer);
  });
});

test("the pictures of docs/images/ are those that `npm run preview:reports -- --write` renews, and each is shown", () => {
  const names = Object.keys(DOCS_PICTURES).map((name) => `${name}.png`);
  expect(readdirSync(join(root, "docs", "images")).toSorted()).toStrictEqual(names.toSorted());
  for (const name of names) {
    expect(documents.filter((file) => linksOf(file).includes(`docs/images/${name}`))).toHaveLength(1);
    const picture = readFileSync(join(root, "docs", "images", name));
    // A picture's first chunk has its width and height, each of four bytes.
    expect([picture.toString("latin1", 1, 4), picture.readUInt32BE(16)]).toStrictEqual(["PNG", 1200]);
  }
  for (const { names: shown } of Object.values(DOCS_PICTURES))
    expect(Object.keys(COMMENTS).filter((name) => shown.test(`comment ${name}`))).toHaveLength(1);
});

test("docs/comparison.md names tests that exist, for every row", () => {
  const text = read("docs/comparison.md");
  const files = new Map([...text.matchAll(/^\[(\w+)\]: \.\.\/(\S+)$/gm)].map(([, name, file = ""]) => [name, file]));
  const rows = text.split("\n").filter((line) => /^\| [A-Z]/.test(line));
  expect(rows.length).toBeGreaterThan(4);
  for (const row of rows) {
    const citations = [...row.matchAll(/\]\[(\w+)\]: "([^"]+)"/g)];
    expect(new Set(citations.map(([, name]) => name === "cli"))).toStrictEqual(new Set([true, false]));
    for (const [, name, title = ""] of citations) expect(read(files.get(name) ?? "")).toContain(`"${title}"`);
  }
});

describe("the figures of docs/reliability.md", () => {
  const page = read("docs/reliability.md");

  test("are those that `npm run figures` prints", () => {
    expect(figuresIn(page)).toBe(figures());
  });

  test("are at least as good as the page says", () => {
    const { leaks, flood } = readResults();
    expect(leaks).toMatchObject({ leaking: 0, runs: Object.values(leaks.keys).reduce((sum, one) => sum + one, 0) });
    expect(leaks.runs).toBeGreaterThanOrEqual(500);
    // A skipped run does not reach any of its injection points.
    expect(leaks.ends).not.toHaveProperty("skipped");
    // A program that was extended since has to be run again.
    expect(Object.keys(leaks.plants)).toStrictEqual(Object.keys(INJECTION_POINTS).toSorted());
    expect(Object.keys(leaks.keys)).toStrictEqual([...new Set(KINDS)].toSorted());
    for (const peak of Object.values(flood.peaks)) expect(peak).toBeLessThan(1.5 * flood.megabytes);
  });

  test("count each property once", () => {
    const inline =
      "  fc.assert(p);\n  await fc.assert(p, { numRuns });\n  fc.assert(p, { numRuns: 2_000, seed: 1 });\n";
    const sample = "  for (const one of fc.sample(any, { numRuns: 7 })) use(one);\n";
    expect(propertiesIn(`${inline}${sample}  fc.assert(\n    p,\n    { numRuns: 200 },\n  );\n`)).toStrictEqual({
      all: 4,
      fixed: 2,
    });
  });
});

describe("the notes of a release", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "release-notes-"));
    writeFileSync(join(folder, "package.json"), JSON.stringify({ version: "1.2.0" }));
    writeFileSync(join(folder, "CHANGELOG.md"), CHANGELOG);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const CHANGELOG =
    "# Changelog\n\n## [Unreleased]\n\n- Later.\n\n## [1.2.0] - 2026-01-31\n\n### Added\n\n- This.\n\n## [1.1.0] - 2026-01-01\n\n- Before.\n\n[1.2.0]: https://example.com\n";
  const notes = (tag: string) =>
    spawnSync(process.execPath, [join(root, "scripts", "release-notes.mjs"), tag, folder], { encoding: "utf8" });

  test("are the section of its version", () => {
    expect(notes("v1.2.0")).toMatchObject({ status: 0, stdout: "### Added\n\n- This.\n" });
  });

  test.each([
    ["v1.1.0", "package.json has version 1.2.0, not 1.1.0."],
    ["v1.2", "package.json has version 1.2.0, not 1.2."],
    ["", "package.json has version 1.2.0, not ."],
  ])("are refused for the tag %j", (tag, reason) => {
    expect(notes(tag)).toMatchObject({ status: 1, stdout: "", stderr: `${reason}\n` });
  });

  test("are reported as missing if the changelog has no section", () => {
    writeFileSync(join(folder, "package.json"), JSON.stringify({ version: "1.3.0" }));
    expect(notes("v1.3.0")).toMatchObject({ status: 1, stderr: expect.stringContaining("no section [1.3.0]") });
  });

  test("are collected under Unreleased, which this repository's changelog has", () => {
    expect(read("CHANGELOG.md")).toMatch(/^## \[Unreleased\]\n\n### \w+\n\n- /m);
  });
});

test("the documents name exactly the tested versions of the Convex CLI", () => {
  const versions = CLI_VERSIONS.map(minorVersion).sort((one, other) =>
    one.localeCompare(other, "en", { numeric: true }),
  );
  const range = `${versions[0]} to ${versions.at(-1)}`;
  for (const document of ["README.md", "CHANGELOG.md"]) {
    expect(read(document).match(/1\.\d+ to 1\.\d+/g)).toStrictEqual([range]);
  }
});

describe("the Node that package.json asks for", () => {
  const { engines } = JSON.parse(read("package.json")) as { engines: { node: string } };

  test("runs every package that npm installs", () => {
    const { packages } = JSON.parse(read("package-lock.json")) as {
      packages: Record<string, { engines?: { node?: string } }>;
    };
    const wanted = Object.entries(packages).flatMap(([path, { engines: own }]) =>
      path === "" || own?.node === undefined ? [] : [[path, own.node] as const],
    );
    expect(wanted.length).toBeGreaterThan(100);
    expect(wanted.filter(([, range]) => !subset(engines.node, range))).toStrictEqual([]);
  });

  test("is the one that the documents name", () => {
    const oldest = /\d+\.\d+/.exec(engines.node)?.[0];
    for (const document of ["README.md", "CONTRIBUTING.md"]) {
      expect(read(document)).toContain(`With Node ${oldest} or newer`);
    }
  });
});
