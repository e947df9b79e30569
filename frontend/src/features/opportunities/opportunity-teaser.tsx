import { useQuery } from "@tanstack/react-query";
import { useToday } from "@/api/reference";
import { useMyBorough } from "@/lib/my-borough";
import { QueryFrame } from "@/ui/query-frame";
import { OpportunityCards } from "./opportunity-card";
import { type OpportunitiesSearch, opportunitiesQuery } from "./queries";

type OpportunityTeaserProps = { search: OpportunitiesSearch; most: number; empty: string };

/** The first few opportunities of a list, inside another page. */
export function OpportunityTeaser({ search, most, empty }: OpportunityTeaserProps) {
  const query = useQuery(opportunitiesQuery(search, most));
  const today = useToday();
  const [mine] = useMyBorough();
  return (
    <QueryFrame query={query}>
      {({ items }) =>
        items.length === 0 ? (
          <p>{empty}</p>
        ) : (
          <OpportunityCards opportunities={items} today={today} mine={mine} level="h3" />
        )
      }
    </QueryFrame>
  );
}
