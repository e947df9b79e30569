import styles from "./segmented.module.css";

type SegmentedProps<T extends string> = {
  label: string;
  options: readonly { value: T; label: string }[];
  value: T;
  onChoose: (value: T) => void;
};

/** One of a few views of the same thing. Radio buttons underneath: arrows move, one is chosen. */
export function Segmented<T extends string>(props: SegmentedProps<T>) {
  const { label, options, value, onChoose } = props;
  return (
    <fieldset className={styles.group}>
      <legend className="visually-hidden">{label}</legend>
      {options.map((option) => (
        <label key={option.value} className={styles.option}>
          <input
            type="radio"
            className={styles.input}
            name={label}
            checked={option.value === value}
            onChange={() => onChoose(option.value)}
          />
          <span className={styles.face}>{option.label}</span>
        </label>
      ))}
    </fieldset>
  );
}
