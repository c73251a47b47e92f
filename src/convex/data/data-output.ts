/**
 * Filters the output of `convex import` and `convex export`. Convex's errors repeat documents, headers and cells, so only
 * known lines are shown, with names of tables and fields, and numbers.
 */

/** A table, a field, or a path of components. */
const NAME = "[A-Za-z_]\\w{0,63}";
const COUNT = "[\\d,]{1,20}";
const IN_COMPONENT = `(?: in component [\\w/]{1,200})?`;

/** The CLI's marks of a finished or failed step. */
const MARK = /^(?:[✔√✖×-] )?(?:Uncaught )?(?:Error: )?/;

/** Lines that are shown completely. */
const WHOLE = [
  "Import change summary:",
  "table +\\| create +\\| delete +\\|",
  "-{3,200}",
  `${NAME} +\\| ${COUNT} +\\| ${COUNT} of ${COUNT}(?: files)? +\\|`,
  `Component [\\w/]{1,200}`,
  "Once the import has started, it will run in the background\\.",
  "There is already a snapshot import in progress\\.(?: You can view its progress at https://dashboard\\.convex\\.dev/[\\w/-]{1,200}\\.)?",
  "Parsing uploaded data",
  "Importing",
  `(?:Importing|Imported) "${NAME}"${IN_COMPONENT}(?: \\(${COUNT} (?:documents|files)\\))?`,
  `Added ${COUNT} documents(?: to table "${NAME}")?(?: in your prod deployment)?\\.`,
  "WARNING: (?:Import|Export) is continuing to run on the server\\.",
  "Creating snapshot export(?: in your prod deployment)?",
  "Created snapshot export at timestamp \\d{1,30}",
  "Export is available at https://dashboard\\.convex\\.dev/[\\w/-]{1,200}",
  "Export failed\\. Please try again later or contact support@convex\\.dev for help\\.",
  "A snapshot export is already requested or in progress\\. Only one can run at a time, so wait for it to finish and try again\\.",
  "Check its progress at https://dashboard\\.convex\\.dev/[\\w/-]{1,200}",
  "Hit an error while importing:",
  "Import took too long\\. Try again or contact Convex\\.",
  `Table ${NAME} already exists\\. Please choose a new table name or use replace/append modes\\.`,
  "Could not complete import because schema changed\\. Avoid modifying schema\\.ts while importing tables",
  `Import changes table '${NAME}' which is referenced by '${NAME}' in the schema`,
  `Objects in table "${NAME}" have duplicate _id fields`,
  `CSV row \\d{1,12} doesn't have all of the fields in the header`,
  "CSV file doesn't have headers",
  "Row \\d{1,12} wasn't an object",
  "Not a JSON array",
  "invalid zip file",
  "You do not have permission to perform this operation \\([\\w:]{1,80}\\)\\.?",
  "(?:TypeError: )?fetch failed",
].map((form) => new RegExp(`^${form}$`));

/** Beginnings of lines whose rest is data, or may be, and is not shown. */
const BEGINNINGS = [
  `New table \`${NAME}\`${IN_COMPONENT} has IDs that conflict with existing (?:table \`${NAME}\`|internal table|system table)`,
  `Failed to insert or update a document in table "${NAME}" because it does not match the schema: (?:Object is missing the required field \`${NAME}\`|Object contains extra field \`${NAME}\`|Value does not match validator|Found ID(?= ))?`,
  "(?:Row|CSV row) \\d{1,12} wasn't valid JSON",
  "Row \\d{1,12} wasn't a valid Convex value",
  "Failed to parse CSV row \\d{1,12}",
  "CSV header(?= )",
  "Import wasn't valid UTF8",
  "Import is too large for JSON",
  "UTF-8 BOM is not supported",
  "Not valid JSON",
  "invalid _id(?= )",
  "Error fetching (?:GET|POST) {1,4}https?://[\\w.:/-]{1,200} [45]\\d\\d [A-Za-z ]{1,40}(?:: [A-Z]\\w{1,60})?",
  "(?:getaddrinfo|connect|read) E[A-Z_]{2,20}",
  "Exporting data failed: (?:\\w{0,20}Error: )?(?:ENOSPC|EACCES|ECONNRESET|terminated|fetch failed)\\b",
].map((form) => new RegExp(`^${form}`));

/** An error message that begins with a document's ID. */
const ID_CONFLICT = new RegExp(
  `^_id \\w{1,40} (cannot be imported into '${NAME}' because it came from a different deployment)`,
);

/** @returns The part of the line that may be shown, or `null` if none may. */
export function visibleDataLine(line: string): string | null {
  const text = line.trim();
  const [mark = ""] = MARK.exec(text) ?? [];
  // The URL's query contains the token of an upload.
  const message = text.slice(mark.length).replace(/^(Error fetching [A-Z]{1,8} {1,4}[^\s?]{1,300})\?\S{1,2000}/, "$1");
  if (WHOLE.some((form) => form.test(message))) return `${mark}${message}`;
  const conflict = ID_CONFLICT.exec(message)?.[1];
  if (conflict !== undefined) return `${mark}A document's _id ${conflict}`;
  for (const form of BEGINNINGS) {
    const [beginning] = form.exec(message) ?? [];
    if (beginning !== undefined)
      return beginning.length === message.length ? `${mark}${message}` : `${mark}${beginning.trim()} …`;
  }
  return null;
}
