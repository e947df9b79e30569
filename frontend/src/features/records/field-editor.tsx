import { useState } from "react";
import { useServiceAreaChoices, useVendorChoices } from "@/api/reference";
import type { Money } from "@/api/types";
import { Button } from "@/ui/button";
import { ChoiceBox } from "@/ui/choice-box";
import { SelectField, TextArea, TextField } from "@/ui/field";
import styles from "./field-editor.module.css";
import type { ExtensionOption, Field, FieldValue } from "./fields";

type FieldEditorProps = {
  field: Field;
  value: FieldValue | undefined;
  onChange: (value: FieldValue) => void;
  hint?: string;
};

/** "term.end" as the API's errors point at it. */
export function pointerOf(field: Field): string {
  return `/${field.name.replaceAll(".", "/")}`;
}

const YES_OR_NO = [
  { value: "", label: "Not said" },
  { value: "true", label: "Yes" },
  { value: "false", label: "No" },
];

/** The control that suits a field. */
export function FieldEditor({ field, value, onChange, hint }: FieldEditorProps) {
  const hints = [field.hint, hint].filter(Boolean).join(". ");
  const shared = { label: field.label, hint: hints || undefined, pointer: pointerOf(field) };
  const text = typeof value === "string" || typeof value === "number" ? String(value) : "";
  switch (field.kind) {
    case "long":
      return (
        <TextArea
          {...shared}
          value={text}
          onChange={(event) => onChange(event.target.value || null)}
        />
      );
    case "date":
      return (
        <TextField
          {...shared}
          type="date"
          value={text}
          onChange={(event) => onChange(event.target.value || null)}
        />
      );
    case "days":
      return (
        <TextField
          {...shared}
          inputMode="numeric"
          value={text}
          onChange={(event) => onChange(readWhole(event.target.value))}
        />
      );
    case "money":
      return <MoneyField shared={shared} value={value} onChange={onChange} />;
    case "choice":
      return (
        <SelectField
          {...shared}
          value={text}
          options={[{ value: "", label: "Not said" }, ...(field.choices ?? [])]}
          onChoose={(chosen) => onChange(chosen || null)}
        />
      );
    case "flag":
      return (
        <SelectField
          {...shared}
          value={typeof value === "boolean" ? String(value) : ""}
          options={YES_OR_NO}
          onChoose={(chosen) => onChange(chosen === "" ? null : chosen === "true")}
        />
      );
    case "area":
      return <AreaField shared={shared} value={value} onChange={onChange} />;
    case "vendors":
      return <VendorsField field={field} value={value} onChange={onChange} />;
    case "codes":
      return <CodesField shared={shared} value={value} onChange={onChange} />;
    case "options":
      return <OptionsField field={field} value={value} onChange={onChange} />;
    default:
      return (
        <TextField
          {...shared}
          value={text}
          onChange={(event) => onChange(event.target.value || null)}
        />
      );
  }
}

function readWhole(text: string): number | null {
  const digits = text.replace(/\D/g, "");
  return digits === "" ? null : Number(digits);
}

/** "1,250,000.50" or "£1.2m" typed by a person; null where it is no amount. */
export function readAmount(text: string): number | null {
  const match = /^£?\s*([\d,. ]+?)\s*(k|m|million|thousand)?$/i.exec(text.trim());
  if (!match) return null;
  const number = Number((match[1] ?? "").replace(/[, ]/g, ""));
  if (!Number.isFinite(number) || match[1]?.trim() === "") return null;
  const word = match[2]?.toLowerCase();
  const times = word?.startsWith("m") ? 1_000_000 : word ? 1_000 : 1;
  return Math.round(number * times * 100) / 100;
}

type Shared = { label: string; hint: string | undefined; pointer: string };
type PartProps = Pick<FieldEditorProps, "value" | "onChange"> & { shared: Shared };

