import type { Buyers } from "@/lib/buyers";
import { Button } from "./button";
import styles from "./wider-buttons.module.css";

type WiderButtonsProps = { buyers?: Buyers | undefined; onWiden: () => void; onClear: () => void };

/** What to do about a list with nothing in it: look beyond the boroughs, or ask for less. */
export function WiderButtons({ buyers, onWiden, onClear }: WiderButtonsProps) {
  return (
    <div className={styles.buttons}>
      {buyers === "all" ? null : (
        <Button look="main" onClick={onWiden}>
          Show every public buyer
        </Button>
      )}
      <Button onClick={onClear}>Clear search and filters</Button>
    </div>
  );
}
