import type { Wrong } from "@/ui/form";
import { draftOfFacts, type FactDraft, factsOf } from "./fact-fields";
import { changeReview, createReview } from "./mutations";
import type { Review, ReviewBasis } from "./queries";
import { ASPECTS } from "./words";

/** A review as its form has it. */
export type Draft = {
  basis: string;
  desk: Review["desk"];
  product: string;
  overall: string;
  aspects: Record<string, string>;
  facts: FactDraft;
  best: string;
  worst: string;
  interest: boolean;
  conflict: string;
  withheld: boolean;
};

export function begun(bases: readonly ReviewBasis[], review: Review | undefined): Draft {
  return {
    basis: review?.foundation.id ?? bases[0]?.id ?? "",
    desk: review?.desk ?? "service",
    product: review?.product?.name ?? "",
    overall: review?.overall ? String(review.overall) : "",
    aspects: Object.fromEntries(
      ASPECTS.map(({ value }) => [value, String(review?.aspects[value] ?? "")]),
    ),
    facts: draftOfFacts(review?.facts ?? null),
    best: review?.best ?? "",
    worst: review?.worst ?? "",
    interest: (review?.conflict ?? null) !== null,
    conflict: review?.conflict ?? "",
    withheld: review?.wordsWithheld ?? false,
  };
}

export function unfinished(draft: Draft): Wrong[] {
  return draft.interest && draft.conflict.trim() === ""
    ? [{ pointer: "/conflict", detail: "Say which" }]
    : [];
}

export function send(
  vendor: string,
  draft: Draft,
  basis: ReviewBasis | undefined,
  review: Review | undefined,
): Promise<Review> {
  const said = {
    desk: draft.desk,
    foundation: { kind: basis?.kind ?? "contract", id: draft.basis },
    facts: factsOf(draft.facts),
    best: draft.best,
    worst: draft.worst,
    conflict: draft.interest ? draft.conflict.trim() : null,
    wordsWithheld: draft.withheld,
  };
  const product = draft.product.trim() || null;
  const overall = draft.overall === "" ? null : Number(draft.overall);
  const ratings = ASPECTS.map(({ value }) => [value, draft.aspects[value] ?? ""] as const);
  if (review) {
    const aspects = ratings.map(([name, text]) => [name, text === "" ? null : Number(text)]);
    return changeReview(review, {
      ...said,
      product,
      overall,
      aspects: Object.fromEntries(aspects),
    });
  }
  const aspects = ratings
    .filter(([, text]) => text !== "")
    .map(([name, text]) => [name, Number(text)]);
  return createReview({ ...said, vendor, product, overall, aspects: Object.fromEntries(aspects) });
}
