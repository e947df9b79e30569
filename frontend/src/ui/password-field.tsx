import { type ComponentProps, useState } from "react";
import { TextField } from "./field";
import styles from "./field.module.css";

type PasswordFieldProps = Omit<ComponentProps<typeof TextField>, "type" | "onChange"> & {
  onChange: (password: string) => void;
};

/** A password that can be looked at while it is typed, and pasted from a password manager. */
export function PasswordField({ onChange, ...rest }: PasswordFieldProps) {
  const [shown, setShown] = useState(false);
  return (
    <div className={styles.field}>
      <TextField
        type={shown ? "text" : "password"}
        autoCapitalize="none"
        spellCheck={false}
        onChange={(event) => onChange(event.target.value)}
        {...rest}
      />
      <label className={styles.show}>
        <input
          type="checkbox"
          checked={shown}
          onChange={(event) => setShown(event.target.checked)}
        />
        Show it
        <span className="visually-hidden">: {rest.label}</span>
      </label>
    </div>
  );
}
