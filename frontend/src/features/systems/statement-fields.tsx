import type { SystemStatement } from "@/api/types";
import { SelectField, TextArea, TextField } from "@/ui/field";
import { AUDIENCE_OPTIONS, HOSTING_WORDS } from "./words";

type StatementFieldsProps = {
  value: SystemStatement;
  onChange: (patch: Partial<SystemStatement>) => void;
  /** Where the statement stands in the body that is sent. */
  at?: string;
  /** Only approvers make it public. */
  mayPublish: boolean;
};

const MOST_STARS = 5;

function numberOf(text: string): number | null {
  return text.trim() === "" ? null : Number(text);
}

/** The fields of what an authority says of a system of its own. */
export function StatementFields({ value, onChange, at = "", mayPublish }: StatementFieldsProps) {
  return (
    <>
      <SelectField
        label="Hosting"
        pointer={`${at}/hosting`}
        value={value.hosting ?? ""}
        options={[
          { value: "", label: "Not known" },
          ...Object.entries(HOSTING_WORDS).map(([word, label]) => ({ value: word, label })),
        ]}
        onChoose={(word) => onChange({ hosting: word === "" ? null : (word as "cloud") })}
      />
      <TextField
        label="Users"
        type="number"
        min={0}
        pointer={`${at}/users`}
        value={value.users ?? ""}
        onChange={(event) => onChange({ users: numberOf(event.target.value) })}
      />
      <TextField
        label="Live since"
        type="date"
        pointer={`${at}/goLive`}
        value={value.goLive ?? ""}
        onChange={(event) => onChange({ goLive: event.target.value || null })}
      />
      <TextField
        label="Supported until"
        type="date"
        pointer={`${at}/endOfSupport`}
        value={value.endOfSupport ?? ""}
        onChange={(event) => onChange({ endOfSupport: event.target.value || null })}
      />
      <TextField
        label="Exchanges data with"
        hint="Names with commas between, as “Finance ledger, Customer portal”"
        pointer={`${at}/integrations`}
        value={(value.integrations ?? []).join(", ")}
        onChange={(event) =>
          onChange({
            integrations: event.target.value === "" ? [] : event.target.value.split(", "),
          })
        }
      />
      <SelectField
        label="Satisfaction of its users"
        pointer={`${at}/satisfaction`}
        value={String(value.satisfaction ?? "")}
        options={[
          { value: "", label: "Not said" },
          ...Array.from({ length: MOST_STARS }, (_, index) => ({
            value: String(index + 1),
            label: `${index + 1} of ${MOST_STARS}`,
          })),
        ]}
        onChoose={(stars) => onChange({ satisfaction: numberOf(stars) })}
      />
      <TextArea
        label="Notes"
        hint="What a colleague in another borough would want to know"
        pointer={`${at}/notes`}
        value={value.notes ?? ""}
        onChange={(event) => onChange({ notes: event.target.value || null })}
      />
      <SelectField
        label="Who may see this"
        pointer={`${at}/audience`}
        value={value.audience ?? "members"}
        options={AUDIENCE_OPTIONS.filter(
          (option) => mayPublish || option.value !== "public" || value.audience === "public",
        )}
        onChoose={(audience) => onChange({ audience: audience as "members" })}
      />
    </>
  );
}
