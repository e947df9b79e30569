import { SelectField, TextField } from "@/ui/field";
import type { FactsSaid, Review } from "./queries";
import { BANDS, FACTS, type FactName } from "./words";

/** Facts as a form has them: text, empty where nothing is said. */
export type FactDraft = Record<FactName, string>;

export function draftOfFacts(facts: Review["facts"] | null): FactDraft {
  const text = (name: FactName) => {
    const value = facts?.[name] ?? null;
    return value === null ? "" : String(value);
  };
  return Object.fromEntries(FACTS.map(({ value }) => [value, text(value)])) as FactDraft;
}

/** Facts as the API takes them, all of them or some: null where nothing is said. */
export function factsOf(draft: FactDraft, only?: readonly FactName[]): FactsSaid {
  const said = (name: FactName): unknown => {
    const text = draft[name].trim();
    if (text === "") return null;
    if (name === "changeRequests") return Number(text);
    if (name === "serviceCredits" || name === "buyAgain") return text === "true";
    return text;
  };
  const names = FACTS.map(({ value }) => value).filter((name) => only?.includes(name) ?? true);
  return Object.fromEntries(names.map((name) => [name, said(name)])) as FactsSaid;
}

const YES_OR_NO = [
  { value: "", label: "Cannot say" },
  { value: "true", label: "Yes" },
  { value: "false", label: "No" },
];

const TYPES: Record<FactName, "date" | "band" | "number" | "flag"> = {
  plannedGoLive: "date",
  realGoLive: "date",
  plannedCost: "band",
  finalCost: "band",
  changeRequests: "number",
  serviceCredits: "flag",
  buyAgain: "flag",
};

type FactFieldsProps = {
  facts: FactDraft;
  only?: readonly FactName[];
  /** Where these stand in the body that is sent. */
  place: string;
  onChange: (change: Partial<FactDraft>) => void;
};

export function FactFields({ facts, only, place, onChange }: FactFieldsProps) {
  return FACTS.filter(({ value }) => only?.includes(value) ?? true).map(
    ({ value: name, label }) => {
      const type = TYPES[name];
      const shared = { label, pointer: `${place}/${name}`, value: facts[name] };
      return type === "date" || type === "number" ? (
        <TextField
          key={name}
          {...shared}
          type={type}
          min={type === "number" ? 0 : undefined}
          max={type === "number" ? 65_535 : undefined}
          onChange={(event) => onChange({ [name]: event.target.value })}
        />
      ) : (
        <SelectField
          key={name}
          {...shared}
          options={type === "band" ? BANDS : YES_OR_NO}
          onChoose={(value) => onChange({ [name]: value })}
        />
      );
    },
  );
}
