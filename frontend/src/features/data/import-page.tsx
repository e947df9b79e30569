import { useQuery } from "@tanstack/react-query";
import { formatInstant, formatNumber } from "@/lib/format";
import type { ListSearch } from "@/lib/search-params";
import { ApiPanel } from "@/ui/api-panel";
import { type Column, DataTable } from "@/ui/data-table";
import { EmptyState } from "@/ui/empty-state";
import { Figures } from "@/ui/facts";
import { ListFrame } from "@/ui/list-frame";
import { Page, Section } from "@/ui/page";
import { RecordFrame } from "@/ui/record-frame";
import styles from "./data-page.module.css";
import { importQuery, problemsParams, problemsQuery } from "./queries";

type Problem = { file: string; release: string | null; pointer: string; message: string };

type ImportPageProps = {
  id: string;
  search: ListSearch;
  onSearch: (patch: ListSearch) => void;
};

const COLUMNS: readonly Column<Problem>[] = [
  { id: "message", header: "What is wrong", main: true, cell: (problem) => problem.message },
  {
    id: "place",
    header: "Where in it",
    cell: (problem) => <code className={styles.place}>{problem.pointer}</code>,
  },
  { id: "release", header: "Notice", cell: (problem) => problem.release ?? "Without an id" },
  { id: "file", header: "File", cell: (problem) => problem.file },
];

/** One import: what it brought, and every single thing that it could not read. */
export function ImportPage({ id, search, onSearch }: ImportPageProps) {
  const run = useQuery(importQuery(id));
  const problems = useQuery(problemsQuery(id, search));
  return (
    <RecordFrame query={run} noun="import">
      {(data) => (
        <Page
          title={`Import of ${data.files}`}
          kicker={`${formatInstant(data.startedAt)}${data.finishedAt ? "" : ", not finished"}`}
        >
          <Figures
            rows={[
              { name: "Notices read", value: formatNumber(data.notices) },
              { name: "Of them new", value: formatNumber(data.newNotices) },
              { name: "Contracts", value: formatNumber(data.contracts) },
              { name: "Planned purchases", value: formatNumber(data.procurements) },
              { name: "Could not be read", value: formatNumber(data.problems) },
            ]}
          />
          <Section
            title="What could not be read"
            intro="The rest of each notice was taken in all the same."
          >
            <ListFrame
              query={problems}
              search={search}
              onSearch={onSearch}
              empty={<EmptyState title="Everything could be read" />}
            >
              {(items, stale) => (
                <DataTable
                  caption="Problems of this import"
                  columns={COLUMNS}
                  rows={items}
                  rowKey={(problem) =>
                    `${problem.file}${problem.release}${problem.pointer}${problem.message}`
                  }
                  stale={stale}
                />
              )}
            </ListFrame>
          </Section>
          <ApiPanel path={`/api/v1/imports/${id}/problems`} query={problemsParams(search)} />
        </Page>
      )}
    </RecordFrame>
  );
}
