import { Tag } from "@/ui/tag";
import type { Person } from "./queries";

export function PersonState({ person }: { person: Person }) {
  if (person.state === "suspended") return <Tag tone="bad">Suspended</Tag>;
  if (person.state === "invited") return <Tag tone="mark">Invited, not here yet</Tag>;
  return <Tag tone="good">Active</Tag>;
}
