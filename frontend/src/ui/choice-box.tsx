import { useEffect, useId, useState } from "react";
import {
  Button,
  ComboBox,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
} from "react-aria-components";
import styles from "./choice-box.module.css";

export type Choice = { value: string; label: string; note?: string };

type ChoiceBoxProps = {
  label: string;
  placeholder?: string;
  choices: readonly Choice[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
  /** Somebody else finds the choices for what is typed; else those that contain it are shown. */
  onType?: (text: string) => void;
  /** One instead of several. */
  single?: boolean;
};

/** Type to find, choose one or several; what is chosen stands below and can be taken off. */
export function ChoiceBox(props: ChoiceBoxProps) {
  const { label, placeholder, choices, chosen, onChange, onType, single } = props;
  const [text, setText] = useState("");
  // The list closes when the box's own selection changes, so a choice is its selection for a moment;
  // then it stands among the chosen, and the box is ready for the next.
  const [latest, setLatest] = useState<string | null>(null);
  useEffect(() => {
    if (latest !== null) setLatest(null);
  }, [latest]);
  const id = useId();
  const open = choices.filter((choice) => !chosen.includes(choice.value));

  return (
    <div className={styles.field}>
      <ComboBox
        className={styles.box ?? ""}
        items={open.filter(
          (choice) =>
            onType !== undefined ||
            `${choice.label} ${choice.note ?? ""} ${choice.value}`
              .toLowerCase()
              .includes(text.trim().toLowerCase()),
        )}
        inputValue={text}
        onInputChange={(typed) => {
          setText(typed);
          onType?.(typed);
        }}
        selectedKey={latest}
        onSelectionChange={(key) => {
          if (key === null) return;
          onChange(single ? [String(key)] : [...chosen, String(key)]);
          setText("");
          onType?.("");
          setLatest(String(key));
        }}
        menuTrigger="focus"
        allowsEmptyCollection
      >
        <Label className={styles.label ?? ""}>{label}</Label>
        <div className={styles.control}>
          <Input className={styles.input ?? ""} placeholder={placeholder ?? "Any"} />
          <Button className={styles.open ?? ""} aria-label={`Show choices for ${label}`}>
            <span aria-hidden="true">▾</span>
          </Button>
        </div>
        <Popover className={styles.popover ?? ""}>
          <ListBox
            className={styles.list ?? ""}
            renderEmptyState={() => <p className={styles.none}>Nothing of that name.</p>}
          >
            {(choice: Choice) => (
              <ListBoxItem id={choice.value} textValue={choice.label} className={styles.item ?? ""}>
                <span>{choice.label}</span>
                {choice.note ? <span className={styles.note}>{choice.note}</span> : null}
              </ListBoxItem>
            )}
          </ListBox>
        </Popover>
      </ComboBox>
      {chosen.length > 0 ? (
        <ul className={styles.chips} aria-label={`${label}: chosen`} id={id}>
          {chosen.map((value) => {
            const name = choices.find((choice) => choice.value === value)?.label ?? value;
            return (
              <li key={value}>
                <button
                  type="button"
                  className={styles.chip}
                  onClick={() => onChange(chosen.filter((other) => other !== value))}
                >
                  <span className="visually-hidden">Remove </span>
                  {name}
                  <span aria-hidden="true">×</span>
                </button>
              </li>
            );
          })}
        </ul>
      ) : null}
    </div>
  );
}
