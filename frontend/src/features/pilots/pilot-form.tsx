import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useServiceAreaChoices, useVendorChoices } from "@/api/reference";
import { useMay } from "@/api/session";
import type { Pilot } from "@/api/types";
import { ChoiceBox } from "@/ui/choice-box";
import { SelectField, TextArea, TextField } from "@/ui/field";
import { useFormField } from "@/ui/form";
import { type Draft, isOver } from "./draft";
import { PilotLine } from "./pilot-list";
import styles from "./pilots.module.css";
import { similarQuery } from "./queries";
import { DECISIONS, howMany } from "./words";

type FieldsProps = {
  draft: Draft;
  onChange: (change: Partial<Draft>) => void;
  today: string;
  /** Not shown among what is like it. */
  except?: string;
};

/** Ten fields, of which three are needed; what came of it once it is over. Beside them, who tried it before. */
export function PilotFields(props: FieldsProps) {
  const { draft, onChange, today, except } = props;
  return (
    <div className={styles.beside}>
      <div className={`${styles.fields} ${styles.first}`}>
        <TextField
          label="The question"
          hint="What you want to know by the end, as “Does a voice assistant shorten the repairs queue?”"
          pointer="/question"
          maxLength={300}
          value={draft.question}
          onChange={(event) => onChange({ question: event.target.value })}
        />
        <TextArea
          label="What is tried"
          hint="In a sentence. A product below is enough, too"
          pointer="/approach"
          maxLength={1000}
          value={draft.approach}
          onChange={(event) => onChange({ approach: event.target.value })}
        />
      </div>
      <Similar draft={draft} except={except} />
      <div className={`${styles.fields} ${styles.rest}`}>
        <AreasField draft={draft} onChange={onChange} />
        <TextField
          label="Product"
          hint="Its name, if there is one"
          pointer="/product"
          maxLength={200}
          value={draft.product}
          onChange={(event) => onChange({ product: event.target.value })}
        />
        <VendorField draft={draft} onChange={onChange} />
        <div className={styles.pair}>
          <TextField
            label="First day"
            type="date"
            pointer="/start"
            value={draft.start}
            onChange={(event) => onChange({ start: event.target.value })}
          />
          <TextField
            label="Last day"
            type="date"
            pointer="/end"
            value={draft.end}
            onChange={(event) => onChange({ end: event.target.value })}
          />
        </div>
        <TextArea
          label="Measures of success"
          hint="Agree on them before it starts: by what will you judge it?"
          pointer="/measures"
          value={draft.measures}
          onChange={(event) => onChange({ measures: event.target.value })}
        />
        <TextField
          label="Whom to ask"
          hint="A role or a team, as “Head of Housing Systems”"
          pointer="/contact"
          maxLength={300}
          value={draft.contact}
          onChange={(event) => onChange({ contact: event.target.value })}
        />
        <AudienceField draft={draft} onChange={onChange} />
        <details open={isOver(draft, today)}>
          <summary>What came of it, once you know</summary>
          <OutcomeFields draft={draft} onChange={onChange} />
        </details>
      </div>
    </div>
  );
}

type PartProps = Pick<FieldsProps, "draft" | "onChange">;

function OutcomeFields({ draft, onChange }: PartProps) {
  return (
    <div className={styles.fields}>
      <SelectField
        label="Decision"
        pointer="/decision"
        value={draft.decision}
        options={[{ value: "", label: "None yet" }, ...DECISIONS]}
        onChoose={(decision) => onChange({ decision })}
      />
      <TextArea
        label="Why"
        pointer="/why"
        value={draft.why}
        onChange={(event) => onChange({ why: event.target.value })}
      />
      <TextArea
        label="What came of it"
        hint="By the measures above, with figures where you have them"
        pointer="/outcome"
        value={draft.outcome}
        onChange={(event) => onChange({ outcome: event.target.value })}
      />
      <TextArea
        label="Lessons"
        hint="What you would do otherwise next time"
        pointer="/lessons"
        value={draft.lessons}
        onChange={(event) => onChange({ lessons: event.target.value })}
      />
      <div className={styles.pair}>
        <TextField
          label="What it cost, in pounds"
          inputMode="decimal"
          pointer="/cost"
          value={draft.cost}
          onChange={(event) => onChange({ cost: event.target.value })}
        />
        <TextField
          label="People who used it"
          inputMode="numeric"
          pointer="/people"
          value={draft.people}
          onChange={(event) => onChange({ people: event.target.value })}
        />
      </div>
      <TextArea
        label="Documents"
        hint="One address a line, each begins with https://"
        pointer="/documents"
        value={draft.documents}
        onChange={(event) => onChange({ documents: event.target.value })}
      />
    </div>
  );
}

function AreasField({ draft, onChange }: PartProps) {
  const areas = useServiceAreaChoices();
  const { id, error } = useFormField("/serviceAreas", "Service areas");
  return (
    <div id={id} tabIndex={-1}>
      <ChoiceBox
        label="Service areas"
        placeholder="For which service?"
        choices={areas}
        chosen={draft.serviceAreas}
        onChange={(serviceAreas) => onChange({ serviceAreas })}
      />
      {error ? <p role="alert">{error}</p> : null}
    </div>
  );
}

function VendorField({ draft, onChange }: PartProps) {
  const [text, setText] = useState("");
  const chosen = draft.vendor ? [draft.vendor] : [];
  return (
    <ChoiceBox
      single
      label="Vendor"
      placeholder="Type a part of a name"
      choices={useVendorChoices(text, chosen)}
      chosen={chosen}
      onChange={([vendor]) => onChange({ vendor: vendor ?? null })}
      onType={setText}
    />
  );
}

function AudienceField({ draft, onChange }: PartProps) {
  const mayPublish = useMay("SetAudience") || draft.audience === "public";
  const options = [
    { value: "members", label: "Every member" },
    { value: "own", label: "Only us" },
    ...(mayPublish ? [{ value: "public", label: "Everybody, without signing in, too" }] : []),
  ];
  return (
    <SelectField
      label="Who sees it"
      hint={mayPublish ? undefined : "An approver can show it to everybody"}
      pointer="/audience"
      value={draft.audience}
      options={options}
      onChoose={(audience) => onChange({ audience: audience as Pilot["audience"] })}
    />
  );
}

/** What stood still for a moment: nobody is asked with every letter. */
function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  const key = JSON.stringify(value);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the value is new each time, its text is not
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), 350);
    return () => clearTimeout(timer);
  }, [key]);
  return settled;
}

/** Has somebody tried this? */
function Similar({ draft, except }: { draft: Draft; except: string | undefined }) {
  const idea = useSettled({
    text: `${draft.question} ${draft.approach}`,
    product: draft.product,
    vendor: draft.vendor,
    serviceAreas: draft.serviceAreas,
  });
  const query = useQuery(similarQuery(idea));
  const items = (query.data?.items ?? []).filter(({ id }) => id !== except);
  const authorities = new Set(items.map(({ authority }) => authority.id)).size;
  const others = query.data?.authorities ?? 0;
  return (
    <div aria-live="polite" className={styles.alike}>
      {items.length > 0 ? (
        <div className={styles.similar}>
          <h2>{howMany(except ? authorities : Math.max(authorities, others))}</h2>
          <p>Read what came of it before you start the same, or ask them.</p>
          <ul className={styles.list}>
            {items.map((pilot) => (
              <li key={pilot.id}>
                <PilotLine pilot={pilot} level="h3" apart />
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </div>
  );
}
