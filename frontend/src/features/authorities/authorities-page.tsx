import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { statsQuery } from "@/api/reference";
import type { Authority, Stats } from "@/api/types";
import { formatCount, formatNumber, shortAuthorityName } from "@/lib/format";
import { useMyBorough } from "@/lib/my-borough";
import { ApiPanel } from "@/ui/api-panel";
import { BoroughMap } from "@/ui/borough-map";
import { Button } from "@/ui/button";
import { type Column, DataTable } from "@/ui/data-table";
import { EmptyState } from "@/ui/empty-state";
import { ListFrame } from "@/ui/list-frame";
import { Page } from "@/ui/page";
import { QueryFrame } from "@/ui/query-frame";
import { SearchField } from "@/ui/search-field";
import { Segmented } from "@/ui/segmented";
import styles from "./authorities-page.module.css";
import { type AuthoritiesSearch, authoritiesParams, authoritiesQuery } from "./queries";

type AuthoritiesPageProps = {
  search: AuthoritiesSearch;
  onSearch: (patch: Partial<AuthoritiesSearch>) => void;
};

const COLUMNS: readonly Column<Authority>[] = [
  {
    id: "name",
    header: "Buyer",
    main: true,
    cell: (authority) => (
      <Link to="/authorities/$id" params={{ id: authority.id }} data-row-link="">
        {authority.name}
      </Link>
    ),
  },
  { id: "code", header: "Code", cell: (authority) => authority.code ?? "None" },
  {
    id: "contracts",
    header: "Contracts",
    align: "end",
    cell: (authority) => formatNumber(authority.contracts),
  },
  {
    id: "procurements",
    header: "Planned",
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
        {(data) => <ContractsMap stats={data} />}
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
          />
        )}
      </ListFrame>
      <ApiPanel path="/api/v1/authorities" query={authoritiesParams(search)} />
    </Page>
  );
}

function ContractsMap({ stats }: { stats: Stats }) {
  const navigate = useNavigate();
  const [mine] = useMyBorough();
  const boroughs = stats.byAuthority.map((entry) => ({
    id: entry.authority.id,
    code: entry.authority.code,
    name: shortAuthorityName(entry.authority.name),
    value: entry.contracts,
    text: formatCount(entry.contracts, "technology contract"),
  }));

  return (
    <div className={styles.map}>
      <BoroughMap
        label="Technology contracts by borough. The table below has the figures."
        boroughs={boroughs}
        ringed={boroughs.find((borough) => borough.code === mine)?.name}
        onChoose={(name) => {
          const chosen = boroughs.find((borough) => borough.name === name);
          if (chosen) void navigate({ to: "/authorities/$id", params: { id: chosen.id } });
        }}
      />
    </div>
  );
}
