/** Stands for a frontend build, which compiles the URL of its backend into the page. */
import { mkdirSync, writeFileSync } from "node:fs";

const url = process.env.VITE_CONVEX_URL;
if (!url) {
  console.error("VITE_CONVEX_URL is not set: the page would not know its backend.");
  process.exit(1);
}
mkdirSync("dist", { recursive: true });
writeFileSync(
  "dist/index.html",
  `<!doctype html>\n<title>Chat</title>\n<script>window.CONVEX_URL = ${JSON.stringify(url)};</script>\n`,
);
console.log(`Built dist/index.html for ${url}`);
