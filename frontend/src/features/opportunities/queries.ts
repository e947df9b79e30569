import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { client, unwrap } from "@/api/client";
import {
  type ListSearch,
  type RawSearch,
  readChoice,
  readListSearch,
  readText,
} from "@/lib/search-params";

export type OpportunitiesSearch = ListSearch & {
  authority?: string;
  vendor?: string;
  serviceArea?: string;
  kind?: "vendor" | "need";
  view?: "timeline";
};

export function readOpportunitiesSearch(raw: RawSearch): OpportunitiesSearch {
  return {
    ...readListSearch(raw),
    authority: readText(raw.authority),
    vendor: readText(raw.vendor),
    serviceArea: readText(raw.serviceArea),
    kind: readChoice(raw.kind, ["vendor", "need"]),
    view: readChoice(raw.view, ["timeline"]),
  };
}

/** What the API is asked for, without what only the screen needs. */
export function opportunitiesParams({ view: _view, page: _page, ...query }: OpportunitiesSearch) {
  return { ...query, limit: 50 };
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
