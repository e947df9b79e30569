import type { ReactNode } from "react";
import styles from "./checkboxes.module.css";
import { useFormField } from "./form";

type CheckboxesProps<T extends string> = {
  label: string;
  hint?: ReactNode;
  /** Where the list stands in the body that a form sends. */
  pointer?: string;
  options: readonly { value: T; label: string; about?: string }[];
  chosen: readonly T[];
  onChange: (chosen: T[]) => void;
};

/** Several of a few, each with a line that says what it means. */
export function Checkboxes<T extends string>(props: CheckboxesProps<T>) {
  const { label, hint, pointer, options, chosen, onChange } = props;
  const { id, error } = useFormField(pointer, label);
  return (
    <fieldset
      className={styles.group}
      id={id}
      tabIndex={-1}
      aria-describedby={error ? `${id}-error` : undefined}
    >
      <legend className={styles.legend}>{label}</legend>
      {hint ? <p className={styles.about}>{hint}</p> : null}
      {error ? (
        <p className={styles.error} id={`${id}-error`}>
          {error}
        </p>
      ) : null}
      {options.map((option) => (
        <label key={option.value} className={styles.option}>
          <input
            type="checkbox"
            checked={chosen.includes(option.value)}
            onChange={(event) =>
              onChange(
                options
                  .map(({ value }) => value)
                  .filter((value) =>
                    value === option.value ? event.target.checked : chosen.includes(value),
                  ),
              )
            }
          />
          <span>
            {option.label}
            {option.about ? <span className={styles.about}> {option.about}</span> : null}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
