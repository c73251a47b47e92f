/** Generates the documentation of failures from the results of reproducing them. */

import { pinnedMinorVersion } from "../../fakes/example-app.ts";
import { furtherCodes } from "./other-codes.ts";
import type { ReproducedFailure } from "./reproduce.ts";

export const DOCUMENT = new URL("../../docs/failures.md", import.meta.url);

/** The sections between `<!-- begin … -->` and `<!-- end … -->` in the document. */
const SECTIONS = { table: failureTable, further: furtherCodes, texts: failureTexts } as const;

/** @returns The document with updated sections. */
export function renewed(document: string, provoked: readonly ReproducedFailure[]): string {
  return Object.entries(SECTIONS).reduce((text, [name, render]) => {
    const [begin, end] = [`<!-- begin ${name} -->`, `<!-- end ${name} -->`];
    const [before = "", rest] = text.split(begin);
    const after = rest?.split(end)[1];
    if (after === undefined) throw new Error(`The page of failures has no place for ${name}.`);
    return `${before}${begin}\n\n${render(provoked)}\n\n${end}${after}`;
  }, document);
}

/** A table with a line for each failure. */
export function failureTable(provoked: readonly ReproducedFailure[]): string {
  const names = [...new Set(provoked.map(({ entry }) => entry.name))];
  const lines = names.map((name) => {
    const runs = provoked.filter(({ entry }) => entry.name === name);
    const cells = [`\`${runs[0]?.entry.code}\``, versionsOf(runs), placesIn(runs)];
    return `| ${name.replaceAll("|", "\\|")} | ${cells.join(" | ")} |`;
  });
  return ["| Failure | `failure-code` | Tested with CLI | Shown in |", "| :-- | :-- | :-- | :-- |", ...lines].join(
    "\n",
  );
}

/** The CLIs with which the failure was reproduced. The catalogue has the reason why others cannot fail in this way. */
function versionsOf(runs: readonly ReproducedFailure[]): string {
  return runs.map(({ version }) => pinnedMinorVersion(version)).join(", ");
}

/** One value if all CLIs agree, otherwise the value for each. */
function placesIn(runs: readonly ReproducedFailure[]): string {
  const places = [...new Set(runs.map(placesOf))];
  return places.length === 1
    ? (places[0] ?? "")
    : runs.map((run) => `${pinnedMinorVersion(run.version)}: ${placesOf(run)}`).join("; ");
}

/** The reports in which the right code and fix were found. */
export function placesOf({ entry, code, errors, summary, comment }: ReproducedFailure): string {
  if (code !== entry.code) return `**${code}**`;
  const shows = (text: string, fix = entry.fix) => text.includes(fix);
  const places = [
    errors.length === 1 && shows(errors[0] ?? "") ? "error" : "",
    shows(summary) ? "summary" : "",
    comment !== null && shows(comment, entry.fixInComment) ? "comment" : "",
  ].filter((place) => place !== "");
  return places.length === 0 ? "**no fix**" : places.join(", ");
}

/** The text that users read for each code. */
export function failureTexts(provoked: readonly ReproducedFailure[]): string {
  const codes = [...new Set(provoked.map(({ entry }) => entry.code))];
  return codes
    .map((code) => {
      const newest = provoked.at(-1)?.version;
      const runs = provoked.filter(({ entry, version }) => entry.code === code && version === newest);
      const texts = [...new Set(runs.flatMap(({ errors }) => errors.map(withExampleNames)))];
      return [`### \`${code}\``, "", texts.join("\n\n---\n\n")].join("\n");
    })
    .join("\n\n");
}

/** Replaces names that differ in every run by the names that the documentation uses. */
function withExampleNames(text: string): string {
  return text
    .replace(/team-of-failure-\d+/g, "acme")
    .replace(/\bpr-\d+\b/g, "pr-12")
    .replace(/#\d+\b/g, "#12")
    .replace(/http:\/\/localhost:\d+\/t\//g, "https://dashboard.convex.dev/t/")
    .replace(/\b(?!pr-)[a-z]+-[a-z]+-\d{3}\b/g, "happy-otter-123");
}
