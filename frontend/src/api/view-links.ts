import { queryOptions } from "@tanstack/react-query";
import { client, unwrap } from "./client";
import type { components } from "./schema.gen";

/** A secret address that shows one view of a list to a spreadsheet or a report. */
export type ViewLink = components["schemas"]["ViewLink"];
export type ViewLinkWithAddress = components["schemas"]["ViewLinkWithAddress"];
export type NewViewLink = components["schemas"]["NewViewLink"];

export const viewLinksQuery = (whose: "me" | "authority") =>
  queryOptions({
    queryKey: ["view-links", whose],
    queryFn: ({ signal }) =>
      unwrap(client.GET("/api/v1/view-links", { params: { query: { whose } }, signal })),
  });

export function createViewLink(body: NewViewLink) {
  return unwrap(client.POST("/api/v1/view-links", { body }));
}

export function revokeViewLink(id: string) {
  return unwrap(client.DELETE("/api/v1/view-links/{id}", { params: { path: { id } } }));
}
