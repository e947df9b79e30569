import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { client, unwrap } from "@/api/client";
import { type Buyers, boroughsOnly, buyersOf } from "@/lib/buyers";
import {
  type ListSearch,
  type RawSearch,
  readChoice,
  readListSearch,
  readNumber,
  readSort,
  readText,
  splitList,
} from "@/lib/search-params";

export const STAGES = [
  "idea",
  "planned",
  "engagement",
  "tender",
  "evaluation",
  "awarded",
  "cancelled",
] as const;

/** What can still be joined: what the pipeline shows unless asked for more. */
const OPEN_STAGES = STAGES.slice(0, 5);

export const SORT_KEYS = ["expectedStart", "tenderDeadline", "value"] as const;

export type ProcurementsSearch = ListSearch & {
  sort?: ReturnType<typeof readSort<(typeof SORT_KEYS)[number]>>;
  authority?: string;
  buyers?: Buyers;
  serviceArea?: string;
  technology?: "false" | "all";
  stage?: (typeof STAGES)[number] | "all";
  minValue?: number;
  /** Plans whose start has passed, or is not known, are left out unless asked for. */
  when?: "all";
  view?: "timeline";
  /** Every row on one screen instead of pages. */
  rows?: "all";
};

export function readProcurementsSearch(raw: RawSearch): ProcurementsSearch {
  return {
    ...readListSearch(raw),
    sort: readSort(raw.sort, SORT_KEYS),
    authority: readText(raw.authority),
    buyers: readChoice(raw.buyers, ["all"]),
    serviceArea: readText(raw.serviceArea),
    technology: readChoice(raw.technology, ["false", "all"]),
    stage: readChoice(raw.stage, [...STAGES, "all"]),
    minValue: readNumber(raw.minValue),
    when: readChoice(raw.when, ["all"]),
    view: readChoice(raw.view, ["timeline"]),
    rows: readChoice(raw.rows, ["all"]),
  };
}

/** What the API is asked for, without what only the screen needs. */
export function procurementsParams(search: ProcurementsSearch, today: string) {
  const { view: _view, rows: _rows, page: _page, buyers: _buyers, stage, when, ...query } = search;
  return {
    ...query,
    authority: splitList(query.authority),
    boroughs: boroughsOnly(search),
    serviceArea: splitList(query.serviceArea),
    stage: stage === "all" ? undefined : stage ? [stage] : OPEN_STAGES,
    startsAfter: when === "all" ? undefined : today,
    sort: [query.sort ?? ("expectedStart" as const)],
    limit: 50,
  };
}

/** The screen that asks the API for this: a view keeps what the API is asked. */
export function procurementsSearchOf(query: RawSearch): ProcurementsSearch {
  const stage = query.stage === OPEN_STAGES.join(",") ? undefined : (query.stage ?? "all");
  const when = query.startsAfter === undefined ? "all" : undefined;
  return readProcurementsSearch({ ...query, buyers: buyersOf(query), stage, when });
}

export function procurementsQuery(search: ProcurementsSearch, today: string, limit = 50) {
  const query = { ...procurementsParams(search, today), limit };
  return queryOptions({
    queryKey: ["procurements", query],
    queryFn: ({ signal }) =>
      unwrap(client.GET("/api/v1/procurements", { params: { query }, signal })),
    placeholderData: keepPreviousData,
  });
}

/** The same rows, two hundred at a time, for the screen that shows all of them. */
export function allProcurementsQuery(search: ProcurementsSearch, today: string) {
  const query = { ...procurementsParams(search, today), limit: 200 };
  return infiniteQueryOptions({
    queryKey: ["all procurements", query],
    queryFn: ({ signal, pageParam }) =>
      unwrap(
        client.GET("/api/v1/procurements", {
          params: { query: { ...query, cursor: pageParam } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

/** A procurement; as somebody else sees it, where an approver of its authority asks for that. */
export function procurementQuery(id: string, seenBy?: string) {
  return queryOptions({
    queryKey: ["procurement", id, seenBy ?? null],
    queryFn: ({ signal }) =>
      unwrap(
        client.GET("/api/v1/procurements/{id}", {
          params: { path: { id }, query: { seenBy } },
          signal,
        }),
      ),
  });
}
