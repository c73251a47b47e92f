/** Renders Markdown as GitHub's comments and job summaries do, close enough to look at. */

import rehypeRaw from "rehype-raw";
import rehypeSanitize, { defaultSchema } from "rehype-sanitize";
import rehypeStringify from "rehype-stringify";
import remarkBreaks from "remark-breaks";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import remarkRehype from "remark-rehype";
import { unified } from "unified";

/** GitHub keeps the language of a fenced block. */
const SCHEMA = {
  ...defaultSchema,
  attributes: { ...defaultSchema.attributes, code: [["className", /^language-./]] as [string, RegExp][] },
};

/**
 * @param text - Markdown; HTML in it is cleaned as GitHub cleans it.
 * @param kind - In a comment a single line break stays one; in a summary it does not.
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
