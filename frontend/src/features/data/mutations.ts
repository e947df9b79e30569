import { useMutation, useQueryClient } from "@tanstack/react-query";
import { client, unwrap } from "@/api/client";
import type { NoticeSource } from "@/api/types";
import { sourcesQuery } from "./queries";

type Name = NoticeSource["name"];

/** Pauses a publisher, or goes on with it. */
export function usePause(name: Name) {
  const cache = useQueryClient();
  const params = { path: { name } };
  return useMutation({
    mutationFn: (paused: boolean) =>
      unwrap(
        paused
          ? client.PUT("/api/v1/sources/{name}/pause", { params })
          : client.DELETE("/api/v1/sources/{name}/pause", { params }),
      ),
    onSuccess: () => cache.invalidateQueries(sourcesQuery),
  });
}

/** Has a publisher asked at once: for what is new, or for everything from a day on. */
export function useCatchUp(name: Name) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (from: string | null) =>
      unwrap(
        client.POST("/api/v1/sources/{name}/catch-up", {
          params: { path: { name } },
          body: { from },
        }),
      ),
    onSuccess: () => cache.invalidateQueries(sourcesQuery),
  });
}
