import type { Contract } from "@/api/types";
import { parseDate } from "@/lib/format";

const DAY = 86_400_000;

export type YearOfValue = { year: number; amount: number; contracts: number };

/**
 * What contracts are worth in each calendar year: a year's share for each day that they run, to the end
 * without extensions. Those without a value or without both dates are in no year.
 */
export function valueByYear(
  contracts: readonly Contract[],
  from: number,
  to: number,
): YearOfValue[] {
  const counted = contracts.filter(spread);
  return Array.from({ length: to - from + 1 }, (_, index) => {
    const year = from + index;
    const [first, next] = [Date.UTC(year, 0, 1), Date.UTC(year + 1, 0, 1)];
    let amount = 0;
    let running = 0;
    for (const { term, value } of counted) {
      const start = Math.max(parseDate(term.start)?.getTime() ?? next, first);
      // The last day counts.
      const end = Math.min((parseDate(term.end)?.getTime() ?? first) + DAY, next);
      if (end <= start) continue;
      amount += ((value.annual?.amount ?? 0) * (end - start)) / (next - first);
      running += 1;
    }
    return { year, amount: Math.round(amount), contracts: running };
  });
}

/** Whether a contract can be spread over years: pounds, a start and an end. */
export function spread({ term, value, status }: Contract): boolean {
  return (
    status !== "cancelled" &&
    value.annual?.currency === "GBP" &&
    Boolean(term.start) &&
    Boolean(term.end)
  );
}
