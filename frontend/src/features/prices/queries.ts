import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { client, unwrap } from "@/api/client";
import type { components } from "@/api/schema.gen";
import {
  type ListSearch,
  type RawSearch,
  readChoice,
  readListSearch,
  readSort,
} from "@/lib/search-params";

type Schemas = components["schemas"];

export type PricePoint = Schemas["PricePoint"];
export type PriceComparison = Schemas["PriceComparison"];
export type PriceBand = Schemas["PriceBand"];
export type NewPrice = Schemas["NewPrice"];
export type ChangePrice = Schemas["ChangePrice"];

export const SORT_KEYS = ["on", "price", "quantity", "recorded"] as const;

export type PricesSearch = ListSearch & {
  sort?: ReturnType<typeof readSort<(typeof SORT_KEYS)[number]>>;
  /** Those that others show, too; one's own authority's where nothing is said. */
  whose?: "all";
};

export function readPricesSearch(raw: RawSearch): PricesSearch {
  return {
    ...readListSearch(raw),
    sort: readSort(raw.sort, SORT_KEYS),
    whose: readChoice(raw.whose, ["all"]),
  };
}

/** What the API is asked for; `authority` is the code of one's own. */
export function pricesParams(search: PricesSearch, authority: string) {
  return {
    cursor: search.cursor,
    authority: search.whose === "all" ? undefined : [authority],
    sort: [search.sort ?? ("-on" as const)],
    limit: 50,
  };
}

export function pricesQuery(search: PricesSearch, authority: string) {
  const query = pricesParams(search, authority);
  return queryOptions({
    queryKey: ["prices", "list", query],
    queryFn: ({ signal }) =>
      unwrap(client.GET("/api/v1/price-points", { params: { query }, signal })),
    placeholderData: keepPreviousData,
  });
}

export function priceQuery(id: string) {
  return queryOptions({
    queryKey: ["prices", "one", id],
    queryFn: ({ signal }) =>
      unwrap(client.GET("/api/v1/price-points/{id}", { params: { path: { id } }, signal })),
  });
}

/** What is typical of a vendor or a product; of whatever one's own authority pays for where neither is named. */
export function bandsQuery(of: { vendor?: string; product?: string }) {
  const query = {
    vendor: of.vendor ? [of.vendor] : undefined,
    product: of.product ? [of.product] : undefined,
  };
  return queryOptions({
    queryKey: ["prices", "bands", query],
    queryFn: ({ signal }) =>
      unwrap(client.GET("/api/v1/price-bands", { params: { query }, signal })),
  });
}
