import { writeSearch } from "./search-params";

/** The formats that a list can be taken away in, by the API's own words for them. */
export const EXPORTS = {
  csv: "CSV for a spreadsheet",
  ndjson: "JSON, one record a line",
  ocds: "Open Contracting (OCDS)",
} as const;

export type ExportFormat = keyof typeof EXPORTS;

/** The address of every row that the filters let through; only a page has a limit and a cursor. */
export function exportAddress(
  path: string,
  { cursor: _cursor, limit: _limit, ...filters }: Record<string, unknown>,
  format: ExportFormat,
): string {
  return path + writeSearch({ ...filters, format });
}
