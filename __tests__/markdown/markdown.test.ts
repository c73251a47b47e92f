import { randomBytes } from "node:crypto";
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { cellCodeSpan, codeSpan } from "../../src/markdown/code-span.ts";
import { fenced, formatDuration, link, sanitizeMarkdown, tableLine } from "../../src/markdown/markdown.ts";
import { type Outcome, withEnding } from "../../src/outcome/outcome.ts";
import type { CommentRow } from "../../src/report/comment/comment-row.ts";
import { decodeState, encodeState } from "../../src/report/comment/comment-state.ts";
import { MAX_COMMENT_LENGTH, renderComment } from "../../src/report/comment/render-comment.ts";
import { selectRows } from "../../src/report/comment/select-rows.ts";
import { renderSummary } from "../../src/report/summary/render-summary.ts";
import { renderMarkdown } from "../../tools/render-github-markdown.ts";
import { COMMENTS, entriesOf, PLACE, SUMMARIES } from "../../tools/report-previews/samples.ts";
import { anyCharacter } from "../arbitraries/any-character.ts";

const ROW: CommentRow = {
  at: 1_000,
  comparison: null,
  expiresAt: null,
  appName: "web",
  status: "failed",
  appUrl: "",
  appUrlRunId: 0,
  appUrlAt: 0,
  target: "preview",
  deploymentName: "happy-otter-123",
  url: "https://happy-otter-123.convex.cloud",
  siteUrl: "https://happy-otter-123.convex.site",
  dashboardUrl: "https://dashboard.convex.dev/d/happy-otter-123",
  commit: "0123456789abcdef0123456789abcdef01234567",
  runUrl: "https://github.com/acme/shop/actions/runs/1",
  durationSeconds: 12,
  previewName: "pr-7",
  previewCreated: "true",
  cliVersion: "1.48.0",
  cause: "",
  fix: "",
  notes: [],
  changes: [],
  buildSeconds: 4,
  pushSeconds: 5,
  link: "",
  locations: [],
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

/** The HTML elements in a text. */
const elements = (html: string) => [...html.matchAll(/<(\w+)/g)].map(([, name]) => name);

describe("foreign text", () => {
  test.each(HOSTILE)("stays text in a cell, in details and in a location: %j", async (text) => {
    const hostile: CommentRow = {
      ...ROW,
      appName: text,
      previewName: text,
      deploymentName: text,
      commit: text,
      cliVersion: text,
      locations: [{ path: text, line: 1, message: text }],
      changes: [
        { kind: "deleted", what: "Index", name: text },
        { kind: "added", what: "Index", name: text },
      ],
      cause: "It failed.",
    };
    const plain: CommentRow = {
      ...ROW,
      appName: "a",
      previewName: "a",
      deploymentName: "a",
      commit: "a",
      cliVersion: "a",
      locations: [{ path: "a", line: 1, message: "a" }],
      changes: [
        { kind: "deleted", what: "Index", name: "a" },
        { kind: "added", what: "Index", name: "a" },
      ],
      cause: "It failed.",
    };
    const rendered = await renderMarkdown(renderComment(entriesOf([hostile]), PLACE, 0), "comment");
    const expected = await renderMarkdown(renderComment(entriesOf([plain]), PLACE, 0), "comment");
    // A text that is not a commit is not linked, so there may be fewer links.
    const withoutLinks = (html: string) => elements(html).filter((name) => name !== "a");
    expect(withoutLinks(rendered)).toStrictEqual(withoutLinks(expected));
    expect(rendered).not.toContain('evil.example"');
  });

  test("never leaves a code span, whatever it is", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: anyCharacter, minLength: 1 }), async (text) => {
        const html = await renderMarkdown(`| a | b |\n| - | - |\n${tableLine([cellCodeSpan(text), "end"])}`, "comment");
        expect(elements(html).filter((name) => name === "td")).toHaveLength(2);
        expect(elements(html).filter((name) => name !== "code")).toStrictEqual([
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
    "is not linked if it is not a web address: %j",
    (url) => {
      expect(link("label", url)).toBe("label");
    },
  );
});

/** What GitHub would act on in a text of HTML: outside of code, and outside of the addresses of links. */
function actedOn(html: string): readonly string[] {
  const bare = html.replaceAll(/<code[^>]*>[^<]*<\/code>/g, "").replaceAll(/ href="[^"]*"/g, "");
  return bare.match(/@\w+|#\d+|\bGH-\d+|<(?:img|script|a\b)[^>]*/g) ?? [];
}

describe("a sentence", () => {
  const YAML = "Give it:\n\n```yaml\nwith:\n  deploy-key: ${{ secrets.KEY || '' }} # @v5\n```";

  test.each([
    "Set `A` on the Convex deployment (`--prod`), then run `npx convex deploy`.",
    "2 inputs cannot be used:\n- `target` is `staging`.\n- `a|b` → no.",
    "Project Settings → Deploy keys; `C:\\path`, 9e8d7c6 & more.",
    YAML,
    `${YAML}\n\nThen push.`,
  ])("of the action is not changed: %j", (text) => expect(sanitizeMarkdown(text)).toBe(text));

  test.each([
    ["Ask @octocat.", "Ask `@octocat`."],
    ["It is (see #12).", "It is (see `#12`)."],
    ["At http://127.0.0.1:3210.", "At `http://127.0.0.1:3210`."],
    ["The preview `x`@org/team#12<img/src=x>`y` stays.", "The preview `x``@org/team#12<img/src=x>``y` stays."],
    ["It cannot read `convex/@org/te", "It cannot read `convex/@org/te`"],
  ])("with %j in it says %j", (text, expected) => expect(sanitizeMarkdown(text)).toBe(expected));

  const pieces = fc.constantFrom(
    ..."` `` ``` \n \n\n \\ | > ~~~ @org #12 GH-7 <img/src=x> <!-- --> ](https://e.example) [a]: www.e.example &#64;org a".split(
      " ",
    ),
    " ",
    "| - | - |",
  );
  const foreign = fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join(""));

  test("contains nothing that GitHub would render, wherever the sentence is shown", async () => {
    const fields = fc.constantFrom("cause", "fix", "notes");
    await fc.assert(
      fc.asyncProperty(foreign, fields, fc.nat(200), async (text, field, before) => {
        const sentence = `${"a ".repeat(before)}the preview \`${text}\` stays.`;
        const value = field === "notes" ? [sentence] : sentence;
        const plain = { ...ROW, cause: "It broke.", dashboardUrl: "", url: "", siteUrl: "", runUrl: "", commit: "" };
        const comment = await renderMarkdown(
          renderComment(entriesOf([{ ...plain, [field]: value }]), PLACE, 0),
          "comment",
        );
        expect(actedOn(comment)).toStrictEqual([]);
        const failure = {
          code: "x",
          cause: "It broke.",
          fix: "",
          link: null,
          ...(field === "notes" ? {} : { [field]: sentence }),
        };
        const outcome = withEnding(SUMMARIES.skipped as Outcome, {
          failure,
          notes: field === "notes" ? [sentence] : [],
        });
        expect(actedOn(await renderMarkdown(renderSummary(outcome), "summary"))).toStrictEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});

describe("every sample of a report", () => {
  test.each(Object.entries(COMMENTS))(
    "comment %s: a row for each app, and no external text that GitHub renders",
    async (_, entries) => {
      const html = await renderMarkdown(renderComment(entries, PLACE, 0), "comment");
      expect(html.match(/<tr>/g)).toHaveLength(selectRows(entries, 0).length + 1);
      expect(actedOn(html).filter((one) => !/^<a\b/.test(one))).toStrictEqual([]);
    },
  );

  test.each(Object.entries(SUMMARIES))(
    "summary %s: a heading, a table, and no external text that GitHub renders",
    async (_, outcome) => {
      const html = await renderMarkdown(renderSummary(outcome), "summary");
      expect([html.match(/<h2>/g), html.match(/<table>/g)]).toStrictEqual([["<h2>"], ["<table>"]]);
      expect(actedOn(html).filter((one) => !/^<a\b/.test(one))).toStrictEqual([]);
    },
  );
});

describe("the comment", () => {
  const rows = Array.from({ length: 100 }, (_, index) => ({
    ...ROW,
    appName: `app-${index}`,
    cause: "TypeScript found an error.",
    fix: "Fix it.",
    notes: Array.from({ length: 40 }, () => "x".repeat(400)),
  }));

  test("stays within GitHub's limit by shortening details, never rows", () => {
    const body = renderComment(entriesOf(rows), PLACE, 0);
    expect(body.length).toBeLessThanOrEqual(MAX_COMMENT_LENGTH);
    expect(decodeState(body, PLACE.pullRequestNumber)).toHaveLength(100);
    for (const { appName: app } of rows) expect(body).toContain(`**\`${app}\`**`);
  });

  test("stays within the limit with all rows, even if a row has the longest texts", () => {
    const long = rows.map((row) => ({
      ...row,
      cause: "c".repeat(5_000),
      fix: "f".repeat(5_000),
      notes: ["n".repeat(2_000)],
    }));
    const body = renderComment(entriesOf(long), PLACE, 0);
    expect(body.length).toBeLessThanOrEqual(MAX_COMMENT_LENGTH);
    expect(decodeState(body, PLACE.pullRequestNumber)).toHaveLength(100);
  });

  /** Text that no packing makes shorter, as names and words of many apps are. */
  const random = (length: number) => randomBytes(length).toString("base64").replaceAll("/", "-").slice(0, length);
  const randomRows = (count: number, longest: number): readonly CommentRow[] =>
    Array.from({ length: count }, () => {
      const [app, name] = [random(longest), random(20)];
      return {
        ...ROW,
        appName: app,
        commit: randomBytes(20).toString("hex"),
        deploymentName: name,
        url: `https://${name}.convex.cloud`,
        siteUrl: `https://${name}.convex.site`,
        dashboardUrl: `https://dashboard.convex.dev/t/acme/shop/${name}`,
        previewName: random(40),
        cause: random(3_000),
        notes: Array.from({ length: 40 }, () => random(100)),
      };
    });

  test.each([
    [1, 20],
    [50, 60],
    [50, 255],
    [100, 30],
    [100, 100],
    [100, 255],
  ])("stays within the limit with all rows of random text: %d apps, names of %d", (count, longest) => {
    const all = randomRows(count, longest);
    const body = renderComment(entriesOf(all), PLACE, 0);
    expect(body.length).toBeLessThanOrEqual(MAX_COMMENT_LENGTH);
    expect(decodeState(body, PLACE.pullRequestNumber)).toHaveLength(all.length);
    expect(body.match(/^\| \*\*`/gm)).toHaveLength(count);
  });

  test("leaves no code span open when it shortens a cause", async () => {
    const path = `convex/${"a".repeat(100)}/@org/team<img/src=x>#12/${"b".repeat(150)}.ts`;
    const long = rows.slice(0, 50).map((row) => ({
      ...row,
      cause: `Convex does not accept ${codeSpan(path)} as a name.`,
      fix: random(700),
    }));
    const body = renderComment(entriesOf(long), PLACE, 0);
    expect(body.includes("@org/team")).toBe(true);
    expect(body.includes("as a name")).toBe(false);
    expect(actedOn(await renderMarkdown(body, "comment")).filter((one) => !/^<a\b/.test(one))).toStrictEqual([]);
  });

  test.each([
    ["skipped", { status: "skipped", notes: ["There is no key."] }, "**`web`** was skipped: There is no key."],
    [
      "failed",
      { cause: "It broke.", fix: "Mend it.", link: "https://docs.convex.dev/cli" },
      "Mend it. [Learn more](https://docs.convex.dev/cli) · [Output of the run](https://github.com/acme/shop/actions/runs/1)",
    ],
    ["deleted", { changes: [{ kind: "deleted", what: "Index", name: "a.b" }] }, "Index **deleted**: `a.b`"],
    [
      "failed at a place",
      { cause: "It broke.", locations: [{ path: "convex/a b.ts", line: 3, message: "no" }] },
      "- [`convex/a b.ts:3`](https://github.com/acme/shop/blob/0123456789abcdef0123456789abcdef01234567/convex/a%20b.ts#L3) `no`",
    ],
  ] as const)("shows without expanding what was %s", (_, more, expected) => {
    const body = renderComment(entriesOf([{ ...ROW, ...(more as Partial<CommentRow>) }]), PLACE, 0);
    expect(body.replace(/<details>[\s\S]*?<\/details>/g, "")).toContain(expected);
  });

  test("links to nothing that was removed", () => {
    const body = renderComment(entriesOf([{ ...ROW, status: "removed" }]), PLACE, 0);
    expect(body).toContain("`happy-otter-123`");
    expect(body.split("\n").slice(1).join("\n")).not.toMatch(/convex\.(cloud|site|dev)/);
  });

  test("starts with its state", () => {
    expect(
      renderComment(entriesOf([ROW]), PLACE, 0).startsWith(encodeState(entriesOf([ROW]), PLACE.pullRequestNumber)),
    ).toBe(true);
  });
});

test.each([
  [0.4, "under 1 s"],
  [59.4, "59 s"],
  [60, "1 min"],
  [75, "1 min 15 s"],
])("%d seconds read as %s", (seconds, text) => {
  expect(formatDuration(seconds)).toBe(text);
});
