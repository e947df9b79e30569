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
import { SelectField } from "@/ui/field";
import { FilterPanel } from "@/ui/filter-panel";
import { ListFrame } from "@/ui/list-frame";
import { MineButton } from "@/ui/mine-button";
import { Page } from "@/ui/page";
import { SearchField } from "@/ui/search-field";
import { Segmented } from "@/ui/segmented";
import { VendorFilter } from "@/ui/vendor-filter";
import { PilotList } from "./pilot-list";
import { type PilotsSearch, pilotsParams, pilotsQuery, SORT_KEYS } from "./queries";
import { DECISIONS, STAGES } from "./words";

type PilotsPageProps = {
  search: PilotsSearch;
  onSearch: (patch: Partial<PilotsSearch>) => void;
};

const NO_FILTERS = {
  authority: undefined,
  vendor: undefined,
  product: undefined,
  serviceArea: undefined,
  stage: undefined,
  decision: undefined,
} satisfies Partial<PilotsSearch>;

const SORTS = [
  { value: "", label: "Newest on record first" },
  { value: "-end", label: "Latest end first" },
  { value: "-start", label: "Latest start first" },
  { value: "-cost", label: "Most costly first" },
  { value: "question", label: "By question" },
];

export function PilotsPage({ search, onSearch }: PilotsPageProps) {
  const query = useQuery(pilotsQuery(search));
  const mayWrite = useMay("WritePilots");
  return (
    <Page
      title="Pilots"
      lead="What boroughs tried, what came of it, and what they would do otherwise. Look here before you start the same."
      aside={
        mayWrite ? (
          <p>
            <Link to="/pilots/new">Put a pilot on record</Link>
          </p>
        ) : null
      }
    >
      <PilotFilters search={search} onSearch={onSearch} />
      <ListFrame
        query={query}
        search={search}
        onSearch={onSearch}
        empty={
          <EmptyState title="No pilot matches">
            <p>
              {mayWrite
                ? "Either nobody tried it, or nobody has said so yet."
                : "Most pilots are for members alone: whoever is signed in sees more."}
            </p>
            {mayWrite ? (
              <p>
                <Link to="/pilots/new">Put the first on record</Link>
              </p>
            ) : null}
            <Button onClick={() => onSearch({ ...NO_FILTERS, q: undefined })}>
              Show all pilots
            </Button>
          </EmptyState>
        }
      >
        {(pilots) => <PilotList pilots={pilots} level="h2" />}
      </ListFrame>
      <ApiPanel path="/api/v1/pilots" query={pilotsParams(search)} exports={TABLES} />
    </Page>
  );
}

function PilotFilters({ search, onSearch }: PilotsPageProps) {
  const boroughs = useBoroughChoices();
  const areas = useServiceAreaChoices();
  const { authority, vendor, product, serviceArea, decision } = search;
  const active = [authority, vendor, product, serviceArea, decision].filter(Boolean).length;
  return (
    <FilterPanel
      active={active}
      onClear={() => onSearch(NO_FILTERS)}
      top={
        <>
          <SearchField
            label="Search pilots"
            placeholder="What was tried, what for, with whom"
            value={search.q ?? ""}
            onSearch={(q) => onSearch({ q: q || undefined })}
          />
          <MineButton
            label="My borough's"
            authority={authority}
            onChange={(mine) => onSearch({ authority: mine })}
          />
          <Segmented
            label="How far"
            value={search.stage ?? "all"}
            options={[{ value: "all" as const, label: "All" }, ...STAGES]}
            onChoose={(stage) => onSearch({ stage: stage === "all" ? undefined : stage })}
          />
        </>
      }
    >
      <ChoiceBox
        label="Boroughs"
        placeholder="Any borough"
        choices={boroughs}
        chosen={splitList(authority)}
        onChange={(chosen) => onSearch({ authority: joinList(chosen) })}
      />
      <ChoiceBox
        label="Service areas"
        choices={areas}
        chosen={splitList(serviceArea)}
        onChange={(chosen) => onSearch({ serviceArea: joinList(chosen) })}
      />
      <VendorFilter vendor={vendor} onChange={(chosen) => onSearch({ vendor: chosen })} />
      <SelectField
        label="Decision"
        value={decision ?? ""}
        options={[{ value: "", label: "Any" }, ...DECISIONS]}
        onChoose={(chosen) =>
          onSearch({ decision: DECISIONS.find(({ value }) => value === chosen)?.value })
        }
      />
      <SelectField
        label="Order"
        value={search.sort ?? ""}
        options={SORTS}
        onChoose={(sort) => onSearch({ sort: readSort(sort, SORT_KEYS) })}
      />
    </FilterPanel>
  );
}
