import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { System } from "@/api/types";
import { formatNumber } from "@/lib/format";
import { QueryFrame } from "@/ui/query-frame";
import { type SystemsSearch, systemsQuery } from "./queries";
import { SystemTable } from "./system-table";

type SystemTeaserProps = {
  caption: string;
  search: SystemsSearch;
  most: number;
  empty: string;
  without?: readonly string[];
};

/** Where all are one product for one service area, saying which in every row says nothing. */
function spare(systems: readonly System[], without: readonly string[]): readonly string[] {
  const areas = new Set(systems.map(({ serviceArea }) => serviceArea.code));
  return without.includes("name") && areas.size === 1 ? [...without, "serviceArea"] : without;
}

/** The first few systems of a list, inside another page, and the way to all of them. */
export function SystemTeaser({ caption, search, most, empty, without = [] }: SystemTeaserProps) {
  const query = useQuery(systemsQuery(search, most));
  return (
    <QueryFrame query={query}>
      {({ items, total, next }) =>
        items.length === 0 ? (
          <p>{empty}</p>
        ) : (
          <>
            <SystemTable caption={caption} systems={items} without={spare(items, without)} />
            {next ? (
              <p>
                <Link to="/systems" search={{ ...search, view: "list" }}>
                  All {typeof total === "number" ? formatNumber(total) : ""} systems
                </Link>
              </p>
            ) : null}
          </>
        )
      }
    </QueryFrame>
  );
}
