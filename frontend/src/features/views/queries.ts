import { queryOptions } from "@tanstack/react-query";
import { client, unwrap } from "@/api/client";

/** One's own views and those shared with one. Two hundred is as many as one person can keep. */
export const viewsQuery = queryOptions({
  queryKey: ["views"],
  queryFn: ({ signal }) =>
    unwrap(client.GET("/api/v1/views", { params: { query: { limit: 200 } }, signal })),
});
