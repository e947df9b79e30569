import { useId, useState } from "react";
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
  /** One instead of several. */
  single?: boolean;
};

/** Type to find, choose one or several; what is chosen stands below and can be taken off. */
export function ChoiceBox(props: ChoiceBoxProps) {
  const { label, placeholder, choices, chosen, onChange, single } = props;
  const [text, setText] = useState("");
  const id = useId();
  const open = choices.filter((choice) => !chosen.includes(choice.value));

  return (
    <div className={styles.field}>
      <ComboBox
        className={styles.box ?? ""}
        items={open.filter((choice) =>
          `${choice.label} ${choice.note ?? ""} ${choice.value}`
            .toLowerCase()
            .includes(text.trim().toLowerCase()),
        )}
        inputValue={text}
        onInputChange={setText}
        selectedKey={null}
        onSelectionChange={(key) => {
          if (key === null) return;
          onChange(single ? [String(key)] : [...chosen, String(key)]);
          setText("");
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
