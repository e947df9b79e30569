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
import { DECISIONS, STAGES } from "./words";

export const SORT_KEYS = ["recorded", "vouched", "start", "end", "cost", "question"] as const;

export type PilotsSearch = ListSearch & {
  sort?: ReturnType<typeof readSort<(typeof SORT_KEYS)[number]>>;
  authority?: string;
  vendor?: string;
  product?: string;
  serviceArea?: string;
  stage?: (typeof STAGES)[number]["value"];
  decision?: (typeof DECISIONS)[number]["value"];
};

export function readPilotsSearch(raw: RawSearch): PilotsSearch {
  const values = <T extends string>(options: readonly { value: T }[]) =>
    options.map(({ value }) => value);
  return {
    ...readListSearch(raw),
    sort: readSort(raw.sort, SORT_KEYS),
    authority: readText(raw.authority),
    vendor: readText(raw.vendor),
    product: readText(raw.product),
    serviceArea: readText(raw.serviceArea),
    stage: readChoice(raw.stage, values(STAGES)),
    decision: readChoice(raw.decision, values(DECISIONS)),
  };
}

/** What the API is asked for, without what only the screen needs. */
export function pilotsParams({ page: _page, ...query }: PilotsSearch) {
  return {
    ...query,
    authority: splitList(query.authority),
    vendor: splitList(query.vendor),
    product: splitList(query.product),
    serviceArea: splitList(query.serviceArea),
    stage: query.stage && [query.stage],
    decision: query.decision && [query.decision],
    sort: query.sort && [query.sort],
    limit: 50,
  };
}

export function pilotsQuery(search: PilotsSearch, limit = 50) {
  const query = { ...pilotsParams(search), limit };
  return queryOptions({
    queryKey: ["pilots", query],
    queryFn: ({ signal }) => unwrap(client.GET("/api/v1/pilots", { params: { query }, signal })),
    placeholderData: keepPreviousData,
  });
}

export function pilotQuery(id: string) {
  return queryOptions({
    queryKey: ["pilot", id],
    queryFn: ({ signal }) =>
      unwrap(client.GET("/api/v1/pilots/{id}", { params: { path: { id } }, signal })),
  });
}

export function pilotHistoryQuery(id: string) {
  return queryOptions({
    queryKey: ["pilot", id, "history"],
    queryFn: ({ signal }) =>
      unwrap(client.GET("/api/v1/pilots/{id}/history", { params: { path: { id } }, signal })),
  });
}

/** What somebody is about to try, as far as they have typed it. */
export type Idea = { text: string; product: string; vendor: string | null; serviceAreas: string[] };

/** Fewer letters say nothing yet. */
const ENOUGH = 8;

export function similarQuery({ text, product, vendor, serviceAreas }: Idea) {
  const query = {
    q: text.trim().slice(0, 1000) || undefined,
    product: product.trim() || undefined,
    vendor: vendor ? [vendor] : undefined,
    serviceArea: serviceAreas,
    limit: 5,
  };
  return queryOptions({
    queryKey: ["pilots", "similar", query],
    queryFn: ({ signal }) =>
      unwrap(client.GET("/api/v1/pilots/similar", { params: { query }, signal })),
    enabled: (query.q ?? "").length >= ENOUGH || Boolean(query.product ?? query.vendor),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
}
