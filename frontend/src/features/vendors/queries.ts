import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { client, unwrap } from "@/api/client";
import { type ListSearch, type RawSearch, readListSearch } from "@/lib/search-params";

export type VendorsSearch = ListSearch;

export function readVendorsSearch(raw: RawSearch): VendorsSearch {
  return readListSearch(raw);
}

/** What the API is asked for, without what only the screen needs. */
export function vendorsParams({ page: _page, ...query }: VendorsSearch) {
  return { sort: "-contracts", ...query, limit: 50 };
}

export function vendorsQuery(search: VendorsSearch) {
  const query = vendorsParams(search);
  return queryOptions({
    queryKey: ["vendors", query],
    queryFn: ({ signal }) => unwrap(client.GET("/api/v1/vendors", { params: { query }, signal })),
    placeholderData: keepPreviousData,
  });
}

export function vendorQuery(id: string) {
  return queryOptions({
    queryKey: ["vendor", id],
    queryFn: ({ signal }) =>
      unwrap(client.GET("/api/v1/vendors/{id}", { params: { path: { id } }, signal })),
  });
}
