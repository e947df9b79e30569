import { HttpResponse, http } from "msw";
import { camden, hackney, stats } from "./fixtures";

/** A list of the API with these rows and no further page. */
export function listOf<Item>(items: readonly Item[]) {
  return { items, next: null, total: items.length };
}

function authority(reference: typeof camden) {
  return { ...reference, kind: "borough", gss: null, names: [], identifiers: [] };
}

/** What every screen asks for. */
export const shellHandlers = [
  http.get("/api/v1/stats", () => HttpResponse.json(stats)),
  http.get("/api/v1/authorities", () =>
    HttpResponse.json(listOf([authority(camden), authority(hackney)])),
  ),
  http.get("/api/v1/vendors", () => HttpResponse.json(listOf([]))),
  http.get("/api/v1/service-areas", () => HttpResponse.json(listOf([]))),
];
