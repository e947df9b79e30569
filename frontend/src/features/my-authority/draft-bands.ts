import type { Band } from "./lead-time";

/** Bands as they are being typed: the last one has no limit. */
export type DraftBands = { key: string; upTo: string; days: string }[];

export function writeBands(bands: readonly Band[]): DraftBands {
  return bands.map(({ upTo, days }) => ({
    key: crypto.randomUUID(),
    upTo: upTo == null ? "" : upTo.toLocaleString("en-GB"),
    days: String(days),
  }));
}

/** A whole number as people write it: "£100,000", "100 000". What cannot be read is 0. */
function wholeNumber(typed: string): number {
  const number = Number(typed.replaceAll(/[£,\s]/g, ""));
  return Number.isFinite(number) && number > 0 ? Math.round(number) : 0;
}

export function readBands(bands: DraftBands): Band[] {
  return bands.map(({ upTo, days }, index) => ({
    upTo: index === bands.length - 1 ? null : wholeNumber(upTo),
    days: wholeNumber(days),
  }));
}
