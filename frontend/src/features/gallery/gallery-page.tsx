import { type ReactNode, useState } from "react";
import { BarChart } from "@/ui/bar-chart";
import { BoroughMap } from "@/ui/borough-map";
import { Button } from "@/ui/button";
import { ChoiceBox } from "@/ui/choice-box";
import { DataTable } from "@/ui/data-table";
import { EmptyState } from "@/ui/empty-state";
import { ErrorState } from "@/ui/error-state";
import { Facts, Figures } from "@/ui/facts";
import { SelectField, TextField } from "@/ui/field";
import { Page, Section } from "@/ui/page";
import { type FactState, Provenance, ProvenanceKey } from "@/ui/provenance";
import { Segmented } from "@/ui/segmented";
import { Skeleton } from "@/ui/skeleton";
import { Tag } from "@/ui/tag";
import { Timeline } from "@/ui/timeline";
import { Tooltip } from "@/ui/tooltip";
import styles from "./gallery-page.module.css";

const STATES: readonly FactState[] = ["published", "inferred", "confirmed", "claimed"];

function Row({ children }: { children: ReactNode }) {
  return <div className={styles.row}>{children}</div>;
}

/** Every part of the kit in every state, for those who build with it and for the accessibility test. */
export function GalleryPage() {
  const [view, setView] = useState<"table" | "timeline">("table");
  const [chosen, setChosen] = useState(["CMD"]);
  const [sort, setSort] = useState("end");

  return (
    <Page
      title="The kit"
      kicker="For developers"
      lead="Every part of the interface, in its states."
    >
      <Section title="Buttons and tags">
        <Row>
          <Button look="main">Main</Button>
          <Button>Plain</Button>
          <Button look="quiet">Quiet</Button>
          <Button disabled>Not now</Button>
        </Row>
        <Row>
          <Tag>Plain</Tag>
          <Tag tone="accent">Accent</Tag>
          <Tag tone="good">Good</Tag>
          <Tag tone="mark">Mark</Tag>
          <Tag tone="bad">Bad</Tag>
        </Row>
      </Section>
      <Section title="Fields">
        <div className={styles.fields}>
          <TextField label="Ends before" hint="The first day that is too late" type="date" />
          <SelectField
            label="Status"
            options={[
              { value: "", label: "Any" },
              { value: "active", label: "Active" },
            ]}
            onChoose={() => undefined}
          />
          <ChoiceBox
            label="Boroughs"
            choices={[
              { value: "CMD", label: "Camden" },
              { value: "HCK", label: "Hackney", note: "Inner London" },
            ]}
            chosen={chosen}
            onChange={setChosen}
          />
        </div>
        <Segmented
          label="View"
          value={view}
          options={[
            { value: "table", label: "Table" },
            { value: "timeline", label: "Timeline" },
          ]}
          onChoose={setView}
        />
      </Section>
      <Section title="Facts" aside={<ProvenanceKey />}>
        <Figures
          rows={[
            { name: "Buyers", value: 7 },
            { name: "A year", value: "£1.3 million" },
          ]}
        />
        <Facts
          rows={[
            ...STATES.map((state) => ({
              name: state,
              value: (
                <Provenance
                  name="Latest end"
                  fact={{
                    state,
                    notice: null,
                    pointer: "/awards/0/contractPeriod/maxExtentDate",
                    words:
                      state === "inferred" ? "option to extend for a further 2 x 12 months" : null,
                    reason: null,
                  }}
                >
                  31 March 2029
                </Provenance>
              ),
            })),
            { name: "Missing", value: null },
          ]}
        />
        <p>
          A <Tooltip text="The dates on which one buyer could go live.">window</Tooltip> is a term
          with its meaning.
        </p>
      </Section>
      <Section title="Table">
        <DataTable
          caption="Sample contracts"
          rowKey={(row) => row.title}
          rows={[
            { title: "Housing management system", end: "31 Mar 2027", value: "£1,250,000" },
            { title: "Case management for adult social care", end: "1 Jan 2028", value: "£88,000" },
          ]}
          sort={sort}
          onSort={setSort}
          columns={[
            { id: "title", header: "Contract", main: true, cell: (row) => row.title },
            { id: "end", header: "Ends", align: "end", sort: "end", cell: (row) => row.end },
            { id: "value", header: "Value", align: "end", sort: "value", cell: (row) => row.value },
          ]}
        />
      </Section>
      <Section title="Timeline">
        <Timeline
          label="A sample timeline"
          today="2026-11-23"
          shared={{ from: "2028-01-01", to: "2028-09-30" }}
          goLive="2028-01-01"
          rows={[
            {
              id: "a",
              label: "Camden",
              words: "1 January 2028 to 31 March 2029",
              bars: [{ from: "2028-01-01", to: "2029-03-31", tone: "window" }],
              marks: [{ on: "2027-04-02", tone: "commit" }],
            },
            {
              id: "b",
              label: "Hackney",
              words: "Ends 31 March 2027, at the latest 30 September 2028",
              bars: [
                { from: "2025-04-01", to: "2027-03-31", tone: "term" },
                { from: "2027-03-31", to: "2028-09-30", tone: "extension" },
              ],
              marks: [{ on: "2027-06-01", tone: "point" }],
            },
          ]}
        />
      </Section>
      <Section title="Pictures">
        <BarChart
          label="Value by service area"
          rows={[
            { id: "a", label: "Housing management", value: 12, text: "£12 million" },
            { id: "b", label: "Revenues and benefits", value: 7, text: "£7 million" },
          ]}
        />
        <div className={styles.map}>
          <BoroughMap
            label="Contracts by borough"
            ringed="Camden"
            boroughs={[
              { name: "Camden", value: 40, text: "40 contracts" },
              { name: "Hackney", value: 22, text: "22 contracts" },
              { name: "Croydon", value: 9, text: "9 contracts" },
            ]}
          />
        </div>
      </Section>
      <Section title="Waiting, empty, broken">
        <Skeleton label="A sample of what waits" />
        <EmptyState title="No contract matches">
          <p>Try fewer filters.</p>
          <Button>Clear filters</Button>
        </EmptyState>
        <ErrorState
          problem={{
            title: "The parameter is not known",
            detail: "“colour” is not a parameter of this list.",
            requestId: "0193-5c1e",
          }}
          onRetry={() => undefined}
        />
      </Section>
    </Page>
  );
}
