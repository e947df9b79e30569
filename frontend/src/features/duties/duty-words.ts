import { formatCount, formatDate } from "@/lib/format";
import type { Duty } from "./queries";

const DAY = 24 * 60 * 60 * 1000;

/** What each kind of duty is called, as one would say it. */
export const KINDS: Record<Duty["kind"], string> = {
  register: "Publish the contracts register",
  pipeline: "Publish the pipeline notice",
  planned: "Planned procurement notice",
  details: "Publish the contract details",
  copy: "Attach the contract itself",
  performance: "Publish how the supplier performs",
  change: "Publish the change",
  termination: "Publish that it ended",
};

/** "Overdue since 30 June 2026", "in 12 days, by 9 December 2026". */
export function dueInWords(duty: Pick<Duty, "due" | "urgency">, today: string): string {
  if (!duty.due) return "No day can be told yet";
  const date = formatDate(duty.due);
  if (duty.urgency === "overdue") return `Overdue since ${date}`;
  const days = Math.round((Date.parse(duty.due) - Date.parse(today)) / DAY);
  if (days === 0) return "Today is the last day";
  return duty.urgency === "soon" ? `In ${formatCount(days, "day")}, by ${date}` : `By ${date}`;
}

/** The draft that a duty leads to: its notice's code in lower case. */
export function draftType(duty: Duty): string | null {
  if (duty.kind === "copy") return "uk7";
  return duty.notice ? duty.notice.toLowerCase() : null;
}
