import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useToday } from "@/api/reference";
import { QueryFrame } from "@/ui/query-frame";
import { ProcurementTable } from "./procurement-table";
import { type ProcurementsSearch, procurementsQuery } from "./queries";

type ProcurementTeaserProps = {
  caption: string;
  search: ProcurementsSearch;
  most: number;
  empty: string;
  without?: readonly string[];
};

/** The first few purchases of the pipeline, inside another page. */
export function ProcurementTeaser(props: ProcurementTeaserProps) {
  const { caption, search, most, empty, without } = props;
  const query = useQuery(procurementsQuery(search, useToday(), most));
  return (
    <QueryFrame query={query}>
      {({ items, next }) =>
        items.length === 0 ? (
          <p>{empty}</p>
        ) : (
          <>
            <ProcurementTable caption={caption} procurements={items} without={without} />
            {next ? (
              <p>
                <Link to="/pipeline" search={search}>
                  All of them in the pipeline
                </Link>
              </p>
            ) : null}
          </>
        )
      }
    </QueryFrame>
  );
}
