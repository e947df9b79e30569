import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useBoroughChoices, useServiceAreaChoices, useToday } from "@/api/reference";
import type { Opportunity } from "@/api/types";
import { BUYER_OPTIONS } from "@/lib/buyers";
import { TABLES } from "@/lib/exports";
import { formatCount, formatShortDate } from "@/lib/format";
import { useMyBorough } from "@/lib/my-borough";
import { joinList, readSort, splitList } from "@/lib/search-params";
import { ApiPanel } from "@/ui/api-panel";
import { ChoiceBox } from "@/ui/choice-box";
import { EmptyState } from "@/ui/empty-state";
import { SelectField } from "@/ui/field";
import { FilterPanel } from "@/ui/filter-panel";
import { KeepView } from "@/ui/keep-view";
import { ListFrame } from "@/ui/list-frame";
import { MineButton } from "@/ui/mine-button";
import { Page } from "@/ui/page";
import { SearchField } from "@/ui/search-field";
import { Segmented } from "@/ui/segmented";
import { Timeline } from "@/ui/timeline";
import { VendorFilter } from "@/ui/vendor-filter";
import { WiderButtons } from "@/ui/wider-buttons";
import { OpportunityCards } from "./opportunity-card";
import {
  type OpportunitiesSearch,
  opportunitiesParams,
  opportunitiesQuery,
  SORT_KEYS,
} from "./queries";

type OpportunitiesPageProps = {
  search: OpportunitiesSearch;
  onSearch: (patch: Partial<OpportunitiesSearch>) => void;
};

const NO_FILTERS = {
  authority: undefined,
  buyers: undefined,
  vendor: undefined,
  serviceArea: undefined,
  kind: undefined,
} satisfies Partial<OpportunitiesSearch>;

const SORTS = [
  { value: "", label: "Most buyers first" },
  { value: "latestCommit", label: "Soonest to decide first" },
  { value: "goLive", label: "Soonest go-live first" },
  { value: "-annualValue", label: "Biggest a year first" },
];

export function OpportunitiesPage({ search, onSearch }: OpportunitiesPageProps) {
  const query = useQuery(opportunitiesQuery(search));
  const today = useToday();
  const [mine] = useMyBorough();

  return (
    <Page
      title="Opportunities"
      lead="Where two or more buyers use the same vendor or need the same thing, and their dates allow one purchase."
      aside={
        <KeepView list="opportunities" query={opportunitiesParams(search)} suggestion={search.q} />
      }
    >
      <OpportunityFilters search={search} onSearch={onSearch} />
      <ListFrame
        query={query}
        search={search}
        onSearch={onSearch}
        empty={
          <EmptyState title="No opportunity matches">
            <p>
              An opportunity needs two buyers whose contracts end in reach of one another, with time
              left to decide. Only those of two or more boroughs are shown, unless you ask for more.
            </p>
            <WiderButtons
              buyers={search.buyers}
              onWiden={() => onSearch({ buyers: "all" })}
              onClear={() => onSearch({ ...NO_FILTERS, q: undefined })}
            />
          </EmptyState>
        }
      >
        {(opportunities) =>
          search.view === "timeline" ? (
            <OpportunityTimeline opportunities={opportunities} today={today} />
          ) : (
            <OpportunityCards opportunities={opportunities} today={today} mine={mine} level="h2" />
          )
        }
      </ListFrame>
      <ApiPanel path="/api/v1/opportunities" query={opportunitiesParams(search)} exports={TABLES} />
    </Page>
  );
}

function OpportunityTimeline(props: { opportunities: readonly Opportunity[]; today: string }) {
  return (
    <Timeline
      label="When the opportunities could go live"
      today={props.today}
      rows={props.opportunities.map((opportunity) => ({
        id: opportunity.id,
        label: (
          <Link to="/opportunities/$id" params={{ id: opportunity.id }} data-row-link="">
            {opportunity.title}
          </Link>
        ),
        words: `${formatCount(opportunity.authorities.length, "buyer")}. Decide by ${formatShortDate(
          opportunity.latestCommit,
        )}, go live ${formatShortDate(opportunity.goLive)}`,
        bars: [{ from: opportunity.sharedFrom, to: opportunity.sharedTo, tone: "window" as const }],
        marks: [{ on: opportunity.latestCommit, tone: "commit" as const }],
      }))}
    />
  );
}

function OpportunityFilters({ search, onSearch }: OpportunitiesPageProps) {
  const boroughs = useBoroughChoices();
  const areas = useServiceAreaChoices();
  const active = [search.authority, search.buyers, search.vendor, search.serviceArea].filter(
    Boolean,
  ).length;

  return (
    <FilterPanel
      active={active}
      onClear={() => onSearch(NO_FILTERS)}
      top={
        <>
          <SearchField
            label="Search opportunities"
            placeholder="Vendor or service area"
            value={search.q ?? ""}
            onSearch={(q) => onSearch({ q: q || undefined })}
          />
          <MineButton
            label="With my borough"
            authority={search.authority}
            onChange={(authority) => onSearch({ authority })}
          />
          <Segmented
            label="Kind"
            value={search.kind ?? "all"}
            options={[
              { value: "all", label: "All" },
              { value: "vendor", label: "Same vendor" },
              { value: "need", label: "Same need" },
            ]}
            onChoose={(kind) => onSearch({ kind: kind === "all" ? undefined : kind })}
          />
          <Segmented
            label="View"
            value={search.view ?? "list"}
            options={[
              { value: "list", label: "List" },
              { value: "timeline", label: "Timeline" },
            ]}
            onChoose={(view) =>
              onSearch({
                view: view === "timeline" ? view : undefined,
                cursor: search.cursor,
                page: search.page,
              })
            }
          />
        </>
      }
    >
      <ChoiceBox
        label="With all of these boroughs"
        placeholder="Any borough"
        choices={boroughs}
        chosen={splitList(search.authority)}
        onChange={(chosen) => onSearch({ authority: joinList(chosen) })}
      />
      <SelectField
        label="Buyers"
        value={search.buyers ?? ""}
        options={BUYER_OPTIONS}
        onChoose={(value) => onSearch({ buyers: value === "all" ? value : undefined })}
      />
      <ChoiceBox
        label="Service areas"
        choices={areas}
        chosen={splitList(search.serviceArea)}
        onChange={(chosen) => onSearch({ serviceArea: joinList(chosen) })}
      />
      <VendorFilter vendor={search.vendor} onChange={(vendor) => onSearch({ vendor })} />
      <SelectField
        label="Order"
        value={search.sort ?? ""}
        options={SORTS}
        onChoose={(sort) => onSearch({ sort: readSort(sort, SORT_KEYS) })}
      />
    </FilterPanel>
  );
}
