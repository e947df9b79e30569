import { formatMoney } from "@/lib/format";
import styles from "./band.module.css";
import type { PriceBand, PriceComparison } from "./queries";

type BandProps = {
  band: PriceBand;
  unitWords: string;
  own?: PriceComparison["own"];
};

/** The middle half of what others pay, on a line; the same stands beside it in words. */
export function Band({ band, unitWords, own }: BandProps) {
  const { lower, middle, upper } = band;
  const ends = [lower.amount, upper.amount, ...(own ? [own.price.amount] : [])];
  // Room on both sides that says nothing of where prices end: no lowest and no highest is known.
  const room = (Math.max(...ends) - Math.min(...ends)) * 0.35 || upper.amount * 0.2 || 1;
  const [from, to] = [Math.max(0, Math.min(...ends) - room), Math.max(...ends) + room];
  const at = (amount: number) => `${(100 * (amount - from)) / (to - from)}%`;
  // Amounts are rounded: a middle that falls on an edge says nothing that the edge does not.
  const told = middle.amount !== lower.amount && middle.amount !== upper.amount;
  const wide = `${(100 * (upper.amount - lower.amount)) / (to - from)}%`;
  return (
    <figure className={styles.figure}>
      <div className={styles.line} aria-hidden="true">
        <span className={styles.half} style={{ left: at(lower.amount), width: wide }} />
        <span className={styles.middle} style={{ left: at(middle.amount) }} />
        {own ? <span className={styles.own} style={{ left: at(own.price.amount) }} /> : null}
      </div>
      <figcaption className={styles.words}>
        <span>
          <span className={`${styles.key} ${styles.halfKey}`} aria-hidden="true" />
          The middle half pay{" "}
          <strong>
            {formatMoney(lower)} to {formatMoney(upper)}
          </strong>{" "}
          per {unitWords}
          {told ? `; half pay less than about ${formatMoney(middle)}` : ""}.
        </span>
        {own ? (
          <span>
            <span className={`${styles.key} ${styles.ownKey}`} aria-hidden="true" />
            You pay <strong>{formatMoney(own.price)}</strong>.
          </span>
        ) : null}
      </figcaption>
    </figure>
  );
}
