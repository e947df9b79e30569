import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { client, unwrap } from "@/api/client";
import {
  type ListSearch,
  type RawSearch,
  readChoice,
  readDate,
  readListSearch,
  readSort,
  readText,
  splitList,
} from "@/lib/search-params";

export const STATES = ["inferred", "claimed", "confirmed", "rejected"] as const;

export const SORT_KEYS = [
  "authority",
  "serviceArea",
  "product",
  "vendor",
  "end",
  "satisfaction",
] as const;

export const VIEWS = ["matrix", "map", "list", "ends", "market"] as const;

export type SystemsView = (typeof VIEWS)[number];

export type SystemsSearch = ListSearch & {
  sort?: ReturnType<typeof readSort<(typeof SORT_KEYS)[number]>>;
  view?: Exclude<SystemsView, "matrix">;
  authority?: string;
  product?: string;
  vendor?: string;
  serviceArea?: string;
  state?: (typeof STATES)[number];
  endsAfter?: string;
  endsBefore?: string;
  /** What changes when, by service area instead of by product. */
  by?: "serviceArea";
};

export function readSystemsSearch(raw: RawSearch): SystemsSearch {
  return {
    ...readListSearch(raw),
    sort: readSort(raw.sort, SORT_KEYS),
    view: readChoice(raw.view, ["map", "list", "ends", "market"]),
    authority: readText(raw.authority),
    product: readText(raw.product),
    vendor: readText(raw.vendor),
    serviceArea: readText(raw.serviceArea),
    state: readChoice(raw.state, STATES),
    endsAfter: readDate(raw.endsAfter),
    endsBefore: readDate(raw.endsBefore),
    by: readChoice(raw.by, ["serviceArea"]),
  };
}

/** The filters as the API takes them, whatever is made of the systems that they let through. */
export function systemsFilters(search: SystemsSearch) {
  const { q, authority, product, vendor, serviceArea, state, endsAfter, endsBefore } = search;
  return {
    q,
    authority: splitList(authority),
    product: splitList(product),
    vendor: splitList(vendor),
    serviceArea: splitList(serviceArea),
    state: state && [state],
    endsAfter,
    endsBefore,
  };
}

/** What the list is asked for. */
export function systemsParams(search: SystemsSearch, limit = 50) {
  const sort = [search.sort ?? ("authority" as const)];
  return { ...systemsFilters(search), sort, cursor: search.cursor, limit };
}

export function systemsQuery(search: SystemsSearch, limit = 50) {
  const query = systemsParams(search, limit);
  return queryOptions({
    queryKey: ["systems", query],
    queryFn: ({ signal }) => unwrap(client.GET("/api/v1/systems", { params: { query }, signal })),
    placeholderData: keepPreviousData,
  });
}

export function systemQuery(id: string) {
  return queryOptions({
    queryKey: ["system", id],
    queryFn: ({ signal }) =>
      unwrap(client.GET("/api/v1/systems/{id}", { params: { path: { id } }, signal })),
  });
}

/** What was said of a system, as far as the reader may see it. */
export function systemHistoryQuery(id: string) {
  return queryOptions({
    queryKey: ["system", id, "history"],
    queryFn: ({ signal }) =>
      unwrap(client.GET("/api/v1/systems/{id}/history", { params: { path: { id } }, signal })),
  });
}

export function landscapeQuery(search: SystemsSearch) {
  const query = systemsFilters(search);
  return queryOptions({
    queryKey: ["systems", "landscape", query],
    queryFn: ({ signal }) =>
      unwrap(client.GET("/api/v1/systems/landscape", { params: { query }, signal })),
    placeholderData: keepPreviousData,
  });
}

export function endsQuery(search: SystemsSearch) {
  const query = { ...systemsFilters(search), by: search.by ?? ("product" as const) };
  return queryOptions({
    queryKey: ["systems", "ends", query],
    queryFn: ({ signal }) =>
      unwrap(client.GET("/api/v1/systems/ends", { params: { query }, signal })),
    placeholderData: keepPreviousData,
  });
}

export const concentrationQuery = queryOptions({
  queryKey: ["systems", "concentration"],
  queryFn: ({ signal }) => unwrap(client.GET("/api/v1/systems/concentration", { signal })),
});

/** Boroughs that use most of what one uses. */
export function neighboursQuery(authority: string) {
  return queryOptions({
    queryKey: ["systems", "neighbours", authority],
    queryFn: ({ signal }) =>
      unwrap(
        client.GET("/api/v1/systems/neighbours", { params: { query: { authority } }, signal }),
      ),
  });
}

/** What waits for an authority's word: what contracts and vendors tell of it. */
export function toConfirmQuery(authority: string) {
  return queryOptions({
    queryKey: ["systems", "to confirm", authority],
    queryFn: ({ signal }) =>
      unwrap(
        client.GET("/api/v1/systems", {
          params: {
            query: {
              authority: [authority],
              state: ["inferred", "claimed"],
              sort: ["product"],
              limit: 200,
            },
          },
          signal,
        }),
      ),
    // The list that is worked through stays as it is until it is opened again.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
}
