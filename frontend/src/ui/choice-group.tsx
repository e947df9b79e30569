import type { ComponentProps, ReactNode } from "react";
import styles from "./checkboxes.module.css";

type ChoiceGroupProps = {
  legend: string;
  /** Beside each other, where they are short. */
  row?: boolean;
  /** What one of the choices asks for besides. */
  after?: ReactNode;
  children: ReactNode;
};

/** Radio buttons that belong together. */
export function ChoiceGroup({ legend, row, after, children }: ChoiceGroupProps) {
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{legend}</legend>
      {row ? <div className={styles.row}>{children}</div> : children}
      {after}
    </fieldset>
  );
}

type ChoiceProps = Omit<ComponentProps<"input">, "onChange"> & {
  /** What it means, under its name. */
  note?: ReactNode;
  onChoose: (checked: boolean) => void;
  children: ReactNode;
};

/** One radio button, or a checkbox of its own, with its name. */
export function Choice({ note, onChoose, children, ...rest }: ChoiceProps) {
  return (
    <label className={styles.option}>
      <input type="radio" {...rest} onChange={(event) => onChoose(event.target.checked)} />
      <span>
        {children}
        {note ? <span className={styles.means}>{note}</span> : null}
      </span>
    </label>
  );
}
