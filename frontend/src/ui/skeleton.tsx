import styles from "./skeleton.module.css";

/** Grey lines where text will be, so that nothing jumps when it comes. */
export function Skeleton({ lines = 3, label = "Loading" }: { lines?: number; label?: string }) {
  const shapes = Array.from({ length: lines }, (_, place) => ({
    key: `line-${place}`,
    width: `${92 - ((place * 17) % 35)}%`,
  }));
  return (
    <div className={styles.skeleton} role="status" aria-label={label}>
      {shapes.map(({ key, width }) => (
        <span key={key} className={styles.line} style={{ width }} />
      ))}
    </div>
  );
}
