import { useState } from "react";
import { formatCount } from "@/lib/format";
import { Button } from "@/ui/button";
import { SelectField, TextField } from "@/ui/field";
import type { Patch } from "./mutations";
import type { RegisterFile } from "./queries";
import styles from "./register-files.module.css";

type LayoutProps = { file: RegisterFile; locked: boolean; onChange: (patch: Patch) => void };

/** Where in the file the register stands: which sheet, which row has the headings. */
export function Layout({ file, locked, onChange }: LayoutProps) {
  const [row, setRow] = useState(String(file.headerRow ?? ""));
  const number = Number.parseInt(row, 10);
  return (
    <>
      <ul className={styles.notes}>
        <li>It is {file.kind}.</li>
        {file.notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
      <div className={styles.layout}>
        {file.sheets.length > 1 ? (
          <SelectField
            label="Sheet"
            value={String(file.sheet)}
            disabled={locked}
            options={file.sheets.map(({ name, hidden }, at) => ({
              value: String(at),
              label: hidden ? `${name} (hidden)` : name,
            }))}
            onChoose={(sheet) => onChange({ sheet: Number(sheet) })}
          />
        ) : null}
        <form
          className={styles.row}
          onSubmit={(event) => {
            event.preventDefault();
            if (number >= 1) onChange({ headerRow: number });
          }}
        >
          <TextField
            label="Row with the headings"
            inputMode="numeric"
            size={6}
            value={row}
            disabled={locked}
            onChange={(event) => setRow(event.target.value)}
          />
          {number >= 1 && number !== file.headerRow ? (
            <Button type="submit" disabled={locked}>
              Read it so
            </Button>
          ) : null}
        </form>
        <SelectField
          label="Headings fill"
          value={String(file.headerRows)}
          disabled={locked || file.headerRow === null}
          options={[
            { value: "1", label: "one row" },
            { value: "2", label: "two rows" },
          ]}
          onChoose={(rows) => onChange({ headerRow: file.headerRow, headerRows: Number(rows) })}
        />
      </div>
      {file.hiddenRows > 0 ? (
        <label className={styles.check}>
          <input
            type="checkbox"
            checked={file.leaveHidden}
            disabled={locked}
            onChange={(event) => onChange({ leaveHidden: event.target.checked })}
          />
          <span>Leave out what the spreadsheet hides: {formatCount(file.hiddenRows, "row")}</span>
        </label>
      ) : null}
    </>
  );
}
