import type { Procurement } from "@/api/types";
import { sentence } from "@/lib/format";
import { Tag } from "@/ui/tag";

const TONES = {
  idea: "plain",
  planned: "plain",
  engagement: "accent",
  tender: "accent",
  evaluation: "accent",
  awarded: "good",
  cancelled: "bad",
} as const;

export function StageTag({ stage }: { stage: Procurement["stage"] }) {
  return <Tag tone={TONES[stage]}>{sentence(stage)}</Tag>;
}
