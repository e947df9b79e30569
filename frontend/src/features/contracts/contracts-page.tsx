import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useBoroughChoices, useServiceAreaChoices, useToday } from "@/api/reference";
import { useWholeList } from "@/api/whole-list";
import { BUYER_OPTIONS } from "@/lib/buyers";
import { RECORDS } from "@/lib/exports";
import { sentence } from "@/lib/format";
import { joinList, readSort, splitList } from "@/lib/search-params";
import { ApiPanel } from "@/ui/api-panel";
import { ChoiceBox } from "@/ui/choice-box";
import { EmptyState } from "@/ui/empty-state";
import { SelectField, TextField } from "@/ui/field";
import { FilterPanel } from "@/ui/filter-panel";
import { KeepView } from "@/ui/keep-view";
import { KeeperLinks } from "@/ui/keeper-links";
import { ListFrame } from "@/ui/list-frame";
import { MineButton } from "@/ui/mine-button";
import { Page } from "@/ui/page";
import { ProvenanceKey } from "@/ui/provenance";
import { SearchField } from "@/ui/search-field";
import { Segmented } from "@/ui/segmented";
import { VendorFilter } from "@/ui/vendor-filter";
import { WiderButtons } from "@/ui/wider-buttons";
import { ContractTable } from "./contract-table";
import { ContractTimeline } from "./contract-timeline";
import {
  allContractsQuery,
  type ContractsSearch,
  contractsParams,
  contractsQuery,
  SORT_KEYS,
  STATUSES,
} from "./queries";

type ContractsPageProps = {
  search: ContractsSearch;
  onSearch: (patch: Partial<ContractsSearch>) => void;
};

const NO_FILTERS = {
  authority: undefined,
  buyers: undefined,
  vendor: undefined,
  serviceArea: undefined,
  technology: undefined,
  live: undefined,
  status: undefined,
  endsAfter: undefined,
  endsBefore: undefined,
  minValue: undefined,
  maxValue: undefined,
} satisfies Partial<ContractsSearch>;

export function ContractsPage({ search, onSearch }: ContractsPageProps) {
  const isWhole = search.rows === "all";
  const page = useQuery({ ...contractsQuery(search), enabled: !isWhole });
  const whole = useWholeList(
    useInfiniteQuery({ ...allContractsQuery(search), enabled: isWhole }),
    isWhole,
  );
  const today = useToday();
  const clear = () => onSearch({ ...NO_FILTERS, q: undefined });

  return (
    <Page
      title="Contracts"
      lead="What London's public buyers have signed, who supplies it, and when it ends."
      aside={
        <>
          <KeepView list="contracts" query={contractsParams(search)} suggestion={search.q} />
          <KeeperLinks kind="contract" />
        </>
      }
    >
      <ContractFilters search={search} onSearch={onSearch} />
      <ListFrame
        query={isWhole ? whole : page}
        whole={isWhole}
        onWhole={(all) => onSearch({ rows: all ? "all" : undefined })}
        search={search}
        onSearch={onSearch}
        empty={
          <EmptyState title="No contract matches">
            <p>
              Only technology of the boroughs that still runs is shown, unless you ask for more. Try
              fewer filters.
            </p>
            <WiderButtons
              buyers={search.buyers}
              onWiden={() => onSearch({ buyers: "all" })}
              onClear={clear}
            />
          </EmptyState>
        }
      >
        {(contracts, stale) =>
          search.view === "timeline" ? (
            <ContractTimeline contracts={contracts} today={today} />
          ) : (
            <>
              <ContractTable
                caption="Contracts"
                contracts={contracts}
                stale={stale}
                virtual={isWhole}
                sort={search.sort ?? "end"}
                onSort={(sort) => onSearch({ sort: readSort(sort, SORT_KEYS) })}
                keepAs="contracts"
              />
              <ProvenanceKey />
            </>
          )
        }
      </ListFrame>
      <ApiPanel path="/api/v1/contracts" query={contractsParams(search)} exports={RECORDS} />
    </Page>
  );
}

function ContractFilters({ search, onSearch }: ContractsPageProps) {
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
            label="Search contracts"
            placeholder="Title, vendor, words in the notice"
            value={search.q ?? ""}
            onSearch={(q) => onSearch({ q: q || undefined })}
          />
          <MineButton
            label="Only my borough"
            authority={search.authority}
            onChange={(authority) => onSearch({ authority })}
          />
          <Segmented
            label="View"
            value={search.view ?? "table"}
            options={[
              { value: "table", label: "Table" },
              { value: "timeline", label: "Timeline" },
            ]}
            onChoose={(view) =>
              onSearch({
                view: view === "timeline" ? view : undefined,
                // The same page in another shape.
                cursor: search.cursor,
                page: search.page,
              })
            }
          />
        </>
      }
    >
      <ChoiceBox
        label="Boroughs"
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
        label="Running"
        value={search.live ?? ""}
        options={[
          { value: "", label: "Running or about to" },
          { value: "all", label: "Those that have ended, too" },
        ]}
        onChoose={(value) => onSearch({ live: value === "all" ? value : undefined })}
      />
      <SelectField
        label="Status in the notices"
        value={search.status ?? ""}
        options={[
          { value: "", label: "Any" },
          ...STATUSES.map((status) => ({ value: status, label: sentence(status) })),
        ]}
        onChoose={(value) => onSearch({ status: STATUSES.find((status) => status === value) })}
      />
      <SelectField
        label="Kind of purchase"
        value={search.technology ?? ""}
        options={[
          { value: "", label: "Technology" },
          { value: "false", label: "Other than technology" },
          { value: "all", label: "Everything" },
        ]}
        onChoose={(value) =>
          onSearch({ technology: value === "false" || value === "all" ? value : undefined })
        }
      />
      <TextField
        label="Ends on or after"
        type="date"
        value={search.endsAfter ?? ""}
        onChange={(event) => onSearch({ endsAfter: event.target.value || undefined })}
      />
      <TextField
        label="Ends on or before"
        type="date"
        value={search.endsBefore ?? ""}
        onChange={(event) => onSearch({ endsBefore: event.target.value || undefined })}
      />
      <SelectField
        label="Worth at least"
        value={String(search.minValue ?? "")}
        options={[
          { value: "", label: "Any value" },
          { value: "30000", label: "£30,000" },
          { value: "100000", label: "£100,000" },
          { value: "250000", label: "£250,000" },
          { value: "1000000", label: "£1 million" },
          { value: "5000000", label: "£5 million" },
        ]}
        onChoose={(value) => onSearch({ minValue: value ? Number(value) : undefined })}
      />
    </FilterPanel>
  );
}
