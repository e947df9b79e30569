import type { ReactNode } from "react";
import { Button, Tooltip as Tip, TooltipTrigger } from "react-aria-components";
import styles from "./tooltip.module.css";

/** A term with its meaning, on pointing at it or reaching it by keyboard. */
export function Tooltip({ text, children }: { text: string; children: ReactNode }) {
  return (
    <TooltipTrigger delay={200}>
      <Button className={styles.term ?? ""}>{children}</Button>
      <Tip className={styles.tip ?? ""} offset={6}>
        {text}
      </Tip>
    </TooltipTrigger>
  );
}
