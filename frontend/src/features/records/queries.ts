import { queryOptions } from "@tanstack/react-query";
import { getHistory, getQuestions, getRecord, listRecords } from "./calls";
import type { Kind } from "./record";
import { recordView } from "./record-view";

/** A record by field. Its own name in the cache: the record's page keeps the API's answer. */
export function recordQuery(kind: Kind, id: string) {
  return queryOptions({
    queryKey: ["record", kind, id],
    queryFn: async ({ signal }) => recordView(kind, await getRecord(kind, id, signal)),
  });
}

export function historyQuery(kind: Kind, id: string) {
  return queryOptions({
    queryKey: ["record", kind, id, "history"],
    queryFn: ({ signal }) => getHistory(kind, id, signal),
  });
}

export const questionsQuery = queryOptions({
  queryKey: ["questions"],
  queryFn: ({ signal }) => getQuestions(signal),
});

/** How many records the list to confirm looks at in one go: the next to end come first. */
const LOOKED_AT = 100;

/** The records of an authority whose facts may want confirming, the most urgent first. */
export function toConfirmQuery(kind: Kind, authority: string) {
  const query =
    kind === "contract"
      ? { authority: [authority], live: "true", technology: "true", sort: ["end"] }
      : { authority: [authority], technology: "true", sort: ["expectedStart"] };
  return queryOptions({
    queryKey: ["to confirm", kind, authority],
    queryFn: async ({ signal }) => {
      const page = await listRecords<unknown>(kind, { ...query, limit: LOOKED_AT }, signal);
      return page.items.map((item) => recordView(kind, item));
    },
    // The rows stay where they are while somebody works through them.
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnMount: "always",
  });
}
