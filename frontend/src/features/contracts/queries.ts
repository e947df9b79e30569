import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { client, unwrap } from "@/api/client";
import {
  type ListSearch,
  type RawSearch,
  readChoice,
  readDate,
  readListSearch,
  readNumber,
  readText,
} from "@/lib/search-params";

export const STATUSES = ["pending", "active", "terminated", "ended"] as const;

export type ContractsSearch = ListSearch & {
  authority?: string;
  vendor?: string;
  serviceArea?: string;
  technology?: "false" | "all";
  status?: (typeof STATUSES)[number];
  endsAfter?: string;
  endsBefore?: string;
  minValue?: number;
  maxValue?: number;
  view?: "timeline";
};

export function readContractsSearch(raw: RawSearch): ContractsSearch {
  return {
    ...readListSearch(raw),
    authority: readText(raw.authority),
    vendor: readText(raw.vendor),
    serviceArea: readText(raw.serviceArea),
    technology: readChoice(raw.technology, ["false", "all"]),
    status: readChoice(raw.status, STATUSES),
    endsAfter: readDate(raw.endsAfter),
    endsBefore: readDate(raw.endsBefore),
    minValue: readNumber(raw.minValue),
    maxValue: readNumber(raw.maxValue),
    view: readChoice(raw.view, ["timeline"]),
  };
}

/** What the API is asked for, without what only the screen needs. */
export function contractsParams({ view: _view, page: _page, ...query }: ContractsSearch) {
  return { sort: "end", ...query, limit: 50 };
}

export function contractsQuery(search: ContractsSearch, limit = 50) {
  const query = { ...contractsParams(search), limit };
  return queryOptions({
    queryKey: ["contracts", query],
    queryFn: ({ signal }) => unwrap(client.GET("/api/v1/contracts", { params: { query }, signal })),
    placeholderData: keepPreviousData,
  });
}

export function contractQuery(id: string) {
  return queryOptions({
    queryKey: ["contract", id],
    queryFn: ({ signal }) =>
      unwrap(client.GET("/api/v1/contracts/{id}", { params: { path: { id } }, signal })),
  });
}
