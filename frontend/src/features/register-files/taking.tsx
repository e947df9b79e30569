import { asProblem } from "@/api/errors";
import { formatCount, formatNumber } from "@/lib/format";
import { Button } from "@/ui/button";
import { ErrorState } from "@/ui/error-state";
import { useTake, useUndo } from "./mutations";
import type { RegisterFile, Shown } from "./queries";
import styles from "./register-files.module.css";
import { countOf, SHOWN, shownLabel } from "./words";

type TakingProps = {
  file: RegisterFile;
  locked: boolean;
  shown: Shown | undefined;
  onShown: (shown: Shown) => void;
  onAgain: () => void;
};

/** What taking the file does, in plain numbers with the rows behind each, and the button that does it. */
export function Taking({ file, locked, shown, onShown, onAgain }: TakingProps) {
  const take = useTake(file);
  const undo = useUndo(file);
  const { added, changed, unchanged, unclear } = file.counts;
  const first = firstShown(file);
  return (
    <section className={styles.stack} aria-label="What taking it does">
      <ul className={styles.numbers}>
        {SHOWN.map((which) => (
          <li key={which}>
            <button
              type="button"
              className={styles.number}
              data-which={which}
              aria-pressed={(shown ?? first) === which}
              disabled={countOf(file, which) === 0}
              onClick={() => onShown(which)}
            >
              <strong>{formatNumber(countOf(file, which))}</strong> {shownLabel(which)}
            </button>
          </li>
        ))}
      </ul>
      {file.state === "ready" ? (
        <div className={styles.row}>
          <Button
            look="main"
            disabled={locked || take.isPending}
            onClick={() => take.mutate(undefined)}
          >
            Take {formatCount(added + changed + unchanged, "row")}
          </Button>
          {unclear > 0 ? (
            <p className={styles.soft}>
              {formatCount(unclear, "row")} to decide stay out until you do.
            </p>
          ) : null}
        </div>
      ) : null}
      {file.state === "taken" ? (
        <div className={styles.row}>
          <Button disabled={undo.isPending} onClick={() => undo.mutate(undefined)}>
            Undo all of it
          </Button>
          <p className={styles.soft}>
            What it changed is as it was; what it brought is put away, and comes back if you take it
            again.
          </p>
        </div>
      ) : null}
      {file.state === "undone" ? (
        <div>
          <Button disabled={locked} onClick={onAgain}>
            Look at it again, to take it
          </Button>
        </div>
      ) : null}
      {take.error ? <ErrorState problem={asProblem(take.error)} /> : null}
      {undo.error ? <ErrorState problem={asProblem(undo.error)} /> : null}
    </section>
  );
}

/** Where somebody should look first: at what is wrong, then at what is to be decided. */
export function firstShown(file: RegisterFile): Shown {
  return SHOWN.find((which) => countOf(file, which) > 0) ?? "added";
}
