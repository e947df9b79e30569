import type { ReactNode } from "react";
import styles from "./desk-page.module.css";

type DeskLineProps = { title: ReactNode; why: string; action?: ReactNode };

/** One thing that waits: what it is, why now, and the one thing to do about it. */
export function DeskLine({ title, why, action }: DeskLineProps) {
  return (
    <li className={styles.line}>
      <div className={styles.about}>
        <p className={styles.title}>{title}</p>
        <p className={styles.why}>{why}</p>
      </div>
      {action}
    </li>
  );
}
