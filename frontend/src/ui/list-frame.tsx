import type { ReactNode } from "react";
import { asProblem } from "@/api/errors";
import { MOST_ROWS } from "@/api/whole-list";
import { formatNumber } from "@/lib/format";
import type { ListSearch } from "@/lib/search-params";
import { Button } from "./button";
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
  /** Every row is on the screen, or on its way there. */
  whole?: boolean;
  /** Given where all rows may be asked for at once. */
  onWhole?: (whole: boolean) => void;
  children: (items: Item[], stale: boolean) => ReactNode;
};

/** The states every list has: on its way, broken, empty, and one page of it. */
export function ListFrame<Item>(props: ListFrameProps<Item>) {
  const { query, search, onSearch, empty, whole, onWhole, children } = props;
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
      {whole ? null : (
        <Pagination
          page={page}
          count={data.items.length}
          total={data.total ?? null}
          next={data.next ?? null}
          onFirst={() => onSearch({ cursor: undefined, page: undefined })}
          onNext={(cursor) => onSearch({ cursor, page: page + 1 })}
        />
      )}
      {onWhole ? (
        <WholeSwitch
          total={data.total ?? null}
          loaded={data.items.length}
          whole={whole ?? false}
          onWhole={onWhole}
        />
      ) : null}
    </div>
  );
}

type WholeSwitchProps = {
  total: number | null;
  loaded: number;
  whole: boolean;
  onWhole: (whole: boolean) => void;
};

/** From pages to all rows on one screen and back, where they are not too many for one. */
function WholeSwitch({ total, loaded, whole, onWhole }: WholeSwitchProps) {
  if (whole) {
    return (
      <p className={styles.whole} role="status">
        {total !== null && loaded < Math.min(total, MOST_ROWS)
          ? `${formatNumber(loaded)} of ${formatNumber(total)} are here, the rest is coming.`
          : `All ${formatNumber(loaded)} are here.`}
        <Button onClick={() => onWhole(false)}>Show in pages</Button>
      </p>
    );
  }
  if (total === null || total > MOST_ROWS || total <= loaded) return null;
  return (
    <p className={styles.whole}>
      <Button onClick={() => onWhole(true)}>Show all {formatNumber(total)}</Button>
    </p>
  );
}
