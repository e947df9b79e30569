import type { ReactNode } from "react";
import type { Money } from "@/api/types";
import { formatCount, formatDate, formatMoney } from "@/lib/format";
import { type FactOrigin, Provenance } from "./provenance";

/** What only the authority itself can say of a record, as far as the reader may see it. */
type Said = {
  renewal?: string | null;
  noticePeriodDays?: number | null;
  extensionOptions?: readonly { months: number; noticeDays: number | null }[];
  reference?: string | null;
  responsible?: string | null;
  notes?: string | null;
  contact?: string | null;
  department?: string | null;
  reviewOn?: string | null;
  irrecoverableVat?: Money | null;
  procedure?: string | null;
  lightTouch?: boolean | null;
  valueBand?: string | null;
  facts: Record<string, FactOrigin>;
};

const RENEWALS: Record<string, string> = {
  willRenew: "Will renew",
  willNotRenew: "Will not renew",
  undecided: "Undecided",
};

/** How a supplier is chosen, in the words of the Procurement Act and the Transparency Code. */
export const PROCEDURES: Record<string, string> = {
  open: "Open procedure",
  competitiveFlexible: "Competitive flexible procedure",
  publishedTender: "Another published invitation to tender",
  quotation: "Invitation to quote",
  framework: "Award under a framework",
  directAward: "Direct award",
};

/** "12 months (90 days of notice), then 12 months" */
export function optionsInWords(
  options: readonly { months: number; noticeDays: number | null }[],
): string {
  return options
    .map(
      ({ months, noticeDays }) =>
        `${formatCount(months, "month")}${noticeDays ? ` (${formatCount(noticeDays, "day")} of notice)` : ""}`,
    )
    .join(", then ");
}

/** "250k-500k" as people read it: "£250k to £500k". */
export function bandInWords(band: string): string {
  const [word = "", to] = band.split("-");
  if (word === "under") return `under £${to}`;
  if (word === "over") return `over £${to}`;
  return to ? `£${word} to £${to}` : band;
}

/** Rows for what is there, and none for the rest: most readers see nothing of it. */
export function saidRows(record: Said): { name: string; value: ReactNode }[] {
  const { facts } = record;
  const rows: [name: string, field: string, value: ReactNode][] = [
    ["Price band", "valueBand", record.valueBand ? bandInWords(record.valueBand) : null],
    ["Renewal", "renewal", record.renewal ? (RENEWALS[record.renewal] ?? record.renewal) : null],
    [
      "Extension options",
      "extensionOptions",
      record.extensionOptions?.length ? optionsInWords(record.extensionOptions) : null,
    ],
    [
      "Notice period",
      "noticePeriodDays",
      typeof record.noticePeriodDays === "number"
        ? formatCount(record.noticePeriodDays, "day")
        : null,
    ],
    ["Authority's reference", "reference", record.reference],
    ["Who looks after it", "responsible", record.responsible],
    ["Whom to ask", "contact", record.contact],
    ["Department responsible", "department", record.department],
    ["Review date", "reviewOn", record.reviewOn ? formatDate(record.reviewOn) : null],
    [
      "VAT that cannot be recovered",
      "irrecoverableVat",
      record.irrecoverableVat ? formatMoney(record.irrecoverableVat) : null,
    ],
    [
      "How the supplier is chosen",
      "procedure",
      record.procedure ? (PROCEDURES[record.procedure] ?? record.procedure) : null,
    ],
    ["Light touch contract", "lightTouch", record.lightTouch ? "Yes" : null],
    ["Notes", "notes", record.notes],
  ];
  return rows
    .filter(([, , value]) => value)
    .map(([name, field, value]) => ({
      name,
      value: (
        <Provenance name={name} fact={facts[field]}>
          {value}
        </Provenance>
      ),
    }));
}
