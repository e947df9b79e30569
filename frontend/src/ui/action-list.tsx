import { Children, type ReactNode, useState } from "react";
import { formatNumber } from "@/lib/format";
import styles from "./action-list.module.css";
import { Button } from "./button";

type ActionListProps = {
  dense?: boolean;
  /** How many are shown before somebody asks for all; as they come, the first are the urgent ones. */
  first?: number;
  children: ReactNode;
};

/** A list of things of which each has one thing to do about it. */
export function ActionList({ dense, first, children }: ActionListProps) {
  const [all, setAll] = useState(false);
  const lines = Children.toArray(children);
  // One line more takes no more room than the button.
  const isLong = first !== undefined && lines.length > first + 1;
  return (
    <>
      <ul className={dense ? styles.dense : undefined}>
        {isLong && !all ? lines.slice(0, first) : lines}
      </ul>
      {isLong ? (
        <p>
          <Button aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? `Show the first ${first}` : `Show all ${formatNumber(lines.length)}`}
          </Button>
        </p>
      ) : null}
    </>
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
