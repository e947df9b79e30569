import { queryOptions } from "@tanstack/react-query";
import { client, unwrap } from "@/api/client";

/** What waits for an authority's people: each with one thing to do about it. */
export const deskQuery = queryOptions({
  queryKey: ["desk"],
  queryFn: ({ signal }) => unwrap(client.GET("/api/v1/desk", { signal })),
});

/** Where newer notices disagree with what was confirmed. */
export const openQuestionsQuery = queryOptions({
  queryKey: ["desk", "questions"],
  queryFn: ({ signal }) => unwrap(client.GET("/api/v1/questions", { signal })),
});
