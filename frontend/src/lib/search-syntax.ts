/**
 * The syntax people type: `borough:camden ends:<2027-06 value:>1m housing`.
 * The server parses it; this only knows where a term begins and ends, so that the box can show
 * what it took as a filter and offer the names it may complete.
 */
export type SearchTerm =
  | { kind: "word"; text: string }
  | { kind: "filter"; name: FilterName; value: string; text: string };

export const FILTERS = {
  borough: "A borough's name or code: borough:camden",
  vendor: "A vendor's name: vendor:nec",
  area: "A service area: area:housing-management",
  ends: "When it ends: ends:<2027-06, ends:>2026-12-31",
  value: "What it is worth: value:>1m, value:<250k",
} as const;

export type FilterName = keyof typeof FILTERS;

function isFilter(name: string): name is FilterName {
  return Object.hasOwn(FILTERS, name);
}

/** Splits at spaces outside quotes; `vendor:"NEC Software"` is one term. */
export function parseSearch(input: string): SearchTerm[] {
  const pieces = input.match(/(?:[^\s"]+|"[^"]*"?)+/g) ?? [];
  return pieces.map((text) => {
    const colon = text.indexOf(":");
    const name = text.slice(0, colon).toLowerCase();
    const value = text.slice(colon + 1).replaceAll('"', "");
    return colon > 0 && isFilter(name) && value !== ""
      ? { kind: "filter", name, value, text }
      : { kind: "word", text: text.replaceAll('"', "") };
  });
}
