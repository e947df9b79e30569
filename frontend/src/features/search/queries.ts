import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { client, unwrap } from "@/api/client";
import { type RawSearch, readChoice, readText } from "@/lib/search-params";

export const KINDS = [
  "contract",
  "procurement",
  "vendor",
  "authority",
  "opportunity",
  "pilot",
  "product",
] as const;

export type FindSearch = { q?: string; kind?: (typeof KINDS)[number] };

export function readFindSearch(raw: RawSearch): FindSearch {
  return { q: readText(raw.q), kind: readChoice(raw.kind, KINDS) };
}

export function findParams({ q, kind }: FindSearch, limit = 50) {
  return { q: q ?? "", kinds: kind && [kind], limit };
}

export function findQuery(search: FindSearch, limit = 50) {
  const query = findParams(search, limit);
  return queryOptions({
    queryKey: ["search", query],
    queryFn: ({ signal }) => unwrap(client.GET("/api/v1/search", { params: { query }, signal })),
    placeholderData: keepPreviousData,
    enabled: query.q.trim().length > 1,
    staleTime: 30_000,
  });
}
