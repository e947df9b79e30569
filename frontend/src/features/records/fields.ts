import type { Money } from "@/api/types";
import { formatCount, formatDate, formatList, formatMoney, sentence } from "@/lib/format";
import { optionsInWords, PROCEDURES } from "@/ui/said-rows";
import type { Kind, RecordView } from "./record";

export type ExtensionOption = { months: number; noticeDays: number | null };
type NamedId = { id: string; name: string };
type Area = { code: string; name: string };
type CpvCode = { code: string; description: string | null };

/** What a field holds, with the names that people read. */
export type FieldValue =
  | string
  | number
  | Money
  | boolean
  | Area
  | readonly NamedId[]
  | readonly ExtensionOption[]
  | readonly CpvCode[]
  | null;

export type FieldName =
  | "title"
  | "description"
  | "status"
  | "stage"
  | "term.start"
  | "term.end"
  | "term.maxEnd"
  | "engagementEnds"
  | "noticeExpected"
  | "tenderDeadline"
  | "expectedStart"
  | "expectedEnd"
  | "maxEnd"
  | "value.net"
  | "value.gross"
  | "serviceArea"
  | "cpv"
  | "vendors"
  | "renewal"
  | "noticePeriodDays"
  | "extensionOptions"
  | "reference"
  | "responsible"
  | "notes"
  | "contact"
  | "signedOn"
  | "department"
  | "reviewOn"
  | "irrecoverableVat"
  | "procedure"
  | "lightTouch"
  | "supplierSme"
  | "supplierVcse";

export type FieldKind =
  | "text"
  | "long"
  | "date"
  | "days"
  | "money"
  | "choice"
  | "flag"
  | "area"
  | "vendors"
  | "options"
  | "codes";

export type Field = {
  name: FieldName;
  label: string;
  kind: FieldKind;
  hint?: string;
  choices?: readonly { value: string; label: string }[];
  /** The part of a form that it stands in; the first part has no name. */
  section?: string;
  /** Nothing that a notice could say: only the authority knows. */
  ownWords?: true;
};

function words(values: readonly string[]): { value: string; label: string }[] {
  return values.map((value) => ({ value, label: sentence(value) }));
}

const TITLE: Field = { name: "title", label: "Title", kind: "text" };
const DESCRIPTION: Field = { name: "description", label: "Description", kind: "long" };
const AREA: Field = { name: "serviceArea", label: "Service area", kind: "area" };
const CPV: Field = {
  name: "cpv",
  label: "CPV codes",
  kind: "codes",
  hint: "Eight digits each, the main one first: notices ask for them",
};
const NET: Field = {
  name: "value.net",
  label: "Value without VAT",
  kind: "money",
  hint: "In pounds, over the whole term",
};
const GROSS: Field = {
  name: "value.gross",
  label: "Value with VAT",
  kind: "money",
  hint: "In pounds, over the whole term",
};
const OWN_WORDS: readonly Field[] = [
  {
    name: "reference",
    label: "Our reference",
    kind: "text",
    hint: "As in your own contract register: no two records have the same",
    ownWords: true,
  },
  {
    name: "responsible",
    label: "Who looks after it",
    kind: "text",
    hint: "A team or a role lasts longer than a name",
    ownWords: true,
  },
  {
    name: "contact",
    label: "Whom to ask",
    kind: "text",
    hint: "For other authorities that may see it",
    ownWords: true,
  },
  { name: "notes", label: "Notes", kind: "long", ownWords: true },
];

/** What the transparency register and the notices ask for and no import brings. */
const FOR_REGISTER = "For the transparency register";
const DEPARTMENT: Field = {
  name: "department",
  label: "Department responsible",
  kind: "text",
  hint: "The directorate or service, as you publish it",
  section: FOR_REGISTER,
  ownWords: true,
};
const PROCEDURE: Field = {
  name: "procedure",
  label: "How the supplier is chosen",
  kind: "choice",
  choices: Object.entries(PROCEDURES).map(([value, label]) => ({ value, label })),
  section: FOR_REGISTER,
  ownWords: true,
};
const LIGHT_TOUCH: Field = {
  name: "lightTouch",
  label: "Light touch contract",
  kind: "flag",
  hint: "Certain services for people, as the Procurement Act 2023 lists them: notices are due later",
  section: FOR_REGISTER,
  ownWords: true,
};
const CONTRACT_REGISTER: readonly Field[] = [
  DEPARTMENT,
  { name: "signedOn", label: "Signed on", kind: "date", section: FOR_REGISTER },
  { name: "reviewOn", label: "Review date", kind: "date", section: FOR_REGISTER, ownWords: true },
  {
    name: "irrecoverableVat",
    label: "VAT that cannot be recovered",
    kind: "money",
    hint: "In pounds, over the whole term; 0 where all of it can",
    section: FOR_REGISTER,
    ownWords: true,
  },
  PROCEDURE,
  LIGHT_TOUCH,
  {
    name: "supplierSme",
    label: "Supplier is a small or medium-sized enterprise",
    kind: "flag",
    hint: "Fewer than 250 people; where a notice said so it counts anyway",
    section: FOR_REGISTER,
    ownWords: true,
  },
  {
    name: "supplierVcse",
    label: "Supplier is a voluntary, community or social enterprise",
    kind: "flag",
    section: FOR_REGISTER,
    ownWords: true,
  },
];

export const RENEWALS = [
  { value: "undecided", label: "Undecided" },
  { value: "willRenew", label: "Will renew" },
  { value: "willNotRenew", label: "Will not renew" },
] as const;

