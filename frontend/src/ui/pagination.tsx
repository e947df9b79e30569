import { formatNumber } from "@/lib/format";
import { Button } from "./button";
import styles from "./pagination.module.css";

const PAGE_SIZE = 50;

type PaginationProps = {
  /** 1 for the first. */
  page: number;
  count: number;
  /** Null when there are too many to count. */
  total: number | null;
  next: string | null;
  onFirst: () => void;
  onNext: (cursor: string) => void;
};

/** Forward by cursor, back by the browser's own back, and home to the first page. */
export function Pagination({ page, count, total, next, onFirst, onNext }: PaginationProps) {
  const from = (page - 1) * PAGE_SIZE + 1;
  const whole = total === null ? "more than 10,000" : formatNumber(total);
  return (
    <nav className={styles.pagination} aria-label="Pages">
      <p className="numbers">
        {formatNumber(from)} to {formatNumber(from + count - 1)} of {whole}
      </p>
      {page > 1 || next ? (
        <div className={styles.buttons}>
          {page > 1 ? (
            <>
              <Button onClick={onFirst}>First page</Button>
              <Button onClick={() => window.history.back()}>Back</Button>
            </>
          ) : null}
          {next ? <Button onClick={() => onNext(next)}>Next page</Button> : null}
        </div>
      ) : null}
    </nav>
  );
}
