import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { Hit } from "@/api/types";

/** Where each kind of record lives. */
export const PLACES = {
  contract: { to: "/contracts/$id", name: "Contract", many: "Contracts" },
  procurement: { to: "/pipeline/$id", name: "Purchase", many: "Purchases" },
  vendor: { to: "/vendors/$id", name: "Vendor", many: "Vendors" },
  authority: { to: "/authorities/$id", name: "Buyer", many: "Buyers" },
  opportunity: { to: "/opportunities/$id", name: "Opportunity", many: "Opportunities" },
  pilot: { to: "/pilots/$id", name: "Pilot", many: "Pilots" },
  product: { to: "/products/$id", name: "Product", many: "Products" },
} as const satisfies Record<Hit["kind"], { to: string; name: string; many: string }>;

export function HitLink({ hit, children }: { hit: Hit; children: ReactNode }) {
  return (
    <Link to={PLACES[hit.kind].to} params={{ id: hit.id }} data-row-link="">
      {children}
    </Link>
  );
}
