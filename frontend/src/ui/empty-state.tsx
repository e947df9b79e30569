import type { ReactNode } from "react";
import styles from "./empty-state.module.css";

type EmptyStateProps = { title: string; children?: ReactNode };

/** What this would be, why it is empty, and what to do. */
export function EmptyState({ title, children }: EmptyStateProps) {
  return (
    <div className={styles.empty}>
      <p className={styles.title}>{title}</p>
      {children}
    </div>
  );
}
