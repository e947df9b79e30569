import { useMutation, useQueryClient } from "@tanstack/react-query";
import { client, unwrap } from "@/api/client";

/** Systems follow a decision within seconds, so everything that was read is out of date. */
function useDecision<Body, Answer>(decide: (body: Body) => Promise<Answer>) {
  const cache = useQueryClient();
  return useMutation({ mutationFn: decide, onSuccess: () => cache.invalidateQueries() });
}

export function useMergeProduct(id: string) {
  return useDecision((body: { into: string; reason: string }) =>
    unwrap(client.POST("/api/v1/products/{id}/merge", { params: { path: { id } }, body })),
  );
}

export function useSplitProduct(id: string) {
  return useDecision((body: { names: string[]; reason: string }) =>
    unwrap(client.POST("/api/v1/products/{id}/split", { params: { path: { id } }, body })),
  );
}

export function useRenameProduct(id: string) {
  return useDecision((body: { name: string; reason: string }) =>
    unwrap(client.POST("/api/v1/products/{id}/rename", { params: { path: { id } }, body })),
  );
}

export function useUndoProductRuling() {
  return useDecision((id: string) =>
    unwrap(client.POST("/api/v1/product-decisions/{id}/undo", { params: { path: { id } } })),
  );
}
