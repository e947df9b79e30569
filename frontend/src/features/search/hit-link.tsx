import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { Hit } from "@/api/types";

/** Where each kind of record lives. */
export const PLACES = {
  contract: { to: "/contracts/$id", name: "Contract" },
  procurement: { to: "/pipeline/$id", name: "Purchase" },
  vendor: { to: "/vendors/$id", name: "Vendor" },
  authority: { to: "/authorities/$id", name: "Buyer" },
  notice: { to: "/notices/$id", name: "Notice" },
} as const satisfies Record<Hit["kind"], { to: string; name: string }>;

export function HitLink({ hit, children }: { hit: Hit; children: ReactNode }) {
  return (
    <Link to={PLACES[hit.kind].to} params={{ id: hit.id }} data-row-link="">
      {children}
    </Link>
  );
}
