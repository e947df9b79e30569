import { useMutation, useQueryClient } from "@tanstack/react-query";
import { client, unwrap } from "@/api/client";

/** Contracts follow a decision within seconds, so everything that was read is out of date. */
function useDecision<Body, Answer>(decide: (body: Body) => Promise<Answer>) {
  const cache = useQueryClient();
  return useMutation({ mutationFn: decide, onSuccess: () => cache.invalidateQueries() });
}

export function useMerge(id: string) {
  return useDecision((body: { into: string; reason: string }) =>
    unwrap(client.POST("/api/v1/vendors/{id}/merge", { params: { path: { id } }, body })),
  );
}

export type Split = { name: string; names: string[]; numbers: string[]; reason: string };

export function useSplit(id: string) {
  return useDecision((body: Split) =>
    unwrap(client.POST("/api/v1/vendors/{id}/split", { params: { path: { id } }, body })),
  );
}

export function useUndoRuling() {
  return useDecision((id: string) =>
    unwrap(client.POST("/api/v1/vendor-decisions/{id}/undo", { params: { path: { id } } })),
  );
}
