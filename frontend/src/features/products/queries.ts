import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { client, unwrap } from "@/api/client";
import {
  type ListSearch,
  type RawSearch,
  readChoice,
  readListSearch,
  readSort,
  readText,
  splitList,
} from "@/lib/search-params";

export const SORT_KEYS = ["name", "authorities"] as const;

export type ProductsSearch = ListSearch & {
  sort?: ReturnType<typeof readSort<(typeof SORT_KEYS)[number]>>;
  serviceArea?: string;
  vendor?: string;
  /** Those that nobody is seen to use, too. */
  used?: "all";
};

export function readProductsSearch(raw: RawSearch): ProductsSearch {
  return {
    ...readListSearch(raw),
    sort: readSort(raw.sort, SORT_KEYS),
    serviceArea: readText(raw.serviceArea),
    vendor: readText(raw.vendor),
    used: readChoice(raw.used, ["all"]),
  };
}

/** What the API is asked for, without what only the screen needs. */
export function productsParams({ page: _page, used, ...query }: ProductsSearch) {
  return {
    ...query,
    serviceArea: splitList(query.serviceArea),
    vendor: splitList(query.vendor),
    inUse: used === "all" ? undefined : true,
    sort: [query.sort ?? ("-authorities" as const)],
    limit: 50,
  };
}

export function productsQuery(search: ProductsSearch) {
  const query = productsParams(search);
  return queryOptions({
    queryKey: ["products", query],
    queryFn: ({ signal }) => unwrap(client.GET("/api/v1/products", { params: { query }, signal })),
    placeholderData: keepPreviousData,
  });
}

export function productQuery(id: string) {
  return queryOptions({
    queryKey: ["product", id],
    queryFn: ({ signal }) =>
      unwrap(client.GET("/api/v1/products/{id}", { params: { path: { id } }, signal })),
  });
}

/** What people decided of a product: merges, splits and renamings, undone ones included. */
export function productRulingsQuery(id: string) {
  return queryOptions({
    queryKey: ["product", id, "decisions"],
    queryFn: ({ signal }) =>
      unwrap(client.GET("/api/v1/products/{id}/decisions", { params: { path: { id } }, signal })),
  });
}
