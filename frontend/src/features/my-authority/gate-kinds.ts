import type { Gate } from "./lead-time";

/** The gates that most boroughs have, with what a typical one takes: to begin with, not to keep. */
export const GATE_KINDS: readonly {
  value: Gate["kind"];
  label: string;
  hint: string;
  days: number;
}[] = [
  { value: "spendControl", label: "Spend control", hint: "Leave to spend at all.", days: 14 },
  {
    value: "procurementBoard",
    label: "Procurement board",
    hint: "The board that agrees to the way of buying.",
    days: 21,
  },
  {
    value: "cabinetForwardPlan",
    label: "Cabinet forward plan",
    hint: "A key decision is announced 28 days before it is taken.",
    days: 28,
  },
  {
    value: "standstill",
    label: "Standstill",
    hint: "Eight working days before signing.",
    days: 12,
  },
  { value: "other", label: "Another gate", hint: "Whatever else you pass.", days: 14 },
];

export function gateName(gate: Pick<Gate, "kind" | "name">): string {
  return gate.name || (GATE_KINDS.find(({ value }) => value === gate.kind)?.label ?? gate.kind);
}
