import type { Contract } from "@/api/types";
import { sentence } from "@/lib/format";
import { Tag } from "@/ui/tag";

const TONES = { pending: "accent", active: "good", terminated: "bad", ended: "plain" } as const;

export function ContractStatus({ status }: { status: Contract["status"] }) {
  return <Tag tone={TONES[status]}>{sentence(status)}</Tag>;
}
