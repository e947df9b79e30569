import { queryOptions } from "@tanstack/react-query";
import { client, unwrap } from "@/api/client";
import type { components } from "@/api/schema.gen";

type Schemas = components["schemas"];

export type Review = Schemas["Review"];
export type ReviewSummary = Schemas["ReviewSummary"];
export type RatingSpread = Schemas["RatingSpread"];
export type ReviewQueue = Schemas["ReviewQueue"];
export type ReviewStep = Schemas["ReviewStep"];
export type ReviewBasis = Schemas["ReviewBasis"];
export type ReviewRemark = Schemas["ReviewRemark"];
export type ReviewChallenge = Schemas["ReviewChallenge"];
export type NewReview = Schemas["NewReview"];
export type FactsSaid = Schemas["FactsSaid"];
export type VendorPage = Schemas["VendorPage"];
export type VendorLink = Schemas["VendorLink"];
export type Evaluation = Schemas["Evaluation"];

/** What a list of reviews can be asked. */
export type ReviewsSearch = { age?: "all" };

export function readReviewsSearch(raw: Record<string, unknown>): ReviewsSearch {
  return raw.age === "all" ? { age: "all" } : {};
}

const EVERY_AGE = ["fresh", "stale", "old"] as const;

export function reviewsQuery(search: ReviewsSearch, vendor?: string) {
  return queryOptions({
    queryKey: ["reviews", "list", search, vendor ?? null],
    queryFn: ({ signal }) =>
      unwrap(
        client.GET("/api/v1/reviews", {
          params: {
            query: {
              vendor: vendor ? [vendor] : undefined,
              age: search.age === "all" ? [...EVERY_AGE] : undefined,
              limit: 100,
            },
          },
          signal,
        }),
      ),
  });
}

export function reviewQuery(id: string) {
  return queryOptions({
    queryKey: ["reviews", "one", id],
    queryFn: ({ signal }) =>
      unwrap(client.GET("/api/v1/reviews/{id}", { params: { path: { id } }, signal })),
  });
}

export function reviewHistoryQuery(id: string) {
  return queryOptions({
    queryKey: ["reviews", "history", id],
    queryFn: ({ signal }) =>
      unwrap(client.GET("/api/v1/reviews/{id}/history", { params: { path: { id } }, signal })),
  });
}

export const reviewQueueQuery = queryOptions({
  queryKey: ["reviews", "queue"],
  queryFn: ({ signal }) => unwrap(client.GET("/api/v1/reviews/queue", { signal })),
});

export function reviewSummaryQuery(vendor: string) {
  return queryOptions({
    queryKey: ["reviews", "summary", vendor],
    queryFn: ({ signal }) =>
      unwrap(
        client.GET("/api/v1/vendors/{id}/reviews/summary", {
          params: { path: { id: vendor } },
          signal,
        }),
      ),
  });
}

export function reviewBasesQuery(vendor: string) {
  return queryOptions({
    queryKey: ["reviews", "bases", vendor],
    queryFn: ({ signal }) =>
      unwrap(
        client.GET("/api/v1/vendors/{id}/review-bases", {
          params: { path: { id: vendor } },
          signal,
        }),
      ),
  });
}

export function reviewedVendorQuery(vendor: string) {
  return queryOptions({
    queryKey: ["vendor", vendor, "name"],
    queryFn: ({ signal }) =>
      unwrap(client.GET("/api/v1/vendors/{id}", { params: { path: { id: vendor } }, signal })),
  });
}

export function vendorPageQuery(token: string) {
  return queryOptions({
    queryKey: ["vendor-page", token],
    queryFn: ({ signal }) =>
      unwrap(client.GET("/api/v1/vendor-pages/{token}", { params: { path: { token } }, signal })),
    retry: false,
  });
}

export const vendorLinksQuery = queryOptions({
  queryKey: ["vendor-links"],
  queryFn: ({ signal }) => unwrap(client.GET("/api/v1/vendor-links", { signal })),
});

export function evaluationQuery(id: string) {
  return queryOptions({
    queryKey: ["evaluation", id],
    queryFn: ({ signal }) =>
      unwrap(
        client.GET("/api/v1/procurements/{id}/evaluation", { params: { path: { id } }, signal }),
      ),
  });
}
