import { Link } from "@tanstack/react-router";
import type { Pilot } from "@/api/types";
import { formatPeriod } from "@/lib/format";
import { Tag } from "@/ui/tag";
import styles from "./pilots.module.css";
import { authorityOf, stateOf, toneOf, tried } from "./words";

type PilotLineProps = {
  pilot: Pilot;
  /** Which heading its question is on its page. */
  level: "h2" | "h3";
  /** In a window of its own, where leaving the page would lose what somebody types. */
  apart?: boolean;
};

/** One pilot in three lines: who asked what, what was tried, what came of it. */
export function PilotLine({ pilot, level, apart }: PilotLineProps) {
  const Heading = level;
  return (
    <article className={styles.line}>
      <div className={styles.head}>
        <Heading className={styles.question}>
          <Link
            to="/pilots/$id"
            params={{ id: pilot.id }}
            data-row-link=""
            target={apart ? "_blank" : undefined}
          >
            {pilot.question}
            {apart ? <span className="visually-hidden"> (in a new tab)</span> : null}
          </Link>
        </Heading>
        <Tag tone={toneOf(pilot)}>{stateOf(pilot)}</Tag>
        {pilot.demonstration ? <Tag tone="mark">Demonstration</Tag> : null}
      </div>
      <p className={styles.soft}>
        {authorityOf(pilot)} · {tried(pilot)}
        {pilot.vendor ? ` · ${pilot.vendor.name}` : ""}
        {pilot.start || pilot.end ? ` · ${formatPeriod(pilot.start, pilot.end)}` : ""}
      </p>
      {pilot.outcome ? <p className={styles.outcome}>{pilot.outcome}</p> : null}
    </article>
  );
}

type PilotListProps = { pilots: readonly Pilot[]; level: "h2" | "h3" };

export function PilotList({ pilots, level }: PilotListProps) {
  return (
    <ul className={styles.list}>
      {pilots.map((pilot) => (
        <li key={pilot.id}>
          <PilotLine pilot={pilot} level={level} />
        </li>
      ))}
    </ul>
  );
}
