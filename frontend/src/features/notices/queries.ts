import { queryOptions } from "@tanstack/react-query";
import { client, unwrap } from "@/api/client";

export function noticeQuery(id: string) {
  return queryOptions({
    queryKey: ["notice", id],
    queryFn: ({ signal }) =>
      unwrap(client.GET("/api/v1/notices/{id}", { params: { path: { id } }, signal })),
    // A notice is never edited.
    staleTime: Number.POSITIVE_INFINITY,
  });
}
