import { Button } from "./button";
import styles from "./error-state.module.css";

type ErrorStateProps = {
  problem: { title: string; detail?: string; requestId?: string };
  onRetry?: () => void;
};

/** What went wrong in the server's own words, with the number that finds it in the log. */
export function ErrorState({ problem, onRetry }: ErrorStateProps) {
  return (
    <div className={styles.error} role="alert">
      <p className={styles.title}>{problem.title}</p>
      {problem.detail ? <p>{problem.detail}</p> : null}
      {problem.requestId ? (
        <p className={styles.request}>
          If it goes on, tell us this number: <code>{problem.requestId}</code>
        </p>
      ) : null}
      {onRetry ? <Button onClick={onRetry}>Try again</Button> : null}
    </div>
  );
}
