import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { client, unwrap } from "@/api/client";
import { type ListSearch, type RawSearch, readListSearch, readSort } from "@/lib/search-params";

export const SORT_KEYS = ["name", "contracts", "authorities", "value"] as const;

export type VendorsSearch = ListSearch & {
  sort?: ReturnType<typeof readSort<(typeof SORT_KEYS)[number]>>;
};

export function readVendorsSearch(raw: RawSearch): VendorsSearch {
  return { ...readListSearch(raw), sort: readSort(raw.sort, SORT_KEYS) };
}

/** What the API is asked for, without what only the screen needs. */
export function vendorsParams({ page: _page, ...query }: VendorsSearch) {
  return { ...query, sort: [query.sort ?? ("-contracts" as const)], limit: 50 };
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

/** What people decided of a vendor: merges and splits, undone ones included. */
export function rulingsQuery(id: string) {
  return queryOptions({
    queryKey: ["vendor", id, "decisions"],
    queryFn: ({ signal }) =>
      unwrap(client.GET("/api/v1/vendors/{id}/decisions", { params: { path: { id } }, signal })),
  });
}
