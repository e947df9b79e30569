import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { client, unwrap } from "@/api/client";
import { type Buyers, boroughsOnly, buyersOf } from "@/lib/buyers";
import {
  type ListSearch,
  type RawSearch,
  readChoice,
  readListSearch,
  readSort,
  readText,
  splitList,
} from "@/lib/search-params";

export const SORT_KEYS = ["authorities", "annualValue", "latestCommit", "goLive"] as const;

export type OpportunitiesSearch = ListSearch & {
  sort?: ReturnType<typeof readSort<(typeof SORT_KEYS)[number]>>;
  authority?: string;
  buyers?: Buyers;
  vendor?: string;
  serviceArea?: string;
  kind?: "vendor" | "need";
  view?: "timeline";
};

export function readOpportunitiesSearch(raw: RawSearch): OpportunitiesSearch {
  return {
    ...readListSearch(raw),
    sort: readSort(raw.sort, SORT_KEYS),
    authority: readText(raw.authority),
    buyers: readChoice(raw.buyers, ["all"]),
    vendor: readText(raw.vendor),
    serviceArea: readText(raw.serviceArea),
    kind: readChoice(raw.kind, ["vendor", "need"]),
    view: readChoice(raw.view, ["timeline"]),
  };
}

/** What the API is asked for, without what only the screen needs. */
export function opportunitiesParams(search: OpportunitiesSearch) {
  const { view: _view, page: _page, buyers: _buyers, ...query } = search;
  return {
    ...query,
    authority: splitList(query.authority),
    boroughs: boroughsOnly(search),
    vendor: splitList(query.vendor),
    serviceArea: splitList(query.serviceArea),
    sort: query.sort && [query.sort],
    limit: 50,
  };
}

/** The screen that asks the API for this: a view keeps what the API is asked. */
export function opportunitiesSearchOf(query: RawSearch): OpportunitiesSearch {
  return readOpportunitiesSearch({ ...query, buyers: buyersOf(query) });
}

export function opportunitiesQuery(search: OpportunitiesSearch, limit = 50) {
  const query = { ...opportunitiesParams(search), limit };
  return queryOptions({
    queryKey: ["opportunities", query],
    queryFn: ({ signal }) =>
      unwrap(client.GET("/api/v1/opportunities", { params: { query }, signal })),
    placeholderData: keepPreviousData,
  });
}

export function opportunityQuery(id: string) {
  return queryOptions({
    queryKey: ["opportunity", id],
    queryFn: ({ signal }) =>
      unwrap(client.GET("/api/v1/opportunities/{id}", { params: { path: { id } }, signal })),
  });
}
