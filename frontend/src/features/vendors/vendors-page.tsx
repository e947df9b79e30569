import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useMay } from "@/api/session";
import type { Vendor } from "@/api/types";
import { TABLES } from "@/lib/exports";
import { formatNumber, formatRoundMoney } from "@/lib/format";
import { readSort } from "@/lib/search-params";
import { ApiPanel } from "@/ui/api-panel";
import { Button } from "@/ui/button";
import { type Column, DataTable } from "@/ui/data-table";
import { EmptyState } from "@/ui/empty-state";
import { KeepView } from "@/ui/keep-view";
import { ListFrame } from "@/ui/list-frame";
import { Page } from "@/ui/page";
import { SearchField } from "@/ui/search-field";
import { SORT_KEYS, type VendorsSearch, vendorsParams, vendorsQuery } from "./queries";

type VendorsPageProps = {
  search: VendorsSearch;
  onSearch: (patch: Partial<VendorsSearch>) => void;
};

const COLUMNS: readonly Column<Vendor>[] = [
  {
    id: "name",
    header: "Vendor",
    main: true,
    sort: "name",
    cell: (vendor) => (
      <Link to="/vendors/$id" params={{ id: vendor.id }} data-row-link="">
        {vendor.name}
      </Link>
    ),
  },
  {
    id: "companyNumber",
    header: "Company number",
    cell: (vendor) => vendor.companyNumber ?? "Not known",
  },
  {
    id: "authorities",
    header: "Buyers",
    align: "end",
    sort: "authorities",
    first: "down",
    cell: (vendor) => formatNumber(vendor.authorities),
  },
  {
    id: "contracts",
    header: "Contracts",
    align: "end",
    sort: "contracts",
    first: "down",
    cell: (vendor) => formatNumber(vendor.contracts),
  },
  {
    id: "total",
    header: "Value of contracts",
    align: "end",
    sort: "value",
    first: "down",
    cell: (vendor) => formatRoundMoney(vendor.totalValue),
  },
];

export function VendorsPage({ search, onSearch }: VendorsPageProps) {
  const query = useQuery(vendorsQuery(search));
  const maySeeReviews = useMay("SeeReviews");
  return (
    <Page
      title="Vendors"
      lead="Who supplies London's public buyers. One row a company, however the notices spell it."
      aside={
        <>
          <p>
            <Link to="/products">Their products</Link>
          </p>
          {maySeeReviews ? (
            <p>
              <Link to="/reviews">What boroughs say of them</Link>
            </p>
          ) : null}
          <KeepView list="vendors" query={vendorsParams(search)} suggestion={search.q} />
        </>
      }
    >
      <SearchField
        label="Search vendors"
        placeholder="Name or company number"
        value={search.q ?? ""}
        onSearch={(q) => onSearch({ q: q || undefined })}
      />
      <ListFrame
        query={query}
        search={search}
        onSearch={onSearch}
        empty={
          <EmptyState title="No vendor of that name">
            <p>Every spelling that a notice used is searched, too.</p>
            <Button onClick={() => onSearch({ q: undefined })}>Show all vendors</Button>
          </EmptyState>
        }
      >
        {(vendors, stale) => (
          <DataTable
            caption="Vendors"
            columns={COLUMNS}
            rows={vendors}
            rowKey={(vendor) => vendor.id}
            stale={stale}
            sort={search.sort ?? "-contracts"}
            onSort={(sort) => onSearch({ sort: readSort(sort, SORT_KEYS) })}
          />
        )}
      </ListFrame>
      <ApiPanel path="/api/v1/vendors" query={vendorsParams(search)} exports={TABLES} />
    </Page>
  );
}
