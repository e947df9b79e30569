import { useQuery } from "@tanstack/react-query";
import { useToday } from "@/api/reference";
import { boroughsOnly } from "@/lib/buyers";
import { useMyBorough } from "@/lib/my-borough";
import { QueryFrame } from "@/ui/query-frame";
import { OpportunityCards } from "./opportunity-card";
import { type OpportunitiesSearch, opportunitiesQuery } from "./queries";

type OpportunityTeaserProps = { search: OpportunitiesSearch; most: number; empty: string };

/**
 * The first few opportunities of a list, inside another page. Where no two boroughs could buy
 * together, other public buyers may: theirs are shown then, and said to be theirs.
 */
export function OpportunityTeaser({ search, most, empty }: OpportunityTeaserProps) {
  const query = useQuery(opportunitiesQuery(search, most));
  const today = useToday();
  const [mine] = useMyBorough();
  const boroughs = boroughsOnly(search) === true;
  return (
    <QueryFrame query={query}>
      {({ items }) =>
        items.length === 0 && boroughs ? (
          <>
            <p>No two boroughs could buy together yet. Other public buyers:</p>
            <OpportunityTeaser search={{ ...search, buyers: "all" }} most={most} empty={empty} />
          </>
        ) : items.length === 0 ? (
          <p>{empty}</p>
        ) : (
          <OpportunityCards opportunities={items} today={today} mine={mine} level="h3" />
        )
      }
    </QueryFrame>
  );
}
