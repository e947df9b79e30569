import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { formatNumber } from "@/lib/format";
import { QueryFrame } from "@/ui/query-frame";
import { PilotList } from "./pilot-list";
import { type PilotsSearch, pilotsQuery } from "./queries";

type PilotTeaserProps = { search: PilotsSearch; most: number; empty: string };

/** The first few pilots of a list, inside another page. */
export function PilotTeaser({ search, most, empty }: PilotTeaserProps) {
  const query = useQuery(pilotsQuery(search, most));
  return (
    <QueryFrame query={query} lines={3}>
      {({ items, total }) =>
        items.length === 0 ? (
          <p>{empty}</p>
        ) : (
          <>
            <PilotList pilots={items} level="h3" />
            {(total ?? items.length) > items.length ? (
              <p>
                <Link to="/pilots" search={search}>
                  See all {formatNumber(total ?? items.length)}
                </Link>
              </p>
            ) : null}
          </>
        )
      }
    </QueryFrame>
  );
}
