import type { components } from "@/api/schema.gen";

export type Band = components["schemas"]["Band"];
export type Gate = components["schemas"]["Gate"];

/** Days that a list of bands gives for a value; null is any value above all bands. */
export function daysWithin(bands: readonly Band[], pounds: number | null): number {
  const band = bands.find(({ upTo }) => upTo == null || (pounds !== null && pounds <= upTo));
  return band?.days ?? 0;
}

/** The whole lead time by value: a band for every value at which some gate takes another time. */
export function leadTime(lists: readonly (readonly Band[])[]): Band[] {
  const limits = [...new Set(lists.flat().flatMap(({ upTo }) => (upTo == null ? [] : [upTo])))];
  const steps: Band[] = [];
  for (const upTo of [...limits.sort((a, b) => a - b), null]) {
    const days = lists.reduce((sum, bands) => sum + daysWithin(bands, upTo), 0);
    const last = steps.at(-1);
    if (last?.days === days) last.upTo = upTo;
    else steps.push({ upTo, days });
  }
  return steps;
}
