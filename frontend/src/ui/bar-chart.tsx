import type { ReactNode } from "react";
import styles from "./bar-chart.module.css";

export type BarRow = { id: string; label: ReactNode; value: number; text: string };

/** One bar a row, with its figure in words: picture and table at once. */
export function BarChart({ label, rows }: { label: string; rows: readonly BarRow[] }) {
  const highest = Math.max(...rows.map((row) => row.value), 1);
  return (
    <ul className={styles.chart} aria-label={label}>
      {rows.map((row) => (
        <li key={row.id} className={styles.row}>
          <span className={styles.label}>{row.label}</span>
          <span className={styles.track} aria-hidden="true">
            {row.value > 0 ? (
              <span className={styles.bar} style={{ width: `${(100 * row.value) / highest}%` }} />
            ) : null}
          </span>
          <span className={styles.text}>{row.text}</span>
        </li>
      ))}
    </ul>
  );
}

export type MonthColumn = {
  id: string;
  /** Written under the column; empty where a label for each would not fit. */
  mark: string;
  value: number;
  /** "March 2027: 14 contracts" */
  text: string;
  render: (face: ReactNode) => ReactNode;
};

/** Columns along time. Each is a link of its own with its figure in words. */
export function MonthChart({ label, columns }: { label: string; columns: readonly MonthColumn[] }) {
  const highest = Math.max(...columns.map((column) => column.value), 1);
  return (
    <ol className={styles.months} aria-label={label}>
      {columns.map((column) => (
        <li key={column.id} className={styles.month} title={column.text}>
          {column.render(
            <>
              <span className={styles.pole} aria-hidden="true">
                <span
                  className={styles.column}
                  style={{ height: `${Math.max(1, (100 * column.value) / highest)}%` }}
                />
              </span>
              <span className="visually-hidden">{column.text}</span>
            </>,
          )}
          <span className={styles.mark} aria-hidden="true">
            {column.mark}
          </span>
        </li>
      ))}
    </ol>
  );
}
