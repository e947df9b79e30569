import { useGroups } from "@/api/groups";
import { useBoroughChoices } from "@/api/reference";
import { useMe } from "@/api/session";
import { shortAuthorityName } from "@/lib/format";
import { Button } from "@/ui/button";
import { ChoiceBox } from "@/ui/choice-box";
import { Choice, ChoiceGroup } from "@/ui/choice-group";
import { TextField } from "@/ui/field";
import styles from "./audience-fields.module.css";
import { AUDIENCES, isStricter } from "./audience-words";
import type { SharingBody } from "./calls";
import type { Audience, NamedReader, Sharing } from "./record";

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
  /** Null: like the rest of the record. */
  choice: Sharing | null;
  onChange: (choice: Sharing | null) => void;
  /** Of a part of a record: the record's own audience, and nothing wider can be chosen. */
  within?: Audience;
};

/** One of four audiences; where some are named, who and until when. */
export function AudienceFields(props: AudienceFieldsProps) {
  const { label, pointer, choice, onChange, within } = props;
  const audience = choice?.audience ?? null;
  const offered = AUDIENCES.filter(
    ({ value }) => within === undefined || !isStricter(within, value) || value === audience,
  );
  const named = choice?.named ?? [];
  const radio = { name: `audience${pointer}` };
  return (
    <div className={styles.choice}>
      <ChoiceGroup
        legend={label}
        row
        after={
          <>
            {audience ? (
              <p className={styles.hint}>
                {AUDIENCES.find(({ value }) => value === audience)?.hint}
                {within !== undefined && isStricter(within, audience)
                  ? ". Those who may not see the record do not see this either"
                  : null}
              </p>
            ) : null}
            {audience === "named" ? (
              <NamedReaders
                named={named}
                onChange={(readers) => onChange({ audience: "named", named: readers })}
              />
            ) : null}
          </>
        }
      >
        {within !== undefined ? (
          <Choice {...radio} checked={choice === null} onChoose={() => onChange(null)}>
            Like the rest
          </Choice>
        ) : null}
        {offered.map(({ value, label: name }) => (
          <Choice
            {...radio}
            key={value}
            checked={audience === value}
            onChoose={() => onChange({ audience: value, named })}
          >
            {name}
          </Choice>
        ))}
      </ChoiceGroup>
    </div>
  );
}

type NamedReadersProps = {
  named: readonly NamedReader[];
  onChange: (named: NamedReader[]) => void;
};

function NamedReaders({ named, onChange }: NamedReadersProps) {
  const boroughs = useBoroughChoices();
  const groups = useGroups();
  const me = useMe();
  return (
    <div className={styles.named}>
      {named.map((reader) => (
        <div key={reader.authority.id} className={styles.reader}>
          <TextField
            label={`${shortAuthorityName(reader.authority.name)}, until`}
            hint="Empty: till you change it"
            type="date"
            value={reader.until ?? ""}
            onChange={(event) =>
              onChange(
                named.map((entry) =>
                  entry === reader ? { ...entry, until: event.target.value || null } : entry,
                ),
              )
            }
          />
          <Button
            aria-label={`Remove ${shortAuthorityName(reader.authority.name)}`}
            onClick={() => onChange(named.filter((entry) => entry !== reader))}
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
            const { value, label: name } = borough;
            const authority = { id: value, code: value, name, member: true };
            onChange([...named, { authority, until: null }]);
          }}
          single
        />
      </div>
      {groups.length > 0 ? (
        <div className={styles.narrow}>
          <ChoiceBox
            label="Or all who are in a group now"
            placeholder="South London…"
            choices={groups.map(({ id, name }) => ({ value: id, label: name }))}
            chosen={[]}
            onChange={([id]) => {
              const group = groups.find((entry) => entry.id === id);
              const known = new Set(named.map(({ authority }) => authority.id));
              const codes = new Set(named.map(({ authority }) => authority.code));
              const others = (group?.authorities ?? []).filter(
                ({ id, code }) => !known.has(id) && !codes.has(code) && id !== me?.authority.id,
              );
              onChange([...named, ...others.map((authority) => ({ authority, until: null }))]);
            }}
            single
          />
        </div>
      ) : null}
    </div>
  );
}
