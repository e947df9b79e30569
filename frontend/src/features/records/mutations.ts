import { useMutation, useQueryClient } from "@tanstack/react-query";

/** Does one thing to a record, then reads everything again that may have shown it. */
export function useChange<Body>(work: (body: Body) => Promise<unknown>) {
  const cache = useQueryClient();
  return useMutation({ mutationFn: work, onSuccess: () => cache.invalidateQueries() });
}
