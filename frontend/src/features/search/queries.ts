import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { client, unwrap } from "@/api/client";
import { type ListSearch, type RawSearch, readListSearch } from "@/lib/search-params";

export function readFindSearch(raw: RawSearch): ListSearch {
  return readListSearch(raw);
}

export function findParams({ page: _page, sort: _sort, ...query }: ListSearch, limit = 50) {
  return { ...query, q: query.q ?? "", limit };
}

export function findQuery(search: ListSearch, limit = 50) {
  const query = findParams(search, limit);
  return queryOptions({
    queryKey: ["search", query],
    queryFn: ({ signal }) => unwrap(client.GET("/api/v1/search", { params: { query }, signal })),
    placeholderData: keepPreviousData,
    enabled: query.q.trim().length > 1,
    staleTime: 30_000,
  });
}
