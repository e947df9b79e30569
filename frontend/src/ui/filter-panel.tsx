import type { ReactNode } from "react";
import { Button } from "./button";
import styles from "./filter-panel.module.css";

type FilterPanelProps = {
  /** The search box and the views: always in sight. */
  top: ReactNode;
  /** How many filters are on. */
  active: number;
  onClear: () => void;
  children: ReactNode;
};

/** Filters folded away until somebody wants them, and open while any is on. */
export function FilterPanel({ top, active, onClear, children }: FilterPanelProps) {
  return (
    <div className={styles.panel}>
      <div className={styles.top}>{top}</div>
      <details className={styles.details} open={active > 0}>
        <summary className={styles.summary}>
          Filters{active > 0 ? <span className={styles.active}> · {active} on</span> : null}
        </summary>
        <div className={styles.fields}>{children}</div>
        {active > 0 ? (
          <div className={styles.clear}>
            <Button onClick={onClear}>Clear filters</Button>
          </div>
        ) : null}
      </details>
    </div>
  );
}
