/** Dates, periods and money the way a council officer writes them. */

const DAY = 86_400_000;

const longDate = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "long",
  year: "numeric",
  timeZone: "UTC",
});
const shortDate = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  year: "numeric",
  timeZone: "UTC",
});
const monthYear = new Intl.DateTimeFormat("en-GB", {
  month: "long",
  year: "numeric",
  timeZone: "UTC",
});
const wholeNumber = new Intl.NumberFormat("en-GB");

/** A date of the API ("2027-03-31" or an instant) at midnight UTC, so that no time zone moves it. */
export function parseDate(value: string | null | undefined): Date | null {
  const match = /^(\d{4})-(\d{2})(?:-(\d{2}))?/.exec(value ?? "");
  if (!match) return null;
  return new Date(Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3] ?? 1)));
}

/** 23 November 2026 */
export function formatDate(value: string | null | undefined): string {
  const date = parseDate(value);
  return date ? longDate.format(date) : "Not known";
}

/** 23 Nov 2026, for tables */
export function formatShortDate(value: string | null | undefined): string {
  const date = parseDate(value);
  return date ? shortDate.format(date) : "Not known";
}

const instant = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "long",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  timeZone: "Europe/London",
});

/** 23 November 2026 at 14:05, on the clock of London */
export function formatInstant(value: string | null | undefined): string {
  const date = value ? new Date(value) : null;
  return date && !Number.isNaN(date.getTime()) ? instant.format(date) : "Not known";
}

/** November 2026 */
export function formatMonth(value: string | null | undefined): string {
  const date = parseDate(value);
  return date ? monthYear.format(date) : "Not known";
}

/** "15 March 2027 to 15 March 2029", or what is known of it. */
export function formatPeriod(
  from: string | null | undefined,
  to: string | null | undefined,
): string {
  if (!from && !to) return "Not known";
  if (!from) return `Until ${formatDate(to)}`;
  if (!to) return `From ${formatDate(from)}`;
  return `${formatDate(from)} to ${formatDate(to)}`;
}

export function daysBetween(from: string, to: string): number | null {
  const start = parseDate(from);
  const end = parseDate(to);
  return start && end ? Math.round((end.getTime() - start.getTime()) / DAY) : null;
}

/** "in 3 weeks", "4 months ago": for saying how soon, never instead of the date. */
export function formatDistance(from: string, to: string): string {
  const days = daysBetween(from, to);
  if (days === null) return "";
  if (days === 0) return "today";
  const size = Math.abs(days);
  const [count, unit] =
    size < 14
      ? [size, "day"]
      : size < 60
        ? [Math.round(size / 7), "week"]
        : size < 730
          ? [Math.round(size / 30.44), "month"]
          : [Math.round(size / 365.25), "year"];
  const words = `${count} ${unit}${count === 1 ? "" : "s"}`;
  return days > 0 ? `in ${words}` : `${words} ago`;
}

export type MoneyLike = { amount: number; currency: string };

/** £1,250,000 or £1,250.50: pence only when there are any. */
export function formatMoney(money: MoneyLike | null | undefined): string {
  if (!money) return "Not known";
  return new Intl.NumberFormat("en-GB", {
    style: "currency",
    currency: money.currency,
    minimumFractionDigits: Number.isInteger(money.amount) ? 0 : 2,
    maximumFractionDigits: Number.isInteger(money.amount) ? 0 : 2,
  }).format(money.amount);
}

/** £516.00: the pence always, so that a column of prices of one thing stands one under the other. */
export function formatUnitPrice({ amount, currency }: MoneyLike): string {
  return new Intl.NumberFormat("en-GB", { style: "currency", currency }).format(amount);
}

/** £1.3 million, £420,000, £950: for headlines, where the pence would hide the size. */
export function formatRoundMoney(money: MoneyLike | null | undefined): string {
  if (!money) return "Not known";
  const size = Math.abs(money.amount);
  const [divisor, word] =
    size >= 999_500_000 ? [1e9, " billion"] : size >= 999_500 ? [1e6, " million"] : [1, ""];
  const scaled = money.amount / divisor;
  const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(size, 1))) - 2);
  return (
    new Intl.NumberFormat("en-GB", {
      style: "currency",
      currency: money.currency,
      minimumFractionDigits: 0,
      maximumFractionDigits: divisor > 1 && Math.abs(scaled) < 100 ? 1 : 0,
    }).format(divisor > 1 ? scaled : Math.round(money.amount / step) * step) + word
  );
}

export function formatNumber(value: number): string {
  return wholeNumber.format(value);
}

/** "1 contract", "1,483 contracts" */
export function formatCount(count: number, one: string, many = `${one}s`): string {
  return `${formatNumber(count)} ${count === 1 ? one : many}`;
}

/** "Camden, Hackney and Islington" */
export function formatList(words: readonly string[]): string {
  if (words.length < 2) return words[0] ?? "";
  return `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

/** Sentence case for the lower-case words that the API's enums are. */
export function sentence(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** A label inside a sentence: "ends at the latest", "value without VAT". */
export function inSentence(label: string): string {
  // "IT service management" keeps its capitals.
  const isAbbreviation = /^\p{Lu}{2}/u.test(label);
  return isAbbreviation ? label : label.charAt(0).toLowerCase() + label.slice(1);
}

/** The short name people use, as on a map: "Camden" for "London Borough of Camden". */
export function shortAuthorityName(name: string): string {
  return name
    .replace(/^(the )?(london borough|royal borough) of\s+/i, "")
    .replace(/^city of westminster$/i, "Westminster")
    .replace(/^city of london corporation$/i, "City of London")
    .replace(/^Hammersmith & Fulham$/, "Hammersmith and Fulham");
}
