import { type ReactNode, useState } from "react";
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

/** As wide as several filters need to stand beside one another. */
const WIDE = "(width >= 52rem)";

/**
 * Filters folded away until somebody wants them, and open while any is on: but on a narrow screen
 * they would fill all of it, and whoever followed a link would not see what it leads to.
 */
export function FilterPanel({ top, active, onClear, children }: FilterPanelProps) {
  const [isWide] = useState(() => window.matchMedia?.(WIDE).matches ?? true);
  return (
    <div className={styles.panel}>
      <div className={styles.top}>{top}</div>
      <details className={styles.details} open={active > 0 && isWide}>
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
