import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { renderMarkdown } from "../../sandbox/github-markdown.ts";
import { LONGEST_COMMENT, renderComment } from "../../src/report/comment-body.ts";
import { decodeState, encodeState, type Row } from "../../src/report/comment-state.ts";
import { code, duration, fenced, link, tableLine } from "../../src/report/markdown.ts";
import { anyCharacter } from "../any-character.ts";

const ROW: Row = {
  expiresAt: null,
  seed: null,
  reachedDeployment: "",
  key: ".\nweb\npreview",
  app: "web",
  status: "failed",
  target: "preview",
  deploymentName: "happy-otter-123",
  url: "https://happy-otter-123.convex.cloud",
  siteUrl: "https://happy-otter-123.convex.site",
  dashboardUrl: "https://dashboard.convex.dev/d/happy-otter-123",
  commit: "0123456789abcdef0123456789abcdef01234567",
  runUrl: "https://github.com/acme/shop/actions/runs/1",
  runId: 1,
  runAttempt: 1,
  seconds: 12,
  previewName: "pr-7",
  previewCreated: "true",
  cliVersion: "1.48.0",
  cause: "",
  fix: "",
  notes: [],
  changes: [],
  buildSeconds: 4,
  pushSeconds: 5,
  githubDeploymentId: null,
  liveGitHubDeploymentId: null,
  link: "",
  places: [],
  tail: [],
};

const HOSTILE = [
  "x--><img/src=x>@org/team",
  "<script>alert(1)</script>",
  "`</code>` | #1 @people",
  "a | b | c",
  "```\n# heading\n```",
  "\\`\\|",
  "[link](https://evil.example)",
  "\n\n# heading",
  "</details>",
];

/** What a browser would be given besides plain text. */
const elements = (html: string) => [...html.matchAll(/<(\w+)/g)].map(([, name]) => name);

