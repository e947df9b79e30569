import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { statsQuery } from "@/api/reference";
import type { Authority } from "@/api/types";
import { TABLES } from "@/lib/exports";
import { formatNumber } from "@/lib/format";
import { readSort } from "@/lib/search-params";
import { ApiPanel } from "@/ui/api-panel";
import { Button } from "@/ui/button";
import { type Column, DataTable } from "@/ui/data-table";
import { EmptyState } from "@/ui/empty-state";
import { ListFrame } from "@/ui/list-frame";
import { Page } from "@/ui/page";
import { QueryFrame } from "@/ui/query-frame";
import { SearchField } from "@/ui/search-field";
import { Segmented } from "@/ui/segmented";
import styles from "./authorities-page.module.css";
import { BoroughPicture } from "./borough-picture";
import { type AuthoritiesSearch, authoritiesParams, authoritiesQuery, SORT_KEYS } from "./queries";

type AuthoritiesPageProps = {
  search: AuthoritiesSearch;
  onSearch: (patch: Partial<AuthoritiesSearch>) => void;
};

const COLUMNS: readonly Column<Authority>[] = [
  {
    id: "name",
    header: "Buyer",
    main: true,
    sort: "name",
    cell: (authority) => (
      <Link to="/authorities/$id" params={{ id: authority.id }} data-row-link="">
        {authority.name}
      </Link>
    ),
  },
  { id: "code", header: "Code", cell: (authority) => authority.code ?? "None" },
  {
    id: "technology",
    header: "Technology contracts",
    align: "end",
    cell: (authority) => formatNumber(authority.technologyContracts),
  },
  {
    id: "contracts",
    header: "All contracts",
    align: "end",
    sort: "contracts",
    first: "down",
    cell: (authority) => formatNumber(authority.contracts),
  },
  {
    id: "procurements",
    header: "Purchases",
    align: "end",
    cell: (authority) => formatNumber(authority.procurements),
  },
];

export function AuthoritiesPage({ search, onSearch }: AuthoritiesPageProps) {
  const query = useQuery(authoritiesQuery(search));
  const stats = useQuery(statsQuery);

  return (
    <Page
      title="Boroughs"
      lead="London's 33 boroughs, and every other public buyer that the notices name."
    >
      <QueryFrame query={stats} lines={10}>
        {(data) => (
          <BoroughPicture
            stats={data}
            measure={search.measure ?? "contracts"}
            onMeasure={(measure) =>
              onSearch({ measure: measure === "contracts" ? undefined : measure })
            }
          />
        )}
      </QueryFrame>
      <div className={styles.top}>
        <SearchField
          label="Search buyers"
          placeholder="Name or code"
          value={search.q ?? ""}
          onSearch={(q) => onSearch({ q: q || undefined })}
        />
        <Segmented
          label="Which buyers"
          value={search.show ?? "boroughs"}
          options={[
            { value: "boroughs", label: "Boroughs" },
            { value: "all", label: "Every buyer" },
          ]}
          onChoose={(show) => onSearch({ show: show === "all" ? show : undefined })}
        />
      </div>
      <ListFrame
        query={query}
        search={search}
        onSearch={onSearch}
        empty={
          <EmptyState title="No buyer of that name">
            <Button onClick={() => onSearch({ q: undefined, show: "all" })}>
              Show every buyer
            </Button>
          </EmptyState>
        }
      >
        {(authorities, stale) => (
          <DataTable
            caption="Buyers"
            columns={COLUMNS}
            rows={authorities}
            rowKey={(authority) => authority.id}
            stale={stale}
            sort={search.sort ?? "name"}
            onSort={(sort) => onSearch({ sort: readSort(sort, SORT_KEYS) })}
          />
        )}
      </ListFrame>
      <ApiPanel path="/api/v1/authorities" query={authoritiesParams(search)} exports={TABLES} />
    </Page>
  );
}
