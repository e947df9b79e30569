import type { ReactNode } from "react";
import styles from "./action-list.module.css";

/** A list of things of which each has one thing to do about it. */
export function ActionList({ dense, children }: { dense?: boolean; children: ReactNode }) {
  return <ul className={dense ? styles.dense : undefined}>{children}</ul>;
}

type ActionLineProps = {
  title: ReactNode;
  /** Why it is here, who said so, when. */
  note?: ReactNode;
  action?: ReactNode;
  children?: ReactNode;
};

export function ActionLine({ title, note, action, children }: ActionLineProps) {
  return (
    <li className={styles.line}>
      <div className={styles.about}>
        <p className={styles.title}>{title}</p>
        {children}
        {note ? <p className={styles.note}>{note}</p> : null}
      </div>
      {action}
    </li>
  );
}
