import { useState } from "react";
import type { Problem } from "@/api/errors";
import { formatCount, formatList } from "@/lib/format";
import { Form } from "@/ui/form";
import { Page } from "@/ui/page";
import { type Draft, type Field, inWords } from "./fields";
import { decided, mergeOf } from "./merge";
import styles from "./merge-view.module.css";
import type { RecordView } from "./record";

type MergeViewProps = {
  base: RecordView;
  draft: Draft;
  current: RecordView;
  busy: boolean;
  problem: Problem | null;
  onSave: (send: Draft) => void;
  onLeave: () => void;
};

type Side = "mine" | "theirs";

/** Two people changed one record: what both changed is decided field by field, the rest is kept. */
export function MergeView(props: MergeViewProps) {
  const { base, draft, current, busy, problem, onSave, onLeave } = props;
  const merge = mergeOf(base, draft, current);
  const [choices, setChoices] = useState<Record<string, Side>>({});
  const open = merge.conflicts.filter((field) => !choices[field.name]);
  const send = decided(merge, draft, choices);
  const labels = (fields: readonly Field[]) =>
    formatList(fields.map((field) => field.label.toLowerCase()));

  return (
    <Page
      title="Somebody else saved first"
      lead={
        merge.conflicts.length > 0
          ? `While you edited ${base.title}, a colleague changed it, too. Nothing is lost: say which holds where you differ.`
          : `While you edited ${base.title}, a colleague changed other fields of it. Both changes can be kept.`
      }
    >
      <Form
        submit={Object.keys(send).length > 0 ? "Save both" : "Done"}
        busy={busy}
        problem={problem}
        check={() =>
          open.map((field) => ({
            pointer: `/${field.name}`,
            detail: `${field.label}: choose one of the two`,
          }))
        }
        onSubmit={() => (Object.keys(send).length > 0 ? onSave(send) : onLeave())}
        onCancel={onLeave}
      >
        {merge.conflicts.map((field) => (
          <fieldset key={field.name} className={styles.conflict}>
            <legend className={styles.legend}>{field.label}</legend>
            <p className={styles.before}>
              It was {inWords(field, base.values[field.name]) ?? "empty"}
            </p>
            <Choice
              field={field}
              side="theirs"
              words={inWords(field, current.values[field.name])}
              chosen={choices[field.name]}
              onChoose={(side) => setChoices({ ...choices, [field.name]: side })}
            />
            <Choice
              field={field}
              side="mine"
              words={inWords(field, draft[field.name])}
              chosen={choices[field.name]}
              onChoose={(side) => setChoices({ ...choices, [field.name]: side })}
            />
          </fieldset>
        ))}
        {merge.theirs.length > 0 ? (
          <p>Kept as your colleague left it: {labels(merge.theirs)}.</p>
        ) : null}
        {merge.mine.length > 0 ? (
          <p>
            {formatCount(merge.mine.length, "change")} of yours that nobody else touched will be
            saved: {labels(merge.mine)}.
          </p>
        ) : null}
      </Form>
    </Page>
  );
}

type ChoiceProps = {
  field: Field;
  side: Side;
  words: string | null;
  chosen: Side | undefined;
  onChoose: (side: Side) => void;
};

function Choice({ field, side, words, chosen, onChoose }: ChoiceProps) {
  return (
    <label className={styles.choice}>
      <input
        type="radio"
        name={field.name}
        checked={chosen === side}
        onChange={() => onChoose(side)}
      />
      <span>
        <span className={styles.side}>{side === "mine" ? "Yours" : "Your colleague's"}</span>
        {words ?? "Empty"}
      </span>
    </label>
  );
}
