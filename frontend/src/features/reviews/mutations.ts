import { useMutation, useQueryClient } from "@tanstack/react-query";
import { client, unwrap } from "@/api/client";
import type { components } from "@/api/schema.gen";
import { type NewReview, type Review, reviewQuery, vendorPageQuery } from "./queries";

type Schemas = components["schemas"];

/** The tag of the version that is changed: nobody approves what they have not read. */
function named({ id, version }: Pick<Review, "id" | "version">) {
  return { path: { id }, header: { "If-Match": `"${version}"` } };
}

/** Does one thing to a review, then reads everything of reviews again, whatever came of it. */
export function useReviewChange<Input>(work: (input: Input) => Promise<unknown>) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: work,
    onSettled: () => cache.invalidateQueries({ queryKey: ["reviews"] }),
  });
}

export function createReview(body: NewReview) {
  return unwrap(client.POST("/api/v1/reviews", { body }));
}

export function changeReview(review: Review, body: Schemas["ReviewChange"]) {
  return unwrap(client.PATCH("/api/v1/reviews/{id}", { params: named(review), body }));
}

export function checkWords(body: Schemas["ReviewWords"]) {
  return unwrap(client.POST("/api/v1/reviews/check", { body }));
}

/** Something that is done to a review, and why. */
export type Act =
  | { act: "submit" | "revise" | "withdraw" }
  | { act: "approve" | "publish" }
  | { act: "return"; by: "approver" | "convenor"; reason: string }
  | { act: "appeal"; reason: string }
  | { act: "withhold" | "show" };

export function actOn(review: Review, act: Act) {
  const params = named(review);
  switch (act.act) {
    case "submit":
      return unwrap(client.POST("/api/v1/reviews/{id}/submission", { params }));
    case "revise":
      return unwrap(client.POST("/api/v1/reviews/{id}/revision", { params }));
    case "withdraw":
      return unwrap(client.POST("/api/v1/reviews/{id}/withdrawal", { params }));
    case "approve":
      return unwrap(
        client.POST("/api/v1/reviews/{id}/approval", { params, body: { decision: "approve" } }),
      );
    case "publish":
      return unwrap(
        client.POST("/api/v1/reviews/{id}/moderation", { params, body: { decision: "publish" } }),
      );
    case "return": {
      const body = { decision: "return", reason: act.reason } as const;
      return act.by === "approver"
        ? unwrap(client.POST("/api/v1/reviews/{id}/approval", { params, body }))
        : unwrap(client.POST("/api/v1/reviews/{id}/moderation", { params, body }));
    }
    case "withhold":
    case "show":
      return unwrap(
        client.PUT("/api/v1/reviews/{id}/withholding", {
          params,
          body: { withheld: act.act === "withhold" },
        }),
      );
    case "appeal":
      return unwrap(
        client.POST("/api/v1/reviews/{id}/appeal", { params, body: { reason: act.reason } }),
      );
  }
}

export function decideChallenge(
  review: string,
  challenge: string,
  body: Schemas["ChallengeDecision"],
) {
  return unwrap(
    client.POST("/api/v1/reviews/{id}/challenges/{challenge}/decision", {
      params: { path: { id: review, challenge } },
      body,
    }),
  );
}

/** Keeps what a change answered, so that the page behind it stands at once. */
export function useKeepReview() {
  const cache = useQueryClient();
  return (review: Review) => {
    cache.setQueryData(reviewQuery(review.id).queryKey, review);
    void cache.invalidateQueries({ queryKey: ["reviews", "queue"] });
  };
}

export function useVendorAnswer(token: string) {
  const cache = useQueryClient();
  const keep = (page: Schemas["VendorPage"]) =>
    cache.setQueryData(vendorPageQuery(token).queryKey, page);
  const reply = useMutation({
    mutationFn: ({ review, text }: { review: string; text: string }) =>
      unwrap(
        client.PUT("/api/v1/vendor-pages/{token}/reviews/{id}/reply", {
          params: { path: { token, id: review } },
          body: { text },
        }),
      ),
    onSuccess: keep,
  });
  const challenge = useMutation({
    mutationFn: ({ review, ...body }: { review: string } & Schemas["VendorChallenge"]) =>
      unwrap(
        client.POST("/api/v1/vendor-pages/{token}/reviews/{id}/challenges", {
          params: { path: { token, id: review } },
          body,
        }),
      ),
    onSuccess: keep,
  });
  return { reply, challenge };
}

export function useVendorLinks() {
  const cache = useQueryClient();
  const again = () => void cache.invalidateQueries({ queryKey: ["vendor-links"] });
  const create = useMutation({
    mutationFn: (body: Schemas["NewVendorLink"]) =>
      unwrap(client.POST("/api/v1/vendor-links", { body })),
    onSettled: again,
  });
  const revoke = useMutation({
    mutationFn: (id: string) =>
      unwrap(client.DELETE("/api/v1/vendor-links/{id}", { params: { path: { id } } })),
    onSettled: again,
  });
  return { create, revoke };
}

export function useEvaluation(id: string) {
  const cache = useQueryClient();
  const again = () => {
    void cache.invalidateQueries({ queryKey: ["evaluation", id] });
    void cache.invalidateQueries({ queryKey: ["reviews"] });
  };
  const declare = useMutation({
    mutationFn: (body: Schemas["EvaluationSaid"]) =>
      unwrap(
        client.PUT("/api/v1/procurements/{id}/evaluation", { params: { path: { id } }, body }),
      ),
    onSettled: again,
  });
  const end = useMutation({
    mutationFn: () =>
      unwrap(client.DELETE("/api/v1/procurements/{id}/evaluation", { params: { path: { id } } })),
    onSettled: again,
  });
  return { declare, end };
}
