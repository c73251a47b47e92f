/** Renders Markdown like GitHub's comments and job summaries, closely enough to look at. */

import rehypeRaw from "rehype-raw";
import rehypeSanitize, { defaultSchema } from "rehype-sanitize";
import rehypeStringify from "rehype-stringify";
import remarkBreaks from "remark-breaks";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import remarkRehype from "remark-rehype";
import { unified } from "unified";

/** Keeps the language of a fenced block, as GitHub does. */
const SCHEMA = {
  ...defaultSchema,
  attributes: { ...defaultSchema.attributes, code: [["className", /^language-./]] as [string, RegExp][] },
};

/**
 * @param text - Markdown. HTML in it is sanitized as on GitHub.
 * @param kind - A single line break is kept in a comment, but not in a summary.
 */
export async function renderMarkdown(text: string, kind: "comment" | "summary"): Promise<string> {
  const processor = unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(kind === "comment" ? [remarkBreaks] : [])
    .use(remarkRehype, { allowDangerousHtml: true })
    .use(rehypeRaw)
    .use(rehypeSanitize, SCHEMA)
    .use(rehypeStringify);
  return String(await processor.process(text));
}
