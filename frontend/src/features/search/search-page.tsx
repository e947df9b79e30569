import { useQuery } from "@tanstack/react-query";
import type { ListSearch } from "@/lib/search-params";
import { FILTERS, parseSearch } from "@/lib/search-syntax";
import { ApiPanel } from "@/ui/api-panel";
import { EmptyState } from "@/ui/empty-state";
import { ListFrame } from "@/ui/list-frame";
import { Page } from "@/ui/page";
import { SearchField } from "@/ui/search-field";
import { Snippet } from "@/ui/snippet";
import { Tag } from "@/ui/tag";
import { HitLink, PLACES } from "./hit-link";
import { findParams, findQuery } from "./queries";
import styles from "./search-page.module.css";

type SearchPageProps = { search: ListSearch; onSearch: (patch: ListSearch) => void };

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
        <ListFrame
          query={query}
          search={search}
          onSearch={onSearch}
          empty={
            <EmptyState title="Nothing was found">
              <p>Fewer or shorter words find more.</p>
            </EmptyState>
          }
        >
          {(hits) => (
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
                      <Snippet text={hit.snippet} />
                    </p>
                  ) : null}
                </li>
              ))}
            </ol>
          )}
        </ListFrame>
      ) : (
        <SyntaxHelp />
      )}
      {search.q ? <ApiPanel path="/api/v1/search" query={findParams(search)} /> : null}
    </Page>
  );
}

function SyntaxHelp() {
  return (
    <EmptyState title="Words, and filters if you like">
      <p>Contracts, purchases, vendors, buyers and notices are searched together.</p>
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