const CONTRACT: readonly Field[] = [
  TITLE,
  { name: "vendors", label: "Vendor", kind: "vendors" },
  AREA,
  {
    name: "status",
    label: "Status",
    kind: "choice",
    choices: words(["pending", "active", "terminated", "cancelled"]),
  },
  { name: "term.start", label: "Starts", kind: "date" },
  { name: "term.end", label: "Ends", kind: "date" },
  {
    name: "term.maxEnd",
    label: "Ends at the latest",
    kind: "date",
    hint: "With every extension used",
  },
  {
    name: "extensionOptions",
    label: "Extension options",
    kind: "options",
    hint: "In the order in which they may be used",
    ownWords: true,
  },
  {
    name: "noticePeriodDays",
    label: "Notice period",
    kind: "days",
    hint: "In days",
    ownWords: true,
  },
  { name: "renewal", label: "Renewal", kind: "choice", choices: RENEWALS, ownWords: true },
  NET,
  GROSS,
  ...OWN_WORDS,
  DESCRIPTION,
  CPV,
  ...CONTRACT_REGISTER,
];

const PROCUREMENT: readonly Field[] = [
  TITLE,
  AREA,
  {
    name: "stage",
    label: "Stage",
    kind: "choice",
    choices: words([
      "idea",
      "planned",
      "engagement",
      "tender",
      "evaluation",
      "awarded",
      "cancelled",
    ]),
  },
  { name: "engagementEnds", label: "Market engagement ends", kind: "date" },
  { name: "noticeExpected", label: "Tender notice expected", kind: "date" },
  { name: "tenderDeadline", label: "Tenders due", kind: "date" },
  { name: "expectedStart", label: "Contract expected to start", kind: "date" },
  { name: "expectedEnd", label: "Contract expected to end", kind: "date" },
  { name: "maxEnd", label: "At the latest, with extensions", kind: "date" },
  NET,
  GROSS,
  ...OWN_WORDS,
  DESCRIPTION,
  CPV,
  DEPARTMENT,
  PROCEDURE,
  LIGHT_TOUCH,
];

export const FIELDS: Record<Kind, readonly Field[]> = {
  contract: CONTRACT,
  procurement: PROCUREMENT,
};

/** The facts that a row of the confirm list shows: what buying together depends on. */
const TO_CONFIRM: Record<Kind, readonly FieldName[]> = {
  contract: [
    "vendors",
    "serviceArea",
    "term.start",
    "term.end",
    "term.maxEnd",
    "value.net",
    "value.gross",
  ],
  procurement: [
    "serviceArea",
    "stage",
    "tenderDeadline",
    "expectedStart",
    "expectedEnd",
    "maxEnd",
    "value.net",
    "value.gross",
  ],
};

export function fieldOf(kind: Kind, name: FieldName): Field {
  const field = FIELDS[kind].find((entry) => entry.name === name);
  if (!field) throw new Error(`A ${kind} has no ${name}`);
  return field;
}

/** One amount is enough: most notices publish it either without VAT or with it. */
export function fieldsToConfirm(view: RecordView): Field[] {
  return TO_CONFIRM[view.kind]
    .filter((name) => name !== "value.gross" || (view.values[name] ?? null) !== null)
    .filter(
      (name) =>
        name !== "value.net" ||
        (view.values[name] ?? null) !== null ||
        (view.values["value.gross"] ?? null) === null,
    )
    .map((name) => fieldOf(view.kind, name));
}

export function isEmpty(value: FieldValue | undefined): boolean {
  return value === undefined || value === null || value === "" || (isList(value) && !value.length);
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

/** Equal for a reader: an empty text and nothing are the same. */
export function sameValue(a: FieldValue | undefined, b: FieldValue | undefined): boolean {
  if (isEmpty(a) || isEmpty(b)) return isEmpty(a) && isEmpty(b);
  return JSON.stringify(wireValue(a ?? null)) === JSON.stringify(wireValue(b ?? null));
}

/** A value as a sentence would have it; null where there is none. */
export function inWords(field: Field, value: FieldValue | undefined): string | null {
  if (value === undefined || isEmpty(value)) return null;
  switch (field.kind) {
    case "date":
      return formatDate(String(value));
    case "days":
      return formatCount(Number(value), "day");
    case "flag":
      return value ? "Yes" : "No";
    case "money":
      return formatMoney(value as Money);
    case "choice":
      return field.choices?.find((choice) => choice.value === value)?.label ?? String(value);
    case "area":
      return (value as Area).name;
    case "vendors":
      return formatList((value as readonly NamedId[]).map((vendor) => vendor.name));
    case "codes":
      return formatList((value as readonly CpvCode[]).map(codeInWords));
    case "options":
      return optionsInWords(value as readonly ExtensionOption[]);
    default:
      return String(value);
  }
}

function codeInWords({ code, description }: CpvCode): string {
  return description ? `${code} ${description}` : code;
}

/** What is sent: references by their ids and codes; of codes, none is nothing said. */
function wireValue(value: FieldValue): unknown {
  if (isList(value)) return value.map(reference);
  return value === "" ? null : reference(value);
}

function reference(value: unknown): unknown {
  if (!value || typeof value !== "object") return value;
  if ("id" in value) return value.id;
  return "code" in value ? value.code : value;
}

export type Draft = Partial<Record<FieldName, FieldValue>>;

/** A merge patch of exactly these fields: "term.end" becomes `{term: {end}}`. */
export function patchOf(draft: Draft): Record<string, unknown> {
  const patch: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(draft)) {
    const [outer = name, inner] = name.split(".");
    const wire = wireValue(value ?? null);
    patch[outer] = inner
      ? { ...(patch[outer] as Record<string, unknown> | undefined), [inner]: wire }
      : wire;
  }
  return patch;
}
