import type { Pilot } from "@/api/types";
import { shortAuthorityName } from "@/lib/format";

export const STAGES = [
  { value: "planned", label: "Planned" },
  { value: "running", label: "Running" },
  { value: "undecided", label: "Over, not decided" },
  { value: "decided", label: "Decided" },
] as const satisfies readonly { value: Pilot["stage"]; label: string }[];

export const DECISIONS = [
  { value: "scaled", label: "Scaled up" },
  { value: "extended", label: "Extended" },
  { value: "stopped", label: "Stopped" },
] as const satisfies readonly { value: NonNullable<Pilot["decision"]>; label: string }[];

/** How far it is, or what was decided where somebody has. */
export function stateOf({ stage, decision }: Pick<Pilot, "stage" | "decision">): string {
  const decided = stage === "decided" ? DECISIONS.find(({ value }) => value === decision) : null;
  return decided?.label ?? STAGES.find(({ value }) => value === stage)?.label ?? stage;
}

export const STATE_TONES: Record<string, "plain" | "accent" | "good" | "mark"> = {
  planned: "plain",
  running: "accent",
  undecided: "mark",
  scaled: "good",
  extended: "accent",
  stopped: "plain",
};

export function toneOf({ stage, decision }: Pick<Pilot, "stage" | "decision">) {
  return STATE_TONES[stage === "decided" ? (decision ?? stage) : stage] ?? "plain";
}

/** What was tried, in a few words: the product, else the approach. */
export function tried(pilot: Pick<Pilot, "product" | "approach">): string {
  return pilot.product?.name ?? pilot.approach ?? "Not said";
}

/** "Three boroughs tried something like this" */
export function howMany(authorities: number): string {
  const words = ["No borough", "One borough", "Two boroughs", "Three boroughs", "Four boroughs"];
  return `${words[authorities] ?? `${authorities} boroughs`} tried something like this`;
}

/** The fields of a pilot by the names that people read. */
export const FIELD_NAMES: Record<string, string> = {
  question: "The question",
  approach: "What is tried",
  vendor: "Vendor",
  product: "Product",
  serviceAreas: "Service areas",
  start: "First day",
  end: "Last day",
  cost: "What it cost",
  people: "People",
  measures: "Measures of success",
  outcome: "What came of it",
  decision: "Decision",
  why: "Why",
  lessons: "Lessons",
  documents: "Documents",
  contact: "Whom to ask",
  audience: "Who sees it",
};

export function fieldName(field: string): string {
  return FIELD_NAMES[field] ?? field;
}

export function authorityOf(pilot: Pick<Pilot, "authority">): string {
  return shortAuthorityName(pilot.authority.name);
}
