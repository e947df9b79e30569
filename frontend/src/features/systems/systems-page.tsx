import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useBoroughChoices, useServiceAreaChoices } from "@/api/reference";
import { useMay } from "@/api/session";
import { TABLES } from "@/lib/exports";
import { joinList, readSort, splitList } from "@/lib/search-params";
import { ApiPanel } from "@/ui/api-panel";
import { Button } from "@/ui/button";
import { ChoiceBox } from "@/ui/choice-box";
import { EmptyState } from "@/ui/empty-state";
import { SelectField, TextField } from "@/ui/field";
import { FilterPanel } from "@/ui/filter-panel";
import { ListFrame } from "@/ui/list-frame";
import { MineButton } from "@/ui/mine-button";
import { Page } from "@/ui/page";
import { QueryFrame } from "@/ui/query-frame";
import { SearchField } from "@/ui/search-field";
import { Segmented } from "@/ui/segmented";
import { VendorFilter } from "@/ui/vendor-filter";
import { BoroughUse } from "./borough-use";
import { Ends } from "./ends";
import { MarketView } from "./market";
import { Matrix } from "./matrix";
import { ProductFilter } from "./product-filter";
import {
  landscapeQuery,
  SORT_KEYS,
  STATES,
  type SystemsSearch,
  type SystemsView,
  systemsFilters,
  systemsParams,
  systemsQuery,
} from "./queries";
import { SystemTable } from "./system-table";
import { STATE_WORDS } from "./words";

type SystemsPageProps = {
  search: SystemsSearch;
  onSearch: (patch: Partial<SystemsSearch>) => void;
};

const NO_FILTERS = {
  authority: undefined,
  product: undefined,
  vendor: undefined,
  serviceArea: undefined,
  state: undefined,
  endsAfter: undefined,
  endsBefore: undefined,
} satisfies Partial<SystemsSearch>;

const VIEW_WORDS: Record<SystemsView, string> = {
  matrix: "Matrix",
  map: "Map",
  list: "List",
  ends: "What changes when",
  market: "Concentration",
};

export function SystemsPage({ search, onSearch }: SystemsPageProps) {
  const view = search.view ?? "matrix";
  return (
    <Page
      title="Systems"
      lead="Who uses what: which borough runs which product of which vendor, for which service area. Contracts tell of most of it; boroughs confirm it."
      aside={<OwnLinks />}
    >
      <Segmented
        label="View"
        value={view}
        options={(Object.keys(VIEW_WORDS) as SystemsView[]).map((value) => ({
          value,
          label: VIEW_WORDS[value],
        }))}
        onChoose={(chosen) => onSearch({ view: chosen === "matrix" ? undefined : chosen })}
      />
      {view === "market" ? null : <SystemFilters search={search} onSearch={onSearch} />}
      <View view={view} search={search} onSearch={onSearch} />
      <ApiPanel {...requestOf(view, search)} />
    </Page>
  );
}

/** What the screen asked the API. */
function requestOf(view: SystemsView, search: SystemsSearch) {
  switch (view) {
    case "list":
      return { path: "/api/v1/systems", query: systemsParams(search), exports: TABLES };
    case "ends":
      return {
        path: "/api/v1/systems/ends",
        query: { ...systemsFilters(search), by: search.by ?? "product" },
      };
    case "market":
      return { path: "/api/v1/systems/concentration" };
    default:
      return { path: "/api/v1/systems/landscape", query: systemsFilters(search) };
  }
}

function View({ view, search, onSearch }: SystemsPageProps & { view: SystemsView }) {
  switch (view) {
    case "list":
      return <SystemList search={search} onSearch={onSearch} />;
    case "ends":
      return <Ends search={search} onSearch={onSearch} />;
    case "market":
      return <MarketView />;
    default:
      return <Whole view={view} search={search} onSearch={onSearch} />;
  }
}

