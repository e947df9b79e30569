import type { ReactNode } from "react";
import styles from "./done.module.css";

/** Says that what somebody asked for has happened, without taking the focus. */
export function Done({ children }: { children: ReactNode }) {
  return (
    <p className={styles.done} role="status">
      <span aria-hidden="true">✓</span> {children}
    </p>
  );
}
