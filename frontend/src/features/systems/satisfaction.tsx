import styles from "./systems.module.css";

const STARS = [1, 2, 3, 4, 5] as const;

/** How content its users are, in words for everybody and in a picture beside. */
export function Satisfaction({ value }: { value: number | null }) {
  if (value === null) return <span className={styles.unsaid}>Not said</span>;
  return (
    <span className={styles.stars}>
      <span aria-hidden="true">
        {"●".repeat(value)}
        <span className={styles.faint}>{"●".repeat(5 - value)}</span>
      </span>{" "}
      {value} of 5
    </span>
  );
}

type RateProps = {
  label: string;
  value: number | null;
  busy: boolean;
  onRate: (value: 1 | 2 | 3 | 4 | 5) => void;
};

/** One click says how content the users are. */
export function Rate({ label, value, busy, onRate }: RateProps) {
  return (
    <fieldset className={styles.rate} disabled={busy}>
      <legend className="visually-hidden">{label}</legend>
      {STARS.map((star) => (
        <button
          key={star}
          type="button"
          className={styles.star}
          aria-pressed={value === star}
          aria-label={`${star} of 5`}
          onClick={() => onRate(star)}
        >
          {star}
        </button>
      ))}
    </fieldset>
  );
}
