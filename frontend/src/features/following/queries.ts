import { queryOptions } from "@tanstack/react-query";
import { client, unwrap } from "@/api/client";

/** How I hear of things. */
export const followSettingsQuery = queryOptions({
  queryKey: ["following", "settings"],
  queryFn: ({ signal }) => unwrap(client.GET("/api/v1/me/following", { signal })),
});

/** What I follow. */
export const followsQuery = queryOptions({
  queryKey: ["following", "follows"],
  queryFn: ({ signal }) => unwrap(client.GET("/api/v1/me/follows", { signal })),
});

/** Where my authority hears of things together. */
export const teamsChannelQuery = queryOptions({
  queryKey: ["following", "teams channel"],
  queryFn: ({ signal }) => unwrap(client.GET("/api/v1/teams-channel", { signal })),
});

/** What a link in a message would say. It is asked anew each time: it may have been said meanwhile. */
export function answerQuery(token: string) {
  return queryOptions({
    queryKey: ["answer", token],
    queryFn: ({ signal }) =>
      unwrap(client.GET("/api/v1/answers/{token}", { params: { path: { token } }, signal })),
    retry: false,
    staleTime: 0,
  });
}
