/** The codes that no case in the catalogue reproduces, with shortened texts, for docs/failures.md. */

import { diagnose } from "../../src/diagnosis/diagnose.ts";
import type { Failure } from "../../src/diagnosis/failure.ts";
import { OWN_FAILURES } from "./action-failures.ts";
import { CATALOGUE } from "./catalogue.ts";
import { REFUSALS } from "./refusals.ts";

/** Messages of the CLI about causes that the fakes do not have. */
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

/** @returns A section for each code, so that each has an anchor. Of two failures with the same code it shows the first. */
export function furtherCodes(): string {
  const provoked = new Set(CATALOGUE.map(({ code }) => code));
  const firstOfEach = new Map<string, Failure>();
  for (const failure of [...REFUSALS, ...Object.values(OWN_FAILURES), ...SAID])
    if (!provoked.has(failure.code) && !firstOfEach.has(failure.code)) firstOfEach.set(failure.code, failure);
  return [...firstOfEach.values()]
    .map(({ code, cause, fix }) => [`## \`${code}\``, inShort(cause), inShort(fix)].filter(Boolean).join("\n\n"))
    .join("\n\n");
}

/** A text without its code blocks, which the report of a run contains. */
function inShort(text: string): string {
  return text
    .replace(/\s*```[\s\S]*?```/g, "")
    .replace(/:$/, ".")
    .replaceAll("\n", " ");
}
