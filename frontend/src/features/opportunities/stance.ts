import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { client, unwrap } from "@/api/client";
import { ProblemError, problemOf } from "@/api/errors";
import type { Stance } from "@/api/types";

export type StanceWord = NonNullable<Stance["stance"]>;

/** From soft to hard, in words that lay no blame; "not now" stands apart. */
export const STANCES: readonly { value: StanceWord; label: string; means: string }[] = [
  { value: "watching", label: "Watching", means: "We want to hear of it." },
  {
    value: "comparingNotes",
    label: "Comparing notes",
    means: "We tell each other what we buy today and what comes of it.",
  },
  {
    value: "sharedSpecification",
    label: "Shared specification",
    means: "We would write one specification together, and each buy alone.",
  },
  {
    value: "jointEngagement",
    label: "Joint engagement",
    means: "We would talk to the market together.",
  },
  {
    value: "namedPartner",
    label: "Named partner",
    means: "We would be named in another's notice, to join later.",
  },
  { value: "jointAward", label: "Joint award", means: "We would award together." },
  { value: "notNow", label: "Not now", means: "The time does not suit us." },
];

export function stanceName(word: StanceWord): string {
  return STANCES.find((stance) => stance.value === word)?.label ?? word;
}

export function stancesQuery(id: string) {
  return queryOptions({
    queryKey: ["opportunity", id, "stances"],
    queryFn: ({ signal }) =>
      unwrap(
        client.GET("/api/v1/opportunities/{id}/stances", { params: { path: { id } }, signal }),
      ),
  });
}

export type StanceChange = { stance: StanceWord; contact: string | null; needs: string | null };

/** Takes the authority's stance, or takes it back with null. */
export function useStance(id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: async (change: StanceChange | null) => {
      const params = { path: { id } };
      const { error, response } = change
        ? await client.PUT("/api/v1/opportunities/{id}/stance", { params, body: change })
        : await client.DELETE("/api/v1/opportunities/{id}/stance", { params });
      if (!response.ok) throw new ProblemError(problemOf(error, response));
    },
    onSuccess: () => cache.invalidateQueries(),
  });
}
