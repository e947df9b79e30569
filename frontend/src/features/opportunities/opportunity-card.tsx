import { Link } from "@tanstack/react-router";
import type { Opportunity } from "@/api/types";
import {
  formatCount,
  formatDate,
  formatDistance,
  formatList,
  formatRoundMoney,
  shortAuthorityName,
} from "@/lib/format";
import { Tag } from "@/ui/tag";
import styles from "./opportunity-card.module.css";

type OpportunityCardProps = {
  opportunity: Opportunity;
  today: string;
  mine?: string | null;
  /** Which heading it is on its page. */
  level: "h2" | "h3";
};

const MOST_NAMES = 6;

/** "Barnet, Camden, Hackney and 4 more", the reader's own borough first. */
function whoIsIn({ authorities }: Opportunity, mine: string | null | undefined): string {
  const names = [...authorities]
    .sort((a, b) => Number(b.code === mine) - Number(a.code === mine))
    .map((authority) => shortAuthorityName(authority.name));
  if (names.length <= MOST_NAMES) return formatList(names);
  return `${names.slice(0, MOST_NAMES - 1).join(", ")} and ${names.length - MOST_NAMES + 1} more`;
}

export function OpportunityCard({ opportunity, today, mine, level }: OpportunityCardProps) {
  const Heading = level;
  const { latestCommit } = opportunity;
  return (
    <article className={styles.card}>
      <div className={styles.text}>
        <div className={styles.head}>
          <Heading className={styles.title}>
            <Link to="/opportunities/$id" params={{ id: opportunity.id }} data-row-link="">
              {opportunity.title}
            </Link>
          </Heading>
          <Tag tone="accent">{opportunity.kind === "vendor" ? "Same vendor" : "Same need"}</Tag>
        </div>
        <p className={styles.who}>
          <strong>{formatCount(opportunity.authorities.length, "buyer")}</strong>:{" "}
          {whoIsIn(opportunity, mine)}
        </p>
      </div>
      <dl className={styles.facts}>
        <div>
          <dt>Decide by</dt>
          <dd>
            {formatDate(latestCommit)}
            <span className={styles.soon}>{formatDistance(today, latestCommit)}</span>
          </dd>
        </div>
        <div>
          <dt>Go live</dt>
          <dd>{formatDate(opportunity.goLive)}</dd>
        </div>
        <div>
          <dt>A year</dt>
          <dd>{formatRoundMoney(opportunity.annualValue)}</dd>
        </div>
      </dl>
    </article>
  );
}

export function OpportunityCards(props: {
  opportunities: readonly Opportunity[];
  today: string;
  mine?: string | null;
  level: "h2" | "h3";
}) {
  return (
    <ul className={styles.cards}>
      {props.opportunities.map((opportunity) => (
        <li key={opportunity.id}>
          <OpportunityCard
            opportunity={opportunity}
            today={props.today}
            mine={props.mine}
            level={props.level}
          />
        </li>
      ))}
    </ul>
  );
}
