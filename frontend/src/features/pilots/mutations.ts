import { client, unwrap } from "@/api/client";
import type { components } from "@/api/schema.gen";
import type { Pilot } from "@/api/types";

export type PilotBody = components["schemas"]["NewPilot"];
export type PilotPatch = components["schemas"]["PilotPatch"];

/** The version that is changed; a newer one is answered with 412. */
function named({ id, version }: Pick<Pilot, "id" | "version">) {
  return { path: { id }, header: { "If-Match": `"${version}"` } };
}

/** `key` is the same for each attempt: an answer that was lost must not make a second pilot. */
export function recordPilot(body: PilotBody, key: string) {
  return unwrap(
    client.POST("/api/v1/pilots", { params: { header: { "Idempotency-Key": key } }, body }),
  );
}

export function changePilot(pilot: Pilot, body: PilotPatch) {
  return unwrap(client.PATCH("/api/v1/pilots/{id}", { params: named(pilot), body }));
}

export function vouchForPilot({ id }: Pilot) {
  return unwrap(client.POST("/api/v1/pilots/{id}/vouch", { params: { path: { id } } }));
}

export function removePilot(pilot: Pilot) {
  return unwrap(client.DELETE("/api/v1/pilots/{id}", { params: named(pilot) }));
}
