import { useMutation, useQueryClient } from "@tanstack/react-query";
import { client, unwrap } from "@/api/client";
import type { components } from "@/api/schema.gen";

export type PeerBody = components["schemas"]["NewPeer"];

/** Does one thing, then reads what it changed again, whatever came of it. */
export function usePeerChange<Input, Output>(work: (input: Input) => Promise<Output>) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: work,
    onSettled: async () => {
      await cache.invalidateQueries({ queryKey: ["peers"] });
      await cache.invalidateQueries({ queryKey: ["desk"] });
    },
  });
}

export function offerPeer({ body, key }: { body: PeerBody; key: string }) {
  return unwrap(
    client.POST("/api/v1/peers", { params: { header: { "Idempotency-Key": key } }, body }),
  );
}

export function endPeer(id: string) {
  return unwrap(client.DELETE("/api/v1/peers/{id}", { params: { path: { id } } }));
}

export function askPeer({ id, question }: { id: string; question: string }) {
  return unwrap(
    client.POST("/api/v1/peers/{id}/questions", { params: { path: { id } }, body: { question } }),
  );
}

export function answerQuestion({ id, accept }: { id: string; accept: boolean }) {
  return unwrap(
    client.POST("/api/v1/peer-questions/{id}/answer", {
      params: { path: { id } },
      body: { accept },
    }),
  );
}

export function withdrawQuestion(id: string) {
  return unwrap(client.POST("/api/v1/peer-questions/{id}/withdraw", { params: { path: { id } } }));
}

export function judgeAnswer({ id, helped }: { id: string; helped: boolean }) {
  return unwrap(
    client.POST("/api/v1/peer-questions/{id}/verdict", {
      params: { path: { id } },
      body: { helped },
    }),
  );
}
