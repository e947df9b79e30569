import { queryOptions } from "@tanstack/react-query";
import { client, unwrap } from "@/api/client";
import type { components } from "@/api/schema.gen";

type Schemas = components["schemas"];

export type Duty = Schemas["Duty"];
export type Duties = Schemas["Duties"];
export type Discharge = Schemas["Discharge"];
export type Assessment = Schemas["Assessment"];
export type NoticeDraft = Schemas["NoticeDraft"];
export type NoticeDraftLine = Schemas["NoticeDraftLine"];
export type RegisterDraft = Schemas["RegisterDraft"];
export type RegisterRow = Schemas["RegisterRow"];

/** Of what a draft is: a record, or the authority as a whole. */
export type DraftOf =
  | { noun: "contract" | "procurement"; id: string; type: string }
  | { noun: "authority"; id: string };

export function dutiesQuery(idOrCode: string) {
  return queryOptions({
    queryKey: ["duties", idOrCode],
    queryFn: ({ signal }) =>
      unwrap(
        client.GET("/api/v1/authorities/{idOrCode}/duties", {
          params: { path: { idOrCode } },
          signal,
        }),
      ),
  });
}

export function dutiesOfContractQuery(id: string) {
  return queryOptions({
    queryKey: ["duties", "contract", id],
    queryFn: ({ signal }) =>
      unwrap(client.GET("/api/v1/contracts/{id}/duties", { params: { path: { id } }, signal })),
  });
}

export function assessmentsQuery(id: string) {
  return queryOptions({
    queryKey: ["assessments", id],
    queryFn: ({ signal }) =>
      unwrap(
        client.GET("/api/v1/contracts/{id}/assessments", { params: { path: { id } }, signal }),
      ),
  });
}

export function registerDraftQuery(idOrCode: string, quarter: string | undefined) {
  return queryOptions({
    queryKey: ["register-draft", idOrCode, quarter ?? null],
    queryFn: ({ signal }) =>
      unwrap(
        client.GET("/api/v1/authorities/{idOrCode}/register-draft", {
          params: { path: { idOrCode }, query: { quarter } },
          signal,
        }),
      ),
  });
}

/** The address of a draft, without its format. */
export function draftAddress(of: DraftOf): string {
  const id = encodeURIComponent(of.id);
  if (of.noun === "authority") return `/api/v1/authorities/${id}/pipeline-notice`;
  return `/api/v1/${of.noun}s/${id}/notice-drafts/${encodeURIComponent(of.type)}`;
}

export function draftQuery(of: DraftOf) {
  return queryOptions({
    queryKey: ["notice-draft", of],
    queryFn: ({ signal }) => {
      if (of.noun === "authority") {
        return unwrap(
          client.GET("/api/v1/authorities/{idOrCode}/pipeline-notice", {
            params: { path: { idOrCode: of.id } },
            signal,
          }),
        );
      }
      const params = { path: { id: of.id, type: of.type } };
      return of.noun === "contract"
        ? unwrap(client.GET("/api/v1/contracts/{id}/notice-drafts/{type}", { params, signal }))
        : unwrap(client.GET("/api/v1/procurements/{id}/notice-drafts/{type}", { params, signal }));
    },
  });
}
