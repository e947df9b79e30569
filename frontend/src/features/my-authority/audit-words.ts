import { formatDate, formatMoney, type MoneyLike, sentence } from "@/lib/format";

const INITIALS = /\b(?:cpv|nda|sme|vat|vcse)\b/gi;

/** "Contract confirmed" for `contract.confirmed`, "Sign in provider changed" for `signInProvider.changed`. */
export function actionWords(action: string): string {
  const words = action
    .replaceAll(/([a-z])([A-Z])/g, "$1 $2")
    .replaceAll(/[._-]/g, " ")
    .toLowerCase();
  return sentence(words).replaceAll(INITIALS, (word) => word.toUpperCase());
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
/** "competitiveFlexible" is a word of the API. */
const API_WORD = /^[a-z]+(?:[A-Z][a-z]+)+$/;
/** Fields that people write in: what they wrote is told as they wrote it. */
const WRITTEN: ReadonlySet<string | undefined> = new Set([
  "title",
  "description",
  "extensions",
  "notes",
  "contact",
  "responsible",
  "department",
  "reference",
  "name",
  "reason",
]);

function isMoney(value: object): value is MoneyLike {
  return "amount" in value && "currency" in value && typeof value.amount === "number";
}

/** A value of a field as short text: nothing is "nothing", a list its members, a date and money as elsewhere. */
export function valueWords(field: string, value: unknown): string {
  if (value === null || value === undefined || value === "") return "nothing";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "string") {
    if (WRITTEN.has(field.split(".").at(-1))) return value;
    if (DAY.test(value)) return formatDate(value);
    return API_WORD.test(value) ? actionWords(value).toLowerCase() : value;
  }
  if (Array.isArray(value)) {
    return value.map((one) => valueWords(field, one)).join(", ") || "nothing";
  }
  if (typeof value === "object" && isMoney(value)) return formatMoney(value);
  return JSON.stringify(value);
}
