import { type ReactNode, useState } from "react";
import { formatNumber } from "@/lib/format";
import { Button } from "./button";

type FirstOfProps<T> = {
  items: readonly T[];
  /** How many are shown before somebody asks for all; as they come, the first are the urgent ones. */
  first?: number;
  children: (shown: readonly T[]) => ReactNode;
};

/** The first of many, and all of them at a press. */
export function FirstOf<T>({ items, first, children }: FirstOfProps<T>) {
  const [all, setAll] = useState(false);
  // One more takes no more room than the button.
  const isLong = first !== undefined && items.length > first + 1;
  return (
    <>
      {children(isLong && !all ? items.slice(0, first) : items)}
      {isLong ? (
        <p>
          <Button aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? `Show the first ${first}` : `Show all ${formatNumber(items.length)}`}
          </Button>
        </p>
      ) : null}
    </>
  );
}
