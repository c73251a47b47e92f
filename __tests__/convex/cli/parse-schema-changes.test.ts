import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { SchemaChangeReader } from "../../../src/convex/cli/parse-schema-changes.ts";
import { toListItems } from "../../../src/report/text/schema-changes-text.ts";
import { growth, LINEAR } from "../../growth.ts";

function parseSchemaChanges(lines: readonly string[]) {
  const reader = new SchemaChangeReader();
  for (const line of lines) reader.add(line);
  return reader.changes(false);
}

const LARGE = "  ⚠️  250,000 documents";

describe("the CLI's report of a push", () => {
  test("is read section by section", () => {
    const lines = [
      "- Deploying to https://calm-fox-9.convex.cloud...",
      "✔ Deleted table indexes:",
      "  [-] messages.by_author   author, _creationTime",
      "✔ Added table indexes:",
      "  [+] messages.by_channel   channel, _creationTime",
      "  [+] messages.search_body (text)   body, filters on channel, author",
      "  [+] notes.by_vector (vector)   embedding (1536 dimensions)",
      "√ Added staged table indexes:",
      "  [+] messages.by_day   day, _creationTime  (staged)",
      "      See progress: https://dashboard.convex.dev/d/calm-fox-9/data?table=messages&showIndexes=true",
      "  [+] messages.by_week   week, _creationTime  (staged)",
      "✔ These indexes are now enabled:",
      "  [*] messages.by_hour   hour, _creationTime",
      "✔ These indexes are now staged:",
      "  [*] messages.by_minute   minute, _creationTime",
      "✔ Installed component rateLimiter.",
      "✔ Unmounted component betterAuth.",
      "✔ Remounted component resend.",
      "✔ Deployed Convex functions to https://calm-fox-9.convex.cloud",
      "  [+] nothing.any_more   x",
    ];
    expect(parseSchemaChanges(lines).map(({ kind, what, name }) => `${kind} ${what}: ${name}`)).toStrictEqual([
      "deleted Index: messages.by_author (author, _creationTime)",
      "added Index: messages.by_channel (channel, _creationTime)",
      "added Index: messages.search_body (text) (body, filters on channel, author)",
      "added Index: notes.by_vector (vector) (embedding (1536 dimensions))",
      "added Staged index: messages.by_day (day, _creationTime)",
      "added Staged index: messages.by_week (week, _creationTime)",
      "changed Index enabled: messages.by_hour (hour, _creationTime)",
      "changed Index staged: messages.by_minute (minute, _creationTime)",
      "added Component: rateLimiter",
      "warning Component unmounted: betterAuth",
      "changed Component mounted again: resend",
    ]);
  });

  test("warns of what is large, slow or discarded", () => {
    const lines = [
      "⚠️  This push will create the following index on a large table",
      "in your deployment (https://calm-fox-9.convex.cloud). The deploy will block until it finishes backfilling:",
      "",
      `⛔ messages.by_author   author, _creationTime${LARGE}`,
      "",
      'Tip: stage the index (e.g. `.index("by_field", { fields: ["field"], staged: true })`) to backfill',
      "⚠️  This push discards staged schema validation for the following table:",
      "",
      "⛔ notes: validated",
      "Staged schema validation status:",
      "  tags: validated. Safe to apply the staged schema changes and deploy.",
      "✔ Proceeding with push.",
      "⚠️  This schema change requires checking every document in the following tables against your new schema, totaling 12 GB. This deploy may take a while:",
      "",
      "  messages (1,000,000 documents, 10 GB)",
    ];
    expect(parseSchemaChanges(lines).map(({ kind, name }) => `${kind} ${name}`)).toStrictEqual([
      "warning messages.by_author (author, _creationTime ⚠️ 250,000 documents)",
      "warning notes: validated",
      "changed tags: validated. Safe to apply the staged schema changes and deploy.",
      "warning messages (1,000,000 documents, 10 GB)",
    ]);
  });

  test("lists a large index once: as one to confirm, or as deleted", () => {
    const asked = [
      "⚠️  This code push will delete the following index",
      "from your production deployment (https://calm-fox-9.convex.cloud):",
      "",
      `⛔ messages.by_author   author, _creationTime${LARGE}`,
    ];
    expect(parseSchemaChanges(asked)).toMatchObject([
      { kind: "warning", what: "Index on a large table would be deleted" },
    ]);
    const done = [...asked, "✔ Proceeding", "✔ Deleted table indexes:", "  [-] messages.by_author   author"];
    expect(parseSchemaChanges(done)).toStrictEqual([
      { kind: "deleted", what: "Index", name: "messages.by_author (author)" },
    ]);
  });

  test("is reported as not done on a dry run", () => {
    const lines = ["✔ Would delete table indexes:", "  [-] a.b   c", "✔ Would add table indexes:", "  [+] a.d   e"];
    expect(parseSchemaChanges(lines).map(({ what }) => what)).toStrictEqual([
      "Index would be deleted",
      "Index would be added",
    ]);
  });

  test("lists all deletions by name, however many changes there are, and counts the rest", () => {
    const lines = [
      "✔ Added table indexes:",
      ...Array.from({ length: 504 }, (_, number) => `  [+] messages.by_${number}   author`),
      "✔ Unmounted component betterAuth.",
      "✔ Deleted table indexes:",
      ...Array.from({ length: 300 }, (_, number) => `  [-] notes.by_${number}   author`),
    ];
    const changes = parseSchemaChanges(lines);
    const ofKind = (kind: string) => changes.filter((change) => change.kind === kind);
    expect(ofKind("warning")).toStrictEqual([{ kind: "warning", what: "Component unmounted", name: "betterAuth" }]);
    expect(ofKind("deleted")).toHaveLength(300);
    expect(ofKind("added").reduce((sum, { count = 1 }) => sum + count, 0)).toBe(504);
    const items = toListItems(changes);
    expect(items.filter((item) => item.includes("**deleted**"))).toHaveLength(300);
    expect(items.slice(-2)).toStrictEqual(["Index added: `messages.by_19 (author)`", "and 484 more"]);
  });

  test("is parsed whatever it contains, in linear time", () => {
    const piece = fc.constantFrom(
      "✔ Added table indexes:",
      "  [+] ",
      "⛔ ",
      "  x",
      "✔ Installed component ",
      ".",
      "\n",
      "  ",
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string())), (pieces) => {
        expect(parseSchemaChanges(pieces.join("").split("\n")).length).toBeLessThanOrEqual(pieces.length);
      }),
    );
    const work = (size: number) =>
      void parseSchemaChanges(["✔ Added table indexes:", `  [+] ${"  ".repeat(size)}`, "⛔ ".repeat(size / 2)]);
    expect(growth(work, 1_000_000)).toBeLessThan(LINEAR);
  });
});