function MoneyField({ shared, value, onChange }: PartProps) {
  const money = value as Money | null | undefined;
  const [text, setText] = useState(money ? String(money.amount) : "");
  // Somebody else set the value, as "go back to what the notice says" does.
  const shown = readAmount(text) === (money?.amount ?? null) ? text : money ? money.amount : "";
  return (
    <TextField
      {...shared}
      inputMode="decimal"
      value={shown}
      onChange={(event) => {
        setText(event.target.value);
        const amount = readAmount(event.target.value);
        onChange(amount === null ? null : { amount, currency: money?.currency ?? "GBP" });
      }}
    />
  );
}

function AreaField({ shared, value, onChange }: PartProps) {
  const areas = useServiceAreaChoices();
  const code = (value as { code: string } | null | undefined)?.code ?? "";
  return (
    <SelectField
      {...shared}
      value={code}
      options={[
        { value: "", label: "Not known" },
        ...areas.map((area) => ({ value: area.value, label: area.label, group: area.note })),
      ]}
      onChoose={(chosen) => {
        const area = areas.find((entry) => entry.value === chosen);
        onChange(area ? { code: area.value, name: area.label } : null);
      }}
    />
  );
}

/** "48000000, 72000000" typed by a person; what is no code yet is left as it is, for the server to name. */
function readCodes(text: string): { code: string; description: null }[] {
  const words = text.split(/[\s,;]+/).filter((word) => word !== "");
  return [...new Set(words)].map((code) => ({ code, description: null }));
}

function CodesField({ shared, value, onChange }: PartProps) {
  const codes = ((value ?? []) as readonly { code: string }[]).map(({ code }) => code).join(", ");
  const [text, setText] = useState(codes);
  const typed = readCodes(text).map(({ code }) => code);
  return (
    <TextField
      {...shared}
      // Somebody else set the value, as "go back to what the notice says" does.
      value={typed.join(", ") === codes ? text : codes}
      onChange={(event) => {
        setText(event.target.value);
        const read = readCodes(event.target.value);
        onChange(read.length > 0 ? read : null);
      }}
    />
  );
}

type ListProps = Pick<FieldEditorProps, "field" | "value" | "onChange">;

function VendorsField({ field, value, onChange }: ListProps) {
  const chosen = (value ?? []) as readonly { id: string; name: string }[];
  const [text, setText] = useState("");
  const choices = useVendorChoices(
    text,
    chosen.map((vendor) => vendor.id),
  );
  const nameOf = (id: string) =>
    chosen.find((vendor) => vendor.id === id)?.name ??
    choices.find((choice) => choice.value === id)?.label ??
    id;
  return (
    <ChoiceBox
      label={field.label}
      placeholder="Type a part of a name"
      choices={choices}
      chosen={chosen.map((vendor) => vendor.id)}
      onChange={(ids) => onChange(ids.map((id) => ({ id, name: nameOf(id) })))}
      onType={setText}
    />
  );
}

function OptionsField({ field, value, onChange }: ListProps) {
  const options = (value ?? []) as readonly ExtensionOption[];
  function set(index: number, change: Partial<ExtensionOption>) {
    onChange(options.map((option, at) => (at === index ? { ...option, ...change } : option)));
  }
  return (
    <fieldset className={styles.options}>
      <legend className={styles.legend}>{field.label}</legend>
      {field.hint ? <p className={styles.hint}>{field.hint}</p> : null}
      {options.map((option, index) => (
        // Options have no names; their place is what they are.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <div key={index} className={styles.option}>
          <TextField
            label={`Option ${index + 1}: months`}
            inputMode="numeric"
            pointer={`/extensionOptions/${index}/months`}
            value={option.months || ""}
            onChange={(event) => set(index, { months: readWhole(event.target.value) ?? 0 })}
          />
          <TextField
            label="Days of notice"
            inputMode="numeric"
            pointer={`/extensionOptions/${index}/noticeDays`}
            value={option.noticeDays ?? ""}
            onChange={(event) => set(index, { noticeDays: readWhole(event.target.value) })}
          />
          <Button
            aria-label={`Remove option ${index + 1}`}
            onClick={() => onChange(options.filter((_, at) => at !== index))}
          >
            Remove
          </Button>
        </div>
      ))}
      <div>
        <Button onClick={() => onChange([...options, { months: 12, noticeDays: null }])}>
          Add an option
        </Button>
      </div>
    </fieldset>
  );
}
