/** The pictures in docs/images/ by name, each with its page and its height in pixels. */
export const DOCS_PICTURES = {
  comment: { names: /^comment three$/, height: 400 },
  "breaking-changes": { names: /^comment breaking-changes$/, height: 380 },
} as const;
