import { Link } from "@tanstack/react-router";
import type { View } from "@/api/types";
import { contractsSearchOf } from "@/features/contracts/queries";
import { opportunitiesSearchOf } from "@/features/opportunities/queries";
import { procurementsSearchOf } from "@/features/procurements/queries";
import { readVendorsSearch } from "@/features/vendors/queries";
import { parseSearch } from "@/lib/search-params";

/** Opens the list that a view keeps, filtered as it says. */
export function ViewLink({ view }: { view: Pick<View, "list" | "query" | "name"> }) {
  const query = parseSearch(view.query);
  switch (view.list) {
    case "contracts":
      return (
        <Link to="/contracts" search={contractsSearchOf(query)}>
          {view.name}
        </Link>
      );
    case "procurements":
      return (
        <Link to="/pipeline" search={procurementsSearchOf(query)}>
          {view.name}
        </Link>
      );
    case "opportunities":
      return (
        <Link to="/opportunities" search={opportunitiesSearchOf(query)}>
          {view.name}
        </Link>
      );
    case "vendors":
      return (
        <Link to="/vendors" search={readVendorsSearch(query)}>
          {view.name}
        </Link>
      );
  }
}
