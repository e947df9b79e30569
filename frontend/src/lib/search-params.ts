/**
 * Readers for search parameters. What cannot be read is left out rather than refused:
 * an old or mistyped link still opens the list.
 */
export type RawSearch = Record<string, unknown>;

export function readText(value: unknown): string | undefined {
  if (typeof value === "number") return String(value);
  return typeof value === "string" && value.trim() !== "" ? value : undefined;
}

export function readNumber(value: unknown): number | undefined {
  const number = typeof value === "string" && value !== "" ? Number(value) : value;
  return typeof number === "number" && Number.isFinite(number) ? number : undefined;
}

export function readDate(value: unknown): string | undefined {
  const word = readText(value);
  return word && /^\d{4}-\d{2}-\d{2}$/.test(word) ? word : undefined;
}

export function readChoice<T extends string>(value: unknown, choices: readonly T[]): T | undefined {
  return choices.find((choice) => choice === value);
}

/** "end" or "-end", of the keys that a list can be sorted by. */
export function readSort<Key extends string>(
  value: unknown,
  keys: readonly Key[],
): Key | `-${Key}` | undefined {
  return keys.flatMap((key) => [key, `-${key}` as const]).find((sort) => sort === value);
}

/** Whose view of a record the address asks for: a borough's code, or "public". */
export function readSeenBy(raw: RawSearch): { seenBy?: string } {
  return { seenBy: readText(raw.seenBy) };
}

/** What every list has in its address. */
export type ListSearch = {
  q?: string;
  cursor?: string;
  /** Which page the cursor leads to: for "51 to 100", the server needs only the cursor. */
  page?: number;
};

export function readListSearch(raw: RawSearch): ListSearch {
  const cursor = readText(raw.cursor);
  return {
    q: readText(raw.q),
    cursor,
    page: cursor ? Math.max(2, Math.round(readNumber(raw.page) ?? 2)) : undefined,
  };
}

/** The members of a comma-separated list. */
export function splitList(value: string | undefined): string[] {
  return (value ?? "").split(",").filter((part) => part !== "");
}

export function joinList(values: readonly string[]): string | undefined {
  return values.length > 0 ? values.join(",") : undefined;
}

/** `?authority=CMD,HCK&page=2` with nothing quoted, so that a link can be read and typed. */
export function writeSearch(search: Record<string, unknown>): string {
  const pairs = Object.entries(search).flatMap(([key, value]) => {
    // A list of nothing is nothing, too.
    const text = String(value ?? "");
    return text === ""
      ? []
      : [`${encodeURIComponent(key)}=${encodeURIComponent(text).replaceAll("%2C", ",")}`];
  });
  return pairs.length > 0 ? `?${pairs.join("&")}` : "";
}

export function parseSearch(text: string): RawSearch {
  return Object.fromEntries(new URLSearchParams(text));
}

/** A change to a list's address. Whatever changes the list starts it again at the first page. */
export function refine<T extends ListSearch>(search: T, patch: Partial<T>): T {
  return { ...search, cursor: undefined, page: undefined, ...patch };
}
