import { useQuery } from "@tanstack/react-query";
import { SelectField } from "@/ui/field";
import { QueryFrame } from "@/ui/query-frame";
import { Tag } from "@/ui/tag";
import type { Patch } from "./mutations";
import { meaningsQuery, type RegisterColumn, type RegisterFile } from "./queries";
import styles from "./register-files.module.css";

type ColumnsProps = { file: RegisterFile; locked: boolean; onChange: (patch: Patch) => void };

/** Each column with what it means and what stands in it; those to look at come first. */
export function Columns({ file, locked, onChange }: ColumnsProps) {
  const query = useQuery(meaningsQuery);
  const filled = file.columns.filter((column) => column.filled > 0 || column.meaning);
  const asks = (column: RegisterColumn) => !column.sure || !column.datesSure;
  const ordered = [...filled.filter(asks), ...filled.filter((column) => !asks(column))];
  return (
    <QueryFrame query={query}>
      {({ items }) => {
        const options = [
          { value: "none", label: "Leave it out" },
          ...items.map(({ meaning, label }) => ({ value: meaning as string, label })),
        ];
        return (
          <ul className={styles.columns}>
            {ordered.map((column) => (
              <ColumnLine
                key={column.index}
                column={column}
                options={options}
                locked={locked}
                onChange={onChange}
              />
            ))}
          </ul>
        );
      }}
    </QueryFrame>
  );
}

type ColumnLineProps = {
  column: RegisterColumn;
  options: { value: string; label: string }[];
  locked: boolean;
  onChange: (patch: Patch) => void;
};

function ColumnLine({ column, options, locked, onChange }: ColumnLineProps) {
  const { index, letter, heading, meaning, why, sure, samples, dates, datesSure } = column;
  const name = heading || `Column ${letter}`;
  return (
    <li className={styles.column}>
      <div className={styles.columnHead}>
        <p>
          <span className={styles.place}>{letter}</span> <strong>{name}</strong>{" "}
          {sure && datesSure ? null : <Tag tone="mark">Please look</Tag>}
        </p>
        <p className={styles.samples}>{samples.join(" · ") || "Nothing stands in it"}</p>
      </div>
      <div className={styles.meaning}>
        <SelectField
          label={`What ${name} means`}
          hint={why}
          value={meaning ?? "none"}
          disabled={locked}
          options={options}
          onChoose={(word) => onChange({ columns: { [index]: word } })}
        />
        {dates ? (
          <SelectField
            label={`Dates in ${name}`}
            hint={datesSure ? undefined : "Nothing in the column tells which comes first."}
            value={dates}
            disabled={locked}
            options={[
              { value: "dayFirst", label: "Day first: 31/03/2027" },
              { value: "monthFirst", label: "Month first: 03/31/2027" },
            ]}
            onChoose={(order) => onChange({ dates: { [index]: order } })}
          />
        ) : null}
      </div>
    </li>
  );
}
