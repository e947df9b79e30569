import { useQuery } from "@tanstack/react-query";
import { formatCount, formatList, inSentence } from "@/lib/format";
import { ActionLine, ActionList } from "@/ui/action-list";
import { AuthorityLink } from "@/ui/authority-link";
import { QueryFrame } from "@/ui/query-frame";
import { neighboursQuery } from "./queries";

/** How many shared systems are named. */
const MOST_NAMED = 4;

/** Neighbours like me: whom to ask, since they run the same. */
export function Neighbours({ authority }: { authority: string }) {
  const query = useQuery(neighboursQuery(authority));
  return (
    <QueryFrame query={query} lines={4}>
      {({ items }) =>
        items.length === 0 ? (
          <p>No other borough is seen to use the same for the same.</p>
        ) : (
          <ActionList dense>
            {items.slice(0, 5).map(({ authority: other, likeness, shared }) => (
              <ActionLine
                key={other.id}
                title={<AuthorityLink authority={other} />}
                note={`${formatCount(shared.length, "system")} alike (${Math.round(100 * likeness)} % of what either uses): ${formatList(shared.slice(0, MOST_NAMED).map(({ name, serviceArea }) => `${name} for ${inSentence(serviceArea.name)}`))}${shared.length > MOST_NAMED ? ` and ${shared.length - MOST_NAMED} more` : ""}.`}
              />
            ))}
          </ActionList>
        )
      }
    </QueryFrame>
  );
}
