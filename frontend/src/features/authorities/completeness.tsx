import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useMe } from "@/api/session";
import type { Completeness as Counts } from "@/api/types";
import { formatCount, formatNumber, shortAuthorityName } from "@/lib/format";
import { Section } from "@/ui/page";
import { QueryFrame } from "@/ui/query-frame";
import styles from "./completeness.module.css";
import { completenessQuery } from "./queries";

/** How complete and fresh a borough's register is, and what others gained from it. */
export function Completeness({ authority }: { authority: { id: string; name: string } }) {
  const query = useQuery(completenessQuery(authority.id));
  const isMine = useMe()?.authority.id === authority.id;
  const name = shortAuthorityName(authority.name);
  return (
    <Section
      title="How much is known, and how well"
      intro="Of the technology contracts that run today. What an officer confirmed is worth most to the others."
    >
      <QueryFrame query={query} lines={4}>
        {(counts) =>
          counts.contracts === 0 ? (
            <p>No technology contract of {name} runs today.</p>
          ) : (
            <>
              <ul className={styles.bars}>
                <Bar label="End date" counts={counts} known={counts.end} />
                <Bar label="Value" counts={counts} known={counts.value} />
                <Freshness counts={counts} />
              </ul>
              {counts.gained ? <Gained name={name} gained={counts.gained} /> : null}
              {isMine ? (
                <p>
                  <Link to="/confirm">Confirm more of it</Link>
                </p>
              ) : null}
            </>
          )
        }
      </QueryFrame>
    </Section>
  );
}

type Part = { name: string; count: number; className: string | undefined };

type BarProps = { label: string; counts: Counts; known: Counts["end"] };

function Bar({ label, counts, known }: BarProps) {
  return (
    <PartsBar
      label={label}
      whole={counts.contracts}
      parts={[
        { name: "confirmed", count: known.confirmed, className: styles.confirmed },
        { name: "from notices", count: known.published, className: styles.published },
        { name: "not known", count: known.unknown, className: styles.unknown },
      ]}
    />
  );
}

function Freshness({ counts }: { counts: Counts }) {
  return (
    <PartsBar
      label="Vouched for in the last year"
      whole={counts.contracts}
      parts={[
        { name: "fresh", count: counts.fresh, className: styles.confirmed },
        { name: "stale", count: counts.stale, className: styles.unknown },
      ]}
    />
  );
}

type PartsBarProps = { label: string; whole: number; parts: readonly Part[] };

/** A bar of shares; the same in words under it. */
function PartsBar({ label, whole, parts }: PartsBarProps) {
  return (
    <li className={styles.row}>
      <span className={styles.label}>{label}</span>
      <span className={styles.bar} aria-hidden="true">
        {parts.map((part) => (
          <span
            key={part.name}
            className={part.className}
            style={{ width: `${(100 * part.count) / whole}%` }}
          />
        ))}
      </span>
      <span className={styles.words}>
        {parts
          .filter((part) => part.count > 0)
          .map((part) => `${formatNumber(part.count)} ${part.name}`)
          .join(", ")}
      </span>
    </li>
  );
}

function Gained({ name, gained }: { name: string; gained: NonNullable<Counts["gained"]> }) {
  if (gained.opportunities === 0) return null;
  return (
    <p className={styles.gained}>
      What {name} shares made {formatCount(gained.opportunities, "opportunity", "opportunities")}{" "}
      possible, with {formatCount(gained.members, "other member")}.{" "}
      {gained.stances > 0
        ? `Others have said where they stand ${formatCount(gained.stances, "time")}.`
        : "Nobody else has said where it stands yet."}
    </p>
  );
}
