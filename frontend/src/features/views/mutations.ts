import { useMutation, useQueryClient } from "@tanstack/react-query";
import { client, unwrap } from "@/api/client";
import type { View } from "@/api/types";

/** Does one thing to a view, then reads the list again, whatever came of it. */
function useViewChange<Input>(work: (input: Input) => Promise<unknown>) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: work,
    onSettled: () => cache.invalidateQueries({ queryKey: ["views"] }),
  });
}

/** The tag of the version that is changed. */
function named(view: View) {
  return { path: { id: view.id }, header: { "If-Match": `"${view.version}"` } };
}

type Patch = { view: View; body: { name?: string; audience?: View["audience"]; group?: string } };

export function useChangeView() {
  return useViewChange(({ view, body }: Patch) =>
    unwrap(client.PATCH("/api/v1/views/{id}", { params: named(view), body })),
  );
}

export function useDeleteView() {
  return useViewChange((view: View) =>
    unwrap(client.DELETE("/api/v1/views/{id}", { params: named(view) })),
  );
}
