import { writeSearch } from "./search-params";

/** The formats that a list can be taken away in, by the API's own words for them. */
export const EXPORTS = {
  xlsx: "Excel",
  csv: "CSV",
  parquet: "Parquet, for analysts",
  ndjson: "JSON, one record a line",
  ocds: "Open Contracting (OCDS)",
} as const;

export type ExportFormat = keyof typeof EXPORTS;

/** What every list comes in. */
export const TABLES = ["xlsx", "csv", "parquet", "ndjson"] as const;

/** What lists of contracts and procurements come in. */
export const RECORDS = [...TABLES, "ocds"] as const;

/** The filters alone: only a page has a limit and a cursor. */
function filtersOf({
  cursor: _cursor,
  limit: _limit,
  ...filters
}: Record<string, unknown>): Record<string, unknown> {
  return filters;
}

/** The address of every row that the filters let through. */
export function exportAddress(
  path: string,
  query: Record<string, unknown>,
  format: ExportFormat,
): string {
  return path + writeSearch({ ...filtersOf(query), format });
}

/** The same filters as a link that refreshes keeps them. */
export function viewQuery(query: Record<string, unknown>): string {
  return writeSearch(filtersOf(query)).replace(/^\?/, "");
}

/** Lists of what nobody sees without a sign-in: no link shows them. */
const NOT_LINKED: readonly string[] = ["price-points"];

/** The list that an address of the API is of, where it is one that can be linked. */
export function listOf(path: string): string | null {
  const list = /^\/api\/v1\/([a-z-]+)$/.exec(path)?.[1] ?? null;
  return list !== null && NOT_LINKED.includes(list) ? null : list;
}
