import { queryOptions } from "@tanstack/react-query";
import { client, unwrap } from "@/api/client";
import type { components } from "@/api/schema.gen";

export type Peer = components["schemas"]["Peer"];
export type PeerQuestion = components["schemas"]["PeerQuestion"];

export const ownPeersQuery = queryOptions({
  queryKey: ["peers", "own"],
  queryFn: ({ signal }) => unwrap(client.GET("/api/v1/peers", { signal })),
});

export const peerQuestionsQuery = queryOptions({
  queryKey: ["peers", "questions"],
  queryFn: ({ signal }) => unwrap(client.GET("/api/v1/peer-questions", { signal })),
});

/** Whom to call about a vendor. */
export function vendorPeersQuery(id: string) {
  return queryOptions({
    queryKey: ["peers", "vendor", id],
    queryFn: ({ signal }) =>
      unwrap(client.GET("/api/v1/vendors/{id}/peers", { params: { path: { id } }, signal })),
  });
}