describe("foreign text", () => {
  test.each(HOSTILE)("stays text in a cell, in details and in the output: %j", async (text) => {
    const hostile: Row = {
      ...ROW,
      app: text,
      previewName: text,
      deploymentName: text,
      commit: text,
      cliVersion: text,
      places: [{ path: text, line: 1, message: text }],
      changes: [
        { kind: "deleted", what: "Index", name: text },
        { kind: "added", what: "Index", name: text },
      ],
      cause: "It failed.",
      tail: [text],
    };
    const plain: Row = {
      ...ROW,
      app: "a",
      previewName: "a",
      deploymentName: "a",
      commit: "a",
      cliVersion: "a",
      places: [{ path: "a", line: 1, message: "a" }],
      changes: [
        { kind: "deleted", what: "Index", name: "a" },
        { kind: "added", what: "Index", name: "a" },
      ],
      cause: "It failed.",
      tail: ["a"],
    };
    const rendered = await renderMarkdown(renderComment([hostile], "https://github.com", "acme/shop"), "comment");
    const expected = await renderMarkdown(renderComment([plain], "https://github.com", "acme/shop"), "comment");
    // A commit that is none gives a link that goes nowhere, so links may be fewer.
    const withoutLinks = (html: string) => elements(html).filter((name) => name !== "a");
    expect(withoutLinks(rendered)).toEqual(withoutLinks(expected));
    expect(rendered).not.toContain('evil.example"');
  });

  test("never leaves a code span, whatever it is", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: anyCharacter, minLength: 1 }), async (text) => {
        const html = await renderMarkdown(`| a | b |\n| - | - |\n${tableLine([code(text), "end"])}`, "comment");
        expect(elements(html).filter((name) => name === "td")).toHaveLength(2);
        expect(elements(html).filter((name) => name !== "code")).toEqual([
          "table",
          "thead",
          "tr",
          "th",
          "th",
          "tbody",
          "tr",
          "td",
          "td",
        ]);
      }),
      { numRuns: 200 },
    );
  });

  test("never closes its fence, whatever it is", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.stringMatching(/^[`~ a<>-]*$/)), async (lines) => {
        const html = await renderMarkdown(`${fenced(lines)}\n\nafter`, "comment");
        expect(html).toMatch(/<\/code><\/pre>\n<p>after<\/p>$/);
      }),
      { numRuns: 200 },
    );
  });

  test.each(["javascript:alert(1)", "https://a b", "https://a)](x", "data:text/html,x", "", 'https://a"onclick=x'])(
    "is no link's address: %j",
    (url) => {
      expect(link("label", url)).toBe("label");
    },
  );
});

describe("the comment", () => {
  const rows = Array.from({ length: 100 }, (_, index) => ({
    ...ROW,
    key: `.\napp-${index}\npreview`,
    app: `app-${index}`,
    cause: "TypeScript found an error.",
    fix: "Fix it.",
    tail: Array.from({ length: 40 }, () => "x".repeat(400)),
  }));

  test("stays within GitHub's limit by shortening output, never rows", () => {
    const body = renderComment(rows, "https://github.com", "acme/shop");
    expect(body.length).toBeLessThanOrEqual(LONGEST_COMMENT);
    expect(decodeState(body)).toHaveLength(100);
    for (const { app } of rows) expect(body).toContain(`**\`${app}\`**`);
  });

  test("keeps within the limit and all rows with the longest texts that a row can have", () => {
    const long = rows.map((row) => ({
      ...row,
      cause: "c".repeat(5_000),
      fix: "f".repeat(5_000),
      notes: ["n".repeat(2_000)],
    }));
    const body = renderComment(long, "https://github.com", "acme/shop");
    expect(body.length).toBeLessThanOrEqual(LONGEST_COMMENT);
    expect(decodeState(body)).toHaveLength(100);
  });

  test.each([0, 1, 25, 39, 40])("shows all of an output of %d lines", (count) => {
    const tail = Array.from({ length: count }, (_, index) => `line ${index} of the output`);
    const body = renderComment([{ ...ROW, tail }], "https://github.com", "acme/shop");
    expect(tail.filter((line) => !body.includes(line))).toEqual([]);
  });

  test.each([
    ["skipped", { status: "skipped", notes: ["There is no key."] }, "**`web`** was skipped: There is no key."],
    [
      "failed",
      { cause: "It broke.", fix: "Mend it.", link: "https://docs.convex.dev/cli" },
      "Mend it. [Read on](https://docs.convex.dev/cli)",
    ],
    ["deleted", { changes: [{ kind: "deleted", what: "Index", name: "a.b" }] }, "Index **deleted**: `a.b`"],
    [
      "failed at a place",
      { cause: "It broke.", places: [{ path: "convex/a b.ts", line: 3, message: "no" }] },
      "- [`convex/a b.ts:3`](https://github.com/acme/shop/blob/0123456789abcdef0123456789abcdef01234567/convex/a%20b.ts#L3) `no`",
    ],
  ] as const)("says without unfolding what was %s", (_, more, expected) => {
    const body = renderComment([{ ...ROW, ...(more as Partial<Row>) }], "https://github.com", "acme/shop");
    expect(body.replace(/<details>[\s\S]*?<\/details>/g, "")).toContain(expected);
  });

  test("links to nothing that was removed", () => {
    const body = renderComment([{ ...ROW, status: "removed" }], "https://github.com", "acme/shop");
    expect(body).toContain("`happy-otter-123`");
    expect(body.split("\n").slice(1).join("\n")).not.toMatch(/convex\.(cloud|site|dev)/);
  });

  test("starts with its state", () => {
    expect(renderComment([ROW], "https://github.com", "acme/shop").startsWith(encodeState([ROW]))).toBe(true);
  });
});

test.each([
  [0.4, "under 1 s"],
  [59.4, "59 s"],
  [60, "1 min"],
  [75, "1 min 15 s"],
])("%d seconds read as %s", (seconds, text) => {
  expect(duration(seconds)).toBe(text);
});
