import type { ReactNode } from "react";
import styles from "./facts.module.css";

/** Names and values of one record. A value that is not there says so rather than vanish. */
export function Facts({ rows }: { rows: readonly { name: string; value: ReactNode }[] }) {
  return (
    <dl className={styles.facts}>
      {rows.map((row) => (
        <div key={row.name} className={styles.row}>
          <dt className={styles.name}>{row.name}</dt>
          <dd className={styles.value}>
            {row.value ?? <span className={styles.missing}>Not published</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** The few numbers that sum a page up. */
export function Figures({ rows }: { rows: readonly { name: string; value: ReactNode }[] }) {
  return (
    <dl className={styles.figures}>
      {rows.map((row) => (
        <div key={row.name} className={styles.figure}>
          <dt className={styles.figureName}>{row.name}</dt>
          <dd className={styles.figureValue}>{row.value}</dd>
        </div>
      ))}
    </dl>
  );
}
