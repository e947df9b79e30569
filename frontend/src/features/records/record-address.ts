import type { Kind } from "./record";

/** The page of a record. */
export function recordAddress(kind: Kind): "/contracts/$id" | "/pipeline/$id" {
  return kind === "contract" ? "/contracts/$id" : "/pipeline/$id";
}
