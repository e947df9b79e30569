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

/** The contract performance notices (UK9) of contracts with a vendor, the last one first. */
export function performanceQuery(vendor: string) {
  const query = { vendor: [vendor], kind: ["performance" as const], limit: 20 };
  return queryOptions({
    queryKey: ["notices", query],
    queryFn: ({ signal }) => unwrap(client.GET("/api/v1/notices", { params: { query }, signal })),
  });
}
