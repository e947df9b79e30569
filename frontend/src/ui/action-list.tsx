import { Children, type ReactNode } from "react";
import styles from "./action-list.module.css";
import { FirstOf } from "./first-of";

type ActionListProps = {
  dense?: boolean;
  /** How many are shown before somebody asks for all. */
  first?: number;
  children: ReactNode;
};

/** A list of things of which each has one thing to do about it. */
export function ActionList({ dense, first, children }: ActionListProps) {
  return (
    <FirstOf items={Children.toArray(children)} first={first}>
      {(lines) => <ul className={dense ? styles.dense : undefined}>{lines}</ul>}
    </FirstOf>
  );
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
