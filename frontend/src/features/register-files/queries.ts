import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { client, unwrap } from "@/api/client";
import type { components } from "@/api/schema.gen";

type Schemas = components["schemas"];

export type RegisterFile = Schemas["RegisterFile"];
export type RegisterColumn = Schemas["RegisterFileColumn"];
export type RegisterRow = Schemas["RegisterFileRow"];
export type Meaning = Schemas["RegisterFileMeaning"];
export type Outcome = RegisterRow["outcome"];

/** Whether something is still being done about a file, outside any request. */
export function isAtWork(file: RegisterFile): boolean {
  return ["arriving", "reading", "taking", "undoing"].includes(file.state);
}

export const registerFilesQuery = queryOptions({
  queryKey: ["register-files"],
  queryFn: ({ signal }) => unwrap(client.GET("/api/v1/register-files", { signal })),
  refetchInterval: (query) => (query.state.data?.items.some(isAtWork) ? 2_000 : false),
});

export function registerFileQuery(id: string) {
  return queryOptions({
    queryKey: ["register-files", id],
    queryFn: ({ signal }) =>
      unwrap(client.GET("/api/v1/register-files/{id}", { params: { path: { id } }, signal })),
    // The work goes on without this page: it only looks how far it is.
    refetchInterval: (query) => (query.state.data && isAtWork(query.state.data) ? 700 : false),
  });
}

/** Which rows are looked at: those with something wrong, or those of one outcome. */
export type Shown = Outcome | "flawed";

export function registerRowsQuery(file: RegisterFile, shown: Shown, cursor: string | undefined) {
  const which = shown === "flawed" ? { flawed: true } : { outcome: [shown] };
  return queryOptions({
    queryKey: ["register-files", file.id, "rows", file.version, shown, cursor ?? ""],
    queryFn: ({ signal }) =>
      unwrap(
        client.GET("/api/v1/register-files/{id}/rows", {
          params: { path: { id: file.id }, query: { ...which, limit: 50, cursor } },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
  });
}

export const meaningsQuery = queryOptions({
  queryKey: ["register-files", "meanings"],
  queryFn: ({ signal }) => unwrap(client.GET("/api/v1/register-files/meanings", { signal })),
  staleTime: Number.POSITIVE_INFINITY,
});
