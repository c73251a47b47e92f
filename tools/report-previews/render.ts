/**
 * `npm run preview:reports`: writes the reports as pages to build/reports/, light and dark, wide and as on a phone, and as
 * pictures if there is a Chromium (`CHROME_BIN`, or on the PATH). `-- --write` updates the pictures in the documentation.
 */

import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { renderComment } from "../../src/report/comment/render-comment.ts";
import { renderSummary } from "../../src/report/summary/render-summary.ts";
import { renderMarkdown } from "../render-github-markdown.ts";
import { DOCS_PICTURES } from "./docs-pictures.ts";
import { COMMENTS, PLACE, SUMMARIES } from "./samples.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const TARGET = join(ROOT, "build", "reports");
const CSS = readFileSync(join(ROOT, "node_modules", "github-markdown-css", "github-markdown.css"), "utf8");
/** The widths, in pixels, of a comment on GitHub's page and of a phone. */
const WIDTHS = { wide: 800, phone: 375 } as const;
const THEMES = ["light", "dark"] as const;

type Report = readonly [name: string, html: string];

async function reports(): Promise<readonly Report[]> {
  const comments = Object.entries(COMMENTS).map(async ([name, entries]) => {
    const body = renderComment(entries, PLACE, 0);
    return [`comment ${name}`, await renderMarkdown(body, "comment")] as const;
  });
  const summaries = Object.entries(SUMMARIES).map(async ([name, outcome]) => {
    return [`summary ${name}`, await renderMarkdown(renderSummary(outcome), "summary")] as const;
  });
  return Promise.all([...comments, ...summaries]);
}

function page(shown: readonly Report[], theme: (typeof THEMES)[number], width: number): string {
  // The stylesheet uses the system's theme, but a page must have the theme in its name.
  const css = CSS.replaceAll(/\(prefers-color-scheme: (light|dark)\)/g, (_, one) =>
    one === theme ? "all" : "not all",
  );
  const [paper, ink] = theme === "dark" ? ["#0d1117", "#e6edf3"] : ["#ffffff", "#1f2328"];
  const titled = shown.length > 1;
  const articles = shown.map(
    ([name, html]) => `${titled ? `<h2>${name}</h2>` : ""}<article class="markdown-body">${html}</article>`,
  );
  return `<!doctype html>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<style>${css}
body { margin: 0; padding: 12px; width: ${width - 24}px; background: ${paper}; color: ${ink}; font: 13px sans-serif; }
body > h2 { font: 12px sans-serif; opacity: 0.6; margin: 24px 0 6px; }
.markdown-body { border: 1px solid #8886; border-radius: 6px; padding: 16px; font-size: 14px; overflow: hidden; }
</style>
${articles.join("\n")}
`;
}

function browser(): string | null {
  for (const program of [process.env.CHROME_BIN ?? "", "chromium", "google-chrome", "chromium-browser"]) {
    try {
      if (program !== "") execFileSync(program, ["--version"], { stdio: "ignore" });
      if (program !== "") return program;
    } catch {
      // This program is not installed, so try the next one.
    }
  }
  return null;
}

function takePicture(program: string, html: string, picture: string, width: number, height: number): void {
  const size = `--window-size=${width},${height}`;
  const options = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--hide-scrollbars",
    "--force-device-scale-factor=1.5",
  ];
  execFileSync(program, [...options, size, `--screenshot=${picture}`, `file://${html}`], { stdio: "ignore" });
}

/** Heights of the windows in pixels, by page. A picture is as high as its window. */
const PAGES: Readonly<Record<string, { readonly names: RegExp; readonly height: number }>> = {
  states: { names: /^comment (?!three|twenty|hostile)/, height: 6200 },
  apps: { names: /^comment (three|twenty|hostile)/, height: 3200 },
  summaries: { names: /^summary/, height: 2600 },
  ...DOCS_PICTURES,
};

mkdirSync(TARGET, { recursive: true });
const all = await reports();
const program = browser();
for (const [name, { names, height }] of Object.entries(PAGES))
  for (const theme of THEMES)
    for (const [size, width] of Object.entries(WIDTHS)) {
      const file = join(TARGET, `${name}-${theme}-${size}`);
      const shown = all.filter(([report]) => names.test(report));
      writeFileSync(`${file}.html`, page(shown, theme, width));
      if (program !== null) takePicture(program, `${file}.html`, `${file}.png`, width, height);
    }
if (process.argv.includes("--write")) {
  if (program === null) throw new Error("There is no Chromium (CHROME_BIN, or on the PATH) to take the pictures with.");
  for (const name of Object.keys(DOCS_PICTURES))
    copyFileSync(join(TARGET, `${name}-light-wide.png`), join(ROOT, "docs", "images", `${name}.png`));
}
console.log(`${program === null ? "Pages (there is no Chromium for pictures)" : "Pages and pictures"}: ${TARGET}`);
