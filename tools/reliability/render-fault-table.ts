/** The table of faults in docs/reliability.md. */

import { ENDPOINTS, type Endpoint, FAULTS, type FaultName, type FaultResult } from "./inject-faults.ts";

export const ALL_FAULTS = Object.keys(FAULTS) as readonly FaultName[];
export const ALL_ENDPOINTS = Object.keys(ENDPOINTS) as readonly Endpoint[];

const [START, END] = ["<!-- faults -->", "<!-- /faults -->"];

/** Rows by endpoint, of cells by fault. */
export type Cells = Readonly<Record<string, Readonly<Record<string, string>>>>;

export function cellsOf(struck: readonly FaultResult[]): Cells {
  const rows = new Map<string, Record<string, string>>();
  for (const one of struck) rows.set(one.endpoint, { ...rows.get(one.endpoint), [one.fault]: cell(one) });
  return Object.fromEntries(rows);
}

/** The result of a run for one cell. */
export function cell({ status, code, tries }: Pick<FaultResult, "status" | "code" | "tries">): string {
  const end = code === "" ? status : `\`${code}\``;
  return tries === 1 ? end : `${end}, ${tries} tries`;
}

export function table(cells: Cells): string {
  return [
    ["Convex's endpoint", ...ALL_FAULTS],
    [":--", ...ALL_FAULTS.map(() => ":--")],
    ...ALL_ENDPOINTS.map((endpoint) => [
      `\`${endpoint}\``,
      ...ALL_FAULTS.map((fault) => cells[endpoint]?.[fault] ?? ""),
    ]),
  ]
    .map((row) => `| ${row.join(" | ")} |`)
    .join("\n");
}

export function tableIn(page: string): string {
  return page.slice(page.indexOf(START) + START.length, page.indexOf(END)).trim();
}

/** @returns The page with the new table. */
export function withTable(page: string, text: string): string {
  return `${page.slice(0, page.indexOf(START) + START.length)}\n\n${text}\n\n${page.slice(page.indexOf(END))}`;
}

/** Parses the table of the page. */
export function readCells(text: string): Cells {
  const [head = [], , ...rows] = text.split("\n").map((line) => line.slice(2, -2).split(" | "));
  const byFault = (row: readonly string[]) =>
    Object.fromEntries(head.slice(1).map((fault, at) => [fault, row[at] ?? ""]));
  return Object.fromEntries(rows.map(([endpoint = "", ...row]) => [endpoint.slice(1, -1), byFault(row)]));
}

const GOOD = ["deployed", "cleaned-up", "swept"];
const AFTER_THE_PUSH = ["run-failed", "timeout"];

/** Checks the results for behavior that no fault may cause. @returns A sentence for each violation. */
export function wrongsIn(struck: readonly FaultResult[]): readonly string[] {
  const isRight = ({ status, code, errors, isTrue, seeds }: FaultResult) => {
    if (seeds > 1) return false;
    if (!GOOD.includes(status)) return status === "failed" && errors.length === 1;
    // A failure after the push is an error of a deploy that is live.
    return isTrue && errors.length === (AFTER_THE_PUSH.includes(code) ? 1 : 0);
  };
  return struck
    .filter((one) => !isRight(one))
    .map(
      ({ endpoint, fault, status, errors, isTrue, seeds }) =>
        `${endpoint}, ${fault}: ${status}${isTrue ? "" : ", which is not so"}, ${errors.length} errors, ${seeds} seeds.`,
    );
}
