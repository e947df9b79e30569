import type { ReactNode } from "react";
import { asProblem } from "@/api/errors";
import type { ListSearch } from "@/lib/search-params";
import { ErrorState } from "./error-state";
import styles from "./list-frame.module.css";
import { Pagination } from "./pagination";
import { Skeleton } from "./skeleton";

type List<Item> = { items: Item[]; next?: string | null; total?: number | null };

type ListFrameProps<Item> = {
  query: {
    data: List<Item> | undefined;
    error: unknown;
    isPlaceholderData: boolean;
    refetch: () => unknown;
  };
  search: ListSearch;
  onSearch: (patch: ListSearch) => void;
  empty: ReactNode;
  children: (items: Item[], stale: boolean) => ReactNode;
};

/** The states every list has: on its way, broken, empty, and one page of it. */
export function ListFrame<Item>(props: ListFrameProps<Item>) {
  const { query, search, onSearch, empty, children } = props;
  const { data, error, isPlaceholderData, refetch } = query;
  if (error) return <ErrorState problem={asProblem(error)} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={12} label="Loading the list" />;
  if (data.items.length === 0) return empty;
  const page = search.page ?? 1;
  return (
    <div className={styles.frame}>
      <p className={`${styles.count} numbers`} aria-live="polite">
        {data.total === null || data.total === undefined
          ? "More than 10,000 found"
          : `${data.total.toLocaleString("en-GB")} found`}
      </p>
      {children(data.items, isPlaceholderData)}
      <Pagination
        page={page}
        count={data.items.length}
        total={data.total ?? null}
        next={data.next ?? null}
        onFirst={() => onSearch({ cursor: undefined, page: undefined })}
        onNext={(cursor) => onSearch({ cursor, page: page + 1 })}
      />
    </div>
  );
}
