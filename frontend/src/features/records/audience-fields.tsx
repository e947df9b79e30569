import { useBoroughChoices } from "@/api/reference";
import { Button } from "@/ui/button";
import { ChoiceBox } from "@/ui/choice-box";
import { TextField } from "@/ui/field";
import styles from "./audience-page.module.css";
import { AUDIENCES, isStricter } from "./audience-words";
import type { SharingBody } from "./calls";
import type { Audience, Sharing } from "./record";

/** What is sent of a choice: authorities by their codes, and nobody named where nobody need be. */
export function sharingBody({ audience, named }: Sharing): SharingBody {
  return {
    audience,
    named:
      audience === "named"
        ? named.map(({ authority, until }) => ({
            authority: authority.code ?? authority.id,
            until,
          }))
        : [],
  };
}

type AudienceFieldsProps = {
  label: string;
  pointer: string;
  choice: Sharing;
  onChange: (choice: Sharing) => void;
  /** Nothing wider than the record's own audience can be chosen for a part of it. */
  within?: Audience;
};

/** One of four audiences; where some are named, who and until when. */
export function AudienceFields(props: AudienceFieldsProps) {
  const { label, pointer, choice, onChange, within } = props;
  const offered = AUDIENCES.filter(
    ({ value }) => within === undefined || !isStricter(within, value) || value === choice.audience,
  );
  return (
    <fieldset className={styles.choice}>
      <legend className={styles.legend}>{label}</legend>
      <div className={styles.radios}>
        {offered.map(({ value, label: name, hint }) => (
          <label key={value} className={styles.radio}>
            <input
              type="radio"
              name={`audience${pointer}`}
              checked={choice.audience === value}
              onChange={() => onChange({ ...choice, audience: value })}
            />
            <span>
              {name}
              <span className="visually-hidden">. {hint}</span>
            </span>
          </label>
        ))}
      </div>
      <p className={styles.hint}>
        {AUDIENCES.find(({ value }) => value === choice.audience)?.hint}
        {within !== undefined && isStricter(within, choice.audience)
          ? ". Those who may not see the record do not see this either"
          : null}
      </p>
      {choice.audience === "named" ? <NamedReaders choice={choice} onChange={onChange} /> : null}
    </fieldset>
  );
}

function NamedReaders({ choice, onChange }: Pick<AudienceFieldsProps, "choice" | "onChange">) {
  const boroughs = useBoroughChoices();
  const { named } = choice;
  return (
    <div className={styles.named}>
      {named.map((reader) => (
        <div key={reader.authority.id} className={styles.reader}>
          <span className={styles.readerName}>{reader.authority.name}</span>
          <TextField
            label="Until"
            hint="Empty: till you change it"
            type="date"
            value={reader.until ?? ""}
            onChange={(event) =>
              onChange({
                ...choice,
                named: named.map((entry) =>
                  entry === reader ? { ...entry, until: event.target.value || null } : entry,
                ),
              })
            }
          />
          <Button
            aria-label={`Remove ${reader.authority.name}`}
            onClick={() =>
              onChange({ ...choice, named: named.filter((entry) => entry !== reader) })
            }
          >
            Remove
          </Button>
        </div>
      ))}
      <div className={styles.narrow}>
        <ChoiceBox
          label={named.length > 0 ? "And also" : "Who"}
          placeholder="Hackney, Islington…"
          choices={boroughs.filter(
            ({ value }) => !named.some(({ authority }) => authority.code === value),
          )}
          chosen={[]}
          onChange={([code]) => {
            const borough = boroughs.find(({ value }) => value === code);
            if (!borough) return;
            const authority = {
              id: borough.value,
              code: borough.value,
              name: borough.label,
              member: true,
            };
            onChange({ ...choice, named: [...named, { authority, until: null }] });
          }}
          single
        />
      </div>
    </div>
  );
}
