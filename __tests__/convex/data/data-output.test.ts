/** The log of an import or export shows names of tables and fields, and numbers, but never imported data. */

import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { visibleDataLine } from "../../../src/convex/data/data-output.ts";
import { anyCharacter } from "../../arbitraries/any-character.ts";

/** Text of a document, which no line may show. */
const DATA = "mona@example.com";
const MISMATCH = 'Failed to insert or update a document in table "users" because it does not match the schema:';

describe("a line", () => {
  test.each([
    '✔ Imported "users" (1,234 documents)',
    'Importing "users" in component a/b (12 documents)',
    '✔ Added 3 documents to table "users".',
    "✔ Added 3 documents in your prod deployment.",
    "users    | 12     | 0 of 0 |",
    "✔ Created snapshot export at timestamp 1764262800000000000",
    "✔ Export is available at https://dashboard.convex.dev/t/acme/shop/happy-otter-123/settings/snapshots",
    "Table users already exists. Please choose a new table name or use replace/append modes.",
    "Import changes table 'channels' which is referenced by 'messages' in the schema",
    "✖ You do not have permission to perform this operation (deployment:backups:import).",
  ])("of a known form is shown: %s", (line) => {
    expect(visibleDataLine(line)).toBe(line);
  });

  test.each([
    [`${MISMATCH} Object is missing the required field \`name\`. Consider wrapping…`, "required field `name` …"],
    [`${MISMATCH} Object contains extra field \`age\` that is not in the validator.`, "extra field `age` …"],
    [`${MISMATCH} \`"${DATA}"\` does not match literal validator \`v.literal("x")\`.`, "the schema: …"],
    [`${MISMATCH} Object contains extra field \`${DATA}\` that is not in the validator.`, "the schema: …"],
    [`${MISMATCH} Found ID "${DATA}" from table \`a\``, "Found ID …"],
    [`CSV header "${DATA}" isn't a valid field name: Invalid identifier`, "CSV header …"],
    [`Row 2 wasn't a valid Convex value: ${DATA}`, "Row 2 wasn't a valid Convex value …"],
    [`Failed to parse CSV row 7: ${DATA}`, "Failed to parse CSV row 7 …"],
    [`invalid _id '${DATA}'`, "invalid _id …"],
    [
      "_id kd7abc cannot be imported into 'users' because it came from a different deployment and conflict with",
      "A document's _id cannot be imported into 'users' because it came from a different deployment",
    ],
    [
      `✖ Error fetching POST  https://a-b-1.convex.cloud/api/import/upload_part?uploadToken=${DATA}&partNumber=1 400 Bad Request: InvalidPart: ${DATA}`,
      "https://a-b-1.convex.cloud/api/import/upload_part 400 Bad Request: InvalidPart …",
    ],
  ])("is cut where data begins: %s", (line, end) => {
    expect(visibleDataLine(line)).toContain(end);
    expect(visibleDataLine(line)).not.toContain(DATA);
  });

  test.each([
    `Object: {email: "${DATA}"}`,
    `Value: "${DATA}"`,
    `Validator: v.object({email: v.string()})`,
    `Importing data from "/work/${DATA}.csv" to table "users" failed`,
    `Imported "${DATA}" (3 documents)`,
    `{"email": "${DATA}"}`,
    `Table ${DATA} already exists. Please choose a new table name or use replace/append modes.`,
    DATA,
  ])("is not shown: %s", (line) => {
    expect(visibleDataLine(line)).toBeNull();
  });

  test("never shows text of a document, wherever it stands", () => {
    // Between Convex's own words, and long enough to be distinguished from them.
    const secret = fc.string({ unit: anyCharacter, minLength: 12 }).filter((text) => /[^\w ,.|()'"`:/-]/.test(text));
    const before = fc.constantFrom(
      "",
      `${MISMATCH} `,
      "Row 2 wasn't valid JSON: ",
      "CSV header ",
      "Object: ",
      "Table ",
    );
    fc.assert(
      fc.property(before, secret, (words, text) => {
        expect(visibleDataLine(`${words}${text}`) ?? "").not.toContain(text.trim() || "\0");
      }),
    );
  });
});
