import { useQuery } from "@tanstack/react-query";
import type { Hit } from "@/api/types";
import { FILTERS, parseSearch } from "@/lib/search-syntax";
import { ApiPanel } from "@/ui/api-panel";
import { EmptyState } from "@/ui/empty-state";
import { Page } from "@/ui/page";
import { QueryFrame } from "@/ui/query-frame";
import { SearchField } from "@/ui/search-field";
import { Segmented } from "@/ui/segmented";
import { Snippet } from "@/ui/snippet";
import { Tag } from "@/ui/tag";
import { HitLink, PLACES } from "./hit-link";
import { type FindSearch, findParams, findQuery, KINDS } from "./queries";
import styles from "./search-page.module.css";

type SearchPageProps = { search: FindSearch; onSearch: (patch: Partial<FindSearch>) => void };

export function SearchPage({ search, onSearch }: SearchPageProps) {
  const query = useQuery(findQuery(search));
  const filters = parseSearch(search.q ?? "").filter((term) => term.kind === "filter");

  return (
    <Page title="Search">
      <SearchField
        label="Search everything"
        placeholder="borough:camden ends:<2028-06 housing"
        value={search.q ?? ""}
        onSearch={(q) => onSearch({ q: q || undefined })}
      >
        {filters.length > 0 ? (
          <p className={styles.filters}>
            Taken as filters:{" "}
            {filters.map((term) => (
              <Tag key={term.text} tone="accent">
                {term.text}
              </Tag>
            ))}
          </p>
        ) : null}
      </SearchField>
      {search.q ? (
        <>
          <Segmented
            label="Kind of record"
            value={search.kind ?? "all"}
            options={[
              { value: "all", label: "All" },
              ...KINDS.map((kind) => ({ value: kind, label: PLACES[kind].many })),
            ]}
            onChoose={(kind) => onSearch({ kind: kind === "all" ? undefined : kind })}
          />
          <QueryFrame query={query} lines={10}>
            {({ items }) => <Hits hits={items} />}
          </QueryFrame>
          <ApiPanel path="/api/v1/search" query={findParams(search)} />
        </>
      ) : (
        <SyntaxHelp />
      )}
    </Page>
  );
}

function Hits({ hits }: { hits: readonly Hit[] }) {
  if (hits.length === 0) {
    return (
      <EmptyState title="Nothing was found">
        <p>Fewer or shorter words find more.</p>
      </EmptyState>
    );
  }
  return (
    <ol className={styles.hits}>
      {hits.map((hit) => (
        <li key={`${hit.kind}${hit.id}`} className={styles.hit}>
          <p className={styles.head}>
            <Tag>{PLACES[hit.kind].name}</Tag>
            <HitLink hit={hit}>{hit.title}</HitLink>
          </p>
          {hit.subtitle ? <p className={styles.sub}>{hit.subtitle}</p> : null}
          {hit.snippet ? (
            <p className={styles.snippet}>
              <Snippet segments={hit.snippet} />
            </p>
          ) : null}
        </li>
      ))}
    </ol>
  );
}

function SyntaxHelp() {
  return (
    <EmptyState title="Words, and filters if you like">
      <p>
        Contracts, purchases, vendors, buyers, opportunities, pilots and products are searched
        together.
      </p>
      <ul className={styles.syntax}>
        {Object.entries(FILTERS).map(([name, means]) => (
          <li key={name}>
            <code>{name}:</code> {means}
          </li>
        ))}
      </ul>
    </EmptyState>
  );
}