function Whole({ view, search, onSearch }: SystemsPageProps & { view: "matrix" | "map" }) {
  const query = useQuery(landscapeQuery(search));
  return (
    <QueryFrame query={query} lines={16}>
      {(landscape) => {
        if (landscape.cells.length === 0) return <NoSystem onSearch={onSearch} />;
        return view === "map" ? (
          <BoroughUse landscape={landscape} />
        ) : (
          <Matrix landscape={landscape} search={search} />
        );
      }}
    </QueryFrame>
  );
}

function SystemList({ search, onSearch }: SystemsPageProps) {
  const query = useQuery(systemsQuery(search));
  return (
    <ListFrame
      query={query}
      search={search}
      onSearch={onSearch}
      empty={<NoSystem onSearch={onSearch} />}
    >
      {(systems, stale) => (
        <SystemTable
          caption="Systems"
          systems={systems}
          stale={stale}
          sort={search.sort ?? "authority"}
          onSort={(sort) => onSearch({ sort: readSort(sort, SORT_KEYS) })}
          keepAs="systems"
        />
      )}
    </ListFrame>
  );
}

function NoSystem({ onSearch }: Pick<SystemsPageProps, "onSearch">) {
  return (
    <EmptyState title="No system matches">
      <p>Systems come from the words of contracts, and from what boroughs put on record.</p>
      <Button onClick={() => onSearch({ ...NO_FILTERS, q: undefined })}>Show all systems</Button>
    </EmptyState>
  );
}

/** What those do here who keep their authority's systems. */
function OwnLinks() {
  const mayWrite = useMay("WriteSystems");
  return (
    <>
      <p>
        <Link to="/products">All products</Link>
      </p>
      {mayWrite ? (
        <>
          <p>
            <Link to="/systems/confirm">Confirm ours</Link>
          </p>
          <p>
            <Link to="/systems/new">Add a system</Link>
          </p>
        </>
      ) : null}
    </>
  );
}

function SystemFilters({ search, onSearch }: SystemsPageProps) {
  const boroughs = useBoroughChoices();
  const areas = useServiceAreaChoices();
  const active = Object.keys(NO_FILTERS).filter(
    (name) => search[name as keyof typeof NO_FILTERS] !== undefined,
  ).length;
  return (
    <FilterPanel
      active={active}
      onClear={() => onSearch(NO_FILTERS)}
      top={
        <>
          <SearchField
            label="Search systems"
            placeholder="Product or vendor"
            value={search.q ?? ""}
            onSearch={(q) => onSearch({ q: q || undefined })}
          />
          <MineButton
            label="Only my borough"
            authority={search.authority}
            onChange={(authority) => onSearch({ authority })}
          />
        </>
      }
    >
      <ChoiceBox
        label="Service areas"
        choices={areas}
        chosen={splitList(search.serviceArea)}
        onChange={(chosen) => onSearch({ serviceArea: joinList(chosen) })}
      />
      <ProductFilter product={search.product} onChange={(product) => onSearch({ product })} />
      <VendorFilter vendor={search.vendor} onChange={(vendor) => onSearch({ vendor })} />
      <ChoiceBox
        label="Boroughs"
        placeholder="Any borough"
        choices={boroughs}
        chosen={splitList(search.authority)}
        onChange={(chosen) => onSearch({ authority: joinList(chosen) })}
      />
      <SelectField
        label="Known"
        value={search.state ?? ""}
        options={[
          { value: "", label: "In any way, but not rejected" },
          ...STATES.map((state) => ({ value: state, label: STATE_WORDS[state] })),
        ]}
        onChoose={(value) => onSearch({ state: STATES.find((state) => state === value) })}
      />
      <TextField
        label="Contract ends on or after"
        type="date"
        value={search.endsAfter ?? ""}
        onChange={(event) => onSearch({ endsAfter: event.target.value || undefined })}
      />
      <TextField
        label="Contract ends on or before"
        type="date"
        value={search.endsBefore ?? ""}
        onChange={(event) => onSearch({ endsBefore: event.target.value || undefined })}
      />
    </FilterPanel>
  );
}
