import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { formatNumber } from "@/lib/format";
import { QueryFrame } from "@/ui/query-frame";
import { ContractTable } from "./contract-table";
import { type ContractsSearch, contractsQuery } from "./queries";

type ContractTeaserProps = {
  caption: string;
  search: ContractsSearch;
  most: number;
  empty: string;
  without?: readonly string[];
};

/** The first few contracts of a list, inside another page, and the way to all of them. */
export function ContractTeaser({ caption, search, most, empty, without }: ContractTeaserProps) {
  const query = useQuery(contractsQuery(search, most));
  return (
    <QueryFrame query={query}>
      {({ items, total, next }) =>
        items.length === 0 ? (
          <p>{empty}</p>
        ) : (
          <>
            <ContractTable caption={caption} contracts={items} without={without} />
            {next ? (
              <p>
                <Link to="/contracts" search={search}>
                  All {typeof total === "number" ? formatNumber(total) : ""} contracts
                </Link>
              </p>
            ) : null}
          </>
        )
      }
    </QueryFrame>
  );
}
