import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { client, unwrap } from "@/api/client";
import {
  type ListSearch,
  type RawSearch,
  readChoice,
  readListSearch,
  readSort,
} from "@/lib/search-params";

/** What the map is shaded by. */
export type Measure = "contracts" | "purchases" | "value";

export const SORT_KEYS = ["name", "contracts"] as const;

export type AuthoritiesSearch = ListSearch & {
  sort?: ReturnType<typeof readSort<(typeof SORT_KEYS)[number]>>;
  show?: "all";
  measure?: Measure;
};

export function readAuthoritiesSearch(raw: RawSearch): AuthoritiesSearch {
  return {
    ...readListSearch(raw),
    sort: readSort(raw.sort, SORT_KEYS),
    show: readChoice(raw.show, ["all"]),
    measure: readChoice(raw.measure, ["contracts", "purchases", "value"]),
  };
}

/** What the API is asked for, without what only the screen needs. */
export function authoritiesParams(search: AuthoritiesSearch) {
  const { show, sort, measure: _measure, page: _page, ...query } = search;
  return {
    ...query,
    sort: sort && [sort],
    member: show === "all" ? undefined : true,
    limit: 50,
  };
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
      unwrap(
        client.GET("/api/v1/authorities/{idOrCode}", {
          params: { path: { idOrCode: id } },
          signal,
        }),
      ),
  });
}

export function completenessQuery(id: string) {
  return queryOptions({
    queryKey: ["authority", id, "completeness"],
    queryFn: ({ signal }) =>
      unwrap(
        client.GET("/api/v1/authorities/{idOrCode}/completeness", {
          params: { path: { idOrCode: id } },
          signal,
        }),
      ),
  });
}
