import { formatCount, formatDate, formatMoney, sentence } from "@/lib/format";
import type { Outcome, RegisterFile, Shown } from "./queries";

/** How far a file is, for people. */
export const STATES: Record<RegisterFile["state"], string> = {
  arriving: "Arriving",
  reading: "Being read",
  refused: "Cannot be read",
  ready: "Waits for you",
  taking: "Being taken",
  taken: "Taken",
  undoing: "Being undone",
  undone: "Undone",
};

type OutcomeWords = { label: string; about: string };

/** What taking the file does with rows, in the order in which somebody looks at them. */
export const OUTCOMES: Record<Outcome, OutcomeWords> = {
  added: { label: "New", about: "become new records of yours." },
  changed: { label: "Changed", about: "change a record that you have." },
  unchanged: { label: "As they are", about: "say what your records say already." },
  unclear: { label: "To decide", about: "look like a record. Say whether each is the same." },
  left: { label: "Left out", about: "are left out: totals, remarks, and what cannot be taken." },
  missing: {
    label: "Not in the file",
    about: "were in the last file and are not in this one. Nothing is deleted.",
  },
};

export const SHOWN: readonly Shown[] = [
  "flawed",
  "unclear",
  "added",
  "changed",
  "missing",
  "unchanged",
  "left",
];

export function shownLabel(shown: Shown): string {
  return shown === "flawed" ? "Something wrong" : OUTCOMES[shown].label;
}

export function shownAbout(shown: Shown): string {
  return shown === "flawed"
    ? "have something that could not be read. It is left out, the rest of the row is taken."
    : OUTCOMES[shown].about;
}

export function countOf(file: RegisterFile, shown: Shown): number {
  return file.counts[shown];
}

const PATHS: Record<string, string> = {
  "term.start": "Starts",
  "term.end": "Ends",
  "term.maxEnd": "Ends with all extensions",
  "value.net": "Value without VAT",
  "value.gross": "Value with VAT",
  vendors: "Supplier",
  serviceArea: "Service area",
  extensionOptions: "Extensions",
  noticePeriodDays: "Notice period in days",
  responsible: "Looked after by",
};

export function pathLabel(path: string): string {
  const words = path.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
  return PATHS[path] ?? sentence(words);
}

type MoneyValue = { amount: number; currency: string };
type Step = { months: number };

/** Any value of a field, in a few words. */
export function inWords(value: unknown): string {
  if (value === null || value === undefined || value === "") return "nothing";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "number") return String(value);
  if (typeof value === "string") {
    return /^\d{4}-\d{2}-\d{2}$/.test(value) ? formatDate(value) : value;
  }
  if (Array.isArray(value)) {
    const words = value.map((item: unknown) =>
      typeof item === "object" && item !== null && "months" in item
        ? formatCount((item as Step).months, "month")
        : inWords(item),
    );
    return words.length === 0 ? "nothing" : words.join("; ");
  }
  if (typeof value === "object" && "amount" in value) return formatMoney(value as MoneyValue);
  return JSON.stringify(value);
}
