/** The codes that no case in the catalogue reproduces, with shortened texts, for docs/failures.md. */

import { diagnose } from "../../src/diagnosis/diagnose.ts";
import type { Failure } from "../../src/diagnosis/failure.ts";
import { OWN_FAILURES } from "./action-failures.ts";
import { CATALOGUE } from "./catalogue.ts";
import { REFUSALS } from "./refusals.ts";

const REFUSED = "✖ Error fetching POST  https://calm-fox-9.convex.cloud/api/deploy2/start_push";
const LOADING = "InvalidModules: Loading the pushed modules encountered the following\n    error:\n";

/** Messages of the CLI about causes that the fakes do not have. */
const SAID = [
  "✖ Malformed preview CONVEX_DEPLOY_KEY",
  "✖ Cannot prompt for input in non-interactive terminals. (Which project?)",
  "✖ Cannot run functions while this deployment is suspended.",
  "error: unknown option '--no-such-option'",
  '✖ esbuild failed: Error: The package "@esbuild/linux-x64" could not be found, and is needed by esbuild.',
  "✖ In order to deploy, add `convex` to your package.json dependencies.",
  "✖ Unable to parse package.json: SyntaxError: Unexpected token",
  "✖ Error: ENOSPC: no space left on device, write",
  "✖ Error: EACCES: permission denied, open '/w/convex/_generated/api.d.ts'",
  `${REFUSED} 400 Bad Request: ${LOADING}Function execution timed out (maximum duration: 2s)`,
  `${REFUSED} 400 Bad Request: ${LOADING}JavaScript execution ran out of memory (maximum memory usage: 64 MB)`,
  `${REFUSED} 400 Bad Request: InvalidExternalModules: Command failed: npm install`,
  `${REFUSED} 400 Bad Request: InvalidCron: hourUTC must be 0-23`,
  `${REFUSED} 400 Bad Request: TypecheckError: HTTP mount "/api/" is invalid: Overlap with existing prefix route`,
  "✖ esbuild failed: Error: The service is no longer running",
  "✖ Error: unable to verify the first certificate",
  `${REFUSED} 413 Payload Too Large`,
  `${REFUSED} 403 Forbidden`,
].map((text) => told(text, null));

/** What a build prints. */
const BUILT = [
  "Could not find public function for 'posts:list'. Did you forget to run `npx convex dev`?",
  "FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory",
  'npm error Missing script: "build"',
  "npm error `npm ci` can only install packages when package.json and the lockfile are in sync.",
  "Error: Cannot find module 'vite'",
].map((text) => told(text, 1));

function told(text: string, buildExitCode: number | null): Failure {
  const lines = text.split("\n");
  return diagnose({
    outputTail: lines,
    cliTail: lines,
    buildExitCode,
    keyKind: "preview",
    target: "preview",
    deploymentFlag: "",
    dashboardUrl: null,
  });
}

/** @returns A section for each code, so that each has an anchor. Of two failures with the same code it shows the first. */
export function furtherCodes(): string {
  const provoked = new Set(CATALOGUE.map(({ code }) => code));
  const firstOfEach = new Map<string, Failure>();
  for (const failure of [...REFUSALS, ...Object.values(OWN_FAILURES), ...SAID, ...BUILT])
    if (!provoked.has(failure.code) && !firstOfEach.has(failure.code)) firstOfEach.set(failure.code, failure);
  return [...firstOfEach.values()]
    .map(({ code, cause, fix }) => [`### \`${code}\``, inShort(cause), inShort(fix)].filter(Boolean).join("\n\n"))
    .join("\n\n");
}

/** A text without its code blocks, which the report of a run contains. */
function inShort(text: string): string {
  return text
    .replace(/\s*```[\s\S]*?```/g, "")
    .replace(/:$/, ".")
    .replaceAll("\n", " ");
}
