import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useServiceAreaChoices } from "@/api/reference";
import type { Product } from "@/api/types";
import { TABLES } from "@/lib/exports";
import { formatList, formatNumber } from "@/lib/format";
import { joinList, readSort, splitList } from "@/lib/search-params";
import { ApiPanel } from "@/ui/api-panel";
import { Button } from "@/ui/button";
import { ChoiceBox } from "@/ui/choice-box";
import { type Column, DataTable } from "@/ui/data-table";
import { EmptyState } from "@/ui/empty-state";
import { SelectField } from "@/ui/field";
import { FilterPanel } from "@/ui/filter-panel";
import { ListFrame } from "@/ui/list-frame";
import { Page } from "@/ui/page";
import { SearchField } from "@/ui/search-field";
import { VendorFilter } from "@/ui/vendor-filter";
import { VendorLink } from "@/ui/vendor-link";
import { type ProductsSearch, productsParams, productsQuery, SORT_KEYS } from "./queries";

type ProductsPageProps = {
  search: ProductsSearch;
  onSearch: (patch: Partial<ProductsSearch>) => void;
};

const NO_FILTERS = {
  serviceArea: undefined,
  vendor: undefined,
  used: undefined,
} satisfies Partial<ProductsSearch>;

const COLUMNS: readonly Column<Product>[] = [
  {
    id: "name",
    header: "Product",
    main: true,
    sort: "name",
    cell: (product) => (
      <Link to="/products/$id" params={{ id: product.id }} data-row-link="">
        {product.name}
      </Link>
    ),
  },
  {
    id: "vendor",
    header: "Vendor",
    cell: (product) =>
      product.vendor ? <VendorLink vendor={product.vendor} /> : (product.maker ?? "Not known"),
  },
  {
    id: "areas",
    header: "For",
    cell: (product) => formatList(product.serviceAreas.map((area) => area.name)) || "Not known",
  },
  {
    id: "authorities",
    header: "Boroughs",
    align: "end",
    sort: "authorities",
    first: "down",
    cell: (product) => formatNumber(product.authorities),
  },
];

export function ProductsPage({ search, onSearch }: ProductsPageProps) {
  const query = useQuery(productsQuery(search));
  const areas = useServiceAreaChoices();
  const active = Object.keys(NO_FILTERS).filter(
    (name) => search[name as keyof typeof NO_FILTERS] !== undefined,
  ).length;
  return (
    <Page
      title="Products"
      lead="What vendors sell under a name, and how many boroughs are seen to use each."
      aside={
        <p>
          <Link to="/systems">Who uses what</Link>
        </p>
      }
    >
      <FilterPanel
        active={active}
        onClear={() => onSearch(NO_FILTERS)}
        top={
          <SearchField
            label="Search products"
            placeholder="A name, now or once"
            value={search.q ?? ""}
            onSearch={(q) => onSearch({ q: q || undefined })}
          />
        }
      >
        <ChoiceBox
          label="Service areas"
          choices={areas}
          chosen={splitList(search.serviceArea)}
          onChange={(chosen) => onSearch({ serviceArea: joinList(chosen) })}
        />
        <VendorFilter vendor={search.vendor} onChange={(vendor) => onSearch({ vendor })} />
        <SelectField
          label="In use"
          value={search.used ?? ""}
          options={[
            { value: "", label: "Seen to be used" },
            { value: "all", label: "All that are known" },
          ]}
          onChoose={(value) => onSearch({ used: value === "all" ? value : undefined })}
        />
      </FilterPanel>
      <ListFrame
        query={query}
        search={search}
        onSearch={onSearch}
        empty={
          <EmptyState title="No product matches">
            <p>Only products that a borough is seen to use are shown, unless you ask for more.</p>
            <Button onClick={() => onSearch({ ...NO_FILTERS, q: undefined, used: "all" })}>
              Show all products
            </Button>
          </EmptyState>
        }
      >
        {(products, stale) => (
          <DataTable
            caption="Products"
            columns={COLUMNS}
            rows={products}
            rowKey={(product) => product.id}
            stale={stale}
            sort={search.sort ?? "-authorities"}
            onSort={(sort) => onSearch({ sort: readSort(sort, SORT_KEYS) })}
          />
        )}
      </ListFrame>
      <ApiPanel path="/api/v1/products" query={productsParams(search)} exports={TABLES} />
    </Page>
  );
}
