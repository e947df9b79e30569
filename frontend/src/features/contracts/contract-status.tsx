import type { Contract } from "@/api/types";
import { sentence } from "@/lib/format";
import { Tag } from "@/ui/tag";

const TONES = { pending: "accent", active: "good", terminated: "bad", cancelled: "bad" } as const;

/** What the notices say, unless time has passed over it: "active" in 2022 may have ended since. */
export function ContractStatus({ contract }: { contract: Pick<Contract, "status" | "live"> }) {
  const { status, live } = contract;
  const isOver = !live && (status === "active" || status === "pending");
  return <Tag tone={isOver ? "plain" : TONES[status]}>{isOver ? "Ended" : sentence(status)}</Tag>;
}
