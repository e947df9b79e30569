import { type ReactNode, useEffect, useState } from "react";
import { Button } from "./button";
import styles from "./search-field.module.css";

type SearchFieldProps = {
  label: string;
  value: string;
  onSearch: (value: string) => void;
  placeholder?: string;
  children?: ReactNode;
};

/** A search box that searches when asked to, so that typing never throws the list about. */
export function SearchField({ label, value, onSearch, placeholder, children }: SearchFieldProps) {
  const [text, setText] = useState(value);
  // Back and forward change the address under an open page.
  useEffect(() => setText(value), [value]);
  return (
    <search className={styles.search}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          onSearch(text.trim());
        }}
      >
        <input
          type="search"
          className={styles.input}
          aria-label={label}
          placeholder={placeholder}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            if (event.target.value === "" && value !== "") onSearch("");
          }}
        />
        <Button type="submit">Search</Button>
      </form>
      {children}
    </search>
  );
}
