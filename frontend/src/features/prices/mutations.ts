import { useMutation, useQueryClient } from "@tanstack/react-query";
import { client, unwrap } from "@/api/client";
import type { ChangePrice, NewPrice, PricePoint } from "./queries";

/** Does one thing to a price, then reads all prices again, whatever came of it. */
function usePriceChange<Input, Answer>(work: (input: Input) => Promise<Answer>) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: work,
    onSettled: () => cache.invalidateQueries({ queryKey: ["prices"] }),
  });
}

/** The tag of the version that is changed. */
function named({ id, version }: PricePoint) {
  return { path: { id }, header: { "If-Match": `"${version}"` } };
}

export function useRecordPrice() {
  return usePriceChange((body: NewPrice) =>
    unwrap(
      client.POST("/api/v1/price-points", {
        // A second try of the same does not make a second one.
        params: { header: { "Idempotency-Key": crypto.randomUUID() } },
        body,
      }),
    ),
  );
}

export function useChangePrice() {
  return usePriceChange(({ price, body }: { price: PricePoint; body: ChangePrice }) =>
    unwrap(client.PATCH("/api/v1/price-points/{id}", { params: named(price), body })),
  );
}

export function useWithdrawPrice() {
  return usePriceChange((price: PricePoint) =>
    unwrap(client.DELETE("/api/v1/price-points/{id}", { params: named(price) })),
  );
}
