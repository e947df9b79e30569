import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { client, unwrap } from "@/api/client";
import { type Buyers, boroughsOnly, buyersOf } from "@/lib/buyers";
import {
  type ListSearch,
  type RawSearch,
  readChoice,
  readDate,
  readListSearch,
  readNumber,
  readSort,
  readText,
  splitList,
} from "@/lib/search-params";

export const STATUSES = ["pending", "active", "terminated", "cancelled"] as const;

export const SORT_KEYS = ["end", "maxEnd", "start", "value"] as const;

export type ContractsSearch = ListSearch & {
  sort?: ReturnType<typeof readSort<(typeof SORT_KEYS)[number]>>;
  authority?: string;
  buyers?: Buyers;
  vendor?: string;
  serviceArea?: string;
  technology?: "false" | "all";
  /** Contracts that have run out are left out unless asked for. */
  live?: "all";
  status?: (typeof STATUSES)[number];
  endsAfter?: string;
  endsBefore?: string;
  minValue?: number;
  maxValue?: number;
  view?: "timeline";
  /** Every row on one screen instead of pages. */
  rows?: "all";
};

export function readContractsSearch(raw: RawSearch): ContractsSearch {
  return {
    ...readListSearch(raw),
    sort: readSort(raw.sort, SORT_KEYS),
    authority: readText(raw.authority),
    buyers: readChoice(raw.buyers, ["all"]),
    vendor: readText(raw.vendor),
    serviceArea: readText(raw.serviceArea),
    technology: readChoice(raw.technology, ["false", "all"]),
    live: readChoice(raw.live, ["all"]),
    status: readChoice(raw.status, STATUSES),
    endsAfter: readDate(raw.endsAfter),
    endsBefore: readDate(raw.endsBefore),
    minValue: readNumber(raw.minValue),
    maxValue: readNumber(raw.maxValue),
    view: readChoice(raw.view, ["timeline"]),
    rows: readChoice(raw.rows, ["all"]),
  };
}

/** What the API is asked for, without what only the screen needs. */
export function contractsParams(search: ContractsSearch) {
  const { view: _view, rows: _rows, page: _page, buyers: _buyers, live, status, ...query } = search;
  return {
    ...query,
    authority: splitList(query.authority),
    boroughs: boroughsOnly(search),
    vendor: splitList(query.vendor),
    serviceArea: splitList(query.serviceArea),
    status: status && [status],
    sort: [query.sort ?? ("end" as const)],
    live: live === "all" ? undefined : ("true" as const),
    limit: 50,
  };
}

/** The screen that asks the API for this: a view keeps what the API is asked. */
export function contractsSearchOf(query: RawSearch): ContractsSearch {
  const live = query.live === "true" ? undefined : "all";
  return readContractsSearch({ ...query, buyers: buyersOf(query), live });
}

export function contractsQuery(search: ContractsSearch, limit = 50) {
  const query = { ...contractsParams(search), limit };
  return queryOptions({
    queryKey: ["contracts", query],
    queryFn: ({ signal }) => unwrap(client.GET("/api/v1/contracts", { params: { query }, signal })),
    placeholderData: keepPreviousData,
  });
}

/** The same rows, two hundred at a time, for the screen that shows all of them. */
export function allContractsQuery(search: ContractsSearch) {
  const query = { ...contractsParams(search), limit: 200 };
  return infiniteQueryOptions({
    queryKey: ["all contracts", query],
    queryFn: ({ signal, pageParam }) =>
      unwrap(
        client.GET("/api/v1/contracts", {
          params: { query: { ...query, cursor: pageParam } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

/** A contract; as somebody else sees it, where an approver of its authority asks for that. */
export function contractQuery(id: string, seenBy?: string) {
  return queryOptions({
    queryKey: ["contract", id, seenBy ?? null],
    queryFn: ({ signal }) =>
      unwrap(
        client.GET("/api/v1/contracts/{id}", {
          params: { path: { id }, query: { seenBy } },
          signal,
        }),
      ),
  });
}
