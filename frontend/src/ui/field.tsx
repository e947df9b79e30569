import { type ComponentProps, type ReactNode, useId } from "react";
import styles from "./field.module.css";
import { useFormField } from "./form";

type Labelled = {
  label: string;
  hint?: ReactNode;
  /** Where the value stands in the body that a form sends: its errors find it by that. */
  pointer?: string;
};

/** The label above, then the hint, then what is wrong; and how the control refers to them. */
function useLabels({ label, hint, pointer }: Labelled) {
  const own = useId();
  const field = useFormField(pointer, label);
  const id = field.id ?? own;
  const described = [hint ? `${id}-hint` : "", field.error ? `${id}-error` : ""].join(" ").trim();
  return {
    above: (
      <>
        <label className={styles.label} htmlFor={id}>
          {label}
        </label>
        {hint ? (
          <span className={styles.hint} id={`${id}-hint`}>
            {hint}
          </span>
        ) : null}
        {field.error ? (
          <span className={styles.error} id={`${id}-error`}>
            {field.error}
          </span>
        ) : null}
      </>
    ),
    control: {
      id,
      "aria-describedby": described || undefined,
      "aria-invalid": field.error ? true : undefined,
    },
  };
}

/** A labelled input: the label above, the hint between. */
export function TextField(props: Labelled & ComponentProps<"input">) {
  const { label, hint, pointer, className, ...rest } = props;
  const { above, control } = useLabels({ label, hint, pointer });
  return (
    <div className={`${styles.field} ${className ?? ""}`.trim()}>
      {above}
      <input className={styles.input} {...control} {...rest} />
    </div>
  );
}

/** The same for what takes more than a line. */
export function TextArea(props: Labelled & ComponentProps<"textarea">) {
  const { label, hint, pointer, className, ...rest } = props;
  const { above, control } = useLabels({ label, hint, pointer });
  return (
    <div className={`${styles.field} ${className ?? ""}`.trim()}>
      {above}
      <textarea className={styles.input} rows={3} {...control} {...rest} />
    </div>
  );
}

type SelectProps = Labelled &
  Omit<ComponentProps<"select">, "onChange"> & {
    options: readonly { value: string; label: string; group?: string }[];
    onChoose: (value: string) => void;
  };

/** The browser's own select, which every phone and screen reader knows. */
export function SelectField(props: SelectProps) {
  const { label, hint, pointer, options, onChoose, className, ...rest } = props;
  const { above, control } = useLabels({ label, hint, pointer });
  const groups = [...new Set(options.map((option) => option.group))];
  return (
    <div className={`${styles.field} ${className ?? ""}`.trim()}>
      {above}
      <select
        className={`${styles.input} ${styles.select}`}
        {...control}
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
