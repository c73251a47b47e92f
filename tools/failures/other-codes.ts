/** The codes that no case in the catalogue reproduces, with their texts in short, for docs/failures.md. */

import { diagnose } from "../../src/diagnosis/diagnose.ts";
import type { Failure } from "../../src/diagnosis/failure.ts";
import { OWN_FAILURES } from "./action-failures.ts";
import { CATALOGUE } from "./catalogue.ts";
import { REFUSALS } from "./refusals.ts";

/** What the CLI says where the cause lies beyond the fakes. */
const SAID = [
  "✖ Malformed preview CONVEX_DEPLOY_KEY",
  "✖ Cannot prompt for input in non-interactive terminals. (Which project?)",
].map((line) =>
  diagnose({
    outputTail: [line],
    cliTail: [line],
    buildExitCode: null,
    keyKind: "preview",
    target: "preview",
    deploymentFlag: "",
    dashboardUrl: null,
  }),
);

/** @returns A section for each code, so that each has an anchor; of two failures with one code it has the first. */
export function furtherCodes(): string {
  const provoked = new Set(CATALOGUE.map(({ code }) => code));
  const firstOfEach = new Map<string, Failure>();
  for (const failure of [...REFUSALS, ...Object.values(OWN_FAILURES), ...SAID])
    if (!provoked.has(failure.code) && !firstOfEach.has(failure.code)) firstOfEach.set(failure.code, failure);
  return [...firstOfEach.values()]
    .map(({ code, cause, fix }) => [`## \`${code}\``, inShort(cause), inShort(fix)].filter(Boolean).join("\n\n"))
    .join("\n\n");
}

/** Without the blocks of lines to copy, which a run shows. */
function inShort(text: string): string {
  return text
    .replace(/\s*```[\s\S]*?```/g, "")
    .replace(/:$/, ".")
    .replaceAll("\n", " ");
}
