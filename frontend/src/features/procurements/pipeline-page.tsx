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
import { SelectField } from "@/ui/field";
import { FilterPanel } from "@/ui/filter-panel";
import { KeepView } from "@/ui/keep-view";
import { KeeperLinks } from "@/ui/keeper-links";
import { ListFrame } from "@/ui/list-frame";
import { MineButton } from "@/ui/mine-button";
import { Page } from "@/ui/page";
import { ProvenanceKey } from "@/ui/provenance";
import { SearchField } from "@/ui/search-field";
import { Segmented } from "@/ui/segmented";
import { WiderButtons } from "@/ui/wider-buttons";
import { ProcurementTable } from "./procurement-table";
import { ProcurementTimeline } from "./procurement-timeline";
import {
  allProcurementsQuery,
  type ProcurementsSearch,
  procurementsParams,
  procurementsQuery,
  SORT_KEYS,
  STAGES,
} from "./queries";

type PipelinePageProps = {
  search: ProcurementsSearch;
  onSearch: (patch: Partial<ProcurementsSearch>) => void;
};

const NO_FILTERS = {
  authority: undefined,
  buyers: undefined,
  serviceArea: undefined,
  technology: undefined,
  stage: undefined,
  minValue: undefined,
  when: undefined,
} satisfies Partial<ProcurementsSearch>;

export function PipelinePage({ search, onSearch }: PipelinePageProps) {
  const today = useToday();
  const isWhole = search.rows === "all";
  const page = useQuery({ ...procurementsQuery(search, today), enabled: !isWhole });
  const whole = useWholeList(
    useInfiniteQuery({ ...allProcurementsQuery(search, today), enabled: isWhole }),
    isWhole,
  );

  return (
    <Page
      title="Pipeline"
      lead="What London's public buyers plan to buy or are buying now, from the first idea to the award."
      aside={
        <>
          <KeepView
            list="procurements"
            query={procurementsParams(search, today)}
            suggestion={search.q}
          />
          <KeeperLinks kind="procurement" />
        </>
      }
    >
      <PipelineFilters search={search} onSearch={onSearch} />
      <ListFrame
        query={isWhole ? whole : page}
        whole={isWhole}
        onWhole={(all) => onSearch({ rows: all ? "all" : undefined })}
        search={search}
        onSearch={onSearch}
        empty={
          <EmptyState title="No purchase matches">
            <p>
              Only technology that the boroughs plan to start from today on is shown, unless you ask
              for more. Try fewer filters.
            </p>
            <WiderButtons
              buyers={search.buyers}
              onWiden={() => onSearch({ buyers: "all" })}
              onClear={() => onSearch({ ...NO_FILTERS, q: undefined })}
            />
          </EmptyState>
        }
      >
        {(procurements, stale) =>
          search.view === "timeline" ? (
            <ProcurementTimeline procurements={procurements} today={today} />
          ) : (
            <>
              <ProcurementTable
                caption="Planned and running purchases"
                procurements={procurements}
                stale={stale}
                virtual={isWhole}
                sort={search.sort ?? "expectedStart"}
                onSort={(sort) => onSearch({ sort: readSort(sort, SORT_KEYS) })}
                keepAs="pipeline"
              />
              <ProvenanceKey />
            </>
          )
        }
      </ListFrame>
      <ApiPanel
        path="/api/v1/procurements"
        query={procurementsParams(search, today)}
        exports={RECORDS}
      />
    </Page>
  );
}

function PipelineFilters({ search, onSearch }: PipelinePageProps) {
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
            label="Search the pipeline"
            placeholder="Title, words in the notice"
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
      <SelectField
        label="Stage"
        value={search.stage ?? ""}
        options={[
          { value: "", label: "Any that is still open" },
          ...STAGES.map((stage) => ({ value: stage, label: sentence(stage) })),
          { value: "all", label: "Any, closed ones too" },
        ]}
        onChoose={(value) =>
          onSearch({
            stage: value === "all" ? value : STAGES.find((stage) => stage === value),
          })
        }
      />
      <SelectField
        label="Expected start"
        value={search.when ?? ""}
        options={[
          { value: "", label: "From today on" },
          { value: "all", label: "Any, or not known" },
        ]}
        onChoose={(value) => onSearch({ when: value === "all" ? value : undefined })}
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
    </FilterPanel>
  );
}
