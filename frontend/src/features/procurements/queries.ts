import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { client, unwrap } from "@/api/client";
import {
  type ListSearch,
  type RawSearch,
  readChoice,
  readListSearch,
  readNumber,
  readText,
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

export type ProcurementsSearch = ListSearch & {
  authority?: string;
  serviceArea?: string;
  technology?: "false" | "all";
  stage?: (typeof STAGES)[number];
  minValue?: number;
  view?: "timeline";
};

export function readProcurementsSearch(raw: RawSearch): ProcurementsSearch {
  return {
    ...readListSearch(raw),
    authority: readText(raw.authority),
    serviceArea: readText(raw.serviceArea),
    technology: readChoice(raw.technology, ["false", "all"]),
    stage: readChoice(raw.stage, STAGES),
    minValue: readNumber(raw.minValue),
    view: readChoice(raw.view, ["timeline"]),
  };
}

/** What the API is asked for, without what only the screen needs. */
export function procurementsParams({ view: _view, page: _page, ...query }: ProcurementsSearch) {
  return { sort: "expectedStart", ...query, limit: 50 };
}

export function procurementsQuery(search: ProcurementsSearch, limit = 50) {
  const query = { ...procurementsParams(search), limit };
  return queryOptions({
    queryKey: ["procurements", query],
    queryFn: ({ signal }) =>
      unwrap(client.GET("/api/v1/procurements", { params: { query }, signal })),
    placeholderData: keepPreviousData,
  });
}

export function procurementQuery(id: string) {
  return queryOptions({
    queryKey: ["procurement", id],
    queryFn: ({ signal }) =>
      unwrap(client.GET("/api/v1/procurements/{id}", { params: { path: { id } }, signal })),
  });
}
