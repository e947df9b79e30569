import { queryOptions } from "@tanstack/react-query";
import { awaited } from "@/api/awaited";
import { client, unwrap } from "@/api/client";

/** What waits for an authority's people: each with one thing to do about it. */
export const deskQuery = queryOptions({
  queryKey: ["desk"],
  queryFn: ({ signal }) => unwrap(client.GET("/api/v1/desk", { signal })),
});

type Questions = { items: { id: string; record: { id: string; title: string } }[] };

/** Where newer notices disagree with what was confirmed. */
export const openQuestionsQuery = queryOptions({
  queryKey: ["desk", "questions"],
  queryFn: ({ signal }) => unwrap(awaited.GET<Questions>("/api/v1/questions", { signal })),
});
