import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { client, unwrap } from "@/api/client";
import type { ListSearch } from "@/lib/search-params";

export const importsQuery = queryOptions({
  queryKey: ["imports"],
  queryFn: ({ signal }) =>
    unwrap(client.GET("/api/v1/imports", { params: { query: { limit: 20 } }, signal })),
});

/** Asked again now and then, and more often while notices are being read: it moves by itself. */
export const sourcesQuery = queryOptions({
  queryKey: ["sources"],
  queryFn: ({ signal }) => unwrap(client.GET("/api/v1/sources", { signal })),
  refetchInterval: ({ state }) =>
    state.data?.items.some((source) => source.state === "catchingUp") ? 3_000 : 30_000,
});

export function importQuery(id: string) {
  return queryOptions({
    queryKey: ["import", id],
    queryFn: ({ signal }) =>
      unwrap(client.GET("/api/v1/imports/{id}", { params: { path: { id } }, signal })),
  });
}

export function problemsParams({ cursor }: ListSearch) {
  return { cursor, limit: 50 };
}

export function problemsQuery(id: string, search: ListSearch) {
  const query = problemsParams(search);
  return queryOptions({
    queryKey: ["import", id, "problems", query],
    queryFn: ({ signal }) =>
      unwrap(
        client.GET("/api/v1/imports/{id}/problems", { params: { path: { id }, query }, signal }),
      ),
    placeholderData: keepPreviousData,
  });
}
