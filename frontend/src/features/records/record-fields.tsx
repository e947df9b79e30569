import { inSentence } from "@/lib/format";
import { Button } from "@/ui/button";
import { Provenance } from "@/ui/provenance";
import { FieldEditor } from "./field-editor";
import {
  type Draft,
  FIELDS,
  type Field,
  type FieldName,
  type FieldValue,
  inWords,
  isEmpty,
  sameValue,
} from "./fields";
import type { Kind, RecordView } from "./record";
import styles from "./record-fields.module.css";

type RecordFieldsProps = {
  kind: Kind;
  /** The record as it is; null while it is being made. */
  base: RecordView | null;
  draft: Draft;
  onChange: (name: FieldName, value: FieldValue) => void;
};

/** Every field of a record under one another, each beside what notices say. */
export function RecordFields({ kind, base, draft, onChange }: RecordFieldsProps) {
  return (
    <div className={styles.fields}>
      {FIELDS[kind].map((field, at) => (
        <div key={field.name} className={styles.row}>
          {field.section && field.section !== FIELDS[kind][at - 1]?.section ? (
            <h2 className={styles.section}>{field.section}</h2>
          ) : null}
          <FieldEditor
            field={field}
            value={field.name in draft ? draft[field.name] : base?.values[field.name]}
            onChange={(value) => onChange(field.name, value)}
          />
          {base && !field.ownWords ? (
            <Beside base={base} field={field} draft={draft} onChange={onChange} />
          ) : null}
        </div>
      ))}
    </div>
  );
}

type BesideProps = Pick<RecordFieldsProps, "draft" | "onChange"> & {
  base: RecordView;
  field: Field;
};

/** What notices say of a field, and the way back to it. */
function Beside({ base, field, draft, onChange }: BesideProps) {
  const { name } = field;
  const fact = base.facts[name];
  const saidOurselves = fact?.state === "confirmed";
  const published = base.published?.[name] ?? (saidOurselves ? undefined : base.values[name]);
  const words = inWords(field, published);
  const value = name in draft ? draft[name] : base.values[name];
  return (
    <div className={styles.beside}>
      <span className={styles.who}>Notices say</span>
      <span className={styles.words}>
        {words === null ? (
          <span className={styles.nothing}>Nothing</span>
        ) : (
          <Provenance name={field.label} fact={saidOurselves ? null : fact}>
            {words}
          </Provenance>
        )}
      </span>
      {words !== null &&
      published !== undefined &&
      !isEmpty(value) &&
      !sameValue(value, published) ? (
        <Button look="quiet" onClick={() => onChange(name, published)}>
          Say the same<span className="visually-hidden"> of {inSentence(field.label)}</span>
        </Button>
      ) : null}
    </div>
  );
}
