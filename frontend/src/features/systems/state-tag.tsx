import { Tag } from "@/ui/tag";
import { STATE_MEANS, STATE_WORDS, type SystemState } from "./words";

const TONES = {
  inferred: "plain",
  claimed: "mark",
  confirmed: "good",
  rejected: "bad",
} as const;

/** How a system is known, and what that means to whoever points at it. */
export function StateTag({ state }: { state: SystemState }) {
  return (
    <Tag tone={TONES[state]}>
      <span title={STATE_MEANS[state]}>{STATE_WORDS[state]}</span>
    </Tag>
  );
}
