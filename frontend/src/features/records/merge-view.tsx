import { useState } from "react";
import type { Problem } from "@/api/errors";
import { formatCount, formatList, inSentence } from "@/lib/format";
import { Choice, ChoiceGroup } from "@/ui/choice-group";
import { Form } from "@/ui/form";
import { Page } from "@/ui/page";
import { type Draft, type Field, inWords } from "./fields";
import { decided, mergeOf } from "./merge";
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

const SIDES: readonly { side: Side; name: string }[] = [
  { side: "theirs", name: "Your colleague's" },
  { side: "mine", name: "Yours" },
];

/** Two people changed one record: what both changed is decided field by field, the rest is kept. */
export function MergeView(props: MergeViewProps) {
  const { base, draft, current, busy, problem, onSave, onLeave } = props;
  const merge = mergeOf(base, draft, current);
  const [choices, setChoices] = useState<Record<string, Side>>({});
  const open = merge.conflicts.filter((field) => !choices[field.name]);
  const send = decided(merge, draft, choices);
  const labels = (fields: readonly Field[]) =>
    formatList(fields.map((field) => inSentence(field.label)));

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
          <ChoiceGroup key={field.name} legend={field.label}>
            <p>It was {inWords(field, base.values[field.name]) ?? "empty"}</p>
            {SIDES.map(({ side, name }) => (
              <Choice
                key={side}
                name={field.name}
                checked={choices[field.name] === side}
                note={name}
                onChoose={() => setChoices({ ...choices, [field.name]: side })}
              >
                {inWords(field, (side === "mine" ? draft : current.values)[field.name]) ?? "Empty"}
              </Choice>
            ))}
          </ChoiceGroup>
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
