import { type ComponentProps, useId } from "react";
import styles from "./field.module.css";

type Labelled = { label: string; hint?: string };

/** A labelled input: the label above, the hint between. */
export function TextField({ label, hint, className, ...rest }: Labelled & ComponentProps<"input">) {
  const id = useId();
  return (
    <div className={`${styles.field} ${className ?? ""}`.trim()}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      {hint ? (
        <span className={styles.hint} id={`${id}-hint`}>
          {hint}
        </span>
      ) : null}
      <input
        id={id}
        className={styles.input}
        aria-describedby={hint ? `${id}-hint` : undefined}
        {...rest}
      />
    </div>
  );
}

type SelectProps = Labelled &
  Omit<ComponentProps<"select">, "onChange"> & {
    options: readonly { value: string; label: string; group?: string }[];
    onChoose: (value: string) => void;
  };

/** The browser's own select, which every phone and screen reader knows. */
export function SelectField({ label, hint, options, onChoose, className, ...rest }: SelectProps) {
  const id = useId();
  const groups = [...new Set(options.map((option) => option.group))];
  return (
    <div className={`${styles.field} ${className ?? ""}`.trim()}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      {hint ? (
        <span className={styles.hint} id={`${id}-hint`}>
          {hint}
        </span>
      ) : null}
      <select
        id={id}
        className={`${styles.input} ${styles.select}`}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={(event) => onChoose(event.target.value)}
        {...rest}
      >
        {groups.map((group) => {
          const entries = options
            .filter((option) => option.group === group)
            .map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ));
          return group ? (
            <optgroup key={group} label={group}>
              {entries}
            </optgroup>
          ) : (
            entries
          );
        })}
      </select>
    </div>
  );
}
