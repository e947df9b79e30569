import { useQuery } from "@tanstack/react-query";
import { writeSearch } from "@/lib/search-params";
import { ApiPanel } from "@/ui/api-panel";
import { Button } from "@/ui/button";
import { CopyButton } from "@/ui/copy-button";
import { DownloadButton } from "@/ui/download-button";
import { EmptyState } from "@/ui/empty-state";
import { SelectField, TextField } from "@/ui/field";
import { ListFrame } from "@/ui/list-frame";
import { Section } from "@/ui/page";
import { QueryFrame } from "@/ui/query-frame";
import { AuditTable } from "./audit-table";
import styles from "./my-authority.module.css";
import {
  type AuditSearch,
  auditFilters,
  auditQuery,
  checkpointQuery,
  peopleQuery,
} from "./queries";
import { SectionPage } from "./section-page";

type AuditPageProps = { search: AuditSearch; onSearch: (patch: AuditSearch) => void };

export function AuditPage({ search, onSearch }: AuditPageProps) {
  return (
    <SectionPage section="audit">
      {() => (
        <>
          <Filters search={search} onSearch={onSearch} />
          <Entries search={search} onSearch={onSearch} />
          <Checkpoint />
          <ApiPanel path="/api/v1/audit" query={auditFilters(search)} />
        </>
      )}
    </SectionPage>
  );
}

function Filters({ search, onSearch }: AuditPageProps) {
  const people = useQuery(peopleQuery);
  const filters = auditFilters(search);
  const change = (patch: AuditSearch) =>
    onSearch({ ...search, cursor: undefined, page: undefined, ...patch });
  return (
    <>
      <div className={styles.filters}>
        <TextField
          label="From"
          type="date"
          value={search.from ?? ""}
          onChange={(event) => change({ from: event.target.value || undefined })}
        />
        <TextField
          label="To"
          type="date"
          value={search.to ?? ""}
          onChange={(event) => change({ to: event.target.value || undefined })}
        />
        <SelectField
          label="Who"
          value={search.account ?? ""}
          options={[
            { value: "", label: "Anybody" },
            ...(people.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChoose={(account) => change({ account: account || undefined })}
        />
        <SelectField
          label="What"
          value={search.action ?? ""}
          options={[
            { value: "", label: "Anything" },
            { value: "record.seen", label: "Sensitive fields seen" },
          ]}
          onChoose={(action) => change({ action: action || undefined })}
        />
      </div>
      <div className={styles.row}>
        <DownloadButton path={`/api/v1/audit${writeSearch({ ...filters, format: "csv" })}`}>
          CSV for a spreadsheet
        </DownloadButton>
        <DownloadButton path="/api/v1/audit?format=ndjson">Whole audit, to verify</DownloadButton>
        {Object.values(filters).some(Boolean) ? (
          <Button look="quiet" onClick={() => onSearch({})}>
            Clear the filters
          </Button>
        ) : null}
      </div>
    </>
  );
}

function Entries({ search, onSearch }: AuditPageProps) {
  const query = useQuery(auditQuery(search));
  return (
    <ListFrame
      query={query}
      search={search}
      onSearch={(patch) => onSearch({ ...search, ...patch })}
      empty={
        <EmptyState title="Nothing yet">
          <p>Nothing of this kind has happened on these days.</p>
        </EmptyState>
      }
    >
      {(entries, stale) => <AuditTable entries={entries} stale={stale} />}
    </ListFrame>
  );
}

/** What another authority keeps, so that nobody here can rewrite the past unnoticed. */
function Checkpoint() {
  const query = useQuery(checkpointQuery);
  return (
    <Section
      title="Checkpoint"
      intro="Give it to somebody outside, another authority for example. With it and the file anybody can show later that nothing up to here was altered or left out."
    >
      <QueryFrame query={query} lines={2}>
        {(checkpoint) => (
          <div className={styles.stack}>
            <p>
              Entry {checkpoint.sequence}, <code className={styles.changes}>{checkpoint.hash}</code>
            </p>
            <CopyButton text={JSON.stringify(checkpoint)} name="checkpoint" />
            <p className={styles.soft}>
              To check the whole audit, saved above, against what they keep:{" "}
              <code>muster audit verify AUDIT.ndjson --checkpoint CHECKPOINT.json</code>
            </p>
          </div>
        )}
      </QueryFrame>
    </Section>
  );
}
