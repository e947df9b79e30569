import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { client, unwrap } from "@/api/client";
import { type ListSearch, type RawSearch, readChoice, readListSearch } from "@/lib/search-params";

export type AuthoritiesSearch = ListSearch & { show?: "all" };

export function readAuthoritiesSearch(raw: RawSearch): AuthoritiesSearch {
  return { ...readListSearch(raw), show: readChoice(raw.show, ["all"]) };
}

/** What the API is asked for, without what only the screen needs. */
export function authoritiesParams({ show, page: _page, ...query }: AuthoritiesSearch) {
  return { ...query, member: show === "all" ? undefined : true, limit: 50 };
}

export function authoritiesQuery(search: AuthoritiesSearch) {
  const query = authoritiesParams(search);
  return queryOptions({
    queryKey: ["authorities", query],
    queryFn: ({ signal }) =>
      unwrap(client.GET("/api/v1/authorities", { params: { query }, signal })),
    placeholderData: keepPreviousData,
  });
}

export function authorityQuery(id: string) {
  return queryOptions({
    queryKey: ["authority", id],
    queryFn: ({ signal }) =>
      unwrap(client.GET("/api/v1/authorities/{id}", { params: { path: { id } }, signal })),
  });
}
